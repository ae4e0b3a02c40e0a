// A terminal at rest: the control loop's state before the first vessel.
import { Traffic } from '../fleet/traffic.ts';
import { invariant } from '../kit/invariant.ts';
import type { BlockId, CheId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { reeferCrewOf, technicianName } from '../terminal/reefer.ts';
import { noHistory } from '../yard/departure/dwell-history.ts';
import { beginEnergy } from './vehicles/charging.ts';
import { buildLayout, type Layout } from './layout.ts';
import { usualPolicy, type Policy } from './policy.ts';
import type { BlockWork, CraneWork, OperationState, Technician, VehicleWork, YardCraneWork } from './state.ts';

/** How far beyond a block's ends its cranes stand at rest, m. */
const END_ROOM = 10;

/** A block in which nothing is to be done and to which no crane is given yet. */
export function idleBlock(block: BlockId): BlockWork {
  return { block, jobs: [], coming: new Map(), soon: [], ordered: new Map(), cranes: [-1, -1] };
}

/** State of a terminal at rest at a time (ms UTC). Vehicles stand on the first parking places; yard cranes at their ends. */
export function beginOperation(
  model: TerminalModel,
  now: number,
  vehicles: readonly CheId[],
  policy: Partial<Policy> = {},
): OperationState {
  const layout = buildLayout(model);
  const blocks = model.blocks.map((b) => idleBlock(b.id as BlockId));
  return {
    policy: { ...usualPolicy(model), ...policy },
    nextId: 1,
    moves: new Map(),
    calls: new Map(),
    cranes: model.quayCranes.map((q) => craneAtRest(q.x, model.quayCraneType.boom !== undefined)),
    vehicles: vehicles.map((id) => vehicleAtRest(id, model, now)),
    blocks,
    yardCranes: model.yardCranes.map((y, index) => yardCraneAtRest(model, layout, blocks, y, index)),
    racks: new Map(),
    visits: new Map(),
    departures: new Map(),
    dwell: noHistory(now),
    expectedCalls: new Map(),
    exchanged: new Map(),
    turns: new Map(),
    waitingLists: [],
    waitingChanges: [],
    documents: new Map(),
    traffic: Traffic.begin(layout.network, layout.rests, layout.parking.slice(0, vehicles.length)),
    faults: {
      ...{ broken: new Map(), marked: new Map(), halted: new Map(), closures: new Map(), tows: new Map() },
      ...{ wind: 0, windSince: 0, quayWind: false, yardWind: false },
    },
    holds: { changed: false, kept: [], turningBack: false },
    crew: crewAtRest(model),
    inHand: new Map(),
    newest: new Map(),
    energy: beginEnergy({ model }),
    totals: {
      coarri: new Map(),
      codeco: [],
      turnTimes: [],
      rolled: 0,
      dugOut: 0,
      dugOutLate: 0,
      exchanged: 0,
      reefers: { plugged: 0, minutes: 0, late: 0, alarms: 0 },
    },
    wakes: [],
    blockWakes: [],
    nextReview: now,
    nextQuayPlan: now,
  };
}

/** The reefer crew in its room at the gate. */
function crewAtRest(model: TerminalModel): Technician[] {
  const [x, y] = model.gate.at;
  return Array.from({ length: reeferCrewOf(model).people }, (_, i) => ({ name: technicianName(i), x, y, task: null }));
}

function craneAtRest(x: number, boomUp: boolean): CraneWork {
  return {
    call: null,
    nextCall: null,
    bays: [],
    bay: 0,
    station: x,
    x,
    moving: false,
    target: x,
    boomUp,
    main: null,
    ashore: true,
    landside: true,
    portal: null,
    platform: [],
    time: null,
    began: 0,
    moves: 0,
    waitsFor: '',
  };
}

function vehicleAtRest(id: CheId, model: TerminalModel, now: number): VehicleWork {
  const kWh = model.vehicleType.batteryKWh ?? 0;
  return {
    id,
    errand: 'idle',
    move: -1,
    crane: -1,
    job: -1,
    km: 0,
    kWh,
    untilKWh: 0,
    chargeKW: 0,
    plugged: false,
    sentToCharge: false,
    waited: 0,
    waitSince: 0,
    moved: now,
    keptAt: 0,
  };
}

function yardCraneAtRest(
  model: TerminalModel,
  layout: Layout,
  blocks: BlockWork[],
  y: TerminalModel['yardCranes'][number],
  index: number,
): YardCraneWork {
  const block = model.blocks.findIndex((b) => b.id === y.block);
  const work = blocks[block];
  invariant(work, `yard crane ${y.id} stands in no block`);
  const side = y.side === 'water' ? 0 : 1;
  work.cranes[side] = index;
  const at = side === 0 ? -END_ROOM : (layout.blockLength[block] as number) + END_ROOM;
  return {
    id: y.id as CheId,
    block,
    side,
    at,
    low: at,
    high: at,
    job: -1,
    digging: -1,
    until: 0,
    waits: false,
    lift: null,
  };
}
