// The berth diagram: what lies at the quay when, which cranes are taken, and the cheapest free choice for one more call.
import type { Work } from '../discrete-berths/work.ts';
import { choiceOf, type CallModel, type Choice, type Option, type Place, type WeekModel } from './model.ts';

/** Something that takes a stretch of the quay for a time; of a call also cranes while they work. */
interface Lying {
  segment: number;
  /** One behind the last segment taken. */
  beyond: number;
  from: number;
  to: number;
  workEnd: number;
  cranes: number;
  firsts: number;
  /** Index of the call; -1: closed. */
  call: number;
}

/** Which choices may be looked at. */
export type Allowed = (place: Place, option: Option) => boolean;

export class Diagram {
  private readonly model: WeekModel;
  private readonly work: Work;
  /** By start. */
  private lying: Lying[] = [];
  /** Cranes at work in each quarter hour. */
  private readonly busy: Uint8Array;

  constructor(model: WeekModel, work: Work) {
    this.model = model;
    this.work = work;
    this.busy = new Uint8Array(model.periods + 1);
    for (const { segment, segments, from, to } of model.closed)
      this.lying.push({ segment, beyond: segment + segments, from, to, workEnd: from, cranes: 0, firsts: 0, call: -1 });
    this.lying.sort((a, b) => a.from - b.from);
  }

  /** Puts a call there. */
  add(call: number, choice: Choice): void {
    const { place, option, start, workEnd, end } = choice;
    const beyond = place.segment + this.model.calls[call].segments;
    const entry = { segment: place.segment, beyond, from: start, to: end, workEnd, cranes: option.cranes, firsts: option.firsts, call }; // prettier-ignore
    let at = this.lying.length;
    while (at > 0 && this.lying[at - 1].from > start) at--;
    this.lying.splice(at, 0, entry);
    for (let t = start; t < workEnd; t++) this.busy[t] += option.cranes;
  }

  /** Takes a call away. */
  remove(call: number): void {
    const at = this.lying.findIndex((l) => l.call === call);
    if (at < 0) return;
    const { from, workEnd, cranes } = this.lying[at];
    this.lying.splice(at, 1);
    for (let t = from; t < workEnd; t++) this.busy[t] -= cranes;
  }

  /** The cheapest choice that fits to what lies here and costs less than `below`; null when there is none. */
  cheapest(call: CallModel, below: number, allowed?: Allowed): Choice | null {
    let best: Choice | null = null;
    let bar = below;
    for (const place of call.places) {
      if (place.least >= bar) break;
      const beside = this.beside(place.segment, place.segment + call.segments);
      for (const option of place.options) {
        if (option.cost >= bar || (allowed && !allowed(place, option))) continue;
        const start = this.bestStart(call, place, option, beside, bar);
        if (start < 0) continue;
        best = choiceOf(call, place, option, start);
        bar = best.cost;
      }
    }
    return best;
  }

  /** What takes a part of the stretch, by start. */
  private beside(segment: number, beyond: number): Lying[] {
    return this.lying.filter((l) => l.segment < beyond && l.beyond > segment);
  }

  /** The cheapest free start that costs less than `below`; -1 when there is none. */
  private bestStart(call: CallModel, place: Place, option: Option, beside: readonly Lying[], below: number): number {
    const { periods } = this.model;
    let best = -1;
    let bar = below - option.cost;
    let looked = 0;
    for (let start = call.first; start + option.periods <= periods; start++) {
      looked++;
      const cost = call.startCost[start] + call.endCost[start + option.periods];
      if (cost >= bar) {
        if (start >= call.settled && cost < Infinity) break;
        continue;
      }
      const free = this.freeFrom(call, place, option, beside, start);
      if (free > start) {
        start = free - 1;
        continue;
      }
      best = start;
      bar = cost;
    }
    this.work.count(looked);
    return best;
  }

  /** The start itself when she can lie there from then on; else a later one before which she cannot. */
  private freeFrom(call: CallModel, place: Place, option: Option, beside: readonly Lying[], start: number): number {
    const workEnd = start + option.periods;
    const end = call.leaves[workEnd];
    for (const l of beside) if (l.from < end && l.to > start) return Math.max(l.to, start + 1);
    if (place.shallow !== null && place.shallow[start] < end) return place.shallow[start] + 1;
    const spare = this.model.week.cranes.length - option.cranes;
    for (let t = workEnd - 1; t >= start; t--) if (this.busy[t] > spare) return t + 1;
    return this.model.alike || this.cranesSuffice(place.segment, option, start, workEnd) ? start : start + 1;
  }

  /** Whether the cranes, which keep their order, can work on her beside what they have to do already. */
  private cranesSuffice(segment: number, option: Option, start: number, workEnd: number): boolean {
    const { lying } = this;
    const count = this.model.week.cranes.length;
    const working: Lying[] = [];
    for (const l of lying) if (l.from < workEnd && l.workEnd > start && l.cranes > 0) working.push(l);
    if (working.length === 0) return true;
    working.sort((a, b) => a.segment - b.segment);
    for (let k = -1; k < working.length; k++) {
      const time = k < 0 ? start : working[k].from;
      if (time < start) continue;
      let next = 0;
      let placed = false;
      for (const l of working) {
        if (l.from > time || l.workEnd <= time) continue;
        if (!placed && l.segment > segment) {
          next = after(option.firsts, option.cranes, next);
          placed = true;
        }
        next = after(l.firsts, l.cranes, next);
      }
      if (!placed) next = after(option.firsts, option.cranes, next);
      if (next > count) return false;
    }
    return true;
  }
}

/** Crane behind the first row of n cranes that begins at `next` or later; far beyond all when there is none. */
function after(firsts: number, n: number, next: number): number {
  const left = next > 30 ? 0 : (firsts >>> next) << next;
  return left === 0 ? 64 : 31 - Math.clz32(left & -left) + n;
}
