// Hulls of the vessels at the quay, open above the bays so that boxes in the hold are seen.
import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  Group,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  Shape,
  ShapeGeometry,
} from 'three';
import type { CallView, VesselView } from '../../server/api.ts';
import { BAY_PITCH, bayOffset } from '../../terminal/vessel.ts';
import type { SceneColors } from './palette.ts';
import { vesselCentre } from './place.ts';
import { rayBox } from './ray.ts';
import { Solid } from './solid.ts';

/** Water level and the hull's upper edge over the quay's level, m. */
export const WATER_LEVEL = -4;
const DECK = 5.6;
/** Hold floor, m (terminal/vessel.ts). */
const FLOOR = -10.5;
/** Drawn after all solid things: it keeps the water out of the open hull. */
const ORDER_WATER_MASK = 5;

/** A vessel that lies at the quay. */
export interface MooredVessel {
  call: CallView;
  vessel: VesselView;
}

/** True while a call's vessel is seen at the quay. */
export function atQuay(call: CallView): boolean {
  return call.x !== null && (call.state === 'berthing' || call.state === 'working' || call.state === 'unberthing');
}

/** Outline of the hull at the deck, bow at x = 0, from -1 to 1 over half the beam. */
const OUTLINE: readonly (readonly [number, number])[] = [
  [0, 0],
  [0.008, 0.24],
  [0.025, 0.52],
  [0.05, 0.8],
  [0.08, 0.96],
  [0.11, 1],
  [0.93, 1],
  [0.985, 0.86],
  [1, 0.74],
];

function outline(length: number, beam: number): [number, number][] {
  const half = beam / 2;
  const starboard = OUTLINE.map(([x, y]): [number, number] => [x * length, y * half]);
  const port = OUTLINE.slice(1)
    .reverse()
    .map(([x, y]): [number, number] => [x * length, -y * half]);
  return [...starboard, ...port];
}

/** The hull's sides, from the hold's floor to the deck. */
function sides(points: readonly (readonly [number, number])[]): BufferGeometry {
  const position: number[] = [];
  points.forEach(([x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length] as readonly [number, number];
    position.push(x, y, FLOOR, nx, ny, FLOOR, nx, ny, DECK, x, y, FLOOR, nx, ny, DECK, x, y, DECK);
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(position), 3));
  geometry.computeVertexNormals();
  return geometry;
}

function flat(points: readonly (readonly [number, number])[], z: number): BufferGeometry {
  const shape = new Shape();
  points.forEach(([x, y], i) => (i === 0 ? shape.moveTo(x, y) : shape.lineTo(x, y)));
  return new ShapeGeometry(shape).translate(0, 0, z);
}

/** The part of an outline between two places along the hull. */
function slice(points: readonly (readonly [number, number])[], from: number, to: number): [number, number][] {
  const cut: [number, number][] = [];
  points.forEach(([x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length] as readonly [number, number];
    if (x >= from && x <= to) cut.push([x, y]);
    const crossings = [from, to].filter((edge) => (x - edge) * (nx - edge) < 0);
    crossings.sort((a, b) => (nx > x ? a - b : b - a));
    for (const edge of crossings) cut.push([edge, y + ((ny - y) * (edge - x)) / (nx - x)]);
  });
  return cut;
}

/** First and last place along the hull that the bays take, m from the bow. */
function cargoSpan(moored: MooredVessel): { from: number; to: number } {
  const bays = moored.vessel.bays;
  const first = bayOffset(bays[0] ?? 2) - BAY_PITCH / 2 - 1;
  const last = bayOffset(bays.at(-1) ?? 2) + BAY_PITCH / 2 + 1;
  return { from: Math.max(8, first), to: Math.min(moored.call.length - 12, last) };
}

/** All vessels at the quay. */
export class Vessels {
  readonly group = new Group();
  private moored: MooredVessel[] = [];
  private readonly hull = new MeshLambertMaterial({ side: DoubleSide });
  private readonly deck = new MeshLambertMaterial({ side: DoubleSide });
  private readonly house = new MeshLambertMaterial();
  private readonly mask = new MeshBasicMaterial({ colorWrite: false });

  /** Colours for a palette. */
  paint(colors: SceneColors): void {
    this.hull.color.copy(colors.hull);
    this.deck.color.copy(colors.deck);
    this.house.color.copy(colors.house);
  }

  /** Builds the hulls of the vessels that lie at the quay now. */
  set(moored: MooredVessel[]): void {
    this.clear();
    this.moored = moored;
    for (const one of moored) this.group.add(this.build(one));
  }

  /** Vessels drawn. */
  get all(): readonly MooredVessel[] {
    return this.moored;
  }

  /** Distance along a ray to a vessel's hull; -1 when it misses. */
  hit(moored: MooredVessel, origin: readonly number[], direction: readonly number[]): number {
    const { call } = moored;
    const x = (call.x ?? 0) + call.length / 2;
    return rayBox(
      origin,
      direction,
      x,
      vesselCentre(call.beam),
      (DECK + WATER_LEVEL) / 2,
      call.length / 2,
      call.beam / 2,
      (DECK - WATER_LEVEL) / 2,
    );
  }

  /** Gives the buffers back. */
  dispose(): void {
    this.clear();
    for (const material of [this.hull, this.deck, this.house, this.mask]) material.dispose();
  }

  private clear(): void {
    this.group.traverse((part) => {
      if (part instanceof Mesh) (part.geometry as BufferGeometry).dispose();
    });
    this.group.clear();
  }

  private build(moored: MooredVessel): Group {
    const { call } = moored;
    const points = outline(call.length, call.beam);
    const { from, to } = cargoSpan(moored);
    const group = new Group();
    group.position.set(call.x ?? 0, vesselCentre(call.beam), 0);
    const mask = new Mesh(flat(points, WATER_LEVEL + 0.15), this.mask);
    mask.renderOrder = ORDER_WATER_MASK;
    const aft = (to + call.length) / 2;
    const tower = new Solid().box(aft - 2, 0, DECK + 13, 12, call.beam * 0.62, 26);
    tower.box(aft - 2, 0, DECK + 24, 11, call.beam * 0.98, 3).box(aft + 9, 0, DECK + 11, 6, 8, 22);
    group.add(
      new Mesh(sides(points), this.hull),
      new Mesh(flat(points, FLOOR + 0.3), this.hull),
      new Mesh(flat(slice(points, -1, from), DECK - 0.1), this.deck),
      new Mesh(flat(slice(points, to, call.length + 1), DECK - 0.1), this.deck),
      new Mesh(tower.build(), this.house),
      mask,
    );
    return group;
  }
}
