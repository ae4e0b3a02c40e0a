// The least-cost assignment of rows to columns: shortest augmenting paths with dual prices.

/** An assignment of every row to its own column, with the prices that prove how good it is. */
export interface Assignment {
  /** Column of each row. */
  columnOf: Int32Array;
  /** Sum of the chosen costs. */
  cost: number;
  /** Lower bound from the dual prices; equals the cost (but for rounding) when every row was assigned exactly. */
  bound: number;
  /** Column scans done. */
  steps: number;
}

/**
 * Assigns each of `rows` rows to one of `columns` columns (rows <= columns) at least total cost; cost of row r to column c
 * is `cost[r * columns + c]`, finite. Time O(rows² x columns): the Hungarian method as successive shortest paths
 * (Kuhn 1955; Jonker and Volgenant 1987). One step is one scan over the columns. When `steps` run out, the rows still open
 * take the cheapest free column in turn; the bound stays valid, because any prices <= 0 give one.
 */
export function assign(rows: number, columns: number, cost: Float64Array, steps: number): Assignment {
  const rowOf = new Int32Array(columns).fill(-1);
  const columnOf = new Int32Array(rows).fill(-1);
  const rowPrice = new Float64Array(rows);
  const columnPrice = new Float64Array(columns);
  const search = new PathSearch(columns);
  let used = 0;
  for (let r = 0; r < rows && used < steps; r++) {
    used += search.augment(r, cost, rowPrice, columnPrice, rowOf, columnOf);
  }
  for (let r = 0; r < rows; r++) if (columnOf[r] < 0) takeCheapest(r, columns, cost, rowOf, columnOf);
  let total = 0;
  for (let r = 0; r < rows; r++) total += cost[r * columns + columnOf[r]];
  return { columnOf, cost: total, bound: dualBound(rows, columns, cost, columnPrice), steps: used };
}

/** The sum of column prices and, for each row, the least cost less price: below every assignment's cost. */
function dualBound(rows: number, columns: number, cost: Float64Array, columnPrice: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < columns; c++) sum += columnPrice[c];
  for (let r = 0; r < rows; r++) {
    let least = Infinity;
    for (let c = 0; c < columns; c++) least = Math.min(least, cost[r * columns + c] - columnPrice[c]);
    sum += least;
  }
  return sum;
}

function takeCheapest(r: number, columns: number, cost: Float64Array, rowOf: Int32Array, columnOf: Int32Array): void {
  let best = -1;
  for (let c = 0; c < columns; c++) {
    if (rowOf[c] < 0 && (best < 0 || cost[r * columns + c] < cost[r * columns + best])) best = c;
  }
  rowOf[best] = r;
  columnOf[r] = best;
}

/** The working arrays of one shortest path search, reused for every row. */
class PathSearch {
  private readonly columns: number;
  private readonly distance: Float64Array;
  private readonly previous: Int32Array;
  private readonly done: Uint8Array;

  constructor(columns: number) {
    this.columns = columns;
    this.distance = new Float64Array(columns);
    this.previous = new Int32Array(columns);
    this.done = new Uint8Array(columns);
  }

  /** Assigns one more row along the cheapest path of exchanges; returns the scans done. */
  augment(
    start: number,
    cost: Float64Array,
    rowPrice: Float64Array,
    columnPrice: Float64Array,
    rowOf: Int32Array,
    columnOf: Int32Array,
  ): number {
    const { columns, distance, previous, done } = this;
    distance.fill(Infinity);
    previous.fill(-1);
    done.fill(0);
    let row = start;
    let via = -1;
    let reached = 0;
    let scans = 0;
    for (;;) {
      scans++;
      let next = -1;
      for (let c = 0; c < columns; c++) {
        if (done[c] === 1) continue;
        const d = reached + cost[row * columns + c] - rowPrice[row] - columnPrice[c];
        if (d < distance[c]) {
          distance[c] = d;
          previous[c] = via;
        }
        if (next < 0 || distance[c] < distance[next]) next = c;
      }
      reached = distance[next];
      done[next] = 1;
      via = next;
      if (rowOf[next] < 0) break;
      row = rowOf[next];
    }
    this.reprice(start, reached, rowPrice, columnPrice, rowOf);
    for (let c = via; c >= 0; c = previous[c]) {
      const from = previous[c] < 0 ? start : rowOf[previous[c]];
      rowOf[c] = from;
      columnOf[from] = c;
    }
    return scans;
  }

  private reprice(
    start: number,
    reached: number,
    rowPrice: Float64Array,
    columnPrice: Float64Array,
    rowOf: Int32Array,
  ): void {
    rowPrice[start] += reached;
    for (let c = 0; c < this.columns; c++) {
      if (this.done[c] === 0 || rowOf[c] < 0) continue;
      const slack = reached - this.distance[c];
      rowPrice[rowOf[c]] += slack;
      columnPrice[c] -= slack;
    }
  }
}
