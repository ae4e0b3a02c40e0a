import { describe, expect, it } from 'vitest';
import { existsSync, readFileSync } from 'node:fs';
import { freeCells } from '../src/fleet/apron/grid.ts';
import { DATA, parseMap, parseScenario } from './apron.ts';

describe('the measurement of the apron planner', () => {
  it('reads a grid and a scenario', () => {
    const grid = parseMap('type octile\nheight 2\nwidth 3\nmap\n..@\nT..\n');
    expect(freeCells(grid)).toEqual([0, 1, 4, 5]);
    const scenario = 'version 1\n0\tsmall.map\t3\t2\t1\t0\t2\t1\t2.41421356\n';
    expect(parseScenario(scenario, grid)).toEqual([{ start: 1, goal: 5 }]);
  });

  it('refuses a grid that is not as large as its header says', () => {
    expect(() => parseMap('type octile\nheight 3\nwidth 3\nmap\n..@\nT..\n')).toThrow('height 3');
  });

  it('finds the starts and goals of the published scenario on free cells', () => {
    if (!existsSync(DATA)) {
      console.warn('ABSENT: ../shared/data/mapf; the published grids were not read.');
      return;
    }
    const grid = parseMap(readFileSync(new URL('random-32-32-10.map', DATA), 'utf8'));
    const pairs = parseScenario(readFileSync(new URL('random-32-32-10-random-1.scen', DATA), 'utf8'), grid);
    expect(pairs.length).toBeGreaterThan(400);
    for (const { start, goal } of pairs) expect([grid.free[start], grid.free[goal]]).toEqual([1, 1]);
  });
});
