// Vehicles without work: where they wait, when they do not charge.
import type { Rest } from '../../fleet/rest-places.ts';
import { chargeFleet } from './charging.ts';
import { craneWork, vehicleWork, type Desk } from '../context.ts';
import { currentBay, dischargesLeft } from '../quay/crane-query.ts';
import { begin, standsAt } from './errands.ts';

/** Empty vehicles that should stand by near a crane that discharges. */
const STAND_BY = 5;
/** A parked vehicle counts as standing by within this distance along the quay, m. */
const NEAR = 90;

/** Sends vehicles without work to chargers, and the others off the places where they stand in the way. */
export function parkAndCharge(desk: Desk): void {
  chargeFleet(desk);
  desk.state.vehicles.forEach((v, i) => {
    const at = standsAt(desk, i);
    if (v.errand === 'idle' && at >= 0 && !desk.layout.isParking.has(at)) park(desk, i, 'to-park');
  });
}

/** Sends a vehicle that has nothing to do here to a parking place, if one is free: a loaded one near its crane. */
export function park(desk: Desk, vehicle: number, errand: 'to-park' | 'to-park-loaded'): void {
  if (desk.layout.isParking.has(standsAt(desk, vehicle))) return;
  const v = vehicleWork(desk, vehicle);
  const wantedAt = errand === 'to-park-loaded' && v.crane >= 0 ? craneWork(desk, v.crane).x : standByAt(desk);
  const rest = nearest(desk, vehicle, desk.layout.parking, wantedAt);
  if (rest >= 0) begin(desk, vehicle, rest, errand);
}

/** Position along the quay where an empty vehicle is wanted next: at the discharging crane with the fewest standing by; null: nowhere. */
function standByAt(desk: Desk): number | null {
  let x: number | null = null;
  let least = STAND_BY;
  for (const c of desk.state.cranes) {
    const bay = currentBay(desk, c);
    if (!bay || dischargesLeft(desk, c, bay) < STAND_BY) continue;
    let count = 0;
    desk.state.vehicles.forEach((v, i) => {
      if (v.errand !== 'idle' && v.errand !== 'to-park') return;
      const t = desk.traffic.state.vehicles[i];
      const rest = desk.traffic.state.rests[t?.goal === -1 ? t.at : (t?.goal ?? -1)];
      if (rest && Math.abs(rest.x - c.x) < NEAR) count++;
    });
    if (count >= least) continue;
    least = count;
    x = c.x;
  }
  return x;
}

/** Nearest free place by straight distance from the vehicle, or from a position along the quay; the eight nearest are compared by driving time; -1 without. */
function nearest(desk: Desk, vehicle: number, places: readonly number[], wantedAt: number | null = null): number {
  const at = standsAt(desk, vehicle);
  const { rests } = desk.traffic.state;
  const here = rests[at] as Rest;
  const way = (r: number): number => {
    const rest = rests[r] as Rest;
    return wantedAt === null
      ? Math.abs(rest.x - here.x) + Math.abs(rest.y - here.y)
      : Math.abs(rest.x - wantedAt) + rest.y;
  };
  const free = (r: number): boolean => desk.traffic.free(r);
  let best = -1;
  let least = Infinity;
  for (const r of firstBy(places, way, wantedAt === null ? 8 : 3, free)) {
    const seconds = desk.traffic.router.seconds(at, r);
    if (seconds < least) {
      least = seconds;
      best = r;
    }
  }
  return best;
}

/** The few first of some numbers by a key, then by themselves, that pass a test; who cannot be among them is not tested. */
function firstBy(
  numbers: readonly number[],
  key: (n: number) => number,
  most: number,
  passes: (n: number) => boolean,
): number[] {
  const found: number[] = [];
  const keys: number[] = [];
  for (const n of numbers) {
    const k = key(n);
    let i = found.length;
    while (i > 0 && ((keys[i - 1] as number) > k || (keys[i - 1] === k && (found[i - 1] as number) > n))) i--;
    if (i >= most || !passes(n)) continue;
    found.splice(i, 0, n);
    keys.splice(i, 0, k);
    if (found.length <= most) continue;
    found.pop();
    keys.pop();
  }
  return found;
}
