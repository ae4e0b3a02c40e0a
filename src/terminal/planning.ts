// The shape that every planner's answer has. Planners are pure: a problem and a budget of work in, a plan out.

/** How much work a planner may do, counted in its own steps (nodes, iterations), so that the answer is the same everywhere. */
export interface Budget {
  /** Upper limit of steps; each planner says what a step is. */
  steps: number;
  /** Asked now and then during long work: true ends it with the best plan so far. Left out: only the steps count. */
  stop?: () => boolean;
}

/** Why a decision fell as it did: kept in the event that carries the decision and shown to the user. */
export interface Why {
  /** The one word of what decided, e.g. "travel", "rehandles", "only-choice". */
  decided: string;
  /** The alternatives looked at, best first, at most five; scores in the planner's objective (lower is better). */
  alternatives: Alternative[];
}

/** One of the choices that were looked at. */
export interface Alternative {
  choice: string;
  score: number;
  parts: Record<string, number>;
  /** Of a slot in the yard: rehandles that are to be expected of it. */
  rehandles?: number;
}

/** A planner's answer: bound <= objective for minimisation, so that the gap can be seen. */
export interface Planned<P> {
  plan: P;
  objective: number;
  bound: number;
  why: Why[];
}
