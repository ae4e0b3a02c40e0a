// Jobs of a block's cranes: how they come about, and hand over between the two cranes.
import { invariant } from '../../kit/invariant.ts';
import type { BlockId } from '../../terminal/ids.ts';
import type { BlockModel } from '../../terminal/model.ts';
import { FETCH_BEYOND, HAND_OVER_BEYOND } from '../../yard/hand-over.ts';
import { blockWork, containerRecord, moveOf, nextId, type Desk } from '../context.ts';
import { needsCrew } from './reefers.ts';
import { truckTravel } from './deck-work.ts';
import { bayCentre } from '../layout.ts';
import { middleShift } from './inside-block.ts';
import { reserveRack } from '../vehicles/rack-state.ts';
import type { Move, YardJobWork } from '../state.ts';

/** Index of a block by its id. */
export function blockIndex(desk: Desk, block: BlockId): number {
  const known = desk.layout.blockIndex.get(block);
  invariant(known !== undefined, `no block ${block}`);
  return known;
}

type NewJob = Pick<YardJobWork, 'kind' | 'move' | 'container' | 'rest' | 'bay' | 'row'> & {
  /** When the box should leave the block, ms UTC; left out: when somebody comes for it. */
  due?: number;
};

/** Seconds after which a job that somebody comes for is late (designed). */
const USUAL_WAY = 120;

/** Adds a job to a block's list. In end-loaded blocks the water crane serves vehicles and the land crane trucks. */
export function addYardJob(desk: Desk, block: number, job: NewJob): void {
  const b = desk.model.blocks[block] as BlockModel;
  const move = moveOf(desk, job.move);
  const land = move.kind === 'receive' || move.kind === 'deliver';
  const work: YardJobWork = {
    ...job,
    id: nextId(desk),
    ready: false,
    eta: land ? truckEta(desk, move, job.rest) : 0,
    side: b.kind === 'side-loaded' ? -1 : land ? 1 : 0,
    priority: land ? 1 : 0,
    due: job.due ?? desk.now + USUAL_WAY * 1000,
    crane: -1,
    then: -1,
  };
  if (reserveRack(desk, job.rest, job.move) && job.kind === 'out') work.ready = true;
  const list = blockWork(desk, block).jobs;
  list.push(work);
  if (b.kind === 'end-loaded') handOver(desk, block, work);
  if (job.kind === 'in') desk.yard.refresh(block, job.bay, job.row);
  desk.blocksToLook.add(block);
  if (needsCrew(desk, job)) desk.lookAtReefers = true;
}

/** When a truck is expected at a transfer point, ms UTC: through the gate, or from where it stands. */
function truckEta(desk: Desk, move: Move, rest: number): number {
  const visit = move.visit === null ? undefined : desk.state.visits.get(move.visit);
  const stands = visit?.stands ?? -1;
  const gate = stands < 0 ? desk.model.gate.inSeconds : 0;
  return desk.now + Math.round(1000 * (gate + truckTravel(desk, stands, rest)));
}

/** A far box comes to the middle of the block first, by the other crane; a box that goes far is set down in the middle. */
function handOver(desk: Desk, block: number, job: YardJobWork): void {
  const b = desk.model.blocks[block] as BlockModel;
  const share = (bay: number): number => bayCentre(b, bay) / (b.bays * b.bayLength);
  const most = job.kind === 'out' ? FETCH_BEYOND : HAND_OVER_BEYOND;
  const far = (s: number): boolean => (job.side === 0 ? s > most : s < 1 - most);
  if (blockWork(desk, block).cranes.some((c) => c < 0)) return;
  if (job.kind === 'out') {
    const p = containerRecord(desk, job.container).position;
    if (p.kind !== 'yard' || !far(share(p.slot.bay))) return;
    const shift = middleShift(desk, block, job.container, p.slot);
    if (!shift) return;
    const first = shiftJob(desk, job, shift.bay, shift.row, 1 - job.side);
    first.then = job.id;
    blockWork(desk, block).jobs.push(first);
    return;
  }
  if (job.kind !== 'in' || !far(share(job.bay))) return;
  const middle = middleShift(desk, block, job.container, job);
  if (!middle) return;
  const second = shiftJob(desk, job, job.bay, job.row, 1 - job.side);
  second.priority = 2;
  second.due = desk.now + 3_600_000;
  job.then = second.id;
  job.bay = middle.bay;
  job.row = middle.row;
  blockWork(desk, block).jobs.push(second);
}

function shiftJob(desk: Desk, job: YardJobWork, bay: number, row: number, side: number): YardJobWork {
  return { ...job, id: nextId(desk), kind: 'shift', rest: -1, bay, row, side, ready: true, move: -1, then: -1 };
}
