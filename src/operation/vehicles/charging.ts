// Energy of the fleet: which vehicles charge, when and with what power, so that the limit of the supply is kept and dear hours are
// spared. Vehicles go to chargers or swap stations, or take energy where they stand at a place with a plug.
import { chargingGain, mustCharge, planCharging } from '../../fleet/charging.ts';
import type { ChargingProblem, ChargingTerms, VehicleEnergy } from '../../fleet/problems.ts';
import type { Rejection } from '../../ledger/rejection.ts';
import { pricesAhead } from '../../terminal/tariff.ts';
import { nextId, vehicleWork, type Desk } from '../context.ts';
import { isWithdrawn } from '../faults/fault-query.ts';
import { begin, standsAt } from './errands.ts';
import type { EnergyWork, VehicleWork } from '../state.ts';

/** Thresholds of charging; see ChargingProblem. Designed, not published figures. */
const RESERVE_SHARE = 0.2;
/** A vehicle must be able to end any errand and still come to a charger: to a block, to its crane, back and on (designed), km. */
const RESERVE_KM = 5;
const TOP_SHARE = 0.95;
const SLACK_SHARE = 0.5;
/** How long the work lasts before a vehicle can be spared again, h: a shift and a half. */
const HORIZON_HOURS = 12;
/** What a vehicle at work drives in an hour, km: in the twin's days about 2 over the whole fleet, of which near a half is idle. */
const BUSY_KM_PER_HOUR = 5;
/** Steps of the charging planner for one look at the fleet; sixty vehicles need some hundreds. */
const CHARGING_STEPS = 20_000;
/** Share of the limit of power that is planned with: the rest is for what is not foreseen (designed). */
const PLANNED_SHARE = 0.95;
/** Moves an hour by which the power of cranes at work is foreseen: as much as a good hour has (designed). */
const QUAY_MOVES_PER_HOUR = 45;
const YARD_MOVES_PER_HOUR = 25;
/** At a plug it takes energy in dear hours too below this share of a full battery (designed). */
const PLUG_SHARE = 0.5;
/** Least share that is missing for a plug to be worth it (designed). */
const PLUG_LEAST = 0.02;
const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;

/** Energy as the control loop knows it at the beginning: all spare batteries are charged. */
export function beginEnergy(desk: Pick<Desk, 'model'>): EnergyWork {
  return { lookedAt: -Infinity, premium: 0, plugged: 0, packsCharged: desk.model.charging?.packs ?? 0, packsKW: 0 };
}

/** Sends vehicles to chargers, those first that a person has sent, plugs in those that stand at plugs, and keeps the whole under the limit of power. */
export function chargeFleet(desk: Desk): void {
  if (!electric(desk)) return;
  lookAtSupply(desk);
  let left = powerLeft(desk);
  if (left < 0) {
    shed(desk, left);
    left = powerLeft(desk);
  }
  if (swapping(desk)) powerPacks(desk);
  left -= sendByHand(desk, left);
  sendToChargers(desk, left);
  plugIn(desk);
}

/** True for a vehicle that has too little energy left to begin anything but the way to a charger. */
export function mustStay(desk: Desk, v: VehicleWork): boolean {
  return electric(desk) && mustCharge({ reserveShare: reserveShare(desk) }, energyOf(desk, v, false, 0));
}

/** Why a vehicle (by its index) cannot be sent to charge by hand; null: it can. -1: a machine that is no vehicle. */
export function mayBeCharged(desk: Desk, vehicle: number): Rejection | null {
  const v = desk.state.vehicles[vehicle];
  if (!v || !electric(desk)) return { rule: 'no-battery', message: 'it has no battery that a charger fills' };
  if (v.sentToCharge || v.errand === 'to-charge' || v.errand === 'charging')
    return { rule: 'duplicate', message: `${v.id} is charged, or is to be, already` };
  const full = TOP_SHARE * (desk.model.vehicleType.batteryKWh ?? 0);
  return v.kWh < full ? null : { rule: 'duplicate', message: `the battery of ${v.id} is full` };
}

/** A vehicle has come to the charger or swap station that it was sent to. */
export function atCharger(desk: Desk, v: VehicleWork): void {
  v.errand = 'charging';
  v.job = nextId(desk);
  v.moved = desk.now;
  if (swapping(desk)) desk.orders.push({ kind: 'swap', che: v.id, job: v.job });
  else desk.orders.push({ kind: 'charge', che: v.id, job: v.job, untilKWh: v.untilKWh, kW: v.chargeKW });
}

/** Its battery has what it was told to take, or was changed. */
export function vehicleCharged(desk: Desk, v: VehicleWork, kWh: number): void {
  v.kWh = kWh;
  v.chargeKW = 0;
  if (v.errand === 'charging') v.errand = 'idle';
  desk.lookAtFleet = true;
}

function electric(desk: Desk): boolean {
  return desk.model.vehicleType.batteryKWh !== undefined && desk.layout.chargers.length > 0;
}

/** Share of a full battery below which a vehicle gets no work. */
function reserveShare(desk: Desk): number {
  const { batteryKWh = Infinity, kWhPerKmLoaded } = desk.model.vehicleType;
  return Math.min(TOP_SHARE / 2, Math.max(RESERVE_SHARE, (RESERVE_KM * kWhPerKmLoaded) / batteryKWh));
}

function swapping(desk: Desk): boolean {
  return desk.model.charging?.kind === 'swap';
}

function energyOf(desk: Desk, v: VehicleWork, idle: boolean, kmExpected: number): VehicleEnergy {
  return { energyKWh: v.kWh, fullKWh: desk.model.vehicleType.batteryKWh ?? 0, idle, kmExpected };
}

// ---- the supply --------------------------------------------------------------------------------------------------------------

/** Renews what changes by the quarter of an hour: how dear energy is now, and how many reefers are plugged. */
function lookAtSupply(desk: Desk): void {
  const { energy } = desk.state;
  if (desk.now < energy.lookedAt + QUARTER_MS) return;
  energy.lookedAt = Math.floor(desk.now / QUARTER_MS) * QUARTER_MS;
  energy.premium = premiumOf(pricesAhead(desk.model, desk.now, HORIZON_HOURS));
  energy.plugged = desk.yard.reefers;
}

/** Price now against the one at which charging could wait, by the mean: above 0 when cheaper hours come, below when these are the cheapest. */
export function premiumOf(prices: readonly number[]): number {
  const [now = 0, ...later] = prices;
  const mean = prices.reduce((a, b) => a + b, 0) / prices.length;
  if (mean === 0 || later.length === 0) return 0;
  const least = Math.min(...later);
  if (now > least) return (now - least) / mean;
  return (now - later.reduce((a, b) => a + b, 0) / later.length) / mean;
}

/** Power that charging may take from the grid beside all else that is foreseen, less what it takes already, kW; below 0: too much. */
function powerLeft(desk: Desk): number {
  const { model, state } = desk;
  let charging = state.energy.packsKW;
  for (const v of state.vehicles) charging += v.chargeKW;
  return powerBesideReefers(desk) - state.energy.plugged * model.energy.reeferKW - charging / efficiency(desk);
}

/** Power that reefers and charging may take from the grid together beside all else that is foreseen, kW. */
export function powerBesideReefers({ model, state }: Desk): number {
  const { quayCraneType, yardCraneType, energy } = model;
  let foreseen = energy.baseKW;
  foreseen += quayCraneType.power.standbyKW * model.quayCranes.length;
  foreseen += yardCraneType.power.standbyKW * model.yardCranes.length;
  for (const c of state.cranes) if (c.call !== null) foreseen += quayCraneType.energyKWhPerMove * QUAY_MOVES_PER_HOUR;
  for (const y of state.yardCranes)
    if ((state.blocks[y.block]?.jobs.length ?? 0) > 0) foreseen += yardCraneType.energyKWhPerMove * YARD_MOVES_PER_HOUR;
  return PLANNED_SHARE * energy.peakKW - foreseen;
}

function efficiency(desk: Desk): number {
  return desk.model.charging?.efficiency ?? 1;
}

/** Stops charging while the supply is short by what is left of it (kW, below 0), the fullest first; who has not even its reserve goes on. */
function shed(desk: Desk, powerNow: number): void {
  let left = powerNow;
  const charging = desk.state.vehicles
    .filter((v) => v.chargeKW > 0 && v.errand !== 'to-charge')
    .map((v) => ({ v, kWh: v.kWh + (v.chargeKW * (desk.now - v.moved)) / HOUR_MS }))
    .filter(
      ({ v, kWh }) =>
        !mustCharge({ reserveShare: reserveShare(desk) }, { ...energyOf(desk, v, false, 0), energyKWh: kWh }),
    )
    .sort((a, b) => b.kWh - a.kWh);
  for (const { v } of charging) {
    if (left >= 0) return;
    left += v.chargeKW / efficiency(desk);
    desk.orders.push({ kind: 'charge', che: v.id, job: v.job, untilKWh: 0, kW: v.chargeKW });
    v.chargeKW = 0;
  }
}

// ---- chargers ----------------------------------------------------------------------------------------------------------------

/** Sends the empty vehicles that a person has sent, each to the nearest charger that is free, as far as there is power; returns what they will take of it, kW. */
function sendByHand(desk: Desk, powerNow: number): number {
  const { batteryKWh = 0, chargeKW = 0 } = desk.model.vehicleType;
  let left = mostCharging(desk, powerNow);
  let taken = 0;
  desk.state.vehicles.forEach((v, i) => {
    if (!v.sentToCharge || left <= 0 || (v.errand !== 'idle' && v.errand !== 'to-park')) return;
    const ways = desk.layout.chargers.flatMap((rest) => {
      const seconds = desk.traffic.free(rest) ? desk.traffic.secondsTo(i, rest) : Infinity;
      return seconds < Infinity ? [{ rest, seconds }] : [];
    });
    const nearest = ways.sort((a, b) => a.seconds - b.seconds || a.rest - b.rest)[0];
    if (!nearest || !begin(desk, i, nearest.rest, 'to-charge')) return;
    v.sentToCharge = false;
    v.untilKWh = swapping(desk) ? batteryKWh : TOP_SHARE * batteryKWh;
    v.chargeKW = swapping(desk) ? 0 : chargeKW;
    taken += v.chargeKW / efficiency(desk);
    left--;
  });
  return taken;
}

/** Asks the planner who charges. Ways are looked up only for those that would gain if the charger were beside them. */
function sendToChargers(desk: Desk, powerNow: number): void {
  const { vehicles } = desk.state;
  const idle: number[] = [];
  vehicles.forEach((v, i) => {
    if (v.errand === 'idle' && standsAt(desk, i) >= 0 && !isWithdrawn(desk, v.id)) idle.push(i);
  });
  if (idle.length === 0) return;
  const free = desk.layout.chargers.filter((r) => desk.traffic.free(r));
  const most = Math.min(free.length, mostCharging(desk, powerNow));
  if (most <= 0) return;
  const terms = termsOfCharging(desk);
  const idleShare = idle.length / vehicles.length;
  const kmExpected = (1 - idleShare) * BUSY_KM_PER_HOUR * HORIZON_HOURS;
  const gainers = idle.filter(
    (i) => chargingGain(terms, energyOf(desk, vehicles[i] as VehicleWork, true, kmExpected), idleShare) > 0,
  );
  if (gainers.length === 0) return;
  const seconds = new Float64Array(vehicles.length * free.length).fill(Infinity);
  for (const i of gainers)
    free.forEach((r, c) => (seconds[i * free.length + c] = desk.traffic.router.seconds(standsAt(desk, i), r)));
  const problem: ChargingProblem = {
    ...terms,
    vehicles: vehicles.map((v, i) => energyOf(desk, v, idle.includes(i), kmExpected)),
    chargers: free.length,
    seconds,
    most,
  };
  for (const { vehicle, charger, untilKWh } of planCharging(problem, { steps: CHARGING_STEPS }).plan) {
    if (!begin(desk, vehicle, free[charger] as number, 'to-charge')) continue;
    const v = vehicleWork(desk, vehicle);
    v.untilKWh = untilKWh;
    v.chargeKW = swapping(desk) ? 0 : terms.chargeKW;
  }
}

function termsOfCharging(desk: Desk): ChargingTerms {
  const { kWhPerKmLoaded, kWhPerKmEmpty, chargeKW = 0 } = desk.model.vehicleType;
  return {
    premium: desk.state.energy.premium,
    swapSeconds: swapping(desk) ? (desk.model.charging?.swapSeconds ?? 0) : null,
    chargeKW,
    kWhPerKm: (kWhPerKmLoaded + kWhPerKmEmpty) / 2,
    reserveShare: reserveShare(desk),
    topShare: TOP_SHARE,
    slackShare: SLACK_SHARE,
  };
}

/** How many more vehicles may begin: by the power that is left, or by the batteries that are charged and not yet on their way out. */
function mostCharging(desk: Desk, powerNow: number): number {
  if (swapping(desk))
    return desk.state.energy.packsCharged - desk.state.vehicles.filter((v) => v.errand === 'to-charge').length;
  return Math.floor((powerNow * efficiency(desk)) / (desk.model.vehicleType.chargeKW ?? Infinity));
}

/** Power for the batteries at the swap stations: what is left; in dear hours none while half of them are charged. */
function powerPacks(desk: Desk): void {
  const { energy } = desk.state;
  const packs = desk.model.charging?.packs ?? 0;
  const waits = energy.premium > 0 && energy.packsCharged >= packs / 2;
  const room = powerLeft(desk) * efficiency(desk) + energy.packsKW;
  const wanted = waits ? 0 : (packs - energy.packsCharged) * (desk.model.vehicleType.chargeKW ?? 0);
  const kW = Math.floor(Math.max(0, Math.min(wanted, room)));
  if (kW === energy.packsKW) return;
  energy.packsKW = kW;
  desk.orders.push({ kind: 'pack-power', kW });
}

// ---- plugs where vehicles stand ----------------------------------------------------------------------------------------------

/** Places with a plug, by rest place. */
function plugPlaces(desk: Desk): Set<number> {
  const { model, layout } = desk;
  const named = new Set(model.charging?.plugs ?? []);
  const places = new Set<number>();
  if (named.size === 0) return places;
  model.parking.forEach((p, i) => named.has(p.id) && places.add(layout.parking[i] as number));
  model.blocks.forEach((b, k) =>
    b.waterTransfer.forEach((p, i) => named.has(p.id) && places.add(layout.waterPoints[k]?.[i] as number)),
  );
  return places;
}

/** Plugs in who stands at a plug and lacks energy; it may be sent away at any time. */
function plugIn(desk: Desk): void {
  const places = plugPlaces(desk);
  if (places.size === 0) return;
  const { batteryKWh = 0 } = desk.model.vehicleType;
  const kW = desk.model.charging?.plugKW ?? 0;
  const upTo = desk.state.energy.premium > 0 ? PLUG_SHARE : TOP_SHARE;
  let left = powerLeft(desk) * efficiency(desk);
  desk.state.vehicles.forEach((v, i) => {
    if (left < kW || v.plugged || v.errand === 'charging' || !places.has(standsAt(desk, i))) return;
    if (v.kWh > (upTo - PLUG_LEAST) * batteryKWh) return;
    left -= kW;
    v.plugged = true;
    v.chargeKW = kW;
    v.moved = desk.now;
    desk.orders.push({ kind: 'charge', che: v.id, job: nextId(desk), untilKWh: TOP_SHARE * batteryKWh, kW });
  });
}
