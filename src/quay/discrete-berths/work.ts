// Counts the work of the planner against its budget.
import type { Budget } from '../../terminal/planning.ts';

/** Steps after which the caller is asked whether to stop. */
const ASKED_EVERY = 20_000;

/** The work done so far. A step is a start that the bound looks at, or a place in a berth's order that the search looks at. */
export class Work {
  done = 0;
  /** Whether the budget is used up or the caller said stop. */
  over = false;
  private readonly budget: Budget;
  private askedAt = 0;

  constructor(budget: Budget) {
    this.budget = budget;
  }

  /** Counts steps that are done. */
  count(steps: number): void {
    this.done += steps;
    if (this.done >= this.budget.steps) this.over = true;
    if (this.over || this.done < this.askedAt) return;
    this.askedAt = this.done + ASKED_EVERY;
    this.over = this.budget.stop?.() ?? false;
  }
}
