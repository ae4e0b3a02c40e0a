// Rules of a terminal model about rest places: transfer points, parking places and chargers.
import type { Diagnostic } from '../diagnostic.ts';
import type { LaneModel, TerminalModel } from '../model.ts';
import { fault } from './fault.ts';
import { REACH } from './lane-rules.ts';
import { END_SLACK, laneAlongQuay, laneSpan, laneSweep, overlap, placesOf, type Place } from './outlines.ts';

/** Rest places name lanes that exist. */
export function placesNameKnownLanes(model: TerminalModel): Diagnostic[] {
  const known = new Set(model.lanes.map((l) => l.id));
  return placesOf(model).flatMap(({ place, where }) =>
    place.lanes.flatMap((lane, i) =>
      known.has(lane)
        ? []
        : [fault('HWS-MOD-017', `${where}/lanes/${i}`, `Rest place ${place.id} names lane "${lane}".`)],
    ),
  );
}

/** Only points where road trucks hand over may be without a lane. */
export function placesOfTheFleetHaveALane(model: TerminalModel): Diagnostic[] {
  return placesOf(model).flatMap(({ place, where, kind }) =>
    kind === 'land' || place.lanes.length > 0
      ? []
      : [fault('HWS-MOD-020', `${where}/lanes`, `Rest place ${place.id} has no lane.`)],
  );
}

/** Every pair of a rest place and one of its lanes that can be measured, with the lane's place in the list of the place. */
function placesWithLanes(model: TerminalModel): { place: Place; lane: LaneModel; where: string }[] {
  const lanes = new Map(model.lanes.map((l) => [l.id, l]));
  return placesOf(model).flatMap((place) =>
    place.place.lanes.flatMap((id, i) => {
      const lane = lanes.get(id);
      if (lane === undefined || laneAlongQuay(lane) === null) return [];
      return [{ place, lane, where: `${place.where}/lanes/${i}` }];
    }),
  );
}

/** Rest places lie near the lanes that they are entered from. */
export function placesLieNearTheirLanes(model: TerminalModel): Diagnostic[] {
  return placesWithLanes(model).flatMap(({ place, lane, where }) => {
    const across = place.place.at[laneAlongQuay(lane) === true ? 1 : 0] as number;
    const distance = Math.abs(across - laneSpan(lane).at);
    if (distance <= REACH) return [];
    const message = `Rest place ${place.place.id} is ${distance} m from lane ${lane.id}; it may be ${REACH} m away.`;
    return [fault('HWS-MOD-018', where, message)];
  });
}

/** A vehicle that enters or leaves a rest place does so wholly within the lane's length. */
export function placesLieWithinTheirLanes(model: TerminalModel): Diagnostic[] {
  const reach = model.vehicleType.length / 2 - END_SLACK;
  return placesWithLanes(model).flatMap(({ place, lane, where }) => {
    const along = place.place.at[laneAlongQuay(lane) === true ? 0 : 1] as number;
    const { low, high } = laneSpan(lane);
    if (along - reach >= low && along + reach <= high) return [];
    const message = `Rest place ${place.place.id} lies at ${along} m along lane ${lane.id}, which goes from ${low} m to ${high} m.`;
    return [fault('HWS-MOD-019', where, message)];
  });
}

/** Vehicles at two rest places do not touch each other. */
export function placesDoNotOverlap(model: TerminalModel): Diagnostic[] {
  const places = placesOf(model).sort((a, b) => a.outline.x0 - b.outline.x0);
  const found: Diagnostic[] = [];
  places.forEach((a, i) => {
    for (let j = i + 1; j < places.length; j++) {
      const b = places[j] as Place;
      if (b.outline.x0 >= a.outline.x1) break;
      if (!overlap(a.outline, b.outline) || mayShareGround(a, b, model.vehicleType.width)) continue;
      const message = `Vehicles at rest places ${a.place.id} and ${b.place.id} would touch.`;
      found.push(fault('HWS-MOD-021', b.where, message));
    }
  });
  return found;
}

/** Points of one side-loaded block lie closer than a vehicle is long: the yard crane serves one of two neighbours at a time. */
function mayShareGround(a: Place, b: Place, width: number): boolean {
  if (a.block === null || a.block !== b.block || a.block.kind !== 'side-loaded') return false;
  return Math.hypot(a.place.at[0] - b.place.at[0], a.place.at[1] - b.place.at[1]) >= width;
}

/** A standing vehicle is in nobody's way. */
export function placesStandClearOfLanes(model: TerminalModel): Diagnostic[] {
  const lanes = model.lanes
    .filter((l) => laneAlongQuay(l) !== null)
    .map((lane) => ({ lane, sweep: laneSweep(lane, model.vehicleType) }));
  return placesOf(model).flatMap(({ place, where, outline }) => {
    const hit = lanes.find((l) => overlap(l.sweep, outline));
    if (hit === undefined) return [];
    return [
      fault('HWS-MOD-022', where, `A vehicle at rest place ${place.id} would stand in the way of lane ${hit.lane.id}.`),
    ];
  });
}

/** Every vehicle has a parking place of its own. */
export function everyVehicleHasAParkingPlace(model: TerminalModel): Diagnostic[] {
  const [places, vehicles] = [model.parking.length, model.vehicleType.count];
  if (places >= vehicles) return [];
  return [fault('HWS-MOD-023', '/parking', `There are ${places} parking places for ${vehicles} vehicles.`)];
}
