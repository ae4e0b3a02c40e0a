// The wires between the control and its machines: what goes over them is lost, doubled, late and out of order, and some lines are cut for
// a while. What arrives is a copy, made as a real wire makes it: as JSON text. Pure: what happens follows from the random numbers.
import type { LineId, ToControl, ToMachine } from '../../equipment/line.ts';
import { EventQueue } from '../../kit/event-queue.ts';
import type { Random } from '../../kit/random.ts';
import type { WireRates } from './rates.ts';

/** Shortest time on a wire, ms. */
const QUICK_MS = 20;

export type OnWire = { to: 'control'; envelope: ToControl } | { to: 'machine'; envelope: ToMachine };

export class Wires {
  rates: WireRates;
  counts = { carried: 0, lost: 0, doubled: 0 };
  private readonly random: Random;
  private readonly queue = new EventQueue();
  private readonly slots: (OnWire | undefined)[] = [];
  private readonly free: number[] = [];
  private readonly cut = new Set<LineId>();

  constructor(rates: WireRates, random: Random) {
    this.rates = rates;
    this.random = random;
  }

  /** Cuts lines, or mends them. */
  part(lines: Iterable<LineId>, cut: boolean): void {
    for (const line of lines)
      if (cut) this.cut.add(line);
      else this.cut.delete(line);
  }

  /** Takes an envelope at a time, ms UTC. */
  carry(what: OnWire, now: number): void {
    this.counts.carried++;
    const { loss, doubles } = this.rates;
    if (this.cut.has(what.envelope.line) || (loss > 0 && this.random.next() < loss)) {
      this.counts.lost++;
      return;
    }
    this.push(what, now);
    if (doubles === 0 || this.random.next() >= doubles) return;
    this.counts.doubled++;
    this.push(what, now);
  }

  /** What arrives up to a time, in order of arrival. */
  arrivals(until: number): OnWire[] {
    const arrived: OnWire[] = [];
    while (this.queue.nextTime <= until) {
      this.queue.pop();
      const slot = this.queue.poppedArg;
      const what = this.slots[slot] as OnWire;
      this.slots[slot] = undefined;
      this.free.push(slot);
      arrived.push(what);
    }
    return arrived;
  }

  /** When something arrives next, ms UTC. */
  get next(): number {
    return this.queue.nextTime;
  }

  private push(what: OnWire, now: number): void {
    const delay = this.rates.delaySeconds === 0 ? 0 : this.random.exponential(this.rates.delaySeconds * 1000);
    const slot = this.free.pop() ?? this.slots.length;
    this.slots[slot] = copied(what);
    this.queue.push(now + QUICK_MS + Math.round(delay), 0, slot);
  }
}

/** What the other end reads of it. An envelope without content is plain numbers and words. */
function copied(what: OnWire): OnWire {
  const content = what.to === 'control' ? what.envelope.reports : what.envelope.orders;
  return content.length === 0 ? what : (JSON.parse(JSON.stringify(what)) as OnWire);
}
