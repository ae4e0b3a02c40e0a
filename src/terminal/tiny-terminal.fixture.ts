// A terminal as small as the schema allows, for tests that need a model but look at little of it; and roads from a drawing.
import type { LaneModel, TerminalModel } from './model.ts';

const AXIS = { speed: 1, accel: 0.5 };
const QUAY_SPREADER = { swaySeconds: 8, landingSeconds: 8, lockSeconds: 4, unlockSeconds: 4, twinExtraSeconds: 4 };
const YARD_SPREADER = { swaySeconds: 6, landingSeconds: 6, lockSeconds: 3, unlockSeconds: 3, twinExtraSeconds: 0 };
const CRANE_POWER = {
  ...{ spreaderKg: 10_000, trolleyKg: 20_000, craneKg: 200_000, rollingResistance: 0.005 },
  ...{ driveEfficiency: 0.85, regenerationShare: 0.7, auxiliaryKW: 30, standbyKW: 10 },
};
const VEHICLE_POWER = {
  ...{ tareKg: 25_000, rollingResistance: 0.01, driveEfficiency: 0.85, regenerationShare: 0.5, auxiliaryKW: 4 },
};
const SITE = {
  ...{ currency: 'KRW', tariff: [{ from: '00:00', to: '00:00', pricePerKWh: 150 }], peakKW: 20_000 },
  ...{ baseKW: 500, reeferKW: 4, gridKgCO2ePerKWh: 0.45 },
};

/** Length and width of the vehicles of drawn roads, m: a stop zone is two cells long. */
export const DRAWN_VEHICLE = { length: 8, width: 2 };

/** A quay of 300 m with one crane and one block "A" of 2 bays, 3 rows and 4 tiers; parts can be given. */
export function tinyTerminal(parts: Partial<TerminalModel> = {}): TerminalModel {
  return {
    format: 'hawser-terminal/1',
    name: 'Tiny terminal',
    unlocode: 'KRPUS',
    code: 'TINY',
    timeZone: 'Asia/Seoul',
    anchor: { latitude: 35, longitude: 129, bearing: 0 },
    provenance: [],
    quay: {
      ...{ length: 300, depth: 15, bollardSpacing: 25, mooringClearance: 15, underKeelClearance: 1 },
      ...{ berthingSeconds: 600, unberthingSeconds: 300, maxCranesPerVessel: 2 },
    },
    berths: [{ id: '1', from: 0, to: 300, depth: 15 }],
    craneRails: { seawardY: 3, landwardY: 33, minSpacing: 27 },
    quayCraneType: {
      trolleys: 'single',
      ...{ gantry: AXIS, trolley: AXIS, hoistLoaded: AXIS, hoistEmpty: AXIS },
      ...{ outreach: 65, liftHeight: 45, spreader: QUAY_SPREADER, hoistOverlap: 0.5, hatchCoverSeconds: 240 },
      transferRows: [{ y: 20, lane: 'L1' }],
      power: CRANE_POWER,
      energyKWhPerMove: 6,
    },
    quayCranes: [{ id: 'Q1', x: 50 }],
    lanes: [],
    blocks: [
      {
        ...{ id: 'A', kind: 'end-loaded', origin: [0, 80], axis: 'y', bays: 2, rows: 3, tiers: 4, bayLength: 13 },
        ...{ rowWidth: 2.8, reeferBays: [0], dangerousBays: [1], waterTransfer: [], landTransfer: [] },
      },
    ],
    yardCraneType: {
      kind: 'ASC',
      ...{ gantry: AXIS, trolley: AXIS, hoistLoaded: AXIS, hoistEmpty: AXIS },
      ...{ liftHeight: 18, spreader: YARD_SPREADER, power: CRANE_POWER, minSpacing: 30, energyKWhPerMove: 4 },
    },
    yardCranes: [],
    vehicleType: {
      ...{ kind: 'AGV', count: 1, ...DRAWN_VEHICLE, straightSpeed: 6, curveSpeed: 3, sidewaysSpeed: 1 },
      ...{ accel: 0.5, brake: 0.5, power: VEHICLE_POWER, kWhPerKmLoaded: 4, kWhPerKmEmpty: 3 },
    },
    parking: [],
    chargers: [],
    energy: SITE,
    gate: {
      ...{ at: [0, 400], inLanes: 2, outLanes: 1, inSeconds: 60, outSeconds: 45, truckSpeed: 5 },
      appointmentMinutes: 60,
    },
    tides: [],
    shifts: [],
    defaults: { transhipmentShare: 0.5, weeklyQuayMoves: 500 },
    ...parts,
  };
}

/** Side of a drawn cell, m: a crossing's box. */
export const CELL = 5;

/** A place beside a lane, drawn as a letter over or under it. */
export interface DrawnPlace {
  name: string;
  at: [number, number];
  lane: string;
}

/** Roads read from a drawing. */
export interface DrawnRoads {
  model: TerminalModel;
  places: DrawnPlace[];
}

/**
 * Reads roads from a drawing: > < v ^ are lanes by their direction, + is a crossing, a letter is a place beside the horizontal
 * lane over it, else (always for a capital) under it; its name is the small letter. Empty lines around it do not count. Lanes are named by their direction in order of reading: ">1", ">2", "v1" and so on.
 */
export function drawRoads(drawing: string): DrawnRoads {
  const rows = drawing.replace(/^\s*\n|\n\s*$/g, '').split('\n');
  const at = (x: number, y: number): string => rows[y]?.[x] ?? ' ';
  const width = Math.max(...rows.map((r) => r.length));
  const lanes: LaneModel[] = [];
  const counts = new Map<string, number>();
  const add = (way: string, from: [number, number], to: [number, number]): void => {
    const number = (counts.get(way) ?? 0) + 1;
    counts.set(way, number);
    const ends = way === '>' || way === 'v' ? { from, to } : { from: to, to: from };
    lanes.push({ id: `${way}${number}`, ...ends, width: 4, speed: 5, kind: 'highway' });
  };
  for (let y = 0; y < rows.length; y++)
    for (const [first, end, way] of runs(width, (x) => at(x, y), /[<>]/))
      add(way, [first * CELL, (y + 0.5) * CELL], [end * CELL, (y + 0.5) * CELL]);
  for (let x = 0; x < width; x++)
    for (const [first, end, way] of runs(rows.length, (y) => at(x, y), /[v^]/))
      add(way, [(x + 0.5) * CELL, first * CELL], [(x + 0.5) * CELL, end * CELL]);
  const model = tinyTerminal({ lanes });
  const laneAt = (x: number, y: number): string | undefined =>
    /[<>]/.test(at(x, y)) ? lanes.find((l) => onHorizontal(l, (x + 0.5) * CELL, (y + 0.5) * CELL))?.id : undefined;
  const places = rows.flatMap((row, y) =>
    [...row].flatMap((name, x): DrawnPlace[] => {
      if (!/[a-u]/i.test(name)) return [];
      const lane = (/[a-u]/.test(name) ? laneAt(x, y - 1) : undefined) ?? laneAt(x, y + 1);
      if (lane === undefined) throw new Error(`place ${name} lies beside no lane`);
      return [{ name: name.toLowerCase(), at: [(x + 0.5) * CELL, (y + 0.5) * CELL], lane }];
    }),
  );
  return { model, places: places.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** Runs of cells of one lane in a row or column: first cell, cell behind the last, direction. */
function runs(length: number, cell: (i: number) => string, ways: RegExp): [number, number, string][] {
  const found: [number, number, string][] = [];
  for (let first = 0; first < length; first++) {
    let end = first;
    let way = '';
    while (end < length && (cell(end) === '+' || ways.test(cell(end)))) {
      if (ways.test(cell(end))) way = cell(end);
      end++;
    }
    if (way !== '') found.push([first, end, way]);
    first = Math.max(first, end - 1);
  }
  return found;
}

function onHorizontal(lane: LaneModel, x: number, y: number): boolean {
  const [x0, x1] = [Math.min(lane.from[0], lane.to[0]), Math.max(lane.from[0], lane.to[0])];
  return lane.from[1] === y && lane.to[1] === y && x >= x0 && x <= x1;
}
