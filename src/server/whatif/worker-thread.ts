// The thread in which runs are done: a task comes in, its result goes out, one after another.
import { parentPort } from 'node:worker_threads';
import { invariant } from '../../kit/invariant.ts';
import { simulate } from './simulate.ts';
import type { RunTask } from './task.ts';

const port = parentPort;
invariant(port, 'this file is run as a worker thread');
port.on('message', (task: RunTask) => port.postMessage(simulate(task)));
