import { describe, expect, it } from 'vitest';
import type { GateTruck } from '../../server/api.ts';
import { barsOf, inTrouble, standing, wholeMinutes } from './gate-figures.ts';

const MINUTE = 60_000;
const truck = (visit: string, place: GateTruck['place'], arrived: number): GateTruck => ({
  ...{
    visit,
    truck: visit,
    haulier: '',
    place,
    arrived,
    since: arrived,
    window: 0,
    off: 0,
    delivers: [],
    collects: [],
  },
  ...{ waits: 'turn', container: '', block: '', crane: '', craneHas: '', holds: [], ahead: 0, over: 0 },
});

describe('the trucks that are there', () => {
  const trucks = [
    truck('out', 'leaving', 0),
    truck('late', 'gate', 30 * MINUTE),
    truck('long', 'inside', 10 * MINUTE),
    truck('held', 'stopped', 40 * MINUTE),
  ];

  it('are counted by where they are; who drives out stays no longer', () => {
    expect(standing(trucks, 50 * MINUTE)).toEqual({ gate: 1, inside: 1, stopped: 1, longest: 40 });
    expect(standing([], 0)).toEqual({ gate: 0, inside: 0, stopped: 0, longest: 0 });
  });

  it('stand in the order in which somebody looks at them', () => {
    expect(inTrouble(trucks).map(({ visit }) => visit)).toEqual(['held', 'long', 'late', 'out']);
  });
});

describe('the bars of an hour', () => {
  it('are shares of the largest hour', () => {
    expect(barsOf({ at: 0, announced: 10, come: 5, done: 1 }, 20)).toEqual({ announced: 0.5, come: 0.25, done: 0.05 });
  });
});

describe('how far a truck is off its window', () => {
  it('counts a begun minute as one', () => {
    expect([0, 1, MINUTE, -1, -90_000].map(wholeMinutes)).toEqual([0, 1, 1, -1, -2]);
  });
});
