// Designs the model of a terminal like Hateco Hai Phong International (HHIT) at Lach Huyen: single-trolley quay cranes, terminal
// trucks, and side-loaded blocks along the quay under rubber-tyred cranes. Fleet and quay are published; the layout is designed here.
//
//   y 259    B5 <  #####  <  #####  <  #####     18 blocks in three columns and six rows, each with its lane B0 to B5 on the
//    …       …                                   quay side; between lane and block a transfer point per bay
//   y  94    B0 >  #####  >  #####  >  #####
//   y  84.5  H4 <<<<<<<<<<<<<<<<<<<<<<<<<<<<<
//   y  76    P2    =   =   =   =   =   =         38 connectors, by turns quayward (even) and inland (odd), from y 14 to 84.5;
//   y  67.5  H3 >>>>>>>>>>>>>>>>>>>>>>>>>>>>>    the pairs beside the columns go on through the yard to y 259
//   y  59    P1    =   =   =   =   =   =
//   y  50.5  H2 <<<<<<<<<<<<<<<<<<<<<<<<<<<<<    A turning truck cuts the inside of its corner: lanes and parking rows are so
//   y  42    H1 >>>>>>>>>>>>>>>>>>>>>>>>>>>>>    far apart that it keeps clear of those that stand between two connectors.
//   y  26    L2 <<<<<<<<<<<<<<<<<<<<<<<<<<<<<    rows at y 22 and 30   (crane rails at y 4 and 34)
//   y  14    L1 >>>>>>>>>>>>>>>>>>>>>>>>>>>>>    rows at y 10 and 18
//   y   0    quay edge, x 0 to 900
import type { BlockModel, LaneModel, TerminalModel } from '../../src/terminal/model.ts';
import { ASSUMED_RELIABILITY, ASSUMED_WEATHER } from '../../src/terminal/reliability.ts';
import {
  BOOM,
  QUAY_CRANE_POWER,
  QUAY_SPREADER,
  ULCS_DRIVES,
  connector,
  count,
  energyProvenance,
  laneAlong,
  mm,
  origin,
  pairedYardCranes,
  quayCraneProvenance,
  quayCranes,
  reliabilityProvenance,
  strip,
  twoDigits,
  type Provenance,
} from './parts.ts';

const QUAY = 900;
const COLUMNS = 3;
const YARD_ROWS = 6;
/** Highways from the quay inland, and the parking rows between the second and the fourth. */
const HIGHWAY_Y = { H1: 42, H2: 50.5, H3: 67.5, H4: 84.5 };
const PARKING_Y = { P1: 59, P2: 76 };
/** From one row of blocks to the next, m: lane, transfer points, 17.4 m of boxes, and room for trucks that turn round its corners. */
const ROW_PITCH = 33;
const FIRST_ROW_Y = 94;
/** From the lane to the transfer points and to the boxes, m. */
const POINT_OFFSET = 4;
const BLOCK_OFFSET = 7.8;
const BAYS = 20;
const BAY_LENGTH = 12.7;
const BOX_ROWS = 6;
const TIERS = 5;
/** Connectors and their pitch, m: a truck of 16 m stops between two crossings. */
const CONNECTORS = 38;
const CONNECTOR_PITCH = 24;
/** Connectors from one column of blocks to the next: ten before each column end, and a pair in the aisle. */
const CONNECTORS_PER_COLUMN = 12;
/** Connector to the first bay of the column, m. */
const AISLE = 5;

const connectorX = (c: number): number => mm((QUAY - (CONNECTORS - 1) * CONNECTOR_PITCH) / 2 + c * CONNECTOR_PITCH);
const rowY = (row: number): number => FIRST_ROW_Y + ROW_PITCH * row;
const eastGoing = (row: number): boolean => row % 2 === 0;
const columnX = (column: number): number => mm(connectorX(column * CONNECTORS_PER_COLUMN + 1) + AISLE);

/**
 * Bays with a transfer point. Along west-going lanes vehicles turn in from and out to the connectors at the columns' ends on the
 * points' side; a vehicle at the first or last bay would stand in their sweep, so these bays use the points beside them.
 */
function pointBays(row: number): number[] {
  return eastGoing(row) ? count(BAYS) : count(BAYS).slice(1, -1);
}

function blocks(): BlockModel[] {
  return count(YARD_ROWS).flatMap((row) =>
    count(COLUMNS).map((column): BlockModel => {
      const id = `${'ABCDEF'[row]}${column + 1}`;
      return {
        id,
        kind: 'side-loaded',
        origin: [columnX(column), rowY(row) + BLOCK_OFFSET],
        axis: 'x',
        bays: BAYS,
        rows: BOX_ROWS,
        tiers: TIERS,
        bayLength: BAY_LENGTH,
        rowWidth: 2.9,
        // 30 plugs a bay, three bays in even rows and two in odd ones: 45 bays with the 1,350 plugs that are published.
        reeferBays: row % 2 === 0 ? [9, 10, 11] : [9, 10],
        // Dangerous goods at the gate's end of the last row.
        dangerousBays: row === YARD_ROWS - 1 ? [16, 17, 18, 19] : [],
        waterTransfer: pointBays(row).map((bay) => ({
          id: `${id}-T${twoDigits(bay + 1)}`,
          at: [mm(columnX(column) + (bay + 0.5) * BAY_LENGTH), rowY(row) + POINT_OFFSET],
          lanes: [`B${row}`],
        })),
        landTransfer: [],
      };
    }),
  );
}

function lanes(): LaneModel[] {
  const quay: [number, number] = [0, QUAY];
  const yard: [number, number] = [2, QUAY - 2];
  return [
    laneAlong('L1', 14, quay, true, 'transfer', 6),
    laneAlong('L2', 26, quay, false, 'transfer', 6),
    laneAlong('H1', HIGHWAY_Y.H1, quay, true, 'highway', 7),
    laneAlong('H2', HIGHWAY_Y.H2, quay, false, 'highway', 7),
    laneAlong('H3', HIGHWAY_Y.H3, quay, true, 'highway', 7),
    laneAlong('H4', HIGHWAY_Y.H4, quay, false, 'highway', 7),
    ...count(YARD_ROWS).map((row) => laneAlong(`B${row}`, rowY(row), yard, eastGoing(row), 'transfer', 6)),
    ...count(CONNECTORS).map((c) => {
      const beside = c % CONNECTORS_PER_COLUMN <= 1;
      const high = beside ? rowY(YARD_ROWS - 1) : HIGHWAY_Y.H4;
      return connector(`K${twoDigits(c + 1)}`, connectorX(c), [14, high], c % 2 === 1, beside ? 4 : 3);
    }),
  ];
}

function provenance(): Provenance[] {
  const inauguration = 'vietnamnews.vn/economy/1695330/hai-phong-inaugurates-73ha-smart-port.html';
  return [
    ...origin('published', `${inauguration}: 900 m, 2 berths`, ['/quay/length', '/berths']),
    ...origin('published', `${inauguration}: 10 quay cranes and 36 yard cranes; where they stand is designed`, [
      '/quayCranes',
      '/yardCranes',
    ]),
    ...origin('published', `${inauguration}: 16.8 to 18.4 m`, ['/quay/depth']),
    ...quayCraneProvenance(),
    ...energyProvenance(),
    ...origin(
      'assumed',
      'Shape of Vietnamese time-of-use tariffs for industry; prices and emission factor are round figures.',
      ['/energy/currency', '/energy/tariff', '/energy/gridKgCO2ePerKWh'],
    ),
    ...origin('assumed', 'Single trolley; not published.', ['/quayCraneType/trolleys']),
    ...origin('assumed', 'Usual figures of electric rubber-tyred cranes; none published for this terminal.', [
      '/yardCraneType',
    ]),
    ...origin('assumed', 'Usual figures of terminal trucks with a trailer; number and speeds are not published.', [
      '/vehicleType',
    ]),
    ...origin(
      'assumed',
      'Three times an electric vehicle, as www.porttechnology.org/news/port_of_hamburg_gets_green_agvs/ has it: energy of the fuel.',
      ['/vehicleType/kWhPerKmLoaded', '/vehicleType/kWhPerKmEmpty'],
    ),
    ...origin('assumed', '1.1 M TEU a year by 1.6 TEU a box and 52 weeks; little transhipment.', ['/defaults']),
    ...origin(
      'assumed',
      'Place and tides to a coarse estimate, not for navigation; code not held against the code list.',
      ['/anchor', '/tides', '/unlocode', '/code'],
    ),
    ...origin(
      'assumed',
      'Access channel of 14 m as the port was planned; not held against a chart. It makes deep vessels wait for the tide.',
      ['/quay/channelDepth'],
    ),
    ...origin('assumed', 'No figure published.', [
      '/gate',
      '/shifts',
      '/quay/berthingSeconds',
      '/quay/unberthingSeconds',
    ]),
    ...origin('designed', `Layout by us; reefer bays are chosen to give the 1,350 plugs of ${inauguration}.`, [
      '/blocks',
      '/lanes',
      '/parking',
      '/craneRails',
      '/quayCraneType/transferRows',
    ]),
  ];
}

function equipment(): Pick<TerminalModel, 'quayCraneType' | 'yardCraneType' | 'vehicleType'> {
  return {
    quayCraneType: {
      trolleys: 'single',
      ...ULCS_DRIVES,
      outreach: 70,
      twinLiftKg: 65_000,
      liftHeight: 54,
      spreader: QUAY_SPREADER,
      hoistOverlap: 0.6,
      hatchCoverSeconds: 120,
      boom: BOOM,
      transferRows: [
        { y: 10, lane: 'L1' },
        { y: 18, lane: 'L1' },
        { y: 22, lane: 'L2' },
        { y: 30, lane: 'L2' },
      ],
      power: QUAY_CRANE_POWER,
      energyKWhPerMove: 6,
    },
    yardCraneType: {
      kind: 'RTG',
      gantry: { speed: 2.2, accel: 0.2 },
      trolley: { speed: 1.17, accel: 0.3 },
      hoistLoaded: { speed: 0.5, accel: 0.25 },
      hoistEmpty: { speed: 0.9, accel: 0.35 },
      liftHeight: 18.1,
      spreader: { swaySeconds: 6, landingSeconds: 5, lockSeconds: 3, unlockSeconds: 3, twinExtraSeconds: 0 },
      minSpacing: 27,
      power: {
        ...{ spreaderKg: 8_000, trolleyKg: 15_000, craneKg: 120_000, rollingResistance: 0.012 },
        ...{ driveEfficiency: 0.8, regenerationShare: 0.5, auxiliaryKW: 35, standbyKW: 10 },
      },
      energyKWhPerMove: 3,
    },
    vehicleType: {
      kind: 'TERMINAL_TRUCK',
      count: 60,
      length: 16,
      width: 2.6,
      straightSpeed: 7,
      curveSpeed: 3,
      sidewaysSpeed: 1.2,
      accel: 0.6,
      brake: 0.9,
      power: {
        ...{ tareKg: 14_000, rollingResistance: 0.01, driveEfficiency: 0.33, regenerationShare: 0, auxiliaryKW: 12 },
      },
      maxLoadKg: 60_000,
      kWhPerKmLoaded: 4.5,
      kWhPerKmEmpty: 2.7,
    },
  };
}

/** The model of the Lach Huyen terminal. */
export function lachHuyenHhit(): TerminalModel {
  const yard = blocks();
  const xs = count(CONNECTORS).map(connectorX);
  return {
    $schema: './schema.json',
    format: 'hawser-terminal/1',
    name: 'Lach Huyen, HHIT-like',
    unlocode: 'VNHPH',
    code: 'HHIT',
    timeZone: 'Asia/Ho_Chi_Minh',
    anchor: { latitude: 20.8, longitude: 106.9, bearing: 130 },
    provenance: [...provenance(), ...reliabilityProvenance()],
    quay: {
      length: QUAY,
      depth: 16.8,
      channelDepth: 14,
      bollardSpacing: 25,
      mooringClearance: 20,
      underKeelClearance: 1.5,
      berthingSeconds: 2700,
      unberthingSeconds: 1800,
      maxCranesPerVessel: 5,
    },
    berths: count(2).map((i) => ({ id: `${i + 5}`, from: i * 450, to: (i + 1) * 450, depth: 16.8 })),
    craneRails: { seawardY: 4, landwardY: 34, minSpacing: 28 },
    quayCranes: quayCranes(10, QUAY),
    lanes: lanes(),
    blocks: yard,
    yardCranes: pairedYardCranes('RTG', yard),
    ...equipment(),
    parking: [...strip('P1', PARKING_Y.P1, ['H2', 'H3'], xs), ...strip('P2', PARKING_Y.P2, ['H3', 'H4'], xs)],
    chargers: [],
    energy: {
      currency: 'VND',
      tariff: [
        { from: '22:00', to: '04:00', pricePerKWh: 1150 },
        { from: '09:30', to: '11:30', pricePerKWh: 3250 },
        { from: '17:00', to: '20:00', pricePerKWh: 3250 },
        { from: '00:00', to: '00:00', pricePerKWh: 1750 },
      ],
      ...{ peakKW: 12_000, baseKW: 600, reeferKW: 4, gridKgCO2ePerKWh: 0.68 },
    },
    reliability: ASSUMED_RELIABILITY,
    weather: ASSUMED_WEATHER,
    gate: {
      at: [450, 360],
      inLanes: 8,
      outLanes: 6,
      inSeconds: 25,
      outSeconds: 20,
      truckSpeed: 8.3,
      appointmentMinutes: 60,
    },
    tides: [
      { constituent: 'O1', amplitude: 0.75, phase: 40 },
      { constituent: 'K1', amplitude: 0.7, phase: 95 },
      { constituent: 'M2', amplitude: 0.05, phase: 110 },
      { constituent: 'S2', amplitude: 0.03, phase: 140 },
    ],
    shifts: [
      { name: 'first', start: '06:00', hours: 8 },
      { name: 'second', start: '14:00', hours: 8 },
      { name: 'third', start: '22:00', hours: 8 },
    ],
    defaults: { transhipmentShare: 0.05, weeklyQuayMoves: 13200 },
  };
}
