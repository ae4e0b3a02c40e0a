// Looks at everything that a data folder's journal keeps, and tells all that is wrong instead of stopping at the first: the database
// file, every frame against the chain, every command id against its index, the mark, the snapshots. Reads only; the journal may be
// written meanwhile: what is looked at ends with the frame that was the last at the beginning.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../terminal/diagnostic.ts';
import { GENESIS, verifiedFrame, type Row } from './chain.ts';
import { JournalReader } from './journal-reader.ts';
import { parseSnapshot } from './snapshot-files.ts';
import { readMark } from './verified-mark.ts';

/** Folders of a data folder that hold snapshots. */
const SNAPSHOT_FOLDERS = ['snapshots', 'history'] as const;
const SNAPSHOT = /\.(bin|snapshot)$/;
/** More faults are counted, not told. */
const TOLD_FAULTS = 100;

/** Something that is not as it was written. */
export interface ScrubFault {
  part: 'database' | 'frame' | 'command' | 'mark' | 'snapshot';
  /** File, frame or command. */
  where: string;
  message: string;
}

/** What a scrub looked at, and what it found. */
export interface ScrubReport {
  /** The last frame looked at and its hash; GENESIS in an empty journal. */
  lastSeq: number;
  chainHash: string;
  frames: number;
  events: number;
  /** Outside commands. */
  commands: number;
  /** Frames by the version of their events. */
  versions: Record<string, number>;
  /** Bytes of the frames' events. */
  bytes: number;
  snapshots: { file: string; seq: number | null; good: boolean }[];
  /** The first faults found, and how many there are. */
  faults: ScrubFault[];
  faultCount: number;
}

/** Called now and then with the share that is done, 0 to 1. */
export type ScrubProgress = (share: number) => void;

/**
 * Scrubs the journal of a data folder.
 * @throws InputError HWS-RUN-012 newer format, HWS-RUN-013 no journal at all
 */
export function scrub(folder: string, progress: ScrubProgress = () => undefined): ScrubReport {
  const reader = JournalReader.open(folder);
  try {
    return new Scrub(folder, reader).all(progress);
  } finally {
    reader.close();
  }
}

class Scrub {
  private readonly folder: string;
  private readonly reader: JournalReader;
  private readonly report: ScrubReport = {
    ...{ lastSeq: 0, chainHash: GENESIS, frames: 0, events: 0, commands: 0, versions: {}, bytes: 0 },
    ...{ snapshots: [], faults: [], faultCount: 0 },
  };

  constructor(folder: string, reader: JournalReader) {
    this.folder = folder;
    this.reader = reader;
  }

  all(progress: ScrubProgress): ScrubReport {
    this.looked('database', this.reader.file, () => {
      for (const message of this.reader.integrity()) this.fault('database', this.reader.file, message);
    });
    this.looked('database', this.reader.file, () => this.frames(progress));
    this.mark();
    for (const kind of SNAPSHOT_FOLDERS) this.snapshots(join(this.folder, kind));
    return this.report;
  }

  private frames(progress: ScrubProgress): void {
    const { report } = this;
    const end = this.reader.last()?.seq ?? 0;
    for (const row of this.reader.rows(1, end)) {
      if (row.seq !== report.lastSeq + 1) this.fault('frame', `frame ${report.lastSeq + 1}`, 'It is missing.');
      else this.frame(row, report.chainHash);
      report.lastSeq = row.seq;
      report.chainHash = row.hash;
      report.frames++;
      report.bytes += row.events.length;
      report.versions[row.version] = (report.versions[row.version] ?? 0) + 1;
      if (row.commandId !== null) this.command(row.commandId, row.seq);
      if (row.seq % 1000 === 0) progress(row.seq / end);
    }
    const indexed = this.reader.indexedCommands(end);
    if (indexed !== report.commands)
      this.fault('command', this.reader.file, `The index holds ${indexed} commands, the frames ${report.commands}.`);
  }

  private frame(row: Row, previous: string): void {
    this.looked('frame', `frame ${row.seq}`, () => {
      this.report.events += verifiedFrame(row, row.seq - 1, previous, this.reader.file).events.length;
    });
  }

  private command(id: string, seq: number): void {
    this.report.commands++;
    const found = this.reader.seqOfCommand(id);
    if (found !== seq)
      this.fault('command', `command ${id}`, `The index says frame ${found ?? 'none'}, it is in ${seq}.`);
  }

  private mark(): void {
    const mark = readMark(this.folder);
    if (mark === null) return;
    const { lastSeq } = this.report;
    if (mark.seq > lastSeq)
      this.fault('mark', `frame ${mark.seq}`, `It was here; now the journal ends with frame ${lastSeq}.`);
    else
      this.looked('mark', `frame ${mark.seq}`, () => {
        if (this.reader.hashAt(mark.seq) !== mark.hash)
          this.fault('mark', `frame ${mark.seq}`, 'It is not the one that was here.');
      });
  }

  private snapshots(folder: string): void {
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder).sort()) {
      const file = join(folder, name);
      // One that the writer has replaced meanwhile is gone.
      if (!SNAPSHOT.test(name) || !existsSync(file)) continue;
      const snapshot = parseSnapshot(readFileSync(file));
      if (snapshot === null) this.fault('snapshot', file, 'It is torn or changed.');
      const good = snapshot !== null && this.belongs(snapshot.seq, snapshot.chain, file);
      this.report.snapshots.push({ file, seq: snapshot?.seq ?? null, good });
    }
  }

  private belongs(seq: number, chain: string, file: string): boolean {
    // Frames may have come since: then the journal is asked, not what was looked at.
    const ok =
      seq <= (this.reader.last()?.seq ?? 0) && this.looked('snapshot', file, () => this.reader.hashAt(seq) === chain);
    if (ok !== true) this.fault('snapshot', file, `It does not belong to this journal's frame ${seq}.`);
    return ok === true;
  }

  /** Runs a look; what it throws is a fault. */
  private looked<T>(part: ScrubFault['part'], where: string, look: () => T): T | undefined {
    try {
      return look();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.fault(part, where, `${error.diagnostic.message}.`);
      return undefined;
    }
  }

  private fault(part: ScrubFault['part'], where: string, message: string): void {
    if (this.report.faultCount++ < TOLD_FAULTS) this.report.faults.push({ part, where, message });
  }
}
