// How much of a budget is left, shared by all parts of one planning.
import type { Budget } from '../../terminal/planning.ts';

/** Steps between two questions whether to stop. */
const ASK_EVERY = 512;

/** Counts steps against a budget. */
export class Work {
  /** Steps done. */
  done = 0;
  readonly #budget: Budget;
  #askAt = ASK_EVERY;
  #ended = false;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** Counts `steps` more and tells whether work must end. */
  spend(steps: number): boolean {
    this.done += steps;
    if (this.done >= this.#budget.steps) this.#ended = true;
    else if (this.done >= this.#askAt) {
      this.#askAt = this.done + ASK_EVERY;
      if (this.#budget.stop?.() === true) this.#ended = true;
    }
    return this.#ended;
  }

  get ended(): boolean {
    return this.#ended;
  }
}
