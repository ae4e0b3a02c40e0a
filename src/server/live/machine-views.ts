// Machines as the control room sees them, from the twin's positions and the control loop's state.
import type { CraneWork, Errand, VehicleWork } from '../../operation/state.ts';
import { yardOutlook } from '../../operation/yard/outlook.ts';
import type { CraneState, VehicleState } from '../../twin/state.ts';
import type { CraneCause, MachineState, MachineTrouble, MachineView } from '../api.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import { heldBoxes } from './held-boxes.ts';
import { sinceIn, stateIn, troubleOf } from './machine-trouble.ts';
import type { StateWatch } from './state-watch.ts';

/** A vehicle that has not come forward for so long waits in traffic, ms. */
const STANDS_MS = 5000;

const CAUSE_STATES: Record<CraneCause, MachineState> = {
  working: 'working',
  waitingVehicle: 'waiting-vehicle',
  waitingYard: 'waiting-yard',
  waitingPlatform: 'waiting-platform',
  blockedByCrane: 'blocked-by-crane',
  movingBays: 'moving-bays',
  fault: 'fault',
  weather: 'weather',
  plan: 'plan',
  other: 'other',
};

/** Phase of a crane that waits over a spot until its vehicle has come: see CraneState. */
const WAITS_OVER_SPOT = 5;
const YARD_WAITS = { vehicle: 'waiting-vehicle', crane: 'blocked-by-crane', reefer: 'waiting-reefer' } as const;

/** A machine as its work tells it, before what ails it is looked at. */
type WorkView = Omit<MachineView, 'since' | keyof MachineTrouble>;

/**
 * All machines, in the order quay cranes, yard cranes, vehicles. A machine that is out of order, or that a person has stopped, tells that and not
 * what it would be doing.
 */
export function machineViews(run: TerminalRun, watch?: StateWatch): MachineView[] {
  const cranes = new Map<string, CraneState>(run.twin.state.cranes.map((crane) => [crane.id, crane]));
  const views = [...quayCranes(run, cranes), ...yardCranes(run, cranes), ...vehicles(run)];
  return views.map((view) => {
    const trouble = troubleOf(run, view.id);
    const state = stateIn(trouble, view.state);
    const since = sinceIn(trouble, state) ?? watch?.since(view.id, state, run.now) ?? null;
    return { ...view, ...trouble, state, since, waitsFor: state === view.state ? view.waitsFor : '' };
  });
}

function quayCranes(run: TerminalRun, cranes: ReadonlyMap<string, CraneState>): WorkView[] {
  const { desk } = run.operation;
  return run.model.quayCranes.flatMap(({ id }, i) => {
    const body = cranes.get(id);
    const work = desk.state.cranes[i];
    if (!body || !work) return [];
    const portal = cranes.get(`${id}/P`);
    const busy = work.main ?? work.portal;
    const cause = work.time?.cause ?? null;
    return {
      ...{ id, kind: 'STS' as const, block: '' },
      ...axes(body),
      portalTrolley: portal?.trolley ?? 0,
      portalHoist: portal?.hoist ?? 0,
      state: cause ? CAUSE_STATES[cause] : 'idle',
      waitsFor: work.waitsFor,
      job: busy?.job ?? null,
      container: (busy && desk.state.moves.get(busy.move)?.container) ?? null,
      charge: null,
      ...leftAshore(run, work),
    };
  });
}

function leftAshore({ ledger: { state } }: TerminalRun, work: CraneWork): Pick<MachineView, 'onHold'> {
  const call = work.call === null ? undefined : state.calls.get(work.call);
  const onHold = call && work.bay !== 0 ? heldBoxes(state, call, work.bay) : [];
  return onHold.length > 0 ? { onHold } : {};
}

function yardCranes(run: TerminalRun, cranes: ReadonlyMap<string, CraneState>): WorkView[] {
  const { desk } = run.operation;
  return desk.state.yardCranes.flatMap((work) => {
    const body = cranes.get(work.id);
    const block = desk.state.blocks[work.block];
    if (!body || !block) return [];
    const { waits, name, decided } = yardOutlook(desk, work);
    const waiting = waits !== null && (body.order === null || body.phase === WAITS_OVER_SPOT);
    const state: MachineState = waiting ? YARD_WAITS[waits] : body.order ? 'working' : 'idle';
    return {
      ...{ id: work.id, kind: run.model.yardCraneType.kind, block: block.block },
      ...axes(body),
      ...{ portalTrolley: 0, portalHoist: 0, state },
      waitsFor: waiting ? name : '',
      job: body.order?.job ?? null,
      container: work.lift?.container ?? null,
      charge: null,
      ...(decided === '' ? {} : { decided }),
    };
  });
}

function axes({ gantry, trolley, hoist }: CraneState): Pick<MachineView, 'gantry' | 'trolley' | 'hoist'> {
  return { gantry, trolley, hoist };
}

function vehicles(run: TerminalRun): WorkView[] {
  const { desk } = run.operation;
  const { kind } = run.model.vehicleType;
  return desk.state.vehicles.flatMap((work, i) => {
    const body = run.twin.state.vehicles[i];
    if (!body) return [];
    const { x, y, heading } = run.twin.vehicleAt(i);
    const driving = body.driving;
    const state = driving && run.now - work.moved > STANDS_MS && stands(run, i) ? 'waiting-traffic' : stateOf(work);
    return {
      ...{ id: work.id, kind, block: '', gantry: x, trolley: y, hoist: heading, portalTrolley: 0, portalHoist: 0 },
      state,
      waitsFor: waitsFor(run, work, state),
      job: work.errand === 'idle' || work.job < 0 ? null : work.job,
      container: body.load[0] ?? desk.state.moves.get(work.move)?.container ?? null,
      charge: chargeOf(run, body),
    };
  });
}

function stands(run: TerminalRun, vehicle: number): boolean {
  return run.twin.vehicleAt(vehicle).speed === 0;
}

const ERRAND_STATES: Record<Errand, MachineState> = {
  idle: 'parked',
  'to-crane': 'driving',
  'at-crane': 'waiting-crane',
  'to-block': 'driving',
  'at-block': 'waiting-yard',
  'to-park': 'driving',
  'to-park-loaded': 'driving',
  'parked-loaded': 'waiting-crane',
  'to-charge': 'driving',
  charging: 'charging',
  'out-of-service': 'parked',
};

function stateOf(work: VehicleWork): MachineState {
  return ERRAND_STATES[work.errand];
}

/** The machine or block that a waiting vehicle waits for. */
function waitsFor(run: TerminalRun, work: VehicleWork, state: MachineState): string {
  const { desk } = run.operation;
  const move = desk.state.moves.get(work.move);
  if (state === 'waiting-crane') {
    const crane = work.errand === 'parked-loaded' ? (move?.crane ?? -1) : work.crane;
    return run.model.quayCranes[crane]?.id ?? '';
  }
  if (state === 'waiting-yard') return run.model.blocks[move?.block ?? -1]?.id ?? '';
  return '';
}

/** Charge 0..1 in steps of a hundredth; rises while charging. */
function chargeOf(run: TerminalRun, body: VehicleState): number | null {
  const { batteryKWh } = run.model.vehicleType;
  if (batteryKWh === undefined) return null;
  const taken = (body.chargeKW * (run.now - body.chargeFrom)) / 3_600_000;
  const kWh = Math.min(Math.max(body.kWh, body.chargeTo), body.kWh + taken);
  return Math.round((100 * kWh) / batteryKWh) / 100;
}
