// The twin of a terminal at rest: cranes at their places with their booms up, vehicles at their homes, nothing under way.
import { invariant } from '../kit/invariant.ts';
import { id } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { beginMeter } from './energy.ts';
import { beginPool } from './packs.ts';
import { beginCrew } from './reefer-crew.ts';
import { beginPlugs } from './reefers.ts';
import type { CraneState, TwinState, VehicleState } from './state.ts';
import { beginTrack } from './vehicle-motion.ts';

/** State of a terminal at rest at a time; vehicle v stands at home[v]. */
export function beginTwin(model: TerminalModel, now: number, homes: readonly { x: number; y: number }[]): TwinState {
  const cranes: CraneState[] = [];
  const crane = (name: string, kind: CraneState['kind'], carrier: number, gantry: number, trolley: number): void => {
    cranes.push(
      craneAtRest(name, kind, carrier, gantry, trolley, kind === 'yard' ? model.yardCraneType.liftHeight : 12),
    );
  };
  for (const q of model.quayCranes) crane(q.id, 'quay', cranes.length, q.x, model.craneRails.landwardY - 5);
  model.quayCranes.forEach((q, i) => {
    const platform = model.quayCraneType.platform;
    if (platform) crane(`${q.id}/P`, 'portal', i, q.x, platform.y);
  });
  for (const y of model.yardCranes) {
    const block = model.blocks.find((b) => b.id === y.block);
    invariant(block, `yard crane ${y.id} stands in no block`);
    crane(y.id, 'yard', cranes.length, y.side === 'water' ? -10 : block.bays * block.bayLength + 10, 0);
  }
  for (const c of cranes) c.boomUp = c.kind === 'quay' && model.quayCraneType.boom !== undefined;
  return {
    now,
    cranes,
    vehicles: vehiclesAtRest(model, now, homes),
    ships: [],
    trucks: [],
    truth: new Map(),
    taken: new Set(),
    racks: new Map(),
    cargo: new Map(),
    meter: beginMeter(now),
    plugs: beginPlugs(now),
    crew: beginCrew(model),
    packs: beginPool(model, now),
    gateInFree: Array.from({ length: model.gate.inLanes }, () => 0),
    gateOutFree: Array.from({ length: model.gate.outLanes }, () => 0),
    reports: [],
    disturbances: null,
    violations: [],
    checked: 0,
    queue: null,
  };
}

function craneAtRest(
  name: string,
  kind: CraneState['kind'],
  carrier: number,
  gantry: number,
  trolley: number,
  hoist: number,
): CraneState {
  return {
    ...{ id: id(name), kind, carrier, gantry, trolley, hoist, order: null, phase: 0, held: false, holding: null },
    ...{ segments: [], due: -1, broken: false, halted: false, left: 0, rest: [], pace: 1 },
    ...{ boomUp: false, kWh: 0, lifts: 0 },
  };
}

function vehiclesAtRest(model: TerminalModel, now: number, homes: readonly { x: number; y: number }[]): VehicleState[] {
  const { count, kind, batteryKWh } = model.vehicleType;
  const prefix = kind === 'TERMINAL_TRUCK' ? 'TT' : 'AGV';
  return Array.from({ length: count }, (_, i): VehicleState => {
    const home = homes[i];
    invariant(home, `vehicle ${i} has no home`);
    return {
      id: id(`${prefix}${String(i + 1).padStart(2, '0')}`),
      ...home,
      heading: 0,
      track: beginTrack(home.x, home.y),
      job: -1,
      driving: false,
      version: 0,
      load: [],
      rack: null,
      ...{ broken: false, halted: false, towedTo: null, pace: 1 },
      kWh: batteryKWh ?? 0,
      metres: 0,
      counted: 0,
      bookedAt: now,
      usedKWh: 0,
      chargeJob: -1,
      chargeFrom: 0,
      chargeKW: 0,
      chargeTo: 0,
      chargeEnd: 0,
    };
  });
}
