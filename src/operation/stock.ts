// Boxes that stand in the yard from the start: put where decking would put them.
import { deck } from '../yard/decking.ts';
import type { Container, Position } from '../terminal/container.ts';
import type { BlockId, ContainerId } from '../terminal/ids.ts';
import type { Desk } from './context.ts';
import { deckBox } from './deck-work.ts';

/** Stacks that decking may look at for one box. */
const STOCK_STEPS = 20_000;

/** Places boxes in the yard at a time; boxes for which there is no slot are left. */
export function placeStock(
  desk: Desk,
  boxes: readonly { container: Container; outbound: string }[],
  at: number,
): { placed: { container: ContainerId; position: Position }[]; left: Container[] } {
  const placed: { container: ContainerId; position: Position }[] = [];
  const left: Container[] = [];
  desk.now = at;
  for (const { container, outbound } of boxes) {
    const position = choose(desk, container, outbound, placed.length);
    const event = { kind: 'container-announced', container, position, outbound } as const;
    if (!position || !desk.ledger.propose({ ...event, position }, at).ok) {
      left.push(container);
      continue;
    }
    const block = desk.model.blocks.findIndex((b) => b.id === position.block);
    desk.yard.refresh(block, position.slot.bay, position.slot.row);
    placed.push({ container: container.id, position });
  }
  return { placed, left };
}

function choose(
  desk: Desk,
  container: Container,
  outbound: string,
  turn: number,
): (Position & { kind: 'yard' }) | null {
  const to = outbound === 'truck' || outbound === '' ? 'land' : 'water';
  const box = { ...deckBox(desk, container, 'land'), to, group: outbound } as const;
  const n = desk.model.blocks.length;
  // Three blocks at a time, in turn: stock lies spread over the yard, as it would after weeks of work.
  for (let first = 0; first < n; first += 3) {
    const blocks = [0, 1, 2].map((i) => {
      const index = (turn * 7 + first + i) % n;
      const b = desk.model.blocks[index] as (typeof desk.model.blocks)[number];
      const count = desk.ledger.state.blocks.get(b.id as BlockId)?.count ?? 0;
      return {
        index,
        travelSeconds: 0,
        workload: 0,
        fill: count / (b.bays * b.rows * b.tiers),
        bays: b.bays,
        bayLength: b.bayLength,
        stacks: desk.yard.stacksFor(index, container.lengthFeet),
      };
    });
    const { plan } = deck({ box, blocks }, { steps: STOCK_STEPS });
    if (!plan) continue;
    const block = desk.model.blocks[plan.block]?.id as BlockId;
    return { kind: 'yard', block, slot: { bay: plan.bay, row: plan.row, tier: plan.tier } };
  }
  return null;
}
