// The thread in which a shift's automatic run is done: the task comes with it, the outcome goes out.
import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '../../kit/invariant.ts';
import { runAutomatically, type AutomaticTask } from './automatic-run.ts';

/** The thread's niceness (setpriority(2)): the shift itself and everything else goes first. */
const NICE = 15;

/** Only Linux has priorities of threads; where it refuses, work goes on as it is. */
function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), NICE);
  } catch {
    // Without /proc the thread keeps its share.
  }
}

invariant(parentPort, 'the automatic run is done in a thread of its own');
giveWay();
parentPort.postMessage(runAutomatically(workerData as AutomaticTask));
