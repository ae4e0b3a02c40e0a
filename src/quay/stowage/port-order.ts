// The order in which a vessel calls at ports, as her stow tells it: what stands on another box leaves before it or with it. For where
// nobody has told her rotation.
import { bay40, onDeck } from '../../terminal/vessel.ts';
import type { StowedBox } from './problem.ts';

/** Rotations told to the planner hold so many ports at most. */
const MOST_PORTS = 31;

/**
 * Ports of discharge of the boxes, the next one first. Each pair of neighbours in a stack speaks for the upper one's port being called at
 * first; among ports of which no stack tells, the name decides.
 * @param next the next port where it is known, '' where not
 */
export function portsInOrder(boxes: readonly StowedBox[], next: string): string[] {
  const before = votes(boxes);
  const left = new Set(boxes.map(({ container }) => container.portOfDischarge).filter((port) => port !== ''));
  const order: string[] = [];
  const take = (port: string): void => {
    if (left.delete(port)) order.push(port);
  };
  take(next);
  while (left.size > 0 && order.length < MOST_PORTS) {
    const against = (port: string): number => {
      let sum = 0;
      for (const other of left)
        sum += Math.max(0, (before.get(`${other} ${port}`) ?? 0) - (before.get(`${port} ${other}`) ?? 0));
      return sum;
    };
    const ranked = [...left].map((port) => ({ port, against: against(port) }));
    ranked.sort((a, b) => a.against - b.against || (a.port < b.port ? -1 : 1));
    take(ranked[0]!.port);
  }
  return order;
}

/** How often a box for one port stands on one for another: by "upper lower". */
function votes(boxes: readonly StowedBox[]): Map<string, number> {
  const stacks = Map.groupBy(boxes, ({ slot }) => `${bay40(slot.bay)}/${slot.row}/${onDeck(slot)}`);
  const found = new Map<string, number>();
  for (const stack of stacks.values()) {
    stack.sort((a, b) => a.slot.tier - b.slot.tier);
    for (let i = 1; i < stack.length; i++) {
      const [lower, upper] = [stack[i - 1]!.container.portOfDischarge, stack[i]!.container.portOfDischarge];
      if (lower === upper || stack[i - 1]!.slot.tier === stack[i]!.slot.tier) continue;
      found.set(`${upper} ${lower}`, (found.get(`${upper} ${lower}`) ?? 0) + 1);
    }
  }
  return found;
}
