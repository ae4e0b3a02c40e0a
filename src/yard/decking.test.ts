// Decking in one small block whose answer is plain, and as a property: nothing forbidden, nothing cheaper left lying.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOX, block, DAY, roomOn, stack } from './decking.fixture.ts';
import { deck } from './decking.ts';
import { HOUR } from './deck-weights.ts';
import type { DeckBox, DeckStack } from './problems.ts';

const PLENTY = { steps: 1_000_000 };

function choose(box: Partial<DeckBox>, stacks: DeckStack[]): ReturnType<typeof deck> {
  return deck({ box: { ...BOX, ...box }, blocks: [block(stacks)] }, PLENTY);
}

/** A stack of two boxes. */
const two = { height: 2, topGroup: 'other', topKg: 20_000 };

/*
 * One bay seen from its end; the letter of each stack is its row.       row  1     2     3
 *                                                                     top  [tomorrow][in 4 days]   ( ground )
 */
describe('decking', () => {
  it('does not stand a box on one that leaves earlier', () => {
    const { plan, why } = choose({}, [
      stack({ row: 1, ...two, leaves: DAY }),
      stack({ row: 2, ...two, leaves: 4 * DAY }),
    ]);
    expect(plan).toEqual({ block: 0, bay: 10, row: 2, tier: 3 });
    expect(why[0].decided).toBe('rehandles');
  });

  it('puts a box on its own group rather than on another', () => {
    const { plan, why } = choose({}, [
      stack({ row: 1, ...two, leaves: 2 * DAY }),
      stack({ row: 2, ...two, leaves: 2 * DAY, topGroup: BOX.group }),
    ]);
    expect(plan?.row).toBe(2);
    expect(why[0].decided).not.toBe('only-choice');
  });

  it('does not put a light box on a heavy one that the vessel wants first', () => {
    const own = { height: 1, topGroup: BOX.group, leaves: BOX.departure, others: Infinity };
    const { plan, why } = choose({ grossKg: 8_000 }, [
      stack({ row: 1, ...own, topKg: 28_000 }),
      stack({ row: 2, ...own, topKg: 9_000 }),
    ]);
    expect(plan?.row).toBe(2);
    expect(why[0].decided).toBe('weight');
  });

  it('gives a reefer a plug and leaves the plugs to reefers', () => {
    const own = { height: 1, topGroup: BOX.group, leaves: BOX.departure, others: Infinity };
    const stacks = [stack({ row: 1, hasPlug: true }), stack({ row: 2, ...own, topKg: 20_000 })];
    expect(choose({ needsPlug: true }, stacks).plan?.row).toBe(1);
    expect(choose({}, stacks).plan?.row).toBe(2);
  });

  it('lays a box for the vessel near the water end and one for a truck near the land end', () => {
    const stacks = [6, 18, 34].map((bay) => stack({ bay }));
    expect(choose({ from: 'water', to: 'water' }, stacks).plan?.bay).toBe(6);
    expect(choose({ from: 'land', to: 'land' }, stacks).plan?.bay).toBe(34);
  });

  it('puts a 20 foot box on a half bay and a 45 foot box on a whole one', () => {
    const stacks = [stack({ bay: 10 }), stack({ bay: 9 })];
    expect(choose({ lengthFeet: 20 }, stacks).plan?.bay).toBe(9);
    expect(choose({ lengthFeet: 45 }, stacks).plan?.bay).toBe(10);
  });

  it('keeps dangerous goods on their places and apart', () => {
    const stacks = [
      stack({ row: 1 }),
      stack({ row: 2, dangerousAllowed: true, nearbyDangerous: ['5.1'] }),
      stack({ row: 3, dangerousAllowed: true, nearbyDangerous: ['8'] }),
    ];
    expect(choose({ dangerousClasses: ['3'] }, stacks).plan?.row).toBe(3);
  });

  it('says what ruled out the most when nothing is allowed', () => {
    const { plan, why } = choose({ needsPlug: true }, [stack({}), stack({ row: 2 }), stack({ row: 3, height: 5 })]);
    expect(plan).toBeNull();
    expect(why[0].decided).toBe('no-plug');
    expect(why[0].alternatives[0].score).toBe(2);
  });

  it('prefers the emptier, less busy block when all else is equal', () => {
    const busy = block([stack({ block: 0 })], { index: 0, workload: [4, 4], fill: 0.9 });
    const calm = block([stack({ block: 1 })], { index: 1, workload: [0, 0], fill: 0.2 });
    expect(deck({ box: BOX, blocks: [busy, calm] }, PLENTY).plan?.block).toBe(1);
  });

  it('weighs how sure it is: a box that may leave later stands rather in the way than one that surely does', () => {
    const stacks = [
      stack({ row: 1, ...two, leaves: 1.5 * DAY, spread: HOUR }),
      stack({ row: 2, ...two, leaves: 1.5 * DAY, spread: 2 * DAY }),
    ];
    const { plan, why } = choose({}, stacks);
    expect(plan?.row).toBe(2);
    expect(why[0].alternatives.map((a) => a.rehandles! > 0.9)).toEqual([false, true]);
  });

  it('asks the crane that takes the box in how busy it is, and the other one for what is handed over', () => {
    const busyAt = (workload: [number, number], bay: number, from: 'water' | 'land'): number => {
      const busy = block([stack({ bay })], { workload, handsOver: true });
      return deck({ box: { ...BOX, from }, blocks: [busy] }, PLENTY).objective;
    };
    expect(busyAt([5, 0], 6, 'water') - busyAt([0, 0], 6, 'water')).toBe(450);
    expect(busyAt([0, 5], 6, 'water')).toBe(busyAt([0, 0], 6, 'water'));
    expect(busyAt([0, 5], 34, 'water')).toBeGreaterThan(busyAt([0, 0], 34, 'water'));
  });

  it('sets nothing in a locked stack, and says that this ruled out the most', () => {
    const { plan, why } = choose({}, [stack({ locked: true }), stack({ row: 2, locked: true })]);
    expect(plan).toBeNull();
    expect(why[0]).toMatchObject({ decided: 'locked', alternatives: [{ choice: 'locked', score: 2 }] });
  });

  it('keeps a range for its boxes: they go there first, others stay out or come last', () => {
    const stacks = [stack({ bay: 6, row: 1 }), stack({ bay: 34, row: 2, allocation: 0 })];
    const row = (member: boolean, reserved: boolean, of = stacks): number | undefined =>
      deck({ box: BOX, blocks: [block(of)], allocations: [{ member, reserved }] }, PLENTY).plan?.row;
    expect(row(true, true)).toBe(2);
    expect(row(false, true)).toBe(1);
    expect(row(false, true, stacks.slice(1))).toBeUndefined();
    expect(row(false, false)).toBe(1);
    expect(row(false, false, stacks.slice(1))).toBe(2);
  });

  it('stands a box out of gauge where it closes the fewest places, and one that is too wide above its neighbours', () => {
    const own = { topGroup: BOX.group, leaves: BOX.departure, others: Infinity };
    const high = stack({ row: 1, ...own, height: 4, besideHeight: 4 });
    const low = stack({ row: 2, besideHeight: 1 });
    expect(choose({ outOfGauge: 'over-top' }, [high, low]).plan?.row).toBe(1);
    expect(choose({ outOfGauge: 'over-side' }, [high, low]).plan?.row).toBe(1);
    expect(choose({ outOfGauge: 'over-side' }, [low]).plan).toBeNull();
  });

  it("stands 45' boxes together", () => {
    const own = { height: 1, topGroup: BOX.group, leaves: BOX.departure, others: Infinity };
    const stacks = [stack({ row: 1, ...own, topFeet: 40 }), stack({ row: 2, ...own, topFeet: 45 })];
    expect(choose({ lengthFeet: 45 }, stacks).plan?.row).toBe(2);
    expect(choose({ lengthFeet: 40 }, stacks).plan?.row).toBe(1);
  });

  it('stops at its budget with a bound below what a whole search finds', () => {
    const stacks = [2, 6, 10, 14, 18].map((bay) => stack({ bay }));
    const cut = deck({ box: BOX, blocks: [block(stacks)] }, { steps: 2 });
    const whole = deck({ box: BOX, blocks: [block(stacks)] }, PLENTY);
    expect(cut.bound).toBeLessThanOrEqual(whole.objective);
    expect(whole.objective).toBeLessThan(cut.objective);
    expect(whole.bound).toBe(whole.objective);
  });
});

const someStack = fc.record({
  bay: fc.integer({ min: 0, max: 9 }).map((k) => 4 * k + 2),
  row: fc.integer({ min: 1, max: 8 }),
  height: fc.integer({ min: 0, max: 5 }),
  leaves: fc.integer({ min: 0, max: 10 }).map((d) => d * DAY),
  topGroup: fc.constantFrom('a', 'b', BOX.group),
  topKg: fc.integer({ min: 3_000, max: 30_000 }),
  hasPlug: fc.boolean(),
  dangerousAllowed: fc.boolean(),
  nearbyDangerous: fc.subarray(['3', '5.1', '8']),
});

describe('decking of any box', () => {
  it('takes the slot that is cheapest when every stack is scored alone, and never a forbidden one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(someStack, { maxLength: 12 }), { minLength: 1, maxLength: 4 }),
        fc.record({ needsPlug: fc.boolean(), dangerousClasses: fc.subarray(['3', '8']) }),
        (yard, changes) => {
          const box = { ...BOX, ...changes };
          const blocks = yard.map((stacks, index) =>
            block(
              stacks.map((s) => stack({ ...s, block: index })),
              { index, travelSeconds: 40 * index },
            ),
          );
          const { objective, bound, plan } = deck({ box, blocks }, PLENTY);
          let least = Infinity;
          for (const b of blocks) {
            for (const s of b.stacks) {
              least = Math.min(
                least,
                deck({ box, blocks: [{ ...b, stacks: [s], room: [roomOn(s)] }] }, PLENTY).objective,
              );
            }
          }
          expect(objective).toBe(least);
          expect(bound).toBe(objective);
          const at = [...(blocks[plan?.block ?? 0].stacks as DeckStack[])].find(
            (s) => s.bay === plan?.bay && s.row === plan?.row && s.height + 1 === plan?.tier,
          );
          if (plan !== null) expect(at).toBeDefined();
        },
      ),
    );
  });
});
