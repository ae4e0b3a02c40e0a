// Imports the tables that conflowgen exports (containers, vehicles, trucks) as a demand of this house. The column meanings are
// conflowgen's; stowage, container numbers and boxes that remain on board are not in its tables and are drawn here.
import { Random, seedFor } from '../kit/random.ts';
import type { SetAside } from '../edi/messages.ts';
import type { Container } from '../terminal/container.ts';
import type { Diagnostic } from '../terminal/diagnostic.ts';
import { demandErrors } from '../terminal/errors/demand.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { makeContainer, numberSource, type NumberSource } from './boxes.ts';
import { buildCall, voyageOf } from './calls.ts';
import {
  readTables,
  type ConflowgenFiles,
  type ContainerRecord,
  type Leg,
  type Tables,
  type VehicleRecord,
} from './conflowgen-tables.ts';
import { inputFault } from './csv.ts';
import type { Demand, DemandCall, DemandTruck, Flow } from './demand.ts';
import { HOUR, MINUTE } from './distributions.ts';
import { staySeconds } from './schedule.ts';
import { summarise } from './summary.ts';
import { zoneOffset } from '../terminal/local-time.ts';
import { announce, type TruckTask } from './trucks.ts';
import { capacityTeu, classesThatFit, type VesselClass } from './vessels.ts';

/** Time over which the boxes of one train come and go by truck. */
const TRAIN_SPREAD = 4 * HOUR;
/** Ports for boxes and vessels without a usable one, the second where the first is this port itself. */
const FALLBACK_PORTS = ['SGSIN', 'CNSHA'] as const;

/** A box with its two legs. */
interface Box {
  record: ContainerRecord;
  container: Container;
}

/** A vessel's visit with its boxes. */
/** The tables name no lines. */
const LINE = 'CFG';

interface Visit {
  vehicle: VehicleRecord;
  vessel: VesselClass;
  etd: number;
  discharge: Box[];
  load: Box[];
}

interface Import {
  model: TerminalModel;
  seed: number;
  tables: Tables;
  fallback: string;
  numbers: NumberSource;
  visits: Map<number, Visit>;
  boxes: Map<string, Box>;
  setAside: SetAside[];
  diagnostics: Diagnostic[];
}

/**
 * Turns conflowgen's tables into a demand. Vessels and barges become calls of the nearest class that fits the quay; train
 * boxes come and go by truck, for the terminals have no rail. Every container is in the demand or set aside with a reason.
 * Times in the tables are the terminal's local time.
 * @throws InputError HWS-DEM-003 and -004 for broken tables, HWS-DEM-002 when no vessel fits the quay
 */
export function importConflowgen(files: ConflowgenFiles, model: TerminalModel, options: { seed: number }): Demand {
  const classes = classesThatFit(model);
  if (classes.length === 0) throw inputFault('HWS-DEM-002', `No vessel class fits the quay of ${model.name}.`, '/quay');
  const tables = readTables(files, (at) => zoneOffset(model.timeZone, at));
  const work: Import = {
    ...{ model, seed: options.seed, tables },
    fallback: FALLBACK_PORTS.find((port) => port !== model.unlocode) ?? FALLBACK_PORTS[0],
    numbers: numberSource(new Random(seedFor(options.seed, 'numbers'))),
    visits: new Map(),
    boxes: new Map(),
    ...{ setAside: [], diagnostics: [] },
  };
  openVisits(work, classes);
  placeBoxes(work);
  for (const visit of work.visits.values()) {
    const moves = visit.discharge.length + visit.load.length;
    visit.etd += staySeconds(model, moves) * 1000;
  }
  const start = Math.floor(firstTime(tables) / HOUR) * HOUR;
  const calls = buildCalls(work, start);
  const trucks = buildTrucks(work, start);
  const last = Math.max(
    start,
    ...calls.map((call) => call.etd),
    ...trucks.map((truck) => truck.announcement.expected ?? 0),
  );
  const demand = { calls, trucks, initialStock: [], setAside: work.setAside, diagnostics: work.diagnostics };
  const flows = new Map([...work.boxes.values()].map((box) => [box.container.id as string, flowOf(box.record)]));
  const end = Math.ceil(last / HOUR) * HOUR;
  return {
    ...demand,
    summary: summarise(demand, { origin: 'conflowgen', model, seed: options.seed, start, end, flows }),
  };
}

function flowOf({ arrival, departure }: ContainerRecord): Flow {
  if (arrival.kind === 'vessel') return departure.kind === 'vessel' ? 'transhipment' : 'import';
  return 'export';
}

function firstTime(tables: Tables): number {
  let first = Infinity;
  for (const { at } of tables.vehicles.values()) first = Math.min(first, at ?? Infinity);
  for (const { delivery, pickup } of tables.trucks.values())
    first = Math.min(first, delivery ?? Infinity, pickup ?? Infinity);
  return Number.isFinite(first) ? first : 0;
}

/** Opens a visit per vessel with a time; its class is the smallest that has her capacity, or the largest that fits. */
function openVisits(work: Import, classes: readonly VesselClass[]): void {
  for (const vehicle of [...work.tables.vehicles.values()].sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || a.id - b.id)) {
    if (vehicle.kind !== 'vessel' || vehicle.at === null) continue;
    const fitting = classes.filter((vessel) => capacityTeu(vessel) >= vehicle.capacityTeu).at(-1);
    const vessel = fitting ?? (classes[0] as VesselClass);
    if (!fitting) {
      const message = `${vehicle.table} ${vehicle.id} of ${vehicle.capacityTeu} TEU calls as a vessel of the ${vessel.name} TEU class.`;
      work.diagnostics.push(note('HWS-DEM-010', message, `${vehicle.table}, id ${vehicle.id}`));
    }
    work.visits.set(vehicle.id, { vehicle, vessel, etd: vehicle.at, discharge: [], load: [] });
  }
}

/** Gives every record its box and its visits, or sets it aside. */
function placeBoxes(work: Import): void {
  const random = new Random(seedFor(work.seed, 'boxes'));
  let trains = 0;
  for (const record of work.tables.containers) {
    const fault = legFault(record) ?? timeFault(record);
    if (fault || record.lengthFeet === null) {
      setAside(
        work,
        record,
        fault ?? { code: 'HWS-DEM-006', message: 'has a length that the terminal does not handle' },
      );
      continue;
    }
    const own = work.model.unlocode;
    const outward = record.departure.kind === 'vessel';
    const named = /^[A-Z]{2}[A-Z2-9]{3}$/.test(record.destination) && record.destination !== own;
    const to = outward ? (named ? record.destination : work.fallback) : own;
    const inward = record.arrival.kind === 'vessel';
    const routing = {
      operator: 'CFG',
      portOfLoading: inward ? work.fallback : own,
      portOfDischarge: inward ? own : to,
      finalPort: to,
    };
    const outline = { lengthFeet: record.lengthFeet, storage: record.storage, grossKg: record.grossKg, routing };
    const box = { record, container: makeContainer(random, work.numbers(), outline) };
    work.boxes.set(record.id, box);
    if (inward) work.visits.get(record.arrival.id)?.discharge.push(box);
    if (outward) work.visits.get(record.departure.id)?.load.push(box);
    if (record.arrival.kind === 'train' || record.departure.kind === 'train') trains++;
  }
  if (trains > 0)
    work.diagnostics.push(note('HWS-DEM-009', `${trains} boxes by train come or go by truck.`, 'trains.csv'));
}

interface Fault {
  code: string;
  message: string;
}

function legFault({ arrival, departure }: ContainerRecord): Fault | null {
  for (const [leg, verb] of [
    [arrival, 'brings'],
    [departure, 'takes'],
  ] as const)
    if (leg.at === null)
      return {
        code: 'HWS-DEM-005',
        message: `has no known ${leg.kind} with a time that ${verb} it (id "${leg.name}")`,
      };
  return null;
}

function timeFault({ arrival, departure }: ContainerRecord): Fault | null {
  if ((departure.at ?? 0) > (arrival.at ?? 0)) return null;
  return { code: 'HWS-DEM-008', message: 'would leave before it arrives' };
}

function setAside(work: Import, record: ContainerRecord, fault: Fault): void {
  const where = `containers.csv, line ${record.line}`;
  const message = `Container ${record.id} ${fault.message}.`;
  work.setAside.push({ what: `container ${record.id}`, diagnostic: note(fault.code, message, where) });
}

function note(code: string, message: string, where: string): Diagnostic {
  const entry = demandErrors[code];
  return { code, severity: entry?.severity ?? 'info', message, where, cure: entry?.cure ?? '' };
}

/** Builds the calls in order of arrival; a box that finds no slot is set aside, with all that would follow for it. */
function buildCalls(work: Import, start: number): DemandCall[] {
  const references = new Map(
    [...work.visits.values()].map((visit, i) => [visit, `CFG${String(i + 1).padStart(3, '0')}`]),
  );
  return [...references].map(([visit, reference]) => {
    const discharge = visit.discharge.filter((box) => work.boxes.has(box.record.id));
    const load = visit.load.filter((box) => work.boxes.has(box.record.id));
    const toward = (box: Box): Container => ({
      ...box.container,
      portOfLoading: work.model.unlocode,
      portOfDischarge: box.container.finalPort,
    });
    const { vesselName, voyage } = voyageTold(visit, reference, start);
    const { call, left } = buildCall(
      {
        ...{ reference, service: visit.vehicle.table, line: LINE, vessel: visit.vessel, start },
        ...{ vesselName, voyage, eta: visit.vehicle.at ?? start, etd: visit.etd },
        ...{ port: work.model.unlocode, previousPort: work.fallback, nextPorts: portsOf(work, load) },
        discharge: discharge.map((box) => box.container),
        load: load.map((box) => ({ container: toward(box), booking: `B${box.record.id}` })),
        onward: new Map(
          discharge.flatMap(({ record, container }) => {
            const next = record.departure.kind === 'vessel' ? work.visits.get(record.departure.id) : undefined;
            const known = next && references.get(next);
            return next && known !== undefined ? [[container.id, voyageTold(next, known, start)] as const] : [];
          }),
        ),
      },
      work.numbers,
      work.seed,
    );
    const without = new Set<string>([...left.discharge, ...left.load].map((container) => container.id));
    for (const box of [...discharge, ...load])
      if (without.has(box.container.id) && work.boxes.delete(box.record.id))
        setAside(work, box.record, {
          code: 'HWS-DEM-007',
          message: `finds no slot on the vessel of call ${reference}`,
        });
    return call;
  });
}

/** The voyage of a visit as messages tell it. */
function voyageTold({ vehicle, etd }: Visit, reference: string, start: number) {
  return voyageOf(LINE, {
    vesselName: `${vehicle.table.replace('.csv', '').replaceAll('_', ' ').toUpperCase()} ${vehicle.name}`,
    voyage: `${reference}V${vehicle.id}`,
    eta: vehicle.at ?? start,
    etd,
  });
}

/** Next ports of a call: the destinations of its load list by conflowgen's sequence. */
function portsOf(work: Import, load: readonly Box[]): string[] {
  const order = new Map<string, number>();
  for (const { record, container } of load) {
    const port = container.finalPort;
    order.set(port, Math.min(order.get(port) ?? Infinity, record.destinationSequence ?? Infinity));
  }
  const ports = [...order].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(([port]) => port);
  return ports.length > 0 ? ports : [work.fallback];
}

/** Truck visits: the rows of the trucks table, and one visit per box of a train. */
function buildTrucks(work: Import, start: number): DemandTruck[] {
  const random = new Random(seedFor(work.seed, 'trucks'));
  const visits = new Map<string, TruckTask[]>();
  let moved = 0;
  const add = (leg: Leg, task: TruckTask): void => {
    const key = leg.kind === 'train' ? `train ${leg.id} ${task.container.id}` : `truck ${leg.id}`;
    visits.set(key, [...(visits.get(key) ?? []), task]);
  };
  for (const { record, container } of work.boxes.values()) {
    const { arrival, departure } = record;
    const booking = `C${record.id}`;
    const base = { container, booking, latest: Infinity };
    if (arrival.kind !== 'vessel')
      add(arrival, {
        ...base,
        movement: 'deliver',
        expected: landTime(random, arrival, start, departure.at ?? Infinity),
      });
    if (departure.kind !== 'vessel') {
      const vesselLeaves =
        arrival.kind === 'vessel' ? (work.visits.get(arrival.id)?.etd ?? 0) : (arrival.at ?? 0) + TRAIN_SPREAD;
      const wanted = landTime(random, departure, start, Infinity);
      if (wanted < vesselLeaves) moved++;
      add(departure, { ...base, movement: 'collect', expected: wanted < vesselLeaves ? vesselLeaves + HOUR : wanted });
    }
  }
  if (moved > 0)
    work.diagnostics.push(note('HWS-DEM-011', `${moved} collections come later than their table says.`, 'trucks.csv'));
  return [...visits.values()]
    .map((visit, index) => announce(random, visit, { index, start }))
    .sort((a, b) => a.sentAt - b.sentAt || (a.announcement.expected ?? 0) - (b.announcement.expected ?? 0));
}

/** Time at the gate on a full minute: as told for a truck, spread after the arrival of a train. */
function landTime(random: Random, leg: Leg, start: number, before: number): number {
  const at = leg.at ?? start;
  const spread = leg.kind === 'train' ? random.next() * Math.max(0, Math.min(TRAIN_SPREAD, before - at - HOUR)) : 0;
  return Math.max(start, Math.floor((at + spread) / MINUTE) * MINUTE);
}
