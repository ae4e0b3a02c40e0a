// I5: no box leaves with a hold on it.
import type { Invariant } from './invariant.ts';

export const noHoldBroken: Invariant = {
  id: 'I5',
  sentence: 'No box is loaded, and no truck is let out with one, while it is on hold.',
  check: ({ back }) => back.leaks,
};
