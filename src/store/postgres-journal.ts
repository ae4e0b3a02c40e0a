// The journal on PostgreSQL: every append one transaction of the server. A terminal has one owner, who holds the lease and writes;
// any number of others may follow what it writes, and take over when the lease has lapsed (postgres-lease.ts).
import { invariant } from '../kit/invariant.ts';
import type { ChainedJournal, Frame, Snapshot } from '../ledger/journal.ts';
import { GENESIS, linkFrames, verifiedFrame, type Row } from './chain.ts';
import { storeError, type JournalFailure } from './errors.ts';
import { PostgresDocuments } from './postgres-documents.ts';
import { KnownCommand, PostgresLine } from './postgres-line.ts';
import type { Holder, PostgresTiming } from './postgres-messages.ts';
import { RowReader } from './row-reader.ts';
import { parseSnapshot, snapshotBytes } from './snapshot-files.ts';

const COLUMNS = 'seq, version, at, source, command_id AS "commandId", events, hash';

const SAVE_SNAPSHOT = `
  WITH mine AS MATERIALIZED (SELECT 1 FROM lease WHERE epoch = $1 FOR KEY SHARE),
    saved AS (
      INSERT INTO snapshot (seq, bytes) SELECT $2, $3 FROM mine
      ON CONFLICT (seq) DO UPDATE SET bytes = EXCLUDED.bytes
    ),
    dropped AS (
      DELETE FROM snapshot USING mine
      WHERE seq < $2 AND seq < (SELECT max(seq) FROM snapshot WHERE seq < $2)
    )
  SELECT count(*)::integer AS mine FROM mine`;

/** Rows out of the table, through the line. */
class PostgresReader extends RowReader {
  private readonly line: PostgresLine;

  constructor(line: PostgresLine) {
    super(line.address.shown);
    this.line = line;
  }

  last(): Row | undefined {
    return this.query(`SELECT ${COLUMNS} FROM frame ORDER BY seq DESC LIMIT 1`, [])[0];
  }

  protected rowAt(seq: number): Row | undefined {
    return this.query(`SELECT ${COLUMNS} FROM frame WHERE seq = $1`, [seq])[0];
  }

  protected page(after: number, to: number, limit: number): Row[] {
    const text = `SELECT ${COLUMNS} FROM frame WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3`;
    return this.query(text, [after, to, limit]);
  }

  protected rowOfCommand(commandId: string): Row | undefined {
    return this.query(`SELECT ${COLUMNS} FROM frame WHERE command_id = $1`, [commandId])[0];
  }

  close(): void {
    this.line.close();
  }

  private query(text: string, values: unknown[]): Row[] {
    return this.line.ask({ do: 'read', text, values }, 'the journal could not be read') as Row[];
  }
}

/** Journal on PostgreSQL; durability 'power-safe': the server's settings are checked whenever it is connected to. */
export class PostgresJournal implements ChainedJournal {
  readonly durability = 'power-safe';
  /** What a terminal keeps besides its journal, in the same schema. */
  readonly documents: PostgresDocuments;
  /** Its rows, as they are stored. */
  readonly reader: RowReader;
  private readonly line: PostgresLine;
  private seq = 0;
  private head = GENESIS;
  private ownEpoch = 0;
  private closed = false;

  private constructor(address: string, timing: Partial<PostgresTiming>) {
    this.line = new PostgresLine(address, timing);
    this.reader = new PostgresReader(this.line);
    this.documents = new PostgresDocuments(this.line);
  }

  /**
   * Opens the journal for writing, making its schema where it is missing, and holds the lease until close(). A lease that a dead
   * process left behind is waited for.
   * @throws InputError HWS-RUN-010 held by another process, -011 last frame changed, -012 newer format, -013 a schema of something
   * else, -070 to -074 for the database
   */
  static open(address: string, timing: Partial<PostgresTiming> = {}): PostgresJournal {
    return PostgresJournal.begun(address, timing, (journal) => {
      const held = journal.take(true);
      if (held !== null) throw storeError('HWS-RUN-010', `The terminal is held by ${held}`, journal.file);
    });
  }

  /** Opens the journal to follow its owner: it reads, and may takeOver(). Throws as open(), without -010. */
  static follow(address: string, timing: Partial<PostgresTiming> = {}): PostgresJournal {
    return PostgresJournal.begun(address, timing, (journal) => void journal.look());
  }

  private static begun(
    address: string,
    timing: Partial<PostgresTiming>,
    begin: (journal: PostgresJournal) => void,
  ): PostgresJournal {
    const journal = new PostgresJournal(address, timing);
    try {
      begin(journal);
      return journal;
    } catch (error) {
      journal.close();
      throw error;
    }
  }

  /** Where the journal is, for messages: its address without the password. */
  get file(): string {
    return this.line.address.shown;
  }

  /** Epoch of this process; before it is the owner 0. */
  get epoch(): number {
    return this.ownEpoch;
  }

  /** Whether this process writes, or follows the one that does. */
  get role(): 'owner' | 'standby' {
    return this.ownEpoch > 0 ? 'owner' : 'standby';
  }

  get lastSeq(): number {
    return this.seq;
  }

  /** Hash of the last frame, which stands for all frames up to it. */
  get chainHash(): string {
    return this.head;
  }

  /** Calls back once nothing is accepted any more, also when nothing was asked: another has taken the lease. The process must end. */
  whenLost(listener: (failure: JournalFailure) => void): void {
    this.line.onLost = listener;
  }

  /** Takes the lease if it has lapsed or was given free; true when this process is the owner from now on. */
  takeOver(): boolean {
    invariant(this.role === 'standby', 'who takes over was a standby');
    return this.take(false) === null;
  }

  /** The holder when it is not free. */
  private take(wait: boolean): string | null {
    const taken = this.line.ask({ do: 'take', wait }, 'the lease could not be taken') as
      { epoch: number } | { holder: string };
    if ('holder' in taken) return taken.holder;
    this.ownEpoch = taken.epoch;
    this.look();
    return null;
  }

  /** Who owns the terminal, or did last; null when nobody has yet. */
  holder(): Holder | null {
    return this.line.ask({ do: 'holder' }, 'the lease could not be read') as Holder | null;
  }

  /** Writes down for others where this owner can be asked. */
  announce(address: string): void {
    this.line.ask({ do: 'announce', address }, 'the address of the owner could not be written');
  }

  /** Looks how far the journal has come; the last row. A standby calls it again and again, an owner knows. */
  look(): Row | undefined {
    const last = this.reader.last();
    if (last === undefined) return undefined;
    verifiedFrame(last, last.seq - 1, this.reader.hashAt(last.seq - 1), this.file);
    this.seq = last.seq;
    this.head = last.hash;
    return last;
  }

  /** Chain hash at a frame; 0: before the first. */
  hashAt(seq: number): string {
    return this.reader.hashAt(seq);
  }

  /**
   * Writes the frames in one transaction. JournalFailure (end the process) when that fails, its outcome stays unknown, or another
   * process is the owner by now (Fenced); JournalFull when there is no room.
   */
  append(frames: readonly Frame[]): void {
    this.assertOpen();
    invariant(this.role === 'owner', 'only the owner of a journal appends to it');
    const rows = linkFrames(frames, this.seq, this.head, () => false);
    const last = rows.at(-1);
    if (last === undefined) return;
    const what = `frames ${rows[0]?.seq} to ${last.seq} could not be made durable`;
    try {
      const bytes = rows.reduce((sum, { events, hash }) => sum + events.length + hash.length, 0);
      this.line.ask({ do: 'append', after: this.seq, rows, bytes }, what);
    } catch (error) {
      if (error instanceof KnownCommand) invariant(false, `a command is already in the journal: ${error.message}`);
      throw error;
    }
    this.seq = last.seq;
    this.head = last.hash;
  }

  /** Frames from a number on, as many as there are now; throws InputError HWS-RUN-011 at the first that is not as written. */
  read(fromSeq: number): Iterable<Frame> {
    this.assertOpen();
    invariant(Number.isSafeInteger(fromSeq) && fromSeq >= 1, `frames are read from 1 on, not from ${fromSeq}`);
    return this.reader.frames(fromSeq, this.seq);
  }

  findCommand(commandId: string): Frame | null {
    return this.reader.findCommand(commandId);
  }

  /** Writes a snapshot of frames up to snapshot.seq; the last two are kept. */
  saveSnapshot(snapshot: Snapshot): void {
    this.assertOpen();
    const { seq } = snapshot;
    invariant(seq <= this.seq, `snapshot at frame ${seq} is not ahead of the journal (${this.seq})`);
    const bytes = Buffer.concat(snapshotBytes({ ...snapshot, chain: this.reader.hashAt(seq) }));
    const what = `snapshot at frame ${seq} could not be made durable`;
    this.line.ask({ do: 'write', text: SAVE_SNAPSHOT, values: [seq, bytes], bytes: bytes.length }, what);
  }

  /**
   * Newest snapshot that is whole and belongs to this journal. One that includes more frames than the journal has means that
   * frames are gone: InputError HWS-RUN-011.
   */
  loadSnapshot(): Snapshot | null {
    const what = 'the snapshots could not be read';
    const list = 'SELECT seq, length(bytes) AS size FROM snapshot ORDER BY seq DESC';
    const found = this.line.ask({ do: 'read', text: list, values: [] }, what) as { seq: number; size: number }[];
    for (const { seq, size } of found) {
      const text = 'SELECT bytes FROM snapshot WHERE seq = $1';
      // The driver gets bytes as hexadecimal text.
      const rows = this.line.ask({ do: 'read', text, values: [seq], bytes: 2 * size }, what) as { bytes: Uint8Array }[];
      const whole = rows[0] ? parseSnapshot(Buffer.from(rows[0].bytes)) : null;
      if (whole?.seq !== seq) continue;
      if (seq > this.seq)
        throw storeError(
          'HWS-RUN-011',
          `Frame ${this.seq + 1} is missing; a snapshot includes frames up to ${seq}`,
          this.file,
        );
      if (whole.chain === this.reader.hashAt(seq)) return { seq, at: whole.at, data: whole.data };
    }
    return null;
  }

  /** Gives the lease free and closes the connections. After a failure the lease is left to lapse. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.line.close();
  }

  private assertOpen(): void {
    invariant(!this.closed, 'a closed journal is not used');
  }
}
