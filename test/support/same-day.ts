// A day that must come out the same everywhere, in a process of its own, so that its language and time zone are its own: prints
// one line of JSON. Seven hours of generated traffic at the Busan terminal with disturbances, all drawn from one seed.
import { generateDemand } from '../../src/demand/generate.ts';
import type { OutgoingFile } from '../../src/operation/outbox/outbox.ts';
import { stableHash } from '../../src/kit/stable-hash.ts';
import { TerminalRun } from '../../src/server/run/terminal-run.ts';
import { MemoryJournal } from '../../src/store/memory-journal.ts';
import { designedTerminal, itemsOf, MONDAY } from './generated-days.ts';

const HOURS = 7;
const SEED = 2026;

/** What the day came to. */
export interface SameDay {
  /** Frames of the journal, and the hash of the last, which stands for all. */
  frames: number;
  chain: string;
  /** Hash of the record at the end. */
  state: string;
  /** Hash of all messages that were sent. */
  sent: string;
}

function day(): SameDay {
  const model = designedTerminal('busan-dgt');
  const demand = generateDemand(model, { days: 1, seed: SEED, scale: 0.25, start: MONDAY, around: true });
  const journal = new MemoryJournal({ keep: false });
  const files: OutgoingFile[] = [];
  const run = TerminalRun.begin(model, journal, (sent) => files.push(...sent), MONDAY, {
    seed: SEED,
    disturbances: { seed: null, rates: 'terminal', gusts: null, script: [] },
  });
  run.stock(
    demand.initialStock.map(({ container, call, flow }) => ({
      container,
      outbound: call || (flow === 'import' ? 'truck' : ''),
    })),
  );
  run.addInbox(itemsOf(demand, model.unlocode));
  run.advance(MONDAY + HOURS * 3_600_000);
  return { frames: journal.lastSeq, chain: journal.chainHash, state: run.ledger.hash(), sent: stableHash(files) };
}

console.log(JSON.stringify(day()));
