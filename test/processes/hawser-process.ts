// A real `hawser serve` in a process of its own, on a small terminal, for tests that kill, stop and starve it.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { MAIN, ROOT, shellEnvironment } from '../support/hawser.ts';

export const FOUR_BLOCKS = join(ROOT, 'terminals', 'four-blocks.json');

/** How a process ended. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** What to start besides the usual. */
export interface ProcessOptions {
  /** Times life. */
  speed?: number;
  /** Folder that it watches. */
  inbox?: string;
  /** Kills itself at this crash point, told as NAME:N. */
  crashPoint?: string;
  /** Command that the process is started by, such as strace with its options. */
  wrap?: readonly string[];
  /** Options for Node. */
  nodeOptions?: readonly string[];
  env?: Record<string, string>;
}

export class HawserProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ending>;
  /** Everything that it printed. */
  output = '';
  private address: string | null = null;
  private ending: Ending | null = null;
  private heard: () => void = () => undefined;

  /** Starts it over a data folder; a new folder gets the terminal of four blocks. */
  constructor(folder: string, options: ProcessOptions = {}) {
    const { speed = 200, inbox, crashPoint, wrap = [], nodeOptions = [], env = {} } = options;
    const serve = [
      'serve',
      '--terminal',
      FOUR_BLOCKS,
      '--data',
      folder,
      '--address-port',
      '0',
      '--speed',
      String(speed),
      ...(inbox === undefined ? [] : ['--inbox', inbox]),
    ];
    const command = [...wrap, process.execPath, ...nodeOptions, MAIN, ...serve];
    this.child = spawn(command[0] as string, command.slice(1), {
      env: shellEnvironment({ ...env, ...(crashPoint === undefined ? {} : { HAWSER_CRASHPOINT: crashPoint }) }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (data: Buffer) => {
        this.output += data.toString();
        this.address ??= /Hawser runs at (\S+)\n/.exec(this.output)?.[1] ?? null;
        this.heard();
      });
    this.ended = new Promise((resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('close', (code, signal) => {
        this.ending = { code, signal };
        this.heard();
        resolve(this.ending);
      });
    });
  }

  /** True once it has ended. */
  get gone(): boolean {
    return this.ending !== null;
  }

  /** Resolves with its address once it listens; null when it ended before. */
  async ready(): Promise<string | null> {
    while (this.address === null && this.ending === null) await new Promise<void>((resolve) => (this.heard = resolve));
    return this.address;
  }

  /** Its address; fails with what it printed when it ended before it listened. */
  async url(): Promise<string> {
    const url = await this.ready();
    if (url === null) throw new Error(`The server ended before it listened:\n${this.output}`);
    return url;
  }

  /** Kills it as abruptly as can be. */
  kill(): Promise<Ending> {
    this.child.kill('SIGKILL');
    return this.ended;
  }

  /** Asks it to stop, as Ctrl-C does. */
  stop(): Promise<Ending> {
    this.child.kill('SIGINT');
    return this.ended;
  }
}

/** What a server answered: status and body to the byte. */
export interface Reply {
  status: number;
  body: string;
  headers: Headers;
}

/** Asks a server; null when the line broke before the answer was whole. */
export async function ask(url: string, path: string, init: RequestInit = {}): Promise<Reply | null> {
  try {
    const answer = await fetch(url + path, init);
    return { status: answer.status, body: await answer.text(), headers: answer.headers };
  } catch {
    return null;
  }
}

/** Sends a file of EDI messages, with headers besides. */
export function sendEdi(url: string, body: string, headers: Record<string, string> = {}): Promise<Reply | null> {
  return ask(url, '/api/edi', {
    method: 'POST',
    headers: { 'content-type': 'application/edifact', ...headers },
    body,
  });
}

/** Changes how many times faster than life a server's terminal runs. */
export async function setSpeed(url: string, speed: number): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const reply = await ask(url, '/api/speed', { method: 'POST', headers, body: JSON.stringify({ speed }) });
  if (reply?.status !== 200) throw new Error(`The speed was not changed: ${reply?.body}`);
}

/** What a server says of itself. */
export interface Health {
  status: string;
  now: number;
  seq: number;
  speed: number;
}

/** The health of a server that answers. */
export async function health(url: string): Promise<Health> {
  const reply = await ask(url, '/health');
  if (reply === null) throw new Error(`${url} does not answer.`);
  return JSON.parse(reply.body) as Health;
}

/** Waits until something holds, at most so many seconds. */
export async function until(holds: () => Promise<boolean> | boolean, seconds = 20): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`It did not come true within ${seconds} s.`);
}
