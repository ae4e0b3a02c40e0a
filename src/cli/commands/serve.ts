// hawser serve: the live terminal with its control room.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { InputError } from '../../terminal/diagnostic.ts';
import type { ErrorEntry } from '../../terminal/errors/entry.ts';
import { runErrors } from '../../terminal/errors/run.ts';
import { profileFilesIn } from '../edi/profiles.ts';
import { readText, terminalPath } from '../input-files.ts';
import { numberIn, seedOption } from '../option-values.ts';
import type { Session } from '../session.ts';
import { addAddress, runServer, type AddressOptions } from '../web-server.ts';

interface ServeOptions extends AddressOptions {
  terminal?: string;
  data: string;
  database?: string;
  standby?: boolean;
  speed: number;
  seed: number;
  inbox?: string;
  disturbances?: string;
  profiles?: string;
}

const DEFAULT_TERMINAL = 'terminals/busan-dgt.json';
const DEFAULT_DATA = 'hawser-data';
const PROFILES = 'profiles';

/** Adds the command to the program. */
export function addServe(program: Command, session: Session): void {
  const command = program
    .command('serve')
    .summary('run a live terminal with its control room')
    .description(
      'Runs a terminal live, with its control room in the browser. Goes on where it stopped: everything is in the data folder.',
    )
    .option('--terminal <file>', `terminal model; without it that of the data folder, else ${DEFAULT_TERMINAL}`)
    .option('--data <folder>', 'data folder', DEFAULT_DATA)
    .addOption(
      new Option(
        '--database <address>',
        'PostgreSQL database that holds everything instead of the data folder; without --data also from the environment',
      ).env('DATABASE_URL'),
    )
    .option('--standby', 'follow the server that runs the terminal of the database, and take over when it has gone');
  addAddress(command, 8080)
    .option('--speed <factor>', 'terminal time by real time, 0 to 200', numberIn('--speed', { from: 0, to: 200 }), 20)
    .option('--seed <number>', 'seed of the traffic', seedOption, 1)
    .option(
      '--inbox <folder>',
      'watch a folder: files of EDI messages in it are taken in, then moved to taken/ or refused/',
    )
    .option(
      '--disturbances <file>',
      'faults, alarms, wind and closures of a new data folder’s terminal, by rate and by script (hawser-disturbances/1)',
    )
    .option(
      '--profiles <folder>',
      `what trading partners deviate in, a JSON file each; without it the folder "${PROFILES}" of the data folder`,
    )
    .addHelpText(
      'after',
      '\nExamples:\n  hawser serve\n  hawser serve --terminal my-port.json --data my-port-data --speed 60\n  hawser serve --speed 1 --inbox /srv/edi/in\n  hawser serve --database postgresql://hawser@db.port.example/hawser\n  hawser serve --database postgresql://hawser@db.port.example/hawser --standby --address-port 8081\n  hawser serve --listen 0.0.0.0 --token "$(openssl rand -hex 16)"',
    )
    .action(async (options: ServeOptions, self: Command) => {
      session.status = await run(placed(options, self), session);
    });
}

async function run(options: ServeOptions, session: Session): Promise<number> {
  // Loaded here, so that help and completion start without a web server.
  const { serve } = await import('../../server/serve.ts');
  const { database, standby } = options;
  const own = database === undefined ? ownTerminal(options.data) : DEFAULT_TERMINAL;
  return runServer('Hawser runs at', options, session, (setting) =>
    serve({
      ...setting,
      ...{ dataFolder: options.data, database, standby },
      terminalFile: terminalPath(options.terminal ?? own),
      terminalAssumed: database !== undefined && options.terminal === undefined,
      speed: options.speed,
      seed: options.seed,
      inbox: options.inbox,
      disturbances: disturbancesOf(options),
      profiles: profilesFor(options),
    }),
  );
}

function disturbancesOf({ disturbances: file }: ServeOptions): { text: string; file: string } | undefined {
  return file === undefined ? undefined : { text: readText(file), file };
}

/** Profiles of the folder that is named, else of the one in the data folder, if there is. @throws InputError for what cannot be read */
function profilesFor({ profiles, data, database }: ServeOptions): ReturnType<typeof profileFilesIn> {
  if (profiles !== undefined) return profileFilesIn(profiles);
  const own = join(data, PROFILES);
  return database === undefined && existsSync(own) ? profileFilesIn(own) : [];
}

/**
 * The folder that was named goes before a database that only the environment names.
 * @throws InputError HWS-RUN-075 when both are named
 */
function placed(options: ServeOptions, self: Command): ServeOptions {
  const named = (name: string): boolean => self.getOptionValueSource(name) === 'cli';
  if (!named('data')) return options;
  if (named('database')) throw unclearPlace();
  const { database: _, ...rest } = options;
  return rest;
}

function unclearPlace(): InputError {
  const { severity, cure } = runErrors['HWS-RUN-075'] as ErrorEntry;
  const message = 'Both a data folder and a database are named';
  return new InputError({ code: 'HWS-RUN-075', severity, message, where: '--data', cure });
}

/** A data folder keeps its own copy of its terminal: without --terminal it goes on with that. */
function ownTerminal(data: string): string {
  const copy = join(data, 'terminal.json');
  return existsSync(copy) ? copy : DEFAULT_TERMINAL;
}
