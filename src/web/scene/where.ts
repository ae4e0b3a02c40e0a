// Where the thing that a person has picked is now.
import type { World } from '../state/world.ts';
import type { BoxLayer } from './box-layer.ts';
import type { CarriedBoxes, CarriedPlace } from './carried.ts';
import { vesselCentre } from './place.ts';
import type { Selection } from './selection.ts';
import type { Layers } from './layers.ts';

const carriedPlace: CarriedPlace = { x: 0, y: 0, z: 0, heading: 0 };

/** Fills `out` with the middle of the thing picked; false when it is not in sight. */
export function whereIs(
  selection: Selection,
  world: World,
  layers: Pick<Layers, 'quayCranes' | 'yardCranes'>,
  boxes: BoxLayer,
  carried: CarriedBoxes,
  out: { x: number; y: number; z: number },
): boolean {
  switch (selection.kind) {
    case 'container': {
      if (boxes.where(selection.id, out)) return true;
      const box = carried.boxes.get(selection.id);
      if (box === undefined || !carried.where(box, world, layers.quayCranes, layers.yardCranes, carriedPlace))
        return false;
      out.x = carriedPlace.x;
      out.y = carriedPlace.y;
      out.z = carriedPlace.z + 1;
      return true;
    }
    case 'machine':
      return whereMachine(selection.id, world, layers, out);
    case 'call': {
      const call = world.calls.get(selection.id);
      if (call === undefined || call.x === null) return false;
      out.x = call.x + call.length / 2;
      out.y = vesselCentre(call.beam);
      out.z = 20;
      return true;
    }
    case 'truck': {
      const truck = world.trucks.get(selection.id);
      if (truck === undefined) return false;
      out.x = truck.x.value;
      out.y = truck.y.value;
      out.z = 3;
      return true;
    }
  }
}

function whereMachine(
  id: string,
  world: World,
  layers: Pick<Layers, 'quayCranes' | 'yardCranes'>,
  out: { x: number; y: number; z: number },
): boolean {
  const machine = world.machines.get(id);
  if (machine === undefined) return false;
  if (machine.family === 'yard-crane') {
    out.x = layers.yardCranes.x(machine);
    out.y = layers.yardCranes.y(machine);
    out.z = 20;
  } else if (machine.family === 'quay-crane') {
    out.x = machine.gantry.value;
    out.y = layers.quayCranes.shape.sea;
    out.z = layers.quayCranes.shape.girder;
  } else {
    out.x = machine.gantry.value;
    out.y = machine.trolley.value;
    out.z = 3;
  }
  return true;
}
