// Boxes that hang from a spreader, stand on a crane's platform or ride on a vehicle or truck: few, drawn anew whenever
// something moves.
import type { BoxView } from '../../server/api.ts';
import type { MachinePart } from '../state/machine-index.ts';
import type { Truck, World } from '../state/world.ts';
import { boxGeometry, boxMaterial } from './box-layer.ts';
import type { BoxPaint } from './box-paint.ts';
import { PartLayer } from './parts.ts';
import { BOX_HEIGHT, BOX_WIDTH, boxLength } from './place.ts';
import type { QuayCranes } from './quay-cranes.ts';
import { TRUCK_FLOOR, VEHICLE_FLOOR } from './vehicles.ts';
import type { YardCranes } from './yard-cranes.ts';

const MOST_CARRIED = 2048;
/** Middle of a 20' box from the middle of the 40' place it shares, m. */
const HALF_PLACE = 3.1;
/** Places on a crane's platform: two rows side by side, this far from its middle, m. */
const PLATFORM_ROW = 1.7;
/** Middle of a road truck's trailer behind the middle of the truck, m. */
const TRAILER_MIDDLE = 1.6;

/** A place with a heading, filled anew for each box. */
export interface CarriedPlace {
  x: number;
  y: number;
  z: number;
  heading: number;
}

/** Along the carrier: the first or second half when a 20' box names one, else the middle. */
function halfOffset(box: BoxView): number {
  if (box.feet !== 20 || box.a === 0) return 0;
  return box.a === 1 ? -HALF_PLACE : HALF_PLACE;
}

/** The boxes that machines and trucks carry. */
export class CarriedBoxes {
  readonly layer = new PartLayer(boxGeometry(), boxMaterial(), MOST_CARRIED);
  readonly boxes = new Map<string, BoxView>();
  private readonly place: CarriedPlace = { x: 0, y: 0, z: 0, heading: 0 };
  private readonly colours: BoxPaint;

  constructor(colours: BoxPaint) {
    this.colours = colours;
  }

  /** Draws all of them where their carriers stand now. */
  draw(world: World, quayCranes: QuayCranes, yardCranes: YardCranes): void {
    let i = 0;
    for (const box of this.boxes.values()) {
      if (i >= MOST_CARRIED) break;
      if (!this.where(box, world, quayCranes, yardCranes, this.place)) continue;
      const { x, y, z, heading } = this.place;
      this.layer.place(i, x, y, z, heading, boxLength(box.feet), BOX_WIDTH, BOX_HEIGHT);
      this.layer.paint(i, this.colours.of(box));
      i++;
    }
    this.layer.show(i);
  }

  /** Where a carried box is now; false when its carrier is not known. */
  where(box: BoxView, world: World, quayCranes: QuayCranes, yardCranes: YardCranes, out: CarriedPlace): boolean {
    if (box.on === 'truck') {
      const truck = world.trucks.get(box.key);
      if (truck !== undefined) onTruck(box, truck, out);
      return truck !== undefined;
    }
    const carrier = world.part(box.key);
    if (carrier === null) return false;
    if (carrier.machine.family === 'vehicle') onVehicle(box, carrier, out);
    else if (carrier.part === 'platform') this.onto(box, carrier.machine, quayCranes, out);
    else if (carrier.machine.family === 'quay-crane') underQuayCrane(carrier, out);
    else underYardCrane(carrier, yardCranes, out);
    return true;
  }

  /** The first two boxes stand side by side on the platform, more (four of 20') on the same two rows above. */
  private onto(box: BoxView, machine: MachinePart['machine'], cranes: QuayCranes, out: CarriedPlace): void {
    let before = 0;
    for (const other of this.boxes.values()) {
      if (other === box) break;
      if (other.key === box.key) before++;
    }
    out.heading = 0;
    out.x = machine.gantry.value;
    out.y = (cranes.shape.platform?.y ?? 0) + (before % 2 === 0 ? -PLATFORM_ROW : PLATFORM_ROW);
    out.z = (cranes.shape.platform?.z ?? 0) + Math.floor(before / 2) * BOX_HEIGHT;
  }
}

function onTruck(box: BoxView, truck: Truck, out: CarriedPlace): void {
  const along = halfOffset(box) - TRAILER_MIDDLE;
  out.heading = truck.heading;
  out.x = truck.x.value + Math.cos(truck.heading) * along;
  out.y = truck.y.value + Math.sin(truck.heading) * along;
  out.z = TRUCK_FLOOR;
}

function onVehicle(box: BoxView, { machine }: MachinePart, out: CarriedPlace): void {
  const along = halfOffset(box);
  const { heading } = machine;
  out.heading = heading;
  out.x = machine.gantry.value + Math.cos(heading) * along;
  out.y = machine.trolley.value + Math.sin(heading) * along;
  out.z = VEHICLE_FLOOR;
}

function underQuayCrane({ machine, part }: MachinePart, out: CarriedPlace): void {
  out.heading = 0;
  out.x = machine.gantry.value;
  if (part === 'portal') {
    out.y = machine.portalTrolley.value;
    out.z = machine.portalHoist.value - BOX_HEIGHT;
  } else {
    out.y = machine.trolley.value;
    out.z = machine.hoist.value - BOX_HEIGHT;
  }
}

function underYardCrane({ machine }: MachinePart, cranes: YardCranes, out: CarriedPlace): void {
  out.heading = cranes.alongX(machine) ? 0 : Math.PI / 2;
  out.x = cranes.x(machine);
  out.y = cranes.y(machine);
  out.z = Math.max(0, machine.hoist.value - BOX_HEIGHT);
}
