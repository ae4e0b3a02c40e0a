// Vessels that would wait for their berth are asked to come later (just in time), and what they answer is noted. What a vessel saves follows from
// the cube law (quay/quay-week/just-in-time.ts) and from what is taken of her voyage by her length (terminal/voyage.ts).
import type { CallRecord } from '../../ledger/state.ts';
import type { Report } from '../../equipment/port.ts';
import type { Alternative, Why } from '../../terminal/planning.ts';
import { SLOWEST_SHARE, voyageFacts } from '../../terminal/voyage.ts';
import { fuelFor, justInTime, savedBy, type Saving, type Voyage } from '../../quay/quay-week/just-in-time.ts';
import { callRecord, type Desk } from '../context.ts';
import { quayChanged } from './berths.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/**
 * A vessel is asked within this time before her arrival, ms: earlier the plan is too uncertain, later she has ordered her pilot (designed; the last 24
 * and 12 hours of a voyage are what GreenVoyage2050 looked at in 2022 for IMO, "Just In Time Arrival").
 */
const FROM_MS = 24 * HOUR_MS;
const UNTIL_MS = 6 * HOUR_MS;
/** Time longer at sea that is worth asking for, ms (designed). */
const WORTH_MS = HOUR_MS / 2;
/**
 * She is asked to be there so much before her berth is to be free, ms, and by so large a share of the time until then: berths become free earlier than
 * planned more often than later, and one that lies empty costs more than some waiting (measured: docs/reports/quay.md).
 */
const SPARE_MS = HOUR_MS / 2;
const SPARE_SHARE = 0.25;

/** Asks the vessels at sea whose berths will not be free when they come. Vessels that are berthed in the order of arrival would lose their turn. */
export function requestArrivals(desk: Desk): void {
  const { arrivals, berths } = desk.state.policy;
  if (arrivals !== 'requested' || berths !== 'planned') return;
  for (const call of desk.ledger.state.calls.values()) requestArrival(desk, call);
}

function requestArrival(desk: Desk, call: CallRecord): void {
  const { now } = desk;
  const left = call.eta - now;
  if (call.state !== 'expected' || call.berth === null || left > FROM_MS || left < UNTIL_MS) return;
  const announced = call.asked?.announced ?? call.eta;
  const free = call.berth.start;
  const wished = free - Math.max(SPARE_MS, SPARE_SHARE * (free - now));
  if (!call.asked && wished - announced < WORTH_MS) return;
  const voyage = voyageOf(call, now);
  const { arrival, ...rest } = justInTime(now, voyage, wished);
  const at = Math.max(announced, Math.ceil(arrival / MINUTE_MS) * MINUTE_MS);
  const saving = { ...rest, ...inAll(call, voyage, rest.speed), arrival: at };
  const { fuel, co2 } = saving;
  const event = {
    kind: 'arrival-requested',
    call: call.call,
    at,
    berth: call.berth.start,
    fuel,
    co2,
    why: whyAsked(voyage, saving, now),
  } as const;
  // She came meanwhile, or was asked for nearly the same time.
  if (desk.ledger.objection(event)) return;
  desk.ledger.record(event, now);
  desk.orders.push({ kind: 'request-arrival', call: call.call, at });
}

/** A vessel that was asked tells when she will come. */
export function arrivalTold(desk: Desk, { call: id, eta, at }: Report & { kind: 'arrival-told' }): void {
  const call = callRecord(desk, id);
  const voyage = voyageOf(call, at);
  const speed = eta > at ? voyage.distance / ((eta - at) / HOUR_MS) : voyage.speed;
  desk.ledger.record({ kind: 'arrival-told', call: id, eta, speed, ...inAll(call, voyage, speed) }, desk.now);
  quayChanged(desk);
}

/** What is left of her voyage at a time, ms UTC: she has sailed so that she would come when she told. */
function voyageOf({ geometry, eta, asked }: CallRecord, now: number): Voyage {
  const { speed, designSpeed, fuelPerDay } = voyageFacts(geometry.length);
  const present = asked?.told?.speed ?? speed;
  const distance = (present * Math.max(MINUTE_MS, eta - now)) / HOUR_MS;
  return { distance, speed, slowest: SLOWEST_SHARE * speed, designSpeed, fuelPerDay };
}

/** What is saved when she sails the rest at a speed, knots: with what she has saved on her way so far. */
function inAll({ asked }: CallRecord, voyage: Voyage, speed: number): Pick<Saving, 'fuel' | 'co2'> {
  const rest = savedBy(voyage, speed);
  if (!asked?.told) return rest;
  const { speed: before, fuel, co2 } = asked.told;
  const planned = savedBy(voyage, before);
  return { fuel: fuel - planned.fuel + rest.fuel, co2: co2 - planned.co2 + rest.co2 };
}

/** To come as asked, beside sailing on and waiting; scores are the fuel of the rest of her way, t. */
function whyAsked(voyage: Voyage, { arrival, speed }: Saving, now: number): Why {
  const told = (at: number, knots: number): Alternative => {
    const fuel = fuelFor(voyage, knots);
    return {
      choice: `${new Date(at).toISOString().slice(0, 16)}Z, ${knots.toFixed(1)} kn`,
      score: fuel,
      parts: { fuel },
    };
  };
  const sooner = now + (voyage.distance / voyage.speed) * HOUR_MS;
  return { decided: 'just-in-time', alternatives: [told(arrival, speed), told(sooner, voyage.speed)] };
}
