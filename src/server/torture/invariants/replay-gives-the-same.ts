// I2: the record in memory is what the journal alone gives, and so is what is made from the events.
import { stableHash } from '../../../kit/stable-hash.ts';
import type { Invariant } from './invariant.ts';

export const replayGivesTheSame: Invariant = {
  id: 'I2',
  sentence: 'Replaying the journal gives the state that the terminal works with, and the same projections.',
  check({ control, notes, back, full }) {
    // What waits for room is in memory only, and nothing of it has left.
    if (back.broken !== '' || (full && control.ledger.state.seq > back.seq)) return [];
    const found: string[] = [];
    const live = control.ledger.hash();
    if (control.ledger.state.seq !== back.seq)
      found.push(`the record is at frame ${control.ledger.state.seq}, the journal at ${back.seq}`);
    else if (live !== back.stateHash())
      found.push(`the record's hash is ${live}, that of the replay ${back.stateHash()}`);
    if (stableHash(notes.state) !== stableHash(back.notes.state))
      found.push('the notes of calls and visits differ from those rebuilt from the journal');
    return found;
  },
};
