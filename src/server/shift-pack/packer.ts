// Writes a shift pack of the live terminal again and again, by the real clock: what is needed when everything has stopped must be there
// before. DATA/shift-pack holds the newest two and the public key.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PackLanguage } from '../../office/shift-pack/words.ts';
import { UNFINISHED, writeWhole } from '../../store/durable-file.ts';
import { reasonOf } from '../../store/errors.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';
import { writePackOf } from './make-pack.ts';
import { queuesOf } from './queues.ts';
import { packKey, PUBLIC_KEY, publicPem } from './signed-folder.ts';

/** Time between two packs, ms of real time: people look at a wall clock, however fast the terminal's runs. At most 15 min are allowed. */
export const PACK_EVERY_MS = 10 * 60_000;
/** The first one comes when the server has started and its requests are answered, ms. */
const FIRST_MS = 5000;
const KEPT = 2;
const NAME = /^made-\d{8}T\d{6}Z-frame-\d+$/;

export interface PackerOptions {
  dataFolder: string;
  version: string;
  log: (line: string) => void;
  /** Real time, ms UTC. */
  clock: () => number;
}

/** Language of the country, for those who work by it; others are made with `hawser shift-pack`. */
function languageOf(unlocode: string): PackLanguage {
  if (unlocode.startsWith('KR')) return 'ko';
  return unlocode.startsWith('VN') ? 'vi' : 'en';
}

export class ShiftPacker {
  private readonly live: LiveTerminal;
  private readonly options: PackerOptions;
  private timer: NodeJS.Timeout | null = null;

  constructor(live: LiveTerminal, options: PackerOptions) {
    this.live = live;
    this.options = options;
  }

  /** Writes one soon, and one every ten minutes. */
  start(): void {
    this.again(FIRST_MS);
  }

  private again(ms: number): void {
    this.timer = setTimeout(() => {
      this.write();
      this.again(PACK_EVERY_MS);
    }, ms);
    this.timer.unref();
  }

  /** Writes a last one, of how the terminal was left; not where it was never begun. */
  stop(): void {
    if (this.timer === null) return;
    clearTimeout(this.timer);
    this.timer = null;
    this.write();
  }

  /** A pack that cannot be written is told and does no harm to the terminal; those before it stay. */
  write(): void {
    const { dataFolder, version, log, clock } = this.options;
    const folder = join(dataFolder, 'shift-pack');
    try {
      mkdirSync(folder, { recursive: true });
      const key = packKey(dataFolder);
      writeWhole(join(folder, PUBLIC_KEY), [Buffer.from(publicPem(key))]);
      const now = clock();
      const { run, model } = this.live;
      const record = run.ledger.state;
      const language = languageOf(model.unlocode);
      const time = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
      const target = join(folder, `made-${time}-frame-${record.seq}`);
      rmSync(target, { recursive: true, force: true });
      writePackOf({ model, record, at: run.now, queues: queuesOf(run) }, target, { language, version, now, key });
      this.tidy(folder);
    } catch (error) {
      log(`The shift pack could not be written: ${reasonOf(error)}`);
    }
  }

  /** Takes away older packs, and what a crash left unfinished. */
  private tidy(folder: string): void {
    const names = readdirSync(folder).sort();
    const old = names.filter((name) => NAME.test(name)).slice(0, -KEPT);
    const left = names.filter((name) => name.startsWith('.') && name.endsWith(UNFINISHED));
    for (const name of [...old, ...left]) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
