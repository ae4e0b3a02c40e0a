// All boxes that stand still, in one draw call. Only the instances that changed go to the graphics card.
import {
  BoxGeometry,
  type BufferGeometry,
  InstancedBufferAttribute,
  InstancedMesh,
  type Material,
  MeshLambertMaterial,
  DynamicDrawUsage,
} from 'three';
import type { BoxView } from '../../server/api.ts';
import type { BoxPaint } from './box-paint.ts';
import { BOX_HEIGHT, BOX_WIDTH, boxLength, type Place } from './place.ts';
import { writePlace } from './parts.ts';
import { rayBox } from './ray.ts';

/** Above so many changes between two frames the whole buffer goes over at once. */
const WHOLE_BUFFER_FROM = 1500;
/** Room to begin with. */
const FIRST_CAPACITY = 4096;
/** A unit box standing on its underside, and the paint for it: edges a little darker, so that a stack reads as boxes. */
export function boxGeometry(): BoxGeometry {
  return new BoxGeometry(1, 1, 1).translate(0, 0, 0.5);
}

/** Paint of boxes; darkens towards the edges of each face and fades that out where a face is only a few pixels. */
export function boxMaterial(): Material {
  const material = new MeshLambertMaterial();
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nvarying vec2 vFace;')
      .replace('#include <begin_vertex>', '#include <begin_vertex>\nvFace = uv;');
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nvarying vec2 vFace;')
      .replace(
        '#include <color_fragment>',
        `#include <color_fragment>
        vec2 rim = min(vFace, 1.0 - vFace);
        float near = 1.0 - smoothstep(0.0, 0.07, min(rim.x, rim.y));
        float fine = clamp(1.2 - 6.0 * max(fwidth(vFace.x), fwidth(vFace.y)), 0.0, 1.0);
        diffuseColor.rgb *= 1.0 - 0.38 * near * fine;`,
      );
  };
  return material;
}

/** The still boxes. */
export class BoxLayer {
  mesh: InstancedMesh;
  /** Container of each instance, for picking. */
  readonly ids: string[] = [];
  private readonly slots = new Map<string, number>();
  private readonly dirty: number[] = [];
  private matrices: Float32Array;
  private colors: Float32Array;
  private readonly colours: BoxPaint;
  private readonly onGrown: (before: InstancedMesh, after: InstancedMesh) => void;

  /** `onGrown` is called when the mesh had to be replaced by a larger one. */
  constructor(colours: BoxPaint, onGrown: (before: InstancedMesh, after: InstancedMesh) => void) {
    this.colours = colours;
    this.onGrown = onGrown;
    this.mesh = this.meshFor(FIRST_CAPACITY, boxGeometry(), boxMaterial());
    this.matrices = this.mesh.instanceMatrix.array as Float32Array;
    this.colors = this.mesh.instanceColor?.array as Float32Array;
    this.mesh.count = 0;
  }

  /** Boxes drawn. */
  get count(): number {
    return this.ids.length;
  }

  /** Puts a box at a place, new or moved. */
  put(box: BoxView, place: Place): void {
    let slot = this.slots.get(box.id);
    if (slot === undefined) {
      slot = this.ids.length;
      if (slot * 16 >= this.matrices.length) this.grow();
      this.slots.set(box.id, slot);
      this.ids.push(box.id);
      this.mesh.count = this.ids.length;
    }
    const length = boxLength(box.feet);
    const along = place.alongX ? length : BOX_WIDTH;
    const across = place.alongX ? BOX_WIDTH : length;
    writePlace(this.matrices, slot, place.x, place.y, place.z, 0, along, across, BOX_HEIGHT);
    this.tint(slot, box);
  }

  /** Gives the boxes that stand here the colours that they have now. */
  repaint(boxes: ReadonlyMap<string, BoxView>): void {
    for (const [slot, id] of this.ids.entries()) {
      const box = boxes.get(id);
      if (box !== undefined) this.tint(slot, box);
    }
  }

  /** Takes a box away; the last instance moves into its slot. */
  remove(id: string): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    const last = this.ids.length - 1;
    const moved = this.ids[last] as string;
    this.matrices.copyWithin(slot * 16, last * 16, last * 16 + 16);
    this.colors.copyWithin(slot * 3, last * 3, last * 3 + 3);
    this.ids[slot] = moved;
    this.slots.set(moved, slot);
    this.ids.pop();
    this.slots.delete(id);
    this.mesh.count = this.ids.length;
    if (slot !== last) this.dirty.push(slot);
  }

  /** Takes all away. */
  clear(): void {
    this.ids.length = 0;
    this.slots.clear();
    this.dirty.length = 0;
    this.mesh.count = 0;
  }

  /** Middle of a box, or false when it is not among the still ones. */
  where(id: string, out: { x: number; y: number; z: number }): boolean {
    const slot = this.slots.get(id);
    if (slot === undefined) return false;
    out.x = this.matrices[slot * 16 + 12] as number;
    out.y = this.matrices[slot * 16 + 13] as number;
    out.z = (this.matrices[slot * 16 + 14] as number) + BOX_HEIGHT / 2;
    return true;
  }

  /** Hands the changed instances over for upload; true when there were any. */
  flush(): boolean {
    if (this.dirty.length === 0) return false;
    const { instanceMatrix, instanceColor } = this.mesh;
    if (instanceColor === null) return false;
    if (this.dirty.length < WHOLE_BUFFER_FROM) {
      for (const slot of this.dirty) {
        instanceMatrix.addUpdateRange(slot * 16, 16);
        instanceColor.addUpdateRange(slot * 3, 3);
      }
    } else {
      instanceMatrix.clearUpdateRanges();
      instanceColor.clearUpdateRanges();
    }
    instanceMatrix.needsUpdate = true;
    instanceColor.needsUpdate = true;
    this.dirty.length = 0;
    return true;
  }

  /** Nearest box that a ray hits: index of the instance, or -1. `best[0]` holds and receives the distance. */
  hit(origin: readonly number[], direction: readonly number[], best: number[]): number {
    let found = -1;
    for (let i = 0; i < this.ids.length; i++) {
      const o = i * 16;
      const m = this.matrices;
      const hx = (m[o] as number) / 2;
      const hy = (m[o + 5] as number) / 2;
      const d = rayBox(
        origin,
        direction,
        m[o + 12] as number,
        m[o + 13] as number,
        (m[o + 14] as number) + BOX_HEIGHT / 2,
        hx,
        hy,
        BOX_HEIGHT / 2,
      );
      if (d >= 0 && d < (best[0] as number)) {
        best[0] = d;
        found = i;
      }
    }
    return found;
  }

  /** Gives the buffers back. */
  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.dispose();
  }

  private tint(slot: number, box: BoxView): void {
    const { r, g, b } = this.colours.of(box);
    this.colors[slot * 3] = r;
    this.colors[slot * 3 + 1] = g;
    this.colors[slot * 3 + 2] = b;
    this.dirty.push(slot);
  }

  private meshFor(capacity: number, geometry: BufferGeometry, material: Material): InstancedMesh {
    const mesh = new InstancedMesh(geometry, material, capacity);
    mesh.instanceColor = new InstancedBufferAttribute(new Float32Array(capacity * 3), 3);
    mesh.instanceMatrix.setUsage(DynamicDrawUsage);
    mesh.instanceColor.setUsage(DynamicDrawUsage);
    mesh.frustumCulled = false;
    (mesh.instanceMatrix.array as Float32Array).fill(0);
    return mesh;
  }

  private grow(): void {
    const before = this.mesh;
    const after = this.meshFor((this.matrices.length / 16) * 2, before.geometry, before.material as Material);
    const matrices = after.instanceMatrix.array as Float32Array;
    const colors = after.instanceColor?.array as Float32Array;
    matrices.set(this.matrices);
    colors.set(this.colors);
    this.mesh = after;
    this.matrices = matrices;
    this.colors = colors;
    this.onGrown(before, after);
    before.dispose();
  }
}
