// hawser solve premarshalling as a user calls it, and the planner at the published bays.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BayMove } from '../../src/yard/bay/bay.ts';
import { planPremarshalling } from '../../src/yard/premarshalling/premarshalling.ts';
import { replayPremarshalling } from '../support/bay-checker.ts';
import { hawserHere, workFolder } from '../support/hawser.ts';
import { bortfeldtForster, casertaVoss } from '../support/premarshalling-sets.ts';

const work = workFolder();
const home = process.cwd();
beforeAll(() => process.chdir(work.path));
afterAll(() => {
  process.chdir(home);
  work.remove();
});
const solve = (...args: string[]): ReturnType<typeof hawserHere> => hawserHere(['solve', 'premarshalling', ...args]);
const write = (name: string, text: string): void => writeFileSync(join(work.path, name), text);

//  5 8 2
//  1 3 9
//  4 6 7
const STACKS = [
  [4, 1, 5],
  [6, 3, 8],
  [7, 9, 2],
];
const NINE = '3 9\n3 4 1 5\n3 6 3 8\n3 7 9 2\n';
const NAMED = 'BF1_cpmp_3_5_9_9_6_1.bay';
write('nine.dat', NINE);
write(NAMED, NINE);
write('full.dat', '2 4\n2 1 2\n2 3 4\n');
write('bad.dat', 'three stacks\n');

describe('hawser solve premarshalling', () => {
  it('prints moves that put the bay in order, proven to be the fewest', async () => {
    const { status, out } = await solve('nine.dat', '--max-height', '+2', '--json');
    const solved = JSON.parse(out) as { moves: BayMove[]; relocations: number };
    expect(solved).toMatchObject({ instance: 'nine.dat', optimal: true, bound: solved.relocations });
    expect(Object.keys(solved).sort()).toEqual(
      ['bound', 'cpuSeconds', 'instance', 'moves', 'optimal', 'relocations'].sort(),
    );
    const replay = replayPremarshalling({ stacks: STACKS, maxHeight: 5 }, solved.moves);
    expect(replay).toMatchObject({ faults: [], relocations: solved.relocations });
    expect(replay.badlyPlaced.at(-1)).toBe(0);
    expect(status).toBe(0);
  });

  it('takes the limit of tiers from a name of the set of Bortfeldt and Forster, and says so', async () => {
    const named = await solve(NAMED, '--json');
    expect(named.err).toContain('The limit of tiers is taken from the name of the file: 1 file.');
    const told = await solve('nine.dat', '--max-height', '5', '--json');
    const moves = ({ out }: { out: string }): number => (JSON.parse(out) as { relocations: number }).relocations;
    expect(moves(named)).toBe(moves(told));
    expect(told.err).not.toContain('name of the file');
  });

  it('asks for the limit of tiers where no name tells it, and solves the other files', async () => {
    const { status, out, err } = await solve('nine.dat', NAMED, '--json');
    expect(err).toContain('HWS-SLV-006');
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });

  it('says that a full bay has no plan', async () => {
    const { status, out, err } = await solve('full.dat', '--max-height', '2', '--json');
    expect(JSON.parse(out)).toMatchObject({ relocations: null, moves: null, bound: null, optimal: false });
    expect(err).toContain('HWS-SLV-010');
    expect(status).toBe(1);
  });

  it('ends with 2 for a file that is no bay, a limit below the bay and no limit at all', async () => {
    for (const args of [
      ['bad.dat', '--max-height', '3'],
      ['nine.dat', '--max-height', '2'],
      ['nine.dat', '--max-height', 'none'],
    ])
      expect((await solve(...args)).status).toBe(2);
  });

  it('keeps to its seconds', async () => {
    const { out } = await solve('nine.dat', '--max-height', '5', '--seconds', '0.001', '--json');
    expect((JSON.parse(out) as { cpuSeconds: number }).cpuSeconds).toBeLessThan(1);
  });
});

describe('published bays', () => {
  it('of Caserta and Voss are solved with the fewest moves', () => {
    for (const bay of casertaVoss().filter(
      ({ name, best }) => /^data3-[3-6]-[1-5][.]/.test(name) && best !== undefined,
    )) {
      const { objective, bound, plan } = planPremarshalling(bay, { steps: 1_000_000 });
      const replay = replayPremarshalling(bay, plan);
      expect({ bay: bay.name, objective, bound }).toEqual({ bay: bay.name, objective: bay.best, bound: bay.best });
      expect({ ...replay, left: replay.badlyPlaced.at(-1) }).toMatchObject({ faults: [], left: 0 });
    }
  });

  it('of Bortfeldt and Forster, one of each class, have a plan however small the budget', () => {
    for (const bay of bortfeldtForster().filter(({ name }) => name.endsWith('_1.bay'))) {
      const { objective, bound, plan } = planPremarshalling(bay, { steps: 1 });
      const replay = replayPremarshalling(bay, plan);
      expect({ bay: bay.name, found: objective < Infinity }).toEqual({ bay: bay.name, found: true });
      expect({ ...replay, left: replay.badlyPlaced.at(-1) }).toMatchObject({ faults: [], left: 0 });
      // What is proven is at the least that each badly placed box moves, and no more than what is known to be possible.
      expect(bound).toBeLessThanOrEqual(bay.best ?? Infinity);
    }
  });
});
