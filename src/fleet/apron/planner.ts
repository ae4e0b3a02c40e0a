// Moves of vehicles on an apron without lanes, one step of all at a time: PIBT, priority inheritance with backtracking (Okumura,
// Machida, Défago, Tamura 2022, "Priority inheritance with backtracking for iterative multi-agent path finding", Artificial
// Intelligence 310). No two are ever in one cell and no two change places. Where every two neighbouring cells lie on a circle
// (the grid is biconnected), every vehicle reaches its goal after a finite time; elsewhere it may not.
//
// Where it is used: nowhere in the running system yet. Terminals with a lane network are driven by fleet/traffic.ts; this is for
// an apron that has none. A step takes as long as the slowest vehicle needs for a cell with its turn; who carries it out lets the
// next step begin when all have ended this one. Hot path, measured by bench/apron.ts.
import { invariant } from '../../kit/invariant.ts';
import type { Random } from '../../kit/random.ts';
import { NONE, stepsTo, type ApronGrid } from './grid.ts';

/** Where the vehicles are and want to go: plain data, one element for each vehicle. */
export interface ApronState {
  /** The cell in which it is. */
  at: Int32Array;
  /** The cell to which it goes; its own when it has nothing to do, and then it makes way for others. */
  goal: Int32Array;
  /** Steps since it was last at its goal, and a fraction drawn then that tells equals apart. The highest goes first. */
  priority: Float64Array;
}

/** The cells a vehicle may be in next: four neighbours and its own. */
const CHOICES = 5;
/** Among cells equally near the goal an empty one is taken first, else chance decides; the sum is below one step. */
const OCCUPIED = 0.4;
const CHANCE = 0.3;

/** Vehicles that begin at these cells and want to go to those goals. */
export function beginApron(at: Int32Array, goal: Int32Array, random: Random): ApronState {
  return { at: at.slice(), goal: goal.slice(), priority: Float64Array.from(at, () => drawTie(random)) };
}

/** Lets all vehicles make one step of the plan. Give those who are at their goal another one afterwards. */
export function stepApron(planner: ApronPlanner, state: ApronState, random: Random): void {
  state.at.set(planner.plan(state, random));
  for (let vehicle = 0; vehicle < state.at.length; vehicle++) {
    if (state.at[vehicle] === state.goal[vehicle]) state.priority[vehicle] = drawTie(random);
    else state.priority[vehicle]!++;
  }
}

/** Below 1, so that steps outweigh it. */
function drawTie(random: Random): number {
  return random.next() / 2;
}

/**
 * Plans one step after another for a number of vehicles on a grid. What it keeps between steps is memory to work in and the steps
 * to every goal it has met (2 bytes a cell and goal): the plan depends on the state and the random numbers only.
 */
export class ApronPlanner {
  private readonly grid: ApronGrid;
  /** Steps to a goal, by its cell. */
  private readonly fields: (Uint16Array | undefined)[];
  /** The vehicle that is in a cell now, and that will be. */
  private readonly now: Int32Array;
  private readonly then: Int32Array;
  /** The cell of each vehicle now, and after the step: NONE as long as that is open. */
  private at: Int32Array;
  private readonly next: Int32Array;
  /** The vehicles, highest priority first. */
  private readonly order: Int32Array;
  /** CHOICES for each vehicle, best first once ranked; and the marks of the one that is being ranked. */
  private readonly choices: Int32Array;
  private readonly marks = new Float64Array(CHOICES);

  constructor(grid: ApronGrid, vehicles: number) {
    this.grid = grid;
    this.fields = Array.from({ length: grid.free.length }, () => undefined);
    this.now = new Int32Array(grid.free.length).fill(NONE);
    this.then = new Int32Array(grid.free.length).fill(NONE);
    this.at = new Int32Array(0);
    this.next = new Int32Array(vehicles).fill(NONE);
    this.order = Int32Array.from({ length: vehicles }, (_, vehicle) => vehicle);
    this.choices = new Int32Array(CHOICES * vehicles);
  }

  /** Steps from every cell to a goal on the empty apron. Found once: ask beforehand for goals that must not delay a step. */
  stepsTo(goal: number): Uint16Array {
    return (this.fields[goal] ??= stepsTo(this.grid, goal));
  }

  /** The cell of every vehicle after the next step. The state is left as it is; the array is the caller's. */
  plan(state: ApronState, random: Random): Int32Array {
    this.begin(state);
    for (const vehicle of this.order) {
      if (this.next[vehicle] === NONE) this.move(vehicle, NONE, state, random);
    }
    return this.next.slice();
  }

  private begin({ at, priority }: ApronState): void {
    invariant(at.length === this.next.length, `the planner was made for ${this.next.length} vehicles`);
    for (const cell of this.at) this.now[cell] = NONE;
    for (const cell of this.next) if (cell !== NONE) this.then[cell] = NONE;
    this.next.fill(NONE);
    this.at = at.slice();
    for (let vehicle = 0; vehicle < at.length; vehicle++) {
      const cell = at[vehicle]!;
      invariant(
        this.grid.free[cell] === 1 && this.now[cell] === NONE,
        `vehicle ${vehicle} has free cell ${cell} alone`,
      );
      this.now[cell] = vehicle;
    }
    sortByPriority(this.order, priority);
  }

  /**
   * Finds a cell for a vehicle, pushing who is in the way: that one inherits its rank and moves first. False when all that is left
   * is to stay although another wants the cell.
   */
  private move(vehicle: number, pusher: number, state: ApronState, random: Random): boolean {
    const end = this.rank(vehicle, state, random);
    for (let i = CHOICES * vehicle; i < end; i++) {
      const cell = this.choices[i]!;
      if (this.then[cell] !== NONE) continue;
      if (pusher !== NONE && cell === this.at[pusher]) continue; // they would change places
      this.take(vehicle, cell);
      const other = this.now[cell]!;
      if (other === NONE || this.next[other] !== NONE || this.move(other, vehicle, state, random)) return true;
    }
    this.take(vehicle, this.at[vehicle]!);
    return false;
  }

  private take(vehicle: number, cell: number): void {
    this.next[vehicle] = cell;
    this.then[cell] = vehicle;
  }

  /** Writes the choices of a vehicle, the best first, and returns where they end. */
  private rank(vehicle: number, state: ApronState, random: Random): number {
    const { choices, marks, grid } = this;
    const steps = this.stepsTo(state.goal[vehicle]!);
    const own = this.at[vehicle]!;
    const first = CHOICES * vehicle;
    let count = 0;
    for (let side = 0; side < CHOICES; side++) {
      const cell = side < 4 ? grid.neighbours[4 * own + side]! : own;
      if (cell === NONE) continue;
      const occupied = cell !== own && this.now[cell] !== NONE ? OCCUPIED : 0;
      const mark = steps[cell]! + occupied + CHANCE * random.next();
      let place = count++;
      for (; place > 0 && marks[place - 1]! > mark; place--) {
        marks[place] = marks[place - 1]!;
        choices[first + place] = choices[first + place - 1]!;
      }
      marks[place] = mark;
      choices[first + place] = cell;
    }
    return first + count;
  }
}

/** Highest priority first, equals by number. By insertion: from step to step the order hardly changes. */
function sortByPriority(order: Int32Array, priority: Float64Array): void {
  for (let i = 1; i < order.length; i++) {
    const vehicle = order[i]!;
    const own = priority[vehicle]!;
    let place = i;
    for (; place > 0; place--) {
      const before = order[place - 1]!;
      const other = priority[before]!;
      if (other > own || (other === own && before < vehicle)) break;
      order[place] = before;
    }
    order[place] = vehicle;
  }
}
