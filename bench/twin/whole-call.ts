// A whole call made for the highest crane rate: 20' boxes in pairs in the holds, both ways, so that twin lifts and dual cycles apply
// from the first box to the last. Six bays for three cranes; between two neighbouring cranes there is room for both.
import type { Message } from '../../src/edi/messages.ts';
import type { CauseTimes } from '../../src/office/crane-time.ts';
import { CRANE_CAUSES, CraneTime, noCauses, sumOfCauses } from '../../src/office/crane-time.ts';
import { PHASE } from '../../src/operation/quay/bay-work.ts';
import type { Policy } from '../../src/operation/policy.ts';
import type { CraneWork } from '../../src/operation/state.ts';
import { BEGIN, HERE, bayplan, box, callOf, loadList, onward } from '../../src/server/run/small-world.fixture.ts';
import { violationsOf } from '../../src/server/run/run-report.ts';
import { TerminalRun } from '../../src/server/run/terminal-run.ts';
import { MemoryJournal } from '../../src/store/memory-journal.ts';
import type { Container, Position } from '../../src/terminal/container.ts';
import { id, type BlockId } from '../../src/terminal/ids.ts';
import type { TerminalModel } from '../../src/terminal/model.ts';
import type { WholeCall } from './answers.ts';

const HOUR = 3_600_000;
/** No such call takes longer, ms. */
const LONGEST = 48 * HOUR;
/** How often the run is looked at for the first lift and the last, ms. */
const LOOK = 5_000;
/** How much faster than designed vehicles and stacking cranes are where nothing is to wait for them. */
const SWIFT = 10;
/** Bays (40') with work; two neighbouring ones are a crane's. */
const BAYS = [2, 6, 30, 34, 58, 62];
/** Rows, 0 to 8, and tiers of the holds with work: 45 pairs of 20' boxes a bay. */
const ROWS = 9;
const TIERS = ['02', '04', '06', '08', '10'];
const VESSEL = 'MMM';

/** Causes that the crane's own limit is free of. */
const WAITS = ['waitingVehicle', 'waitingYard', 'blockedByCrane', 'plan', 'other'] as const;

/** Boxes in an hour of a crane's time, first lift to last. */
export function rateOf({ boxes, causes }: WholeCall): number {
  return boxes / (sumOfCauses(causes) / HOUR);
}

/** Boxes in an hour without what the crane waited for others: its lifts, its ways on the rails, and its two trolleys' waiting for each other. */
export function limitOf(call: WholeCall): number {
  return rateOf(call) / (1 - waitOf(call));
}

/** Share of the cranes' time that went by waiting for vehicle, yard or another crane. */
export function waitOf({ causes }: WholeCall): number {
  return WAITS.reduce((sum, cause) => sum + causes[cause], 0) / sumOfCauses(causes);
}

/** A terminal whose vehicles and stacking cranes are much faster than any that can be built: cranes wait for nobody there. */
export function swiftTransport(model: TerminalModel): TerminalModel {
  const { vehicleType: v, yardCraneType: y } = model;
  const swift = ({ speed, accel }: { speed: number; accel: number }): { speed: number; accel: number } => ({
    speed: SWIFT * speed,
    accel: SWIFT * accel,
  });
  return {
    ...model,
    vehicleType: {
      ...v,
      straightSpeed: SWIFT * v.straightSpeed,
      curveSpeed: SWIFT * v.curveSpeed,
      sidewaysSpeed: SWIFT * v.sidewaysSpeed,
      accel: SWIFT * v.accel,
      brake: SWIFT * v.brake,
    },
    yardCraneType: {
      ...y,
      gantry: swift(y.gantry),
      trolley: swift(y.trolley),
      hoistLoaded: swift(y.hoistLoaded),
      hoistEmpty: swift(y.hoistEmpty),
    },
  };
}

/** Plays the call at a terminal. Throws when it does not end or something happened that cannot be. */
export function playWholeCall(model: TerminalModel, policy: Partial<Policy>): WholeCall {
  const { messages, loads } = vessel();
  const run = TerminalRun.begin(model, new MemoryJournal({ keep: false }), () => undefined, BEGIN, { policy });
  stock(run, loads);
  run.addInbox(messages.map((message, i) => ({ at: BEGIN, commandId: `${i}`, file: '', message, port: HERE })));
  const watch = new CraneWatch(run);
  for (let at = BEGIN + LOOK; !run.finished; at += LOOK) {
    if (at > BEGIN + LONGEST) throw new Error('the call did not end');
    run.advance(at);
    watch.look();
  }
  const faults = violationsOf(run);
  const boxes = watch.boxes();
  if (boxes !== 2 * loads.length) faults.push(`${boxes} boxes were moved, not ${2 * loads.length}`);
  if (faults.length > 0) throw new Error(faults.join('; '));
  return { boxes, ...watch.counts(), ...watch.between() };
}

/** The vessel's bay plan and load list: each cell of her holds is emptied and filled again. */
function vessel(): { messages: Message[]; loads: Container[] } {
  const off: Record<string, Container> = {};
  const on: Record<string, Container> = {};
  let number = 0;
  for (const bay of BAYS)
    for (let row = 0; row < ROWS; row++)
      for (const tier of TIERS)
        for (const half of [bay - 1, bay + 1]) {
          const name = String(number++).padStart(7, '0');
          off[`${half}-${row}-${tier}`] = box(`OUTU${name}`, { lengthFeet: 20 });
          on[`${half}-${row}-${tier}`] = onward(`INNU${name}`, { lengthFeet: 20 });
        }
  return { messages: [bayplan(VESSEL, off), loadList(VESSEL, on)], loads: Object.values(on) };
}

/**
 * Puts the loads into the yard as a yard made ready for the vessel has them: the two of a pair side by side in one block, one pair
 * after the other in another block, nothing on top of them.
 */
function stock(run: TerminalRun, loads: readonly Container[]): void {
  const { blocks } = run.model;
  loads.forEach((container, i) => {
    const pair = i >> 1;
    const index = pair % blocks.length;
    const block = blocks[index] as (typeof blocks)[number];
    const place = Math.floor(pair / blocks.length);
    const bay = 4 * Math.floor(place / block.rows) + (i % 2 === 0 ? 1 : 3);
    const slot = { bay, row: 1 + (place % block.rows), tier: 1 };
    const position: Position = { kind: 'yard', block: id<BlockId>(block.id), slot };
    run.ledger.record({ kind: 'container-announced', container, position, outbound: callOf(VESSEL) }, BEGIN);
    run.twin.know(container);
    run.twin.stock(container.id, position);
    run.operation.desk.yard.refresh(index, slot.bay, slot.row);
  });
  run.ledger.commit();
}

/** Watches the cranes' accounts: each crane's time counts from its first lift to its last. */
class CraneWatch {
  private readonly run: TerminalRun;
  /** By crane: its account when it began its first lift and when it had set down its last box so far. */
  private readonly first: (CauseTimes | null)[];
  private readonly last: (CauseTimes | null)[];
  private readonly moves: number[];
  /** Jobs of lifts seen so far, and what they were. */
  private readonly jobs = new Set<number>();
  private readonly lifts = { lifts: 0, twinLifts: 0, loadLifts: 0, dualLifts: 0 };

  constructor(run: TerminalRun) {
    this.run = run;
    const n = run.operation.desk.state.cranes.length;
    this.first = Array.from({ length: n }, () => null);
    this.last = Array.from({ length: n }, () => null);
    this.moves = Array.from({ length: n }, () => 0);
  }

  look(): void {
    this.run.operation.desk.state.cranes.forEach((c, i) => {
      this.count(c);
      if (!c.time) return;
      const time = new CraneTime(c.time);
      const causes = time.running ? time.causes(this.run.now) : time.causes();
      if (c.main?.kind === 'lift' || c.moves > 0) this.first[i] ??= causes;
      if (c.moves > (this.moves[i] as number)) this.last[i] = causes;
      this.moves[i] = c.moves;
    });
  }

  /** Counts a lift once; it lasts longer than the time between two looks. */
  private count({ main, call, bay }: CraneWork): void {
    if (main?.kind !== 'lift' || this.jobs.has(main.job)) return;
    this.jobs.add(main.job);
    const { state } = this.run.operation.desk;
    this.lifts.lifts++;
    if (main.mate >= 0) this.lifts.twinLifts++;
    if (state.moves.get(main.move)?.kind !== 'load') return;
    this.lifts.loadLifts++;
    const work = call === null ? undefined : state.calls.get(call)?.bays.find((b) => b.bay === bay);
    if (work?.phase === PHASE.holdOut) this.lifts.dualLifts++;
  }

  counts(): Pick<WholeCall, 'lifts' | 'twinLifts' | 'loadLifts' | 'dualLifts'> {
    return this.lifts;
  }

  boxes(): number {
    return this.moves.reduce((sum, n) => sum + n, 0);
  }

  between(): { cranes: number; causes: CauseTimes } {
    const sum = noCauses();
    let cranes = 0;
    this.first.forEach((from, i) => {
      const to = this.last[i];
      if (!from || !to) return;
      cranes++;
      for (const cause of CRANE_CAUSES) sum[cause] += to[cause] - from[cause];
    });
    return { cranes, causes: sum };
  }
}
