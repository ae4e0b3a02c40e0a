// The budget of a planner while it is spent.
import type { Budget } from '../../terminal/planning.ts';

/** The caller's stop is asked once in so many steps at the most, and once in so many boxes looked at. */
const ASK_EVERY = 256;
const ASK_BOXES = 15_000;

export class Work {
  /** Steps done. */
  done = 0;
  /** True once the steps are used up or the caller said stop. */
  over = false;
  private readonly budget: Budget;

  private readonly askEvery: number;

  /** @param boxes of the bay: steps in a large bay take longer, and stop is asked more often */
  constructor(budget: Budget, boxes = 1) {
    this.askEvery = Math.min(ASK_EVERY, Math.ceil(ASK_BOXES / Math.max(1, boxes)));
    this.budget = budget;
    if (budget.steps <= 0) this.over = true;
  }

  /** Counts one step; true when no more may follow. */
  step(): boolean {
    const done = ++this.done;
    if (done >= this.budget.steps) this.over = true;
    else if (done % this.askEvery === 0 && this.budget.stop?.() === true) this.over = true;
    return this.over;
  }
}
