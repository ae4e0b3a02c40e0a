// The commands of hawser put together. Faults are thrown, not printed: main.ts tells them all in one form.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { addCompletion } from './commands/completion.ts';
import { addDemand } from './commands/demand.ts';
import { addEdi } from './commands/edi.ts';
import { addErrors } from './commands/errors.ts';
import { addJournal } from './commands/journal.ts';
import { addRun } from './commands/run.ts';
import { addServe } from './commands/serve.ts';
import { addTerminal } from './commands/terminal.ts';
import { ROOT } from './input-files.ts';
import type { Session } from './session.ts';

/** The program with all its commands; each leaves its exit status in the session. */
export function buildProgram(session: Session): Command {
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

In the repository the command is called with: npm run -s hawser -- COMMAND …
Exit status: 0 good, 1 a law was broken or Hawser failed, 2 bad input, 130 interrupted.`,
    );
  for (const add of [addRun, addServe, addDemand, addTerminal, addEdi, addJournal, addErrors, addCompletion])
    add(program, session);
  return program;
}

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return version;
}
