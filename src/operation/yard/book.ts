// The yard as decking sees it: one view per stack, kept up to date as boxes come and go. Follows wholly from the ledger and the
// reservations, so it is made anew after a restart.
import type { LedgerState } from '../../ledger/state.ts';
import { stackIndex, type BlockRecord } from '../../ledger/state.ts';
import type { Container } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { inRange, meetsFilter, type YardAllocation } from '../../terminal/yard-range.ts';
import type { AllocationFor, DeckStack } from '../../yard/problems.ts';
import { gaugeOf } from './gauge.ts';
import type { BlockWork } from '../state.ts';
import { lookAtLeaving, type Leaving } from './stack-leaving.ts';

/** Stacks with the boxes that each can still take. */
export interface Stacks {
  stacks: readonly DeckStack[];
  room: Uint8Array;
}

type OpenView = { -readonly [K in keyof DeckStack]: DeckStack[K] };

export class YardBook {
  private readonly views: OpenView[][];
  /** The views of each block's 40' bays, and of its 20' halves. */
  private readonly long: Stacks[];
  private readonly short: Stacks[];
  private readonly model: TerminalModel;
  private readonly ledger: LedgerState;
  private readonly blocks: readonly BlockWork[];
  private readonly leaving: Leaving;
  /** 40' bays of each block around which dangerous goods may have come or gone since they were last listed. */
  private readonly unlisted: Set<number>[];
  /** Dangerous classes that stand in each block's 40' bays; null: not looked up since something changed there. */
  private readonly classes: (string[] | null)[][];
  /** Lowest tier of a box that is wider than its ground, by 40' bay and row; 0: there is none. */
  private readonly wide: Uint8Array[];
  /** Ranges that are kept for some boxes, by the numbers that stacks name. */
  private allocations: readonly YardAllocation[] = [];
  /** Reefers in each stack, and in all: they are plugged. */
  private readonly reefersIn: Uint8Array[];
  private reefersInAll = 0;

  constructor(model: TerminalModel, ledger: LedgerState, blocks: readonly BlockWork[], leaving: Leaving) {
    this.model = model;
    this.ledger = ledger;
    this.blocks = blocks;
    this.leaving = leaving;
    this.unlisted = model.blocks.map(() => new Set());
    this.classes = model.blocks.map((b) => Array.from({ length: b.bays }, () => null));
    this.views = model.blocks.map((b, block) => {
      const views: OpenView[] = [];
      for (let k = 0; k < b.bays; k++) {
        const hasPlug = b.reeferBays.includes(k);
        const dangerousAllowed = b.dangerousBays.includes(k);
        for (let row = 1; row <= b.rows; row++)
          for (const bay of [4 * k + 1, 4 * k + 3, 4 * k + 2])
            views.push({
              block,
              bay,
              row,
              height: 0,
              maxHeight: b.tiers,
              ...{ firstMean: Infinity, firstSpread: 0, topMean: Infinity, othersMean: Infinity, othersSpread: 0 },
              ...{ topGroup: '', topKg: 0, topFeet: 0, besideHeight: 0, locked: false, allocation: -1 },
              hasPlug,
              dangerousAllowed,
              nearbyDangerous: [],
            });
      }
      return views;
    });
    this.wide = model.blocks.map((b) => new Uint8Array(b.bays * b.rows));
    this.reefersIn = this.views.map((views) => new Uint8Array(views.length));
    const only = (views: OpenView[]): Stacks => ({ stacks: views, room: new Uint8Array(views.length) });
    this.long = this.views.map((views) => only(views.filter((v) => v.bay % 4 === 2)));
    this.short = this.views.map((views) => only(views.filter((v) => v.bay % 4 !== 2)));
    this.redraw();
  }

  /** Looks at every stack anew: planners have drawn or ended a range, or the book is new. */
  redraw(): void {
    const ranges = [...this.ledger.yardRanges.values()];
    this.allocations = ranges.filter((r) => r.kind === 'allocation');
    const locks = ranges.filter((r) => r.kind === 'lock');
    this.model.blocks.forEach((b, i) => {
      for (const view of this.views[i] as OpenView[]) {
        const isIn = (range: (typeof ranges)[number]): boolean =>
          range.block === b.id && inRange(range, view.bay, view.row);
        view.locked = locks.some(isIn);
        view.allocation = this.allocations.findIndex(isIn);
      }
      for (let k = 0; k < b.bays; k++) for (let row = 1; row <= b.rows; row++) this.refresh(i, 4 * k + 2, row);
    });
  }

  /** What the allocations say to a box, by the numbers that stacks name. @param outbound call that it leaves with, "truck", or '' */
  allocationsFor(box: Container, outbound: string): AllocationFor[] {
    return this.allocations.map(({ use, filter }) => ({
      member: meetsFilter(filter, box, outbound),
      reserved: use === 'reserved',
    }));
  }

  /**
   * The stacks of a block that a box of a length may use: 40' bays, or 20' halves. What dangerous goods stand near is brought up to date
   * only for a box that has to do with them: it takes long, and few have.
   */
  stacksFor(block: number, lengthFeet: number, dangerous = true): Stacks {
    const unlisted = this.unlisted[block] as Set<number>;
    if (dangerous && unlisted.size > 0) {
      for (const k of unlisted) this.refreshDangerous(block, k);
      unlisted.clear();
    }
    return (lengthFeet > 20 ? this.long : this.short)[block] as Stacks;
  }

  /** Brings up to date how high a block's stacks stand beside each other; only boxes wider than their ground ask for it. */
  lookBeside(block: number): void {
    const { rows } = this.record(block);
    const views = this.views[block] as OpenView[];
    const highest = (bay: number, row: number): number => {
      if (row < 1 || row > rows) return 0;
      const at = (bay * rows + row - 1) * 3;
      return Math.max(...views.slice(at, at + 3).map((v) => v.height));
    };
    for (const view of views)
      view.besideHeight = Math.max(highest(view.bay >> 2, view.row - 1), highest(view.bay >> 2, view.row + 1));
  }

  /** Something changed at a bay and row, or is on its way there. */
  refresh(block: number, bay: number, row: number): void {
    const { rows } = this.record(block);
    const k = Math.floor((bay - 1) / 4);
    const wide = this.wide[block] as Uint8Array;
    const before = wide[k * rows + row - 1];
    wide[k * rows + row - 1] = this.lowestWide(block, k, row);
    this.refreshRow(block, k, row);
    if (before === wide[k * rows + row - 1]) return;
    for (const beside of [row - 1, row + 1]) if (beside >= 1 && beside <= rows) this.refreshRow(block, k, beside);
  }

  private refreshRow(block: number, k: number, row: number): void {
    const record = this.record(block);
    const base = stackIndex(record, 4 * k + 1, row);
    const near = this.height(block, record, base);
    const far = this.height(block, record, base + 1);
    const long = this.height(block, record, base + 2);
    this.look(block, base, record, near, long);
    this.look(block, base + 1, record, far, long);
    this.look(block, base + 2, record, long, near + far);
    const short = (this.short[block] as Stacks).room;
    short[(base / 3) * 2] = this.roomAt(block, base);
    short[(base / 3) * 2 + 1] = this.roomAt(block, base + 1);
    (this.long[block] as Stacks).room[base / 3] = this.roomAt(block, base + 2);
    (this.classes[block] as (string[] | null)[])[k] = null;
    if (this.model.blocks[block]?.dangerousBays.some((d) => Math.abs(d - k) <= 1))
      (this.unlisted[block] as Set<number>).add(k);
  }

  private roomAt(block: number, index: number): number {
    const { locked, height, maxHeight } = (this.views[block] as OpenView[])[index] as OpenView;
    return locked ? 0 : Math.max(0, maxHeight - height);
  }

  /** Lowest tier of a box at a bay and row that is wider than its ground; 0: there is none. */
  private lowestWide(block: number, k: number, row: number): number {
    const { stacks, rows } = this.record(block);
    let lowest = 0;
    const at = (k * rows + row - 1) * 3;
    for (let index = at; index < at + 3; index++) {
      const tier = (stacks[index] as ContainerId[]).findIndex((id) => this.gauge(block, id) === 'over-side') + 1;
      if (tier > 0 && (lowest === 0 || tier < lowest)) lowest = tier;
    }
    return lowest;
  }

  private gauge(block: number, id: ContainerId): ReturnType<typeof gaugeOf> {
    const container = this.ledger.containers.get(id)?.container;
    return container ? gaugeOf(container, this.model.blocks[block]?.rowWidth ?? 0) : 'no';
  }

  /** Tiers that a stack may have: up to the block's, under a box in the next row that is wider than its ground, and nothing on one out of gauge. */
  private tiersAt(block: number, index: number, record: BlockRecord, height: number): number {
    const wide = this.wide[block] as Uint8Array;
    const place = Math.floor(index / 3);
    const row = place % record.rows;
    let tiers = record.tiers;
    if (row > 0 && (wide[place - 1] as number) > 0) tiers = Math.min(tiers, (wide[place - 1] as number) - 1);
    if (row < record.rows - 1 && (wide[place + 1] as number) > 0)
      tiers = Math.min(tiers, (wide[place + 1] as number) - 1);
    return this.outOfGaugeOn(block, index, record) ? Math.min(tiers, height) : tiers;
  }

  /** True when a box out of gauge stands on top of a stack, or is on its way there. */
  private outOfGaugeOn(block: number, index: number, record: BlockRecord): boolean {
    const top = (record.stacks[index] as ContainerId[]).at(-1);
    if (top !== undefined && this.gauge(block, top) !== 'no') return true;
    return (this.blocks[block]?.jobs ?? []).some(
      ({ bay, row, container }) =>
        bay > 0 && stackIndex(record, bay, row) === index && this.gauge(block, container) !== 'no',
    );
  }

  private record(block: number): BlockRecord {
    return this.ledger.blocks.get(this.model.blocks[block]?.id as never) as BlockRecord;
  }

  private height(block: number, record: BlockRecord, index: number): number {
    return (record.stacks[index] as ContainerId[]).length + (this.blocks[block]?.coming.get(index) ?? 0);
  }

  /** Brings one stack's view up to date; `others`: boxes of the other length in its place. */
  private look(block: number, index: number, record: BlockRecord, height: number, others: number): void {
    const view = (this.views[block] as OpenView[])[index] as OpenView;
    const stack = record.stacks[index] as ContainerId[];
    view.height = height;
    view.maxHeight = others > 0 ? 0 : this.tiersAt(block, index, record, height);
    let reefers = 0;
    for (const id of stack) if (this.ledger.containers.get(id)?.container.reeferC !== null) reefers++;
    lookAtLeaving(view, stack, this.leaving);
    const top = stack.at(-1);
    const box = top === undefined ? undefined : this.ledger.containers.get(top)?.container;
    view.topKg = box?.grossKg ?? 0;
    view.topFeet = box?.lengthFeet ?? 0;
    const counts = this.reefersIn[block] as Uint8Array;
    this.reefersInAll += reefers - (counts[index] as number);
    counts[index] = reefers;
  }

  /** Refrigerated containers that stand in the yard. */
  get reefers(): number {
    return this.reefersInAll;
  }

  private refreshDangerous(block: number, k: number): void {
    const { bays, rows } = this.record(block);
    const classes = [-2, -1, 0, 1, 2].map((off) => this.classesIn(block, k + off));
    for (let i = 1; i <= 3; i++) {
      const around = k + i - 2;
      if (around < 0 || around >= bays) continue;
      const nearby = [...new Set(classes.slice(i - 1, i + 2).flat())];
      const views = this.views[block] as OpenView[];
      for (let v = around * rows * 3; v < (around + 1) * rows * 3; v++) (views[v] as OpenView).nearbyDangerous = nearby;
    }
  }

  /** Dangerous classes in a 40' bay; boxes on their way there count as if they stood there already. */
  private classesIn(block: number, bay: number): string[] {
    const { bays } = this.record(block);
    if (bay < 0 || bay >= bays) return [];
    const classes = this.classes[block] as (string[] | null)[];
    const standing = (classes[bay] ??= this.standingClasses(block, bay));
    const coming: string[] = [];
    for (const job of this.blocks[block]?.jobs ?? [])
      if (job.bay > 0 && Math.floor((job.bay - 1) / 4) === bay) this.addClasses(job.container, coming);
    return coming.length > 0 ? [...standing, ...coming] : standing;
  }

  private standingClasses(block: number, bay: number): string[] {
    const { rows, stacks } = this.record(block);
    const classes: string[] = [];
    for (let i = bay * rows * 3; i < (bay + 1) * rows * 3; i++)
      for (const id of stacks[i] as ContainerId[]) this.addClasses(id, classes);
    return classes;
  }

  private addClasses(container: ContainerId, to: string[]): void {
    for (const d of this.ledger.containers.get(container)?.container.dangerous ?? []) to.push(d.imdgClass);
  }
}
