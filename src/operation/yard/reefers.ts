// Reefers in the yard: who of the crew plugs in what was set down, and pulls the plug of what is to be lifted soon, so that neither cargo nor
// crane waits. A box that is plugged in, or that somebody is on his way to, is not lifted (mayBeLifted).
import { stackIndex, type BlockRecord, type ContainerRecord } from '../../ledger/state.ts';
import type { Position } from '../../terminal/container.ts';
import type { BlockId, ContainerId } from '../../terminal/ids.ts';
import { besideSlot, hasPlug, reeferCrewOf, type ReeferState } from '../../terminal/reefer.ts';
import type { Report } from '../../terminal/report.ts';
import { nextId, type Desk } from '../context.ts';
import { BOX_SECONDS } from '../quay/bay-work.ts';
import type { Technician, YardJobWork } from '../state.ts';
import { powerBesideReefers } from '../vehicles/charging.ts';
import { nextLoads } from './next-loads.ts';

const MINUTE_MS = 60_000;
/**
 * The plug of a box is pulled so long before it is lifted for its vessel or its truck, ms (designed): the crew has a few boxes to go to in
 * between, and a reefer keeps its cargo for hours.
 */
const AHEAD_MS = 30 * MINUTE_MS;
/** A truck that has not come so long after it was expected is waited for on power, ms (designed). */
const LATE_MS = 60 * MINUTE_MS;
/** Somebody who is to pull a plug goes before somebody who is to put one in that is due so much earlier, ms (designed): a crane waits for him. */
const CRANE_WAITS_MS = 15 * MINUTE_MS;

type InYard = Position & { kind: 'yard' };

/** Something for the crew to do. */
interface Task {
  container: ContainerId;
  at: InYard;
  on: boolean;
  /** ms UTC; for a plug to be pulled so much earlier that it goes first. */
  due: number;
}

/** True for a box that a crane may lift: its cable is out, and nobody is on his way to it. */
export function mayBeLifted(desk: Desk, container: ContainerId): boolean {
  const reefer = desk.ledger.state.reefers.get(container);
  return !reefer || (!reefer.plugged && !isServed(desk, container));
}

/** True for a box that somebody of the crew has been sent to. */
function isServed(desk: Desk, container: ContainerId): boolean {
  return desk.state.crew.some(({ task }) => task?.container === container);
}

/** True for a job for which a plug has to be pulled first. */
export function needsCrew(desk: Desk, { kind, container }: Pick<YardJobWork, 'kind' | 'container'>): boolean {
  const { reefers } = desk.ledger.state;
  return kind !== 'in' && liftedFor(desk, container, kind === 'dig').some((id) => reefers.get(id)?.plugged === true);
}

/** Sends who is free to the boxes that are due first. */
export function lookAtReefers(desk: Desk): void {
  if (!desk.lookAtReefers) return;
  desk.lookAtReefers = false;
  const { reefers } = desk.ledger.state;
  const free = desk.state.crew.filter(({ task }) => task === null);
  if (free.length === 0 || reefers.size === 0) return;
  let room: PlugRoom | null = null;
  for (const task of tasksOf(desk)) {
    if (free.length === 0) return;
    if (task.on && !(room ??= new PlugRoom(desk)).takes(task.at.block)) continue;
    send(desk, nearest(desk, free, task.at), task);
  }
}

/** What the crew has to do, the most urgent first. */
function tasksOf(desk: Desk): Task[] {
  const wanted = wantedSoon(desk);
  const target = reeferCrewOf(desk.model).targetMinutes * MINUTE_MS;
  const tasks: Task[] = [];
  for (const { container, plugged, since } of desk.ledger.state.reefers.values()) {
    const at = desk.ledger.state.containers.get(container)?.position;
    if (at?.kind !== 'yard' || isServed(desk, container)) continue;
    const due = wanted.get(container);
    if (plugged && due !== undefined) tasks.push({ container, at, on: false, due: due - CRANE_WAITS_MS });
    else if (!plugged && due === undefined && mayPlug(desk, container, at))
      tasks.push({ container, at, on: true, due: since + target });
  }
  return tasks.sort((a, b) => a.due - b.due || (a.container < b.container ? -1 : 1));
}

/** False where there is no plug, for one that wants none by its papers now, and for one that a crane was told to lift. */
function mayPlug(desk: Desk, container: ContainerId, at: InYard): boolean {
  const block = desk.ledger.state.blocks.get(at.block);
  if (!block || !hasPlug(block.reeferBays, at.slot.bay)) return false;
  if (desk.ledger.state.containers.get(container)?.container.reeferC === null) return false;
  return !desk.state.yardCranes.some(({ lift }) => lift?.container === container);
}

function nearest(desk: Desk, free: Technician[], at: Position): Technician {
  const [x, y] = besideSlot(desk.model, at);
  const way = (one: Technician): number => Math.abs(one.x - x) + Math.abs(one.y - y);
  const best = free.reduce((a, b) => (way(b) < way(a) ? b : a));
  free.splice(free.indexOf(best), 1);
  return best;
}

function send(desk: Desk, one: Technician, { container, at, on }: Task): void {
  const job = nextId(desk);
  const [x, y] = besideSlot(desk.model, at);
  Object.assign(one, { x, y, task: { job, container, on } });
  desk.orders.push({ kind: 'plug', person: one.name, job, container, at, on });
}

// ---- what is lifted soon -----------------------------------------------------------------------------------------------------------

/** Boxes that are to be lifted soon, with the time at which, ms UTC: for jobs of the yard's cranes, for vessels, for trucks. */
function wantedSoon(desk: Desk): Map<ContainerId, number> {
  const wanted = new Map<ContainerId, number>();
  const want = (container: ContainerId, due: number): void =>
    void wanted.set(container, Math.min(due, wanted.get(container) ?? Infinity));
  for (const work of desk.state.blocks)
    for (const job of work.jobs)
      if (job.kind !== 'in') for (const box of liftedFor(desk, job.container, job.kind === 'dig')) want(box, job.due);
  const most = Math.floor(AHEAD_MS / (1000 * BOX_SECONDS));
  desk.state.cranes.forEach((_, crane) =>
    nextLoads(desk, crane, most).forEach(({ container, holds }, k) => {
      if (holds.size === 0) want(container.id, desk.now + 1000 * k * BOX_SECONDS);
    }),
  );
  for (const { left } of desk.state.visits.values())
    for (const { container, deliver } of left) if (!deliver && !isHeld(desk, container)) want(container, desk.now);
  for (const { container, outbound, holds } of reefersIn(desk))
    if (outbound === 'truck' && holds.size === 0) {
      const told = desk.state.departures.get(container.id)?.told ?? 0;
      const isSoon = told > 0 && told - AHEAD_MS <= desk.now && desk.now < told + LATE_MS;
      if (isSoon) want(container.id, Math.max(desk.now, told));
    }
  return wanted;
}

function* reefersIn(desk: Desk): Generator<ContainerRecord> {
  const { reefers, containers } = desk.ledger.state;
  for (const id of reefers.keys()) {
    const record = containers.get(id);
    if (record) yield record;
  }
}

function isHeld(desk: Desk, container: ContainerId): boolean {
  return (desk.ledger.state.containers.get(container)?.holds.size ?? 0) > 0;
}

/** Boxes that are lifted for a job: those over its box, and itself unless it is only dug out. */
function liftedFor(desk: Desk, container: ContainerId, dig: boolean): readonly ContainerId[] {
  const at = desk.ledger.state.containers.get(container)?.position;
  if (at?.kind !== 'yard') return [];
  const block = desk.ledger.state.blocks.get(at.block) as BlockRecord;
  const stack = block.stacks[stackIndex(block, at.slot.bay, at.slot.row)] as ContainerId[];
  return stack.slice(dig ? at.slot.tier : at.slot.tier - 1);
}

// ---- power -----------------------------------------------------------------------------------------------------------------------

/** How many more reefers may be plugged in: by the limit of the terminal's supply, and by those of the blocks. */
class PlugRoom {
  private left: number;
  private readonly inBlocks: Map<BlockId, number>;

  constructor(desk: Desk) {
    const { reeferKW } = desk.model.energy;
    const plugsOf = (kW: number): number => (reeferKW > 0 ? Math.floor(kW / reeferKW) : Infinity);
    this.left = plugsOf(powerBesideReefers(desk));
    this.inBlocks = new Map(desk.model.blocks.map((b) => [b.id as BlockId, plugsOf(b.reeferLimitKW ?? Infinity)]));
    for (const { container, position } of reefersIn(desk)) {
      const reefer = desk.ledger.state.reefers.get(container.id) as ReeferState;
      if (position.kind === 'yard' && (reefer.plugged || isServed(desk, container.id))) this.takes(position.block);
    }
  }

  /** Takes a plug of a block; false where there is no power for it. */
  takes(block: BlockId): boolean {
    const here = this.inBlocks.get(block) ?? 0;
    if (this.left <= 0 || here <= 0) return false;
    this.left--;
    this.inBlocks.set(block, here - 1);
    return true;
  }
}

// ---- what is told ------------------------------------------------------------------------------------------------------------------

/** Somebody has plugged a box in or pulled its plug, or has not found it. */
export function reeferServed(desk: Desk, report: Report & { kind: 'plugged' }): void {
  const one = desk.state.crew.find(({ task }) => task?.job === report.job);
  if (!one) return;
  one.task = null;
  desk.lookAtReefers = true;
  const { container, on, person: by } = report;
  const since = desk.ledger.state.reefers.get(container)?.since ?? desk.now;
  const at = desk.ledger.state.containers.get(container)?.position;
  if (at?.kind === 'yard') desk.blocksToLook.add(desk.layout.blockIndex.get(at.block) as number);
  const event = { kind: on ? 'reefer-plugged' : 'reefer-unplugged', container, by } as const;
  if (!report.done || !desk.ledger.propose(event, desk.now).ok || !on) return;
  const { reefers } = desk.state.totals;
  const minutes = (desk.now - since) / MINUTE_MS;
  reefers.plugged++;
  reefers.minutes += minutes;
  if (minutes > reeferCrewOf(desk.model).targetMinutes) reefers.late++;
}

/** A reefer alarms, or does so no more. What the record has already, or of a box that has left, changes nothing. */
export function reeferTells(desk: Desk, report: Report & { kind: 'reefer-alarm' | 'reefer-normal' }): void {
  const { container } = report;
  if (report.kind === 'reefer-normal')
    return void desk.ledger.propose({ kind: 'reefer-alarm-cleared', container }, desk.now);
  const { alarm, celsius } = report;
  if (desk.ledger.propose({ kind: 'reefer-alarm', container, alarm, celsius }, desk.now).ok)
    desk.state.totals.reefers.alarms++;
}
