// hawser completion: a script that lets a shell complete commands, options and files. Made from the program itself, so that it
// knows what the program knows.
import type { Command } from 'commander';
import { cliFault } from '../fault.ts';
import type { Session } from '../session.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/** A command with its path ("terminal check") and what may follow it. */
interface Entry {
  path: string;
  summary: string;
  commands: { name: string; summary: string }[];
  options: { name: string; summary: string; takesValue: boolean }[];
}

/** Adds the command to the program. */
export function addCompletion(program: Command, session: Session): void {
  program
    .command('completion')
    .summary('print a script for completion in a shell')
    .description('Prints a script that completes hawser commands in a shell.')
    .argument('<shell>', 'bash, zsh or fish')
    .addHelpText(
      'after',
      `
Examples:
  eval "$(hawser completion bash)"
  hawser completion fish > ~/.config/fish/completions/hawser.fish`,
    )
    .action((text: string) => {
      const shell = SHELLS.find((name) => name === text);
      if (shell === undefined)
        throw cliFault(
          'HWS-CLI-005',
          `There is no completion for "${text}".`,
          'hawser completion',
          `Name one of ${SHELLS.join(', ')}.`,
        );
      session.streams.out.write(completionScript(shell, program));
    });
}

/** The script for a shell. */
export function completionScript(shell: Shell, program: Command): string {
  const entries = entriesOf(program, '');
  if (shell === 'fish') return fishScript(entries);
  const script = bashScript(entries);
  return shell === 'bash' ? script : `autoload -U +X bashcompinit && bashcompinit\n${script}`;
}

function entriesOf(command: Command, path: string): Entry[] {
  const visible = command.createHelp();
  const commands = visible.visibleCommands(command);
  const own: Entry = {
    path,
    summary: summaryOf(command),
    commands: commands.map((sub) => ({ name: sub.name(), summary: summaryOf(sub) })),
    options: visible
      .visibleOptions(command)
      .flatMap(({ long, description, required, optional }) =>
        typeof long === 'string' ? [{ name: long, summary: description, takesValue: required || optional }] : [],
      ),
  };
  const below = commands.filter((sub) => sub.name() !== 'help');
  return [own, ...below.flatMap((sub) => entriesOf(sub, `${path} ${sub.name()}`.trim()))];
}

function summaryOf(command: Command): string {
  return command.summary() || command.description();
}

/** Walks the words typed so far down the commands, then offers what may follow; files where a value or an argument is due. */
function bashScript(entries: readonly Entry[]): string {
  const cases = entries.map(({ path, commands, options }) => {
    const words = [...commands.map(({ name }) => name), ...options.map(({ name }) => name)];
    return `    "${path}") words="${words.join(' ')}" ;;`;
  });
  const paths = entries.filter(({ path }) => path !== '').map(({ path }) => `"${path}"`);
  return `_hawser() {
  local word="\${COMP_WORDS[COMP_CWORD]}" path="" next i words=""
  for ((i = 1; i < COMP_CWORD; i++)); do
    next="\${path:+$path }\${COMP_WORDS[i]}"
    case "$next" in
      ${paths.join(' | ')}) path="$next" ;;
      *) break ;;
    esac
  done
  case "$path" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [ "\${#COMPREPLY[@]}" -gt 0 ] || COMPREPLY=($(compgen -f -- "$word"))
}
complete -o filenames -F _hawser hawser
`;
}

function fishScript(entries: readonly Entry[]): string {
  const quoted = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
  const lines = entries.flatMap(({ path, commands, options }) => {
    const seen = path.split(' ').filter((word) => word !== '');
    const inside = seen.map((word) => `__fish_seen_subcommand_from ${word}`);
    const names = commands.map(({ name }) => name).join(' ');
    const here =
      names === '' ? [] : [seen.length === 0 ? '__fish_use_subcommand' : `not __fish_seen_subcommand_from ${names}`];
    const when = [...inside, ...here].join('; and ');
    const condition = when === '' ? '' : ` -n ${quoted(when)}`;
    return [
      ...commands.map(({ name, summary }) => `complete -c hawser${condition} -f -a ${name} -d ${quoted(summary)}`),
      ...options.map(
        ({ name, summary, takesValue }) =>
          `complete -c hawser${condition} -l ${name.slice(2)}${takesValue ? ' -r' : ''} -d ${quoted(summary)}`,
      ),
    ];
  });
  return `${lines.join('\n')}\n`;
}
