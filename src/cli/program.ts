// The commands of hawser put together. Faults are thrown, not printed: main.ts tells them all in one form.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { ROOT } from './input-files.ts';
import type { Session } from './session.ts';

type Add = (program: Command, session: Session) => void;

/** The commands in the order in which help lists them. Each is loaded when it is needed, so that a short command starts at once. */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  run: async () => (await import('./commands/run.ts')).addRun,
  serve: async () => (await import('./commands/serve.ts')).addServe,
  replay: async () => (await import('./commands/replay.ts')).addReplay,
  sweep: async () => (await import('./commands/sweep.ts')).addSweep,
  worker: async () => (await import('./commands/worker.ts')).addWorker,
  torture: async () => (await import('./commands/torture.ts')).addTorture,
  demand: async () => (await import('./commands/demand.ts')).addDemand,
  solve: async () => (await import('./commands/solve.ts')).addSolve,
  terminal: async () => (await import('./commands/terminal.ts')).addTerminal,
  edi: async () => (await import('./commands/edi.ts')).addEdi,
  journal: async () => (await import('./commands/journal.ts')).addJournal,
  backup: async () => (await import('./commands/backup.ts')).addBackup,
  restore: async () => (await import('./commands/restore.ts')).addRestore,
  'shift-pack': async () => (await import('./commands/shift-pack.ts')).addShiftPack,
  errors: async () => (await import('./commands/errors.ts')).addErrors,
  completion: async () => (await import('./commands/completion.ts')).addCompletion,
};
/** Commands that speak of all the others. */
const NEEDS_ALL = ['completion'];

/** The program with the command that is asked for, or, where that is not clear, with all; each leaves its status in the session. */
export async function buildProgram(session: Session, asked: string): Promise<Command> {
  const program = new Command('hawser')
    .description('Runs an automated container terminal, and a twin of its machines.')
    .version(versionOf(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .enablePositionalOptions()
    .showSuggestionAfterError()
    .configureHelp({ helpWidth: 100 })
    .configureOutput({
      writeOut: (text) => void session.streams.out.write(text),
      writeErr: () => undefined,
    })
    .exitOverride()
    .addHelpText(
      'after',
      `
Examples:
  hawser serve                                            a terminal at work, in your browser
  hawser run --terminal busan-dgt --baplie arrival.edi    a vessel at full speed, and the report
  hawser demand --terminal busan-dgt --days 7 --out week  a week of traffic for a terminal
  hawser sweep --example > fleet.json                     variants of a terminal side by side

In the repository the command is called with: npm run -s hawser -- COMMAND …
Exit status: 0 good, 1 a law was broken or Hawser failed, 2 bad input, 130 interrupted.`,
    );
  const one = Object.hasOwn(COMMANDS, asked) && !NEEDS_ALL.includes(asked);
  for (const [name, load] of Object.entries(COMMANDS)) if (!one || name === asked) (await load())(program, session);
  return program;
}

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return version;
}
