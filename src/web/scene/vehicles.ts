// AGVs and terminal trucks of the terminal, and road trucks.
import { Color, Group, MeshLambertMaterial } from 'three';
import type { TerminalModel } from '../../terminal/model.ts';
import { type Machine, toneOf, turn } from '../state/machine.ts';
import type { Truck } from '../state/world.ts';
import { PartLayer } from './parts.ts';
import { type SceneColors, toneColor } from './palette.ts';
import { rayBox } from './ray.ts';
import { Solid } from './solid.ts';

/** Height of a vehicle's and of a road trailer's loading floor, m. */
export const VEHICLE_FLOOR = 1.7;
export const TRUCK_FLOOR = 1.5;
/** Length of a road truck with its trailer (EU 96/53/EC and similar limits: 16.5 m), and its width, m. */
const TRUCK_LENGTH = 16.5;
const TRUCK_WIDTH = 2.55;
/** A truck turns its nose this much of the way to its course at each frame that it moves. */
const TRUCK_TURN = 0.25;
const MOST_TRUCKS = 400;

function agvSolid(length: number, width: number): { body: Solid; wheels: Solid } {
  const body = new Solid().box(0, 0, 1.1, length, width, 1).box(length / 2 - 0.5, 0, 1.75, 0.5, width, 0.3);
  body.box(-length / 2 + 0.5, 0, 1.75, 0.5, width, 0.3);
  const wheels = new Solid();
  for (const x of [-0.36, -0.3, 0.3, 0.36])
    for (const y of [-0.42, 0.42]) wheels.box(x * length, y * width, 0.45, 0.85, 0.5, 0.9);
  // A pale bar at the front tells which way it faces.
  wheels.box(length / 2 + 0.05, 0, 1.2, 0.15, width * 0.7, 0.35);
  return { body, wheels };
}

function truckSolid(): Solid {
  const solid = new Solid().box(TRUCK_LENGTH / 2 - 1.2, 0, 1.9, 2.3, TRUCK_WIDTH, 2.8);
  solid.box(-1.2, 0, 1.2, TRUCK_LENGTH - 3, 1.1, 0.5);
  for (const x of [-6.4, -5, -3.6, 3.2, 6.6]) solid.box(x, 0, 0.5, 1, TRUCK_WIDTH, 1);
  return solid;
}

/** All vehicles of the terminal. */
export class Vehicles {
  readonly group = new Group();
  private readonly bodies: PartLayer;
  private readonly wheels: PartLayer;
  private readonly paintwork = new MeshLambertMaterial();
  private readonly rubber = new MeshLambertMaterial({ color: 0x2a2f33 });
  private readonly length: number;
  private readonly width: number;

  constructor(terminal: TerminalModel, count: number) {
    this.length = terminal.vehicleType.length;
    this.width = terminal.vehicleType.width;
    const { body, wheels } = agvSolid(this.length, this.width);
    this.bodies = new PartLayer(body.build(), this.paintwork, count);
    this.wheels = new PartLayer(wheels.build(), this.rubber, count);
    this.group.add(this.bodies.mesh, this.wheels.mesh);
  }

  /** Draws vehicle `i` where it stands now. */
  draw(i: number, machine: Machine): void {
    const { value: x } = machine.gantry;
    const { value: y } = machine.trolley;
    const { heading } = machine;
    this.bodies.place(i, x, y, 0, heading);
    this.wheels.place(i, x, y, 0, heading);
    this.bodies.paint(i, toneColor(toneOf(machine.view.state)));
  }

  /** Where vehicle `i` was drawn last. */
  drawnAt(i: number): [number, number, number] {
    return this.bodies.at(i);
  }

  /** Distance along a ray to a vehicle (turned into the vehicle's own frame); -1 when it misses. */
  hit(machine: Machine, origin: readonly number[], direction: readonly number[]): number {
    return hitTurned(
      machine.gantry.value,
      machine.trolley.value,
      machine.heading,
      this.length,
      this.width,
      origin,
      direction,
    );
  }

  /** Gives the buffers back. */
  dispose(): void {
    this.bodies.dispose();
    this.wheels.dispose();
    this.paintwork.dispose();
    this.rubber.dispose();
  }
}

/** Road trucks: as many as are inside the terminal. */
export class Trucks {
  readonly group = new Group();
  private readonly layer: PartLayer;
  private readonly paintwork = new MeshLambertMaterial();
  private readonly color = new Color();

  constructor() {
    this.layer = new PartLayer(truckSolid().build(), this.paintwork, MOST_TRUCKS);
    this.layer.show(0);
    this.group.add(this.layer.mesh);
  }

  /** Colours for a palette. */
  paint(colors: SceneColors): void {
    this.color.copy(colors.truck);
    for (let i = 0; i < MOST_TRUCKS; i++) this.layer.paint(i, this.color);
  }

  /** Draws all trucks at a time (ms UTC); the nose follows the way they go. */
  draw(trucks: ReadonlyMap<string, Truck>, at: number): void {
    let i = 0;
    for (const truck of trucks.values()) {
      if (i >= MOST_TRUCKS) break;
      const x = truck.x.value;
      const y = truck.y.value;
      truck.x.follow(at);
      truck.y.follow(at);
      const dx = truck.x.value - x;
      const dy = truck.y.value - y;
      if (dx * dx + dy * dy > 1e-6) truck.heading += turn(truck.heading, Math.atan2(dy, dx)) * TRUCK_TURN;
      this.layer.place(i, truck.x.value, truck.y.value, 0, truck.heading);
      i++;
    }
    this.layer.show(i);
  }

  /** Distance along a ray to a truck; -1 when it misses. */
  hit(truck: Truck, origin: readonly number[], direction: readonly number[]): number {
    return hitTurned(truck.x.value, truck.y.value, truck.heading, TRUCK_LENGTH, TRUCK_WIDTH, origin, direction);
  }

  /** Gives the buffers back. */
  dispose(): void {
    this.layer.dispose();
    this.paintwork.dispose();
  }
}

function hitTurned(
  x: number,
  y: number,
  heading: number,
  length: number,
  width: number,
  origin: readonly number[],
  direction: readonly number[],
): number {
  const c = Math.cos(heading);
  const s = Math.sin(heading);
  const [ox = 0, oy = 0, oz = 0] = origin;
  const [dx = 0, dy = 0, dz = 0] = direction;
  const local = [(ox - x) * c + (oy - y) * s, (oy - y) * c - (ox - x) * s, oz];
  // A little larger than life, so that a small vehicle far below can be hit with a mouse.
  return rayBox(local, [dx * c + dy * s, dy * c - dx * s, dz], 0, 0, 1.2, length / 2 + 0.5, width / 2 + 0.5, 1.2);
}
