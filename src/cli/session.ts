// What every command is given: where to write, and where to leave its exit status.
import type { Streams } from './streams.ts';

export interface Session {
  streams: Streams;
  /** Exit status of the command; 0 until it says otherwise. */
  status: number;
}
