// Machines that lie, by script: they tell a thing twice, tell of a job that nobody gave, tell of another box, tell again what was true
// before, or set a box down on another stack than ordered (and tell where). What they do otherwise is as ordered: only what they tell is
// wrong, so that a test can hold what the record believes against the truth.
import { liftedBoxes, type Order, type Report } from '../equipment/port.ts';
import type { Position } from '../terminal/container.ts';
import type { CheId, ContainerId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import type { Lie, LieKind } from './disturbances.ts';
import type { TwinState } from './state.ts';
import { positionKey } from './truth.ts';

/** Number of a job that is far from every one that is given. */
const STRANGE_JOB = 1_000_000_000;

export class Lies {
  private readonly model: TerminalModel;
  private readonly state: TwinState;

  constructor(model: TerminalModel, state: TwinState) {
    this.model = model;
    this.state = state;
  }

  /** True while no machine lies, and none has set a box down elsewhere without having told. */
  get none(): boolean {
    return (this.state.disturbances?.lies.length ?? 0) === 0;
  }

  /** A machine begins to lie until a time, ms UTC. */
  begin(machine: CheId, lie: LieKind, until: number): void {
    this.state.disturbances?.lies.push({ machine, lie, until, before: null, elsewhere: null });
  }

  /** A lie is over. One about a box that hangs in the air is told to its end. */
  over(): void {
    const { disturbances, now } = this.state;
    if (!disturbances) return;
    disturbances.lies = disturbances.lies.filter(({ until, elsewhere }) => until > now || elsewhere);
  }

  /** What is told instead of a report. */
  told(report: Report & { che: CheId }): Report[] {
    const { disturbances, now } = this.state;
    const lies = disturbances?.lies.filter(({ machine }) => machine === report.che) ?? [];
    // Where a box truly stands is told, whatever else the machine lies about.
    const set = report.kind === 'placed' ? lies.find(({ elsewhere }) => elsewhere?.job === report.job) : undefined;
    if (set?.elsewhere) {
      const { to } = set.elsewhere;
      set.elsewhere = null;
      this.over();
      return [{ ...report, to } as Report];
    }
    const lie = lies[0];
    return !lie || lie.until <= now ? [report] : this.lied(lie, report);
  }

  private lied(lie: Lie, report: Report & { che: CheId }): Report[] {
    const { before } = lie;
    switch (lie.lie) {
      case 'twice':
        return [report, report];
      case 'unknown-job':
        return 'job' in report ? [report, { ...report, job: report.job + STRANGE_JOB }] : [report];
      case 'other-container':
        return 'container' in report ? [{ ...report, container: this.otherThan(report.container) }] : [report];
      case 'replay':
        lie.before ??= report;
        return before ? [report, before] : [report];
      case 'other-place':
        return [report];
    }
  }

  /** Some other box of the world. */
  private otherThan(container: ContainerId): ContainerId {
    for (const other of this.state.truth.keys()) if (other !== container) return other;
    return container;
  }

  /** What a crane does instead of an order: another stack in the same bay, where one is free. */
  done(order: Order): Order {
    if (order.kind !== 'lift' || order.to.kind !== 'yard') return order;
    const lie = this.state.disturbances?.lies.find((l) => l.machine === order.che && l.lie === 'other-place');
    const to = lie && lie.until > this.state.now ? this.otherStack(order, order.to) : null;
    if (!lie || !to) return order;
    lie.elsewhere = { job: order.job, to };
    return { ...order, to };
  }

  /** The top of another stack of the same bay, where no crane is about to take or set a box; null: there is none. */
  private otherStack(order: Order, { block, slot }: Position & { kind: 'yard' }): Position | null {
    const model = this.model.blocks.find((b) => b.id === block);
    if (!model) return null;
    const aimed = new Set<string>();
    for (const other of [order, ...this.state.cranes.map((crane) => crane.order)])
      if (other?.kind === 'lift')
        for (const { from, to } of liftedBoxes(other)) aimed.add(stackKey(from)).add(stackKey(to));
    for (let row = 1; row <= model.rows; row++) {
      const at = (tier: number, bay = slot.bay): Position => ({ kind: 'yard', block, slot: { bay, row, tier } });
      if (row === slot.row || aimed.has(stackKey(at(1)))) continue;
      // A box of the other length must not stand there, nor come there.
      const otherLength = [slot.bay - 1, slot.bay + 1].map((bay) => at(1, bay));
      if (otherLength.some((p) => this.state.taken.has(positionKey(p)) || aimed.has(stackKey(p)))) continue;
      let tier = 1;
      while (this.state.taken.has(positionKey(at(tier)))) tier++;
      if (tier <= model.tiers) return at(tier);
    }
    return null;
  }
}

function stackKey(p: Position): string {
  return p.kind === 'yard' ? `${p.block}/${p.slot.bay}/${p.slot.row}` : '';
}
