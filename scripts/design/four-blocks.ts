// Designs the small terminal on which the ledger is tortured (hawser torture): two double-trolley quay cranes, eight AGVs, four
// end-loaded blocks and a gate. It is nobody's terminal: roads and machines are those of the DGT-like one, cut down, so that a shift is
// simulated in less than a second and every kind of machine and hand-over is still there.
//
//   y 214    x x x     x x x     x x x     x x x     road trucks hand over
//   y 149    #####     #####     #####     #####     blocks A1 to A4, 4 bays x 6 rows x 4 tiers, two stacking cranes each
//   y 136    x x x     x x x     x x x     x x x     vehicles hand over, turning in from H4
//   y 118    H4 <<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<
//   y 108.5  H3 >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>    eight connectors, two per block
//   y  99    P2   =   =   =   c   =   =   =          parking and a charger
//   y  89.5  H2 <<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<
//   y  80    P1   =   =   =   =   =   =   =          parking
//   y  70.5  H1 >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>
//   y  61    L2 <<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<    rows at y 57 and 65
//   y  48    L1 >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>    rows at y 44 and 52
//   y   4 to 39      QC01               QC02         crane rails, platform at y 26, between the legs
//   y   0   quay edge, x 0 to 206
import type { BlockModel, LaneModel, RestPlaceModel, TerminalModel } from '../../src/terminal/model.ts';
import { busanDgt } from './busan-dgt.ts';
import { connector, count, laneAlong, mm, origin, pairedYardCranes, quayCranes, strip, twoDigits } from './parts.ts';

const QUAY = 206;
const BLOCKS = 4;
const BLOCK_PITCH = 44.4;
const [ROWS, BAYS, TIERS] = [6, 4, 4];
const [ROW_WIDTH, BAY_LENGTH] = [2.9, 13];
const HIGHWAY_Y = { H1: 70.5, H2: 89.5, H3: 108.5, H4: 118 };
const PARKING_Y = { P1: 80, P2: 99 };
const WATER_Y = 136;
const BLOCK_Y = 149;
const LAND_Y = BLOCK_Y + BAYS * BAY_LENGTH + 13;
const POINT_OFFSETS = [-5.8, 0, 5.8];
const END_CONNECTOR = 4;

const blockCentre = (b: number): number => mm(QUAY / 2 + (b - (BLOCKS - 1) / 2) * BLOCK_PITCH);

function blocks(): BlockModel[] {
  return count(BLOCKS).map((b) => {
    const id = `A${b + 1}`;
    const points = (side: string, y: number, lanes: string[]): RestPlaceModel[] =>
      POINT_OFFSETS.map((dx, i) => ({ id: `${id}-${side}${i + 1}`, at: [mm(blockCentre(b) + dx), y], lanes }));
    return {
      id,
      kind: 'end-loaded',
      origin: [mm(blockCentre(b) - (ROWS * ROW_WIDTH) / 2), BLOCK_Y],
      axis: 'y',
      ...{ bays: BAYS, rows: ROWS, tiers: TIERS, bayLength: BAY_LENGTH, rowWidth: ROW_WIDTH },
      reeferBays: [1],
      // One block takes dangerous goods, at the end that road trucks and fire engines reach.
      dangerousBays: b === 1 ? [3] : [],
      waterTransfer: points('W', WATER_Y, ['H4']),
      landTransfer: points('L', LAND_Y, []),
    };
  });
}

/** Connectors from west to east, laid out as in the DGT-like terminal: two per block, the outermost at the ends of the lanes. */
function connectorXs(): number[] {
  const even = count(BLOCKS).flatMap((b) => [-1, 1].map((side) => mm(blockCentre(b) + (side * BLOCK_PITCH) / 4)));
  return [END_CONNECTOR, ...even.slice(1, -1), QUAY - END_CONNECTOR];
}

function lanes(): LaneModel[] {
  const whole: [number, number] = [0, QUAY];
  const inland = (index: number, last: number): boolean => index !== 0 && (index === last || index % 2 === 0);
  return [
    laneAlong('L1', 48, whole, true, 'transfer', 6),
    laneAlong('L2', 61, whole, false, 'transfer', 6),
    laneAlong('H1', HIGHWAY_Y.H1, whole, true, 'highway', 6),
    laneAlong('H2', HIGHWAY_Y.H2, whole, false, 'highway', 6),
    laneAlong('H3', HIGHWAY_Y.H3, whole, true, 'highway', 6),
    laneAlong('H4', HIGHWAY_Y.H4, whole, false, 'highway', 6),
    ...connectorXs().map((x, c, all) =>
      connector(`K${twoDigits(c + 1)}`, x, [48, HIGHWAY_Y.H4], inland(c, all.length - 1), 3),
    ),
  ];
}

/** The model of the small terminal. */
export function fourBlocks(): TerminalModel {
  // Its services have no windows here.
  const { proForma: _, ...base } = busanDgt();
  const yard = blocks();
  const second = strip('P2', PARKING_Y.P2, ['H2', 'H3'], connectorXs());
  const middle = Math.floor(second.length / 2);
  const own = ['/quay/length', '/quay/depth', '/berths', '/quayCranes', '/yardCranes', '/vehicleType/count'];
  const replaced = [...own, '/vehicleType/kind', '/quayCraneType/trolleys', '/defaults/weeklyQuayMoves'];
  return {
    ...base,
    name: 'Four Blocks, a small terminal to torture',
    // ZZ is nobody's country code (ISO 3166-1 leaves it to its users).
    ...{ unlocode: 'ZZFOU', code: 'FOUR' },
    provenance: [
      ...base.provenance.filter((p) => !replaced.includes(p.path) && p.path !== '/defaults/transhipmentShare'),
      ...origin('designed', 'As small as a terminal with every kind of machine can be; no terminal is meant.', [
        ...replaced,
        '/defaults/transhipmentShare',
      ]),
    ],
    quay: { ...base.quay, length: QUAY, berthingSeconds: 900, unberthingSeconds: 600, maxCranesPerVessel: 2 },
    berths: [{ id: '1', from: 0, to: QUAY, depth: 20 }],
    quayCranes: quayCranes(2, QUAY),
    lanes: lanes(),
    blocks: yard,
    yardCranes: pairedYardCranes('ASC', yard),
    vehicleType: { ...base.vehicleType, count: 8 },
    parking: [...strip('P1', PARKING_Y.P1, ['H1', 'H2'], connectorXs()), ...second.filter((_, i) => i !== middle)],
    chargers: second.filter((_, i) => i === middle).map((place) => ({ ...place, id: 'C-01' })),
    energy: { ...base.energy, peakKW: 4000, baseKW: 100 },
    gate: { ...base.gate, at: [QUAY / 2, 300], inLanes: 2, outLanes: 2 },
    defaults: { transhipmentShare: 0.3, weeklyQuayMoves: 530 },
  };
}
