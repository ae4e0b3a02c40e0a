// Many copies of one part in one draw call. Places are written straight into the buffer, so that a frame allocates nothing.
import type { Color } from 'three';
import { type BufferGeometry, DynamicDrawUsage, InstancedBufferAttribute, InstancedMesh, type Material } from 'three';

/** Writes place, heading (radians about z) and scale as instance `i` of a matrix array. */
export function writePlace(
  matrices: Float32Array,
  i: number,
  x: number,
  y: number,
  z: number,
  heading: number,
  sx: number,
  sy: number,
  sz: number,
): void {
  const o = i * 16;
  const c = heading === 0 ? 1 : Math.cos(heading);
  const s = heading === 0 ? 0 : Math.sin(heading);
  matrices[o] = c * sx;
  matrices[o + 1] = s * sx;
  matrices[o + 4] = -s * sy;
  matrices[o + 5] = c * sy;
  matrices[o + 10] = sz;
  matrices[o + 12] = x;
  matrices[o + 13] = y;
  matrices[o + 14] = z;
  matrices[o + 15] = 1;
}

/** A fixed number of copies of one part. */
export class PartLayer {
  readonly mesh: InstancedMesh;
  private readonly matrices: Float32Array;
  private readonly colors: Float32Array;

  constructor(geometry: BufferGeometry, material: Material, capacity: number) {
    this.mesh = new InstancedMesh(geometry, material, Math.max(1, capacity));
    this.mesh.frustumCulled = false;
    this.mesh.count = capacity;
    this.matrices = this.mesh.instanceMatrix.array as Float32Array;
    this.matrices.fill(0);
    this.colors = new Float32Array(Math.max(1, capacity) * 3).fill(1);
    this.mesh.instanceColor = new InstancedBufferAttribute(this.colors, 3);
    this.mesh.instanceMatrix.setUsage(DynamicDrawUsage);
  }

  /** Puts copy `i` somewhere. */
  place(i: number, x: number, y: number, z: number, heading = 0, sx = 1, sy = 1, sz = 1): void {
    writePlace(this.matrices, i, x, y, z, heading, sx, sy, sz);
    this.mesh.instanceMatrix.needsUpdate = true;
  }

  /** Where copy `i` is drawn. */
  at(i: number): [number, number, number] {
    const [x = 0, y = 0, z = 0] = this.matrices.subarray(i * 16 + 12, i * 16 + 15);
    return [x, y, z];
  }

  /** Colours copy `i`. */
  paint(i: number, color: Color): void {
    const o = i * 3;
    if (this.colors[o] === color.r && this.colors[o + 1] === color.g && this.colors[o + 2] === color.b) return;
    this.colors[o] = color.r;
    this.colors[o + 1] = color.g;
    this.colors[o + 2] = color.b;
    if (this.mesh.instanceColor !== null) this.mesh.instanceColor.needsUpdate = true;
  }

  /** Draws only the first `count` copies. */
  show(count: number): void {
    this.mesh.count = count;
  }

  /** Copies there is room for. */
  get capacity(): number {
    return this.matrices.length / 16;
  }

  /** Gives the buffers back. */
  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.dispose();
  }
}
