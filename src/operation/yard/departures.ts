// When boxes leave the yard: by the berth time of their call, by the window of the truck that is announced for them, or by how long their like have
// stayed. What leaves teaches how far told times are off and how long boxes stay.
import { departureAfter, departureTold, noteDelay, noteStay, type StayOf } from '../../yard/departure/dwell-history.ts';
import { UNKNOWN, type Departure } from '../../yard/departure/departure.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { ContainerRecord, LedgerState, VisitRecord } from '../../ledger/state.ts';
import type { Container } from '../../terminal/container.ts';
import type { CallId, ContainerId } from '../../terminal/ids.ts';
import type { Desk } from '../context.ts';
import { goesOn, nextPort } from '../inbox/onward.ts';
import type { ExpectedDeparture } from '../state.ts';

/**
 * Stays are learned from a week after the record's beginning on, ms (designed): before that only boxes can have left that stayed for a short time,
 * and they would speak for all.
 */
const LEARN_AFTER = 7 * 86_400_000;

/**
 * When a box in the yard, or on its way there, leaves. Estimated once and kept until something else is told of it, so that the same record always
 * gives the same.
 */
export function expectedDeparture(desk: Desk, container: ContainerId): Departure {
  const kept = desk.state.departures.get(container);
  if (kept !== undefined) return kept;
  const expected = estimated(desk, container);
  desk.state.departures.set(container, expected);
  return expected;
}

/** When a box leaves, as it is known now: for one that is not in the yard yet. */
export function estimated(desk: Desk, container: ContainerId): ExpectedDeparture {
  const record = desk.ledger.state.containers.get(container);
  if (!record) return { ...UNKNOWN, told: 0 };
  const { dwell } = desk.state;
  const told = toldTime(desk, record);
  if (told > 0) return { ...departureTold(dwell, tellerOf(record), told), told };
  return { ...departureAfter(dwell, stayOf(desk, record.container), record.yardSince || desk.now), told: 0 };
}

/** The time that is told for it, ms UTC; 0: none is. */
function toldTime(desk: Desk, { container, outbound }: ContainerRecord): number {
  const { calls } = desk.ledger.state;
  if (outbound !== 'truck') {
    const call = calls.get(outbound as CallId);
    return call ? (call.berth?.start ?? call.eta) : (desk.state.expectedCalls.get(outbound as CallId) ?? 0);
  }
  const visit = pickupOf(desk.ledger.state, container.id);
  return visit ? visit.expected + 30_000 * desk.model.gate.appointmentMinutes : 0;
}

/** The visit of the truck that is announced for a box, the first one; looked up in the record itself, so that a restart finds the same. */
function pickupOf({ visits }: LedgerState, container: ContainerId): VisitRecord | undefined {
  for (const visit of visits.values())
    if (visit.state !== 'gone' && visit.state !== 'leaving' && visit.collect.includes(container)) return visit;
  return undefined;
}

function tellerOf({ outbound }: ContainerRecord): 'truck' | 'call' {
  return outbound === 'truck' ? 'truck' : 'call';
}

/** What is known of a box's stay by its papers. */
function stayOf(desk: Desk, box: Container): StayOf {
  const here = desk.model.unlocode;
  const { portOfLoading, portOfDischarge, operator, full } = box;
  const [to, from] = [portOfDischarge === here && !goesOn(box, here), portOfLoading === here];
  const flow = to ? 'import' : from ? 'export' : 'transhipment';
  return { flow: full ? flow : `${flow} empty`, line: operator, port: to ? portOfLoading : nextPort(box, here) };
}

/** A box is lifted out of the yard to leave: how long it stayed, and how far it is off what was told. */
export function learnFrom(desk: Desk, event: LedgerEvent & { kind: 'picked' }, at: number): void {
  if (event.from.kind !== 'yard' || event.rehandle) return;
  const { departures, dwell } = desk.state;
  const record = desk.ledger.state.containers.get(event.container);
  if (!record) return;
  const told = departures.get(event.container)?.told ?? 0;
  if (told > 0) noteDelay(dwell, tellerOf(record), at - told);
  if (record.yardSince > dwell.from && at - dwell.from > LEARN_AFTER)
    noteStay(dwell, stayOf(desk, record.container), at - record.yardSince);
}
