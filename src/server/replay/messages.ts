// What the server's thread and a replay's thread say to each other.
import type { Hello, ReplayAnswer, ReplayCommand, ReplayStatus, Update } from '../api.ts';

/** Highest speed of a replay, times life. */
export const MOST_REPLAY_SPEED = 500;

/** What the thread is started with. */
export interface ReplayOrder {
  dataFolder: string;
  version: string;
  /** ms UTC. */
  at: number;
  speed: number;
  /** True when the server also runs the terminal live. */
  live: boolean;
}

/** To the thread: what the screen asks, or that it needs everything anew. */
export type ToReplay = ReplayCommand | { do: 'hello' };

/** From the thread: a message for the screen, as text. */
export interface FromReplay {
  type: (Hello | Update | ReplayStatus | ReplayAnswer)['type'];
  text: string;
}

/** The status of a replay that could not begin. */
export function refusal({ at, speed, live }: ReplayOrder, error: ReplayStatus['error']): ReplayStatus {
  return { type: 'replay', state: 'refused', at, progress: 0, speed, range: null, live, error };
}
