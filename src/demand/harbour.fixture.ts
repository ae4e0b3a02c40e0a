// Named worlds for the tests of demand: terminal models with what demand looks at; their yards are single blocks as large as the traffic
// needs.
import type { TerminalModel } from '../terminal/model.ts';
import { tinyTerminal } from '../terminal/tiny-terminal.fixture.ts';

/** Equipment that no test of demand looks at. */
const TINY = tinyTerminal();

/** A quay at Busan with 1,050 m, 20 m of water and nine cranes: every class fits. */
export function longQuay(): TerminalModel {
  return harbour({ length: 1050, depth: 20, cranes: 9, rows: 80, weeklyQuayMoves: 20_000 });
}

/** A quay with 260 m and 12 m of water: feeders up to 2,400 TEU only. */
export function feederQuay(): TerminalModel {
  return harbour({ length: 260, depth: 12, cranes: 2, rows: 8, weeklyQuayMoves: 1500 });
}

interface Harbour {
  length: number;
  depth: number;
  cranes: number;
  /** Rows of the block, of 400 TEU each. */
  rows: number;
  weeklyQuayMoves: number;
}

function harbour(of: Harbour): TerminalModel {
  return {
    format: 'hawser-terminal/1',
    name: 'Test quay',
    unlocode: 'KRPUS',
    code: 'TESTQ',
    timeZone: 'Asia/Seoul',
    anchor: { latitude: 35.08, longitude: 128.83, bearing: 0 },
    provenance: [],
    quay: {
      ...{ length: of.length, depth: of.depth, bollardSpacing: 25, mooringClearance: 15, underKeelClearance: 1 },
      ...{ berthingSeconds: 3600, unberthingSeconds: 1800, maxCranesPerVessel: 5 },
    },
    berths: [{ id: '1', from: 0, to: of.length, depth: of.depth }],
    craneRails: { seawardY: 3, landwardY: 33, minSpacing: 27 },
    quayCraneType: TINY.quayCraneType,
    quayCranes: Array.from({ length: of.cranes }, (_, i) => ({ id: `Q${i + 1}`, x: 50 + 30 * i })),
    lanes: [],
    blocks: [
      {
        ...{
          id: 'A',
          kind: 'end-loaded',
          origin: [0, 80],
          axis: 'y',
          bays: 40,
          rows: of.rows,
          tiers: 5,
          bayLength: 13,
        },
        ...{ rowWidth: 2.8, reeferBays: [0], dangerousBays: [1], waterTransfer: [], landTransfer: [] },
      },
    ],
    yardCraneType: TINY.yardCraneType,
    yardCranes: [],
    vehicleType: { ...TINY.vehicleType, length: 15, width: 3 },
    parking: [],
    chargers: [],
    energy: TINY.energy,
    gate: {
      ...{
        at: [0, 400],
        inLanes: 4,
        outLanes: 4,
        inSeconds: 60,
        outSeconds: 45,
        truckSpeed: 5,
        appointmentMinutes: 60,
      },
    },
    tides: [],
    shifts: [],
    defaults: { transhipmentShare: 0.57, weeklyQuayMoves: of.weeklyQuayMoves },
  };
}
