// Why the first relocation of a plan goes where it goes: the other stacks that its box could have gone to, and what they would cost at least.
import type { Why } from '../../terminal/planning.ts';
import { BayState } from './bay-state.ts';
import { RelocationBound } from './bound.ts';
import type { RelocationModel } from './model.ts';
import type { Relocations } from './search.ts';
import { Work } from './work.ts';

/** How many alternatives are told. */
const SHOWN = 5;
/** Under unrestricted rules relocations are counted up to so many beyond the sure ones. */
const DEEPEST = 8;

/**
 * The reason of the first relocation; none when nothing is relocated. The chosen stack's score is what the plan costs, that of another one
 * the least that any plan which begins with it can cost.
 */
export function whyFirst(model: RelocationModel, relocations: Relocations | null, cost: number): Why[] {
  const [from, chosen] = relocations ?? [];
  if (from === undefined || chosen === undefined) return [];
  const state = new BayState(model);
  model.start.forEach((stack, s) => stack.forEach((box) => state.place(s, box)));
  const spent = state.settle();
  const { stacks, tiers, heights, boxAt } = state;
  const box = boxAt[from * tiers + heights[from]! - 1]!;
  const unit = model.timed ? 1000 : 1;
  const others: Why['alternatives'] = [];
  for (let to = 0; to < stacks; to++) {
    if (to === from || to === chosen || heights[to] === tiers || model.allowed?.[box * stacks + to] === 0) continue;
    const gone = state.gone;
    const move = model.moveCost[from * stacks + to]!;
    const least = spent + move + state.move(from, to) + leastCost(state);
    state.unmove(from, to, gone);
    others.push({ choice: `stack ${to}`, score: least / unit, parts: { move: move / unit } });
  }
  others.sort((a, b) => a.score - b.score);
  const own = {
    choice: `stack ${chosen}`,
    score: cost / unit,
    parts: { move: model.moveCost[from * stacks + chosen]! / unit },
  };
  const decided = others.length === 0 ? 'only-choice' : model.timed ? 'crane-time' : 'relocations';
  return [{ decided, alternatives: [own, ...others.slice(0, SHOWN - 1)] }];
}

/** Lower bound of what the rest costs. */
function leastCost(state: BayState): number {
  const bound = new RelocationBound(state, new Work({ steps: Infinity }));
  let extra = state.model.restricted ? bound.plain(Infinity) : 0;
  while (!state.model.restricted && extra < DEEPEST && !bound.within(extra)) extra++;
  return state.base + extra * state.model.extraCost;
}
