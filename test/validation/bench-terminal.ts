// A terminal with nothing but one machine of each kind, made from published figures, and what drives it through the port.
import type { Order, Report, Spot } from '../../src/equipment/port.ts';
import type { Position } from '../../src/terminal/container.ts';
import { id, type CheId, type ContainerId } from '../../src/terminal/ids.ts';
import type { TerminalModel } from '../../src/terminal/model.ts';
import { tinyTerminal } from '../../src/terminal/tiny-terminal.fixture.ts';
import { beginTwin } from '../../src/twin/begin.ts';
import { Twin } from '../../src/twin/twin.ts';

export const QUAY_CRANE: CheId = id('Q1');
export const PORTAL: CheId = id('Q1/P');
export const VEHICLE: CheId = id('AGV01');

/** m/min as m/s. */
const perMinute = (metres: number): number => metres / 60;

const tiny = tinyTerminal();

/**
 * The quay crane of the tender for the Baltic Container Terminal in Gdynia (2013): hoist 80 / 160 m/min, reached loaded in 2.0 s up and
 * 1.5 s down, empty in 4.0 and 2.5 s; trolley 210 m/min in 4.5 s; gantry 50 m/min in 6 s; boom 2.5 min to 45 degrees and 2.0 min more.
 */
export function tenderCrane(): TerminalModel['quayCraneType'] {
  return {
    ...tiny.quayCraneType,
    gantry: { speed: perMinute(50), accel: perMinute(50) / 6 },
    trolley: { speed: perMinute(210), accel: perMinute(210) / 4.5 },
    hoistLoaded: { speed: perMinute(80), accel: perMinute(80) / 2, brake: perMinute(80) / 1.5 },
    hoistEmpty: { speed: perMinute(160), accel: perMinute(160) / 4, brake: perMinute(160) / 2.5 },
    spreader: { swaySeconds: 7, landingSeconds: 6, lockSeconds: 3, unlockSeconds: 3, twinExtraSeconds: 4 },
    hoistOverlap: 0.6,
    boom: { raiseSeconds: 270, lowerSeconds: 270 },
  };
}

/** The stacking crane of Kalmar at ECT: gantry 240, trolley 48, hoist 36 / 60 m/min; 0.4 m/s² and 12 s at each end as derived. It carries one over four: the spreader travels five boxes of 2.9 m high. */
export function ectCrane(): TerminalModel['yardCraneType'] {
  return {
    ...tiny.yardCraneType,
    gantry: { speed: perMinute(240), accel: 0.4 },
    trolley: { speed: perMinute(48), accel: 0.4 },
    hoistLoaded: { speed: perMinute(36), accel: 0.4 },
    hoistEmpty: { speed: perMinute(60), accel: 0.4 },
    liftHeight: 14.5,
    spreader: { swaySeconds: 5, landingSeconds: 4, lockSeconds: 3, unlockSeconds: 3, twinExtraSeconds: 0 },
  };
}

/** A twin of a terminal of these parts, at rest at time 0, its vehicle at the origin, booms down. */
export function twinOf(parts: Partial<TerminalModel>): Twin {
  const model = tinyTerminal(parts);
  const state = beginTwin(model, 0, [{ x: 0, y: 0 }]);
  for (const crane of state.cranes) crane.boomUp = false;
  return new Twin(model, state);
}

/** A place in the air: truth only knows that each is another one. */
export const placeAt = (n: number): Position => ({
  kind: 'yard',
  block: id('A'),
  slot: { bay: 2, row: 1 + (n % 97), tier: 1 + Math.floor(n / 97) },
});

export const box = (n: number): ContainerId => id(`BOX${n}`);

/** A lift of a box from one spot to another. */
export function lift(
  che: CheId,
  job: number,
  pick: Spot,
  place: Spot,
  extra: Partial<Order & { kind: 'lift' }> = {},
): Order {
  const where = { container: box(job), from: placeAt(2 * job), to: placeAt(2 * job + 1) };
  return { kind: 'lift', che, job, ...where, pick, place, mate: null, ...extra };
}

/** Puts the box of a lift where it is to be taken, of a mass in kg, then gives the order. */
export function giveLift(twin: Twin, order: Order, grossKg: number): void {
  if (order.kind !== 'lift') throw new Error('a lift is wanted');
  for (const b of order.mate ? [order, order.mate] : [order]) {
    twin.know({ id: b.container, grossKg, reeferC: null });
    if (b.from.kind === 'yard') twin.stock(b.container, b.from);
  }
  twin.give(order);
}

/** Lets time pass until a report of a kind by a machine; throws after a day, or when the twin saw something that cannot be. */
export function until(twin: Twin, kind: Report['kind'], che: CheId): Report {
  const end = twin.state.now + 86_400_000;
  while (twin.nextTime <= end) {
    twin.advanceTo(twin.nextTime);
    const found = twin.takeReports().find((r) => r.kind === kind && 'che' in r && r.che === che);
    if (twin.state.violations.length > 0) throw new Error(twin.state.violations.join('; '));
    if (found) return found;
  }
  throw new Error(`${che} never reported ${kind}`);
}
