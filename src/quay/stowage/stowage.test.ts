// Every rule of stowage on vessels that can be drawn, and all of them at once on drawn problems. Each plan is judged by the checker of
// test/support, which shares no code with the planner.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Container } from '../../terminal/container.ts';
import type { VesselLimits } from '../../terminal/vessel-profile/limits.ts';
import { checkStowage } from '../../../test/support/stowage-checker.ts';
import type { CellInstruction, StowageProblem } from './problem.ts';
import { stowageObjective } from './objective.ts';
import { PORTS, onVessel, small, smallVessel } from './small-vessel.fixture.ts';
import { planStowage } from './stowage.ts';

const [NEXT, LATER, LAST] = PORTS as [string, string, string];
const BUDGET = { steps: 30 };

/** Plans, holds the plan against the checker, and tells slots as bay-row-tier. */
function planned(problem: StowageProblem) {
  const answer = planStowage(problem, BUDGET);
  expect(checkStowage(problem, answer.plan).faults).toEqual([]);
  expect(answer.bound).toBeLessThanOrEqual(answer.objective);
  expect(answer.why).toHaveLength(answer.plan.stowed.length);
  const slots = new Map(answer.plan.stowed.map(({ container, slot }) => [container, slot]));
  const slotOf = ({ id }: Container): string => {
    const slot = slots.get(id);
    return slot === undefined
      ? 'ashore'
      : [slot.bay, slot.row, slot.tier].map((n) => String(n).padStart(2, '0')).join('-');
  };
  const rules = Object.fromEntries(answer.plan.ashore.map(({ container, rule }) => [container, rule]));
  return { ...answer, slotOf, ruleOf: ({ id }: Container) => rules[id] };
}

const ONE_STACK = smallVessel({ rows: [0], holdTiers: 0, deckTiers: 3 });

describe('stowage of one stack', () => {
  it('sets the box of the later port below the one of the earlier', () => {
    const [early, late] = [small({ grossKg: 30_000 }), small({ portOfDischarge: LAST, grossKg: 5000 })];
    const { slotOf } = planned(onVessel(ONE_STACK, [early, late]));
    expect([slotOf(late), slotOf(early)]).toEqual(['02-00-82', '02-00-84']);
  });

  it('leaves a box ashore rather than over one aboard that leaves earlier', () => {
    const stays = { slot: { bay: 2, row: 0, tier: 82 }, container: small() };
    const late = small({ portOfDischarge: LATER });
    const { slotOf, ruleOf } = planned(onVessel(ONE_STACK, [late], { aboard: [stays] }));
    expect([slotOf(late), ruleOf(late)]).toEqual(['ashore', 'overstow']);
  });

  it("sets 20' in pairs under 40', and none on a 40'", () => {
    const short = [small({ lengthFeet: 20, isoType: '22G1' }), small({ lengthFeet: 20, isoType: '22G1' })];
    const long = small();
    const { slotOf } = planned(onVessel(ONE_STACK, [long, ...short]));
    expect(short.map(slotOf).sort()).toEqual(['01-00-82', '03-00-82']);
    expect(slotOf(long)).toBe('02-00-84');
    const aboard = [{ slot: { bay: 2, row: 0, tier: 82 }, container: small() }];
    const refused = planned(onVessel(ONE_STACK, [short[0]!], { aboard }));
    expect(refused.ruleOf(short[0]!)).toBe('twenty-on-forty');
  });

  it("sets no 40' on a single 20', nor on two of unequal heights", () => {
    const aboard = [{ slot: { bay: 1, row: 0, tier: 82 }, container: small({ lengthFeet: 20 }) }];
    const long = small();
    expect(planned(onVessel(ONE_STACK, [long], { aboard })).ruleOf(long)).toBe('uneven');
    const high = { slot: { bay: 3, row: 0, tier: 82 }, container: small({ lengthFeet: 20, heightMm: 2896 }) };
    expect(planned(onVessel(ONE_STACK, [long], { aboard: [...aboard, high] })).ruleOf(long)).toBe('uneven');
  });

  it('keeps the limits of height and mass of a stack', () => {
    const low = smallVessel({ rows: [0], holdTiers: 0, deckTiers: 3, stack: { maxHeight: 5.5 } });
    const high = [small({ heightMm: 2896 }), small({ heightMm: 2591 }), small({ heightMm: 2896 })];
    const inHeight = planned(onVessel(low, high));
    expect(inHeight.plan.ashore.map(({ rule }) => rule)).toEqual(['height']);
    const weak = smallVessel({ rows: [0], holdTiers: 0, deckTiers: 3, stack: { maxKg40: 30_000, maxKg20: 20_000 } });
    const heavy = [small({ grossKg: 16_000 }), small({ grossKg: 16_000 })];
    expect(planned(onVessel(weak, heavy)).plan.ashore.map(({ rule }) => rule)).toEqual(['weight']);
  });

  it('keeps the limits of lashing by tiers', () => {
    const limits: VesselLimits = {
      ...{ format: 'hawser-vessel-limits/1', vessel: 'small', provenance: [] },
      lashing: { twentyKg: [20_000, 10_000, 5000], fortyKg: [30_000, 15_000, 8000] },
    };
    const profile = { ...ONE_STACK, limits };
    const boxes = [small({ grossKg: 7000 }), small({ grossKg: 14_000 }), small({ grossKg: 29_000 })];
    const { slotOf } = planned(onVessel(profile, boxes));
    expect(boxes.map(slotOf)).toEqual(['02-00-86', '02-00-84', '02-00-82']);
    const heavy = [small({ grossKg: 16_000 }), small({ grossKg: 16_000 })];
    expect(planned(onVessel(profile, heavy)).plan.ashore.map(({ rule }) => rule)).toEqual(['lashing']);
  });

  it('gives reefers a plug and dry boxes the cells without one where it can', () => {
    const profile = smallVessel({
      rows: [2, 0, 1],
      holdTiers: 0,
      deckTiers: 1,
      cell: (_, row) => ({ aftPlug: row === 0 }),
    });
    const reefer = small({ reeferC: -18 });
    const dry = [small(), small({ portOfDischarge: LAST })];
    const { slotOf } = planned(onVessel(profile, [...dry, reefer]));
    expect(slotOf(reefer)).toBe('02-00-82');
    const second = small({ reeferC: 2 });
    const both = planned(onVessel(profile, [reefer, second]));
    expect(both.plan.ashore.map(({ rule }) => rule)).toEqual(['plug']);
    expect(both.bound).toBeGreaterThanOrEqual(1000);
  });

  it('says that a port is not in the rotation, and that cargo stands out of a box', () => {
    const lost = small({ portOfDischarge: 'NOPRT' });
    const wide = small({ outOfGauge: { frontMm: 0, backMm: 0, leftMm: 100, rightMm: 100, heightMm: 0 } });
    const { ruleOf } = planned(onVessel(ONE_STACK, [lost, wide]));
    expect([ruleOf(lost), ruleOf(wide)]).toEqual(['port', 'gauge']);
  });
});

describe('stowage under hatch covers', () => {
  it('sets nothing below a cover on which boxes stay', () => {
    const aboard = [{ slot: { bay: 2, row: 0, tier: 82 }, container: small({ portOfDischarge: NEXT }) }];
    const profile = smallVessel({ rows: [0], deckTiers: 1 });
    const late = small({ portOfDischarge: LAST });
    expect(planned(onVessel(profile, [late], { aboard })).ruleOf(late)).toBe('hatch');
  });

  it('sets no later port on a cover over an earlier one', () => {
    const boxes = Array.from({ length: 6 }, (_, i) => small({ portOfDischarge: PORTS[i % 3]! }));
    const { plan } = planned(onVessel(smallVessel(), boxes));
    expect(plan.costs.overstow).toBe(0);
    expect(plan.ashore).toEqual([]);
  });
});

describe('dangerous goods', () => {
  const flammable = { dangerous: [{ imdgClass: '3', unNumber: '1170' }] };
  const oxidizer = { dangerous: [{ imdgClass: '5.1', unNumber: '1942' }] };

  it('stand apart by a container space where their classes must be separated', () => {
    const boxes = [small(flammable), small(oxidizer)];
    const { slotOf, plan } = planned(onVessel(smallVessel({ holdTiers: 0, deckTiers: 1 }), boxes));
    expect(plan.ashore).toEqual([]);
    expect(boxes.map(slotOf).sort()).toEqual(['02-01-82', '02-02-82']);
    const narrow = planned(onVessel(smallVessel({ rows: [0, 1], holdTiers: 0, deckTiers: 1 }), boxes));
    expect(narrow.plan.ashore.map(({ rule }) => rule)).toEqual(['segregation']);
  });

  it('stay out of cells that do not take their class', () => {
    const profile = smallVessel({ rows: [0], holdTiers: 0, deckTiers: 1, cell: () => ({ noDangerous: ['3'] }) });
    expect(planned(onVessel(profile, [small(flammable)])).plan.ashore[0]!.rule).toBe('cell-dangerous');
    expect(planned(onVessel(profile, [small(oxidizer)])).plan.ashore).toEqual([]);
  });
});

describe('instructions', () => {
  const instruct = (
    slot: CellInstruction['slot'],
    box: Container | null,
    kind: CellInstruction['kind'] = null,
  ): CellInstruction => ({
    ...{ slot, container: box?.id ?? null, kind },
  });

  it('put a box into its cell, with others below it', () => {
    const own = small({ grossKg: 25_000 });
    const others = [small(), small()];
    const instructions = [instruct({ bay: 2, row: 0, tier: 86 }, own)];
    const { slotOf, why, plan } = planned(onVessel(ONE_STACK, [own, ...others], { instructions }));
    expect(slotOf(own)).toBe('02-00-86');
    expect(why[plan.stowed.findIndex(({ container }) => container === own.id)]!.decided).toBe('instruction');
  });

  it('leave a box ashore whose cell it cannot reach', () => {
    const own = small();
    const instructions = [instruct({ bay: 2, row: 0, tier: 86 }, own)];
    expect(planned(onVessel(ONE_STACK, [own], { instructions })).ruleOf(own)).toBe('instruction');
  });

  it('keep a cell for a kind', () => {
    const kind = { isoType: '', lengthFeet: 40 as const, full: false, operator: '', portOfDischarge: LAST };
    const instructions = [instruct({ bay: 2, row: 0, tier: 82 }, null, kind)];
    const [full, empty] = [
      small({ portOfDischarge: LAST }),
      small({ portOfDischarge: LAST, full: false, grossKg: 4000 }),
    ];
    const { slotOf } = planned(onVessel(ONE_STACK, [full, empty], { instructions }));
    expect([slotOf(empty), slotOf(full)]).toEqual(['02-00-82', '02-00-84']);
    expect(planned(onVessel(ONE_STACK, [full], { instructions })).ruleOf(full)).toBe('instruction');
  });
});

describe('floating', () => {
  const stability = {
    hydrostatics: [2, 6].map((draught) => ({
      ...{ draught, displacement: draught * 400_000, buoyancyX: 45, flotationX: 45, metacentreZ: 14, trimMoment: 3e7 },
    })),
    deadLoad: { kg: 1_000_000, x: 45, y: 0, z: 5, freeSurface: 0 },
    ...{ maxDraught: 6, leastTrim: -0.2, mostTrim: 0.2, leastGm: 0.5, mostHeel: 1 },
  };
  const limits: VesselLimits = { format: 'hawser-vessel-limits/1', vessel: 'small', provenance: [], stability };

  it('lies within trim and heel by stowing heavy boxes on both sides and at both ends', () => {
    const profile = smallVessel({ bays: 5, rows: [2, 1], holdTiers: 0, deckTiers: 2, profile: { limits } });
    const boxes = Array.from({ length: 12 }, (_, i) => small({ grossKg: i < 6 ? 30_000 : 4000 }));
    const { plan } = planned(onVessel(profile, boxes));
    expect(plan.ashore).toEqual([]);
    expect(plan.costs.beyondLimits).toBe(0);
  });

  it('tells what lies beyond the limits when nothing helps', () => {
    const stiff = { ...limits, stability: { ...stability, mostHeel: 0.2 } };
    const profile = smallVessel({ rows: [2], holdTiers: 0, deckTiers: 2, profile: { limits: stiff } });
    const problem = onVessel(profile, [small({ grossKg: 30_000 })]);
    const { plan, objective } = planStowage(problem, BUDGET);
    expect(plan.costs.beyondLimits).toBeGreaterThan(0);
    expect(objective).toBe(stowageObjective(plan.costs));
    expect(checkStowage(problem, plan).faults.join(' ')).toMatch(/heels|trim/);
  });

  it('does not hide the sea ahead', () => {
    // The sight from an eye at 16 m, 90 m behind the bow, down to the water 50 m before it.
    const visibility = { eyeX: 0, eyeZ: 16, bowX: 90, hidden: 50 };
    const seen = { ...limits, visibility };
    const profile = smallVessel({
      bays: 5,
      rows: [0],
      holdTiers: 0,
      deckTiers: 2,
      stack: { base: 6 },
      profile: { limits: seen },
    });
    const { plan } = planned(
      onVessel(
        profile,
        Array.from({ length: 10 }, () => small()),
      ),
    );
    const highest = Math.max(...plan.stowed.filter(({ slot }) => slot.bay === 2).map(({ slot }) => slot.tier), 0);
    expect(highest).toBeLessThan(84);
    expect(plan.ashore.map(({ rule }) => rule)).toContain('sight');
  });
});

describe('drawn vessels and load lists', () => {
  const drawnBox = fc
    .record({
      long: fc.boolean(),
      port: fc.integer({ min: 0, max: 2 }),
      kg: fc.integer({ min: 3, max: 30 }),
      high: fc.boolean(),
      special: fc.integer({ min: 0, max: 9 }),
    })
    .map(({ long, port, kg, high, special }) => ({
      ...{ lengthFeet: long ? (40 as const) : (20 as const), portOfDischarge: PORTS[port]!, grossKg: kg * 1000 },
      ...{ heightMm: high ? 2896 : 2591, reeferC: special === 0 ? -18 : null },
      dangerous:
        special === 1 ? [{ imdgClass: '3', unNumber: '' }] : special === 2 ? [{ imdgClass: '5.1', unNumber: '' }] : [],
    }));

  it('never break a rule, whatever is loaded on what', () => {
    fc.assert(
      fc.property(
        fc.array(drawnBox, { minLength: 1, maxLength: 40 }),
        fc.array(drawnBox, { maxLength: 25 }),
        fc.integer({ min: 1, max: 3 }),
        (loads, earlier, bays) => {
          const profile = smallVessel({
            ...{ bays, holdTiers: 3, deckTiers: 3 },
            stack: { maxHeight: 8, maxKg20: 45_000, maxKg40: 60_000 },
            cell: (_, row, tier) => ({
              forePlug: row === 0,
              aftPlug: row === 0 && tier < 84,
              noDangerous: tier < 4 ? 'all' : [],
            }),
          });
          const first = onVessel(
            profile,
            earlier.map((more) => small(more)),
          );
          const boxes = new Map(first.loads.map((container) => [container.id, container]));
          const aboard = planStowage(first, { steps: 0 }).plan.stowed.map(({ slot, container }) => ({
            slot,
            container: boxes.get(container)!,
          }));
          planned(
            onVessel(
              profile,
              loads.map((more) => small(more)),
              { aboard },
            ),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives the same plan for the same steps, and no dearer one for more', () => {
    const boxes = Array.from({ length: 24 }, (_, i) =>
      small({ portOfDischarge: PORTS[(i * 7) % 3]!, grossKg: 4000 + 900 * i }),
    );
    const problem = onVessel(smallVessel({ bays: 3 }), boxes);
    expect(planStowage(problem, { steps: 20 }).plan).toEqual(planStowage(problem, { steps: 20 }).plan);
    expect(planStowage(problem, { steps: 60 }).objective).toBeLessThanOrEqual(
      planStowage(problem, { steps: 0 }).objective,
    );
    expect(planStowage(problem, { steps: 1e9, stop: () => true }).plan.ashore).toEqual([]);
  });
});
