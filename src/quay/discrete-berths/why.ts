// Why each vessel lies where she does: what the plan would cost if she alone were put elsewhere and the others kept their order.
import type { Alternative, Why } from '../../terminal/planning.ts';
import type { BerthModel } from './model.ts';
import type { DiscreteBerthing, DiscreteBerthPlan } from './problem.ts';

/** Alternatives that are told. */
const TOLD = 5;

/** A reason for each vessel that has a place, in the order of the problem; berths are told counted from 1. */
export function whyBerths(model: BerthModel, plan: DiscreteBerthPlan): Why[] {
  const orders = ordersOf(model, plan);
  return plan.flatMap((berthing, vessel) => (berthing === null ? [] : [whyBerth(model, orders, vessel, berthing)]));
}

function whyBerth(model: BerthModel, orders: readonly number[][], vessel: number, { berth }: DiscreteBerthing): Why {
  const others = orders.map((order) => order.filter((i) => i !== vessel));
  const choices = others
    .flatMap((order, b) => bestAt(model, order, b, vessel) ?? [])
    .sort((a, b) => a.score - b.score || Number(b.choice === told(berth)) - Number(a.choice === told(berth)));
  return { decided: word(choices), alternatives: choices.slice(0, TOLD) };
}

/** What set the first choice apart from the second. */
function word([first, second]: readonly Alternative[]): string {
  if (second === undefined) return 'only-choice';
  if (second.score === first!.score) return 'equal';
  const gain = (part: string): number => second.parts[part]! - first!.parts[part]!;
  return ['handling', 'waiting', 'others'].reduce((best, part) => (gain(part) > gain(best) ? part : best));
}

/** The cheapest place for a vessel in the order of a berth; null when there is none. */
function bestAt(model: BerthModel, order: readonly number[], berth: number, vessel: number): Alternative | null {
  const alone = costs(model, order, berth)!;
  const before = order.reduce((sum, i) => sum + alone.get(i)!, 0);
  let best: Alternative | null = null;
  for (let p = 0; p <= order.length; p++) {
    const all = costs(model, order.toSpliced(p, 0, vessel), berth);
    if (all === null) continue;
    const own = all.get(vessel)!;
    const handling = model.handling[model.kindOf[berth]! * model.vessels + vessel]!;
    const others = order.reduce((sum, i) => sum + all.get(i)!, 0) - before;
    if (best !== null && best.score <= own + others) continue;
    best = { choice: told(berth), score: own + others, parts: { waiting: own - handling, handling, others } };
  }
  return best;
}

/** Time of each vessel in port when a berth serves them in this order; null when one may not lie there or comes too late. */
function costs(model: BerthModel, order: readonly number[], berth: number): Map<number, number> | null {
  const pair = model.kindOf[berth]! * model.vessels;
  const times = new Map<number, number>();
  let free = 0;
  for (const i of order) {
    const start = Math.max(free, model.first[pair + i]!);
    if (start > model.last[pair + i]!) return null;
    free = start + model.handling[pair + i]!;
    times.set(i, free - model.arrival[i]!);
  }
  return times;
}

function ordersOf(model: BerthModel, plan: DiscreteBerthPlan): number[][] {
  const orders: number[][] = Array.from({ length: model.berths }, () => []);
  plan.forEach((berthing, i) => berthing && orders[berthing.berth]!.push(i));
  for (const order of orders) order.sort((a, b) => plan[a]!.start - plan[b]!.start);
  return orders;
}

function told(berth: number): string {
  return `berth ${berth + 1}`;
}
