// The yard as decking sees it: one view per stack, kept up to date as boxes come and go. Follows wholly from the ledger and the
// reservations, so it is made anew after a restart.
import type { LedgerState } from '../ledger/state.ts';
import { stackIndex, type BlockRecord } from '../ledger/state.ts';
import type { ContainerId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import type { StackView } from '../yard/problems.ts';
import type { BlockWork } from './state.ts';

/** When a box is expected to leave, ms UTC, and with whom; the book asks operation for it. */
export interface Leaving {
  departure: (container: ContainerId) => number;
  group: (container: ContainerId) => string;
}

/** Stacks with the boxes that each can still take. */
export interface Stacks {
  stacks: readonly StackView[];
  room: Uint8Array;
}

type OpenView = { -readonly [K in keyof StackView]: StackView[K] };

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
              earliestDeparture: Infinity,
              topGroup: '',
              topKg: 0,
              hasPlug,
              dangerousAllowed,
              nearbyDangerous: [],
            });
      }
      return views;
    });
    this.reefersIn = this.views.map((views) => new Uint8Array(views.length));
    const only = (views: OpenView[]): Stacks => ({ stacks: views, room: new Uint8Array(views.length) });
    this.long = this.views.map((views) => only(views.filter((v) => v.bay % 4 === 2)));
    this.short = this.views.map((views) => only(views.filter((v) => v.bay % 4 !== 2)));
    model.blocks.forEach((b, i) => {
      for (let k = 0; k < b.bays; k++) for (let row = 1; row <= b.rows; row++) this.refresh(i, 4 * k + 2, row);
    });
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

  /** Something changed at a bay and row, or is on its way there. */
  refresh(block: number, bay: number, row: number): void {
    const k = Math.floor((bay - 1) / 4);
    const record = this.record(block);
    const base = stackIndex(record, 4 * k + 1, row);
    const near = this.height(block, record, base);
    const far = this.height(block, record, base + 1);
    const long = this.height(block, record, base + 2);
    this.look(block, base, record, near, long);
    this.look(block, base + 1, record, far, long);
    this.look(block, base + 2, record, long, near + far);
    const short = (this.short[block] as Stacks).room;
    short[(base / 3) * 2] = long > 0 ? 0 : Math.max(0, record.tiers - near);
    short[(base / 3) * 2 + 1] = long > 0 ? 0 : Math.max(0, record.tiers - far);
    (this.long[block] as Stacks).room[base / 3] = near + far > 0 ? 0 : Math.max(0, record.tiers - long);
    (this.classes[block] as (string[] | null)[])[k] = null;
    if (this.model.blocks[block]?.dangerousBays.some((d) => Math.abs(d - k) <= 1))
      (this.unlisted[block] as Set<number>).add(k);
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
    view.maxHeight = others > 0 ? 0 : record.tiers;
    let [earliest, reefers] = [Infinity, 0];
    for (const id of stack) {
      earliest = Math.min(earliest, this.leaving.departure(id));
      if (this.ledger.containers.get(id)?.container.reeferC !== null) reefers++;
    }
    view.earliestDeparture = earliest;
    const top = stack.at(-1);
    view.topGroup = top === undefined ? '' : this.leaving.group(top);
    view.topKg = top === undefined ? 0 : (this.ledger.containers.get(top)?.container.grossKg ?? 0);
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
