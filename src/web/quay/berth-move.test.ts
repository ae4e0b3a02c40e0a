// Moving a vessel on the quay plan: metres, quarters, and what stays as it was.
import { describe, expect, it } from 'vitest';
import type { CallView } from '../../server/api.ts';
import { movable, onQuay, shifted, stepOf, wishNow, type MovableCall } from './berth-move.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 16, 1, 5);
const LIMITS = { quay: 1000, clearance: 20, now: NOW };

/** A call that is planned at metre 102 from 5 h to 10 h after midnight. */
function call(parts: Partial<CallView> = {}): MovableCall {
  const midnight = Date.UTC(2026, 10, 16);
  const view: CallView = {
    ...{ id: 'A', vessel: 'ANNA', voyage: '1', state: 'expected', length: 200, beam: 30, x: 102 },
    ...{ eta: midnight + 4 * HOUR, etd: null, start: midnight + 5 * HOUR, end: midnight + 10 * HOUR },
    ...{
      toDischarge: 1,
      discharged: 0,
      toLoad: 0,
      loaded: 0,
      setAside: 0,
      cranes: [],
      grossCraneRate: null,
      why: null,
    },
    ...parts,
  };
  return view as MovableCall;
}

const START = Date.UTC(2026, 10, 16, 5);

describe('a shift of the pointer', () => {
  it('moves her in steps of five metres, and leaves her time to the plan', () => {
    expect(shifted(call(), wishNow(call()), { metres: 41, ms: 400_000 }, LIMITS)).toEqual({ x: 145, start: null });
  });

  it('moves her in quarters of an hour, and leaves her metre as it was', () => {
    const wish = shifted(call(), wishNow(call()), { metres: 2, ms: 1.1 * HOUR }, LIMITS);
    expect(wish).toEqual({ x: 102, start: START + HOUR });
  });

  it('goes on from where a person has fixed her', () => {
    const pinned = call({ pin: { x: 300, start: START + HOUR, by: 'Ada', since: NOW } });
    const wish = shifted(pinned, wishNow(pinned), { metres: 50, ms: 0 }, LIMITS);
    expect(wish).toEqual({ x: 350, start: START + HOUR });
  });

  it('ends at the ends of the quay and at now', () => {
    expect(shifted(call(), wishNow(call()), { metres: -500, ms: -20 * HOUR }, LIMITS)).toEqual({
      x: 20,
      start: Date.UTC(2026, 10, 16, 1, 15),
    });
    expect(shifted(call(), wishNow(call()), { metres: 5000, ms: 0 }, LIMITS).x).toBe(780);
    expect(onQuay(900, 200, LIMITS)).toBe(780);
  });
});

describe('the keys', () => {
  it('move by five metres or a quarter of an hour, eight times as far with the shift key', () => {
    expect(stepOf('ArrowRight', false)).toEqual({ metres: 5, ms: 0 });
    expect(stepOf('ArrowUp', false)).toEqual({ metres: 0, ms: -HOUR / 4 });
    expect(stepOf('ArrowDown', true)).toEqual({ metres: 0, ms: 2 * HOUR });
    expect(stepOf('x', false)).toBeNull();
  });

  it('take one step each', () => {
    const first = shifted(call(), wishNow(call()), stepOf('ArrowDown', false) as never, LIMITS);
    const second = shifted(call(), first, stepOf('ArrowDown', false) as never, LIMITS);
    expect([first.start, second.start]).toEqual([START + HOUR / 4, START + HOUR / 2]);
  });
});

describe('a vessel may be moved', () => {
  it('until she is sent to the quay, once she has a place in the plan', () => {
    const states = ['expected', 'at-roads', 'berthing', 'working', 'unberthing', 'sailed'] as const;
    expect(states.map((state) => movable(call({ state })) !== null)).toEqual([true, true, false, false, false, false]);
    expect(movable(call({ x: null }))).toBeNull();
    expect(movable(undefined)).toBeNull();
  });
});
