// How much of the cranes' time at DGT goes by waiting for vehicle or yard, with three vessels and nine cranes: as the terminal works,
// with plain dispatch and traffic, and with one of both.
import type { Policy } from '../../src/operation/policy.ts';
import type { TerminalModel } from '../../src/terminal/model.ts';
import { MONDAY } from '../../test/support/generated-days.ts';
import { beginThreeVessels, between, tally } from '../../test/support/three-vessels.ts';
import type { Row } from '../measurement.ts';
import type { Waits } from './answers.ts';
import { runJobs } from './jobs.ts';

const HOUR = 3_600_000;
/** Hours of the run that count: from when all vessels are worked. */
const [FROM, TO] = [2, 8];
const SEEDS = [1, 2, 3, 4, 5];
/** Most of the cranes' time that may go by waiting, %, and the most of it as a share of the baseline's. */
const MOST = 5;
const MOST_OF_BASELINE = 0.5;
/** What it is compared with: each move takes the nearest idle vehicle, road is given in the order of asking. */
export const BASELINE: Partial<Policy> = { dispatch: 'nearest-idle', traffic: 'first-come' };

/** Runs three vessels and tells what the cranes waited for. */
export function watchWaits(model: TerminalModel, seed: number, policy?: Partial<Policy>): Waits {
  const began = process.cpuUsage();
  const run = beginThreeVessels(model, seed, policy);
  run.advance(MONDAY + FROM * HOUR);
  const before = tally(run);
  run.advance(MONDAY + TO * HOUR);
  const { moves, craneHours, shares } = between(before, tally(run));
  const { user, system } = process.cpuUsage(began);
  return {
    vehicle: shares['waitingVehicle'] ?? 0,
    yard: shares['waitingYard'] ?? 0,
    platform: shares['waitingPlatform'] ?? 0,
    neighbour: shares['blockedByCrane'] ?? 0,
    cranes: craneHours / (TO - FROM),
    craneRate: moves / craneHours,
    cpuSeconds: (user + system) / 1e6,
  };
}

/** Share of the cranes' time spent waiting for vehicle or yard. */
export const shareOf = ({ vehicle, yard }: Waits): number => vehicle + yard;

/** The rows of the waits: as the terminal works, its baseline, and what each half of the difference brings. */
export async function waitRows(): Promise<Row[]> {
  const ways: { name: string; policy: Partial<Policy> }[] = [
    { name: 'rolling dispatch, banker traffic', policy: {} },
    { name: 'nearest-idle, first-come traffic', policy: BASELINE },
    { name: 'rolling dispatch, first-come traffic', policy: { traffic: 'first-come' } },
    { name: 'nearest-idle, banker traffic', policy: { dispatch: 'nearest-idle' } },
  ];
  const asked = ways.flatMap(({ policy }) => SEEDS.map((seed) => ({ seed, policy })));
  const answers = await runJobs('waits', asked);
  const [ours, baseline, ...others] = ways.map(({ name }, i) => ({
    name,
    seen: answers.slice(i * SEEDS.length, (i + 1) * SEEDS.length),
  }));
  const share = 100 * mean(ours!.seen.map(shareOf));
  const ratio = share / (100 * mean(baseline!.seen.map(shareOf)));
  return [
    {
      what: 'DGT, 3 vessels, 60 AGVs: crane time waiting for vehicle or yard',
      value: round(share, 2),
      unit: '%',
      target: `<= ${MOST}`,
      pass: share <= MOST,
    },
    {
      what: 'the same by that of nearest-idle dispatch with first-come traffic',
      value: round(ratio, 3),
      unit: 'times',
      target: `<= ${MOST_OF_BASELINE}`,
      pass: ratio <= MOST_OF_BASELINE,
    },
    ...[ours!, baseline!, ...others].flatMap(({ name, seen }) => wayRows(name, seen)),
  ];
}

function wayRows(name: string, seen: readonly Waits[]): Row[] {
  const perCent = (of: (w: Waits) => number): string => spread(seen.map((w) => 100 * of(w)));
  return [
    { what: `${name}: waiting for vehicle or yard, mean (least - most of seeds)`, value: perCent(shareOf), unit: '%' },
    { what: `${name}: … for vehicle`, value: perCent((w) => w.vehicle), unit: '%' },
    { what: `${name}: … for yard`, value: perCent((w) => w.yard), unit: '%' },
    { what: `${name}: waiting for its own platform`, value: perCent((w) => w.platform), unit: '%' },
    { what: `${name}: waiting for the next crane`, value: perCent((w) => w.neighbour), unit: '%' },
    { what: `${name}: boxes in a crane hour`, value: spread(seen.map((w) => w.craneRate)), unit: '1/h' },
    { what: `${name}: cranes at work, mean`, value: round(mean(seen.map((w) => w.cranes)), 1), unit: '' },
    { what: `${name}: computer time of a run`, value: round(mean(seen.map((w) => w.cpuSeconds)), 1), unit: 's' },
  ];
}

/** Mean of some numbers. */
export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
}

/** A number with so many digits behind the point. */
export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Mean with the least and the most, as text. */
function spread(numbers: readonly number[]): string {
  return `${mean(numbers).toFixed(1)} (${Math.min(...numbers).toFixed(1)} - ${Math.max(...numbers).toFixed(1)})`;
}
