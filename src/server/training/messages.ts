// What the server of a terminal and the process of a training shift say to each other. Types only.
import type { Course } from './shift-folder.ts';

/** What the shift's process is given at its start. */
export interface ToShift {
  /** Folder of all shifts, and the shift in it. */
  root: string;
  id: string;
  /** Secret that every request to it must bring. */
  token: string;
  webFolder: string | null;
}

/** What it tells. */
export type FromShift =
  /** Share of the hours before the shift that is worked, 0 to 1. */
  | { tell: 'warmed'; share: number }
  /** It listens on this machine. */
  | { tell: 'listens'; port: number }
  | { tell: 'course'; course: Course }
  /** It cannot be. */
  | { tell: 'failed'; reason: string };
