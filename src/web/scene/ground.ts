// Water, quay, crane rails, lanes, blocks, rest places and the gate: all that does not move. Built once for a terminal.
import {
  BufferAttribute,
  BufferGeometry,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  PlaneGeometry,
} from 'three';
import type { BlockModel, RestPlaceModel, TerminalModel } from '../../terminal/model.ts';
import type { SceneColors } from './palette.ts';
import { Solid } from './solid.ts';
import { WATER_LEVEL } from './vessels.ts';

/** Paved ground beyond the outermost things, m. */
const MARGIN = 40;
/** Water is drawn this far out, m. */
const SEA = 6000;
const ORDER_WATER = 6;

/** Extent of the terminal on its grid, m. */
export interface Bounds {
  minX: number;
  maxX: number;
  minY: number;
  maxY: number;
}

/** Size of a block on the grid, m. */
export function blockSize(block: BlockModel): { x: number; y: number } {
  const along = block.bays * block.bayLength;
  const across = block.rows * block.rowWidth;
  return block.axis === 'x' ? { x: along, y: across } : { x: across, y: along };
}

/** Extent of all that the terminal's model names. */
export function boundsOf(terminal: TerminalModel): Bounds {
  const bounds = { minX: 0, maxX: terminal.quay.length, minY: 0, maxY: terminal.craneRails.landwardY + 40 };
  const take = (x: number, y: number): void => {
    bounds.minX = Math.min(bounds.minX, x);
    bounds.maxX = Math.max(bounds.maxX, x);
    bounds.maxY = Math.max(bounds.maxY, y);
  };
  for (const block of terminal.blocks) {
    const size = blockSize(block);
    take(block.origin[0], block.origin[1]);
    take(block.origin[0] + size.x, block.origin[1] + size.y);
  }
  for (const lane of terminal.lanes) [lane.from, lane.to].forEach(([x, y]) => take(x, y));
  for (const place of [...terminal.parking, ...terminal.chargers]) take(place.at[0], place.at[1]);
  take(terminal.gate.at[0], terminal.gate.at[1]);
  return bounds;
}

/** A flat patch of many rectangles. */
class Patch {
  private position: number[] = [];

  rect(x: number, y: number, sx: number, sy: number, z: number): this {
    const [a, b, c, d] = [x - sx / 2, x + sx / 2, y - sy / 2, y + sy / 2];
    this.position.push(a, c, z, b, c, z, b, d, z, a, c, z, b, d, z, a, d, z);
    return this;
  }

  strip(from: readonly [number, number], to: readonly [number, number], width: number, z: number): this {
    const dx = to[0] - from[0];
    const dy = to[1] - from[1];
    const length = Math.hypot(dx, dy) || 1;
    const nx = (-dy / length) * (width / 2);
    const ny = (dx / length) * (width / 2);
    const a = [from[0] + nx, from[1] + ny, z];
    const b = [from[0] - nx, from[1] - ny, z];
    const c = [to[0] - nx, to[1] - ny, z];
    const d = [to[0] + nx, to[1] + ny, z];
    this.position.push(...b, ...c, ...d, ...b, ...d, ...a);
    return this;
  }

  mesh(material: MeshBasicMaterial): Mesh {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(this.position), 3));
    return new Mesh(geometry, material);
  }
}

/** The still ground of a terminal. */
export class Ground {
  readonly group = new Group();
  readonly bounds: Bounds;
  private readonly materials: {
    [K in keyof SceneColors]?: MeshBasicMaterial | MeshLambertMaterial | LineBasicMaterial;
  } = {};

  constructor(terminal: TerminalModel) {
    this.bounds = boundsOf(terminal);
    this.base(terminal);
    this.roads(terminal);
    this.blocks(terminal);
    this.gate(terminal);
  }

  /** Colours for a palette. */
  paint(colors: SceneColors): void {
    for (const [name, material] of Object.entries(this.materials)) {
      const color = colors[name as keyof SceneColors];
      if (typeof color === 'object') material.color.copy(color);
    }
  }

  /** Gives the buffers back. */
  dispose(): void {
    this.group.traverse((part) => {
      if (part instanceof Mesh || part instanceof LineSegments) (part.geometry as BufferGeometry).dispose();
    });
    for (const material of Object.values(this.materials)) material.dispose();
  }

  private flat(name: keyof SceneColors): MeshBasicMaterial {
    const known = this.materials[name];
    if (known instanceof MeshBasicMaterial) return known;
    const material = new MeshBasicMaterial();
    this.materials[name] = material;
    return material;
  }

  private base(terminal: TerminalModel): void {
    const { minX, maxX, maxY } = this.bounds;
    const width = maxX - minX + 2 * MARGIN;
    const middle = (minX + maxX) / 2;
    const water = new Mesh(new PlaneGeometry(2 * SEA, 2 * SEA), this.flat('water'));
    water.position.set(middle, 0, WATER_LEVEL);
    water.renderOrder = ORDER_WATER;
    const apron = new Patch().rect(middle, (maxY + MARGIN) / 2, width, maxY + MARGIN, 0).mesh(this.flat('apron'));
    const beyond = new Patch().rect(middle, maxY + MARGIN + SEA / 2, 2 * SEA, SEA, -0.4).mesh(this.flat('land'));
    const wall = new Mesh(new Solid().box(middle, 0.6, -4, width, 1.2, 7.9).build(), new MeshLambertMaterial());
    this.materials.quayWall = wall.material as MeshLambertMaterial;
    const rails = new Patch();
    for (const y of [terminal.craneRails.seawardY, terminal.craneRails.landwardY]) {
      rails.rect(terminal.quay.length / 2, y, terminal.quay.length, 0.9, 0.1);
    }
    this.group.add(water, beyond, apron, wall, rails.mesh(this.flat('rail')));
  }

  private roads(terminal: TerminalModel): void {
    const lanes = new Patch();
    // Lanes are drawn as a faint middle line: their full width would cover the apron.
    for (const lane of terminal.lanes) lanes.strip(lane.from, lane.to, lane.kind === 'connector' ? 0.35 : 0.6, 0.06);
    const rest = new Patch();
    const square = (place: RestPlaceModel): void => void rest.rect(place.at[0], place.at[1], 3.4, 3.4, 0.08);
    for (const place of terminal.parking) square(place);
    for (const block of terminal.blocks) [...block.waterTransfer, ...block.landTransfer].forEach(square);
    const chargers = new Patch();
    for (const place of terminal.chargers) chargers.rect(place.at[0], place.at[1], 4, 4, 0.09);
    this.group.add(lanes.mesh(this.flat('lane')), rest.mesh(this.flat('rest')), chargers.mesh(this.flat('reefer')));
  }

  private blocks(terminal: TerminalModel): void {
    const pads = new Patch();
    const reefers = new Patch();
    const lines: number[] = [];
    for (const block of terminal.blocks) {
      const size = blockSize(block);
      const [x0, y0] = block.origin;
      pads.rect(x0 + size.x / 2, y0 + size.y / 2, size.x + 1.4, size.y + 1.4, 0.12);
      const step = block.bayLength;
      for (const bay of block.reeferBays) {
        if (block.axis === 'x') reefers.rect(x0 + (bay + 0.5) * step, y0 + size.y / 2, step, size.y, 0.16);
        else reefers.rect(x0 + size.x / 2, y0 + (bay + 0.5) * step, size.x, step, 0.16);
      }
      for (let bay = 0; bay <= block.bays; bay++) {
        const at = bay * step;
        if (block.axis === 'x') lines.push(x0 + at, y0, 0.2, x0 + at, y0 + size.y, 0.2);
        else lines.push(x0, y0 + at, 0.2, x0 + size.x, y0 + at, 0.2);
      }
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(lines), 3));
    const material = new LineBasicMaterial();
    this.materials.blockLine = material;
    this.group.add(pads.mesh(this.flat('block')), new LineSegments(geometry, material));
    if (terminal.blocks.some((block) => block.reeferBays.length > 0)) this.group.add(reefers.mesh(this.flat('reefer')));
  }

  private gate(terminal: TerminalModel): void {
    const { at, inLanes, outLanes } = terminal.gate;
    const lanes = inLanes + outLanes;
    const width = lanes * 4.5;
    const solid = new Solid().box(at[0], at[1], 6.2, width + 2, 8, 1.2);
    for (let i = 0; i <= lanes; i++) solid.box(at[0] - width / 2 + i * 4.5, at[1], 3, 0.8, 6, 6);
    const mesh = new Mesh(solid.build(), new MeshLambertMaterial());
    this.materials.gate = mesh.material as MeshLambertMaterial;
    this.group.add(mesh);
  }
}
