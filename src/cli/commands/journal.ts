// hawser journal: looks after journals. Every command reads only, also beside a running server.
import type { Command } from 'commander';
import { exportJournal, type ExportOptions } from '../journal/export.ts';
import { replayJournal, type ReplayOptions } from '../journal/replay.ts';
import { scrubJournal } from '../journal/scrub.ts';
import { verifyJournal } from '../journal/verify.ts';
import { numberIn } from '../option-values.ts';
import type { Session } from '../session.ts';

const FOLDER = 'data folder of a server, running or not, or journal folder of a run; it is only read';
const PLACE = `${FOLDER}; or the address of a database`;
const frameOption = (option: string): ((text: string) => number) =>
  numberIn(option, { from: 1, to: Number.MAX_SAFE_INTEGER, whole: true });

/** Adds the command to the program. */
export function addJournal(program: Command, session: Session): void {
  const journal = program
    .command('journal')
    .summary('look after journals')
    .description('Looks after journals.')
    .addHelpText(
      'after',
      '\nExamples:\n  hawser journal verify hawser-data\n  hawser journal export hawser-data --from 1 --to 100',
    );
  addVerify(journal, session);
  addScrub(journal, session);
  addExport(journal, session);
  addReplay(journal, session);
}

function addVerify(journal: Command, session: Session): void {
  journal
    .command('verify')
    .summary('hold a journal against its chain of hashes')
    .description(
      'Reads a journal to its end and holds every frame against the chain of hashes; stops at the first that is not as it was written.',
    )
    .argument('<folder>', PLACE)
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', '\nExample:\n  hawser journal verify hawser-data')
    .action((folder: string, options: { json?: boolean }) => verifyJournal(folder, options, session));
}

function addScrub(journal: Command, session: Session): void {
  journal
    .command('scrub')
    .summary('look at all that a journal keeps, and tell every fault')
    .description(
      'Looks at the pages of the database, every frame, every command id, the mark and every snapshot, and tells all that is not as it was written. Exit status 1 when there is something.',
    )
    .argument('<folder>', FOLDER)
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', '\nExample:\n  hawser journal scrub hawser-data')
    .action((folder: string, options: { json?: boolean }) => scrubJournal(folder, options, session));
}

function addExport(journal: Command, session: Session): void {
  journal
    .command('export')
    .summary('write frames as NDJSON')
    .description('Writes frames as NDJSON, one JSON object a line, each held against the chain before it is written.')
    .argument('<folder>', PLACE)
    .option('--from <frame>', 'first frame; without it 1', frameOption('--from'))
    .option('--to <frame>', 'last frame; without it the last', frameOption('--to'))
    .option('--out <file>', 'write a file, whole or not at all; without it stdout')
    .option('--force', 'replace the file of --out')
    .addHelpText(
      'after',
      '\nExamples:\n  hawser journal export hawser-data --out frames.ndjson\n  hawser journal export hawser-data --from 100 | grep hold-placed',
    )
    .action((folder: string, options: ExportOptions) => exportJournal(folder, options, session));
}

function addReplay(journal: Command, session: Session): void {
  journal
    .command('replay')
    .summary('make the record of a frame again, and tell its hash')
    .description(
      'Makes the record again as it was at a frame, from the journal alone: its hash, what it counts, its time.',
    )
    .argument('<folder>', FOLDER)
    .option('--to <frame>', 'frame to stop at; without it the last', frameOption('--to'))
    .option('--terminal <file>', "terminal model; without it the folder's own terminal.json")
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', '\nExample:\n  hawser journal replay hawser-data --to 1000')
    .action((folder: string, options: ReplayOptions) => replayJournal(folder, options, session));
}
