// hawser errors: the catalogue of error codes.
import type { Command } from 'commander';
import { errorCatalogue } from '../../terminal/errors/index.ts';
import { cliFault } from '../fault.ts';
import type { Session } from '../session.ts';
import { columns, jsonText } from '../streams.ts';

/** Adds the command to the program. */
export function addErrors(program: Command, session: Session): void {
  program
    .command('errors')
    .summary('list the error codes, or explain one')
    .description('Lists the error codes, or tells what one means and what to do about it.')
    .argument('[code]', 'a code, e.g. HWS-EDI-001')
    .option('--json', 'print the entries as one JSON object by code')
    .addHelpText('after', '\nExamples:\n  hawser errors\n  hawser errors HWS-CLI-009')
    .action((code: string | undefined, options: { json?: boolean }) => show(code?.toUpperCase(), options, session));
}

function show(code: string | undefined, options: { json?: boolean }, { streams }: Session): void {
  const entries = Object.entries(errorCatalogue)
    .filter(([name]) => code === undefined || name === code)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const [first] = entries;
  if (first === undefined) throw cliFault('HWS-CLI-015', `There is no error code "${code}".`, 'hawser errors');
  if (options.json === true) streams.out.write(jsonText(Object.fromEntries(entries)));
  else if (code === undefined)
    streams.out.write(columns(entries.map(([name, { severity, meaning }]) => [name, severity, meaning])));
  else {
    const [name, { severity, meaning, cure }] = first;
    streams.out.write(`${name} (${severity})\n  ${meaning}\n  cure: ${cure}\n`);
  }
}
