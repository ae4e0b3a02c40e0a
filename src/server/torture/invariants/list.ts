// The invariants that are held against a tortured terminal, by their numbers.
import { acknowledgedOnceInOrder } from './acknowledged-once-in-order.ts';
import { replayGivesTheSame } from './replay-gives-the-same.ts';
import { oneJobPerMachine } from './one-job-per-machine.ts';
import { onePlacePerBox } from './one-place-per-box.ts';
import { noHoldBroken } from './no-hold-broken.ts';
import { everyMessageEnds } from './every-message-ends.ts';
import { allWorkFinishes } from './all-work-finishes.ts';
import { chainVerifies } from './chain-verifies.ts';
import type { Invariant } from './invariant.ts';

export const INVARIANTS: readonly Invariant[] = [
  acknowledgedOnceInOrder,
  replayGivesTheSame,
  onePlacePerBox,
  oneJobPerMachine,
  noHoldBroken,
  everyMessageEnds,
  allWorkFinishes,
  chainVerifies,
];
