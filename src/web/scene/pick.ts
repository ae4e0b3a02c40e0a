// What lies under the pointer: the nearest thing that the ray from the eye hits.
import type { World } from '../state/world.ts';
import type { BoxLayer } from './box-layer.ts';
import type { CarriedBoxes, CarriedPlace } from './carried.ts';
import { BOX_HEIGHT, boxLength } from './place.ts';
import { rayBox } from './ray.ts';
import type { Selection } from './selection.ts';
import type { Layers } from './layers.ts';
import type { Trucks } from './vehicles.ts';
import type { Vessels } from './vessels.ts';

/** All that can be picked. */
export interface Pickable {
  world: World;
  layers: Layers;
  boxes: BoxLayer;
  carried: CarriedBoxes;
  vessels: Vessels;
  trucks: Trucks;
}

/** The nearest thing along a ray (unit direction), or null. */
export function pick(from: Pickable, origin: readonly number[], direction: readonly number[]): Selection | null {
  const best = [Infinity];
  let found: Selection | null = null;
  const take = (distance: number, kind: Selection['kind'], id: string): void => {
    if (distance < 0 || distance >= (best[0] as number)) return;
    best[0] = distance;
    found = { kind, id };
  };
  const { world, layers } = from;
  for (const machine of world.machines.values()) {
    const layer =
      machine.family === 'quay-crane'
        ? layers.quayCranes
        : machine.family === 'yard-crane'
          ? layers.yardCranes
          : layers.vehicles;
    take(layer.hit(machine, origin, direction), 'machine', machine.view.id);
  }
  for (const truck of world.trucks.values()) take(from.trucks.hit(truck, origin, direction), 'truck', truck.view.id);
  for (const moored of from.vessels.all) take(from.vessels.hit(moored, origin, direction), 'call', moored.call.id);
  const place: CarriedPlace = { x: 0, y: 0, z: 0, heading: 0 };
  for (const box of from.carried.boxes.values()) {
    if (!from.carried.where(box, world, layers.quayCranes, layers.yardCranes, place)) continue;
    // A turned box is taken as a square of two thirds of its length: close enough for a click.
    const half = boxLength(box.feet) / 3;
    const z = place.z + BOX_HEIGHT / 2;
    take(rayBox(origin, direction, place.x, place.y, z, half, half, BOX_HEIGHT / 2), 'container', box.id);
  }
  const box = from.boxes.hit(origin, direction, best);
  return box >= 0 ? { kind: 'container', id: from.boxes.ids[box] as string } : found;
}
