// What a variant is: a name, and what differs from the terminal as it is. Plain JSON: it comes from a sweep file or over the API.
import { Type, type Static } from 'typebox';

/** Rules of work that a variant may choose; what is left out is as the terminal works. */
export const PolicySchema = Type.Object(
  {
    dispatch: Type.Optional(
      Type.Union([Type.Literal('rolling'), Type.Literal('nearest-idle'), Type.Literal('first-come')], {
        description: 'which vehicle takes which move',
      }),
    ),
    traffic: Type.Optional(
      Type.Union([Type.Literal('banker'), Type.Literal('first-come')], { description: 'who is allocated the road' }),
    ),
    decking: Type.Optional(
      Type.Union([Type.Literal('planned'), Type.Literal('nearest'), Type.Literal('random')], {
        description: 'which slot a box gets in the yard',
      }),
    ),
    exchangeLoads: Type.Optional(
      Type.Boolean({ description: "equal boxes of a load list take each other's turn where that saves digging" }),
    ),
    housekeeping: Type.Optional(Type.Boolean({ description: 'idle stacking cranes make ready what is wanted soon' })),
    berths: Type.Optional(
      Type.Union([Type.Literal('planned'), Type.Literal('first-come')], {
        description: 'who is berthed where and when',
      }),
    ),
    arrivals: Type.Optional(
      Type.Union([Type.Literal('requested'), Type.Literal('as-they-come')], {
        description: 'whether vessels that would wait are asked to come later',
      }),
    ),
    craneSplit: Type.Optional(
      Type.Union([Type.Literal('planned'), Type.Literal('equal')], {
        description: 'how many cranes each vessel gets',
      }),
    ),
    twinLift: Type.Optional(Type.Boolean({ description: "two 20' boxes in one lift" })),
    dualCycle: Type.Optional(Type.Boolean({ description: 'discharge and load in one cycle' })),
  },
  { additionalProperties: false },
);

/** Traffic of a run that begins with an empty quay. */
export const DemandPatchSchema = Type.Object(
  {
    days: Type.Optional(Type.Number({ minimum: 0.25, maximum: 60, description: 'length of the period, days' })),
    scale: Type.Optional(
      Type.Number({ minimum: 0.01, maximum: 10, description: "factor on the terminal's weekly quay moves" }),
    ),
    around: Type.Optional(Type.Boolean({ description: 'trucks also serve vessels before and after the period' })),
    transhipmentShare: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  },
  { additionalProperties: false },
);

/** One variant. Every part but the name may be left out; what is left out is as it is. */
export const VariantSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    terminal: Type.Optional(
      Type.String({ minLength: 1, description: 'another terminal file: another layout. Only from the beginning' }),
    ),
    set: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        description: 'values of the terminal model by their JSON path, such as /vehicleType/count',
      }),
    ),
    policy: Type.Optional(PolicySchema),
    disturbances: Type.Optional(
      Type.Union([
        Type.String({ minLength: 1, description: 'file of disturbances' }),
        Type.Record(Type.String(), Type.Unknown(), { description: 'disturbances, inline' }),
      ]),
    ),
    demand: Type.Optional(DemandPatchSchema),
    berths: Type.Optional(
      Type.Record(Type.String({ minLength: 1 }), Type.Number({ minimum: 0 }), {
        description: 'position of the bow by call, m along the quay',
      }),
    ),
  },
  { additionalProperties: false },
);

/** A variant as it is written. */
export type VariantSpec = Static<typeof VariantSchema>;
export type PolicyPatch = Static<typeof PolicySchema>;
export type DemandPatch = Static<typeof DemandPatchSchema>;
