// Slots of loads follow what has become of the column under them: each has something to stand on when its turn comes.
import type { CallRecord } from '../../ledger/state.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import { loadsOf, settled } from './bay-work.ts';
import type { Desk } from '../context.ts';

/**
 * Before a hold or deck of a bay is loaded: boxes of the list that are not in the terminal stay ashore (rolled), and each
 * column is settled, so that every box has something under it.
 */
export function settleLoads(desk: Desk, call: CallRecord, bay: number, deck: boolean): void {
  for (const { container } of loadsOf(call, bay, deck)) {
    if (onHand(desk, container) || !call.toLoad.has(container)) continue;
    roll(desk, call, container, 'not in the terminal when its bay was loaded');
  }
  settleColumns(desk, call, bay, deck);
}

/** Gives the loads of a hold or deck of a bay the next free tiers of their columns. */
export function settleColumns(desk: Desk, call: CallRecord, bay: number, deck: boolean): void {
  for (const { container, slot } of settled(call, bay, deck)) {
    const reason = 'the column under it has changed';
    desk.ledger.record({ kind: 'load-replanned', call: call.call, container, slot, reason }, desk.now);
  }
}

/** A load stays ashore for good: the vessel sails without it. */
export function roll(desk: Desk, call: CallRecord, container: ContainerId, reason: string): void {
  desk.ledger.record({ kind: 'load-replanned', call: call.call, container, slot: null, reason }, desk.now);
  desk.state.totals.rolled++;
}

/** True for a box that stands in the terminal or is carried there. */
export function onHand(desk: Desk, container: ContainerId): boolean {
  const position = desk.ledger.state.containers.get(container)?.position;
  return position !== undefined && (position.kind === 'yard' || position.kind === 'che');
}
