// What a stacking crane waits for and why it does what it does, as told to people. Changes nothing.
import type { BlockModel } from '../../terminal/model.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import { blockWork, containerRecord, moveOf, type Desk } from '../context.ts';
import type { BlockWork, YardCraneWork, YardJobWork } from '../state.ts';
import { isBusy, topOf, wayIsTaken } from './lifts.ts';
import { mayBeLifted } from './reefers.ts';
import { beginsAt, startable } from './work.ts';

/** What a crane waits for; `name`: the vehicle, the other crane or the container. reefer: its next box has to be unplugged first. */
export interface YardOutlook {
  waits: 'vehicle' | 'crane' | 'reefer' | null;
  name: string;
  /** What decided that it does its job, or that it does none: a word of the words list (decided.*); '' without. */
  decided: string;
}

/** The outlook of a crane. One that carries out a lift may wait over the transfer point; one without has nothing to do, or cannot begin. */
export function yardOutlook(desk: Desk, crane: YardCraneWork): YardOutlook {
  const work = blockWork(desk, crane.block);
  if (isBusy(crane)) {
    const job = work.jobs.find((j) => j.crane === crane.side);
    const decided = crane.lift ? (crane.decided ?? '') : 'makes-room';
    if (!job || !crane.waits) return { waits: null, name: '', decided };
    return { waits: 'vehicle', name: comer(desk, job), decided };
  }
  const at = { block: crane.block, b: desk.model.blocks[crane.block] as BlockModel, work, crane };
  const can = startable(desk, work, crane).sort((x, y) => x.priority - y.priority || x.due - y.due);
  const other = desk.state.yardCranes[work.cranes[1 - crane.side] as number];
  const [first] = can;
  if (first && other && wayIsTaken(desk, at, first)) return { waits: 'crane', name: other.id, decided: 'room' };
  const early = can.find((j) => beginsAt(desk, at, j) > desk.now);
  if (early) return { waits: 'vehicle', name: comer(desk, early), decided: 'early' };
  const cold = can.length === 0 ? toUnplug(desk, work, crane) : undefined;
  return { waits: cold === undefined ? null : 'reefer', name: cold ?? '', decided: '' };
}

/** A reefer that has to be unplugged before a crane can go on with its jobs; undefined where none keeps it. */
function toUnplug(desk: Desk, { jobs }: BlockWork, { side }: YardCraneWork): ContainerId | undefined {
  for (const { kind, crane, side: only, container } of jobs) {
    if (kind === 'in' || crane !== -1 || (only !== -1 && only !== side)) continue;
    const { position } = containerRecord(desk, container);
    const top = position.kind === 'yard' ? topOf(desk, position) : undefined;
    if (top !== undefined && !mayBeLifted(desk, top)) return top;
  }
  return undefined;
}

/** Who comes for a job: its vehicle; else, for a truck or a box inside the block, the container. */
function comer(desk: Desk, job: YardJobWork): string {
  const vehicle = job.move < 0 ? -1 : moveOf(desk, job.move).vehicle;
  return desk.state.vehicles[vehicle]?.id ?? job.container;
}
