// When the boxes of a stack leave: as decking weighs a box against a stack, and for those who look at the yard, box by box.
import { atOneTime, firstOf, UNKNOWN, type Departure } from '../../yard/departure/departure.ts';
import { digChance, type LeavingBox, type LeavingStack } from '../../yard/deck-score.ts';
import type { DeckStack } from '../../yard/problems.ts';
import type { ContainerId } from '../../terminal/ids.ts';

/** When a box is expected to leave, and with whom. */
export interface Leaving {
  departure: (container: ContainerId) => Departure;
  group: (container: ContainerId) => string;
}

/** What is looked at of a stack. */
type LeavingView = {
  -readonly [K in keyof (LeavingStack & Pick<DeckStack, 'topGroup'>)]: DeckStack[K];
};

/** Tells a view when the boxes of its stack (lowest first) leave, and with whom the top one does. */
export function lookAtLeaving(view: LeavingView, stack: readonly ContainerId[], leaving: Leaving): void {
  const top = stack.at(-1);
  view.topGroup = top === undefined ? '' : leaving.group(top);
  view.topMean = top === undefined ? Infinity : leaving.departure(top).mean;
  let first = UNKNOWN;
  let others = UNKNOWN;
  for (const id of stack) {
    const departure = leaving.departure(id);
    first = firstOf(first, departure);
    if (!atOneTime(departure.mean, view.topMean) || leaving.group(id) !== view.topGroup)
      others = firstOf(others, departure);
  }
  view.firstMean = first.mean;
  view.firstSpread = first.spread;
  view.othersMean = others.mean;
  view.othersSpread = others.spread;
}

/** When the first of some boxes leaves. */
export function firstToLeave(stack: readonly ContainerId[], departure: Leaving['departure']): Departure {
  return stack.reduce<Departure>((first, id) => firstOf(first, departure(id)), UNKNOWN);
}

/**
 * For each box of a stack (lowest first) the chance that it is dug out because one below it leaves before it, by the measure with which decking
 * chooses slots. Their sum is the number of rehandles that are to be expected of the stack as it stands: a box that is set back on top counts once.
 */
export function digChances(
  stack: readonly ContainerId[],
  leaving: Leaving,
  to: (container: ContainerId) => LeavingBox['to'],
): number[] {
  const view: LeavingView = {
    ...{ topGroup: '', topMean: Infinity },
    ...{ firstMean: Infinity, firstSpread: 0, othersMean: Infinity, othersSpread: 0 },
  };
  return stack.map((id, tier) => {
    if (tier === 0) return 0;
    lookAtLeaving(view, stack.slice(0, tier), leaving);
    const { mean, spread } = leaving.departure(id);
    return digChance({ departure: mean, spread, to: to(id) }, view, leaving.group(id) === view.topGroup);
  });
}
