// hawser journal: looks whether a journal is as it was written.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { SqliteJournal } from '../../store/sqlite-journal.ts';
import { cliFault } from '../fault.ts';
import type { Session } from '../session.ts';
import { jsonText } from '../streams.ts';

/** Adds the command to the program. */
export function addJournal(program: Command, session: Session): void {
  program
    .command('journal')
    .summary('look after journals')
    .description('Looks after journals.')
    .addHelpText('after', '\nExample:\n  hawser journal verify hawser-data')
    .command('verify')
    .summary('hold a journal against its chain of hashes')
    .description('Reads a journal to its end and holds every frame against the chain of hashes.')
    .argument('<folder>', 'data folder of a server, or journal folder of a run; nobody may be using it')
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', '\nExample:\n  hawser journal verify hawser-data')
    .action((folder: string, options: { json?: boolean }) => verify(folder, options, session));
}

function verify(folder: string, options: { json?: boolean }, { streams }: Session): void {
  // Opening would make a journal where there is none.
  if (!existsSync(join(folder, 'journal.sqlite')))
    throw cliFault('HWS-CLI-014', 'The folder holds no journal.sqlite.', folder);
  const journal = SqliteJournal.open(folder);
  try {
    const counts = { frames: 0, events: 0, outside: 0 };
    const times: number[] = [];
    for (const frame of journal.read(1)) {
      counts.frames++;
      counts.events += frame.events.length;
      if (frame.source === 'outside') counts.outside++;
      if (times.length < 2) times.push(frame.at);
      else times[1] = frame.at;
    }
    const [from, to] = [times.at(0), times.at(-1)].map((at) => (at === undefined ? null : new Date(at).toISOString()));
    const result = { folder, good: true, ...counts, from, to, chainHash: journal.chainHash };
    const span = counts.frames === 0 ? '' : `, ${from} to ${to}`;
    streams.out.write(
      options.json === true
        ? jsonText(result)
        : `${folder} is whole: ${counts.frames} frames, ${counts.events} events${span}\nchain ${result.chainHash}\n`,
    );
  } finally {
    journal.close();
  }
}
