// The journal: the durable record of everything that happened, in one order. An interface; stores implement it.
import type { LedgerEvent } from './events.ts';

/** What was decided at one moment, appended whole or not at all. */
export interface Frame {
  /** Counts from 1 without gaps. */
  seq: number;
  /**
   * Vocabulary of the events. A frame in hand always has EVENT_VERSION: one that an older build wrote is lifted when it is read
   * (upcast.ts), and its row keeps the version that it was written with.
   */
  version: number;
  /** Terminal time, ms UTC. */
  at: number;
  /** 'outside': a command from people or lines; it must be given again when a run catches up with its journal. */
  source: 'operation' | 'outside';
  /** Id of the outside command, so that the same id is answered the same; null otherwise. */
  commandId: string | null;
  events: LedgerEvent[];
}

/** A saved state that spares replaying the whole journal. */
export interface Snapshot {
  /** Last frame that it includes. */
  seq: number;
  at: number;
  data: Uint8Array;
}

/**
 * An append-only journal with one writer. append() returns only when the frames are durable as far as the store promises; a
 * failure to make them durable is thrown and must end the process. Frames chain by hash, so that a changed frame is found.
 */
export interface Journal {
  /** What a returned append() survives. */
  readonly durability: 'none' | 'power-safe';
  /**
   * Number of this opening for writing, one up each time. What leaves the terminal carries it, so that whoever gets it can refuse
   * an owner that was replaced. The journal itself refuses that one too: its next append fails.
   */
  readonly epoch: number;
  readonly lastSeq: number;
  append(frames: readonly Frame[]): void;
  /** Frames from a sequence number on, in order; throws InputError HWS-RUN-0xx when the chain is broken. */
  read(fromSeq: number): Iterable<Frame>;
  /** Frame of an outside command, or null. */
  findCommand(commandId: string): Frame | null;
  /** Of a run that does its record again: what it will have recorded of a command that it has not come to yet. */
  ahead?(commandId: string): Frame | null;
  saveSnapshot(snapshot: Snapshot): void;
  /** Newest snapshot that is whole; null without one. */
  loadSnapshot(): Snapshot | null;
  close(): void;
}

/** A journal that tells the hashes of its chain. */
export interface ChainedJournal extends Journal {
  /** Hash of the last frame, which stands for all frames up to it. */
  readonly chainHash: string;
  /** Chain hash at a frame; 0: before the first. */
  hashAt(seq: number): string;
}
