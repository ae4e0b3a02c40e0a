// The thread in which seeds are tortured: a seed comes in, its result goes out, one after another.
import { parentPort } from 'node:worker_threads';
import { invariant } from '../../kit/invariant.ts';
import type { SeedTask } from './campaign.ts';
import { fourBlocks } from './terminal.ts';
import { torture } from './torture.ts';

const port = parentPort;
invariant(port, 'this file is run as a worker thread');
const model = fourBlocks();
port.on('message', ({ seed }: SeedTask) => port.postMessage(torture(model, seed)));
