// Finds plans of the week: calls are laid one after another, then groups that lie near each other are taken out and laid anew (simulated
// annealing over large neighbourhoods; Shaw, 1998, "Using constraint programming and local search methods to solve vehicle routing problems").
import { Random } from '../../kit/random.ts';
import type { Work } from '../discrete-berths/work.ts';
import { Diagram, type Allowed } from './diagram.ts';
import type { CallModel, Choice, WeekModel } from './model.ts';

/** Seed of the search; fixed, so that the same week always gets the same plan. */
const SEED = 20_090_116;

/** Most calls taken out at once. */
const GROUP = 7;

/** Share of the groups in which one call gives way. */
const BLINKS = 0.1;

/** Heat at the beginning of a turn, as a share of the cost above what the calls cost alone for each call. */
const HEAT = 0.5;

/** A turn of the search cools down in so many steps of heat. */
const COOLING = 1e-3;

/** A choice for each call; null: no berth. */
export type Choices = (Choice | null)[];

export class WeekSearch {
  private readonly model: WeekModel;
  private readonly work: Work;
  private readonly chance = new Random(SEED);
  /** What each call would choose if she were alone, and what that costs. */
  readonly aloneAt: Choices;
  readonly alone: Float64Array;
  best: Choices = [];
  cost = Infinity;

  constructor(model: WeekModel, work: Work) {
    this.model = model;
    this.work = work;
    const empty = new Diagram(model, work);
    this.aloneAt = model.calls.map((c) => empty.cheapest(c, c.unserved));
    this.alone = Float64Array.from(model.calls, (c, i) => this.aloneAt[i]?.cost ?? c.unserved);
  }

  /** Lays all calls in a few plain orders; at least one even when no work is left. */
  begin(): void {
    for (const order of this.plainOrders()) {
      const choices: Choices = this.model.calls.map(() => null);
      const diagram = new Diagram(this.model, this.work);
      this.lay(diagram, choices, order);
      this.offer(choices);
      if (this.work.over) return;
    }
  }

  /** Begins with given choices, of which those that fit are kept; the other calls are laid as they come. */
  beginWith(choices: Choices): void {
    const diagram = new Diagram(this.model, this.work);
    const kept: Choices = choices.map(() => null);
    const rest: number[] = [];
    choices.forEach((choice, i) => {
      const { calls } = this.model;
      const again =
        choice && diagram.cheapest(calls[i], choice.cost + 1e-9, (p, o) => p === choice.place && o === choice.option);
      if (choice !== null && again?.start === choice.start) {
        kept[i] = again;
        diagram.add(i, again);
      } else rest.push(i);
    });
    this.lay(diagram, kept, rest);
    this.offer(kept);
  }

  /** Improves the best plan until the work is at `until` steps. */
  improve(until: number): void {
    const { model, work, chance } = this;
    if (model.calls.length < 2) return;
    let now = [...this.best];
    let cost = this.cost;
    const diagram = this.drawn(now);
    const began = work.done;
    const aloneSum = this.alone.reduce((sum, a) => sum + a, 0);
    while (!work.over && work.done < until && this.cost > aloneSum + 1e-9) {
      const left = Math.max(0, 1 - (work.done - began) / (until - began));
      const heat = ((HEAT * (this.cost - aloneSum)) / model.calls.length) * COOLING ** (1 - left);
      const group = this.neighbours(now);
      const next = [...now];
      for (const i of group) diagram.remove(i);
      this.lay(diagram, next, group, chance.next() < BLINKS ? chance.pick(group) : -1);
      const reached = costOfAll(model, next);
      if (reached <= cost - heat * Math.log(chance.next())) {
        now = next;
        cost = reached;
        this.offer(now);
        continue;
      }
      for (const i of group) diagram.remove(i);
      for (const i of group) {
        const choice = now[i];
        if (choice !== null) diagram.add(i, choice);
      }
    }
  }

  /** A diagram with these choices in it. */
  drawn(choices: Choices): Diagram {
    const diagram = new Diagram(this.model, this.work);
    choices.forEach((choice, i) => choice && diagram.add(i, choice));
    return diagram;
  }

  /** By expected arrival; by dearest lateness; by departure; by work, most first. Vessels alongside come before all others. */
  private plainOrders(): number[][] {
    const { calls } = this.model;
    const orders = [
      (i: number): number => calls[i].request.arrival,
      (i: number): number => -calls[i].request.rates.late,
      (i: number): number => calls[i].request.departure,
      (i: number): number => -calls[i].request.work,
    ];
    return orders.map((key) =>
      calls.map((_, i) => i).sort((a, b) => this.urgency(a) - this.urgency(b) || key(a) - key(b) || a - b),
    );
  }

  private urgency(i: number): number {
    return this.model.calls[i].request.alongside === null ? 1 : 0;
  }

  /** Lays calls one after another at their cheapest berths; the one that gives way chooses among a part of them only. */
  private lay(diagram: Diagram, choices: Choices, order: readonly number[], giving = -1): void {
    for (const i of order) {
      const call = this.model.calls[i];
      const choice = diagram.cheapest(call, call.unserved, i === giving ? this.partOf(call) : undefined);
      choices[i] = choice;
      if (choice !== null) diagram.add(i, choice);
    }
  }

  /** Only berths with one number of cranes, or on one side of a place: so that a call leaves room or cranes to others. */
  private partOf(call: CallModel): Allowed {
    const { chance } = this;
    const place = chance.pick(call.places);
    if (chance.next() < 0.5) {
      const { cranes } = chance.pick(place.options);
      return (_, option) => option.cranes === cranes;
    }
    const { segment } = place;
    return chance.next() < 0.5 ? (p) => p.segment <= segment : (p) => p.segment >= segment;
  }

  private offer(choices: Choices): void {
    const cost = costOfAll(this.model, choices);
    if (cost >= this.cost) return;
    this.best = [...choices];
    this.cost = cost;
  }

  /** A group of calls near in time to one of them, most often one that costs more than alone; in random order. */
  private neighbours(choices: Choices): number[] {
    const { chance } = this;
    const { calls } = this.model;
    const n = calls.length;
    const extra = (i: number): number => (choices[i]?.cost ?? calls[i].unserved) - this.alone[i];
    let seed = chance.int(n);
    for (let tries = 1; tries < 4 && extra(seed) < 1e-9; tries++) seed = chance.int(n);
    const size = Math.min(n, 2 + chance.int(GROUP - 1));
    const middle = choices.map((c, i) => (c === null ? calls[i].settled : (c.start + c.end) / 2));
    const key = middle.map((m, i) => (i === seed ? -1 : (Math.abs(m - middle[seed]) + 8) * chance.next()));
    const group = calls.map((_, i) => i).sort((a, b) => key[a] - key[b]);
    group.length = size;
    for (let k = size - 1; k > 0; k--) {
      const other = chance.int(k + 1);
      [group[k], group[other]] = [group[other], group[k]];
    }
    return group;
  }
}

/** Sum of what all calls cost. */
export function costOfAll(model: WeekModel, choices: Choices): number {
  let sum = 0;
  for (let i = 0; i < choices.length; i++) sum += choices[i]?.cost ?? model.calls[i].unserved;
  return sum;
}
