// A server that is started while the disk of its record is full waits for room, as one does that runs into it.
import { setTimeout as pause } from 'node:timers/promises';
import { JournalFull } from '../store/errors.ts';

/** Pause between two tries, ms (designed: as long as a client is asked to wait that sends a command again). */
const TRY_AGAIN_MS = 5000;

/** What `work` gives, which is tried again as long as it finds no room; that is told once. @throws what `work` throws otherwise */
export async function whenThereIsRoom<T>(
  work: () => Promise<T>,
  log: (line: string) => void,
  everyMs = TRY_AGAIN_MS,
): Promise<T> {
  for (let told = false; ; told = true) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof JournalFull)) throw error;
      if (!told) log(`Waits for room on the disk. ${error.message}`);
    }
    await pause(everyMs);
  }
}
