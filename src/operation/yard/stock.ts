// Boxes that stand in the yard from the start: put where decking would put them.
import type { Container, Position } from '../../terminal/container.ts';
import type { BlockId, ContainerId } from '../../terminal/ids.ts';
import type { Desk } from '../context.ts';
import type { DeckBox } from '../../yard/problems.ts';
import { deckBox, decked } from './deck-work.ts';

/** How far the departure that is given for a box of the stock is off, ms (designed: half a day). */
const STOCK_SPREAD = 43_200_000;

/** A box for the yard; `departure` (ms UTC) when it is expected to leave, if known. */
export interface StockBox {
  container: Container;
  outbound: string;
  departure?: number;
}

/** Places boxes in the yard at a time; boxes for which there is no slot are left. */
export function placeStock(
  desk: Desk,
  boxes: readonly StockBox[],
  at: number,
): { placed: { container: ContainerId; position: Position }[]; left: Container[] } {
  const placed: { container: ContainerId; position: Position }[] = [];
  const left: Container[] = [];
  desk.now = at;
  for (const stock of boxes) {
    const { container, outbound } = stock;
    const position = choose(desk, stock, placed.length);
    const event = { kind: 'container-announced', container, position, outbound } as const;
    if (!position || !desk.ledger.propose({ ...event, position }, at).ok) {
      left.push(container);
      continue;
    }
    if (container.reeferC !== null)
      desk.ledger.propose({ kind: 'reefer-plugged', container: container.id, by: '' }, at);
    if (stock.departure !== undefined)
      desk.state.departures.set(container.id, { mean: stock.departure, spread: STOCK_SPREAD, told: 0 });
    const block = desk.model.blocks.findIndex((b) => b.id === position.block);
    desk.yard.refresh(block, position.slot.bay, position.slot.row);
    placed.push({ container: container.id, position });
  }
  return { placed, left };
}

function choose(desk: Desk, stock: StockBox, turn: number): (Position & { kind: 'yard' }) | null {
  const { container, departure } = stock;
  const known = departure === undefined ? {} : { departure, spread: STOCK_SPREAD };
  const box = { ...deckBox(desk, stock, 'land'), ...known };
  return (
    chooseFor(desk, box, container.id, turn) ??
    chooseFor(desk, { ...box, needsPlug: false, dangerousClasses: [] }, container.id, turn)
  );
}

/** The best slot for a box; a box for which the rules leave none is asked for again without them, as in daily work. */
function chooseFor(
  desk: Desk,
  box: DeckBox,
  container: ContainerId,
  turn: number,
): (Position & { kind: 'yard' }) | null {
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
        workload: [0, 0] as const,
        handsOver: false,
        fill: count / (b.bays * b.rows * b.tiers),
        bays: b.bays,
        bayLength: b.bayLength,
        ...desk.yard.stacksFor(index, box.lengthFeet, box.dangerousClasses.length > 0),
      };
    });
    const { plan } = decked(desk, { box, blocks }, container);
    if (!plan) continue;
    const block = desk.model.blocks[plan.block]?.id as BlockId;
    return { kind: 'yard', block, slot: { bay: plan.bay, row: plan.row, tier: plan.tier } };
  }
  return null;
}
