// The Open Vessel Definition (github.com/tedivo/OpenVesselDefinition, MIT; version 1) as far as the terminal reads and writes it:
// JSON, lengths in millimetres, masses in grams, yes and no as 1 and 0. Properties that are not named here are let pass.
import { Type, type Static } from 'typebox';

const YesNo = Type.Union([Type.Literal(0), Type.Literal(1)]);
const mm = Type.Number({ description: 'mm' });
const grams = Type.Number({ minimum: 0, description: 'grams' });
const IsoBay = Type.String({ pattern: '^[0-9][0-9][13579]$', description: "number of a 20' bay, three digits" });
const SizeAllowed = Type.Union([YesNo, Type.Object({})]);

const LengthInfo = Type.Object({
  size: Type.Number(),
  lcg: Type.Optional(mm),
  rowWeight: Type.Optional(grams),
});
const LengthInfos = Type.Partial(
  Type.Object({
    '20': LengthInfo,
    '24': LengthInfo,
    '40': LengthInfo,
    '45': LengthInfo,
    '48': LengthInfo,
    '53': LengthInfo,
  }),
);

const Slot = Type.Object({
  pos: Type.String({ pattern: '^[0-9]{2}([0-9][02468]|1[0-9][02468])$', description: 'row and tier' }),
  sizes: Type.Record(Type.String(), SizeAllowed),
  reefer: Type.Optional(YesNo),
  restricted: Type.Optional(YesNo),
  hazardousProhibited: Type.Optional(
    Type.Union([
      Type.Boolean(),
      Type.Object({
        imdgClasses: Type.Array(Type.String()),
        compatibilityGroups: Type.Optional(Type.Array(Type.String())),
      }),
    ]),
  ),
});

const RowPlace = { bottomBase: Type.Optional(mm), maxHeight: Type.Optional(mm) };
const Row = Type.Object({
  isoRow: Type.String({ pattern: '^[0-9]{2}$' }),
  ...RowPlace,
  tcg: Type.Optional(mm),
  rowInfoByLength: Type.Optional(LengthInfos),
});

const Bay = Type.Object({
  isoBay: IsoBay,
  level: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)], {
    description: '1 above deck, 2 below, 3 between decks',
  }),
  infoByContLength: LengthInfos,
  pairedBay: Type.Optional(
    Type.Union([Type.Literal(1), Type.Literal(2)], { description: '1 the next fore, 2 the next aft' }),
  ),
  reeferPlugLimit: Type.Optional(Type.Number({ minimum: 0 })),
  bulkhead: Type.Optional(
    Type.Object({
      fore: Type.Optional(YesNo),
      foreLcg: Type.Optional(mm),
      aft: Type.Optional(YesNo),
      aftLcg: Type.Optional(mm),
    }),
  ),
  perSlotInfo: Type.Optional(Type.Record(Type.String(), Slot)),
  perRowInfo: Type.Optional(
    Type.Object({
      common: Type.Optional(Type.Object(RowPlace)),
      each: Type.Optional(Type.Record(Type.String(), Row)),
    }),
  ),
});

const Lid = Type.Object({
  label: Type.String(),
  portIsoRow: Type.String({ pattern: '^[0-9]{2}$' }),
  starboardIsoRow: Type.String({ pattern: '^[0-9]{2}$' }),
  startIsoBay: IsoBay,
  endIsoBay: IsoBay,
});

const CgSource = Type.Object({
  values: Type.Number({ description: '1 estimated, 2 known' }),
});
const ByNumber = Type.Record(Type.String(), mm);

/** Schema of an Open Vessel Definition, as far as it is read. */
export const OvdSchema = Type.Object({
  $schema: Type.Optional(Type.String()),
  $schemaId: Type.String(),
  version: Type.String(),
  shipData: Type.Object({
    shipClass: Type.String(),
    shipName: Type.Optional(Type.String()),
    imoCode: Type.Optional(Type.String()),
    callSign: Type.Optional(Type.String()),
    loa: Type.Optional(mm),
    containersLengths: Type.Array(Type.Number()),
    lcgOptions: Type.Object({ values: Type.Number(), lpp: mm }),
    tcgOptions: CgSource,
    vcgOptions: Type.Object({ values: Type.Number(), heightFactor: Type.Optional(Type.Number()) }),
    masterCGs: Type.Object({ aboveTcgs: ByNumber, belowTcgs: ByNumber, bottomBases: ByNumber }),
    metaInfo: Type.Optional(Type.Object({ note: Type.Optional(Type.String()) })),
  }),
  baysData: Type.Array(Bay),
  lidData: Type.Array(Lid),
});

export type Ovd = Static<typeof OvdSchema>;
export type OvdBay = Static<typeof Bay>;
export type OvdSlot = Static<typeof Slot>;
export type OvdLid = Static<typeof Lid>;

/** BayLevelEnum, ForeAftEnum and ValuesSourceEnum of the definition. */
export const OVD_LEVEL = { deck: 1, hold: 2 } as const;
export const OVD_PAIR = { fore: 1, aft: 2 } as const;
export const OVD_VALUES = { estimated: 1, known: 2 } as const;
