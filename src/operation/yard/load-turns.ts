// When each load that stands in the yard is wanted at its vessel, by the order in which the cranes at work take them: hours where the vessel's
// berth time tells days.
import type { CallRecord, ContainerRecord } from '../../ledger/state.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { Departure } from '../../yard/departure/departure.ts';
import { callRecord, callWork, craneWork, type Desk } from '../context.ts';
import { bayEstimate, BOX_SECONDS } from '../quay/bay-work.ts';
import { expectedDeparture } from './departures.ts';
import { loadsByBay } from './next-loads.ts';

/** How far a turn is off, ms: cranes change bays, and equal loads change turns (in the twin three hours for all times gave 6 % fewer digs than one). */
const TURN_SPREAD = 3 * 3_600_000;

/** A load with the time of its turn, ms UTC. */
export interface Turn {
  record: ContainerRecord;
  call: CallRecord;
  at: number;
  /** Loads that its crane takes before it. */
  before: number;
}

/** Turns of all loads that stand in the yard for the vessels at work, in the order of time. */
export function loadTurns(desk: Desk): Map<ContainerId, Turn> {
  const turns: Turn[] = [];
  desk.state.cranes.forEach((_, crane) => {
    const c = craneWork(desk, crane);
    if (c.call === null) return;
    const call = callRecord(desk, c.call);
    const { bays } = callWork(desk, c.call);
    let [end, before] = [desk.now, 0];
    for (const { bay, loads } of loadsByBay(desk, crane)) {
      const work = bays.find((b) => b.bay === bay);
      if (!work) continue;
      end += 1000 * bayEstimate(call, work, desk.model.quayCraneType.hatchCoverSeconds);
      let at = end - 1000 * BOX_SECONDS * loads.length;
      for (const record of loads) {
        turns.push({ record, call, at, before: before++ });
        at += 1000 * BOX_SECONDS;
      }
    }
  });
  turns.sort((x, y) => x.at - y.at || (x.record.container.id < y.record.container.id ? -1 : 1));
  const inYard = turns.filter(({ record }) => record.position.kind === 'yard');
  return new Map(inYard.map((turn) => [turn.record.container.id, turn]));
}

/** Keeps turns until the next review. */
export function noteTurns({ state }: Desk, turns: ReadonlyMap<ContainerId, Turn>): void {
  state.turns = new Map(Array.from(turns, ([id, { at }]) => [id, at]));
}

/** When a box leaves its stack: at its turn while its vessel is at work, else when it is expected to leave the yard. */
export function leavesStack(desk: Desk, container: ContainerId): Departure {
  const turn = desk.state.turns.get(container);
  return turn === undefined ? expectedDeparture(desk, container) : { mean: turn, spread: TURN_SPREAD };
}
