// When loads are wanted, in small worlds at the Busan terminal: they come by their cranes' order, and what is dug out is set where nothing is wanted
// before it.
import { describe, expect, test } from 'vitest';
import { digTarget } from '../../operation/yard/inside-block.ts';
import { loadTurns } from '../../operation/yard/load-turns.ts';
import { id, type ContainerId } from '../../terminal/ids.ts';
import {
  BEGIN,
  bayplan,
  beginWorld,
  box,
  callOf,
  loadList,
  onward,
  standing,
  terminal,
} from './small-world.fixture.ts';

const MODEL = terminal('busan-dgt');
const HOUR = 3_600_000;

/*
 *  in block A01, bay 10            aboard, bay 2, row 1
 *     LAST    .                       86  LAST
 *     FIRST   NEXT   ground           84  NEXT
 *                                     82  FIRST      of three ports, so that none takes another's turn
 */
const LOADS = {
  '2-1-82': onward('FIRST'),
  '2-1-84': onward('NEXT', { portOfDischarge: 'DEHAM' }),
  '2-1-86': onward('LAST', { portOfDischarge: 'BEANR' }),
};
const STOCK = [
  standing(LOADS['2-1-82'], 'A01', [10, 1, 1], callOf('EQ')),
  standing(LOADS['2-1-86'], 'A01', [10, 1, 2], callOf('EQ')),
  standing(LOADS['2-1-84'], 'A01', [10, 2, 1], callOf('EQ')),
];

/** The world when its first load is still in the yard and a crane is at work on the vessel. */
function atWork() {
  const columns = [2, 4, 6, 5, 7, 9].flatMap((row) => [`2-${row}-82`, `2-${row}-84`]);
  const vessel = bayplan('EQ', Object.fromEntries(columns.map((at) => [at, box(`D${at}`)])));
  const { run } = beginWorld(
    MODEL,
    [
      [0, vessel],
      [0, loadList('EQ', LOADS)],
    ],
    STOCK,
  );
  const { desk } = run.operation;
  run.advance(BEGIN + 24 * HOUR, () => desk.state.turns.size > 0);
  expect(desk.state.turns.size).toBe(3);
  return { run, desk };
}

describe('the turns of loads', () => {
  test('come in the order of their cells, each after what is discharged before', () => {
    const { run, desk } = atWork();
    const turns = [...loadTurns(desk)].map(([load, { at, before }]) => ({ load, at, before }));
    expect(turns.map(({ load, before }) => [load, before])).toEqual([
      ['FIRST', 0],
      ['NEXT', 1],
      ['LAST', 2],
    ]);
    // Twelve boxes come off before, which take a crane a quarter of an hour at the very least.
    expect(turns[0]!.at).toBeGreaterThan(run.now + HOUR / 4);
    run.advance(BEGIN + 24 * HOUR, () => run.finished);
    expect([...desk.state.turns]).toEqual([]);
  });
});

describe('a load that stands on the first one', () => {
  /** Where LAST goes when the three are wanted after so many hours. */
  function target(hours: Record<string, number>): string {
    const { run, desk } = atWork();
    desk.state.turns = new Map(Object.entries(hours).map(([load, h]) => [id<ContainerId>(load), run.now + h * HOUR]));
    // Nothing is wanted so soon that its stack is left alone for that.
    for (const block of desk.state.blocks) Object.assign(block, { soon: [], jobs: [] });
    const found = digTarget(desk, 0, id('FIRST'), { bay: 10, row: 1, tier: 1 });
    return found?.bay === 10 && found.row === 2 ? 'NEXT' : 'elsewhere';
  }

  test('is set aside onto one that is wanted after it', () => {
    expect(target({ FIRST: 1, LAST: 6, NEXT: 20 })).toBe('NEXT');
  });

  test('is not set onto one that is wanted before it, nor onto one that may be', () => {
    expect(target({ FIRST: 1, NEXT: 6, LAST: 20 })).toBe('elsewhere');
    expect(target({ FIRST: 1, NEXT: 6, LAST: 6.5 })).toBe('elsewhere');
  });
});
