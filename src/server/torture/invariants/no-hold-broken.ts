// I5: no box leaves with a hold on it. What was past stopping when its hold came is recorded as such: a crane had been told to set it aboard,
// and the vessel does not sail with it; or its truck was through the gate, and people are told.
import type { Invariant } from './invariant.ts';

export const noHoldBroken: Invariant = {
  id: 'I5',
  sentence: 'No box on hold is loaded, and no vessel or truck is let out with one.',
  check: ({ back }) => [...back.leaks],
};
