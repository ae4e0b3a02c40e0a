// The parts of the terminal model that say how spreaders take hold and what machines need in electricity: spreader times, drives,
// the site's supply and its tariff, charging. Units: s, kg, kW, kWh, shares from 0 to 1; money in the tariff's currency.
import { Type, type Static } from 'typebox';

const Clock = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'local time, hh:mm' });
const Share = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });
const Mass = (description: string) => Type.Number({ exclusiveMinimum: 0, description: `${description}, kg` });
const Seconds = (description: string) => Type.Number({ minimum: 0, description });

export const SpreaderSchema = Type.Object(
  {
    swaySeconds: Seconds('waiting for sway to die down and finding the corners, at each end of a lift'),
    landingSeconds: Seconds('last metre and landing, at each end'),
    lockSeconds: Seconds('turning the twistlocks in and checking them'),
    unlockSeconds: Seconds('turning them out and checking them'),
    twinExtraSeconds: Seconds("more at each end when two 20' boxes are taken at once: both must be met"),
  },
  { additionalProperties: false, description: 'what a spreader takes at the ends of a lift' },
);

export const CranePowerSchema = Type.Object(
  {
    spreaderKg: Mass('spreader with headblock'),
    trolleyKg: Mass('trolley without spreader'),
    craneKg: Mass('what the gantry moves besides trolley and spreader'),
    rollingResistance: Share('of wheels: force by weight'),
    driveEfficiency: Share('electricity to motion, and back'),
    regenerationShare: Share('of what braking and lowering give back that somebody else on the site can use'),
    auxiliaryKW: Type.Number({ minimum: 0, description: 'pumps, fans, lights, control while it has an order' }),
    standbyKW: Type.Number({ minimum: 0, description: 'always' }),
  },
  { additionalProperties: false, description: 'what a crane needs for its motions' },
);

export const VehiclePowerSchema = Type.Object(
  {
    tareKg: Mass('the vehicle, with its trailer, without boxes'),
    rollingResistance: Share('of tyres: force by weight'),
    driveEfficiency: Share('battery or fuel to motion'),
    regenerationShare: Share('of what braking gives back that comes to the battery'),
    auxiliaryKW: Type.Number({
      minimum: 0,
      description: 'steering, sensors, cooling on the road; a standing vehicle sleeps',
    }),
  },
  { additionalProperties: false, description: 'what a vehicle needs to drive' },
);

export const SiteEnergySchema = Type.Object(
  {
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    tariff: Type.Array(
      Type.Object(
        { from: Clock, to: Clock, pricePerKWh: Type.Number({ minimum: 0 }) },
        { additionalProperties: false },
      ),
      { minItems: 1, description: 'price by hour of the day; from = to is the whole day; the first that fits counts' },
    ),
    peakKW: Type.Number({ exclusiveMinimum: 0, description: 'limit of the mean power over any quarter of an hour' }),
    baseKW: Type.Number({ minimum: 0, description: 'lighting, buildings' }),
    reeferKW: Type.Number({ minimum: 0, description: 'mean power of a plugged reefer' }),
    gridKgCO2ePerKWh: Type.Number({ minimum: 0, description: 'greenhouse gases of grid electricity' }),
  },
  { additionalProperties: false, description: 'the supply of the terminal' },
);

export const ChargingSchema = Type.Object(
  {
    kind: Type.Union([Type.Literal('plug'), Type.Literal('swap')], {
      description: 'what the chargers are: plugs, or stations where the battery is changed',
    }),
    efficiency: Type.Number({ exclusiveMinimum: 0, maximum: 1, description: 'grid to battery' }),
    swapSeconds: Seconds('changing a battery, all in'),
    packs: Type.Integer({ minimum: 0, description: 'batteries at the swap stations besides those in the vehicles' }),
    plugs: Type.Array(Type.String(), {
      description: 'parking and transfer places with a plug of their own: who stands there is charged meanwhile',
    }),
    plugKW: Type.Number({ minimum: 0, description: 'power of such a plug' }),
  },
  {
    additionalProperties: false,
    description: 'how vehicles get energy; chargeKW of the vehicle is the power of a charger',
  },
);

export const ReeferCrewSchema = Type.Object(
  {
    people: Type.Integer({ minimum: 1, description: 'at work at a time' }),
    speed: Type.Number({ exclusiveMinimum: 0, description: 'on their way from one box to the next, m/s' }),
    plugSeconds: Seconds('at a box, to plug it in and check its set point'),
    unplugSeconds: Seconds('at a box, to unplug it and stow the cable'),
    targetMinutes: Type.Number({
      exclusiveMinimum: 0,
      description: 'a reefer is to be plugged in so soon after it was set down',
    }),
  },
  { additionalProperties: false, description: 'people who plug reefers in and out; left out: by the number of plugs' },
);

export type ReeferCrewModel = Static<typeof ReeferCrewSchema>;
export type SpreaderModel = Static<typeof SpreaderSchema>;
export type CranePowerModel = Static<typeof CranePowerSchema>;
export type VehiclePowerModel = Static<typeof VehiclePowerSchema>;
export type SiteEnergyModel = Static<typeof SiteEnergySchema>;
export type ChargingModel = Static<typeof ChargingSchema>;

/** Time at the pick of a lift, s: sway, landing and locking; `twin`: two boxes at once. */
export function pickSeconds(s: SpreaderModel, twin = false): number {
  return s.swaySeconds + s.landingSeconds + s.lockSeconds + (twin ? s.twinExtraSeconds : 0);
}

/** Time at the place of a lift, s: sway, landing and unlocking; `twin`: two boxes at once. */
export function placeSeconds(s: SpreaderModel, twin = false): number {
  return s.swaySeconds + s.landingSeconds + s.unlockSeconds + (twin ? s.twinExtraSeconds : 0);
}
