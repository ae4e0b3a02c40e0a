// I3: every container is in exactly one place, nothing floats, and once all is healed the record agrees with what is physically so.
import { supported, cellName } from '../../../ledger/laws.ts';
import { slotKey, stackIndex, type LedgerState } from '../../../ledger/state.ts';
import type { Position } from '../../../terminal/container.ts';
import type { ContainerId } from '../../../terminal/ids.ts';
import type { Invariant, Scene } from './invariant.ts';

export const onePlacePerBox: Invariant = {
  id: 'I3',
  sentence:
    'Every container is in exactly one place, nothing floats, and the record agrees with what is physically so.',
  check({ control, twin, converged }) {
    const found = [...misplaced(control.ledger.state), ...twin.state.violations];
    // While work goes on, what was just done is known a moment later.
    if (converged) {
      found.push(...twin.disagreements(control.ledger.state.containers));
      found.push(...otherPlugs(control, twin.state));
    }
    return found;
  },
};

/** Reefers of which the record says otherwise than the world whether they are plugged in; not those that somebody is at just now. */
function otherPlugs({ ledger, operation }: Scene['control'], { plugs }: Scene['twin']['state']): string[] {
  const found: string[] = [];
  const { crew } = operation.desk.state;
  for (const { container, plugged } of ledger.state.reefers.values()) {
    if (crew.some(({ task }) => task?.container === container)) continue;
    if (plugged !== plugs.plugged.has(container))
      found.push(`${container} is recorded ${plugged ? 'plugged in' : 'off power'}, and is not so`);
  }
  for (const container of plugs.plugged)
    if (!ledger.state.reefers.has(container)) found.push(`${container} is plugged in, and is no reefer by the record`);
  return found;
}

/** Holds the positions of the containers and the contents of the places against each other, both ways. */
function misplaced(state: LedgerState): string[] {
  const found: string[] = [];
  const counts = { yard: 0, vessel: 0, che: 0 };
  for (const [id, { position }] of state.containers) {
    if (position.kind === 'yard' || position.kind === 'vessel' || position.kind === 'che') counts[position.kind]++;
    const there = occupant(state, position, id);
    if (there !== id) found.push(`${id} is recorded at a place (${position.kind}) where ${there ?? 'nothing'} is`);
  }
  let stacked = 0;
  for (const block of state.blocks.values())
    for (const stack of block.stacks) {
      stacked += stack.length;
      if (stack.length > block.tiers) found.push(`a stack of ${block.block} is ${stack.length} high`);
    }
  let aboard = 0;
  for (const call of state.calls.values()) {
    aboard += call.cells.size;
    for (const key of call.cells.keys()) {
      const slot = { bay: Math.floor(key / 10000), row: Math.floor(key / 100) % 100, tier: key % 100 };
      if (!supported(call, slot)) found.push(`the box at ${cellName(slot)} of ${call.call} floats`);
    }
  }
  let held = 0;
  for (const boxes of state.holding.values()) held += boxes.length;
  if (stacked !== counts.yard) found.push(`${stacked} boxes stand in stacks, ${counts.yard} are recorded in the yard`);
  if (aboard !== counts.vessel) found.push(`${aboard} cells are taken, ${counts.vessel} boxes are recorded aboard`);
  if (held !== counts.che) found.push(`machines hold ${held} boxes, ${counts.che} are recorded on machines`);
  return found;
}

/** What is where a position says; the container itself for places that hold no list. */
function occupant(state: LedgerState, p: Position, id: ContainerId): ContainerId | undefined {
  switch (p.kind) {
    case 'yard': {
      const block = state.blocks.get(p.block);
      return block?.stacks[stackIndex(block, p.slot.bay, p.slot.row)]?.[p.slot.tier - 1];
    }
    case 'vessel':
      return state.calls.get(p.call)?.cells.get(slotKey(p.slot.bay, p.slot.row, p.slot.tier));
    case 'che':
      return state.holding.get(p.che)?.find((held) => held === id);
    case 'truck':
      return state.visits.has(p.visit) ? id : undefined;
    case 'outside':
      return id;
  }
}
