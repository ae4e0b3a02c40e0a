// Kills a real server again and again while clients send commands, with a witness: every acknowledgement is written down and synced
// by this process, which is never killed. After each restart clients that had no answer send the same command again, and commands
// that were acknowledged before get the same answer, to the byte. Everything drawn follows from the seed, but not the moments at
// which the system runs whom.
//
//     node test/processes/kill-loop.ts --kills 1000 --seed 1 --folder DIR [--minutes N] [--report FILE]
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Random, seedFor } from '../../src/kit/random.ts';
import { Archive } from '../../src/server/inbox/archive.ts';
import { FolderDocuments } from '../../src/store/folder-documents.ts';
import { digest, faultsOfFolder, type Witnessed } from './folder-check.ts';
import { HawserProcess, health, sendEdi, until, type Reply } from './hawser-process.ts';
import { boxNumber, truckFile } from './trucks.ts';

/** Clients that send at once. */
const CLIENTS = 4;
/** The kill comes so long after the server listens, ms: from at once to many commands later. */
const LONGEST_LIFE_MS = 400;
/** Share of kills that come while the server is still starting. */
const KILLED_AT_START = 0.1;
/** Longest time of such a start, ms. */
const LONGEST_START_MS = 1500;
/** A command waits so long after the one before, ms, so that thousands of kills do not flood the terminal. */
const PAUSE_MS = 25;
/** All that was witnessed is held against the whole journal after so many kills, and at the end. */
const WHOLE_CHECK_EVERY = 50;
/** Acknowledged commands that are sent again after each restart. */
const SENT_AGAIN = 3;

/** What a loop found. */
export interface KillReport {
  kills: number;
  /** Kills before the server listened. */
  killsAtStart: number;
  acknowledged: number;
  /** Commands without an answer that were sent again after the restart. */
  repeated: number;
  /** Of these, how many the dead server had taken in already. */
  alreadyTaken: number;
  /** Acknowledged commands that were sent again and compared. */
  compared: number;
  frames: number;
  seconds: number;
  faults: string[];
}

interface Sending {
  n: number;
  key: string;
  text: string;
}

class KillLoop {
  readonly report: KillReport;
  private readonly folder: string;
  private readonly random: Random;
  private readonly witness: number;
  private readonly witnessed: Witnessed[] = [];
  private readonly sent = new Map<string, Sending>();
  private unanswered: Sending[] = [];
  private next = 1;
  private readonly now = Date.UTC(2027, 0, 1);
  private readonly seed: number;

  constructor(folder: string, seed: number) {
    mkdirSync(folder, { recursive: true });
    this.folder = join(folder, 'data');
    this.seed = seed;
    this.random = new Random(seedFor(seed, 'kills'));
    this.witness = openSync(join(folder, 'witness.txt'), 'a');
    this.report = {
      ...{ kills: 0, killsAtStart: 0, acknowledged: 0, repeated: 0, alreadyTaken: 0, compared: 0 },
      ...{ frames: 0, seconds: 0, faults: [] },
    };
  }

  /** One life of the server, from start to kill. */
  async life(): Promise<void> {
    const server = new HawserProcess(this.folder);
    const startOnly = this.report.kills > 0 && this.random.next() < KILLED_AT_START;
    const moment = this.random.next() * (startOnly ? LONGEST_START_MS : LONGEST_LIFE_MS);
    if (startOnly) {
      await new Promise((resolve) => setTimeout(resolve, moment));
      this.report.killsAtStart++;
    } else {
      const url = await server.ready();
      if (url === null) {
        this.report.faults.push(`the server did not start again: ${server.output}`);
        return;
      }
      await this.sendAgain(url);
      const clients = Array.from({ length: CLIENTS }, () => this.client(url, server));
      await new Promise((resolve) => setTimeout(resolve, moment));
      await Promise.all([server.kill(), ...clients]);
    }
    await server.kill();
    this.report.kills++;
  }

  private async client(url: string, server: HawserProcess): Promise<void> {
    while (!server.gone && !server.child.killed) {
      const n = this.next++;
      const sending = { n, key: `kill-${this.seed}-${n}`, text: truckFile(n, this.now) };
      this.sent.set(sending.key, sending);
      const reply = await send(url, sending);
      if (reply === null) this.unanswered.push(sending);
      else this.bear(sending, reply);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  /** Writes an acknowledgement down; it counts once it is synced. */
  private bear({ n, key }: Sending, { status, body }: Reply): void {
    if (status !== 202) {
      this.report.faults.push(`command ${key} was answered ${status}: ${body}`);
      return;
    }
    const seen = { key, status, body: digest(body), box: boxNumber(n) };
    writeSync(this.witness, `${JSON.stringify(seen)}\n`);
    fsyncSync(this.witness);
    this.witnessed.push(seen);
    this.report.acknowledged++;
  }

  /** Whoever had no answer asks again; some that had one ask again, too. */
  private async sendAgain(url: string): Promise<void> {
    const before = this.unanswered;
    this.unanswered = [];
    for (const sending of before) {
      const kept = new Set(new Archive(new FolderDocuments(this.folder)).newestFirst(null));
      const reply = await send(url, sending);
      this.report.repeated++;
      if (reply?.status === 202 && kept.has((JSON.parse(reply.body) as { file: string }).file))
        this.report.alreadyTaken++;
      if (reply === null) this.unanswered.push(sending);
      else this.bear(sending, reply);
    }
    for (let k = 0; k < SENT_AGAIN && this.witnessed.length > 0; k++) {
      // The last ones, and any.
      const back = k === 0 ? this.witnessed.length - 1 : this.random.int(this.witnessed.length);
      const seen = this.witnessed[back] as Witnessed;
      const reply = await send(url, this.sent.get(seen.key) as Sending);
      if (reply === null) continue;
      this.report.compared++;
      if (reply.status !== seen.status || digest(reply.body) !== seen.body)
        this.report.faults.push(`command ${seen.key} was answered ${reply.status} ${reply.body} the second time`);
    }
  }

  /** Starts once more, lets all that waits be worked, stops, and holds everything against the journal. */
  async conclude(): Promise<void> {
    const server = new HawserProcess(this.folder);
    const url = await server.url();
    await this.sendAgain(url);
    const { now } = await health(url);
    await until(async () => (await health(url)).now > now + 1000);
    this.report.frames = (await health(url)).seq;
    await server.kill();
    this.report.faults.push(...faultsOfFolder(this.folder, this.witnessed));
    const lines = readFileSync(join(this.folder, '..', 'witness.txt'), 'utf8').split('\n');
    if (lines.length - 1 !== this.witnessed.length) this.report.faults.push('the witness has lost lines');
    closeSync(this.witness);
  }

  /** Looks at everything in between. */
  check(): void {
    this.report.faults.push(...faultsOfFolder(this.folder, this.witnessed));
  }
}

function send(url: string, { key, text }: Sending): Promise<Reply | null> {
  return sendEdi(url, text, { 'idempotency-key': key });
}

/** How long a loop may go on. */
interface Limits {
  kills: number;
  /** No further kill after so many minutes. */
  minutes?: number;
}

/** Kills a server again and again over a folder that is made for it; stops early at the first fault. */
export async function killLoop(
  folder: string,
  { kills, minutes = Infinity }: Limits,
  seed: number,
  told: (report: KillReport) => void = () => undefined,
): Promise<KillReport> {
  const begun = performance.now();
  const loop = new KillLoop(folder, seed);
  const late = (): boolean => performance.now() - begun > minutes * 60_000;
  while (loop.report.kills < kills && !late() && loop.report.faults.length === 0) {
    await loop.life();
    if (loop.report.kills % WHOLE_CHECK_EVERY === 0) loop.check();
    loop.report.seconds = Math.round((performance.now() - begun) / 1000);
    told(loop.report);
  }
  if (loop.report.faults.length === 0) await loop.conclude();
  loop.report.seconds = Math.round((performance.now() - begun) / 1000);
  return loop.report;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      folder: { type: 'string' },
      minutes: { type: 'string', default: 'Infinity' },
      report: { type: 'string' },
    },
  });
  if (values.folder === undefined || existsSync(values.folder)) throw new Error('--folder names a new folder');
  const limits = { kills: Number(values.kills), minutes: Number(values.minutes) };
  const report = await killLoop(values.folder, limits, Number(values.seed), (so) => {
    if (so.kills % 10 === 0) console.log(JSON.stringify(so));
  });
  console.log(JSON.stringify(report, null, 2));
  if (values.report !== undefined) writeFileSync(values.report, `${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = report.faults.length === 0 ? 0 : 1;
}
