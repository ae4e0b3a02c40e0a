// Reads conflowgen's CSV tables into records with their vehicles resolved. Column meanings by conflowgen 3.0.1's metadata.
import type { LengthFeet } from '../terminal/container.ts';
import { readCsv, type CsvRow } from './csv.ts';
import { MINUTE, type Storage } from './distributions.ts';

/** Text of the tables, as exported. */
export interface ConflowgenFiles {
  containers: string;
  deepSeaVessels: string;
  feeders: string;
  barges: string;
  trains: string;
  trucks: string;
}

/** A scheduled vehicle; `vessel` for deep-sea vessels, feeders and barges. */
export interface VehicleRecord {
  id: number;
  kind: 'vessel' | 'train';
  /** Table that names it. */
  table: string;
  name: string;
  capacityTeu: number;
  /** Realized arrival, ms UTC; null when not told. */
  at: number | null;
}

/** A truck's times, ms UTC. */
export interface TruckRecord {
  delivery: number | null;
  pickup: number | null;
}

/** How a container comes or goes; `at` is null when the vehicle is unknown or has no time, `name` is its id as written. */
export interface Leg {
  kind: 'vessel' | 'train' | 'truck';
  id: number;
  name: string;
  at: number | null;
}

/** A container of the tables. */
export interface ContainerRecord {
  id: string;
  line: number;
  lengthFeet: LengthFeet | null;
  grossKg: number;
  storage: Storage;
  arrival: Leg;
  departure: Leg;
  destination: string;
  destinationSequence: number | null;
}

/** All tables. */
export interface Tables {
  vehicles: Map<number, VehicleRecord>;
  trucks: Map<number, TruckRecord>;
  containers: ContainerRecord[];
}

const VEHICLE_COLUMNS = ['id', 'vehicle_name', 'capacity_in_teu', 'realized_arrival'];
const TRUCK_COLUMNS = ['id', 'realized_container_pickup_time', 'realized_container_delivery_time'];
const CONTAINER_COLUMNS = [
  ...['id', 'weight', 'length', 'storage_requirement', 'delivered_by', 'picked_up_by'],
  ...['delivered_by_vehicle', 'delivered_by_truck', 'picked_up_by_vehicle', 'picked_up_by_truck'],
  ...['destination_sequence_id', 'destination_name'],
];
const STORAGES: Readonly<Record<string, Storage>> = {
  standard: 'standard',
  empty: 'empty',
  reefer: 'reefer',
  dangerous_goods: 'dangerous',
};
const CARRIERS = ['deep_sea_vessel', 'feeder', 'barge', 'train', 'truck'];

/** Offset of local time from UTC at an instant, ms. */
export type ZoneOffset = (at: number) => number;

/**
 * Reads the tables; times are local by `offset`.
 * @throws InputError HWS-DEM-003 with line and column for a broken cell, HWS-DEM-004 for a missing column
 */
export function readTables(files: ConflowgenFiles, offset: ZoneOffset): Tables {
  const vehicles = new Map<number, VehicleRecord>();
  const read = (text: string, table: string, kind: VehicleRecord['kind']): void => {
    for (const row of readCsv(text, table, VEHICLE_COLUMNS)) {
      const id = row.number('id');
      if (vehicles.has(id)) throw row.fault('id', 'This vehicle is named twice over the tables');
      vehicles.set(id, {
        ...{ id, kind, table, name: row.text('vehicle_name'), capacityTeu: row.number('capacity_in_teu') },
        at: timeOf(row, 'realized_arrival', offset),
      });
    }
  };
  read(files.deepSeaVessels, 'deep_sea_vessels.csv', 'vessel');
  read(files.feeders, 'feeders.csv', 'vessel');
  read(files.barges, 'barges.csv', 'vessel');
  read(files.trains, 'trains.csv', 'train');
  const trucks = new Map<number, TruckRecord>();
  for (const row of readCsv(files.trucks, 'trucks.csv', TRUCK_COLUMNS)) {
    const pickup = timeOf(row, 'realized_container_pickup_time', offset);
    trucks.set(row.number('id'), { pickup, delivery: timeOf(row, 'realized_container_delivery_time', offset) });
  }
  const seen = new Set<string>();
  const containers = readCsv(files.containers, 'containers.csv', CONTAINER_COLUMNS).map((row) => {
    const record = containerOf(row, vehicles, trucks);
    if (seen.has(record.id)) throw row.fault('id', 'This container is named twice');
    seen.add(record.id);
    return record;
  });
  return { vehicles, trucks, containers };
}

function containerOf(
  row: CsvRow,
  vehicles: ReadonlyMap<number, VehicleRecord>,
  trucks: ReadonlyMap<number, TruckRecord>,
): ContainerRecord {
  const length = row.number('length');
  const storage = STORAGES[row.text('storage_requirement')];
  if (!storage) throw row.fault('storage_requirement', 'This storage requirement is not known');
  const weight = row.number('weight');
  if (weight < 0) throw row.fault('weight', 'A weight cannot be negative');
  return {
    id: row.text('id'),
    line: row.line,
    lengthFeet: length === 20 || length === 40 || length === 45 ? length : null,
    grossKg: Math.round(1000 * weight),
    storage,
    arrival: legOf(row, 'delivered_by', { vehicles, time: (id) => trucks.get(id)?.delivery ?? null }),
    departure: legOf(row, 'picked_up_by', { vehicles, time: (id) => trucks.get(id)?.pickup ?? null }),
    destination: row.text('destination_name').toUpperCase(),
    destinationSequence: row.optionalNumber('destination_sequence_id'),
  };
}

function legOf(
  row: CsvRow,
  column: 'delivered_by' | 'picked_up_by',
  known: { vehicles: ReadonlyMap<number, VehicleRecord>; time: (truck: number) => number | null },
): Leg {
  const carrier = row.text(column);
  if (!CARRIERS.includes(carrier)) throw row.fault(column, 'This kind of vehicle is not known');
  const source = `${column}_${carrier === 'truck' ? 'truck' : 'vehicle'}`;
  const kind = carrier === 'truck' || carrier === 'train' ? carrier : 'vessel';
  const id = row.optionalNumber(source);
  const name = row.text(source);
  if (id === null) return { kind, id: -1, name, at: null };
  if (kind === 'truck') return { kind, id, name, at: known.time(id) };
  const vehicle = known.vehicles.get(id);
  return { kind, id, name, at: vehicle?.kind === kind ? vehicle.at : null };
}

/** "2026-01-06 19:00:00" with or without fractions, local, as ms UTC cut to the minute; null where empty. */
function timeOf(row: CsvRow, column: string, offset: ZoneOffset): number | null {
  const text = row.text(column);
  if (text === '') return null;
  const match = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(text);
  const [year, month, day, hour, minute] = (match?.slice(1, 6) ?? []).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const local = match ? Date.UTC(year, month - 1, day, hour, minute) : NaN;
  const real = new Date(local);
  if (!match || real.getUTCDate() !== day || real.getUTCHours() !== hour || real.getUTCMonth() !== month - 1)
    throw row.fault(column, 'A time such as 2026-01-06 19:00:00 is wanted here');
  return Math.floor((local - offset(local)) / MINUTE) * MINUTE;
}
