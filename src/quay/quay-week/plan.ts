// The planner of a week on a continuous quay: berths and cranes as one, with the tide. A search finds plans, prices prove a bound, in turns.
import type { Budget, Planned } from '../../terminal/planning.ts';
import { Work } from '../discrete-berths/work.ts';
import { WeekAscent } from './ascent.ts';
import { gangsOf } from './gangs.ts';
import { costsOf, weekModel, type Choice, type WeekModel } from './model.ts';
import { QUARTER, type QuayWeek, type QuayWeekPlan, type WeekBerthing } from './problem.ts';
import { WeekSearch, type Choices } from './search.ts';
import { whyBerth } from './why.ts';

/** What an earlier plan said of a call, for the planner to begin with. */
export type BerthTold = Pick<WeekBerthing, 'call' | 'x' | 'start' | 'cranes'>;

/** Steps of the search before the bound begins: prices found against a poor plan are poor. Of a small budget it takes a share. */
const FIRST_SEARCH = 30_000_000;
const FIRST_SHARE = 0.4;
/** Steps of the first turn of the bound and of the search, and how much longer each next turn is, up to a longest. */
const FIRST_TURN = 20_000_000;
const LONGER = 1.6;
const LONGEST_TURN = 400_000_000;
/** The bound has so many times the steps of the search, of which it does more in a second. */
const BOUND_SHARE = 10;

/**
 * Plans place, side, time and cranes of each call of the week for the least sum of costs: hurrying, leaving late, missing the latest time,
 * crane hours, turning, shifting and breaking promises (the berth allocation and crane assignment problem; Meisel and Bierwirth, 2009,
 * "Heuristics for the integration of crane productivity in the berth allocation problem", with a tide, ranges and outreach of cranes).
 *
 * The number of cranes on a vessel does not change while they work on her, because a hatch and a gang are given to a crane for a shift
 * and each change stops both; which cranes they are may change when a neighbour comes or goes. Calls that no place, side or crane can take
 * are refused and not charged; one for which the week has no time left is refused and charged more than any berth costs. The bound
 * is proven for plans of this kind, at these places and quarter hours. `near` is a plan to begin with. A step is a start looked at.
 * `why[k]` belongs to `berthings[k]`.
 */
export function planQuayWeek(week: QuayWeek, budget: Budget, near?: readonly BerthTold[]): Planned<QuayWeekPlan> {
  const model = weekModel(week);
  const work = new Work(budget);
  const search = new WeekSearch(model, work);
  if (near !== undefined) search.beginWith(choicesLike(model, near));
  if (near === undefined || !work.over) search.begin();
  let bound = search.alone.reduce((sum, a) => sum + a, 0);
  if (bound < search.cost - 1e-6) search.improve(work.done + Math.min(FIRST_SEARCH, FIRST_SHARE * budget.steps));
  let ascent: WeekAscent | null = null;
  for (let turn = FIRST_TURN; !work.over && bound < search.cost - 1e-6; turn = Math.min(LONGEST_TURN, LONGER * turn)) {
    ascent ??= new WeekAscent(model, work);
    ascent.run(search.cost, work.done + BOUND_SHARE * turn);
    bound = Math.max(bound, ascent.bound);
    if (bound < search.cost - 1e-6) search.improve(work.done + turn);
  }
  const { plan, chosen } = told(model, search.best);
  const diagram = search.drawn(search.best);
  const why = chosen.map(({ call, choice }) => whyBerth(model, diagram, call, choice, search.aloneAt[call]));
  return { plan, objective: search.cost, bound: Math.min(bound, search.cost), why };
}

/** The choices of an earlier plan that are still there. */
function choicesLike(model: WeekModel, near: readonly BerthTold[]): Choices {
  return model.calls.map((call) => {
    const berthing = near.find((b) => b.call === call.request.call);
    if (berthing === undefined) return null;
    const place = call.places.find((p) => p.segment * model.week.quay.spacing === berthing.x);
    const option = place?.options.find((o) => o.cranes === berthing.cranes);
    const start = Math.max(call.first, Math.round((berthing.start - model.week.from) / QUARTER));
    if (place === undefined || option === undefined || start + option.periods > model.periods) return null;
    const workEnd = start + option.periods;
    const cost = option.cost + call.startCost[start] + call.endCost[workEnd];
    return cost < Infinity ? { place, option, start, workEnd, end: call.leaves[workEnd], cost } : null;
  });
}

/** The plan in metres and milliseconds. */
function told(model: WeekModel, choices: Choices): { plan: QuayWeekPlan; chosen: { call: number; choice: Choice }[] } {
  const gangs = gangsOf(model, choices);
  const refused = [...model.refused];
  const chosen: { call: number; choice: Choice }[] = [];
  choices.forEach((choice, call) => {
    if (choice !== null) chosen.push({ call, choice });
    else refused.push({ call: model.calls[call].request.call, reason: 'no-time' });
  });
  const { week } = model;
  const time = (period: number): number => week.from + period * QUARTER;
  const berthings = chosen.map(({ call, choice }): WeekBerthing => {
    const { request } = model.calls[call];
    const x = choice.place.segment * week.quay.spacing;
    return {
      call: request.call,
      x,
      side: choice.place.side,
      start: time(choice.start),
      workEnd: time(choice.workEnd),
      end: time(choice.end),
      cranes: choice.option.cranes,
      gangs: gangs[call].map(({ from, to, first, cranes }) => ({
        from: time(from),
        to: time(to),
        cranes: week.cranes.slice(first, first + cranes).map((c) => c.id),
      })),
      shifted: request.alongside !== null && request.alongside !== x,
      costs: costsOf(model, model.calls[call], choice),
    };
  });
  return { plan: { berthings, refused }, chosen };
}
