// What a screen and its replay say to each other.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import type { BoxColours, BoxQuestion } from './colours.ts';
import type { ContainerStory, FindHit } from './story.ts';

/** What can be replayed, ms UTC. */
export interface ReplayRange {
  from: number;
  to: number;
}

/** How a replay stands. */
export interface ReplayStatus {
  type: 'replay';
  /** opening: on its way to `at`; ended: at the end of the record, which may grow; refused, failed: nothing more comes. */
  state: 'opening' | 'playing' | 'paused' | 'ended' | 'refused' | 'failed';
  /** Terminal time that was asked for last, ms UTC. */
  at: number;
  /** Share of the way to it that is done, 0 to 1. */
  progress: number;
  /** Speed that was asked for, times life. */
  speed: number;
  range: ReplayRange | null;
  /** True when this server also runs the terminal live, so that there is something to go back to. */
  live: boolean;
  /** Why the last wish was not done; null when it was. */
  error: Diagnostic | null;
}

/** What a screen asks of its replay. Answers to the last three carry the same `ask`. */
export type ReplayCommand =
  | { do: 'speed'; speed: number }
  | { do: 'seek'; at: number }
  | { do: 'story'; ask: number; id: string }
  | { do: 'find'; ask: number; text: string }
  | { do: 'colours'; ask: number; by: BoxQuestion };

/** Answer to a story, find or colours; null: there is no such container. */
export interface ReplayAnswer {
  type: 'answer';
  ask: number;
  value: ContainerStory | FindHit[] | BoxColours | null;
}
