// Makes a shift pack of a run or of a data folder: gathers, renders, signs, writes.
import type { KeyObject } from 'node:crypto';
import { packFiles } from '../../office/shift-pack/pack.ts';
import type { WorkQueues } from '../../office/shift-pack/queues.ts';
import type { PackLanguage } from '../../office/shift-pack/words.ts';
import { replayFrames } from '../../ledger/replay.ts';
import { emptyState, type LedgerState } from '../../ledger/state.ts';
import { JournalReader } from '../../store/journal-reader.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { DataFolder } from '../live/data-folder.ts';
import { ReplayTerminal } from '../replay/replay-terminal.ts';
import { queuesOf } from './queues.ts';
import { fingerprintOf, packKey, writePack, type PackHead } from './signed-folder.ts';

/** How a pack is made. */
export interface PackSettings {
  language: PackLanguage;
  /** Version of Hawser. */
  version: string;
  /** Real time now, ms UTC. */
  now: number;
  key: KeyObject;
}

/** What a pack shows. */
interface Shown {
  model: TerminalModel;
  record: LedgerState;
  /** Terminal time of the record, ms UTC. */
  at: number;
  queues: WorkQueues | string;
}

/** Renders, signs and writes a pack. Throws the system's errors, and HWS-RUN-086 when there is something of that name. */
export function writePackOf(shown: Shown, folder: string, { language, version, now, key }: PackSettings): PackHead {
  const { model, record, at, queues } = shown;
  const iso = (ms: number): string => new Date(ms).toISOString();
  const head: PackHead = {
    ...{ terminal: model.name, frame: record.seq, stateOf: iso(at), made: iso(now), hawser: version, language },
    queuesOf: typeof queues === 'string' ? null : iso(queues.at),
  };
  const files = packFiles({
    ...{ terminal: model.name, timeZone: model.timeZone, language, record, at, made: now, queues },
    fingerprint: fingerprintOf(key),
  });
  writePack(folder, head, files, key);
  return head;
}

/**
 * Makes a pack of a data folder, whose terminal may run or not: the record out of its journal, the work queues by doing the last hour
 * again from a snapshot. Where that cannot be done, the pack says so and has no queues: the record alone is always there.
 * @throws InputError HWS-RUN-011 to -013 for a journal that is not as it was written, HWS-RUN-023 for the settings, HWS-RUN-086
 */
export function packOfFolder(
  dataFolder: string,
  to: string,
  settings: Omit<PackSettings, 'key'>,
  progress: (what: string, share: number) => void,
): PackHead {
  const model = new DataFolder(dataFolder, false).ownTerminal();
  const reader = JournalReader.open(dataFolder);
  try {
    const last = reader.last();
    const end = last?.seq ?? 0;
    const record = emptyState(model);
    replayFrames(record, reader.frames(1, end), () => {
      if (record.seq % 1000 === 0) progress('read', record.seq / end);
    });
    const queues = queuesOfFolder(dataFolder, progress);
    const key = packKey(dataFolder);
    return writePackOf({ model, record, at: last?.at ?? 0, queues }, to, { ...settings, key });
  } finally {
    reader.close();
  }
}

function queuesOfFolder(dataFolder: string, progress: (what: string, share: number) => void): WorkQueues | string {
  let replay: ReplayTerminal | null = null;
  try {
    replay = new ReplayTerminal(dataFolder, {
      listen: (recall) => ({
        observe: () => undefined,
        quarter: () => undefined,
        notes: () => recall?.notes ?? { berthWhy: new Map(), visits: new Map() },
      }),
    });
    for (const share of replay.goTo(replay.end)) progress('done again', share);
    return queuesOf(replay.run);
  } catch (error) {
    if (error instanceof InputError) return error.diagnostic.code;
    throw error;
  } finally {
    replay?.close();
  }
}
