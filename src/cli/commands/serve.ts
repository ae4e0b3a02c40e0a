// hawser serve: the live terminal with its control room.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { terminalPath } from '../input-files.ts';
import { numberIn, seedOption } from '../option-values.ts';
import type { Session } from '../session.ts';
import { addAddress, runServer, type AddressOptions } from '../web-server.ts';

interface ServeOptions extends AddressOptions {
  terminal?: string;
  data: string;
  speed: number;
  seed: number;
}

const DEFAULT_TERMINAL = 'terminals/busan-dgt.json';

/** Adds the command to the program. */
export function addServe(program: Command, session: Session): void {
  const command = program
    .command('serve')
    .summary('run a live terminal with its control room')
    .description(
      'Runs a terminal live, with its control room in the browser. Goes on where it stopped: everything is in the data folder.',
    )
    .option('--terminal <file>', `terminal model; without it that of the data folder, else ${DEFAULT_TERMINAL}`)
    .option('--data <folder>', 'data folder', 'hawser-data');
  addAddress(command, 8080)
    .option('--speed <factor>', 'terminal time by real time, 0 to 200', numberIn('--speed', { from: 0, to: 200 }), 20)
    .option('--seed <number>', 'seed of the traffic', seedOption, 1)
    .addHelpText(
      'after',
      '\nExamples:\n  hawser serve\n  hawser serve --terminal my-port.json --data my-port-data --speed 60\n  hawser serve --listen 0.0.0.0 --token "$(openssl rand -hex 16)"',
    )
    .action(async (options: ServeOptions) => {
      session.status = await run(options, session);
    });
}

async function run(options: ServeOptions, session: Session): Promise<number> {
  // Loaded here, so that help and completion start without a web server.
  const { serve } = await import('../../server/serve.ts');
  return runServer('Hawser runs at', options, session, (setting) =>
    serve({
      ...setting,
      dataFolder: options.data,
      terminalFile: terminalPath(options.terminal ?? ownTerminal(options.data)),
      speed: options.speed,
      seed: options.seed,
    }),
  );
}

/** A data folder keeps its own copy of its terminal: without --terminal it goes on with that. */
function ownTerminal(data: string): string {
  const copy = join(data, 'terminal.json');
  return existsSync(copy) ? copy : DEFAULT_TERMINAL;
}
