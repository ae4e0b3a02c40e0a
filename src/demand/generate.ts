// Generates the demand of a period for a terminal: vessel calls, what they bring and take, transhipment between them, trucks.
// Pure: the same model, options and seed give the same demand. Figures in distributions.ts, vessels in schedule.ts.
import { invariant } from '../kit/invariant.ts';
import { Random, seedFor } from '../kit/random.ts';
import type { VoyageRef } from '../edi/messages.ts';
import type { Container } from '../terminal/container.ts';
import { InputError } from '../terminal/diagnostic.ts';
import { demandErrors } from '../terminal/errors/demand.ts';
import type { ContainerId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { drawContainer, numberSource, type NumberSource } from './boxes.ts';
import { buildCall, voyageOf } from './calls.ts';
import type { Demand, DemandCall, Flow, StockBox } from './demand.ts';
import {
  DAY,
  drawDwellHours,
  HOUR,
  meanDwellDays,
  MIN_DWELL_HOURS,
  ONWARD_SHARES,
  RECEIVING_WINDOW_DAYS,
} from './distributions.ts';
import { scheduleCalls, weeklyServices, type ScheduledCall } from './schedule.ts';
import { summarise } from './summary.ts';
import { zoneOffset } from '../terminal/local-time.ts';
import { drawArrival, makeVisits, type TruckTask } from './trucks.ts';
import { classesThatFit } from './vessels.ts';
import { movesForYard, movesPerCall } from './yard-load.ts';

/** What is to be generated. */
export interface DemandOptions {
  /** Length of the period, days, up to 60. */
  days: number;
  seed: number;
  /** Start of the period, ms UTC, on a full minute. */
  start: number;
  /** Share of containers over the quay that are transhipment; the model's default when left out. */
  transhipmentShare?: number;
  /** Containers over the quay per week; when left out the model's default, or less where its yard cannot take that. */
  weeklyQuayMoves?: number;
  /** Factor on the weekly moves, over 0 and up to 10; 1 when left out. */
  scale?: number;
  /**
   * Whether trucks also collect boxes that came before the period and bring boxes for vessels after it, so that the gate is as
   * busy on the first and the last day as between. Such boxes are in no bay plan or load list of the period; those that must
   * stand in the yard at the start are in `initialStock`. False when left out.
   */
  around?: boolean;
}

/** Days before the period from which boxes may still be in the yard, and after it for which export boxes may come. */
const DAYS_BEFORE = 21;
const DAYS_AFTER = 7;

/** Share of the transhipment boxes whose next vessel is booked when they arrive (designed: lines roll the others at the last moment). */
const BOOKED_SHARE = 0.9;

/** Longest period, so that a slip of the keyboard does not fill the memory. */
const MOST_DAYS = 60;

/** A box that a call loads, and how it comes here. */
interface LoadBox {
  container: Container;
  booking: string;
}

/** What one generation works on. */
interface Work {
  model: TerminalModel;
  random: Random;
  numbers: NumberSource;
  /** Calls of the period and around it, in order of arrival. */
  calls: ScheduledCall[];
  /** By index of call. */
  discharge: Container[][];
  load: LoadBox[][];
  /** The call that takes each transhipment box on, by index. */
  onward: Map<ContainerId, number>;
  /** Transhipment boxes that each call can still take. */
  transhipmentRoom: number[];
  share: number;
  start: number;
  end: number;
  around: boolean;
  offset: number;
  tasks: TruckTask[];
  stock: StockBox[];
  flows: Map<string, Flow>;
}

/**
 * Generates demand. Boxes on a load list that neither an earlier vessel nor a truck brings stand in the yard at the start
 * (`initialStock`). Import boxes that would be collected after the end have no truck.
 * @throws InputError HWS-DEM-001 for an option out of range, HWS-DEM-002 when no vessel fits the quay
 */
export function generateDemand(model: TerminalModel, options: DemandOptions): Demand {
  checkOptions(options);
  const classes = classesThatFit(model);
  if (classes.length === 0) throw fault('HWS-DEM-002', `No vessel class fits the quay of ${model.name}.`, '/quay');
  const weekly = (options.weeklyQuayMoves ?? usualMoves(model, options)) * (options.scale ?? 1);
  const period = { start: options.start, end: options.start + options.days * DAY, seed: options.seed };
  const most = movesPerCall(model);
  const sized = classes.map((vessel) => ({ ...vessel, moves: Math.min(vessel.moves, most) }));
  const services = weeklyServices(model, sized, weekly, options.seed);
  const wide = { ...period, start: period.start - DAYS_BEFORE * DAY, end: period.end + DAYS_AFTER * DAY };
  const work = begin(model, options, scheduleCalls(model, services, wide));
  work.calls.forEach((_, index) => bringBoxes(work, index));
  work.calls.forEach((_, index) => fillLoadList(work, index));
  const inside = work.calls.flatMap((call, index) => (isInside(work, call) ? [index] : []));
  const calls = inside.map((index, number) => stowCall(work, index, number, options.seed));
  const referenceOf = new Map(calls.map((call) => [call.arrival.voyage.voyage, call.id as string]));
  const initialStock = work.stock.map((box) => ({ ...box, call: referenceOf.get(box.call) ?? '' }));
  const trucks = makeVisits(new Random(seedFor(options.seed, 'visits')), work.tasks, work.start);
  const demand = { calls, trucks, initialStock, setAside: [], diagnostics: [] };
  const context = { origin: 'generated', model, ...period, flows: work.flows } as const;
  return { ...demand, summary: summarise(demand, context) };
}

/** The weekly moves of a terminal: what its file says, as far as its yard can take it. */
function usualMoves({ defaults, blocks }: TerminalModel, { transhipmentShare }: DemandOptions): number {
  const share = transhipmentShare ?? defaults.transhipmentShare;
  return Math.min(defaults.weeklyQuayMoves, movesForYard({ blocks }, share));
}

function begin(model: TerminalModel, options: DemandOptions, calls: ScheduledCall[]): Work {
  const share = options.transhipmentShare ?? model.defaults.transhipmentShare;
  return {
    model,
    random: new Random(seedFor(options.seed, 'boxes')),
    numbers: numberSource(new Random(seedFor(options.seed, 'numbers'))),
    calls,
    discharge: calls.map(() => []),
    load: calls.map(() => []),
    onward: new Map(),
    transhipmentRoom: calls.map((call) => Math.round(share * call.load)),
    share,
    start: options.start,
    end: options.start + options.days * DAY,
    around: options.around ?? false,
    offset: zoneOffset(model.timeZone, options.start),
    tasks: [],
    stock: [],
    flows: new Map(),
  };
}

function isInside(work: Work, call: ScheduledCall): boolean {
  return call.eta >= work.start && call.eta < work.end;
}

/** Draws the boxes that a call brings; each goes on with a later call, or leaves by truck. */
function bringBoxes(work: Work, index: number): void {
  const { random, model } = work;
  const call = work.calls[index] as ScheduledCall;
  if (call.eta >= work.end) return;
  const transhipments = Math.round(work.share * call.discharge);
  for (let n = 0; n < call.discharge; n++) {
    const routing = {
      operator: call.service.line,
      portOfLoading: random.pick(call.service.before),
      portOfDischarge: model.unlocode,
      finalPort: model.unlocode,
    };
    const box = drawContainer(random, work.numbers, routing);
    (work.discharge[index] as Container[]).push(box);
    if (n < transhipments) {
      work.flows.set(box.id, 'transhipment');
      tranship(work, index, box);
    } else {
      work.flows.set(box.id, 'import');
      collectByTruck(work, call, box);
    }
  }
}

/** Finds the later call that takes a transhipment box on; without one the box stays in the yard. */
function tranship(work: Work, index: number, box: Container): void {
  const { random } = work;
  const from = work.calls[index] as ScheduledCall;
  const kind = from.service.vessel.kind;
  const to = (['mainline', 'feeder'] as const)[
    random.weighted([ONWARD_SHARES[kind].mainline, ONWARD_SHARES[kind].feeder])
  ];
  invariant(to, 'a weighted draw gives one of its weights');
  const hours = drawDwellHours(random, meanDwellDays(kind, to, box.full), MIN_DWELL_HOURS.transhipment);
  const next = connection(work, from, { target: from.eta + hours * HOUR, to });
  const onward = work.calls[next];
  if (!onward) {
    box.finalPort = random.pick(random.pick(work.calls).service.after);
    return;
  }
  box.finalPort = random.pick(onward.service.after);
  work.onward.set(box.id, next);
  work.transhipmentRoom[next] = (work.transhipmentRoom[next] ?? 0) - 1;
  const container = loadLeg(work, box);
  (work.load[next] as LoadBox[]).push({ container, booking: bookingOf(onward, box.finalPort) });
  if (from.eta >= work.start || onward.eta < work.start) return;
  work.flows.set(box.id, 'transhipment');
  if (isInside(work, onward) || work.around) work.stock.push({ container, flow: 'transhipment', call: onward.voyage });
}

/**
 * The call with room nearest to the wanted time, of the wanted kind if there is one; -1 when none is left or the wanted time is
 * after the last one.
 */
function connection(work: Work, from: ScheduledCall, wish: { target: number; to: 'mainline' | 'feeder' }): number {
  if (wish.target >= work.end + DAYS_AFTER * DAY) return -1;
  const earliest = from.etd + MIN_DWELL_HOURS.transhipment * HOUR;
  let best = -1;
  let bestScore = Infinity;
  for (let i = 0; i < work.calls.length; i++) {
    const call = work.calls[i] as ScheduledCall;
    if (call.eta < earliest || (work.transhipmentRoom[i] ?? 0) <= 0 || call.service === from.service) continue;
    // A call of the other kind counts as a year away, so that it is taken only when there is no other.
    const score = Math.abs(call.eta - wish.target) + (call.service.vessel.kind === wish.to ? 0 : 365 * DAY);
    if (score < bestScore) [best, bestScore] = [i, score];
  }
  return best;
}

/** The box as its load list has it: loaded here, for its next port. */
function loadLeg(work: Work, box: Container): Container {
  return { ...box, portOfLoading: work.model.unlocode, portOfDischarge: box.finalPort };
}

function bookingOf(call: ScheduledCall, port: string): string {
  return `B${call.voyage}${port}`;
}

/** An import box leaves by truck after its dwell, three hours after its vessel at the earliest. */
function collectByTruck(work: Work, call: ScheduledCall, box: Container): void {
  const kind = call.service.vessel.kind;
  const hours = drawDwellHours(work.random, meanDwellDays(kind, 'truck', box.full), MIN_DWELL_HOURS.import);
  const earliest = call.etd + MIN_DWELL_HOURS.import * HOUR;
  const target = Math.max(earliest, call.eta + hours * HOUR);
  const expected = drawArrival(work.random, { target, earliest, latest: Infinity }, work.offset);
  if (expected === null || expected >= work.end || expected < work.start) return;
  if (!isInside(work, call)) {
    if (!work.around) return;
    work.stock.push({ container: box, flow: 'import', call: '' });
  }
  const booking = `D${call.voyage}${box.id.slice(-5)}`;
  work.tasks.push({ movement: 'collect', container: box, booking, expected, latest: Infinity });
}

/** Fills what is left of a load list: transhipment boxes that came long before the start, then export boxes. */
function fillLoadList(work: Work, index: number): void {
  const { random, model } = work;
  const call = work.calls[index] as ScheduledCall;
  if (call.eta < work.start || (!work.around && !isInside(work, call))) return;
  const list = work.load[index] as LoadBox[];
  // What comes by vessels after the period is not drawn; only calls inside are filled up from older stock.
  const fromStock = isInside(work, call) ? (work.transhipmentRoom[index] ?? 0) : 0;
  const exports = Math.round((1 - work.share) * call.load);
  for (let n = 0; n < fromStock + exports; n++) {
    const port = random.pick(call.service.after);
    const routing = {
      operator: call.service.line,
      portOfLoading: model.unlocode,
      portOfDischarge: port,
      finalPort: port,
    };
    const box = { container: drawContainer(random, work.numbers, routing), booking: bookingOf(call, port) };
    const flow = n < fromStock ? 'transhipment' : 'export';
    work.flows.set(box.container.id, flow);
    list.push(box);
    if (flow === 'transhipment' || deliverByTruck(work, call, box) === 'before')
      work.stock.push({ container: box.container, flow, call: call.voyage });
  }
}

/** An export box comes by truck within the receiving window before its vessel; tells whether that is before or in the period. */
function deliverByTruck(work: Work, call: ScheduledCall, box: LoadBox): 'before' | 'inside' | 'after' {
  const mean = meanDwellDays('truck', call.service.vessel.kind, box.container.full);
  const hours = drawDwellHours(work.random, mean, MIN_DWELL_HOURS.export, 24 * RECEIVING_WINDOW_DAYS);
  const target = call.eta - hours * HOUR;
  if (target < work.start) return 'before';
  const latest = call.eta - MIN_DWELL_HOURS.export * HOUR;
  const earliest = Math.max(work.start, call.eta - RECEIVING_WINDOW_DAYS * DAY);
  const expected = drawArrival(work.random, { target, earliest, latest }, work.offset);
  if (expected === null) return 'before';
  if (expected >= work.end) return 'after';
  work.tasks.push({ movement: 'deliver', ...box, expected, latest });
  return 'inside';
}

/** Stows call `index`, the `number`th (from 0) of the period. */
function stowCall(work: Work, index: number, number: number, seed: number): DemandCall {
  const call = work.calls[index] as ScheduledCall;
  const reference = `HWS${String(number + 1).padStart(3, '0')}`;
  const { service } = call;
  const outline = {
    reference,
    service: service.name,
    ...{ line: service.line, vessel: service.vessel, vesselName: call.vesselName, voyage: call.voyage },
    ...{ port: work.model.unlocode, previousPort: service.before.at(-1) ?? '', nextPorts: service.after },
    ...{ eta: call.eta, etd: call.etd, start: work.start },
    discharge: work.discharge[index] as Container[],
    load: work.load[index] as LoadBox[],
    onward: bookedOnward(work, index, seed),
  };
  const { call: built, left } = buildCall(outline, work.numbers, seed);
  if (left.discharge.length + left.load.length > 0)
    throw fault(
      'HWS-DEM-001',
      `Call ${reference} has more moves than her ${service.vessel.name} TEU class can stow.`,
      'weeklyQuayMoves',
    );
  return built;
}

/** The voyages on which the transhipment boxes of a call are booked when she comes. */
function bookedOnward(work: Work, index: number, seed: number): Map<ContainerId, VoyageRef> {
  const booked = new Map<ContainerId, VoyageRef>();
  for (const { id } of work.discharge[index] as Container[]) {
    const next = work.calls[work.onward.get(id) ?? -1];
    if (next === undefined || new Random(seedFor(seed, `onward ${id}`)).next() > BOOKED_SHARE) continue;
    booked.set(id, voyageOf(next.service.line, next));
  }
  return booked;
}

function checkOptions(options: DemandOptions): void {
  const within = (name: Exclude<keyof DemandOptions, 'around'>, low: number, high: number): void => {
    const value = options[name];
    if (value === undefined || (value >= low && value <= high)) return;
    throw fault('HWS-DEM-001', `The option ${name} is ${value}; it must be from ${low} to ${high}.`, name);
  };
  within('days', 0.25, MOST_DAYS);
  within('transhipmentShare', 0, 1);
  within('weeklyQuayMoves', 50, 200_000);
  within('scale', 0.01, 10);
  within('start', 0, 4e12);
  if (!Number.isSafeInteger(options.seed))
    throw fault('HWS-DEM-001', `The option seed is ${options.seed}; it must be a whole number.`, 'seed');
}

function fault(code: string, message: string, where: string): InputError {
  return new InputError({ code, severity: 'error', message, where, cure: demandErrors[code]?.cure ?? '' });
}
