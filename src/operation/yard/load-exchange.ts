// Equal boxes of a load list take each other's turn where that saves digging: the list names a box for each cell, but what counts for the vessel
// is its kind. Boxes for which stowing instructions or people name the cell keep it, and so does what is being fetched.
import type { LedgerEvent } from '../../ledger/events.ts';
import { stackIndex, type BlockRecord } from '../../ledger/state.ts';
import type { Container } from '../../terminal/container.ts';
import type { CallId, ContainerId } from '../../terminal/ids.ts';
import type { Why } from '../../terminal/planning.ts';
import { WEIGHT_CLASS_KG } from '../../yard/deck-weights.ts';
import { planExchanges, type StackedBox } from '../../yard/equal-loads.ts';
import { containerRecord, type Desk } from '../context.ts';
import { stowingBoxes } from '../inbox/issues.ts';
import { expectedDeparture } from './departures.ts';
import type { Turn } from './load-turns.ts';

/** Loads of each quay crane for which an exchange is looked for: some hours of work (designed). */
const WANTED = 80;
/** Exchanges looked at in one review: a bound of computer time, some milliseconds. */
const STEPS = 4000;

/** Looks for exchanges among the loads of all vessels that are worked, and makes those that save digging; their turns change with them. */
export function exchangeLoads(desk: Desk, turns: ReadonlyMap<ContainerId, Turn>): void {
  if (turns.size === 0) return;
  const wanted = [...turns.values()].filter(({ before }) => before < WANTED).map(({ record }) => record.container.id);
  const { plan, why } = planExchanges(
    { stacks: stacksOf(desk, turns), wanted, toleranceKg: WEIGHT_CLASS_KG },
    { steps: STEPS },
  );
  plan.forEach(([a, b], k) => {
    const [one, other] = [turns.get(a as ContainerId) as Turn, turns.get(b as ContainerId) as Turn];
    [one.at, other.at] = [other.at, one.at];
    const { call } = one.call;
    const containers = [a as ContainerId, b as ContainerId] as const;
    desk.ledger.record({ kind: 'loads-exchanged', call, containers, why: why[k] as Why }, desk.now);
  });
}

/** Keeps the cells that lists tell for boxes which took another's turn, until the box is aboard or gets a cell of its own again. */
export function noteExchange({ state, ledger }: Desk, event: LedgerEvent): void {
  const { exchanged } = state;
  switch (event.kind) {
    case 'loads-exchanged': {
      const [a, b] = event.containers;
      const cells = ledger.state.calls.get(event.call)?.toLoad;
      const told = [exchanged.get(a) ?? cells?.get(b), exchanged.get(b) ?? cells?.get(a)] as const;
      state.totals.exchanged++;
      if (told[0]) exchanged.set(a, told[0]);
      if (told[1]) exchanged.set(b, told[1]);
      return;
    }
    case 'placed':
      if (event.to.kind === 'vessel') exchanged.delete(event.container);
      return;
    case 'load-listed':
    case 'load-unlisted':
    case 'load-replanned':
    case 'load-moved-by-hand':
      exchanged.delete(event.container);
      return;
    default:
      return;
  }
}

/** The stacks in which loads stand, with when each of their boxes leaves. */
function stacksOf(desk: Desk, turns: ReadonlyMap<ContainerId, Turn>): StackedBox[][] {
  const fixed = fixedLoads(desk, turns);
  const seen = new Set<readonly ContainerId[]>();
  const stacks: StackedBox[][] = [];
  for (const { record } of turns.values()) {
    const p = record.position;
    if (p.kind !== 'yard') continue;
    const block = desk.ledger.state.blocks.get(p.block) as BlockRecord;
    const stack = block.stacks[stackIndex(block, p.slot.bay, p.slot.row)] as ContainerId[];
    if (seen.has(stack)) continue;
    seen.add(stack);
    stacks.push(stack.map((id) => stacked(desk, id, turns.get(id), fixed)));
  }
  return stacks;
}

function stacked(desk: Desk, id: ContainerId, turn: Turn | undefined, fixed: ReadonlySet<ContainerId>): StackedBox {
  const { container, position, holds } = containerRecord(desk, id);
  const leaves = turn?.at ?? Math.max(desk.now, expectedDeparture(desk, id).mean);
  // A restow goes back to its own cell.
  const may = turn?.call.toLoad.has(id) === true && holds.size === 0 && !fixed.has(id) && isPlain(container);
  const block = position.kind === 'yard' ? position.block : '';
  return { id, leaves, group: may ? groupOf(container, turn.call.call, block) : '', kg: container.grossKg };
}

/** Boxes that keep their turn: on their way, at work in their block, or in a cell that stowing instructions or a person have named for them. */
function fixedLoads(desk: Desk, turns: ReadonlyMap<ContainerId, Turn>): Set<ContainerId> {
  const fixed = new Set<ContainerId>();
  for (const { container } of desk.state.moves.values()) fixed.add(container);
  for (const { jobs } of desk.state.blocks) for (const { container } of jobs) fixed.add(container);
  for (const call of new Set([...turns.values()].map((t) => t.call))) {
    for (const id of stowingBoxes(desk, call.call)) fixed.add(id);
    for (const id of call.byHand?.keys() ?? []) fixed.add(id);
  }
  return fixed;
}

/** Neither plugged in nor dangerous nor out of gauge: such a box has a cell of its own kind. */
function isPlain({ reeferC, dangerous, outOfGauge }: Container): boolean {
  return reeferC === null && dangerous.length === 0 && outOfGauge === null;
}

/** What equal boxes share. Two 20' boxes of one block may go as a pair, so that theirs do not change blocks. */
function groupOf(box: Container, call: CallId, block: string): string {
  const { portOfDischarge, isoType, lengthFeet, heightMm, full } = box;
  // The third character of the size-type code names the group of types: general purpose, open top, platform … (ISO 6346).
  const kind = [call, portOfDischarge, isoType.charAt(2), lengthFeet, heightMm, full];
  return [...kind, lengthFeet === 20 ? block : ''].join('/');
}
