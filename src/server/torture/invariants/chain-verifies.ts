// I8: the chain of hashes over the journal holds.
import type { Invariant } from './invariant.ts';

export const chainVerifies: Invariant = {
  id: 'I8',
  sentence: 'The chain of hashes over all frames verifies.',
  check: ({ back }) => (back.broken === '' ? [] : [back.broken]),
};
