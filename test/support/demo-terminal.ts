// A made-up state of a terminal for trying out the control room page: yard stocks, vessels at the quay, machines, calls. Nothing
// here is measured or published but the terminal file itself.
import { readFileSync } from 'node:fs';
import { Random, seedFor } from '../../src/kit/random.ts';
import type {
  BoxClass,
  BoxView,
  CallView,
  KpiPoint,
  MachineView,
  TruckView,
  VesselView,
} from '../../src/server/api.ts';
import type { BlockModel, TerminalModel } from '../../src/terminal/model.ts';

const HOUR = 3_600_000;

/** All that the demonstration knows. */
export interface DemoState {
  terminal: TerminalModel;
  random: Random;
  now: number;
  machines: Map<string, MachineView>;
  boxes: Map<string, BoxView>;
  calls: CallView[];
  vessels: VesselView[];
  trucks: Map<string, TruckView>;
  series: KpiPoint[];
  nextBox: number;
}

/** What to make. */
export interface DemoSize {
  /** Terminal file, relative to the repository. */
  terminal: string;
  /** Boxes in the yard and aboard together. */
  boxes: number;
  /** Machines altogether; vehicles make up the number. */
  machines: number | null;
  /** False: nothing at the quay yet. */
  vesselsAtQuay: boolean;
}

const CLASSES: readonly [BoxClass, number][] = [
  ['transhipment', 40],
  ['import', 22],
  ['export', 18],
  ['empty', 12],
  ['reefer', 5],
  ['dangerous', 3],
];

/** A box with a made-up number. */
export function newBox(state: DemoState, feet: 20 | 40 | 45): BoxView {
  const { random } = state;
  const owner = random.pick(['HMMU', 'SMCU', 'KMTU', 'ONEU', 'TGHU', 'MSKU']);
  const id = `${owner}${String(1_000_000 + state.nextBox++ * 7)}`;
  const found = CLASSES[random.weighted(CLASSES.map(([, weight]) => weight))];
  return { id, feet, class: found?.[0] ?? 'import', on: 'yard', key: '', a: 0, b: 0, c: 0 };
}

/** Fills blocks stack by stack until they hold a number of boxes. */
function fillYard(state: DemoState, count: number): void {
  const { terminal, random } = state;
  const room = (): number => terminal.blocks.reduce((sum, block) => sum + block.bays * block.rows * block.tiers, 0);
  // A terminal with too little room for the wanted number gets longer blocks: good enough to measure the page.
  const longer = Math.ceil(count / (room() * 0.8));
  for (const block of terminal.blocks) block.bays *= Math.max(1, longer);
  const share = count / room();
  let left = count;
  for (const block of terminal.blocks) {
    for (let bay = 0; bay < block.bays; bay++) {
      for (let row = 1; row <= block.rows; row++) {
        const height = Math.min(block.tiers, Math.round(block.tiers * share * (0.4 + 1.2 * random.next())));
        const feet = bay % 5 === 4 ? 20 : 40;
        for (let tier = 1; tier <= height && left > 0; tier++) left -= putStack(state, block, bay, row, tier, feet);
      }
    }
  }
}

function putStack(state: DemoState, block: BlockModel, bay: number, row: number, tier: number, feet: 20 | 40): number {
  const places = feet === 20 ? [4 * bay + 1, 4 * bay + 3] : [4 * bay + 2];
  for (const a of places) {
    const box = newBox(state, feet);
    if (block.reeferBays.includes(bay) && state.random.next() < 0.5) box.class = 'reefer';
    else if (box.class === 'reefer') box.class = 'import';
    state.boxes.set(box.id, { ...box, key: block.id, a, b: row, c: tier });
  }
  return places.length;
}

/** Loads a vessel's bays up to some tiers. */
function fillVessel(state: DemoState, call: CallView, vessel: VesselView, share: number): void {
  const { random } = state;
  for (const bay of vessel.bays) {
    for (let row = 0; row < vessel.rowCount; row++) {
      const hold = Math.round(random.next() * share * 9);
      const deck = hold >= 7 ? Math.round(random.next() * share * 7) : 0;
      for (let i = 0; i < hold; i++) aboard(state, call, bay, row, 2 + 2 * i);
      for (let i = 0; i < deck; i++) aboard(state, call, bay, row, vessel.deckBase + 2 * i);
    }
  }
}

function aboard(state: DemoState, call: CallView, bay: number, row: number, tier: number): void {
  const box = newBox(state, 40);
  state.boxes.set(box.id, { ...box, on: 'vessel', key: call.id, a: bay, b: row, c: tier });
}

function makeCalls(state: DemoState, atQuay: boolean): void {
  const { now } = state;
  const call = (id: string, vessel: string, length: number, x: number | null, from: number, to: number): CallView => ({
    id,
    vessel,
    voyage: `${id.slice(-2)}26W`,
    state: 'expected',
    length,
    beam: Math.round(length * 0.145),
    x,
    eta: now + from * HOUR,
    etd: null,
    start: x === null ? null : now + (from + 0.5) * HOUR,
    end: x === null ? null : now + to * HOUR,
    toDischarge: Math.round(length * 3.1),
    discharged: 0,
    toLoad: Math.round(length * 2.7),
    loaded: 0,
    setAside: 0,
    cranes: [],
    grossCraneRate: null,
    why: {
      decided: 'waiting',
      alternatives: [0, 60, 140].map((shift, i) => ({
        choice: `${(x ?? 0) + shift} m`,
        score: 120 + i * 37,
        parts: { waiting: 90 + i * 30, distance: 30 + i * 7 },
      })),
    },
  });
  const end = state.terminal.quay.length;
  const shift = atQuay ? 0 : 9;
  state.calls.push(
    call('C101', 'HMM ROTTERDAM', 366, 20, -7 + shift, 14 + shift),
    call('C102', 'SM BUSAN', 294, 410, -3 + shift, 11 + shift),
    call('C103', 'KMTC HAIPHONG', 172, end - 192, 2 + shift, 13 + shift),
    call('C104', 'ONE CONTINUITY', 364, 20, 15.5 + shift, 34 + shift),
    call('C105', 'PACIFIC HANOI', 210, 420, 13 + shift, 24 + shift),
    call('C106', 'SITC NINGBO', 146, null, 30 + shift, 40 + shift),
  );
  if (atQuay) for (const [i, one] of state.calls.slice(0, 2).entries()) beginCall(state, one, i);
}

function beginCall(state: DemoState, call: CallView, index: number): void {
  call.state = 'working';
  call.discharged = Math.round(call.toDischarge * (0.62 - index * 0.3));
  call.loaded = Math.round(call.toLoad * (0.2 - index * 0.18));
  call.setAside = index === 0 ? 2 : 0;
  call.grossCraneRate = 27.4 - index * 3;
  const span = [call.x ?? 0, (call.x ?? 0) + call.length] as const;
  call.cranes = state.terminal.quayCranes
    .filter((crane) => crane.x >= span[0] && crane.x <= span[1])
    .map((crane) => crane.id);
  const bays = Array.from({ length: Math.floor((call.length - 70) / 14.4) }, (_, i) => 4 * i + 2);
  const vessel = {
    call: call.id,
    name: call.vessel,
    deckBase: 82,
    holdTop: 18,
    bays,
    rowCount: Math.floor(call.beam / 2.6),
  };
  state.vessels.push(vessel);
  fillVessel(state, call, vessel, index === 0 ? 0.8 : 1);
}

function makeMachines(state: DemoState, wanted: number | null): void {
  const { terminal, machines } = state;
  const blank = { block: '', gantry: 0, trolley: 0, hoist: 0, portalTrolley: 0, portalHoist: 0, waitsFor: '' };
  const add = (some: Partial<MachineView> & Pick<MachineView, 'id' | 'kind'>): void =>
    void machines.set(some.id, {
      ...blank,
      state: 'idle',
      since: null,
      job: null,
      container: null,
      charge: null,
      ...some,
    });
  const platform = terminal.quayCraneType.platform;
  for (const crane of terminal.quayCranes) {
    const portal = { portalTrolley: platform?.y ?? 0, portalHoist: (platform?.height ?? 0) + 6 };
    add({ id: crane.id, kind: 'STS', gantry: crane.x, trolley: 20, hoist: 40, ...portal });
  }
  for (const crane of terminal.yardCranes) {
    const block = terminal.blocks.find((one) => one.id === crane.block);
    const length = (block?.bays ?? 1) * (block?.bayLength ?? 1);
    const gantry = crane.side === 'water' ? length * 0.2 : length * 0.8;
    add({
      id: crane.id,
      kind: terminal.yardCraneType.kind,
      block: crane.block,
      gantry,
      trolley: 12,
      hoist: terminal.yardCraneType.liftHeight,
    });
  }
  const vehicles = wanted === null ? terminal.vehicleType.count : Math.max(1, wanted - machines.size);
  for (let i = 0; i < vehicles; i++) {
    const [x, y] = terminal.parking[i % terminal.parking.length]?.at ?? [0, 80];
    const id = `AGV${String(i + 1).padStart(3, '0')}`;
    add({
      id,
      kind: terminal.vehicleType.kind,
      gantry: x,
      trolley: y,
      state: 'parked',
      charge: 0.35 + 0.6 * state.random.next(),
    });
  }
}

function makeSeries(state: DemoState): void {
  for (let i = 32; i >= 0; i--) {
    const wave = Math.sin(i / 4);
    state.series.push({
      at: state.now - i * 900_000,
      craneRate: 25 + 4 * wave + 2 * state.random.next(),
      waitShare: 0.22 - 0.06 * wave,
      truckTurnMinutes: 24 - 3 * wave + 2 * state.random.next(),
      yardBoxes: state.boxes.size * 0.8 - 12 * i + 30 * wave,
    });
  }
}

/** A state of a size, the same for the same seed. */
export function demoState(size: DemoSize, seed: number): DemoState {
  const terminal = JSON.parse(readFileSync(size.terminal, 'utf8')) as TerminalModel;
  const state: DemoState = {
    terminal,
    random: new Random(seedFor(seed, 'demo')),
    now: Date.UTC(2026, 10, 21, 15, 42, 10),
    machines: new Map(),
    boxes: new Map(),
    calls: [],
    vessels: [],
    trucks: new Map(),
    series: [],
    nextBox: 1,
  };
  makeMachines(state, size.machines);
  makeCalls(state, size.vesselsAtQuay);
  fillYard(state, Math.max(0, size.boxes - state.boxes.size));
  if (size.vesselsAtQuay) makeSeries(state);
  return state;
}
