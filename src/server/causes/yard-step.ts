// The yard's part of a chain: a box that is waited for, a block that is behind, a job of its stacking cranes.
import { containerRecord, type Desk } from '../../operation/context.ts';
import type { YardCraneWork, YardJobWork } from '../../operation/state.ts';
import { topOf } from '../../operation/yard/lifts.ts';
import { mayBeLifted } from '../../operation/yard/reefers.ts';
import { boxesOver } from '../../operation/yard/times.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { WaitLink } from '../api/waiting.ts';
import { beginsNothing, boxLink, ends, goesOn, machine, outOfWork, type Step } from './node.ts';

/** Looks at a load that no vehicle has. */
export function boxStep(desk: Desk, container: ContainerId, crane: number): Step {
  const { position: p, holds } = containerRecord(desk, container);
  if (holds.size > 0) return ends('hold', boxLink(container, 'on-hold', null, { why: [...holds.keys()].join(', ') }));
  if (p.kind === 'outside' || p.kind === 'truck') return ends('not-here', boxLink(container, 'not-here', null));
  if (p.kind === 'vessel') return ends('order', boxLink(container, 'still-aboard', null));
  if (p.kind === 'che') return heldBy(desk, container, p.che);
  const block = desk.layout.blockIndex.get(p.block) ?? -1;
  const job = desk.state.blocks[block]?.jobs.find((j) => j.container === container);
  const link = boxLink(container, 'unfetched', null, { block: p.block });
  return job ? goesOn({ kind: 'job', block, job }, link) : goesOn({ kind: 'fleet', crane }, link);
}

/** The box hangs in a spreader, stands on a platform or a rack, or is on a vehicle with another move. */
function heldBy(desk: Desk, container: ContainerId, che: string): Step {
  const vehicle = desk.state.vehicles.findIndex((v) => v.id === che);
  if (vehicle >= 0) return goesOn({ kind: 'vehicle', vehicle });
  const yard = desk.state.yardCranes.find((one) => one.id === che);
  if (yard) return ends('yard-crane', machine(che, 'busy-with', null, { box: container, until: yard.until }));
  return ends('drive', boxLink(container, 'unfetched', null, {}));
}

/** Looks at a block that is behind: at the job for which somebody waits longest. */
export function blockStep(desk: Desk, block: number): Step {
  const work = desk.state.blocks[block];
  const [first] = (work?.jobs ?? [])
    .filter((j) => j.ready && (j.kind === 'in' || j.kind === 'out'))
    .sort((a, b) => a.priority - b.priority || a.due - b.due);
  if (first) return goesOn({ kind: 'job', block, job: first });
  return ends('yard-crane', { who: { kind: 'block', id: work?.block ?? '' }, does: 'busy-with', since: null });
}

/** Looks at a job of a block: the crane that does it, or why none has begun it. */
export function jobStep(desk: Desk, block: number, job: YardJobWork): Step {
  const work = desk.state.blocks[block];
  if (!work) return ends('yard-crane');
  const own = work.cranes.map((i) => desk.state.yardCranes[i]).filter((c) => c !== undefined);
  const doing = own.find((c) => job.crane === c.side && (c.lift !== null || c.job !== -1));
  if (doing) return atJob(desk, block, doing, job);
  const before = work.jobs.find((j) => j.then === job.id);
  const able = own.filter((c) => job.side === -1 || c.side === job.side);
  const [crane] = able;
  if (before && before.crane < 0 && able.length > 0) return handOver(desk, block, before);
  if (before) return goesOn({ kind: 'job', block, job: before });
  const kept = keptFrom(desk, job);
  if (kept) return kept;
  return crane ? notBegun(desk, block, able, job) : ends('yard-crane');
}

/** The other crane of the block has to bring the box to the middle first. */
function handOver(desk: Desk, block: number, before: YardJobWork): Step {
  const work = desk.state.blocks[block];
  const index = work?.cranes[before.side === 0 ? 0 : 1] ?? -1;
  const other = desk.state.yardCranes[index];
  const out = other ? beginsNothing(desk, other.id) : null;
  if (!other || out) return out ?? ends('yard-crane');
  const link = machine(other.id, 'hands-over', null, { box: before.container });
  const kept = keptFrom(desk, before);
  return kept ? { ...kept, links: [link, ...kept.links] } : busyCrane(desk, block, other, before, [link]);
}

/** A hold on a buried box, or a cable that is in. */
function keptFrom(desk: Desk, job: YardJobWork): Step | null {
  if (job.kind === 'in') return null;
  const { position: p, holds } = containerRecord(desk, job.container);
  if (p.kind !== 'yard') return null;
  if (holds.size > 0)
    return ends('hold', boxLink(job.container, 'on-hold', null, { why: [...holds.keys()].join(', ') }));
  const top = topOf(desk, p) ?? job.container;
  if (mayBeLifted(desk, top)) return null;
  const since = desk.ledger.state.reefers.get(top)?.since ?? null;
  return ends('reefer', boxLink(top, 'plugged', since));
}

/** No crane has begun it: those that could are out, or at work on something else. */
function notBegun(desk: Desk, block: number, able: readonly YardCraneWork[], job: YardJobWork): Step {
  const working = able.find((c) => beginsNothing(desk, c.id) === null);
  if (!working) return beginsNothing(desk, (able[0] as YardCraneWork).id) as Step;
  if (desk.state.faults.yardWind) return ends('weather', machine(working.id, 'wind', null));
  return busyCrane(desk, block, working, job, []);
}

/** What a crane does that has not begun a job. */
function busyCrane(
  desk: Desk,
  block: number,
  crane: YardCraneWork,
  job: YardJobWork,
  before: readonly WaitLink[],
): Step {
  const work = desk.state.blocks[block];
  const over = boxesOver(desk, job);
  if (crane.digging === job.id && crane.lift) return digging(desk, crane, job, before);
  if (crane.lift) {
    const now = work?.jobs.find((j) => j.crane === crane.side);
    const waits = crane.waits && now ? comer(desk, block, crane, now, before) : null;
    if (waits) return waits;
    const more = { box: crane.lift.container, until: crane.until, ...(crane.decided && { why: crane.decided }) };
    return ends('yard-crane', ...before, machine(crane.id, 'busy-with', null, more));
  }
  if (crane.job !== -1) return ends('yard-crane', ...before, machine(crane.id, 'gives-room', null));
  const other = desk.state.yardCranes[work?.cranes[1 - crane.side] ?? -1];
  if (over > 0) {
    const more = { box: job.container, n: over };
    return ends('dig', ...before, machine(crane.id, 'to-dig', null, more), ...setOn(desk, job));
  }
  if (!other || (other.lift === null && other.job === -1))
    return ends('yard-crane', ...before, machine(crane.id, 'begins', null, { box: job.container }));
  const otherBox = other.lift ? { box: other.lift.container as string, until: other.until } : {};
  return ends(
    'yard-crane',
    ...before,
    machine(crane.id, 'waits-room', null, { box: job.container }),
    machine(other.id, other.lift ? 'busy-with' : 'gives-room', null, otherBox),
  );
}

/** A crane at a job. */
function atJob(desk: Desk, block: number, crane: YardCraneWork, job: YardJobWork): Step {
  const out = outOfWork(desk, crane.id);
  if (out) return out;
  if (crane.lift && !crane.lift.final) return digging(desk, crane, job, []);
  const waits = crane.waits && !job.ready ? comer(desk, block, crane, job, []) : null;
  if (waits) return waits;
  const more = { box: job.container, until: crane.until };
  return ends('yard-crane', machine(crane.id, 'lifts', null, more));
}

/** A crane digs a job's box out: how many stand on it yet, and the one that goes aside now. */
function digging(desk: Desk, crane: YardCraneWork, job: YardJobWork, before: readonly WaitLink[]): Step {
  const more = { box: job.container, n: Math.max(1, boxesOver(desk, job)), until: crane.until };
  return ends('dig', ...before, machine(crane.id, 'digs', null, more), ...setOn(desk, job, crane.lift?.container));
}

/** The box that stands on a job's box highest, or hangs in the spreader already, and since when it is in the yard. */
function setOn(desk: Desk, job: YardJobWork, lifted?: ContainerId): WaitLink[] {
  const p = containerRecord(desk, job.container).position;
  const top = lifted ?? (p.kind === 'yard' ? topOf(desk, p) : undefined);
  if (top === undefined || top === job.container) return [];
  const { yardSince } = containerRecord(desk, top);
  return [boxLink(top, 'set-on', yardSince > 0 ? yardSince : null, { box: job.container })];
}

/** Whom a crane waits for over its transfer point. */
function comer(
  desk: Desk,
  block: number,
  crane: YardCraneWork,
  job: YardJobWork,
  before: readonly WaitLink[],
): Step | null {
  const m = desk.state.moves.get(job.move);
  if (!m) return null;
  const link = machine(crane.id, 'waits-over', null, {
    box: job.container,
    block: desk.state.blocks[block]?.block ?? '',
  });
  if (m.visit !== null) {
    const truck: WaitLink = { who: { kind: 'truck', id: m.visit }, does: 'comes-empty', since: null };
    return ends('truck', ...before, link, truck);
  }
  return m.vehicle < 0 ? null : goesOn({ kind: 'vehicle', vehicle: m.vehicle }, ...before, link);
}
