// What follows when a stacking crane has lifted or set down its box: the record, and vehicles and trucks that go on.
import { invariant } from '../../kit/invariant.ts';
import { samePosition } from '../../ledger/laws.ts';
import { nextSlot, type BlockRecord } from '../../ledger/state.ts';
import type { Position } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { BlockModel } from '../../terminal/model.ts';
import type { Rest } from '../../fleet/rest-places.ts';
import { blockWork, containerRecord, moveOf, type Desk } from '../context.ts';
import { reserve } from './deck-work.ts';
import { unloaded } from '../vehicles/errands.ts';
import { errandServed } from '../gate/gate-work.ts';
import { bayCentre, transferSpot } from '../layout.ts';
import { mark } from '../faults/machine-check.ts';
import { clearRack } from '../vehicles/rack-state.ts';
import { loadOnRack } from '../vehicles/racks.ts';
import type { YardCraneWork, YardJobWork } from '../state.ts';
import { holderOf } from './lifts.ts';

function jobOf(desk: Desk, crane: YardCraneWork): YardJobWork {
  const job = blockWork(desk, crane.block).jobs.find((j) => j.crane === crane.side);
  invariant(job, `${crane.id} works for no job`);
  return job;
}

/** A yard crane has lifted its box: the vehicle or truck that brought it is free. */
export function yardPicked(desk: Desk, crane: YardCraneWork, container: ContainerId): void {
  invariant(crane.lift?.container === container, `${crane.id} lifted ${container}, which it was not told to`);
  const from = containerRecord(desk, container).position;
  desk.ledger.record({ kind: 'picked', container, che: crane.id, from, rehandle: crane.lift.rehandle }, desk.now);
  leaveWayBehind(desk, crane, from);
  if (from.kind !== 'yard') return brought(desk, jobOf(desk, crane));
  desk.state.departures.delete(container);
  desk.yard.refresh(crane.block, from.slot.bay, from.slot.row);
}

/** A crane with its box goes nowhere but to where it sets it down: what it passed on the way to the box is free for the other crane. */
function leaveWayBehind(desk: Desk, crane: YardCraneWork, from: Position): void {
  const work = blockWork(desk, crane.block);
  if ((work.cranes[1 - crane.side] as number) < 0) return;
  const b = desk.model.blocks[crane.block] as BlockModel;
  const point = (): number => transferSpot(b, desk.layout.rests[jobOf(desk, crane).rest] as Rest).gantry;
  const at = from.kind === 'yard' ? bayCentre(b, from.slot.bay) : point();
  const [low, high] = [Math.min(at, crane.at), Math.max(at, crane.at)];
  if (low === crane.low && high === crane.high) return;
  [crane.low, crane.high] = [low, high];
  desk.blocksToLook.add(crane.block);
}

function brought(desk: Desk, job: YardJobWork): void {
  const m = moveOf(desk, job.move);
  clearRack(desk, job.rest, m.id);
  if (m.kind === 'discharge') unloaded(desk, [m]);
  else errandServed(desk, m);
}

/** A yard crane has set its box down; `told`: where, if it told. */
export function yardPlaced(desk: Desk, crane: YardCraneWork, container: ContainerId, told?: Position): void {
  const { lift } = crane;
  invariant(lift?.container === container, `${crane.id} set ${container} down, which it did not hold`);
  const work = blockWork(desk, crane.block);
  const job = jobOf(desk, crane);
  crane.lift = null;
  crane.job = -1;
  job.crane = -1;
  let ordered: Position;
  if (lift.toBay > 0) {
    const slot = nextSlot(desk.ledger.state.blocks.get(work.block) as BlockRecord, lift.toBay, lift.toRow);
    ordered = { kind: 'yard', block: work.block, slot };
  } else ordered = holderOf(desk, job);
  const elsewhere = told?.kind === 'yard' && !samePosition(told, ordered) ? told : null;
  desk.ledger.record({ kind: 'placed', container, che: crane.id, to: elsewhere ?? ordered }, desk.now);
  if (lift.toBay > 0) reserve(desk, crane.block, lift.toBay, lift.toRow, -1);
  desk.blocksToLook.add(crane.block);
  if (elsewhere) setElsewhere(desk, crane, container, ordered, elsewhere);
  // A box that somebody waits for has still to come to him.
  if (!lift.final || (elsewhere && lift.toBay === 0)) return;
  work.jobs = work.jobs.filter((j) => j !== job);
  jobDone(desk, job);
}

/** A box stands on another stack than ordered: the record has followed, and a person looks at the crane. */
function setElsewhere(
  desk: Desk,
  crane: YardCraneWork,
  container: ContainerId,
  ordered: Position,
  to: Position & { kind: 'yard' },
): void {
  desk.yard.refresh(crane.block, to.slot.bay, to.slot.row);
  desk.ledger.record({ kind: 'set-down-elsewhere', container, che: crane.id, ordered, to }, desk.now);
  mark(desk, crane.id, { fault: null, reason: `it set ${container} down elsewhere than ordered` });
}

/** A box has come to its stack, or to the vehicle or truck that waits for it. */
function jobDone(desk: Desk, job: YardJobWork): void {
  desk.lookAtFleet = true;
  desk.lookAtGate = true;
  if (job.move < 0) return;
  const m = moveOf(desk, job.move);
  // A vehicle with a load now carries the box, and transport sends it to its crane; or the box lies on the rack.
  if (m.kind === 'load') return loadOnRack(desk, m);
  desk.state.moves.delete(m.id);
  if (m.kind === 'deliver') errandServed(desk, m);
}

/** A yard crane has stepped aside. */
export function yardAside(desk: Desk, crane: YardCraneWork): void {
  crane.job = -1;
  crane.low = crane.at;
  crane.high = crane.at;
  desk.blocksToLook.add(crane.block);
}
