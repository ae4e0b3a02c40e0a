// Vehicles without work: which of them charge, and where the others wait.
import { chargingGains, mustCharge, planCharging } from '../fleet/charging.ts';
import type { ChargingProblem, VehicleEnergy } from '../fleet/problems.ts';
import { craneWork, vehicleWork, type Desk } from './context.ts';
import { currentBay, dischargesLeft } from './crane-query.ts';
import { begin, standsAt } from './errands.ts';
import type { VehicleWork } from './state.ts';

/** Empty vehicles that should stand by near a crane that discharges. */
const STAND_BY = 5;
/** A parked vehicle counts as standing by within this distance along the quay, m. */
const NEAR = 90;
/** Thresholds of charging; see ChargingProblem. Designed, not published figures. */
const RESERVE_SHARE = 0.2;
const TOP_SHARE = 0.95;
const SLACK_SHARE = 0.5;
/** How long the work lasts before a vehicle can be spared again, h: a shift and a half. */
const HORIZON_HOURS = 12;
/** What a vehicle at work drives in an hour, km: in the twin's days about 2 over the whole fleet, of which near a half is idle. */
const BUSY_KM_PER_HOUR = 5;
/** Steps of the charging planner for one look at the fleet; sixty vehicles need some hundreds. */
const CHARGING_STEPS = 20_000;

/** Sends vehicles without work to chargers, and the others off the places where they stand in the way. */
export function parkAndCharge(desk: Desk): void {
  if (electric(desk)) charge(desk);
  desk.state.vehicles.forEach((v, i) => {
    const at = standsAt(desk, i);
    if (v.errand === 'idle' && at >= 0 && !desk.layout.parking.includes(at)) park(desk, i, 'to-park');
  });
}

/** True for a vehicle that has too little energy left to begin anything but the way to a charger. */
export function mustStay(desk: Desk, v: VehicleWork): boolean {
  return electric(desk) && mustCharge({ reserveShare: RESERVE_SHARE }, energyOf(desk, v, false, 0));
}

function electric(desk: Desk): boolean {
  return desk.model.vehicleType.batteryKWh !== undefined && desk.layout.chargers.length > 0;
}

function energyOf(desk: Desk, v: VehicleWork, idle: boolean, kmExpected: number): VehicleEnergy {
  return { energyKWh: v.kWh, fullKWh: desk.model.vehicleType.batteryKWh ?? 0, idle, kmExpected };
}

/** Asks the planner who charges. Ways are looked up only for those that would gain if the charger were beside them. */
function charge(desk: Desk): void {
  const free = desk.layout.chargers.filter((r) => desk.traffic.free(r));
  if (free.length === 0) return;
  const { kWhPerKmLoaded, kWhPerKmEmpty, chargeKW } = desk.model.vehicleType;
  const idle = desk.state.vehicles.map((v, i) => v.errand === 'idle' && standsAt(desk, i) >= 0);
  const busyShare = 1 - idle.filter((yes) => yes).length / idle.length;
  const kmExpected = busyShare * BUSY_KM_PER_HOUR * HORIZON_HOURS;
  const vehicles = desk.state.vehicles.map((v, i) => energyOf(desk, v, idle[i], kmExpected));
  const seconds = new Float64Array(vehicles.length * free.length).fill(Infinity);
  const problem: ChargingProblem = {
    vehicles,
    chargers: free.length,
    seconds,
    chargeKW: chargeKW ?? 1,
    kWhPerKm: (kWhPerKmLoaded + kWhPerKmEmpty) / 2,
    reserveShare: RESERVE_SHARE,
    topShare: TOP_SHARE,
    slackShare: SLACK_SHARE,
  };
  const gains = chargingGains(problem);
  if (gains.every((g) => g <= 0)) return;
  gains.forEach((gain, i) => {
    if (gain <= 0) return;
    free.forEach((r, c) => (seconds[i * free.length + c] = desk.traffic.router.seconds(standsAt(desk, i), r)));
  });
  for (const { vehicle, charger, untilKWh } of planCharging(problem, { steps: CHARGING_STEPS }).plan) {
    if (begin(desk, vehicle, free[charger] as number, 'to-charge')) vehicleWork(desk, vehicle).untilKWh = untilKWh;
  }
}

/** Sends a vehicle that has nothing to do here to a parking place, if one is free: a loaded one near its crane. */
export function park(desk: Desk, vehicle: number, errand: 'to-park' | 'to-park-loaded'): void {
  if (desk.layout.parking.includes(standsAt(desk, vehicle))) return;
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
  const here = rests[at] as (typeof rests)[number];
  const way = (r: number): number => {
    const rest = rests[r] as typeof here;
    return wantedAt === null
      ? Math.abs(rest.x - here.x) + Math.abs(rest.y - here.y)
      : Math.abs(rest.x - wantedAt) + rest.y;
  };
  const free = places
    .filter((r) => desk.traffic.free(r))
    .map((r) => ({ r, d: way(r) }))
    .sort((a, b) => a.d - b.d || a.r - b.r)
    .slice(0, wantedAt === null ? 8 : 3);
  let best = -1;
  let least = Infinity;
  for (const { r } of free) {
    const seconds = desk.traffic.router.seconds(at, r);
    if (seconds < least) {
      least = seconds;
      best = r;
    }
  }
  return best;
}
