// Quay cranes that stand in each other's way on the rails. Three neighbours, at rest unless a case says otherwise:
//
//        vessel V            vessel W
//   ═══════════════════  ══════════════════
//      0        1                2              rails, numbers of the cranes
//      └ works  └ waits for 0    └ wants to come to where 1 stands
import { describe, expect, test } from 'vitest';
import { tryStation } from '../../operation/quay/crane-moves.ts';
import type { CraneWork } from '../../operation/state.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import { BEGIN, callOf, terminal } from './small-world.fixture.ts';
import { TerminalRun } from './terminal-run.ts';

const busan = terminal('busan-dgt');
const APART = busan.craneRails.minSpacing;

/** Cranes 0, 1 and 2 at these places, m, the first two at call V and the third at W, each with a station of its own. */
function rails(at: readonly number[], stations: readonly number[]) {
  const run = TerminalRun.begin(busan, new MemoryJournal({ keep: false }), () => undefined, BEGIN);
  const { desk } = run.operation;
  at.forEach((x, i) => {
    const c = desk.state.cranes[i] as CraneWork;
    Object.assign(c, { x, target: x, station: stations[i], call: callOf(i < 2 ? 'V' : 'W'), bay: 2 });
  });
  const first = desk.state.cranes[0] as CraneWork;
  first.main = { job: 1, move: -1, mate: -1, kind: 'lift' };
  const others = desk.state.cranes.slice(3);
  others.forEach((c, i) => Object.assign(c, { x: 900 + i * APART, target: 900 + i * APART }));
  return desk;
}

describe('a crane that waits for its neighbour before another vessel', () => {
  test('gives way to a crane of that vessel when that brings it nearer to its own station', () => {
    // 0 works at 200, where 1 is to follow; 1 stands at 340, where 2 has work.
    const desk = rails([200, 340, 460], [200, 200, 340]);
    tryStation(desk, 2);
    expect(desk.state.cranes[1]).toMatchObject({ moving: true, target: 340 - APART });
    expect(desk.state.cranes[2]!.moving).toBe(false);
  });

  test('stays where it is when it would come away from its own station', () => {
    const desk = rails([200, 340, 460], [200, 400, 340]);
    tryStation(desk, 2);
    expect(desk.orders).toEqual([]);
  });

  test('does not give way while it holds work', () => {
    const desk = rails([200, 340, 460], [200, 200, 340]);
    desk.state.cranes[1]!.main = { job: 2, move: -1, mate: -1, kind: 'lift' };
    tryStation(desk, 2);
    expect(desk.orders).toEqual([]);
  });

  test('gives way to a crane of lower number in any case, so that two never wait for each other', () => {
    const desk = rails([200, 340, 460], [340, 400, 460]);
    desk.state.cranes[0]!.main = null;
    tryStation(desk, 0);
    expect(desk.state.cranes[1]).toMatchObject({ moving: true, target: 340 + APART });
  });
});
