// A folder into which partners put files of messages. A file is taken when it is whole: when nothing of it has changed between two looks. What
// was taken goes to taken/, what was refused to refused/ with its reasons beside it. A file lies in the folder until the terminal has kept it
// and answered for it, so a crash at any moment loses none; and what was kept before is known again by its sender and reference, or by its
// content, so it is taken once. Folders in it are left alone, and so are files that are still being sent by their name.
import { accessSync, closeSync, constants, linkSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { existsSync, renameSync, statSync, unlinkSync, type BigIntStats } from 'node:fs';
import { join, resolve } from 'node:path';
import { syncFolder, writeWhole } from '../../store/durable-file.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import type { Answer } from '../live/commands.ts';
import { runDiagnostic } from '../run/scenario.ts';
import { MOST_EDI_BYTES } from '../http/edi-limits.ts';

/** Time between two looks, ms (designed): a file that has not changed for so long is whole. */
const LOOK_MS = 1000;
/** Longest stretch of work before the server looks after its requests, ms. */
const WORK_MS = 40;
/** Time until something that failed is tried again, ms (designed). */
const RETRY_MS = 30_000;
/** Names of files that are still being sent, as the usual programs give them. */
const UNFINISHED = /^\.|~$|\.(tmp|temp|part|partial|filepart|crdownload|swp|upload|writing|!ut)$/i;

const TAKEN = 'taken';
const REFUSED = 'refused';

/** Takes the bytes of a file; what its sender would be answered. */
export type TakeFile = (bytes: Uint8Array, name: string) => Answer;

/** What a look does with the files. */
export interface WatchHooks {
  take: TakeFile;
  /** True while files may be taken: the terminal is this process's, and there is room. */
  ready(): boolean;
  /** Tells an operator of something, one line. */
  log(line: string): void;
  /** Taking failed in a way that must end the process. */
  failed(error: unknown): void;
}

interface Seen {
  mark: string;
  /** When it was seen so first, ms of the process's clock. */
  since: number;
}

export class WatchedFolder {
  private readonly path: string;
  private readonly hooks: WatchHooks;
  /** Files as they were at the last look, by name. */
  private seen = new Map<string, Seen>();
  /** Files that are not tried again before a time, and whose trouble was told. */
  private readonly troubled = new Map<string, { mark: string; until: number; told: string }>();
  private waiting: string[] = [];
  private timer: NodeJS.Timeout | NodeJS.Immediate | null = null;
  private stopped = false;

  /** @throws InputError HWS-RUN-078 where files cannot be taken out of the folder */
  constructor(path: string, hooks: WatchHooks) {
    this.path = resolve(path);
    this.hooks = hooks;
    try {
      if (!statSync(this.path).isDirectory()) throw new Error('it is no folder');
      for (const name of [TAKEN, REFUSED]) mkdirSync(join(this.path, name), { recursive: true });
      for (const folder of [this.path, join(this.path, TAKEN), join(this.path, REFUSED)])
        accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch (error) {
      throw new InputError(runDiagnostic('HWS-RUN-078', `Files cannot be taken from it: ${reasonOf(error)}`, path));
    }
  }

  /** Begins to look, once a second. */
  start(): void {
    this.timer = setTimeout(() => this.turn(), 0);
  }

  /** Ends the looking; a file that is being taken is finished. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer as NodeJS.Timeout);
    clearImmediate(this.timer as NodeJS.Immediate);
  }

  private turn(): void {
    if (this.stopped) return;
    try {
      if (this.waiting.length === 0) this.look(performance.now());
      const begin = performance.now();
      while (this.waiting.length > 0 && performance.now() - begin < WORK_MS && this.hooks.ready())
        this.takeNext(performance.now());
    } catch (error) {
      this.stopped = true;
      this.hooks.failed(error);
      return;
    }
    const goOn = this.waiting.length > 0 && this.hooks.ready();
    this.timer = goOn ? setImmediate(() => this.turn()) : setTimeout(() => this.turn(), LOOK_MS);
  }

  /** Finds the files that are whole at a time of the process's clock, ms; oldest first. */
  look(now: number): void {
    if (!this.hooks.ready()) return;
    const before = this.seen;
    const found: { name: string; at: bigint }[] = [];
    this.seen = new Map();
    for (const name of this.names()) {
      const what = this.statOf(name);
      if (!what?.isFile()) continue;
      const mark = markOf(what);
      const known = before.get(name);
      const since = known?.mark === mark ? known.since : now;
      this.seen.set(name, { mark, since });
      const trouble = this.troubled.get(name);
      if (trouble && (trouble.mark !== mark || trouble.until <= now)) this.troubled.delete(name);
      else if (trouble) continue;
      if (known?.mark === mark && now - since >= LOOK_MS / 2) found.push({ name, at: what.mtimeNs });
    }
    found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.name < b.name ? -1 : 1));
    this.waiting = found.map(({ name }) => name);
  }

  private names(): string[] {
    try {
      return readdirSync(this.path).filter((name) => !UNFINISHED.test(name) && name !== TAKEN && name !== REFUSED);
    } catch (error) {
      this.tell('', '', `The watched folder cannot be read: ${reasonOf(error)}`, performance.now());
      return [];
    }
  }

  private statOf(name: string): BigIntStats | null {
    return statSync(join(this.path, name), { bigint: true, throwIfNoEntry: false }) ?? null;
  }

  /** Takes the file whose turn it is; at a time of the process's clock, ms. */
  takeNext(now: number): void {
    const name = this.waiting.shift();
    if (name === undefined) return;
    const mark = this.seen.get(name)?.mark ?? '';
    const what = this.statOf(name);
    // Changed, or taken away, since it was looked at.
    if (!what || markOf(what) !== mark) return;
    const file = join(this.path, name);
    if (what.size > BigInt(MOST_EDI_BYTES)) return this.refuse(name, mark, [`HWS-RUN-035 ${tooLarge(what.size)}`], now);
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(file);
    } catch (error) {
      return this.tell(name, mark, `${file} cannot be read: ${reasonOf(error)}`, now);
    }
    // Appended to while it was read: it is looked at again.
    const after = this.statOf(name);
    if (!after || markOf(after) !== mark) return;
    const answer = this.hooks.take(bytes, name);
    if (answer.status === 503) return;
    if (answer.status < 300) this.move(name, mark, TAKEN, now);
    else this.refuse(name, mark, reasonsOf(answer), now);
  }

  /** The reasons first: a refused file without them would tell its sender nothing. */
  private refuse(name: string, mark: string, reasons: readonly string[], now: number): void {
    try {
      const target = this.freeName(name, REFUSED);
      writeWhole(join(this.path, REFUSED, `${target}.txt`), [Buffer.from(`${reasons.join('\n')}\n`)]);
      this.moveTo(name, REFUSED, target);
    } catch (error) {
      return this.tell(name, mark, `${name} was refused and cannot be moved away: ${reasonOf(error)}`, now);
    }
    this.hooks.log(`${name} of the watched folder was refused: ${reasons[0] ?? ''}`);
  }

  private move(name: string, mark: string, folder: string, now: number): void {
    try {
      this.moveTo(name, folder, this.freeName(name, folder));
    } catch (error) {
      this.tell(name, mark, `${name} was taken and cannot be moved away: ${reasonOf(error)}`, now);
    }
  }

  /** A name that is free in a folder; that of the file itself where a crash has left it under both. */
  private freeName(name: string, folder: string): string {
    const own = this.statOf(name);
    for (let n = 1; ; n++) {
      const target = n === 1 ? name : numbered(name, n);
      const there = statSync(join(this.path, folder, target), { bigint: true, throwIfNoEntry: false });
      if (!there || (there.ino === own?.ino && there.dev === own.dev)) return target;
    }
  }

  /** Never over another file: the new name is made before the old one goes, and fails where there is one. */
  private moveTo(name: string, folder: string, target: string): void {
    const from = join(this.path, name);
    const to = join(this.path, folder, target);
    if (!existsSync(to)) {
      try {
        linkSync(from, to);
      } catch (error) {
        if (!NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
        // A file system that has no second names; nobody but this process writes there.
        closeSync(openSync(to, 'wx'));
        renameSync(from, to);
      }
      syncFolder(join(this.path, folder));
    }
    if (existsSync(from)) unlinkSync(from);
    syncFolder(this.path);
  }

  /** Tells of a trouble once, and leaves the file alone for a while; one that changes is looked at at once. */
  private tell(name: string, mark: string, line: string, now: number): void {
    const before = this.troubled.get(name);
    this.troubled.set(name, { mark, until: now + RETRY_MS, told: line });
    if (before?.told !== line) this.hooks.log(line);
  }
}

/** What a file system says that has no second names for a file. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Stands for a file as it is: another size, time or file is another mark. */
function markOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}

/** "plan.edi" as the second of its name: "plan-2.edi". */
function numbered(name: string, n: number): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? `${name}-${n}` : `${name.slice(0, dot)}-${n}${name.slice(dot)}`;
}

function tooLarge(size: bigint): string {
  return `The file has ${size} bytes; at most ${MOST_EDI_BYTES} are taken.`;
}

/** The reasons of an answer, a line each. */
function reasonsOf({ body }: Answer): string[] {
  interface Told {
    code: string;
    message: string;
    where: string;
    cure: string;
  }
  const { error, diagnostics = [] } = JSON.parse(body) as { error?: Told; diagnostics?: Told[] };
  return [...(error ? [error] : []), ...diagnostics].map(
    ({ code, message, where, cure }) => `${code} ${message} (${where}). ${cure}`,
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
