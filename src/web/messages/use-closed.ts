// Whether this server takes files and decisions at all.
import { useTopic } from '../state/room.ts';
import { fetchIsStandby } from './requests.ts';
import { usePoll } from './use-poll.ts';

/** How often the server is asked which role it has, ms: a standby may become the owner. */
const LOOK_MS = 10_000;

/** Why it takes nothing: another server is the owner, or there is no room to record; null where it does. */
export type Closed = 'standby' | 'standing' | null;

export function useClosed(): Closed {
  const { standing } = useTopic('speed');
  const standby = usePoll(fetchIsStandby, LOOK_MS).value ?? false;
  if (standby) return 'standby';
  return standing ? 'standing' : null;
}
