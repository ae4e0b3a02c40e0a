// The checker of stowage plans finds what is broken: each damaged plan is told by its own sentence.
import { describe, expect, it } from 'vitest';
import type { VesselSlot } from '../src/terminal/container.ts';
import type { Container } from '../src/terminal/container.ts';
import type { StowagePlan, StowageProblem } from '../src/quay/stowage/problem.ts';
import { PORTS, onVessel, small, smallVessel } from '../src/quay/stowage/small-vessel.fixture.ts';
import { checkStowage } from './support/stowage-checker.ts';

const at = (bay: number, row: number, tier: number): VesselSlot => ({ bay, row, tier });
const COSTS = { ashore: 0, overstow: 0, mixedPorts: 0, newStacks: 0, plugsLost: 0, longestPair: 0, beyondLimits: 0 };

/** A plan by hand: each box with its slot. */
function byHand(...pairs: [Container, VesselSlot][]): { loads: Container[]; plan: StowagePlan } {
  const stowed = pairs.map(([container, slot]) => ({ container: container.id, slot }));
  return { loads: pairs.map(([container]) => container), plan: { stowed, ashore: [], costs: COSTS, floats: null } };
}

function faultsOf(
  pairs: [Container, VesselSlot][],
  more: Partial<StowageProblem> = {},
  profile = smallVessel(),
): string {
  const { loads, plan } = byHand(...pairs);
  return checkStowage(onVessel(profile, loads, more), plan).faults.join(' ');
}

describe('the checker of stowage plans', () => {
  const late = { portOfDischarge: PORTS[2]! };

  it('has nothing to say of a good plan', () => {
    expect(
      faultsOf([
        [small(late), at(2, 0, 2)],
        [small(), at(2, 0, 4)],
        [small(), at(2, 1, 82)],
      ]),
    ).toBe('');
  });

  it('finds a box that floats, two in one place, and a cell that does not exist', () => {
    expect(faultsOf([[small(), at(2, 0, 84)]])).toContain('has nothing under its fore half');
    expect(
      faultsOf([
        [small(), at(2, 0, 2)],
        [small({ lengthFeet: 20 }), at(3, 0, 2)],
      ]),
    ).toContain('stands in the place of');
    expect(faultsOf([[small(), at(6, 0, 2)]])).toContain('does not exist');
  });

  it("finds a 20' on a 40', and a 40' on an unequal pair", () => {
    expect(
      faultsOf([
        [small(), at(2, 0, 2)],
        [small({ lengthFeet: 20 }), at(1, 0, 4)],
      ]),
    ).toContain("20' on 40'");
    const pair: [Container, VesselSlot][] = [
      [small({ lengthFeet: 20 }), at(1, 0, 2)],
      [small({ lengthFeet: 20, heightMm: 2896 }), at(3, 0, 2)],
    ];
    expect(faultsOf([...pair, [small(), at(2, 0, 4)]])).toContain('does not stand level');
  });

  it('finds overstow in a stack and through a hatch cover, and work under a closed one', () => {
    expect(
      faultsOf([
        [small(), at(2, 0, 2)],
        [small(late), at(2, 0, 4)],
      ]),
    ).toContain('1 boxes stand over');
    expect(
      faultsOf([
        [small(), at(2, 0, 2)],
        [small(late), at(2, 1, 82)],
      ]),
    ).toContain('1 boxes stand over');
    const aboard = [{ slot: at(2, 1, 82), container: small() }];
    expect(faultsOf([[small(late), at(2, 0, 2)]], { aboard })).toContain('under a cover that was closed');
  });

  it('finds what is too high, too heavy, unplugged or in a cell that does not take it', () => {
    const weak = smallVessel({ stack: { maxHeight: 3, maxKg40: 20_000 } });
    const two: [Container, VesselSlot][] = [
      [small(), at(2, 0, 2)],
      [small(), at(2, 0, 4)],
    ];
    expect(faultsOf(two, {}, weak)).toContain('is too high');
    expect(faultsOf(two, {}, weak)).toContain("too heavy for 40'");
    expect(faultsOf([[small({ reeferC: 2 }), at(2, 0, 2)]])).toContain('has no plug');
    expect(faultsOf([[small({ lengthFeet: 45 }), at(2, 0, 2)]])).toContain("takes no 45'");
    const clean = smallVessel({ cell: () => ({ noDangerous: 'all' }) });
    expect(faultsOf([[small({ dangerous: [{ imdgClass: '3', unNumber: '' }] }), at(2, 0, 2)]], {}, clean)).toContain(
      'takes no class 3',
    );
  });

  it('finds dangerous goods that stand too near, and instructions that are not kept', () => {
    const boxes = ['3', '5.1'].map((imdgClass) => small({ dangerous: [{ imdgClass, unNumber: '' }] })) as [
      Container,
      Container,
    ];
    expect(
      faultsOf([
        [boxes[0], at(2, 0, 2)],
        [boxes[1], at(2, 1, 2)],
      ]),
    ).toContain('too near to each other (code 2)');
    const own = small();
    const instructions = [{ slot: at(2, 1, 2), container: own.id, kind: null }];
    expect(faultsOf([[own, at(2, 0, 2)]], { instructions })).toContain('not as instructed');
    expect(
      faultsOf([[small(), at(2, 1, 2)]], {
        instructions: [{ ...instructions[0]!, container: null, kind: { ...own, full: false } }],
      }),
    ).toContain('is not of the kind');
  });

  it('finds boxes that are told twice or not at all', () => {
    const box = small();
    const { plan } = byHand([box, at(2, 0, 2)]);
    const forgotten = checkStowage(onVessel(smallVessel(), [box, small()]), plan);
    expect(forgotten.faults.join(' ')).toContain('is neither stowed nor ashore');
    const twice = { ...plan, ashore: [{ container: box.id, rule: 'plug' as const, stacks: {} }] };
    expect(checkStowage(onVessel(smallVessel(), [box]), twice).faults.join(' ')).toContain('told twice');
  });
});
