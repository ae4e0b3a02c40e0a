// Rolling re-plan of the week: what has happened stays, what was promised costs something to change, the rest is planned anew.
import type { Budget, Planned } from '../../terminal/planning.ts';
import { planQuayWeek } from './plan.ts';
import { QUARTER, type QuayWeek, type QuayWeekPlan, type WeekBerthing, type WeekCall } from './problem.ts';

/** What is known now. */
export interface Change {
  /** Time of the re-plan, a whole number of quarters after the begin of the week. */
  now: number;
  /** Calls that are told anew, e.g. with another arrival, and calls that were not known. */
  calls: WeekCall[];
  /** Calls that do not come. */
  omitted: string[];
  /** Cost of another place, of each hour sooner or later, and of each crane more or less than promised. */
  costs: { place: number; hour: number; crane: number };
}

/**
 * The week from now on. Who has left is gone; who only waits for water keeps her place; who is being worked on has the work that is left,
 * lies alongside and may be shifted at the week's cost of shifting; who has not come was promised the berth of the plan.
 */
export function weekFromNow(week: QuayWeek, plan: QuayWeekPlan, { now, calls, omitted, costs }: Change): QuayWeek {
  const told = new Map(week.calls.map((c) => [c.call, c]));
  for (const c of calls) told.set(c.call, c);
  for (const name of omitted) told.delete(name);
  const berths = new Map(plan.berthings.map((b) => [b.call, b]));
  const left: WeekCall[] = [];
  const closed = week.quay.closed.filter((c) => c.to > now);
  for (const call of told.values()) {
    const berth = berths.get(call.call);
    if (berth === undefined) left.push({ ...call, earliest: Math.max(call.earliest, now) });
    else if (berth.start >= now) left.push(promised(call, berth, now, costs));
    else if (berth.workEnd > now) left.push(alongside(week, call, berth, now));
    else if (berth.end > now)
      closed.push({ x: berth.x, length: call.length + week.quay.clearance, from: now, to: berth.end });
  }
  return { ...week, from: now, quay: { ...week.quay, closed }, calls: left };
}

/** Plans the week from now on, beginning with the plan that stands. The objective counts what the changes of promises cost. */
export function replanQuayWeek(
  week: QuayWeek,
  plan: QuayWeekPlan,
  change: Change,
  budget: Budget,
): Planned<QuayWeekPlan> & { week: QuayWeek } {
  const rest = weekFromNow(week, plan, change);
  return { week: rest, ...planQuayWeek(rest, budget, plan.berthings) };
}

function promised(call: WeekCall, { x, start, cranes }: WeekBerthing, now: number, costs: Change['costs']): WeekCall {
  return { ...call, earliest: Math.max(call.earliest, now), promised: { x, start, cranes, costs } };
}

/** Her work is such that the cranes she has now are done when they would have been. */
function alongside(week: QuayWeek, call: WeekCall, { x, side, cranes, workEnd }: WeekBerthing, now: number): WeekCall {
  const distance = call.preferredX === null ? 0 : Math.abs(x - call.preferredX);
  const quarters = Math.round((workEnd - now) / QUARTER);
  const work = ((quarters * QUARTER) / 3_600_000) * (cranes ** week.interference / (1 + week.away * distance));
  return { ...call, work, earliest: now, arrival: now, alongside: x, sides: [{ side, cost: 0 }], promised: null };
}
