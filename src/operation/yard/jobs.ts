// Jobs of a block's cranes: how they come about, hand over between the two cranes, and where a box may go inside its block.
import { invariant } from '../../kit/invariant.ts';
import type { BlockId, ContainerId } from '../../terminal/ids.ts';
import type { BlockModel } from '../../terminal/model.ts';
import { FETCH_BEYOND, HAND_OVER_BEYOND } from '../../yard/hand-over.ts';
import { chooseRehandle } from '../../yard/rehandle.ts';
import { blockWork, containerRecord, moveOf, nextId, type Desk } from '../context.ts';
import { reserve, truckTravel } from './deck-work.ts';
import { expectedDeparture } from './departures.ts';
import { bayCentre } from '../layout.ts';
import { reserveRack } from '../vehicles/rack-state.ts';
import type { Move, YardJobWork } from '../state.ts';

/** Part of a block's length where boxes change hands. */
const MIDDLE: [number, number] = [0.4, 0.6];

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
    const shift = middleShift(desk, block, job.container, p.slot.bay, p.slot.row);
    if (!shift) return;
    const first = shiftJob(desk, job, shift.bay, shift.row, 1 - job.side);
    first.then = job.id;
    blockWork(desk, block).jobs.push(first);
    return;
  }
  if (job.kind !== 'in' || !far(share(job.bay))) return;
  const middle = middleShift(desk, block, job.container, job.bay, job.row);
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

/** A stack in the middle of a block for a box that changes hands there; reserved. */
export function middleShift(
  desk: Desk,
  block: number,
  container: ContainerId,
  fromBay: number,
  fromRow: number,
  part: readonly [number, number] = MIDDLE,
): { bay: number; row: number } | null {
  const b = desk.model.blocks[block] as BlockModel;
  const length = b.bays * b.bayLength;
  const inMiddle = (bay: number): boolean => {
    const s = bayCentre(b, bay) / length;
    return s >= part[0] && s <= part[1];
  };
  // A box that may not stand in the middle (plug, dangerous goods) does not change hands there.
  const target = targetInBlock(desk, block, container, fromBay, fromRow, inMiddle, true);
  if (target) reserve(desk, block, target.bay, target.row, 1);
  return target;
}

export function targetInBlock(
  desk: Desk,
  block: number,
  container: ContainerId,
  fromBay: number,
  fromRow: number,
  within: (bay: number) => boolean,
  byRules = false,
): { bay: number; row: number } | null {
  const b = desk.model.blocks[block] as BlockModel;
  const box = containerRecord(desk, container).container;
  const wanted = wantedStacks(desk, block);
  const all = desk.yard.stacksFor(block, box.lengthFeet, box.dangerous.length > 0);
  const open = all.stacks.filter(
    (v, i) => all.room[i] !== 0 && within(v.bay) && !(v.bay === fromBay && v.row === fromRow),
  );
  // Not onto a box that is wanted now: it would have to be dug out again at once.
  const quiet = open.filter((v) => !wanted.has(v.bay * 100 + v.row));
  const stacks = quiet.length > 0 ? quiet : open;
  const base = {
    fromBay,
    fromRow,
    departure: expectedDeparture(desk, container).mean,
    heightMm: box.heightMm,
    lengthFeet: box.lengthFeet,
    stacks,
    bayLength: b.bayLength,
    nearest: desk.state.policy.decking !== 'planned',
  };
  const strict = chooseRehandle({
    ...base,
    needsPlug: box.reeferC !== null,
    dangerousClasses: box.dangerous.map((d) => d.imdgClass),
  });
  return byRules ? strict.plan : (strict.plan ?? chooseRehandle(base).plan);
}

/** Stacks (bay x 100 + row) that hold a box which a job of the block waits for, or which is loaded soon. */
function wantedStacks(desk: Desk, block: number): Set<number> {
  const { jobs, soon } = blockWork(desk, block);
  const stacks = new Set<number>(soon);
  for (const j of jobs) {
    if (j.kind === 'in') continue;
    const p = containerRecord(desk, j.container).position;
    if (p.kind === 'yard') stacks.add(p.slot.bay * 100 + p.slot.row);
  }
  return stacks;
}
