// A real nats-server with JetStream on a free port of this machine, with a store that goes with it. Without nats-server the tests
// that ask for one fail; the test command brings it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The server that is used: Debian's unless NATS_SERVER names another. */
const SERVER = process.env['NATS_SERVER'] ?? '/usr/sbin/nats-server';

export interface NatsServer {
  url: string;
  stop(): Promise<void>;
}

/** Starts a server and resolves once it takes connections. */
export async function startNats(): Promise<NatsServer> {
  const store = mkdtempSync(join(tmpdir(), 'hawser-nats-'));
  const child = spawn(SERVER, ['-a', '127.0.0.1', '-p', '-1', '-js', '-sd', store], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const url = await addressOf(child);
    return {
      url,
      stop: async () => {
        child.kill('SIGKILL');
        await once(child, 'close');
        rmSync(store, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(store, { recursive: true, force: true });
    throw error;
  }
}

/** Its log tells the port that it took, and that it is ready. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let log = '';
    child.once('error', reject);
    child.once('close', () => reject(new Error(`nats-server ended:\n${log}`)));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      const port = /client connections on 127\.0\.0\.1:(\d+)/.exec(log)?.[1];
      if (port !== undefined && log.includes('Server is ready')) resolve(`nats://127.0.0.1:${port}`);
    });
  });
}
