// The check of a berth on a quay of 1000 m where every rule can be broken, and as properties: whoever fits breaks no rule, by a slow check of its own.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBerth, type BerthCheck, type BerthNeighbour, type BerthQuestion } from './berth-check.ts';

const HOUR = 3_600_000;

/** A vessel of 200 m and 13 m draught that comes at 2 h and works 8 h, planned at 2 h. */
function asked(
  wish: BerthQuestion['wish'],
  parts: Partial<Omit<BerthQuestion, 'quay' | 'vessel' | 'wish'>> & {
    quay?: Partial<BerthQuestion['quay']>;
    vessel?: Partial<BerthQuestion['vessel']>;
  } = {},
): BerthQuestion {
  return {
    cranes: [{ from: 0, to: 1000 }],
    water: () => 0,
    neighbours: [],
    planned: { start: 2 * HOUR, end: 10 * HOUR },
    ...parts,
    wish,
    quay: {
      ...{ length: 1000, clearance: 20, underKeelClearance: 1, channelDepth: 20 },
      stretches: [{ from: 0, to: 1000, depth: 15 }],
      ...parts.quay,
    },
    vessel: {
      ...{ length: 200, draught: 13, bays: { first: 20, last: 180 } },
      ...{ earliest: 2 * HOUR, arrival: 2 * HOUR, alongside: 8 * HOUR },
      ...parts.vessel,
    },
  };
}

function other(name: string, x: number, length: number, hours: [number, number], stays = true): BerthNeighbour {
  return { call: name, vessel: name, x, length, start: hours[0] * HOUR, end: hours[1] * HOUR, stays };
}

const rules = (check: BerthCheck): string[] => check.objections.map((one) => one.rule);

describe('a berth that somebody wants', () => {
  it('fits on an empty quay, and costs what it is later than planned', () => {
    const check = checkBerth(asked({ x: 400, start: 5 * HOUR }));
    expect(check).toEqual({
      ...{ fits: true, objections: [] },
      ...{ start: 5 * HOUR, end: 13 * HOUR, waiting: 3 * HOUR, later: 3 * HOUR },
    });
  });

  /*
   *  0   20                                             980 1000 m
   *  | ... |============ room for vessels =================| ... |
   */
  it.each([
    [19, 20],
    [0, 20],
    [781, 780],
  ])('lies with free water to the ends of the quay: metre %i', (x, nearest) => {
    const check = checkBerth(asked({ x, start: null }));
    expect(check.objections).toMatchObject([{ rule: 'off-quay', metres: { is: x, needed: nearest } }]);
  });

  it.each([20, 780])('may lie at the first and the last metre: %i', (x) => {
    expect(checkBerth(asked({ x, start: null })).fits).toBe(true);
  });

  /*
   *  0        300       500                1000 m
   *  |         |= MARY ==|                   |     2 h to 12 h
   */
  describe('beside a vessel that lies there', () => {
    const MARY = other('MARY', 300, 200, [0, 12]);

    it('has the free water between both', () => {
      expect(checkBerth(asked({ x: 520, start: null }, { neighbours: [MARY] })).start).toBe(2 * HOUR);
      expect(rules(checkBerth(asked({ x: 519, start: 2 * HOUR }, { neighbours: [MARY] })))).toEqual(['taken']);
      expect(rules(checkBerth(asked({ x: 80, start: 2 * HOUR }, { neighbours: [MARY] })))).toEqual([]);
      expect(rules(checkBerth(asked({ x: 81, start: 2 * HOUR }, { neighbours: [MARY] })))).toEqual(['taken']);
    });

    it('names her, the metres, and when she leaves', () => {
      const [objection] = checkBerth(asked({ x: 510, start: 3 * HOUR }, { neighbours: [MARY] })).objections;
      expect(objection).toEqual({
        ...{ rule: 'taken', other: { call: 'MARY', vessel: 'MARY' } },
        ...{ metres: { is: 10, needed: 20 }, from: 12 * HOUR },
      });
    });

    it('waits for her where no time is wished', () => {
      const check = checkBerth(asked({ x: 400, start: null }, { neighbours: [MARY] }));
      expect([check.fits, check.start, check.waiting, check.later]).toEqual([true, 12 * HOUR, 10 * HOUR, 10 * HOUR]);
    });

    it('may come the moment she has left', () => {
      expect(rules(checkBerth(asked({ x: 400, start: 12 * HOUR }, { neighbours: [MARY] })))).toEqual([]);
    });
  });

  it('makes a vessel give way that is only planned, and tells of it', () => {
    const neighbours = [other('NINA', 400, 200, [4, 9], false)];
    const check = checkBerth(asked({ x: 400, start: 2 * HOUR }, { neighbours }));
    expect([check.fits, rules(check), check.objections[0]?.other?.call]).toEqual([true, ['gives-way'], 'NINA']);
  });

  it('does not begin before she can be there', () => {
    const check = checkBerth(asked({ x: 400, start: HOUR }));
    expect(check.objections).toMatchObject([{ rule: 'before-arrival', from: 2 * HOUR }]);
  });

  it('is beyond the cranes where none can stand at one of her bays', () => {
    const cranes = [{ from: 0, to: 600 }];
    expect(rules(checkBerth(asked({ x: 420, start: null }, { cranes })))).toEqual([]);
    expect(checkBerth(asked({ x: 500, start: null }, { cranes })).objections).toMatchObject([
      { rule: 'no-crane', metres: { is: 600 } },
    ]);
    expect(rules(checkBerth(asked({ x: 400, start: null }, { cranes: [] })))).toEqual(['no-crane']);
  });

  /*
   *  0            500           1000 m
   *  |___ 15 m ____|
   *                |___ 12 m ____|        she draws 13 m and wants 1 m under her keel
   */
  describe('over two depths', () => {
    const quay = {
      stretches: [
        { from: 0, to: 500, depth: 15 },
        { from: 500, to: 1000, depth: 12 },
      ],
    };

    it('is too shallow as soon as a metre of her lies over the shallow one, if no tide helps', () => {
      expect(rules(checkBerth(asked({ x: 300, start: null }, { quay })))).toEqual([]);
      expect(checkBerth(asked({ x: 301, start: null }, { quay })).objections).toMatchObject([
        { rule: 'too-shallow', metres: { is: 12, needed: 14 }, from: null },
      ]);
    });

    it('waits for the tide where it stands high for long enough, and tells from when', () => {
      // 2.5 m above datum from 6 h to 20 h.
      const water = (at: number): number => (at >= 6 * HOUR && at <= 20 * HOUR ? 2.5 : 0);
      expect(checkBerth(asked({ x: 600, start: null }, { quay, water })).start).toBe(6 * HOUR);
      expect(checkBerth(asked({ x: 600, start: 3 * HOUR }, { quay, water })).objections).toMatchObject([
        { rule: 'low-water', metres: { is: 12, needed: 14 }, from: 6 * HOUR },
      ]);
      expect(rules(checkBerth(asked({ x: 600, start: 7 * HOUR }, { quay, water })))).toEqual([]);
      expect(rules(checkBerth(asked({ x: 600, start: 13 * HOUR }, { quay, water })))).toEqual(['too-shallow']);
    });
  });

  describe('behind a way in of 12 m', () => {
    const quay = { channelDepth: 12 };
    // 3 m above datum from 6 h to 8 h, and from 18 h to 20 h.
    const water = (at: number): number => (at % (12 * HOUR) >= 6 * HOUR && at % (12 * HOUR) <= 8 * HOUR ? 3 : 0);

    it('is come to with the tide, and lain at over the next ebb', () => {
      expect(rules(checkBerth(asked({ x: 400, start: 7 * HOUR }, { quay, water })))).toEqual([]);
      expect(checkBerth(asked({ x: 400, start: null }, { quay, water })).start).toBe(6 * HOUR);
      expect(checkBerth(asked({ x: 400, start: 9 * HOUR }, { quay, water })).objections).toMatchObject([
        { rule: 'channel', metres: { is: 12, needed: 14 }, from: 18 * HOUR },
      ]);
    });

    it('is never come to where no tide is high enough', () => {
      const check = checkBerth(asked({ x: 400, start: null }, { quay }));
      expect(check.objections).toMatchObject([{ rule: 'channel', from: null }]);
    });
  });

  it('needs a told depth under all of her', () => {
    const quay = {
      stretches: [
        { from: 0, to: 500, depth: 15 },
        { from: 600, to: 1000, depth: 15 },
      ],
    };
    expect(checkBerth(asked({ x: 450, start: null }, { quay })).objections).toMatchObject([
      { rule: 'off-quay', metres: { needed: 300 } },
    ]);
    expect(checkBerth(asked({ x: 620, start: null }, { quay })).fits).toBe(true);
  });

  it('tells every rule that is broken, those of the quay first', () => {
    const neighbours = [other('MARY', 700, 200, [0, 12])];
    const cranes = [{ from: 0, to: 500 }];
    expect(rules(checkBerth(asked({ x: 790, start: HOUR }, { neighbours, cranes })))).toEqual([
      'off-quay',
      'no-crane',
      'before-arrival',
      'taken',
    ]);
  });
});

// ---- properties ----------------------------------------------------------------------------------------------------------------

const vessel = fc.record({
  x: fc.integer({ min: 0, max: 900 }),
  length: fc.integer({ min: 50, max: 300 }),
  start: fc.integer({ min: -10, max: 30 }),
  hours: fc.integer({ min: 1, max: 20 }),
  stays: fc.boolean(),
});

const world = fc.record({
  wish: fc.record({ x: fc.integer({ min: 0, max: 950 }), start: fc.option(fc.integer({ min: 0, max: 30 })) }),
  length: fc.integer({ min: 50, max: 300 }),
  draught: fc.integer({ min: 8, max: 16 }),
  hours: fc.integer({ min: 1, max: 14 }),
  earliest: fc.integer({ min: 0, max: 10 }),
  depths: fc.tuple(fc.integer({ min: 10, max: 17 }), fc.integer({ min: 10, max: 17 })),
  tide: fc.integer({ min: 0, max: 4 }),
  others: fc.array(vessel, { maxLength: 5 }),
});

type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

function questionOf(w: World): BerthQuestion {
  return asked(
    { x: w.wish.x, start: w.wish.start === null ? null : w.wish.start * HOUR },
    {
      quay: {
        stretches: [
          { from: 0, to: 450, depth: w.depths[0] },
          { from: 450, to: 1000, depth: w.depths[1] },
        ],
      },
      vessel: {
        ...{ length: w.length, draught: w.draught, bays: { first: 10, last: w.length - 10 } },
        ...{ earliest: w.earliest * HOUR, arrival: w.earliest * HOUR, alongside: w.hours * HOUR },
      },
      water: (at) => w.tide * (1 + Math.sin(at / (2 * HOUR))),
      neighbours: w.others.map((o, i) => other(`V${i}`, o.x, o.length, [o.start, o.start + o.hours], o.stays)),
    },
  );
}

/** What a metre-by-metre, quarter-by-quarter look at the quay finds wrong: each metre of her needs water, and free water to who stays. */
function wrongBySteps({ quay, water, vessel: own, wish, neighbours }: BerthQuestion, start: number): boolean {
  const end = start + own.alongside;
  for (let metre = wish.x + 0.5; metre < wish.x + own.length; metre++) {
    if (metre < quay.clearance || metre > quay.length - quay.clearance) return true;
    const depth = quay.stretches.find((s) => s.from <= metre && metre <= s.to)?.depth ?? -Infinity;
    for (let at = start; at < end; at += HOUR / 4)
      if (depth + water(at) < own.draught + quay.underKeelClearance) return true;
    for (const o of neighbours) {
      const near = metre > o.x - quay.clearance && metre < o.x + o.length + quay.clearance;
      if (o.stays && near && start < o.end && o.start < end) return true;
    }
  }
  return start < own.earliest;
}

describe('any berth that somebody wants', () => {
  it('fits only where nothing is wrong metre by metre and quarter by quarter', () => {
    fc.assert(
      fc.property(world, (w) => {
        const question = questionOf(w);
        const check = checkBerth(question);
        if (check.fits) expect(wrongBySteps(question, check.start)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('tells no rule where nothing is wrong', () => {
    fc.assert(
      fc.property(world, (w) => {
        const question = questionOf(w);
        const check = checkBerth(question);
        const low = question.water(check.end) + Math.min(...w.depths) < w.draught + 1;
        if (!wrongBySteps(question, check.start) && !low) expect(check.fits).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('is at the first quarter at which she fits, where no time is wished and it fits at all', () => {
    fc.assert(
      fc.property(world, (w) => {
        const question = questionOf({ ...w, wish: { ...w.wish, start: null } });
        const { fits, start } = checkBerth(question);
        if (!fits) return;
        for (let at = question.vessel.earliest; at < start; at += HOUR / 4)
          expect(checkBerth({ ...question, wish: { x: w.wish.x, start: at } }).fits).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
