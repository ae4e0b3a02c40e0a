// Starts a live terminal to be measured (serving.ts) and tells what it uses, by what Linux says of its process.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export class LiveServer {
  /** Its data folder; taken away when it stops. */
  readonly folder: string;
  /** Where it listens, http. */
  readonly url: string;
  private readonly child: ChildProcess;

  private constructor(folder: string, url: string, child: ChildProcess) {
    this.folder = folder;
    this.url = url;
    this.child = child;
  }

  /** Starts one; ready when vessels are at work. */
  static async start(): Promise<LiveServer> {
    const folder = mkdtempSync(join(tmpdir(), 'hawser-bench-live-'));
    const file = fileURLToPath(new URL('serving.ts', import.meta.url));
    const child = spawn(process.execPath, [file, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()));
      child.once('exit', (code) => reject(new Error(`The server ended with status ${String(code)}.`)));
    });
    child.removeAllListeners('exit');
    return new LiveServer(folder, url, child);
  }

  /** Address of its feed. */
  get feed(): string {
    return `${this.url.replace('http', 'ws')}/api/live`;
  }

  /** Memory that it has in use, MB. */
  residentMB(): number {
    const status = readFileSync(`/proc/${String(this.child.pid)}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1000;
  }

  /** Processor time that it has taken so far, s. */
  cpuSeconds(): number {
    const stat = readFileSync(`/proc/${String(this.child.pid)}/stat`, 'utf8');
    const fields = stat.split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }

  /** Ends it in good order. */
  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.stdin?.end();
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Waits. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
