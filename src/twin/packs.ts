// The batteries at the swap stations: charged with the power that they are given, the fullest first, each with what a charger can
// give at most. Times in ms UTC, energy kWh, power kW.
import type { TerminalModel } from '../terminal/model.ts';
import { book, type EnergyMeter } from './energy.ts';

const HOUR_MS = 3_600_000;
/** A battery counts as charged when it lacks no more than this share. */
const NEARLY = 0.001;

/** All batteries that are in no vehicle. Plain data. */
export interface BatteryPool {
  kWh: number[];
  /** Power that they get in all. */
  kW: number;
  /** Up to when the charging is reckoned. */
  at: number;
  /** When the next one is full if nothing changes, ms UTC; what was expected before is stale. */
  nextFull: number;
  /** How many were charged when that was told last. */
  told: number;
}

/** The pool at the beginning: all full, as after a night. */
export function beginPool(model: TerminalModel, now: number): BatteryPool {
  const full = model.vehicleType.batteryKWh ?? 0;
  const packs = model.charging?.kind === 'swap' ? model.charging.packs : 0;
  return { kWh: Array.from({ length: packs }, () => full), kW: 0, at: now, nextFull: Infinity, told: packs };
}

/**
 * Charges the pool up to now and books what it took from the grid. Goes from one full battery to the next, so that it is exact
 * however long nobody looked.
 */
export function chargePool(pool: BatteryPool, meter: EnergyMeter, model: TerminalModel, now: number): void {
  const full = model.vehicleType.batteryKWh ?? 0;
  const each = model.vehicleType.chargeKW ?? 0;
  const efficiency = model.charging?.efficiency ?? 1;
  while (pool.at < now) {
    const powers = powersOf(pool, full, each);
    const until = Math.min(now, firstFull(pool, powers, full));
    const hours = (until - pool.at) / HOUR_MS;
    let taken = 0;
    powers.forEach((kW, i) => {
      const added = Math.min(full - (pool.kWh[i] as number), kW * hours);
      pool.kWh[i] = (pool.kWh[i] as number) + added;
      taken += added;
    });
    if (taken > 0) book(meter, 'charging', pool.at, until, taken / efficiency);
    pool.at = until;
  }
}

/** When the first battery is full under these powers, ms UTC; Infinity when none is charging. */
function firstFull(pool: BatteryPool, powers: readonly number[], full: number): number {
  let first = Infinity;
  powers.forEach((kW, i) => {
    const hours = (full - (pool.kWh[i] as number)) / kW;
    if (kW > 0) first = Math.min(first, pool.at + Math.max(1, Math.ceil(hours * HOUR_MS)));
  });
  return first;
}

/** When the next battery will be full as things are, ms UTC; the pool must be reckoned up to now. */
export function nextFull(pool: BatteryPool, model: TerminalModel): number {
  const full = model.vehicleType.batteryKWh ?? 0;
  return firstFull(pool, powersOf(pool, full, model.vehicleType.chargeKW ?? 0), full);
}

/** How many batteries are charged. */
export function chargedPacks(pool: BatteryPool, full: number): number {
  return pool.kWh.filter((kWh) => isCharged(kWh, full)).length;
}

function isCharged(kWh: number, full: number): boolean {
  return kWh >= full * (1 - NEARLY);
}

/** Power of each battery now: the fullest that is not full takes what it can, then the next. */
function powersOf(pool: BatteryPool, full: number, each: number): number[] {
  const powers = pool.kWh.map(() => 0);
  let left = pool.kW;
  const order = pool.kWh.map((_, i) => i).sort((a, b) => (pool.kWh[b] as number) - (pool.kWh[a] as number) || a - b);
  for (const i of order) {
    if (left <= 0) break;
    if (full - (pool.kWh[i] as number) < 1e-9) continue;
    powers[i] = Math.min(each, left);
    left -= powers[i];
  }
  return powers;
}

/** Takes the fullest battery for one that comes out of a vehicle; returns its energy, or null when none is charged. */
export function changeBattery(pool: BatteryPool, full: number, old: number): number | null {
  let best = -1;
  pool.kWh.forEach((kWh, i) => {
    if (best < 0 || kWh > (pool.kWh[best] as number)) best = i;
  });
  const kWh = pool.kWh[best];
  if (kWh === undefined || !isCharged(kWh, full)) return null;
  pool.kWh[best] = old;
  return kWh;
}
