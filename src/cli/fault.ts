// How the command line fails: coded faults of what was asked, their text, and the exit status. Turns commander's own errors into
// the same form, so that every fault of a user looks alike and none shows a stack trace.
import { CommanderError } from 'commander';
import { InputError, type Diagnostic } from '../terminal/diagnostic.ts';
import { cliErrors, type CliErrorCode } from '../terminal/errors/cli.ts';

/** Exit statuses of the hawser command. */
export const EXIT = { good: 0, failed: 1, badInput: 2, interrupted: 130, terminated: 143 } as const;

/** A coded fault with the catalogue's severity and, unless another is given, its cure. `message` is one sentence. */
export function cliFault(code: CliErrorCode, message: string, where: string, cure?: string): InputError {
  const entry = cliErrors[code];
  return new InputError({ code, severity: entry.severity, message, where, cure: cure ?? entry.cure });
}

/** A diagnostic as it is printed: code and sentence, where, cure. */
export function faultText({ code, message, where, cure }: Diagnostic): string {
  return withoutPasswords(`${code} ${message}\n  where: ${where}\n  cure: ${cure}\n`);
}

/** Arguments as they may be told: without passwords of addresses and without tokens. */
export function tellable(args: readonly string[]): string {
  return args
    .map((arg, i) => (args[i - 1] === '--token' ? '…' : withoutPasswords(arg.replace(/^--token=.*/, '--token=…'))))
    .join(' ');
}

/** A text in which the addresses have no passwords. */
function withoutPasswords(text: string): string {
  return text.replace(/(\w+:\/\/[^:@/\s]*):\S*@/g, '$1:…@');
}

/** Text for stderr and exit status of whatever stopped a command. `debug` adds the stack of an internal error. */
export function faultOf(error: unknown, commandLine: string, debug: boolean): { text: string; status: number } {
  if (error instanceof InputError) return { text: faultText(error.diagnostic), status: EXIT.badInput };
  if (error instanceof CommanderError) return commanderFault(error, commandLine);
  const { meaning, cure } = cliErrors['HWS-CLI-900'];
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = debug && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  const text = faultText({
    ...{ code: codeOf(error) ?? 'HWS-CLI-900', severity: 'error' },
    ...{ message: `${meaning} ${message}`, where: commandLine, cure },
  });
  return { text: text + stack, status: EXIT.failed };
}

/** Code that an error brings itself (a journal that could not be made durable). */
function codeOf(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('HWS-') ? code : undefined;
}

const COMMANDER_CODES: Readonly<Record<string, CliErrorCode>> = {
  'commander.unknownOption': 'HWS-CLI-001',
  'commander.unknownCommand': 'HWS-CLI-002',
  // A group of commands that is called without one of them.
  'commander.help': 'HWS-CLI-003',
  'commander.missingArgument': 'HWS-CLI-003',
  'commander.optionMissingArgument': 'HWS-CLI-003',
  'commander.missingMandatoryOptionValue': 'HWS-CLI-003',
  'commander.excessArguments': 'HWS-CLI-004',
};

/** Help and version come as errors of exit status 0 and without text, for they have been printed. */
function commanderFault(error: CommanderError, commandLine: string): { text: string; status: number } {
  if (error.exitCode === 0) return { text: '', status: EXIT.good };
  const code = COMMANDER_CODES[error.code] ?? 'HWS-CLI-005';
  if (error.code === 'commander.help')
    return {
      text: faultText(cliFault(code, 'The name of a command is missing.', commandLine).diagnostic),
      status: EXIT.badInput,
    };
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const message = `${first.charAt(0).toUpperCase()}${first.slice(1).replace(/\.$/, '')}.`;
  const near = /Did you mean (?:one of )?(.+)\?/.exec(rest.join(' '))?.[1];
  const cure = near === undefined ? undefined : `Did you mean ${near}? ${cliErrors[code].cure}`;
  return { text: faultText(cliFault(code, message, commandLine, cure).diagnostic), status: EXIT.badInput };
}
