// The vessel as she is to leave: with what stays aboard, what is loaded, and what comes back after a restow, each in the cell that is
// planned for it. Nothing is chosen here.
import type { Container } from '../../terminal/container.ts';
import { stacksByBay } from '../../terminal/vessel-profile/profile.ts';
import { boxTable } from './box-table.ts';
import { AFT, BOTH, FORE, cellTable } from './cell-table.ts';
import type { StowageProblem, StowedBox } from './problem.ts';
import { Ship } from './ship.ts';
import { expectedFloats } from './sight.ts';

/** The vessel and the ports at which she calls after this one. */
export type VesselVoyage = Pick<StowageProblem, 'profile' | 'rotation' | 'maxDraught'>;

/** What is to stand on the vessel when she leaves. */
export interface StowAround {
  /** Boxes that stay aboard and are not touched. */
  staying: readonly StowedBox[];
  /** Loads, and boxes that are restowed. */
  coming: readonly StowedBox[];
}

/** The ship with everything in its cell. */
export interface DepartingShip {
  ship: Ship;
  whole: StowageProblem;
  /** Her stacks by the bays, as stacksByBay() tells them. */
  stacks: ReadonlyMap<string, number>;
}

/**
 * Sets everything in its cell. Boxes of `asked` stand nowhere; their numbers are the first after those that stay. A cell that the profile
 * does not have is passed over, and so is the later one of two plans for one cell.
 */
export function shipAtDeparture(
  problem: VesselVoyage,
  { staying, coming }: StowAround,
  asked: readonly Container[] = [],
): DepartingShip {
  const whole: StowageProblem = {
    ...{ ...problem, aboard: staying, instructions: [] },
    loads: [...asked, ...coming.map(({ container }) => container)],
  };
  const ship = new Ship(whole, cellTable(problem.profile, expectedFloats(whole)), boxTable(whole));
  const stacks = stacksByBay(problem.profile);
  const first = staying.length + asked.length;
  const places = coming.flatMap(({ slot, container }, i) => {
    const place = ship.placeOf(slot, container.lengthFeet === 20, stacks);
    return place === null ? [] : [{ box: first + i, place }];
  });
  for (const { box, place } of places.sort((a, b) => a.place.cell - b.place.cell)) {
    const { stack, cell, half } = place;
    const halves = half === BOTH ? [FORE, AFT] : [half];
    if (halves.some((h) => ship.level[2 * stack + h]! > cell)) continue;
    for (const h of halves) ship.level[2 * stack + h] = cell;
    ship.set(box, stack, half);
  }
  return { ship, whole, stacks };
}
