// The vessel while she is stowed: which box stands where, and the sums over stacks, hatch covers and bays that the rules look at. Boxes are
// set down on top of stacks only, so that nothing floats. Whether a box may be set down is refusal.ts's matter.
import { slotStackKey, stacksByBay } from '../../terminal/vessel-profile/profile.ts';
import { AFT, BOTH, FORE, LONG_BOX, SHORT_BOX, TAKES, boxX, type CellTable, type Half } from './cell-table.ts';
import { strictestCode, type DangerousPlace } from './dangerous.ts';
import type { BoxTable } from './box-table.ts';
import type { StowageProblem } from './problem.ts';

/** In a cell: nothing. As the box for which a cell is kept: nobody, and a kind of which there is no box. */
export const EMPTY = -1;
export const NOBODY = -1;
export const NO_BOX_OF_KIND = -2;
/** Least port of an empty stack. */
export const NONE = 127;

/** Where a box stands: stack, cell from the bottom of the stack, half. */
export interface Place {
  stack: number;
  cell: number;
  half: Half;
}

export class Ship {
  readonly cells: CellTable;
  readonly boxes: BoxTable;
  readonly heightFactor: number;
  /** Box in each half of each cell. */
  readonly fore: Int32Array;
  readonly aft: Int32Array;
  /** Box for which each half of each cell is kept; whether anything is kept in a stack; where a box has its own cell (-1 none). */
  readonly keptFore: Int32Array;
  readonly keptAft: Int32Array;
  readonly hasKept: Uint8Array;
  readonly ownCell: Int32Array;
  /** By half of each stack: next free cell, height (mm), mass of 20' (kg), earliest port. */
  readonly level: Uint8Array;
  readonly height: Int32Array;
  readonly kg20: Float64Array;
  readonly least: Int8Array;
  /** By stack: mass and count of 40', ports as bits, boxes of any kind, those of this port. */
  readonly kg40: Float64Array;
  readonly longs: Uint8Array;
  readonly ports: Int32Array;
  readonly held: Uint8Array;
  readonly loaded: Uint8Array;
  readonly portsBefore: Int32Array;
  /** By hatch cover: earliest port under it, latest port on it, whether boxes that stay hold it closed. */
  readonly underCover: Int8Array;
  readonly onCover: Int8Array;
  readonly closed: Uint8Array;
  /** By bay: moves of discharge and load. By group of plugs: reefers. */
  readonly moves: Int32Array;
  readonly plugged: Int32Array;
  readonly limitOfPlugs: Int32Array;
  /** kg, and kg·m along, athwart and up, of all boxes. */
  readonly moments: Float64Array;
  /** By box: cell index of the vessel times 4 plus half, -1 not stowed. By cell: its stack. */
  readonly where: Int32Array;
  readonly stackOfCell: Int32Array;
  /** Boxes with dangerous goods that stand aboard, and where. */
  readonly dangerous = new Map<number, DangerousPlace>();
  readonly codes: Uint8Array[];

  constructor(problem: StowageProblem, cells: CellTable, boxes: BoxTable) {
    const [n, all] = [cells.stacks.length, cells.takes.length];
    this.cells = cells;
    this.boxes = boxes;
    this.heightFactor = problem.profile.heightFactor;
    [this.fore, this.aft] = [new Int32Array(all).fill(EMPTY), new Int32Array(all).fill(EMPTY)];
    [this.keptFore, this.keptAft] = [new Int32Array(all).fill(NOBODY), new Int32Array(all).fill(NOBODY)];
    [this.hasKept, this.ownCell] = [new Uint8Array(n), new Int32Array(boxes.containers.length).fill(-1)];
    [this.level, this.height] = [Uint8Array.from(cells.lowest), Int32Array.from(cells.step)];
    [this.kg20, this.least] = [new Float64Array(2 * n), new Int8Array(2 * n).fill(NONE)];
    [this.kg40, this.longs, this.ports] = [new Float64Array(n), new Uint8Array(n), new Int32Array(n)];
    [this.held, this.loaded] = [new Uint8Array(n), new Uint8Array(n)];
    const covers = cells.coverStacks.length;
    [this.underCover, this.onCover] = [new Int8Array(covers).fill(NONE), new Int8Array(covers).fill(-1)];
    this.closed = new Uint8Array(covers);
    this.moves = Int32Array.from(cells.bays, (bay) => problem.discharge?.get(bay) ?? 0);
    this.plugged = new Int32Array(problem.profile.plugLimits.length);
    this.limitOfPlugs = Int32Array.from(problem.profile.plugLimits, ({ plugs }) => plugs);
    this.moments = new Float64Array(4);
    this.where = new Int32Array(boxes.containers.length).fill(-1);
    this.stackOfCell = new Int32Array(all);
    for (let s = 0; s < n; s++) this.stackOfCell.fill(s, cells.first[s], cells.first[s]! + cells.count[s]!);
    this.codes = boxes.classSets.map((a) => Uint8Array.from(boxes.classSets, (b) => strictestCode(a, b)));
    this.setAboard(problem);
    this.portsBefore = Int32Array.from(this.ports);
  }

  /** Sets down what stays aboard, lowest first; a cell that the profile does not have is passed over. */
  private setAboard({ aboard, profile }: StowageProblem): void {
    const stacks = stacksByBay(profile);
    const places = aboard.flatMap(({ slot, container }, box) => {
      const place = this.placeOf(slot, container.lengthFeet === 20, stacks);
      return place === null ? [] : [{ box, place }];
    });
    for (const { box, place } of places.sort((a, b) => a.place.cell - b.place.cell)) {
      const { stack, cell, half } = place;
      // A box that floats in the plan as sent is taken for standing where it is told to.
      if (half !== AFT) this.level[2 * stack] = Math.max(this.level[2 * stack]!, cell);
      if (half !== FORE) this.level[2 * stack + 1] = Math.max(this.level[2 * stack + 1]!, cell);
      this.set(box, stack, half);
      const cover = this.cells.coverOf[stack]!;
      if (cover >= 0 && this.cells.deck[stack] === 1) this.closed[cover] = 1;
    }
    this.moves.set(Int32Array.from(this.cells.bays, (_, i) => this.moves[i]! - this.movesAboard(i)));
    this.loaded.fill(0);
  }

  private movesAboard(bay: number): number {
    let count = 0;
    for (let s = 0; s < this.cells.stacks.length; s++) if (this.cells.bayOf[s] === bay) count += this.loaded[s]!;
    return count;
  }

  /** The place of a slot, null where the profile has no such cell. */
  placeOf(
    slot: { bay: number; row: number; tier: number },
    short: boolean,
    stacks: ReadonlyMap<string, number>,
  ): Place | null {
    const stack = stacks.get(slotStackKey(slot));
    if (stack === undefined) return null;
    const { bay, cells } = this.cells.stacks[stack]!;
    const cell = cells.findIndex(({ tier }) => tier === slot.tier);
    if (cell < 0) return null;
    if (short) return { stack, cell, half: bay % 2 === 1 || slot.bay < bay ? FORE : AFT };
    return slot.bay === bay ? { stack, cell, half: BOTH } : null;
  }

  /** Sets a box down on a stack; it must fit. */
  set(box: number, s: number, half: Half): void {
    const { boxes, cells } = this;
    const [f, a] = [2 * s + FORE, 2 * s + AFT];
    const cell =
      half === AFT ? this.level[a]! : half === FORE ? this.level[f]! : Math.max(this.level[f]!, this.level[a]!);
    const at = cells.first[s]! + cell;
    const bottom = half === BOTH ? Math.max(this.height[f]!, this.height[a]!) : this.height[2 * s + half]!;
    const top = bottom + boxes.height[box]!;
    const port = boxes.port[box]!;
    for (const h of half === BOTH ? [FORE, AFT] : [half]) {
      (h === FORE ? this.fore : this.aft)[at] = box;
      this.level[2 * s + h] = cell + 1;
      this.height[2 * s + h] = top;
      if (half !== BOTH) this.kg20[2 * s + h]! += boxes.kg[box]!;
      this.least[2 * s + h] = Math.min(this.least[2 * s + h]!, port);
    }
    if (half === BOTH) {
      this.kg40[s]! += boxes.kg[box]!;
      this.longs[s]!++;
    }
    this.ports[s]! |= 1 << port;
    this.held[s]!++;
    this.loaded[s]!++;
    this.moves[cells.bayOf[s]!]!++;
    const cover = cells.coverOf[s]!;
    if (cover >= 0 && cells.deck[s] === 1) this.onCover[cover] = Math.max(this.onCover[cover]!, port);
    else if (cover >= 0) this.underCover[cover] = Math.min(this.underCover[cover]!, port);
    if (boxes.reefer[box] === 1 && cells.plugGroup[s]! >= 0) this.plugged[cells.plugGroup[s]!]!++;
    this.addMass(box, s, half, bottom, 1);
    this.where[box] = at * 4 + half;
    if (boxes.dangerous[box]! >= 0) this.dangerous.set(box, this.dangerousPlace(box, s, half));
  }

  private addMass(box: number, s: number, half: Half, bottom: number, sign: number): void {
    const stack = this.cells.stacks[s]!;
    const kg = sign * this.boxes.kg[box]!;
    const { moments } = this;
    moments[0]! += kg;
    moments[1]! += kg * boxX(stack, half);
    moments[2]! += kg * stack.y;
    moments[3]! += kg * (stack.base + (bottom + this.heightFactor * this.boxes.height[box]!) / 1000);
  }

  /** Where a box with dangerous goods would stand in a stack. */
  dangerousPlace(box: number, s: number, half: Half): DangerousPlace {
    const stack = this.cells.stacks[s]!;
    return {
      x: boxX(stack, half),
      halfLength: (half === BOTH ? LONG_BOX : SHORT_BOX) / 2,
      y: stack.y,
      deck: stack.level === 'deck',
      hold: this.cells.hold[s]!,
      open: this.boxes.open[box] === 1,
    };
  }

  /** Takes the boxes of this port off a stack and hands them out from the top down. */
  clear(s: number): number[] {
    const { boxes, cells } = this;
    if (this.loaded[s] === 0) return [];
    const off: number[] = [];
    for (let at = cells.first[s]! + cells.count[s]! - 1; at >= cells.first[s]!; at--)
      for (const half of [this.aft, this.fore]) {
        const box = half[at]!;
        if (box < boxes.aboard) continue;
        if (this.where[box]! >= 0) {
          off.push(box);
          this.forget(box, s);
        }
        half[at] = EMPTY;
      }
    this.recount(s);
    return off;
  }

  private forget(box: number, s: number): void {
    const { boxes, cells } = this;
    this.addMass(box, s, (this.where[box]! & 3) as Half, this.bottomOf(box), -1);
    this.where[box] = -1;
    this.loaded[s]!--;
    this.moves[cells.bayOf[s]!]!--;
    if (boxes.reefer[box] === 1 && cells.plugGroup[s]! >= 0) this.plugged[cells.plugGroup[s]!]!--;
    this.dangerous.delete(box);
  }

  /** Underside of a box that stands, mm above the base of its stack. */
  bottomOf(box: number): number {
    const at = this.where[box]! >> 2;
    const half = this.where[box]! & 3;
    const s = this.stackOfCell[at]!;
    const column = half === AFT ? this.aft : this.fore;
    let bottom = this.cells.step[2 * s + (half === AFT ? AFT : FORE)]!;
    for (let c = this.cells.first[s]!; c < at; c++) if (column[c]! !== EMPTY) bottom += this.boxes.height[column[c]!]!;
    return bottom;
  }

  /** Reckons a stack's sums anew from what stands in it, and those of its hatch cover. */
  private recount(s: number): void {
    const { boxes, cells } = this;
    this.kg40[s] = 0;
    this.longs[s] = 0;
    this.ports[s] = 0;
    this.held[s] = 0;
    for (const half of [FORE, AFT] as const) {
      const i = 2 * s + half;
      const column = half === FORE ? this.fore : this.aft;
      [this.level[i], this.height[i], this.kg20[i], this.least[i]] = [cells.lowest[i]!, cells.step[i]!, 0, NONE];
      for (let c = 0; c < cells.count[s]!; c++) {
        const box = column[cells.first[s]! + c]!;
        if (box === EMPTY) continue;
        this.level[i] = c + 1;
        this.height[i]! += boxes.height[box]!;
        this.least[i] = Math.min(this.least[i], boxes.port[box]!);
        this.ports[s]! |= 1 << boxes.port[box]!;
        if (boxes.long[box] === 0) this.kg20[i]! += boxes.kg[box]!;
        if (boxes.long[box] === 1 && half === AFT) continue;
        this.held[s]!++;
        if (boxes.long[box] === 1) {
          this.longs[s]!++;
          this.kg40[s]! += boxes.kg[box]!;
        }
      }
    }
    this.recountCover(cells.coverOf[s]!);
  }

  private recountCover(cover: number): void {
    if (cover < 0) return;
    this.underCover[cover] = NONE;
    this.onCover[cover] = -1;
    for (const s of this.cells.coverStacks[cover]!)
      if (this.cells.deck[s] === 1) {
        // The highest bit is the latest port; of no bits clz32 tells 32, and that is -1.
        this.onCover[cover] = Math.max(this.onCover[cover], 31 - Math.clz32(this.ports[s]!));
      } else this.underCover[cover] = Math.min(this.underCover[cover], this.least[2 * s]!, this.least[2 * s + 1]!);
  }

  /** A copy of everything that changes, for a return to it. */
  save(): Saved {
    return { arrays: this.changing().map((array) => array.slice()), dangerous: new Map(this.dangerous) };
  }

  restore({ arrays, dangerous }: Saved): void {
    this.changing().forEach((array, i) => (array as Float64Array).set(arrays[i] as Float64Array));
    this.dangerous.clear();
    for (const [box, place] of dangerous) this.dangerous.set(box, place);
  }

  private changing(): Changing[] {
    return [
      ...[this.fore, this.aft, this.level, this.height, this.kg20, this.least, this.kg40, this.longs, this.ports],
      ...[this.held, this.loaded, this.underCover, this.onCover, this.moves, this.plugged, this.moments, this.where],
    ];
  }

  /** Whether a cell has a plug for a half, or for a 40' in either half. */
  hasPlug(at: number, half: Half): boolean {
    const wanted = half === BOTH ? TAKES.forePlug | TAKES.aftPlug : half === FORE ? TAKES.forePlug : TAKES.aftPlug;
    return (this.cells.takes[at]! & wanted) !== 0;
  }
}

type Changing = Int32Array | Uint8Array | Float64Array | Int8Array;
/** What `save` keeps. */
export interface Saved {
  arrays: Changing[];
  dangerous: Map<number, DangerousPlace>;
}
