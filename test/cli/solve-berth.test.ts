// hawser solve berth as a user calls it, and the planner at the published instances.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseBerths } from '../../src/cli/solve/berth-file.ts';
import { planDiscreteBerths } from '../../src/quay/discrete-berths/plan.ts';
import { berthFaults, type ToldBerths } from '../support/berth-checker.ts';
import { lallaRuiz } from '../support/berth-sets.ts';
import { hawserHere, workFolder } from '../support/hawser.ts';

const work = workFolder();
const home = process.cwd();
beforeAll(() => process.chdir(work.path));
afterAll(() => {
  process.chdir(home);
  work.remove();
});
const solve = (...args: string[]): ReturnType<typeof hawserHere> => hawserHere(['solve', 'berth', ...args]);
const write = (name: string, text: string): void => writeFileSync(join(work.path, name), text);

//  time      0    2    4    6    8    10
//  berth 1   [ 1: 4   ][ 3: 4   ][ 2: 6 …     vessel 3 may not lie at berth 2
//  berth 2   [ 2: 6 …
const THREE = '3 2\n0 0 3\n0 0\n4 8\n6 6\n4 99999\n50 50\n50 50 50\n';
write('three.txt', THREE);
write('surplus.txt', `${THREE}600 600 600\r\n`);
write('full.txt', '2 1\n0 0\n0\n6\n7\n10\n10 10\n');
write('short.txt', '3 2\n0 0 3\n0 0\n4 8\n6\n');
write('words.txt', '3 2\n0 noon 3\n');
write('empty.txt', '');
write('times.txt', '1 1\n0\n0\n30000\n50\n50\n');
write('large.txt', '4000 2\n');
write('closed.txt', '1 1\n0\n9\n3\n5\n50\n');
mkdirSync(join(work.path, 'folder'));

describe('hawser solve berth', () => {
  it('prints a plan that the checker finds right, proven to be the best', async () => {
    const { status, out } = await solve('three.txt', 'surplus.txt', '--json');
    const [solved, surplus] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ToldBerths);
    expect(Object.keys(solved!)).toEqual(['instance', 'cost', 'assignments', 'bound', 'optimal', 'cpuSeconds']);
    expect(solved).toMatchObject({ instance: 'three.txt', cost: 15, bound: 15, optimal: true });
    expect(solved!.assignments).toEqual([
      { vessel: 1, berth: 1, start: 0 },
      { vessel: 2, berth: 2, start: 0 },
      { vessel: 3, berth: 1, start: 4 },
    ]);
    expect(berthFaults(THREE, solved!)).toEqual([]);
    expect(surplus!.assignments).toEqual(solved!.assignments);
    expect(status).toBe(0);
  });

  it('prints a table with a sum', async () => {
    const { out } = await solve('three.txt', 'surplus.txt');
    expect(out).toMatch(/instance +cost +bound +proof +CPU s/);
    expect(out).toMatch(/2 files +30 +30 +2 optimal/);
  });

  it('says who is left out where there is no room for all', async () => {
    const { status, out, err } = await solve('full.txt', 'three.txt', '--json');
    const [full] = out.trim().split('\n');
    expect(JSON.parse(full!)).toMatchObject({ cost: null, assignments: null, bound: null, optimal: false });
    expect(err).toContain('HWS-SLV-035');
    expect(err).toContain('leaves out vessel 2');
    expect(out.trim().split('\n')).toHaveLength(2);
    expect(status).toBe(1);
  });

  it.each([
    ['empty.txt', 'HWS-SLV-030', 'The file ends before the number of vessels.'],
    ['words.txt', 'HWS-SLV-031', 'the arrival of vessel 2 is expected stands "noon"'],
    ['short.txt', 'HWS-SLV-032', 'The file ends before the handling time of vessel 2 at berth 2.'],
    ['times.txt', 'HWS-SLV-032', 'handling time of vessel 1 at berth 1 is 30000'],
    ['large.txt', 'HWS-SLV-033', '4000 vessels and 2 berths'],
    ['closed.txt', 'HWS-SLV-034', 'Berth 1 opens at 9 and closes at 5'],
    ['folder', 'HWS-CLI-006', 'is a folder'],
    ['nowhere.txt', 'HWS-CLI-006', 'does not exist'],
  ])('tells what is wrong with %s and solves the next file', async (file, code, message) => {
    const { status, out, err } = await solve(file, 'three.txt', '--json');
    expect(err).toContain(code);
    expect(err).toContain(message);
    expect(err).toContain(file);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });

  it('tells the line of what is wrong', async () => {
    expect((await solve('words.txt')).err).toContain('words.txt, line 2');
  });
});

describe('the checker of berth plans', () => {
  const right = [
    { vessel: 1, berth: 1, start: 0 },
    { vessel: 2, berth: 2, start: 0 },
    { vessel: 3, berth: 1, start: 4 },
  ];
  const changed = (i: number, to: Partial<(typeof right)[0]>): ToldBerths => ({
    cost: 15,
    assignments: right.map((a, j) => (i === j ? { ...a, ...to } : a)),
  });

  it.each([
    ['an overlap', changed(2, { start: 3 }), 'at the same time'],
    ['a berth where she may not lie', changed(2, { berth: 2, start: 6 }), 'may not lie'],
    ['a start before the arrival', changed(2, { start: 2 }), 'before she arrives'],
    ['a departure that is too late', changed(2, { start: 47 }), 'too late'],
    ['a vessel served twice', changed(2, { vessel: 2 }), 'twice'],
    ['a vessel without a berth', { cost: 10, assignments: right.slice(0, 2) }, 'Vessel 3 has no berth.'],
    ['another cost', { cost: 14, assignments: right }, 'says that it costs 14'],
  ])('finds %s', (_, told, fault) => {
    expect(berthFaults(THREE, told).join()).toContain(fault);
  });
});

describe('the planner at the published instances', () => {
  /** Work for each, about a CPU second, and the gap to the bound that is allowed with it. */
  const STEPS = 80_000_000;
  const GAP = 0.01;

  it('plans the first of each class within a hundredth of the bound, without a fault', () => {
    const first = lallaRuiz().filter(({ number }) => number === 1);
    for (const { name, text } of first) {
      const { plan, objective, bound } = planDiscreteBerths(parseBerths(text, name), { steps: STEPS });
      const assignments = plan.flatMap((at, i) =>
        at ? [{ vessel: i + 1, berth: at.berth + 1, start: at.start }] : [],
      );
      expect([name, ...berthFaults(text, { cost: objective, assignments })]).toEqual([name]);
      expect(bound).toBeLessThanOrEqual(objective);
      expect(objective / bound - 1).toBeLessThanOrEqual(GAP);
    }
  });
});
