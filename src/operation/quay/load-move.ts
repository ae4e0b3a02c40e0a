// A person gives a load another cell. It is kept to as long as the work allows: nothing is moved in a bay that a crane has begun, and nothing
// that is on its way to its crane.
import type { LedgerEvent } from '../../ledger/events.ts';
import { cellName } from '../../ledger/laws.ts';
import { allLoads } from '../../ledger/holds.ts';
import { whoHas } from '../../ledger/load-moves.ts';
import type { CallRecord } from '../../ledger/state.ts';
import type { VesselSlot } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { LoadMoveDecision } from '../../terminal/load-move.ts';
import { bay40, onDeck } from '../../terminal/vessel.ts';
import type { Desk } from '../context.ts';
import { bayIsBegun, followBays } from '../inbox/bays.ts';
import { nothing, quayChanged, type Taken } from '../inbox/common.ts';
import { isMoved } from '../inbox/list.ts';
import type { Received } from '../inbox/state.ts';

/**
 * What of the work at the vessel stands against it. not-listed, hold, same, length, occupied: see the laws; begun: a crane has begun one of
 * the bays; on-its-way: it is being fetched; carries: other loads are to stand on it where it is now.
 */
export type WorkRule = 'not-listed' | 'hold' | 'same' | 'length' | 'occupied' | 'begun' | 'on-its-way' | 'carries';

/** A rule that stands against it, with a sentence, and the box that it is about where there is one. */
export interface WorkObjection {
  rule: WorkRule;
  message: string;
  other: ContainerId | null;
}

const OF_LAWS: Readonly<Record<string, WorkRule>> = {
  unknown: 'not-listed',
  hold: 'hold',
  duplicate: 'same',
  'mixed-lengths': 'length',
  occupied: 'occupied',
};

/** Takes in what a person has decided; what cannot be changes nothing, and why is told by objectionsToLoadMove() beforehand. */
export function receiveLoadMove(desk: Desk, received: Received<LoadMoveDecision>, at: number): Taken {
  const { message } = received;
  const possible = objectionsToLoadMove(desk, message).length === 0;
  desk.ledger.receive(received.commandId, possible ? [eventOf(message)] : [], at);
  const call = desk.ledger.state.calls.get(message.call);
  if (possible && call) {
    followBays(desk, call, at);
    quayChanged(desk, at);
  }
  return nothing();
}

/** Every rule of the work that stands against it; none: it can be done. */
export function objectionsToLoadMove(desk: Desk, decision: LoadMoveDecision): WorkObjection[] {
  const { container, slot } = decision;
  const found: WorkObjection[] = [];
  const add = (rule: WorkRule, message: string, other: ContainerId | null = null): void => {
    found.push({ rule, message, other });
  };
  const law = desk.ledger.objection(eventOf(decision));
  const call = desk.ledger.state.calls.get(decision.call);
  const other = law?.rule === 'occupied' && call ? whoHas(call, slot, container) : null;
  if (law) add(OF_LAWS[law.rule] ?? 'not-listed', law.message, other);
  const now = call?.toLoad.get(container);
  if (!call || !now) return found;
  for (const bay of new Set([now, slot].filter((s) => bayIsBegun(desk, call.call, s)).map((s) => bay40(s.bay))))
    add('begun', `the work in bay ${bay} of ${call.vessel} has begun`);
  const at = desk.ledger.state.containers.get(container)?.position.kind;
  if ((at !== 'yard' && at !== 'outside') || isMoved(desk, container))
    add('on-its-way', `${container} is on its way to its crane`);
  const above = carriedBy(call, container, now);
  if (above) add('carries', `${above} is to stand on ${container} at ${cellName(now)}`, above);
  return found;
}

/** The lowest load that is to stand over a cell in its stack; null for none. */
function carriedBy(call: CallRecord, container: ContainerId, slot: VesselSlot): ContainerId | null {
  let lowest: { id: ContainerId; tier: number } | null = null;
  for (const lists of [allLoads(call), call.toRestow])
    for (const [id, other] of lists) {
      const above = other.row === slot.row && other.tier > slot.tier && onDeck(other) === onDeck(slot);
      const touching = other.bay === slot.bay || ((other.bay ^ slot.bay) & 1) === 1;
      if (id === container || !above || !touching || bay40(other.bay) !== bay40(slot.bay)) continue;
      if (lowest === null || other.tier < lowest.tier) lowest = { id, tier: other.tier };
    }
  return lowest?.id ?? null;
}

function eventOf({ call, container, slot, reference: by }: LoadMoveDecision): LedgerEvent {
  return { kind: 'load-moved-by-hand', call, container, slot, by };
}
