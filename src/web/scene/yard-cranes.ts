// Stacking cranes and RTGs: a portal over the block's rows, a trolley across, a spreader. Their gantry and trolley are told
// in metres from the block's origin, along its axis and across.
import { Group, type Material, MeshLambertMaterial } from 'three';
import type { BlockModel, TerminalModel } from '../../terminal/model.ts';
import { type Machine, toneOf } from '../state/machine.ts';
import { PartLayer } from './parts.ts';
import { type SceneColors, toneColor } from './palette.ts';
import { ropeSolid, spreaderSolid } from './quay-cranes.ts';
import { rayBox } from './ray.ts';
import { Solid } from './solid.ts';

/** Room between the outer rows and the crane's legs, m. */
const SIDE_ROOM = 2.2;
/** Length of the crane along the block, m. */
const WHEEL_BASE = 13;

/** The portal of unit width across (along y), gantry along x. */
function portal(height: number): Solid {
  const solid = new Solid();
  const thin = 0.035;
  for (const y of [-0.5, 0.5]) {
    solid.box(0, y, 0.7, WHEEL_BASE, thin * 1.4, 1.2);
    for (const x of [-WHEEL_BASE / 2 + 1, WHEEL_BASE / 2 - 1]) solid.box(x, y, height / 2, 1.1, thin, height);
  }
  return solid;
}

/** All yard cranes of the terminal. */
export class YardCranes {
  readonly group = new Group();
  private readonly blocks: Map<string, BlockModel>;
  private readonly height: number;
  private readonly legs: PartLayer;
  private readonly girders: PartLayer;
  private readonly trolleys: PartLayer;
  private readonly spreaders: PartLayer;
  private readonly ropes: PartLayer;
  private readonly steel = new MeshLambertMaterial();
  private readonly iron = new MeshLambertMaterial({ color: 0xd8b23a });
  private readonly signal = new MeshLambertMaterial({ color: 0xffffff });

  constructor(terminal: TerminalModel, count: number) {
    this.blocks = new Map(terminal.blocks.map((block) => [block.id, block]));
    this.height = terminal.yardCraneType.liftHeight + 2.5;
    this.legs = this.layer(portal(this.height), this.steel, count);
    const girder = new Solid();
    for (const x of [-2.6, 2.6]) girder.box(x, 0, 0.8, 1, 1.04, 1.6);
    this.girders = this.layer(girder, this.signal, count);
    this.trolleys = this.layer(new Solid().box(0, 0, 0, 5, 4, 1.4), this.iron, count);
    this.spreaders = this.layer(spreaderSolid(), this.iron, count);
    this.ropes = this.layer(ropeSolid(), this.signal, count);
  }

  /** Colours for a palette. */
  paint(colors: SceneColors): void {
    this.steel.color.copy(colors.yardCrane);
  }

  /** True when the crane's block lies along x. */
  alongX(machine: Machine): boolean {
    return this.blocks.get(machine.view.block)?.axis === 'x';
  }

  /** x of the crane's spreader on the terminal's grid. */
  x(machine: Machine): number {
    const block = this.blocks.get(machine.view.block);
    return block === undefined
      ? 0
      : block.origin[0] + (block.axis === 'x' ? machine.gantry.value : machine.trolley.value);
  }

  /** y of the crane's spreader on the terminal's grid. */
  y(machine: Machine): number {
    const block = this.blocks.get(machine.view.block);
    return block === undefined
      ? 0
      : block.origin[1] + (block.axis === 'x' ? machine.trolley.value : machine.gantry.value);
  }

  /** Draws crane `i` where it stands now. */
  draw(i: number, machine: Machine): void {
    const block = this.blocks.get(machine.view.block);
    if (block === undefined) return;
    const alongX = block.axis === 'x';
    const heading = alongX ? 0 : Math.PI / 2;
    const width = block.rows * block.rowWidth;
    const span = width + 2 * SIDE_ROOM;
    const x = block.origin[0] + (alongX ? machine.gantry.value : width / 2);
    const y = block.origin[1] + (alongX ? width / 2 : machine.gantry.value);
    this.legs.place(i, x, y, 0, heading, 1, span, 1);
    this.girders.place(i, x, y, this.height, heading, 1, span, 1);
    this.girders.paint(i, toneColor(toneOf(machine.view.state)));
    const sx = this.x(machine);
    const sy = this.y(machine);
    const hoist = machine.hoist.value;
    this.trolleys.place(i, sx, sy, this.height + 1.9, heading);
    this.spreaders.place(i, sx, sy, hoist, heading);
    this.ropes.place(i, sx, sy, hoist, heading, 1, 1, Math.max(0.1, this.height + 1 - hoist));
  }

  /** Where the spreader of crane `i` was drawn last. */
  drawnAt(i: number): [number, number, number] {
    return this.spreaders.at(i);
  }

  /** Distance along a ray to the crane's girders or legs; -1 when it misses. */
  hit(machine: Machine, origin: readonly number[], direction: readonly number[]): number {
    const block = this.blocks.get(machine.view.block);
    if (block === undefined) return -1;
    const alongX = block.axis === 'x';
    const middle = (block.rows * block.rowWidth) / 2;
    const half = middle + SIDE_ROOM;
    const x = block.origin[0] + (alongX ? machine.gantry.value : middle);
    const y = block.origin[1] + (alongX ? middle : machine.gantry.value);
    const hx = alongX ? 4 : half;
    const hy = alongX ? half : 4;
    return rayBox(origin, direction, x, y, this.height + 1.2, hx, hy, 2);
  }

  /** Gives the buffers back. */
  dispose(): void {
    for (const layer of [this.legs, this.girders, this.trolleys, this.spreaders, this.ropes]) layer.dispose();
    for (const material of [this.steel, this.iron, this.signal]) material.dispose();
  }

  private layer(solid: Solid, material: Material, count: number): PartLayer {
    const layer = new PartLayer(solid.build(), material, count);
    this.group.add(layer.mesh);
    return layer;
  }
}
