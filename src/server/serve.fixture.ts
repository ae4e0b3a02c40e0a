// A small live terminal for tests: a twentieth of the usual traffic, at a free port. As a program it serves until it is killed, or stops in good order at SIGTERM, and
// prints its address: node serve.fixture.ts DATA-FOLDER SPEED WARM-UP-HOURS; or with the address of a database instead of a folder, and
// then [owner|standby] [TIMING-AS-JSON].
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAddress } from '../store/postgres-address.ts';
import { serve, type ServeOptions, type Serving } from './serve.ts';

export const TERMINAL = fileURLToPath(new URL('../../terminals/busan-dgt.json', import.meta.url));

/** Starts a small server on a data folder. */
export function serveSmall(dataFolder: string, options: Partial<ServeOptions> = {}): Promise<Serving> {
  return serve({
    ...{ dataFolder, terminalFile: TERMINAL, host: '127.0.0.1', port: 0, token: null, speed: 0, seed: 1 },
    ...{ webFolder: null, demandScale: 0.05, warmUpHours: 0 },
    onReady: () => undefined,
    log: () => undefined,
    ...options,
  });
}

if (import.meta.main) {
  const [place = '', speed = '0', hours = '0', role = '', timing = '{}'] = process.argv.slice(2);
  const numbers = { speed: Number(speed), warmUpHours: Number(hours) };
  const database = isAddress(place)
    ? { database: place, standby: role === 'standby', timing: JSON.parse(timing) as object, log: tell }
    : {};
  // What a server writes on its own machine besides a database: shift packs.
  const folder = isAddress(place) ? mkdtempSync(join(tmpdir(), 'hawser-serve-')) : place;
  const serving = await serveSmall(folder, { ...numbers, ...database, onReady: (url) => console.log(url) });
  process.once('SIGTERM', () => void serving.stop().then(() => process.exit(0))); // a server of its own that tests stop; no test runs in it
}

function tell(line: string): void {
  process.stderr.write(`${process.pid} ${line}\n`);
}
