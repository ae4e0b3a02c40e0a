// Raises the bound: looks for the prices at which the relaxed problem costs most, by the volume algorithm of Barahona and Anbil (2000, "The
// volume algorithm: producing primal solutions with a subgradient method"). The mean of what the passes served tells, as a linear programme
// would, which share of a vessel lies where and when; branching and the search go by it.
import type { BerthModel } from './model.ts';
import { newService, ROUNDING, type Relaxation, type Service } from './relaxation.ts';
import type { KindStarts } from './starts.ts';

/** How long an ascent goes on. */
export interface Effort {
  /** At most so many passes. */
  passes: number;
  /** It ends when so many passes closed less than `share` of the gap. */
  patience: number;
  share: number;
  /** Length of the first step, as a share of the gap over the square of the violation. */
  step: number;
}

/** What an ascent came to. */
export interface Ascended {
  /** The highest value, as it is. */
  value: number;
  /** Its prices. */
  prices: Float64Array;
  /** The starts that are left. */
  starts: KindStarts[];
}

/** A step grows after a better value and shrinks after so many that were not. */
const GROWS = 1.1;
const SHRINKS = 0.66;
const REDS = 20;
const LONGEST = 2;
const SHORTEST = 1e-4;
/** Weight of the last pass in the mean: at most at first, and the least. */
const WEIGHT = 0.1;
const LEAST_WEIGHT = 1e-5;
/** Passes after which the weight is looked at. */
const WEIGHED = 100;
/** Starts are taken out again when this share of the gap has been closed since. */
const REDUCED = 0.04;

/** The bound in whole costs that a value proves. */
export function provenCost(value: number): number {
  return Math.ceil(value - ROUNDING);
}

/** One ascent from given prices; `below` is the cost to fall short of. Ends early when no plan below it is left, or `over` says so. */
export class Ascent {
  private readonly relaxation: Relaxation;
  private readonly vessels: number;
  /** Means over the passes of the last run. */
  readonly mean: Service;
  private readonly trial: Float64Array;

  constructor(model: BerthModel, relaxation: Relaxation) {
    this.relaxation = relaxation;
    this.vessels = model.vessels;
    this.mean = newService(model);
    this.trial = new Float64Array(model.vessels);
  }

  run(
    open: readonly KindStarts[],
    from: Float64Array,
    below: number,
    effort: Effort,
    count: (steps: number) => boolean,
  ): Ascended {
    const { relaxation, trial } = this;
    const prices = from.slice();
    let starts = open.slice();
    let value = relaxation.pass(starts, prices);
    this.blend(1);
    starts = relaxation.reduced(starts, prices, value, below);
    let reducedAt = value;
    let step = effort.step;
    let weight = WEIGHT;
    let reds = 0;
    let [markedAt, marked, weighedAt] = [0, value, value];
    for (let passes = 1; passes < effort.passes && provenCost(value) < below; passes++) {
      if (this.raise(prices, (step * Math.max(below - value, 1)) / this.violation())) break;
      const reached = relaxation.pass(starts, trial);
      const green = this.product() >= 0;
      this.blend(this.bestWeight(weight));
      if (reached > value + 1e-9) {
        value = reached;
        prices.set(trial);
        reds = 0;
        if (green) step = Math.min(step * GROWS, LONGEST);
        if (value - reducedAt > REDUCED * (below - reducedAt)) {
          starts = relaxation.reduced(starts, prices, value, below);
          reducedAt = value;
        }
      } else if (++reds >= REDS) {
        step = Math.max(step * SHRINKS, SHORTEST);
        reds = 0;
      }
      if (passes % WEIGHED === 0) {
        if (value - weighedAt < 0.01 * (below - value)) weight = Math.max(weight / 2, LEAST_WEIGHT);
        weighedAt = value;
      }
      if (passes - markedAt >= effort.patience) {
        if (value - marked < effort.share * (below - value)) break;
        [markedAt, marked] = [passes, value];
      }
      if (count(relaxation.takeLooked())) break;
    }
    count(relaxation.takeLooked());
    return { value, prices, starts };
  }

  /** Square of how far the mean service is from once each. */
  private violation(): number {
    let sum = 0;
    for (const served of this.mean.served) sum += (1 - served) ** 2;
    return sum;
  }

  /** Moves from the prices along the violation; true when there is none. */
  private raise(prices: Float64Array, step: number): boolean {
    if (!(step < Infinity)) return true;
    const { trial } = this;
    const mean = this.mean.served;
    for (let i = 0; i < this.vessels; i++) trial[i] = Math.max(0, prices[i]! + step * (1 - mean[i]!));
    return false;
  }

  /** Whether the last pass points the same way as the mean: positive when it does. */
  private product(): number {
    const mean = this.mean.served;
    const { served } = this.relaxation.service;
    let sum = 0;
    for (let i = 0; i < this.vessels; i++) sum += (1 - mean[i]!) * (1 - served[i]!);
    return sum;
  }

  /** The weight of the last pass at which the violation of the mean is least, between a tenth of the most and the most. */
  private bestWeight(most: number): number {
    const mean = this.mean.served;
    const { served } = this.relaxation.service;
    let above = 0;
    let below = 0;
    for (let i = 0; i < this.vessels; i++) {
      const difference = served[i]! - mean[i]!;
      above += (1 - mean[i]!) * difference;
      below += difference * difference;
    }
    const weight = below > 0 ? above / below : most;
    return Math.min(most, Math.max(most / 10, weight));
  }

  /** Takes the last pass into the means. */
  private blend(weight: number): void {
    const { mean } = this;
    const last = this.relaxation.service;
    mix(mean.served, last.served, weight);
    mix(mean.servedAt, last.servedAt, weight);
    mix(mean.departures, last.departures, weight);
    mix(mean.departureSquares, last.departureSquares, weight);
  }
}

function mix(mean: Float64Array, last: Float64Array, weight: number): void {
  for (let i = 0; i < mean.length; i++) mean[i]! += weight * (last[i]! - mean[i]!);
}
