// Vessel calls, vessels at the quay and road trucks as the control room sees them.
import type { LedgerEvent } from '../../ledger/events.ts';
import type { CallRecord, VisitRecord } from '../../ledger/state.ts';
import type { CallId, VisitId } from '../../terminal/ids.ts';
import type { Why } from '../../terminal/planning.ts';
import type { TruckState } from '../../twin/state.ts';
import type { CallView, TruckView, VesselView } from '../api.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import { arrivalView } from './arrival-views.ts';
import { atQuay } from './box-views.ts';
import { heldBoxes } from './held-boxes.ts';

const HOUR_MS = 3_600_000;
/** A vessel that has sailed is told of for so long, ms: the berth plan shows the last day. */
const KEPT_MS = 24 * HOUR_MS;

/** What notes keep; plain data. */
export interface NotesState {
  berthWhy: Map<CallId, Why | null>;
  /** Visits at the gate or inside, with the time of their last change of state, ms UTC. */
  visits: Map<VisitId, number>;
  /** What the planner of the quay said of its last plan, and when, ms UTC; left out before the first. */
  quayPlan?: { at: number; objective: number; bound: number };
}

/** What only the events tell: why each berth was chosen, and since when each truck is in its state. */
export class CallNotes {
  readonly berthWhy: NotesState['berthWhy'];
  readonly visits: NotesState['visits'];
  private lastPlan: NotesState['quayPlan'];

  constructor(state: NotesState = { berthWhy: new Map(), visits: new Map() }) {
    this.berthWhy = state.berthWhy;
    this.visits = state.visits;
    this.lastPlan = state.quayPlan;
  }

  /** What the planner of the quay said of its last plan; undefined before the first. */
  get quayPlan(): NotesState['quayPlan'] {
    return this.lastPlan;
  }

  /** Plain data, to be kept in a snapshot. */
  get state(): NotesState {
    const { berthWhy, visits, lastPlan } = this;
    return { berthWhy, visits, ...(lastPlan && { quayPlan: lastPlan }) };
  }

  /** To be called for each event of the ledger, at its time. */
  observe(event: LedgerEvent, at: number): void {
    if (event.kind === 'berth-planned') {
      this.berthWhy.set(event.call, event.why);
      this.lastPlan = { at, objective: event.objective, bound: event.bound };
    } else if (event.kind === 'call-state' && event.state === 'sailed') this.berthWhy.delete(event.call);
    else if (event.kind === 'visit-state') {
      if (event.state === 'gone') this.visits.delete(event.visit);
      else this.visits.set(event.visit, at);
    }
  }
}

/** Calls to come, at the quay, and of the last day. */
export function callViews(run: TerminalRun, notes: CallNotes): CallView[] {
  const views: CallView[] = [];
  for (const call of run.ledger.state.calls.values()) {
    const { sailed } = call.times;
    if (sailed === undefined || run.now - sailed <= KEPT_MS) views.push(callView(run, call, notes));
  }
  return views;
}

function callView(run: TerminalRun, call: CallRecord, notes: CallNotes): CallView {
  const { berth, times, listed, done } = call;
  const work = run.operation.desk.state.calls.get(call.call);
  const onHold = heldBoxes(run.ledger.state, call);
  return {
    ...{ id: call.call, vessel: call.vessel, voyage: call.voyage, state: call.state },
    ...{ length: call.geometry.length, beam: call.geometry.beam },
    x: berth?.x ?? null,
    eta: call.eta,
    etd: call.etd,
    start: times.berthing ?? berth?.start ?? null,
    end: times.sailed ?? berth?.end ?? null,
    ...{ toDischarge: listed.discharge, discharged: done.discharge, toLoad: listed.load, loaded: done.load },
    setAside: call.setAside,
    cranes: (work?.cranes ?? []).flatMap((crane) => run.model.quayCranes[crane]?.id ?? []),
    grossCraneRate: grossCraneRate(run, call),
    why: notes.berthWhy.get(call.call) ?? null,
    ...(call.pin ? { pin: call.pin } : {}),
    ...arrivalView(run.model, call),
    ...(onHold.length > 0 ? { onHold } : {}),
  };
}

/** Containers per crane hour so far, nothing deducted; null before the first. */
function grossCraneRate(run: TerminalRun, call: CallRecord): number | null {
  const { state } = run.operation.desk;
  const work = state.calls.get(call.call);
  if (!work) return null;
  let ms = work.craneMs;
  for (const crane of work.cranes) ms += run.now - (state.cranes[crane]?.began ?? run.now);
  const boxes = call.done.discharge + call.done.load + call.done.restow;
  return boxes === 0 || ms === 0 ? null : Math.round((boxes * HOUR_MS * 100) / ms) / 100;
}

/** Vessels at the quay. */
export function vesselViews(run: TerminalRun): VesselView[] {
  const views: VesselView[] = [];
  for (const call of run.ledger.state.calls.values()) {
    if (!atQuay(call)) continue;
    const { deckBase, holdTop, bays, rowCount } = call.geometry;
    views.push({ call: call.call, name: call.vessel, deckBase, holdTop, bays, rowCount });
  }
  return views;
}

/** Road trucks at the gate and inside, where they are now. */
export function truckViews(run: TerminalRun, notes: CallNotes): TruckView[] {
  if (notes.visits.size === 0) return [];
  const bodies = new Map<VisitId, TruckState>();
  for (const truck of run.twin.state.trucks) if (notes.visits.has(truck.visit)) bodies.set(truck.visit, truck);
  const views: TruckView[] = [];
  for (const [id, since] of notes.visits) {
    const visit = run.ledger.state.visits.get(id);
    const body = bodies.get(id);
    if (visit && body) views.push({ id, state: truckState(run, visit), ...placeOf(body, run.now), since });
  }
  return views;
}

function truckState(run: TerminalRun, visit: VisitRecord): TruckView['state'] {
  switch (visit.state) {
    case 'expected':
    case 'at-gate':
      return 'gate-in';
    case 'inside':
      return 'to-block';
    case 'at-transfer':
      return served(run, visit) ? 'served' : 'waiting';
    case 'leaving':
    case 'gone':
      return 'leaving';
    case 'stopped':
      return 'stopped';
  }
}

/** A yard crane is at its job. */
function served(run: TerminalRun, { visit }: VisitRecord): boolean {
  const { state } = run.operation.desk;
  const move = state.moves.get(state.visits.get(visit)?.move ?? -1);
  const job = state.blocks[move?.block ?? -1]?.jobs.find((one) => one.move === move?.id);
  return job !== undefined && job.crane >= 0;
}

function placeOf(truck: TruckState, now: number): { x: number; y: number } {
  const share = truck.end > truck.start ? Math.min(1, Math.max(0, (now - truck.start) / (truck.end - truck.start))) : 1;
  const at = (from: number, to: number): number => Math.round((from + (to - from) * share) * 10) / 10;
  return { x: at(truck.fromX, truck.x), y: at(truck.fromY, truck.y) };
}
