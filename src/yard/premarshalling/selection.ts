// The best of many candidates, without sorting them all.

/** Indices of the `wanted` smallest of the first `count` values, the smallest first; equal ones in their order. */
export function smallest(values: Float64Array, count: number, wanted: number): Int32Array {
  let chosen: Int32Array;
  if (count <= wanted) chosen = Int32Array.from({ length: count }, (_, i) => i);
  else {
    const limit = nthSmallest(values.slice(0, count), wanted);
    let below = 0;
    for (let i = 0; i < count; i++) if (values[i]! < limit) below++;
    let equal = wanted - below;
    chosen = new Int32Array(wanted);
    for (let i = 0, n = 0; n < wanted; i++)
      if (values[i]! < limit || (values[i] === limit && equal-- > 0)) chosen[n++] = i;
  }
  return chosen.sort((a, b) => values[a]! - values[b]! || a - b);
}

/** The n-th smallest value, n from 1; moves the values about (quickselect, Hoare 1961). */
function nthSmallest(values: Float64Array, n: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let [i, j] = [low, high];
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      [values[i], values[j]] = [values[j]!, values[i]!];
      i++;
      j--;
    }
    if (n - 1 <= j) high = j;
    else if (n - 1 >= i) low = i;
    else break;
  }
  return values[n - 1]!;
}
