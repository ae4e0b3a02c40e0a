// The search for the quickest sweep in one direction: annealing and beam by turns.
import { Random } from '../../kit/random.ts';
import { Sweep, type SweepWorld } from '../sweep.ts';
import { anneal } from './annealing.ts';
import { Beam, type Ranking } from './beam.ts';
import { bayOrder, evenSplit, type BayOrder } from './even-split.ts';
import { passagesOf } from './passages.ts';

/** Seed of the search; fixed, so that the same vessel always gets the same plan. */
const SEED = 19_560_426;

/** States of the beam that take as long as a sweep. */
const STATES_A_STEP = 2;

/** States that one passage makes of one, about; and widths of the beam that are worth while. */
const CHILDREN = 2;
const LEAST_WIDTH = 8;
const MOST_WIDTH = 8000;

/** Turns shorter than this leave the beam out: annealing makes more of them. */
const LEAST_BEAM = 2000;

/** What all searches of a plan share. */
export interface Search {
  /** No plan is quicker, s. */
  bound: number;
  /** The least gain worth looking for, s. */
  least: number;
  /** The best time of any direction, s. */
  best: number;
  stop: () => boolean;
}

/** The search in one direction. It can be gone on with at any time. */
export class OneWay {
  readonly sweep: Sweep;
  /** Makespan of the even split and of the best one, s; Infinity when not searched. */
  splitTime = Infinity;
  bestTime = Infinity;
  /** It is proven that no sweep in this direction is quicker than the best one of any direction by `least`. */
  exhausted = false;
  readonly best: Int8Array;
  private readonly search: Search;
  private readonly order: BayOrder;
  private readonly beam: Beam | null;
  private readonly chance = new Random(SEED);
  private split: Int8Array;

  constructor(world: SweepWorld, search: Search) {
    this.sweep = new Sweep(world);
    this.search = search;
    this.order = bayOrder(world);
    this.best = new Int8Array(world.tasks);
    this.split = this.best;
    const passages = world.tasks > 0 && world.cranes > 0 ? passagesOf(world) : null;
    this.beam = passages === null ? null : new Beam(passages);
  }

  /** One turn of annealing from the even split, then of the beam; returns the steps used. */
  run(steps: number): number {
    let used = this.splitTime < Infinity ? 0 : this.begin();
    if (this.met()) return used;
    const { search, sweep, order, chance } = this;
    const beam = steps >= LEAST_BEAM ? this.beam : null;
    const share = beam === null ? steps : steps / 2;
    const how = { world: sweep.world, order, chance, bound: search.bound, least: search.least, stop: search.stop };
    const found = anneal(how, this.split, Math.max(0, Math.floor(share - used)));
    this.offer(found.craneOf, found.time);
    used += found.steps;
    if (beam !== null) used += this.ask(beam, steps - used);
    return used;
  }

  /** Whether nothing better is to be found here. */
  met(): boolean {
    return this.exhausted || this.search.best <= this.search.bound + this.search.least / 2;
  }

  private begin(): number {
    const { craneOf, time, steps } = evenSplit(this.sweep, this.search.bound);
    this.split = craneOf;
    this.splitTime = time;
    this.offer(craneOf, time);
    return steps;
  }

  /** Asks the beam for less than the best time of any direction, again and again while it finds some; returns the steps used. */
  private ask(beam: Beam, steps: number): number {
    const { search } = this;
    const width = Math.floor((steps * STATES_A_STEP) / (2 * CHILDREN * Math.max(1, beam.passages)));
    const rankings: Ranking[] = ['all', 'worst'];
    let states = 0;
    for (const ranking of rankings) {
      while (!this.met() && !search.stop() && states < steps * STATES_A_STEP) {
        const target = search.best - search.least;
        const question = { target, width: Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, width)), ranking };
        const before = search.best;
        const answer = beam.ask({ ...question, stop: search.stop });
        states += answer.states;
        if (answer.craneOf !== null) this.offer(answer.craneOf, answer.time);
        else if (answer.complete) this.exhausted = true;
        // A sweep that is no quicker would be found again and again.
        if (!(search.best < before)) break;
      }
    }
    return Math.ceil(states / STATES_A_STEP);
  }

  private offer(craneOf: Int8Array, time: number): void {
    if (time >= this.bestTime) return;
    this.best.set(craneOf);
    this.bestTime = time;
    this.search.best = Math.min(this.search.best, time);
  }
}
