// A ray against upright boxes, for picking.

/** Distance along a ray (unit direction) to a box given by middle and half sizes; -1 when it misses. */
export function rayBox(
  origin: readonly number[],
  direction: readonly number[],
  x: number,
  y: number,
  z: number,
  hx: number,
  hy: number,
  hz: number,
): number {
  let near = -Infinity;
  let far = Infinity;
  for (let axis = 0; axis < 3; axis++) {
    const middle = axis === 0 ? x : axis === 1 ? y : z;
    const half = axis === 0 ? hx : axis === 1 ? hy : hz;
    const from = origin[axis] as number;
    const step = direction[axis] as number;
    if (Math.abs(step) < 1e-9) {
      if (Math.abs(from - middle) > half) return -1;
      continue;
    }
    const a = (middle - half - from) / step;
    const b = (middle + half - from) / step;
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
  }
  return far >= Math.max(near, 0) ? Math.max(near, 0) : -1;
}
