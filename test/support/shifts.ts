// Four-hour shifts with everything going wrong: a terminal like DGT, from half to twice its fleet, three vessels at work, machines
// that break down by chance, lanes that close, people on the apron, wind. Cheap to set up, so that a thousand can be run.
import type { Message } from '../../src/edi/messages.ts';
import { Random, seedFor } from '../../src/kit/random.ts';
import type { Policy } from '../../src/operation/policy.ts';
import { violationsOf } from '../../src/server/run/run-report.ts';
import { TerminalRun } from '../../src/server/run/terminal-run.ts';
import {
  bayplan,
  box,
  BEGIN,
  callOf,
  HERE,
  loadList,
  onward,
  truck,
} from '../../src/server/run/small-world.fixture.ts';
import { MemoryJournal } from '../../src/store/memory-journal.ts';
import { checkTerminal } from '../../src/terminal/check.ts';
import type { Container } from '../../src/terminal/container.ts';
import type { RestPlaceModel, TerminalModel } from '../../src/terminal/model.ts';
import type { Disturbances, ScriptItem } from '../../src/twin/disturbances.ts';
import { designedTerminal } from './generated-days.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
/** Length of a shift, and how long it is looked on afterwards without new disturbances, ms. */
const SHIFT = 4 * HOUR;
const AFTER = HOUR;
/** How often a shift is looked at, ms. */
const LOOK = 5 * MINUTE;
/** A vehicle that has asked for road and stands for so long without an obstacle before it is stuck, ms. */
const STUCK = 30 * MINUTE;
/** A vessel at which nothing is done for so long, though her cranes work, is stuck, ms. */
const STILL = 60 * MINUTE;

/** From here inland everything moves by the width of a parking row and a half highway. */
const NEW_ROW_Y = 118;
const NEW_ROW = 9.5;

/** DGT with a third parking row between its inland highways, for up to twice its fleet; designed like the other two rows. */
export function wideTerminal(vehicles: number): TerminalModel {
  const model = designedTerminal('busan-dgt');
  const y = (at: number): number => (at >= NEW_ROW_Y ? at + NEW_ROW : at);
  const moved = (p: RestPlaceModel): RestPlaceModel => ({ ...p, at: [p.at[0], y(p.at[1])] });
  const wide: TerminalModel = {
    ...model,
    lanes: model.lanes.map((l) => ({ ...l, from: [l.from[0], y(l.from[1])], to: [l.to[0], y(l.to[1])] })),
    blocks: model.blocks.map((b) => ({
      ...b,
      origin: [b.origin[0], y(b.origin[1])],
      waterTransfer: b.waterTransfer.map(moved),
      landTransfer: b.landTransfer.map(moved),
    })),
    gate: { ...model.gate, at: [model.gate.at[0], y(model.gate.at[1])] },
    parking: [
      ...model.parking,
      ...model.parking
        .filter((p) => p.id.startsWith('P1'))
        .map((p): RestPlaceModel => ({ id: p.id.replace('P1', 'P3'), at: [p.at[0], NEW_ROW_Y], lanes: ['H3', 'H4'] })),
    ],
    vehicleType: { ...model.vehicleType, count: vehicles },
    quay: { ...model.quay, berthingSeconds: 120 },
  };
  const [finding] = checkTerminal(wide);
  if (finding) throw new Error(`the wide terminal cannot be run: ${finding.message}`);
  return wide;
}

/** What goes wrong in a shift; all of it drawn from its seed. */
export function disturbancesOf(seed: number, model: TerminalModel): Disturbances {
  const random = new Random(seedFor(seed, 'shift'));
  const when = (): number => Math.round(random.next() * (SHIFT - 30 * MINUTE));
  const script: ScriptItem[] = [];
  for (let i = 0; i < 3; i++) {
    const { id } = random.pick(model.lanes);
    script.push({ kind: 'lane', at: when(), minutes: 5 + 15 * random.next(), lane: id });
  }
  for (let i = 0; i < 2; i++) {
    const [x, y] = [random.next() * (model.quay.length - 60), 40 + random.next() * 70];
    script.push({ kind: 'zone', at: when(), minutes: 2 + 6 * random.next(), zone: [x, y, x + 60, y + 25] });
  }
  script.push({ kind: 'wind', at: when(), minutes: 5 + 10 * random.next(), speed: 20 + 10 * random.next() });
  script.sort((a, b) => a.at - b.at);
  return {
    seed,
    rates: {
      quayCrane: { hoursBetween: 12, minutesToRepair: 15, shares: { stop: 6, slow: 2, 'sensor-loss': 1, silent: 1 } },
      yardCrane: { hoursBetween: 25, minutesToRepair: 15, shares: { stop: 6, slow: 2, 'sensor-loss': 1, silent: 1 } },
      vehicle: {
        hoursBetween: 15,
        minutesToRepair: 12,
        shares: { stop: 6, slow: 2, 'sensor-loss': 2, silent: 2, dead: 2 },
      },
    },
    gusts: null,
    script,
  };
}

/** Fleet of a shift: 30 to 120 vehicles in steps of 15, in turn. */
export function fleetOf(seed: number): number {
  return 30 + 15 * (seed % 7);
}

/** A vessel's boxes to discharge and to load; she lies at the quay from the start on. */
function vessel(name: string, random: Random): { messages: Message[]; stock: Container[]; call: string } {
  const arrive: Record<string, Container> = {};
  const loads: Record<string, Container> = {};
  const stock: Container[] = [];
  let number = 0;
  const next = (): string => `${name}U${String(number++).padStart(7, '0')}`;
  for (let bay = 2; bay <= 38; bay += 4) {
    const hold = random.int(3) === 0;
    const tiers = hold ? ['02', '04', '06'] : ['82', '84', '86'];
    for (let row = 0; row < 7; row++)
      for (let tier = 0; tier < 1 + random.int(3); tier++) {
        const twenty = random.int(4) === 0;
        const [out, inn] = [random.int(4) > 0, random.int(2) > 0];
        const at = (b: number): string => `${b}-${row}-${tiers[tier]}`;
        for (const b of twenty ? [bay - 1, bay + 1] : [bay]) {
          const parts = twenty ? { lengthFeet: 20 as const } : {};
          arrive[at(b)] = out ? box(next(), parts) : onward(next(), parts);
          if (!out || !inn) continue;
          loads[at(b)] = onward(next(), parts);
          stock.push(loads[at(b)] as Container);
        }
      }
  }
  const messages = [bayplan(name, arrive, 0), loadList(name, loads)];
  return { messages, stock, call: callOf(name) };
}

/** A shift, ready to begin. */
export function beginShift(seed: number, policy: Partial<Policy> = {}): TerminalRun {
  const model = wideTerminal(fleetOf(seed));
  const random = new Random(seedFor(seed, 'work'));
  const vessels = ['AAA', 'BBB', 'CCC'].map((name) => vessel(name, random));
  const run = TerminalRun.begin(model, new MemoryJournal({ keep: false }), () => undefined, BEGIN, {
    disturbances: disturbancesOf(seed, model),
    policy,
  });
  const imports = Array.from({ length: 60 }, (_, i) => box(`IMPU${String(i).padStart(7, '0')}`));
  run.stock([
    ...vessels.flatMap(({ stock, call }) => stock.map((container) => ({ container, outbound: call }))),
    ...imports.map((container) => ({ container, outbound: 'truck' })),
  ]);
  const trucks = imports.map((container, i) => {
    const brings = random.int(2) > 0 ? [onward(`EXPU${String(i).padStart(7, '0')}`)] : [];
    return truck(`T${i}`, 0.2 + 3.5 * random.next(), brings, [container]);
  });
  const messages = [...vessels.flatMap((v) => v.messages), ...trucks];
  run.addInbox(messages.map((message, i) => ({ at: BEGIN, commandId: `${i}`, file: `${i}`, message, port: HERE })));
  return run;
}

/** What a shift did and what went wrong in it that must not. */
export interface ShiftSeen {
  faults: string[];
  vehicles: number;
  boxes: number;
  /** Machines that were seen out of order, ways found anew around an obstacle, and vehicles seen waiting for a tow. */
  breakdowns: number;
  detours: number;
  towed: number;
}

/**
 * Lets a shift run and looks on: no vehicle stands on the road for half an hour but behind an obstacle, each vessel gets on while her
 * cranes can work, nothing happens that cannot be, and an hour after the last disturbance everybody has got on.
 */
export function watchShift(run: TerminalRun): ShiftSeen {
  const faults: string[] = [];
  const { desk } = run.operation;
  const moved = new Map<string, { work: number; at: number }>();
  let [breakdowns, towed] = [0, 0];
  let before = new Set<string>();
  let tows = new Set<number>();
  for (let at = BEGIN + LOOK; at <= BEGIN + SHIFT + AFTER; at += LOOK) {
    if (at === BEGIN + SHIFT + LOOK) calm(run);
    run.advance(at);
    const minute = Math.round((at - BEGIN) / MINUTE);
    const stuck = run.operation.stuckVehicles(STUCK);
    if (stuck.length > 0) faults.push(`minute ${minute}: ${stuck.join(', ')} stand on the road`);
    const out = new Set<string>(desk.state.faults.broken.keys());
    for (const che of out) if (!before.has(che)) breakdowns++;
    before = out;
    for (const vehicle of desk.state.faults.tows.keys()) if (!tows.has(vehicle)) towed++;
    tows = new Set(desk.state.faults.tows.keys());
    faults.push(...stillCalls(run, at, moved).map((fault) => `minute ${minute}: ${fault}`));
    if (faults.length > 0) break;
  }
  faults.push(...violationsOf(run));
  let boxes = 0;
  for (const call of run.ledger.state.calls.values()) boxes += call.done.discharge + call.done.load;
  const detours = desk.traffic.state.detours;
  return { faults, vehicles: desk.state.vehicles.length, boxes, breakdowns, detours, towed };
}

/** Nothing new goes wrong any more; what is broken is put right when it would have been. */
function calm({ twin }: TerminalRun): void {
  const { disturbances } = twin.state;
  if (disturbances) disturbances.rates = {};
}

/** Vessels at work at which nothing was done for long though no crane of theirs was out of order and no vehicle kept. */
function stillCalls(run: TerminalRun, at: number, moved: Map<string, { work: number; at: number }>): string[] {
  const { desk } = run.operation;
  const still: string[] = [];
  for (const call of run.ledger.state.calls.values()) {
    if (call.state !== 'working') continue;
    const { discharge, load, restow } = call.done;
    const work = discharge + load + restow + call.openCovers.size;
    const known = moved.get(call.call);
    if (known?.work !== work || excused(run, call.call)) moved.set(call.call, { work, at });
    else if (at - known.at >= STILL) {
      const cranes = desk.state.calls.get(call.call)?.cranes ?? [];
      const waits = cranes.map((i) => `${i}: ${desk.state.cranes[i]?.time?.cause} ${desk.state.cranes[i]?.waitsFor}`);
      still.push(`nothing is done at ${call.call} (${work}): ${waits.join('; ')}`);
    }
  }
  return still;
}

/** A vessel may stand still while a crane of hers is out of order, or a vehicle or stacking crane that works for her is. */
function excused(run: TerminalRun, call: string): boolean {
  const { state, traffic } = run.operation.desk;
  const { broken, closures } = state.faults;
  if (closures.size > 0 || state.faults.quayWind || state.faults.yardWind) return true;
  const cranes = state.cranes.flatMap((c, i) => (c.call === call ? [run.model.quayCranes[i]?.id ?? ''] : []));
  if ([...broken.keys()].some((che) => cranes.some((id) => che.startsWith(id)))) return true;
  const vehicles = state.vehicles.filter((v, i) => {
    const m = state.moves.get(v.move);
    return m?.call === call && (broken.has(v.id) || traffic.state.vehicles[i]?.kept);
  });
  const blocks = state.yardCranes.filter((c) => broken.has(c.id));
  return vehicles.length > 0 || blocks.length > 0;
}
