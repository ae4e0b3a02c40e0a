// How machines and reefers fail by a terminal's file, and the wind at which its cranes stop.
import { Type, type Static, type TNumber, type TOptional } from 'typebox';

/** How a machine fails: stands still; goes slowly; cannot see; cannot be heard; stands still as soon as it holds a box. */
export const FAULT_KINDS = ['stop', 'slow', 'sensor-loss', 'silent', 'dead'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Kinds of machine that fail at their own rates. */
export const MACHINE_KINDS = ['quayCrane', 'yardCrane', 'vehicle'] as const;
export type MachineKind = (typeof MACHINE_KINDS)[number];

/** How often the machines of a kind fail, and how long they are out: times of exponential distributions with these means. */
export const FaultRateSchema = Type.Object(
  {
    hoursBetween: Type.Number({ exclusiveMinimum: 0, description: 'mean time between two faults of one machine, h' }),
    minutesToRepair: Type.Number({ exclusiveMinimum: 0, description: 'mean time that a fault lasts, min' }),
    shares: Type.Optional(
      Type.Object(
        Object.fromEntries(FAULT_KINDS.map((kind) => [kind, Type.Optional(Type.Number({ minimum: 0 }))])) as Record<
          FaultKind,
          TOptional<TNumber>
        >,
        { additionalProperties: false, description: "weights of the kinds of fault; left out: only 'stop'" },
      ),
    ),
  },
  { additionalProperties: false },
);

/** How often plugged reefers alarm, and for how long: times of exponential distributions with these means. */
export const ReeferRateSchema = Type.Object(
  {
    hoursBetween: Type.Number({ exclusiveMinimum: 0, description: 'mean time between two alarms of one reefer, h' }),
    minutesToRepair: Type.Number({ exclusiveMinimum: 0, description: 'mean time that an alarm lasts, min' }),
    shares: Type.Optional(
      Type.Object(
        {
          power: Type.Optional(Type.Number({ minimum: 0 })),
          temperature: Type.Optional(Type.Number({ minimum: 0 })),
        },
        { additionalProperties: false, description: 'weights of the kinds of alarm; left out: as many of each' },
      ),
    ),
  },
  { additionalProperties: false },
);

/** The section `reliability` of a terminal file. */
export const ReliabilitySchema = Type.Object(
  {
    quayCrane: FaultRateSchema,
    yardCrane: FaultRateSchema,
    vehicle: FaultRateSchema,
    reefer: Type.Optional(ReeferRateSchema),
    slowShare: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      description: 'share of its speeds that a slow machine has',
    }),
    crawlShare: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      description: 'share of its speeds that a machine has which cannot see',
    }),
    lateSeconds: Type.Number({ minimum: 0, description: 'delay of the reports of a machine that cannot see' }),
    heartbeatSeconds: Type.Number({
      exclusiveMinimum: 0,
      description: 'a machine not heard for so long counts as broken',
    }),
    towAfterMinutes: Type.Number({
      minimum: 0,
      description: 'a vehicle that stands broken on a road is towed after so long',
    }),
    towMinutes: Type.Number({
      minimum: 0,
      description: 'from the call of the tow until the vehicle stands in a parking place',
    }),
    takeOverMinutes: Type.Number({
      minimum: 0,
      description: 'the work of a crane that will be out for longer goes to its neighbours',
    }),
  },
  {
    additionalProperties: false,
    description: 'how machines fail and are put right; used only in runs that ask for it',
  },
);

/** The section `weather` of a terminal file. */
export const WeatherSchema = Type.Object(
  {
    quayCraneStopWind: Type.Number({ exclusiveMinimum: 0, description: 'wind from which quay cranes stop, m/s' }),
    yardCraneStopWind: Type.Number({ exclusiveMinimum: 0, description: 'wind from which stacking cranes stop, m/s' }),
    hysteresis: Type.Number({ minimum: 0, description: 'work goes on when the wind is so much below the limit, m/s' }),
  },
  { additionalProperties: false, description: 'wind limits of the cranes' },
);

export type FaultRate = Static<typeof FaultRateSchema>;
export type ReeferRate = Static<typeof ReeferRateSchema>;
export type ReliabilityModel = Static<typeof ReliabilitySchema>;
export type WeatherModel = Static<typeof WeatherSchema>;
