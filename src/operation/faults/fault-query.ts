// What is out of order, as far as the loop knows: broken, silent or halted machines, and wind; and what a person has taken out of work. Changes
// nothing.
import type { CheId } from '../../terminal/ids.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { reliabilityOf } from '../../terminal/reliability.ts';
import type { Desk } from '../context.ts';
import type { KnownFault } from '../state.ts';

/** True for a fault with which a machine gets no work: a slow or half blind one goes on as well as it can. */
function stops({ fault }: KnownFault): boolean {
  return fault === 'stop' || fault === 'dead' || fault === 'silent';
}

/** True for a machine that is to get no orders: it is broken, silent, or halted: for the sake of somebody on its ground, or by hand. */
export function isOut(desk: Desk, che: CheId): boolean {
  const { broken, halted } = desk.state.faults;
  const fault = broken.get(che);
  return (fault !== undefined && stops(fault)) || halted.has(che);
}

/** True for a machine that is out, or that a person has to look at first: it gets nothing new, not even a step aside, and ends what it has in hand. */
export function isHeldUp(desk: Desk, che: CheId): boolean {
  return desk.state.faults.marked.has(che) || isOut(desk, che);
}

/** True for a machine that a person has taken out of work: it ends what it has in hand, may be moved out of the way, and gets no more work. */
export function isWithdrawn(desk: Desk, che: CheId): boolean {
  return (desk.ledger.state.handled.get(che)?.withdrawn ?? null) !== null;
}

/** True for a vehicle or yard crane that gets no new work. A quay crane that was taken out of work ends its bay first (isOutForLong). */
export function getsNoWork(desk: Desk, che: CheId): boolean {
  return isHeldUp(desk, che) || isWithdrawn(desk, che);
}

/** True for a machine that is broken or silent, and so cannot be told anything. */
export function isBroken(desk: Desk, che: CheId): boolean {
  const fault = desk.state.faults.broken.get(che);
  return fault !== undefined && stops(fault);
}

/** True for a crane that will be out for so long that others should do its work: it is broken, a person has stopped it that long ago, or taken it out of work. */
export function isOutForLong(desk: Desk, che: CheId): boolean {
  const fault = desk.state.faults.broken.get(che);
  const { stopped = null, withdrawn = null } = desk.ledger.state.handled.get(che) ?? {};
  const patience = reliabilityOf(desk.model).takeOverMinutes * 60_000;
  if (withdrawn !== null || (stopped !== null && desk.now - stopped.at > patience)) return true;
  return fault !== undefined && stops(fault) && fault.until - fault.since > patience;
}

/** True when a quay crane gets no new lift: out of order, or too much wind. The lift in hand is finished. */
export function quayCraneStands(desk: Desk, crane: CheId): boolean {
  return desk.state.faults.quayWind || isHeldUp(desk, crane);
}

/** The same for a stacking crane, which then does not step aside either. */
export function yardCraneStands(desk: Desk, crane: CheId): boolean {
  return desk.state.faults.yardWind || isHeldUp(desk, crane);
}

/** True when the crane that serves one end of a block stands for long, so that no new boxes should come there by that end. */
export function blockIsOut(desk: Desk, block: number, side: 'water' | 'land'): boolean {
  const b = desk.model.blocks[block] as TerminalModel['blocks'][number];
  const cranes = desk.state.blocks[block]?.cranes ?? [];
  const serving = b.kind === 'side-loaded' ? cranes : [cranes[side === 'water' ? 0 : 1]];
  return serving.every((index) => {
    const crane = desk.state.yardCranes[index ?? -1];
    return crane === undefined || getsNoWork(desk, crane.id);
  });
}
