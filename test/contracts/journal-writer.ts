// A process that writes to a journal until it is killed, and says after each append up to where it is acknowledged.
// Arguments: data folder, time between appends in ms (0: as fast as it can), number of appends (0: until killed).
import { writeSync } from 'node:fs';
import { JournalFailure } from '../../src/store/errors.ts';
import { SqliteJournal } from '../../src/store/sqlite-journal.ts';
import { framesOf } from './frames.ts';

/** Exit status after a failure of the journal, checked by the tests. */
const FAILED = 3;
const [, , folder = '', pause = '0', appends = '0'] = process.argv;

const journal = SqliteJournal.open(folder);
writeSync(1, `open ${journal.lastSeq}\n`);
try {
  for (let n = 1; n <= (Number(appends) || Infinity); n++) {
    journal.append(framesOf(journal.lastSeq + 1, journal.lastSeq + 1 + (n % 5)));
    writeSync(1, `acknowledged ${journal.lastSeq}\n`);
    if (n % 20 === 0) journal.saveSnapshot({ seq: journal.lastSeq, at: n, data: new Uint8Array(100_000).fill(n) });
    if (Number(pause) > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(pause));
  }
  journal.close();
} catch (error) {
  if (!(error instanceof JournalFailure)) throw error;
  writeSync(1, `failed ${error.message}\n`);
  let refused = 0;
  for (const work of [() => journal.append(framesOf(1, 1)), () => journal.read(1), () => journal.loadSnapshot()]) {
    try {
      work();
    } catch (later) {
      if (later instanceof JournalFailure) refused++;
    }
  }
  writeSync(1, `refused ${refused}\n`);
  process.exit(FAILED);
}
