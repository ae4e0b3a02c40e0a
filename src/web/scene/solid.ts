// Builds simple steelwork out of boxes and beams into one geometry, z up, metres.
import { BufferAttribute, BufferGeometry, Matrix4, Quaternion, Vector3 } from 'three';

/** Corner signs of a box's six faces, each with its normal. */
const FACES: readonly {
  normal: readonly [number, number, number];
  corners: readonly (readonly [number, number, number])[];
}[] = [
  {
    normal: [1, 0, 0],
    corners: [
      [1, -1, -1],
      [1, 1, -1],
      [1, 1, 1],
      [1, -1, 1],
    ],
  },
  {
    normal: [-1, 0, 0],
    corners: [
      [-1, 1, -1],
      [-1, -1, -1],
      [-1, -1, 1],
      [-1, 1, 1],
    ],
  },
  {
    normal: [0, 1, 0],
    corners: [
      [1, 1, -1],
      [-1, 1, -1],
      [-1, 1, 1],
      [1, 1, 1],
    ],
  },
  {
    normal: [0, -1, 0],
    corners: [
      [-1, -1, -1],
      [1, -1, -1],
      [1, -1, 1],
      [-1, -1, 1],
    ],
  },
  {
    normal: [0, 0, 1],
    corners: [
      [-1, -1, 1],
      [1, -1, 1],
      [1, 1, 1],
      [-1, 1, 1],
    ],
  },
  {
    normal: [0, 0, -1],
    corners: [
      [-1, 1, -1],
      [1, 1, -1],
      [1, -1, -1],
      [-1, -1, -1],
    ],
  },
];

/** Collects boxes and beams; `build` makes the geometry. */
export class Solid {
  private position: number[] = [];
  private normal: number[] = [];
  private uv: number[] = [];
  private index: number[] = [];

  /** A box around its centre. */
  box(x: number, y: number, z: number, sx: number, sy: number, sz: number): this {
    return this.placed(new Matrix4().makeTranslation(x, y, z).scale(new Vector3(sx / 2, sy / 2, sz / 2)));
  }

  /** A square beam of a thickness from one point to another. */
  beam(from: readonly [number, number, number], to: readonly [number, number, number], thickness: number): this {
    const a = new Vector3(...from);
    const b = new Vector3(...to);
    const length = a.distanceTo(b);
    const turn = new Quaternion().setFromUnitVectors(new Vector3(1, 0, 0), b.clone().sub(a).normalize());
    const middle = a.add(b).multiplyScalar(0.5);
    return this.placed(new Matrix4().compose(middle, turn, new Vector3(length / 2, thickness / 2, thickness / 2)));
  }

  /** The geometry of all that was added. */
  build(): BufferGeometry {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(this.position), 3));
    geometry.setAttribute('normal', new BufferAttribute(new Float32Array(this.normal), 3));
    geometry.setAttribute('uv', new BufferAttribute(new Float32Array(this.uv), 2));
    geometry.setIndex(this.index);
    return geometry;
  }

  private placed(matrix: Matrix4): this {
    const point = new Vector3();
    for (const face of FACES) {
      const first = this.position.length / 3;
      const normal = new Vector3(...face.normal).transformDirection(matrix);
      face.corners.forEach((corner, i) => {
        point.set(...corner).applyMatrix4(matrix);
        this.position.push(point.x, point.y, point.z);
        this.normal.push(normal.x, normal.y, normal.z);
        this.uv.push(i === 1 || i === 2 ? 1 : 0, i >= 2 ? 1 : 0);
      });
      this.index.push(first, first + 1, first + 2, first, first + 2, first + 3);
    }
    return this;
  }
}
