// Looks for any plan at all, at the beginning and where a tight limit of tiers or bans leave few: depth first through every bay that can be
// reached, each once. The first plan is that of the min-max rule of Caserta, Schwarze and Voss (2012).
import type { BayState } from './bay-state.ts';
import { orderKey, type Relocations } from './search.ts';
import { SeenBays } from './seen-bays.ts';
import type { Work } from './work.ts';

/** The relocations of a plan; or that there is none, proven; or that the steps did not do. */
export interface AnyPlan {
  outcome: 'found' | 'none' | 'unknown';
  relocations: Relocations;
}

/** Searches for so many steps, under restricted rules or with all moves. The state is the same again afterwards. */
export function findAnyPlan(state: BayState, work: Work, steps: number, restricted: boolean): AnyPlan {
  const seen = new SeenBays();
  const until = work.done + steps;
  const path: { from: number; to: number; gone: number }[] = [];
  const choices: [from: number, to: number][][] = [choicesOf(state, restricted)];
  seen.note(state.hashA, state.hashB, 0);
  let outcome: AnyPlan['outcome'] = state.bad === 0 ? 'found' : 'unknown';
  const back = (): void => {
    const last = path.pop();
    if (last !== undefined) state.unmove(last.from, last.to, last.gone);
  };
  while (outcome === 'unknown' && work.done < until && !work.over) {
    const next = choices.at(-1)!.pop();
    if (next === undefined) {
      choices.pop();
      if (choices.length === 0) outcome = 'none';
      else back();
      continue;
    }
    const [from, to] = next;
    path.push({ from, to, gone: state.gone });
    state.move(from, to);
    work.step();
    if (state.bad === 0) outcome = 'found';
    else if (seen.failedWith(state.hashA, state.hashB) >= 0) back();
    else {
      seen.note(state.hashA, state.hashB, 0);
      choices.push(choicesOf(state, restricted));
    }
  }
  const relocations = path.flatMap(({ from, to }) => [from, to]);
  while (path.length > 0) back();
  return { outcome, relocations };
}

/** The moves that the rules allow, the most promising last. */
function choicesOf(state: BayState, restricted: boolean): [number, number][] {
  const { stacks, tiers, heights, ranks, least, turn, boxAt } = state;
  const { allowed, groupSizes } = state.model;
  const moves: { move: [number, number]; key: number }[] = [];
  for (let from = 0; from < stacks; from++) {
    const top = from * tiers + heights[from]! - 1;
    if (heights[from] === 0 || (restricted && least[top] !== turn)) continue;
    for (let to = 0; to < stacks; to++) {
      if (to === from || heights[to] === tiers) continue;
      if (allowed?.[boxAt[top]! * stacks + to] === 0) continue;
      const good = heights[to] === 0 ? groupSizes.length : least[to * tiers + heights[to]! - 1]!;
      moves.push({ move: [from, to], key: orderKey(least[top] === turn ? 0 : 1, ranks[top]!, good) });
    }
  }
  return moves.sort((a, b) => b.key - a.key).map(({ move }) => move);
}
