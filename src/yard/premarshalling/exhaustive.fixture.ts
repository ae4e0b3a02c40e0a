// The least cost of putting a tiny bay in order, by trying all layouts (Dijkstra 1959). Shares no code with the planner.
import type { PremarshallingProblem } from './problem.ts';

/** The least number of moves, or seconds with moveSeconds; Infinity when no moves put the bay in order. */
export function leastCost(problem: PremarshallingProblem): number {
  const { stacks, maxHeight, moveSeconds = () => 1, mayStand = () => true } = problem;
  const priorities = stacks.flat();
  let box = 0;
  const start = stacks.map((stack) => stack.map(() => box++));
  const costs = new Map([[JSON.stringify(start), 0]]);
  const waiting: { cost: number; bay: number[][] }[] = [{ cost: 0, bay: start }];
  const isInOrder = (stack: number[]): boolean =>
    stack.every((b, t) => t === 0 || priorities[stack[t - 1]!]! >= priorities[b]!);
  while (waiting.length > 0) {
    waiting.sort((a, b) => b.cost - a.cost);
    const { cost, bay } = waiting.pop()!;
    if (cost > costs.get(JSON.stringify(bay))!) continue;
    if (bay.every(isInOrder)) return cost;
    bay.forEach((stack, from) => {
      const top = stack.at(-1);
      if (top === undefined) return;
      bay.forEach((target, to) => {
        if (to === from || target.length >= maxHeight || !mayStand(top, to)) return;
        const after = bay.map((s, i) => (i === from ? s.slice(0, -1) : i === to ? [...s, top] : s));
        const key = JSON.stringify(after);
        const sum = cost + moveSeconds(from, to);
        if (sum >= (costs.get(key) ?? Infinity)) return;
        costs.set(key, sum);
        waiting.push({ cost: sum, bay: after });
      });
    });
  }
  return Infinity;
}
