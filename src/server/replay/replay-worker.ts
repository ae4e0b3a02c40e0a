// The thread of one replay. Live work goes first: on Linux the thread asks the system for less than its share.
import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '../../kit/invariant.ts';
import { refusal, type FromReplay, type ReplayOrder, type ToReplay } from './messages.ts';
import { diagnosticOf, Replay } from './replay.ts';

/** The thread's niceness (setpriority(2)): a third of the weight of what is not nice. */
const NICE = 5;

/** Gives way to the live terminal's thread. Only Linux has priorities of threads; where it refuses, work goes on as it is. */
function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), NICE);
  } catch {
    // Without /proc the thread keeps its share.
  }
}

function begin(order: ReplayOrder, port: NonNullable<typeof parentPort>): void {
  const post = (message: FromReplay): void => port.postMessage(message);
  try {
    const replay = new Replay(order, post);
    port.on('message', (command: ToReplay) => replay.take(command));
    void replay.seek(order.at);
  } catch (error) {
    post({ type: 'replay', text: JSON.stringify(refusal(order, diagnosticOf(error))) });
  }
}

invariant(parentPort, 'a replay runs in a thread of its own');
giveWay();
begin(workerData as ReplayOrder, parentPort);
