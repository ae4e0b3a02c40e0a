// Pre-marshalling of the published bays: moves against the best known and against the proven bound. PREMARSHALLING_PART=5 takes every
// fifth bay, PREMARSHALLING_KNOWN=1 only those with a best known value, PREMARSHALLING_SECONDS=2 gives each 2 CPU seconds. Where the bays are
// absent, drawn ones are taken.
import { Random } from '../../src/kit/random.ts';
import { planPremarshalling } from '../../src/yard/premarshalling/premarshalling.ts';
import { replayPremarshalling } from '../../test/support/bay-checker.ts';
import { bortfeldtForster, casertaVoss, type PublishedBay } from '../../test/support/premarshalling-sets.ts';
import type { Row } from '../measurement.ts';

const PART = Number(process.env['PREMARSHALLING_PART'] ?? 1);
const KNOWN = process.env['PREMARSHALLING_KNOWN'] === '1';
const SECONDS = Number(process.env['PREMARSHALLING_SECONDS'] ?? 10);

/** Share of the bays of Bortfeldt and Forster that should be solved as well as is known, and the mean excess allowed, %. */
const AS_GOOD = 85;
const EXCESS = 0.5;

/** A bay and what came of it; moves undefined without a plan. */
interface Solved {
  bay: PublishedBay;
  moves: number | undefined;
  bound: number;
  cpuSeconds: number;
  faults: number;
}

/** Rows for the table of the yard. */
export function premarshallingRows(): Row[] {
  const small = part(casertaVoss());
  const large = part(bortfeldtForster());
  if (small.length + large.length === 0) return rowsOf('drawn bays', drawnBays().map(solve)); // prettier-ignore
  const [solvedSmall, solvedLarge] = [small.map(solve), large.map(solve)];
  return [
    ...rowsOf('Caserta-Voss', solvedSmall),
    ...againstBest('Caserta-Voss', solvedSmall, { asGood: 100, excess: 0 }),
    ...rowsOf('Bortfeldt-Forster', solvedLarge),
    ...againstBest('Bortfeldt-Forster', solvedLarge, { asGood: AS_GOOD, excess: EXCESS }),
    ...byClass([...solvedSmall, ...solvedLarge]),
  ];
}

function part(bays: PublishedBay[]): PublishedBay[] {
  return bays.filter(({ best }) => !KNOWN || best !== undefined).filter((_, i) => i % PART === 0);
}

function solve(bay: PublishedBay): Solved {
  const began = process.cpuUsage();
  const used = (): number => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1e6;
  };
  const { plan, objective, bound } = planPremarshalling(bay, { steps: Infinity, stop: () => used() >= SECONDS });
  const cpuSeconds = used();
  const { faults, badlyPlaced } = replayPremarshalling(bay, plan);
  const solved = objective < Infinity;
  const wrong = faults.length + (solved && (badlyPlaced.at(-1)! > 0 || plan.length !== objective) ? 1 : 0);
  return { bay, moves: solved ? objective : undefined, bound, cpuSeconds, faults: wrong };
}

function rowsOf(set: string, solved: Solved[]): Row[] {
  const unsolved = solved.filter(({ moves }) => moves === undefined).length;
  const faults = solved.reduce((sum, s) => sum + s.faults, 0);
  const proven = solved.filter(({ moves, bound }) => moves === bound);
  return [
    { what: `${set}: bays, ${SECONDS} CPU s each`, value: solved.length, unit: 'bays' },
    { what: `${set}: without a plan`, value: unsolved, unit: 'bays', target: 0, pass: unsolved === 0 },
    { what: `${set}: faults found by replay`, value: faults, unit: '', target: 0, pass: faults === 0 },
    { what: `${set}: proven to be best`, value: percent(proven.length / solved.length), unit: '%' },
    { what: `${set}: median time of the proven`, value: median(proven.map((s) => s.cpuSeconds)), unit: 's' },
  ];
}

function againstBest(set: string, all: Solved[], target: { asGood: number; excess: number }): Row[] {
  const solved = all.filter(({ bay }) => bay.best !== undefined);
  if (solved.length === 0) return [];
  const excesses = solved.map(({ bay, moves }) => (moves === undefined ? 1 : moves / bay.best! - 1));
  const asGood = percent(excesses.filter((e) => e <= 0).length / solved.length);
  const excess = percent(mean(excesses));
  const of = `of ${solved.length} with a best known value`;
  return [
    { what: `${set}: as good, ${of}`, value: asGood, unit: '%', target: target.asGood, pass: asGood >= target.asGood },
    { what: `${set}: mean excess`, value: excess, unit: '%', target: target.excess, pass: excess <= target.excess },
  ];
}

/** Mean moves, bound and gap of each class. */
function byClass(solved: Solved[]): Row[] {
  const rows: Row[] = [];
  for (const group of new Set(solved.map(({ bay }) => bay.group))) {
    const members = solved.filter(({ bay, moves }) => bay.group === group && moves !== undefined);
    if (members.length === 0) continue;
    const moves = mean(members.map((s) => s.moves!));
    const bound = mean(members.map((s) => s.bound));
    rows.push({ what: `${group}: mean moves`, value: Number(moves.toFixed(2)), unit: 'moves' });
    rows.push({ what: `${group}: above the proven bound`, value: percent(moves / bound - 1), unit: '%' });
  }
  return rows;
}

/** Bays with as many boxes as those of Bortfeldt and Forster, drawn. */
function drawnBays(): PublishedBay[] {
  const random = new Random(1);
  return [48, 64, 77, 103].map((boxes) => {
    const tiers = boxes < 70 ? 5 : 8;
    const stacks: number[][] = Array.from({ length: 16 }, () => []);
    for (let left = boxes; left > 0; left--) {
      const open = stacks.filter((stack) => stack.length < tiers);
      random.pick(open).push(1 + random.int(Math.ceil(boxes / 4)));
    }
    return { name: `drawn ${boxes}`, group: 'drawn', stacks, maxHeight: tiers };
  });
}

function mean(values: number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / Math.max(1, values.length);
}

function median(values: number[]): number {
  return Number(([...values].sort((a, b) => a - b)[values.length >> 1] ?? 0).toFixed(3));
}

function percent(share: number): number {
  return Number((share * 100).toFixed(2));
}
