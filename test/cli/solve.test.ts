// hawser solve as a user calls it: bays in files, plans and proofs out.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BayMove } from '../../src/yard/bay/bay.ts';
import { replayRelocation } from '../support/bay-checker.ts';
import { hawser, hawserHere, workFolder } from '../support/hawser.ts';

const work = workFolder();
const home = process.cwd();
beforeAll(() => process.chdir(work.path));
afterAll(() => {
  process.chdir(home);
  work.remove();
});
const solve = (...args: string[]): ReturnType<typeof hawserHere> => hawserHere(['solve', ...args]);
const write = (name: string, text: string): void => writeFileSync(join(work.path, name), text);

//  5 8 2
//  1 3 9
//  4 6 7
const STACKS = [
  [4, 1, 5],
  [6, 3, 8],
  [7, 9, 2],
];
write('nine.dat', '3 9\r\n3 4 1 5\r\n3 6 3 8 \r\n3 7 9 2\r\n\r\n');
write('full.dat', '2 4\n2 1 2\n2 3 4\n');
write('empty.dat', '2 0\n0\n0\n');
write('no-head.dat', 'three stacks\n');
write('short.dat', '3 4\n2 1 2\n');
write('letters.dat', '2 3\n2 1 x\n1 2\n');
write('count.dat', '2 3\n3 1 2\n1 3\n');
write('sum.dat', '2 9\n2 1 2\n1 3\n');
write('more.dat', '1 2\n2 1 2\n1 3\n');
write('large.dat', '4000 9\n');
mkdirSync(join(work.path, 'folder'));

describe('hawser solve relocation', () => {
  it.each(['restricted', 'unrestricted'] as const)(
    'prints a plan that keeps the rules as one line of JSON, %s',
    async (rules) => {
      const { status, out, err } = await solve(
        'relocation',
        'nine.dat',
        '--rules',
        rules,
        '--max-height',
        '+2',
        '--json',
      );
      expect([status, err]).toEqual([0, '']);
      expect(out.endsWith('}\n') && out.split('\n').length === 2).toBe(true);
      const told = JSON.parse(out) as Record<string, unknown> & { moves: BayMove[] };
      const replay = replayRelocation({ stacks: STACKS, maxHeight: 5, rules }, told.moves);
      expect(replay.faults).toEqual([]);
      expect(told).toEqual({
        instance: 'nine.dat',
        relocations: replay.relocations,
        moves: told.moves,
        bound: replay.relocations,
        optimal: true,
        cpuSeconds: expect.any(Number) as number,
      });
    },
  );

  it('prints a table with a sum, by the rules and limits that it is given', async () => {
    const { status, out } = await solve(
      'relocation',
      'nine.dat',
      'empty.dat',
      '--max-height',
      'none',
      '--seconds',
      '2',
    );
    expect(status).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => line.split(/\s{2,}/)[0])).toEqual(['instance', 'nine.dat', 'empty.dat', '2 bays']);
    expect(lines[1]).toMatch(/^nine\.dat +\d+ +\d+ {2}optimal +\d+\.\d{3}$/);
    expect(lines[3]).toMatch(/ {2}2 optimal /);
  });

  it('says so when there is no plan, with status 1', async () => {
    const { status, out, err } = await solve('relocation', 'full.dat', '--max-height', '2', '--json');
    expect([status, err]).toEqual([1, expect.stringMatching(/^HWS-SLV-010 .*\n {2}where: full\.dat\n {2}cure: /)]);
    expect(JSON.parse(out)).toMatchObject({ relocations: null, moves: null, bound: null, optimal: false });
  });

  it.each([
    ['no-head.dat', 'HWS-SLV-001', 'no-head.dat, line 1'],
    ['short.dat', 'HWS-SLV-002', 'short.dat, line 2'],
    ['letters.dat', 'HWS-SLV-002', 'letters.dat, line 2'],
    ['count.dat', 'HWS-SLV-002', 'count.dat, line 2'],
    ['sum.dat', 'HWS-SLV-003', 'sum.dat, line 1'],
    ['more.dat', 'HWS-SLV-003', 'more.dat, line 3'],
    ['large.dat', 'HWS-SLV-004', 'large.dat, line 1'],
    ['folder', 'HWS-CLI-006', 'folder'],
    ['absent.dat', 'HWS-CLI-006', 'absent.dat'],
  ])('tells what is wrong with %s and solves the others', async (name, code, where) => {
    const { status, out, err } = await solve('relocation', name, 'nine.dat', '--json');
    expect(status).toBe(2);
    expect(err).toMatch(new RegExp(`^${code} .+\\n  where: ${where}\\n  cure: .+\\n$`));
    expect(JSON.parse(out)).toMatchObject({ instance: 'nine.dat', optimal: true });
  });

  it('refuses a limit that a stack is above already', async () => {
    const { status, err } = await solve('relocation', 'nine.dat', '--max-height', '2');
    expect([status, err]).toEqual([2, expect.stringMatching(/^HWS-SLV-005 /)]);
  });

  it.each([
    ['--rules', 'loose'],
    ['--max-height', 'tall'],
    ['--max-height', '0'],
    ['--max-height', '-1'],
    ['--seconds', '0'],
  ])('refuses %s %s', async (option, value) => {
    const { status, err } = await solve('relocation', 'nine.dat', option, value);
    expect([status, err]).toEqual([2, expect.stringMatching(new RegExp(`^HWS-CLI-005 .*${option}`))]);
  });

  it('keeps to its CPU seconds and says what is proven', () => {
    const rows = Array.from({ length: 10 }, (_, s) =>
      ['8', ...Array.from({ length: 8 }, (_, t) => String(((s * 37 + t * 53) % 80) + 1))].join(' '),
    );
    write('hard.dat', `10 80\n${rows.join('\n')}\n`);
    const { status, out } = hawser(['solve', 'relocation', 'hard.dat', '--seconds', '0.5', '--json'], work.path);
    expect(status).toBe(0);
    const told = JSON.parse(out) as { relocations: number; bound: number; optimal: boolean; cpuSeconds: number };
    expect(told.bound).toBeLessThanOrEqual(told.relocations);
    expect(told.optimal).toBe(told.bound === told.relocations);
    expect(told.cpuSeconds).toBeLessThan(1.5);
  });

  it('shows examples in its help, and completion knows it', async () => {
    for (const path of [['solve'], ['solve', 'relocation']])
      expect((await hawserHere([...path, '--help'])).out).toMatch(
        new RegExp(`Examples?:\\n  hawser ${path.join(' ')}`),
      );
    expect((await hawserHere(['completion', 'bash'])).out).toMatch(/"solve relocation"\) words=".*--max-height/);
  });
});
