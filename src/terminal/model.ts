// The terminal model: one JSON file describes a terminal. This schema is the source of the types, the checker and the
// published JSON Schema. Units: metres on a local grid (x along the quay, y inland, quay edge at y = 0), seconds, m/s, kg.
import { Type, type Static } from 'typebox';
import { ReliabilitySchema, WeatherSchema } from './failing.ts';
import {
  ChargingSchema,
  CranePowerSchema,
  ReeferCrewSchema,
  SiteEnergySchema,
  SpreaderSchema,
  VehiclePowerSchema,
} from './power.ts';

const Point = Type.Tuple([Type.Number(), Type.Number()], { description: '[x, y] in metres' });

const Axis = Type.Object(
  {
    speed: Type.Number({ exclusiveMinimum: 0, description: 'top speed, m/s' }),
    accel: Type.Number({ exclusiveMinimum: 0, description: 'acceleration, m/s²' }),
    brake: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, description: 'deceleration, m/s²; as accel when left out' }),
    ),
  },
  { additionalProperties: false },
);

const Provenance = Type.Object(
  {
    path: Type.String({ pattern: '^/', description: 'JSON path of the figure(s), e.g. /quay/length' }),
    origin: Type.Union([Type.Literal('published'), Type.Literal('designed'), Type.Literal('assumed')]),
    source: Type.String({ description: 'where the figure was published, or why it was designed so' }),
  },
  { additionalProperties: false },
);

const Lane = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    from: Point,
    to: Point,
    width: Type.Number({ exclusiveMinimum: 0 }),
    speed: Type.Number({ exclusiveMinimum: 0, description: 'speed limit, m/s' }),
    kind: Type.Union([Type.Literal('highway'), Type.Literal('transfer'), Type.Literal('connector')], {
      description: 'transfer: beside transfer points; connector: only crosses, nobody may stop on it',
    }),
  },
  { additionalProperties: false, description: 'a straight one-way lane; lanes meet where they cross' },
);

const RestPlace = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    at: Point,
    lanes: Type.Array(Type.String(), {
      description:
        'lanes from which it is entered and left, sideways or by turning in; empty only where road trucks hand over, ' +
        'who come by roads outside the lane network',
    }),
    rack: Type.Optional(
      Type.Boolean({ description: 'a rack stands here, on which a lift-AGV sets its box and from which it takes one' }),
    ),
  },
  { additionalProperties: false, description: 'a place where one vehicle may stand without being in the way' },
);

const Block = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    kind: Type.Union([Type.Literal('end-loaded'), Type.Literal('side-loaded')]),
    origin: Type.Tuple([Type.Number(), Type.Number()], {
      description: 'corner of bay 1, row 1 nearest to the grid origin',
    }),
    axis: Type.Union([Type.Literal('x'), Type.Literal('y')], { description: 'direction in which bays are counted' }),
    bays: Type.Integer({ minimum: 1, description: "number of 40' bays" }),
    rows: Type.Integer({ minimum: 1 }),
    tiers: Type.Integer({ minimum: 1, description: 'boxes on top of each other' }),
    bayLength: Type.Number({ exclusiveMinimum: 0, description: "pitch of 40' bays" }),
    rowWidth: Type.Number({ exclusiveMinimum: 0 }),
    reeferBays: Type.Array(Type.Integer(), { description: "40' bays (from 0) with reefer plugs at every slot" }),
    reeferLimitKW: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        description: 'power that its plugs give together; left out: as much as its reefers take',
      }),
    ),
    dangerousBays: Type.Array(Type.Integer(), { description: "40' bays (from 0) where dangerous goods may stand" }),
    waterTransfer: Type.Array(RestPlace, { description: 'where terminal vehicles hand over' }),
    landTransfer: Type.Array(RestPlace, {
      description: 'where road trucks hand over; empty: at the water transfer points',
    }),
  },
  { additionalProperties: false },
);

const QuayCraneType = Type.Object(
  {
    trolleys: Type.Union([Type.Literal('single'), Type.Literal('double')]),
    gantry: Axis,
    trolley: Axis,
    hoistLoaded: Axis,
    hoistEmpty: Axis,
    portalTrolley: Type.Optional(Axis),
    portalHoist: Type.Optional(Axis),
    outreach: Type.Number({ exclusiveMinimum: 0, description: 'from the seaward rail, m' }),
    twinLiftKg: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        description: "two 20' boxes under one spreader, together; left out: one at a time",
      }),
    ),
    liftHeight: Type.Number({ exclusiveMinimum: 0, description: 'spreader above the rails, m' }),
    spreader: SpreaderSchema,
    hoistOverlap: Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'share of hoisting done while the trolley travels',
    }),
    hatchCoverSeconds: Type.Number({ minimum: 0, description: 'one hatch cover off or on, all in' }),
    boom: Type.Optional(
      Type.Object(
        { raiseSeconds: Type.Number({ minimum: 0 }), lowerSeconds: Type.Number({ minimum: 0 }) },
        { additionalProperties: false, description: 'left out: the boom stays down' },
      ),
    ),
    platform: Type.Optional(
      Type.Object(
        {
          twentyFootSlots: Type.Integer({ minimum: 2, description: "4 = 2 x 40' or 4 x 20'" }),
          y: Type.Number(),
          height: Type.Number({ minimum: 0 }),
          twistlockSeconds: Type.Number({ minimum: 0 }),
        },
        { additionalProperties: false },
      ),
    ),
    transferRows: Type.Array(Type.Object({ y: Type.Number(), lane: Type.String() }, { additionalProperties: false }), {
      minItems: 1,
      description: 'rows under the crane where a vehicle stands, with the lane it is entered from',
    }),
    power: CranePowerSchema,
    energyKWhPerMove: Type.Number({ minimum: 0, description: 'usual figure, to hold the reckoned one against' }),
  },
  { additionalProperties: false },
);

const YardCraneType = Type.Object(
  {
    kind: Type.Union([Type.Literal('ASC'), Type.Literal('RTG')]),
    gantry: Axis,
    trolley: Axis,
    hoistLoaded: Axis,
    hoistEmpty: Axis,
    liftHeight: Type.Number({ exclusiveMinimum: 0 }),
    spreader: SpreaderSchema,
    minSpacing: Type.Number({ exclusiveMinimum: 0, description: 'between the centres of two cranes of one block, m' }),
    power: CranePowerSchema,
    energyKWhPerMove: Type.Number({ minimum: 0, description: 'usual figure, to hold the reckoned one against' }),
  },
  { additionalProperties: false },
);

const VehicleType = Type.Object(
  {
    kind: Type.Union([Type.Literal('AGV'), Type.Literal('LIFT_AGV'), Type.Literal('TERMINAL_TRUCK')]),
    count: Type.Integer({ minimum: 1 }),
    length: Type.Number({ exclusiveMinimum: 0 }),
    width: Type.Number({ exclusiveMinimum: 0 }),
    straightSpeed: Type.Number({ exclusiveMinimum: 0 }),
    curveSpeed: Type.Number({ exclusiveMinimum: 0 }),
    sidewaysSpeed: Type.Number({ exclusiveMinimum: 0, description: 'crab, or the sideways part of a lane change' }),
    accel: Type.Number({ exclusiveMinimum: 0 }),
    brake: Type.Number({ exclusiveMinimum: 0 }),
    batteryKWh: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: 'left out: not electric' })),
    power: VehiclePowerSchema,
    maxLoadKg: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, description: "two 20' boxes together; left out: one box at a time" }),
    ),
    kWhPerKmLoaded: Type.Number({ minimum: 0, description: 'usual figure, for planning' }),
    kWhPerKmEmpty: Type.Number({ minimum: 0, description: 'usual figure, for planning' }),
    chargeKW: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
    rack: Type.Optional(
      Type.Object(
        {
          setSeconds: Type.Number({ minimum: 0, description: 'to set a box on a rack, all in' }),
          takeSeconds: Type.Number({ minimum: 0, description: 'to take a box from a rack, all in' }),
        },
        { additionalProperties: false, description: 'times of lift-AGVs at racks; left out: it has no lifting deck' },
      ),
    ),
  },
  { additionalProperties: false },
);

const ProForma = Type.Object(
  {
    service: Type.String({ minLength: 1, description: 'name of the service; the voyages of its calls end with it' }),
    vessels: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        description: 'names of its vessels, for voyages that do not tell the service',
      }),
    ),
    weekday: Type.Union(
      [
        Type.Literal('Mon'),
        Type.Literal('Tue'),
        Type.Literal('Wed'),
        Type.Literal('Thu'),
        Type.Literal('Fri'),
        Type.Literal('Sat'),
        Type.Literal('Sun'),
      ],
      { description: 'day on which its window begins' },
    ),
    from: Type.String({
      pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
      description: 'begin of its window, local time, hh:mm',
    }),
    hours: Type.Number({ exclusiveMinimum: 0, maximum: 168, description: 'length of its window' }),
    middle: Type.Number({ description: 'where the middle of its vessels lies, m along the quay' }),
  },
  { additionalProperties: false, description: 'berth window that a service has each week' },
);

/** Schema of a terminal model file. */
export const TerminalModelSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    format: Type.Literal('hawser-terminal/1'),
    name: Type.String({ minLength: 1 }),
    unlocode: Type.String({ pattern: '^[A-Z]{2}[A-Z2-9]{3}$' }),
    code: Type.String({ minLength: 1, description: 'terminal code used in EDI' }),
    timeZone: Type.String(),
    anchor: Type.Object(
      {
        latitude: Type.Number({ minimum: -90, maximum: 90 }),
        longitude: Type.Number({ minimum: -180, maximum: 180 }),
        bearing: Type.Number({ description: 'of the x axis, degrees from north' }),
      },
      { additionalProperties: false },
    ),
    provenance: Type.Array(Provenance, {
      description: 'origin of the figures; what is not named here is designed by us',
    }),
    quay: Type.Object(
      {
        length: Type.Number({ exclusiveMinimum: 0 }),
        depth: Type.Number({ exclusiveMinimum: 0 }),
        channelDepth: Type.Optional(
          Type.Number({
            exclusiveMinimum: 0,
            description: 'of the way in, m below datum; left out: as deep as the quay',
          }),
        ),
        bollardSpacing: Type.Number({ exclusiveMinimum: 0 }),
        mooringClearance: Type.Number({ minimum: 0, description: 'between two vessels and to the ends, m' }),
        underKeelClearance: Type.Number({ minimum: 0 }),
        berthingSeconds: Type.Number({ minimum: 0 }),
        unberthingSeconds: Type.Number({ minimum: 0 }),
        maxCranesPerVessel: Type.Integer({ minimum: 1 }),
      },
      { additionalProperties: false },
    ),
    berths: Type.Array(
      Type.Object(
        { id: Type.String({ minLength: 1 }), from: Type.Number(), to: Type.Number(), depth: Type.Number() },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
    proForma: Type.Optional(
      Type.Array(ProForma, { description: 'weekly template of the quay; left out: no service has a window' }),
    ),
    craneRails: Type.Object(
      { seawardY: Type.Number(), landwardY: Type.Number(), minSpacing: Type.Number({ exclusiveMinimum: 0 }) },
      { additionalProperties: false },
    ),
    quayCraneType: QuayCraneType,
    quayCranes: Type.Array(
      Type.Object({ id: Type.String({ minLength: 1 }), x: Type.Number() }, { additionalProperties: false }),
      {
        minItems: 1,
        description: 'in order along the quay',
      },
    ),
    lanes: Type.Array(Lane),
    blocks: Type.Array(Block, { minItems: 1 }),
    yardCraneType: YardCraneType,
    yardCranes: Type.Array(
      Type.Object(
        {
          id: Type.String({ minLength: 1 }),
          block: Type.String(),
          side: Type.Union([Type.Literal('water'), Type.Literal('land')]),
        },
        { additionalProperties: false },
      ),
    ),
    vehicleType: VehicleType,
    reliability: Type.Optional(ReliabilitySchema),
    weather: Type.Optional(WeatherSchema),
    parking: Type.Array(RestPlace, { description: 'at least one per vehicle' }),
    chargers: Type.Array(RestPlace),
    charging: Type.Optional(ChargingSchema),
    reeferCrew: Type.Optional(ReeferCrewSchema),
    energy: SiteEnergySchema,
    gate: Type.Object(
      {
        at: Point,
        inLanes: Type.Integer({ minimum: 1 }),
        outLanes: Type.Integer({ minimum: 1 }),
        inSeconds: Type.Number({ minimum: 0 }),
        outSeconds: Type.Number({ minimum: 0 }),
        truckSpeed: Type.Number({ exclusiveMinimum: 0 }),
        appointmentMinutes: Type.Number({ exclusiveMinimum: 0, description: 'length of an appointment window' }),
      },
      { additionalProperties: false },
    ),
    tides: Type.Array(
      Type.Object(
        {
          constituent: Type.String({ description: 'name of the harmonic constituent, e.g. M2' }),
          amplitude: Type.Number({ minimum: 0, description: 'm' }),
          phase: Type.Number({ description: 'Greenwich phase lag, degrees' }),
        },
        { additionalProperties: false },
      ),
    ),
    shifts: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          start: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'local time, hh:mm' }),
          hours: Type.Number({ exclusiveMinimum: 0, maximum: 24 }),
        },
        { additionalProperties: false },
      ),
    ),
    defaults: Type.Object(
      {
        transhipmentShare: Type.Number({ minimum: 0, maximum: 1 }),
        weeklyQuayMoves: Type.Number({ minimum: 0 }),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false, $id: 'https://hawser.example/terminal-1.schema.json' },
);

/** A terminal as its file describes it. */
export type TerminalModel = Static<typeof TerminalModelSchema>;
export type BlockModel = TerminalModel['blocks'][number];
export type ProFormaModel = Static<typeof ProForma>;
export type LaneModel = TerminalModel['lanes'][number];
export type RestPlaceModel = Static<typeof RestPlace>;
export type QuayCraneTypeModel = TerminalModel['quayCraneType'];
export type YardCraneTypeModel = TerminalModel['yardCraneType'];
export type VehicleTypeModel = TerminalModel['vehicleType'];
