// Raises the bound of the week: looks for the prices at which the relaxed week costs most, by subgradients of which each keeps a part of the
// ones before (Camerini, Fratta and Maffioli, 1975, "On improving relaxation methods by modified gradient techniques"), the step after Polyak.
import type { Work } from '../discrete-berths/work.ts';
import type { WeekModel } from './model.ts';
import { Relaxation, type Prices } from './relaxation.ts';

/** First step as a share of the gap over the square of the direction, how it shrinks, and the one that is too short to go on. */
const STEP = 0.5;
const SHRINKS = 0.6;
const SHORTEST = 2e-4;
/** Passes that closed no more than this share of the gap before the step shrinks. */
const PATIENCE = 15;
const CLOSED = 1e-3;
/** Share of the last direction that is kept. */
const KEPT = 0.7;
/** Starts are dropped when this share of the gap has been closed since the last time. */
const DROPPED = 0.05;

/** An ascent that can be gone on with. */
export class WeekAscent {
  readonly relaxation: Relaxation;
  private readonly work: Work;
  private readonly prices: Prices;
  private readonly best: Prices;
  private readonly direction: Float64Array;
  /** The best value: no plan costs less. */
  bound = -Infinity;
  /** The steps have become too short to gain anything. */
  settled = false;
  private step = STEP;
  private worse = 0;
  private droppedGap = Infinity;

  constructor(model: WeekModel, work: Work) {
    this.work = work;
    this.relaxation = new Relaxation(model, work);
    this.prices = new Float64Array(this.relaxation.size);
    this.best = new Float64Array(this.relaxation.size);
    this.direction = new Float64Array(this.relaxation.size);
  }

  /** Goes on until the work is at `until` steps, the bound reaches the cost of the best known plan, or nothing more is gained. */
  run(cost: number, until: number): void {
    const { relaxation, work, prices, best } = this;
    while (!this.settled && !work.over && work.done < until && this.bound < cost) {
      let value = relaxation.pass(prices);
      if (value > this.bound) this.take(value, cost);
      else this.worse++;
      if (this.worse >= PATIENCE) {
        this.step *= SHRINKS;
        this.settled = this.step < SHORTEST;
        this.worse = 0;
        this.direction.fill(0);
        prices.set(best);
        value = relaxation.pass(prices);
      }
      this.move(cost - value);
    }
    this.bound = Math.min(this.bound, cost);
  }

  private take(value: number, cost: number): void {
    if (value > this.bound + CLOSED * (cost - this.bound)) this.worse = 0;
    else this.worse++;
    this.bound = value;
    this.best.set(this.prices);
    const gap = cost - value;
    if (gap > (1 - DROPPED) * this.droppedGap) return;
    this.relaxation.drop(this.prices, value, cost);
    this.droppedGap = gap;
  }

  /** Prices rise where more is used than there is and fall where less is. */
  private move(gap: number): void {
    const { prices, direction } = this;
    const { used, capacity } = this.relaxation;
    let square = 0;
    for (let i = 0; i < direction.length; i++) {
      const over = used[i] - capacity[i];
      let way = KEPT * direction[i] + (prices[i] <= 0 && over < 0 ? 0 : over);
      if (prices[i] <= 0 && way < 0) way = 0;
      direction[i] = way;
      square += way * way;
    }
    if (square === 0) {
      this.settled = true;
      return;
    }
    const step = (this.step * Math.max(gap, 0)) / square;
    for (let i = 0; i < direction.length; i++) prices[i] = Math.max(0, prices[i] + step * direction[i]);
  }
}
