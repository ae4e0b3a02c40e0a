// hawser run: a terminal at full speed over bay plans and messages, to its report.
import type { Command } from 'commander';
import type { Journal } from '../../ledger/journal.ts';
import { violationsOf } from '../../server/run/run-report.ts';
import { TerminalRun } from '../../server/run/terminal-run.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import { SqliteJournal } from '../../store/sqlite-journal.ts';
import type { Container } from '../../terminal/container.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { parseDisturbances, type Disturbances } from '../../twin/disturbances.ts';
import { cliFault, EXIT } from '../fault.ts';
import { gather, instant, numberIn, portOption, required, seedOption } from '../option-values.ts';
import { readText } from '../input-files.ts';
import { OutputFolder } from '../output-folder.ts';
import { Progress } from '../progress.ts';
import { runAtFullSpeed } from '../run/full-speed.ts';
import { readInputs, type RunInputs } from '../run/inputs.ts';
import { reportOf, setAsideLines, standingOf, textReport } from '../run/results.ts';
import type { Session } from '../session.ts';
import { StopSignal } from '../signals.ts';
import { jsonText } from '../streams.ts';
import { readTerminal } from '../terminal-file.ts';

interface RunOptions {
  terminal?: string;
  baplie?: string[];
  inbox?: string;
  port: string;
  seed: number;
  hours?: number;
  load?: number;
  start?: number;
  every?: number;
  out?: string;
  force?: boolean;
  json?: boolean;
  journal?: string;
  disturbances?: string;
}

/** Most violations that are told one by one. */
const TOLD_VIOLATIONS = 5;

/** Adds the command to the program. */
export function addRun(program: Command, session: Session): void {
  program
    .command('run')
    .summary('run a terminal at full speed over bay plans or an inbox, and report')
    .description(
      'Runs a terminal at full speed until every call has sailed and every truck is gone, and reports what it did. Bay plans ' +
        'arrive one after the other from the start on, whatever their dates; messages of an inbox when the names of their files say.',
    )
    .option('--terminal <file>', 'terminal model, a file or one that comes with Hawser (busan-dgt, lach-huyen-hhit)')
    .option('--baplie <file>', 'bay plan of an arriving vessel; may be given more than once', gather)
    .option('--inbox <folder>', 'folder of EDIFACT messages, as hawser demand writes it')
    .option(
      '--port <auto|UNLOCODE>',
      'port that the terminal is; auto: the one with the most containers',
      portOption,
      'auto',
    )
    .option('--seed <number>', 'seed of everything that is drawn', seedOption, 1)
    .option(
      '--hours <number>',
      'end after so many hours of terminal time',
      numberIn('--hours', { from: 0.01, to: 8784 }),
    )
    .option(
      '--load <number>',
      'export containers that each bay plan loads',
      numberIn('--load', { from: 0, to: 20_000, whole: true }),
    )
    .option('--start <time>', 'start of terminal time, e.g. 2026-01-05T06:00Z', instant('--start'))
    .option(
      '--every <hours>',
      'hours between the arrivals of bay plans (4)',
      numberIn('--every', { from: 0, to: 1000 }),
    )
    .option('--out <folder>', 'write report.json, report.txt, set-aside.json and edi/ into a new folder')
    .option('--force', 'replace the earlier output in --out')
    .option('--json', 'print the report as one JSON object')
    .option('--disturbances <file>', 'faults, wind and closures by rate and by script (hawser-disturbances/1)')
    .option('--journal <folder>', 'keep the journal of the run in a new folder')
    .addHelpText(
      'after',
      `
Examples:
  hawser run --terminal busan-dgt --baplie arrival.edi
  hawser run --terminal busan-dgt --baplie a.edi --baplie b.edi --every 6 --load 200 --out results
  hawser run --terminal my-port.json --inbox week --hours 168 --json > report.json`,
    )
    .action(async (options: RunOptions) => {
      session.status = await run(options, session);
    });
}

async function run(options: RunOptions, session: Session): Promise<number> {
  const model = readTerminal(required(options.terminal, '--terminal FILE', 'hawser run'));
  const inputs = readInputs({
    bayplans: options.baplie ?? [],
    home: model.unlocode,
    intervalHours: options.every,
    ...{ inbox: options.inbox, port: options.port, seed: options.seed, start: options.start, load: options.load },
  });
  const { disturbances: file } = options;
  const disturbances = file === undefined ? undefined : parseDisturbances(readText(file), file, model);
  const folder = options.out === undefined ? null : planFolder(options.out, options.force ?? false);
  const journal = options.journal === undefined ? new MemoryJournal({ keep: false }) : openJournal(options.journal);
  const discard = (): void => folder?.discard();
  process.once('exit', discard);
  try {
    return await work({ model, inputs, disturbances, folder, journal, options, session });
  } finally {
    journal.close();
    discard();
    process.off('exit', discard);
  }
}

interface Work {
  model: TerminalModel;
  inputs: RunInputs;
  disturbances: Disturbances | undefined;
  folder: OutputFolder | null;
  journal: Journal;
  options: RunOptions;
  session: Session;
}

async function work({ model, inputs, disturbances, folder, journal, options, session }: Work): Promise<number> {
  const terminal = TerminalRun.begin(
    model,
    journal,
    (files) => files.forEach((file) => folder?.write(`edi/${file.name}`, file.text)),
    inputs.start,
    disturbances === undefined ? {} : { disturbances, seed: options.seed },
  );
  const unstocked = terminal.stock(inputs.stock);
  terminal.addInbox(inputs.items);
  const signal = new StopSignal();
  const progress = new Progress(session.streams.err);
  const ended = await runAtFullSpeed(terminal, {
    until: options.hours === undefined ? null : inputs.start + Math.round(options.hours * 3_600_000),
    interrupted: () => signal.status !== null,
    onSlice: () => progress.update(standingOf(terminal, inputs.quayMoves)),
  });
  progress.end();
  terminal.sendRest();
  const violations = tell({ terminal, unstocked, inputs, ended, folder, options, session });
  signal.release();
  if (ended === 'interrupted') return signal.status ?? EXIT.interrupted;
  return violations > 0 || ended === 'stalled' ? EXIT.failed : EXIT.good;
}

interface Results extends Pick<Work, 'inputs' | 'folder' | 'options' | 'session'> {
  terminal: TerminalRun;
  unstocked: Container[];
  ended: Awaited<ReturnType<typeof runAtFullSpeed>>;
}

/** Writes and prints the results; returns how many violations and deadlocks there were. */
function tell({ terminal, unstocked, inputs, ended, folder, options, session }: Results): number {
  const report = reportOf(terminal, inputs, options.seed, ended);
  const setAside = setAsideLines(terminal, unstocked);
  const text = textReport(report, setAside);
  if (folder) {
    folder.write('report.json', jsonText(report));
    folder.write('report.txt', text);
    folder.write('set-aside.json', jsonText(setAside));
    folder.commit();
  }
  const { out, err } = session.streams;
  for (const violation of violationsOf(terminal).slice(0, TOLD_VIOLATIONS)) err.write(`violated: ${violation}\n`);
  out.write(options.json === true ? jsonText(report) : text);
  if (folder) err.write(`Written to ${folder.path}\n`);
  return report.invariants.violations + report.deadlocks;
}

const OWN_NAMES = new Set(['report.json', 'report.txt', 'set-aside.json', 'edi']);

function planFolder(path: string, force: boolean): OutputFolder {
  return OutputFolder.plan(path, { force, own: (name) => OWN_NAMES.has(name) });
}

function openJournal(folder: string): Journal {
  const journal = SqliteJournal.open(folder);
  if (journal.lastSeq === 0) return journal;
  const held = journal.lastSeq;
  journal.close();
  throw cliFault('HWS-CLI-013', `The journal folder holds a journal of ${held} frames.`, folder);
}
