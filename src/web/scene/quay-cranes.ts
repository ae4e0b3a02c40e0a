// Quay cranes: portal frame and boom, main trolley with spreader, and on double-trolley cranes the portal trolley and platform.
import { Group, type Material, MeshLambertMaterial } from 'three';
import type { TerminalModel } from '../../terminal/model.ts';
import { type Machine, toneOf } from '../state/machine.ts';
import { PartLayer } from './parts.ts';
import { type SceneColors, toneColor } from './palette.ts';
import { rayBox } from './ray.ts';
import { Solid } from './solid.ts';

/** Half the distance between a crane's legs along the quay, m (usual clear width between legs is about 18 m). */
const HALF_LEGS = 9.5;
/** Girder's underside over the highest spreader position, m. */
const HEADROOM = 3.5;
/** Boom behind the landward rail, m. */
const BACK_REACH = 16;

/** The lines that a quay crane is built along, m. */
export interface CraneShape {
  sea: number;
  land: number;
  tip: number;
  back: number;
  girder: number;
  platform: { y: number; z: number } | null;
  portalBack: number;
  portalGirder: number;
}

/** Shape of the terminal's quay cranes, from its model. */
export function craneShape(terminal: TerminalModel): CraneShape {
  const { seawardY, landwardY } = terminal.craneRails;
  const type = terminal.quayCraneType;
  const platform = type.platform === undefined ? null : { y: type.platform.y, z: type.platform.height };
  const farthestRow = Math.max(...type.transferRows.map((row) => row.y));
  return {
    sea: seawardY,
    land: landwardY,
    tip: seawardY - type.outreach - 2,
    back: landwardY + BACK_REACH,
    girder: type.liftHeight + HEADROOM,
    platform,
    portalBack: Math.max(farthestRow, landwardY) + 4,
    portalGirder: (platform?.z ?? 0) + 11,
  };
}

function frame(s: CraneShape): Solid {
  const solid = new Solid();
  for (const x of [-HALF_LEGS, HALF_LEGS]) {
    for (const y of [s.sea, s.land]) {
      solid.box(x, y, s.girder / 2 + 1, 1.5, 1.5, s.girder - 2).box(x, y, 0.8, 6, 1.4, 1.6);
    }
    solid.box(x, (s.sea + s.land) / 2, 15, 1.2, s.land - s.sea, 1.5);
    solid.box(x, (s.sea + s.land) / 2, s.girder + 1, 1.2, s.land - s.sea, 1.8);
    solid.beam([x, s.land, 15], [x, s.sea, s.girder], 0.8);
  }
  for (const y of [s.sea, s.land])
    solid.box(0, y, s.girder + 1, 2 * HALF_LEGS, 1.3, 1.8).box(0, y, 2.6, 2 * HALF_LEGS, 1, 1.2);
  for (const x of [-3.4, 3.4]) solid.box(x, (s.tip + s.back) / 2, s.girder + 1.2, 1.1, s.back - s.tip, 2.2);
  solid.box(0, s.tip, s.girder + 1.2, 8, 1, 1.6).box(0, s.back, s.girder + 1.2, 8, 1, 1.6);
  const apex = s.girder + 20;
  for (const x of [-1, 1]) {
    solid.beam([x * HALF_LEGS, s.sea, s.girder], [x * 2.5, s.sea, apex], 1.1);
    solid.beam([x * 2.5, s.sea, apex], [x * 3.4, s.tip + 8, s.girder + 2], 0.5);
    solid.beam([x * 2.5, s.sea, apex], [x * 3.4, (s.tip + s.sea) / 2, s.girder + 2], 0.5);
    solid.beam([x * 2.5, s.sea, apex], [x * 3.4, s.back - 3, s.girder + 2], 0.6);
  }
  solid.box(0, s.sea, apex, 6, 1.2, 1.2);
  if (s.platform !== null) platformInto(solid, s, s.platform);
  return solid;
}

function platformInto(solid: Solid, s: CraneShape, platform: { y: number; z: number }): void {
  const front = platform.y - 4;
  solid.box(0, platform.y, platform.z - 0.4, 16, 8, 0.8);
  for (const x of [-7.5, 7.5]) solid.box(x, platform.y, (platform.z + 15) / 2, 0.6, 0.6, Math.abs(platform.z - 15) + 1);
  for (const x of [-7, 7])
    solid.box(x, (front + s.portalBack) / 2, s.portalGirder + 0.8, 0.9, s.portalBack - front, 1.6);
}

/** All quay cranes of the terminal. */
export class QuayCranes {
  readonly group = new Group();
  readonly shape: CraneShape;
  private readonly frames: PartLayer;
  private readonly houses: PartLayer;
  private readonly trolleys: PartLayer;
  private readonly spreaders: PartLayer;
  private readonly ropes: PartLayer;
  private readonly steel: MeshLambertMaterial;
  private readonly iron = new MeshLambertMaterial({ color: 0xd8b23a });
  private readonly signal = new MeshLambertMaterial({ color: 0xffffff });
  private readonly doubles: boolean;

  constructor(terminal: TerminalModel, count: number) {
    this.shape = craneShape(terminal);
    this.doubles = this.shape.platform !== null;
    this.steel = new MeshLambertMaterial();
    const s = this.shape;
    const twice = this.doubles ? 2 * count : count;
    const house = new Solid()
      .box(0, s.land + 5, s.girder + 5.2, 8, 12, 5.4)
      .box(0, s.tip + 1, s.girder + 3, 3, 2.4, 1.2);
    this.frames = this.layer(frame(s), this.steel, count);
    this.houses = this.layer(house, this.signal, count);
    this.trolleys = this.layer(new Solid().box(0, 0, 0, 5.6, 6, 1.5), this.iron, twice);
    this.spreaders = this.layer(spreaderSolid(), this.iron, twice);
    this.ropes = this.layer(ropeSolid(), this.signal, twice);
  }

  /** Colours for a palette. */
  paint(colors: SceneColors): void {
    this.steel.color.copy(colors.crane);
  }

  /** Draws crane `i` where it stands now. */
  draw(i: number, machine: Machine): void {
    const x = machine.gantry.value;
    const s = this.shape;
    this.frames.place(i, x, 0, 0);
    this.houses.place(i, x, 0, 0);
    this.houses.paint(i, toneColor(toneOf(machine.view.state)));
    this.hang(i, x, machine.trolley.value, machine.hoist.value, s.girder);
    if (!this.doubles) return;
    this.hang(this.frames.capacity + i, x, machine.portalTrolley.value, machine.portalHoist.value, s.portalGirder);
  }

  /** Where the seaward spreader of crane `i` was drawn last. */
  drawnAt(i: number): [number, number, number] {
    return this.spreaders.at(i);
  }

  /** Distance along a ray to a crane at `machine`'s place; -1 when it misses. */
  hit(machine: Machine, origin: readonly number[], direction: readonly number[]): number {
    const s = this.shape;
    const x = machine.gantry.value;
    const boomHalf = (s.back - s.tip) / 2;
    const boom = rayBox(origin, direction, x, s.tip + boomHalf, s.girder + 3, 4.5, boomHalf, 4);
    if (boom >= 0) return boom;
    const house = rayBox(
      origin,
      direction,
      x,
      (s.sea + s.land) / 2,
      s.girder + 3,
      HALF_LEGS,
      (s.land - s.sea) / 2 + 1,
      4,
    );
    if (house >= 0) return house;
    for (const leg of [s.sea, s.land]) {
      for (const side of [-HALF_LEGS, HALF_LEGS]) {
        const hit = rayBox(origin, direction, x + side, leg, s.girder / 2, 1.6, 1.6, s.girder / 2);
        if (hit >= 0) return hit;
      }
    }
    return -1;
  }

  /** Gives the buffers back. */
  dispose(): void {
    for (const layer of [this.frames, this.houses, this.trolleys, this.spreaders, this.ropes]) layer.dispose();
    for (const material of [this.steel, this.iron, this.signal]) material.dispose();
  }

  private hang(i: number, x: number, y: number, spreader: number, girder: number): void {
    this.trolleys.place(i, x, y, girder - 0.6);
    this.spreaders.place(i, x, y, spreader);
    this.ropes.place(i, x, y, spreader, 0, 1, 1, Math.max(0.1, girder - spreader));
  }

  private layer(solid: Solid, material: Material, count: number): PartLayer {
    const layer = new PartLayer(solid.build(), material, count);
    this.group.add(layer.mesh);
    return layer;
  }
}

/** A spreader for boxes along x; its underside, where a box's top hangs, is at z = 0. */
export function spreaderSolid(): Solid {
  return new Solid()
    .box(0, 0, 0.3, 12.2, 1, 0.5)
    .box(-5.9, 0, 0.2, 0.5, 2.4, 0.4)
    .box(5.9, 0, 0.2, 0.5, 2.4, 0.4)
    .box(0, 0, 0.8, 3, 2.2, 0.7);
}

/** Four hoist ropes of unit height. */
export function ropeSolid(): Solid {
  const solid = new Solid();
  for (const x of [-1.8, 1.8]) for (const y of [-1, 1]) solid.box(x, y, 0.5, 0.12, 0.12, 1);
  return solid;
}
