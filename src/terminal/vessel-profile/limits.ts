// What the Open Vessel Definition has no place for: limits of lashing and visibility, and hydrostatics. They stand in a file of their own
// beside the definition. This schema is the source of the types and of the reader. Metres, kilograms.
import { Type, type Static } from 'typebox';

const kg = Type.Number({ exclusiveMinimum: 0, description: 'kg' });
const metres = (description: string) => Type.Number({ description: `${description}, m` });

const Provenance = Type.Object(
  {
    path: Type.String({ pattern: '^/', description: 'JSON path of the figure(s)' }),
    origin: Type.Union([Type.Literal('published'), Type.Literal('designed'), Type.Literal('assumed')]),
    source: Type.String({ description: 'where the figure was published, or why it was designed so' }),
  },
  { additionalProperties: false },
);

const Lashing = Type.Object(
  {
    twentyKg: Type.Array(kg, { description: "most that a 20' may weigh on deck, by tiers from the hatch cover up" }),
    fortyKg: Type.Array(kg, {
      description: "most that a 40' or 45' may weigh on deck, by tiers from the hatch cover up",
    }),
  },
  { additionalProperties: false },
);

const Visibility = Type.Object(
  {
    eyeX: metres('conning position forward of the aft perpendicular'),
    eyeZ: metres('eye of who stands there above the keel'),
    bowX: metres('foremost point of the vessel forward of the aft perpendicular'),
    hidden: Type.Number({
      exclusiveMinimum: 0,
      description: 'sea ahead of the bow that may be hidden, m (SOLAS V/22: two lengths or 500 m, whichever is less)',
    }),
  },
  { additionalProperties: false },
);

const HydrostaticRow = Type.Object(
  {
    draught: Type.Number({ exclusiveMinimum: 0, description: 'on even keel, m' }),
    displacement: kg,
    buoyancyX: metres('centre of buoyancy forward of the aft perpendicular'),
    flotationX: metres('centre of flotation forward of the aft perpendicular'),
    metacentreZ: metres('transverse metacentre above the keel'),
    trimMoment: Type.Number({ exclusiveMinimum: 0, description: 'kg·m that change the trim by one metre' }),
  },
  { additionalProperties: false },
);

const Stability = Type.Object(
  {
    hydrostatics: Type.Array(HydrostaticRow, { minItems: 2, description: 'by rising draughts, sea water' }),
    deadLoad: Type.Object(
      {
        kg,
        x: metres('centre of mass forward of the aft perpendicular'),
        y: metres('centre of mass to starboard'),
        z: metres('centre of mass above the keel'),
        freeSurface: Type.Number({ minimum: 0, description: 'moment of free surfaces in tanks, kg·m' }),
      },
      { additionalProperties: false, description: 'the vessel herself, stores, fuel and ballast' },
    ),
    maxDraught: Type.Number({ exclusiveMinimum: 0, description: 'at the deeper end, m' }),
    leastTrim: metres('least trim, by the stern positive'),
    mostTrim: metres('greatest trim, by the stern positive'),
    leastGm: metres('least metacentric height, free surfaces taken off'),
    mostHeel: Type.Number({ exclusiveMinimum: 0, description: 'greatest angle of heel, degrees' }),
  },
  { additionalProperties: false },
);

/** Schema of a file of limits. */
export const VesselLimitsSchema = Type.Object(
  {
    format: Type.Literal('hawser-vessel-limits/1'),
    vessel: Type.String({ minLength: 1, description: 'name of the vessel or class whose limits these are' }),
    provenance: Type.Array(Provenance, { description: 'origin of the figures' }),
    lashing: Type.Optional(Lashing),
    visibility: Type.Optional(Visibility),
    stability: Type.Optional(Stability),
  },
  { additionalProperties: false },
);

export type VesselLimits = Static<typeof VesselLimitsSchema>;
export type LashingLimits = Static<typeof Lashing>;
export type VisibilityLimits = Static<typeof Visibility>;
export type StabilityLimits = Static<typeof Stability>;
export type HydrostaticRow = Static<typeof HydrostaticRow>;
