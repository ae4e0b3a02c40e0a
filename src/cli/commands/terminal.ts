// hawser terminal: check a terminal model file, describe it.
import type { Command } from 'commander';
import { checkTerminal, parseTerminal } from '../../terminal/check.ts';
import { hasModelShape } from '../../terminal/checks/schema-words.ts';
import { describeTerminal } from '../../terminal/describe.ts';
import { InputError, type Diagnostic } from '../../terminal/diagnostic.ts';
import { EXIT, faultText } from '../fault.ts';
import { readText, terminalPath } from '../input-files.ts';
import type { Session } from '../session.ts';
import { columns, jsonText } from '../streams.ts';
import { readTerminal } from '../terminal-file.ts';

interface JsonOption {
  json?: boolean;
}

/** Adds the commands to the program. */
export function addTerminal(program: Command, session: Session): void {
  const group = program
    .command('terminal')
    .summary('check or describe a terminal model file')
    .description('Checks and describes terminal model files.')
    .addHelpText('after', '\nExamples:\n  hawser terminal check my-port.json\n  hawser terminal describe busan-dgt');
  group
    .command('check')
    .summary('tell every fault of a file')
    .description('Checks a terminal model file and tells every fault with its place and its cure.')
    .argument('<file>', 'terminal model, a file or one that comes with Hawser')
    .option('--json', 'print the findings as one JSON object')
    .addHelpText('after', '\nExamples:\n  hawser terminal check my-port.json\n  hawser terminal check busan-dgt --json')
    .action((file: string, options: JsonOption) => {
      session.status = check(file, options, session);
    });
  group
    .command('describe')
    .summary('tell quay, cranes, vehicles, yard and gate')
    .description('Describes a terminal in a few facts: quay, cranes, vehicles, yard, gate.')
    .argument('<file>', 'terminal model, a file or one that comes with Hawser')
    .option('--json', 'print the facts as one JSON object')
    .addHelpText('after', '\nExample:\n  hawser terminal describe busan-dgt')
    .action((file: string, options: JsonOption) => describe(file, options, session));
}

function check(file: string, options: JsonOption, { streams }: Session): number {
  const text = readText(terminalPath(file));
  const findings = findingsOf(text, file);
  if (options.json === true) streams.out.write(jsonText({ file, good: findings.length === 0, findings }));
  else if (findings.length === 0) streams.out.write(`${file} is good: the terminal can be run.\n`);
  else for (const finding of findings) streams.err.write(faultText(finding));
  return findings.length === 0 ? EXIT.good : EXIT.badInput;
}

/** Every finding of a model that has the right shape; else the one that keeps it from having it. */
function findingsOf(text: string, file: string): Diagnostic[] {
  try {
    parseTerminal(text, file);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const model = parsed(text);
    const all = hasModelShape(model) ? checkTerminal(model) : [];
    // The first comes with its line.
    return [error.diagnostic, ...all.slice(1).map((finding) => ({ ...finding, where: `${file}, ${finding.where}` }))];
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function describe(file: string, options: JsonOption, { streams }: Session): void {
  const model = readTerminal(file);
  const facts = describeTerminal(model);
  if (options.json === true) {
    const { name, unlocode, code, timeZone } = model;
    streams.out.write(jsonText({ file, name, unlocode, code, timeZone, facts }));
  } else streams.out.write(columns(facts.map(({ label, value }) => [label, value])));
}
