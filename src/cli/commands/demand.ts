// hawser demand: traffic for a terminal, generated or imported from conflowgen, as a folder of EDIFACT messages.
import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { importConflowgen } from '../../demand/conflowgen.ts';
import type { Demand } from '../../demand/demand.ts';
import { generateDemand } from '../../demand/generate.ts';
import { parseInboxName, writeInbox } from '../../demand/inbox.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import { cliFault } from '../fault.ts';
import { readText } from '../input-files.ts';
import { instant, numberIn, required, seedOption, START } from '../option-values.ts';
import { OutputFolder } from '../output-folder.ts';
import type { Session } from '../session.ts';
import { columns, jsonText } from '../streams.ts';
import { readTerminal } from '../terminal-file.ts';

interface OutOptions {
  terminal?: string;
  seed: number;
  out?: string;
  force?: boolean;
  json?: boolean;
}

interface DemandOptions extends OutOptions {
  days: number;
  start: number;
  scale?: number;
  transhipment?: number;
  around?: boolean;
}

/** Adds the commands to the program. */
export function addDemand(program: Command, session: Session): void {
  const demand = program
    .command('demand')
    .summary('generate traffic for a terminal, or import it')
    .description(
      'Generates the traffic of a period for a terminal: bay plans, load lists and truck announcements, as files that become ' +
        'known at the time in their name. The folder is an inbox for hawser run.',
    );
  withOut(demand)
    .option('--days <number>', 'length of the period, days', numberIn('--days', { from: 0.25, to: 60 }), 7)
    .addOption(startOption())
    .option(
      '--scale <factor>',
      'factor on the weekly quay moves of the terminal',
      numberIn('--scale', { from: 0.01, to: 10 }),
    )
    .option('--transhipment <share>', 'share of transhipment, 0 to 1', numberIn('--transhipment', { from: 0, to: 1 }))
    .option('--around', 'let trucks also serve vessels before and after the period')
    .addHelpText(
      'after',
      '\nExamples:\n  hawser demand --terminal busan-dgt --days 7 --out week\n  hawser demand --terminal my-port.json --days 2 --scale 0.5 --transhipment 0 --out quiet',
    )
    .action((options: DemandOptions) => generate(options, session));
  withOut(
    demand
      .command('import-conflowgen')
      .summary('import the tables of a conflowgen export')
      .description('Imports the tables of a conflowgen export as an inbox.')
      .argument(
        '<folder>',
        'folder with containers.csv, deep_sea_vessels.csv, feeders.csv, barges.csv, trains.csv, trucks.csv',
      ),
  )
    .addHelpText('after', '\nExample:\n  hawser demand import-conflowgen export --terminal busan-dgt --out week')
    .action((folder: string, options: OutOptions) => importTables(folder, options, session));
}

function startOption(): Option {
  const option = new Option('--start <time>', 'start of the period').argParser(instant('--start'));
  return option.default(START, new Date(START).toISOString());
}

function withOut(command: Command): Command {
  return command
    .option('--terminal <file>', 'terminal model, a file or one that comes with Hawser')
    .option('--seed <number>', 'seed of everything that is drawn', seedOption, 1)
    .option('--out <folder>', 'new folder for the messages and manifest.json')
    .option('--force', 'replace an earlier demand in --out')
    .option('--json', 'print the manifest as one JSON object');
}

function generate(options: DemandOptions, session: Session): void {
  const model = readTerminal(required(options.terminal, '--terminal FILE', 'hawser demand'));
  const folder = planFolder(options, 'hawser demand');
  const demand = generateDemand(model, {
    ...{ days: options.days, seed: options.seed, start: options.start },
    ...(options.scale === undefined ? {} : { scale: options.scale }),
    ...(options.transhipment === undefined ? {} : { transhipmentShare: options.transhipment }),
    around: options.around ?? false,
  });
  write(demand, folder, options, session);
}

function importTables(from: string, options: OutOptions, session: Session): void {
  const model = readTerminal(required(options.terminal, '--terminal FILE', 'hawser demand import-conflowgen'));
  const folder = planFolder(options, 'hawser demand import-conflowgen');
  const tables = {
    containers: table(from, 'containers.csv'),
    deepSeaVessels: table(from, 'deep_sea_vessels.csv'),
    feeders: table(from, 'feeders.csv'),
    barges: table(from, 'barges.csv'),
    trains: table(from, 'trains.csv'),
    trucks: table(from, 'trucks.csv'),
  };
  write(importConflowgen(tables, model, { seed: options.seed }), folder, options, session);
}

function table(folder: string, name: string): string {
  const path = join(folder, name);
  try {
    return readText(path);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw cliFault('HWS-CLI-016', `The table ${name} cannot be read: ${error.diagnostic.message}`, path);
  }
}

function planFolder({ out, force }: OutOptions, command: string): OutputFolder {
  const own = (name: string): boolean => name === 'manifest.json' || parseInboxName(name) !== null;
  return OutputFolder.plan(required(out, '--out FOLDER', command), { force: force ?? false, own });
}

function write(demand: Demand, folder: OutputFolder, options: OutOptions, { streams }: Session): void {
  const { files, manifest } = writeInbox(demand);
  const { setAside, diagnostics } = demand;
  try {
    for (const { name, text } of files) folder.write(name, text);
    folder.write('manifest.json', jsonText({ ...manifest, setAsideList: setAside, diagnostics }));
    folder.commit();
  } finally {
    folder.discard();
  }
  for (const { code, message } of diagnostics) streams.err.write(`${code} ${message}\n`);
  streams.err.write(`Written to ${folder.path}: ${files.length} files\n`);
  if (options.json === true) {
    streams.out.write(jsonText({ ...manifest, files: files.length }));
    return;
  }
  const day = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const { calls, trucks } = manifest;
  streams.out.write(
    columns([
      ['Terminal', `${manifest.terminal} (${manifest.unlocode})`],
      ['Period', `${day(manifest.start)} to ${day(manifest.end)} UTC, seed ${manifest.seed}`],
      ['Calls', `${calls.mainline} mainline, ${calls.feeder} feeder`],
      [
        'Quay',
        `${manifest.discharged} discharged, ${manifest.loaded} loaded, ${manifest.remainOnBoard} remain on board`,
      ],
      ['Transhipment', `${(100 * manifest.transhipmentShare).toFixed(1)} %`],
      ['Trucks', `${trucks.visits} visits, ${trucks.deliver} bring, ${trucks.collect} collect`],
      ['Yard at start', `${manifest.initialStock} containers`],
      ['Set aside', String(manifest.setAside)],
    ]),
  );
}
