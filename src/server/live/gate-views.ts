// The gate as the page is told: appointments by hour, who is there and what each waits for, and today's turn times. Changes nothing.
import type { VisitRecord } from '../../ledger/state.ts';
import type { Desk } from '../../operation/context.ts';
import { collectable } from '../../operation/gate/gate-query.ts';
import type { Move, VisitWork, YardJobWork } from '../../operation/state.ts';
import { boxesOver } from '../../operation/yard/times.ts';
import { zoneOffset } from '../../terminal/local-time.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { GateHour, GateTruck, GateView, MissingTruck, TruckWait, TurnTimes } from '../api/gate.ts';
import type { TerminalRun } from '../run/terminal-run.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Trucks whose window ended longer ago are not expected any more, ms (designed: half a day). */
const MISSING_FOR = 12 * HOUR_MS;
/** Width of the classes of turn times, min, and their number: all over an hour are one (designed). */
const TURN_STEP = 5;
const TURN_CLASSES = 13;

/** All of it. `since`: when each visit's state began, ms UTC. */
export function gateView(run: TerminalRun, since: ReadonlyMap<string, number>): GateView {
  const { model, now, operation } = run;
  const { gate } = model;
  const offset = zoneOffset(model.timeZone, now);
  const today = Math.floor((now + offset) / DAY_MS) * DAY_MS - offset;
  const visits = [...run.ledger.state.visits.values()];
  const there = [...operation.desk.state.visits.values()];
  return {
    ...{ now, today, windowMinutes: gate.appointmentMinutes, inLanes: gate.inLanes, outLanes: gate.outLanes },
    lanesPerHour: gate.inSeconds > 0 ? Math.floor((gate.inLanes * 3600) / gate.inSeconds) : 0,
    hours: hoursOf(visits, today),
    trucks: there.flatMap((work) => truckOf(operation.desk, work, since) ?? []).sort((a, b) => a.arrived - b.arrived),
    missing: missing(visits, now, gate.appointmentMinutes * MINUTE_MS),
    turns: turnTimes(run, today),
  };
}

/** True for a visit that was called off before its truck was let in. */
function calledOff({ state, gateIn }: VisitRecord): boolean {
  return state === 'gone' && gateIn === 0;
}

/** The hours of a day that begins at a midnight, by the begin of the windows. */
function hoursOf(visits: readonly VisitRecord[], today: number): GateHour[] {
  const hours = Array.from({ length: 24 }, (_, k) => ({ at: today + k * HOUR_MS, announced: 0, come: 0, done: 0 }));
  for (const visit of visits) {
    const hour = hours[Math.floor((visit.expected - today) / HOUR_MS)];
    if (!hour || calledOff(visit)) continue;
    hour.announced++;
    if (visit.state !== 'expected') hour.come++;
    if (visit.state === 'gone') hour.done++;
  }
  return hours;
}

function missing(visits: readonly VisitRecord[], now: number, windowMs: number): MissingTruck[] {
  return visits
    .filter(({ state, expected }) => state === 'expected' && expected + windowMs < now && expected > now - MISSING_FOR)
    .map(({ visit, truck, haulier, expected, deliver, collect }) => ({
      ...{ visit, truck, haulier, window: expected, late: now - expected - windowMs, boxes: [...deliver, ...collect] },
    }))
    .sort((a, b) => b.late - a.late);
}

/**
 * Turn times of the trucks that have gone since a midnight. They are noted in the order in which trucks go, so the last ones are those of the trucks
 * that went last; a truck that was sent away unserved shifts that by one.
 */
function turnTimes(run: TerminalRun, today: number): TurnTimes {
  const { gone, visits } = run.ledger.state;
  let trucks = 0;
  for (const [id, at] of gone.visits) {
    const visit = visits.get(id);
    if (at >= today && visit && !calledOff(visit)) trucks++;
  }
  const turns = trucks === 0 ? [] : run.operation.desk.state.totals.turnTimes.slice(-trucks);
  return distribution(turns.map((ms) => ms / MINUTE_MS));
}

/** Turn times in minutes as a distribution: median and 95th percentile by nearest rank. */
export function distribution(minutes: readonly number[]): TurnTimes {
  const sorted = minutes.toSorted((a, b) => a - b);
  const rank = (share: number): number | null => sorted[Math.ceil(share * sorted.length) - 1] ?? null;
  const counts = Array.from({ length: TURN_CLASSES }, () => 0);
  for (const one of sorted) {
    const k = Math.min(TURN_CLASSES - 1, Math.floor(one / TURN_STEP));
    counts[k] = (counts[k] as number) + 1;
  }
  return { trucks: sorted.length, median: rank(0.5), p95: rank(0.95), step: TURN_STEP, counts };
}

function truckOf(desk: Desk, work: VisitWork, since: ReadonlyMap<string, number>): GateTruck | null {
  const visit = desk.ledger.state.visits.get(work.visit);
  if (!visit || visit.state === 'gone') return null;
  const { truck, haulier, expected, deliver, collect, state } = visit;
  const place =
    state === 'stopped' ? 'stopped' : state === 'leaving' ? 'leaving' : state === 'at-gate' ? 'gate' : 'inside';
  return {
    ...{
      visit: work.visit,
      truck,
      haulier,
      place,
      arrived: work.arrived,
      since: since.get(work.visit) ?? work.arrived,
    },
    ...{ window: expected, off: offWindow(work.arrived, expected, desk.model.gate.appointmentMinutes * MINUTE_MS) },
    ...{ delivers: [...deliver], collects: [...collect] },
    ...NOTHING,
    ...reasonOf(desk, work, visit),
  };
}

/** By how much a time lies before a window (negative) or after its end, ms; 0: within. */
export function offWindow(arrived: number, from: number, length: number): number {
  if (arrived < from) return arrived - from;
  return Math.max(0, arrived - from - length);
}

type Reason = Pick<GateTruck, 'waits' | 'container' | 'block' | 'crane' | 'craneHas' | 'holds' | 'ahead' | 'over'>;
const NOTHING: Omit<Reason, 'waits'> = {
  ...{ container: '', block: '', crane: '', craneHas: '', holds: [], ahead: 0, over: 0 },
};

function reasonOf(desk: Desk, work: VisitWork, visit: VisitRecord): Partial<Reason> & { waits: TruckWait } {
  const { containers } = desk.ledger.state;
  if (visit.state === 'stopped') {
    const held = visit.collect.find((id) => (containers.get(id)?.holds.size ?? 0) > 0);
    return { waits: 'release', container: held ?? '', holds: holdsOf(desk, held) };
  }
  if (visit.state === 'leaving') return { waits: 'out' };
  const move = desk.state.moves.get(work.move);
  if (move) return atBlock(desk, visit, move);
  const next = work.left[0];
  if (!next) return { waits: 'out' };
  const { container, deliver } = next;
  if (deliver) return { waits: 'turn', container };
  const position = containers.get(container)?.position;
  const at = { container, block: position?.kind === 'yard' ? position.block : '' };
  const holds = holdsOf(desk, container);
  if (holds.length > 0) return { waits: 'hold', ...at, holds };
  if (position?.kind !== 'yard') return { waits: 'not-here', ...at };
  return { waits: collectable(desk, container) ? 'turn' : 'vessel', ...at };
}

function holdsOf(desk: Desk, container: ContainerId | undefined): string[] {
  const holds = container === undefined ? undefined : desk.ledger.state.containers.get(container)?.holds;
  return holds ? [...holds.keys()] : [];
}

/** What a truck with an errand at a block waits for: its way there, or the crane. */
function atBlock(desk: Desk, visit: VisitRecord, move: Move): Partial<Reason> & { waits: TruckWait } {
  const work = desk.state.blocks[move.block];
  const at = { container: move.container, block: work?.block ?? '' };
  if (visit.state !== 'at-transfer') return { waits: 'drive', ...at };
  const job = work?.jobs.find((one) => one.move === move.id);
  if (!work || !job) return { waits: 'served', ...at };
  const begun = job.crane !== -1;
  const side = begun ? job.crane : job.side !== -1 ? job.side : 1;
  const crane = desk.state.yardCranes[work.cranes[side] ?? -1] ?? desk.state.yardCranes[work.cranes[0]];
  const over = boxesOver(desk, job);
  return {
    ...at,
    waits: begun ? 'served' : over > 0 ? 'dig' : 'crane',
    ...{ crane: crane?.id ?? '', craneHas: begun ? '' : (crane?.lift?.container ?? '') },
    ...{ ahead: begun ? 0 : work.jobs.filter((one) => before(one, job)).length, over },
  };
}

/** True for a lift that stands ready and counts before another. */
function before(one: YardJobWork, job: YardJobWork): boolean {
  if (one === job || !one.ready || one.crane !== -1) return false;
  return one.priority < job.priority || (one.priority === job.priority && one.due < job.due);
}
