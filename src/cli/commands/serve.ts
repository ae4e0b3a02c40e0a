// hawser serve: the live terminal with its control room.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { InputError } from '../../terminal/diagnostic.ts';
import { EXIT } from '../fault.ts';
import { ROOT, terminalPath } from '../input-files.ts';
import { numberIn, seedOption } from '../option-values.ts';
import type { Session } from '../session.ts';
import { StopSignal } from '../signals.ts';

interface ServeOptions {
  terminal?: string;
  data: string;
  addressPort: number;
  listen: string;
  token?: string;
  speed: number;
  seed: number;
}

const DEFAULT_TERMINAL = 'terminals/busan-dgt.json';

/** Adds the command to the program. */
export function addServe(program: Command, session: Session): void {
  program
    .command('serve')
    .summary('run a live terminal with its control room')
    .description(
      'Runs a terminal live, with its control room in the browser. Goes on where it stopped: everything is in the data folder.',
    )
    .option('--terminal <file>', `terminal model; without it that of the data folder, else ${DEFAULT_TERMINAL}`)
    .option('--data <folder>', 'data folder', 'hawser-data')
    .option(
      '--address-port <number>',
      'TCP port to listen on',
      numberIn('--address-port', { from: 0, to: 65_535, whole: true }),
      8080,
    )
    .option('--listen <host>', 'address to listen on; any other than this machine’s own needs --token', '127.0.0.1')
    .option('--token <secret>', 'secret that every request must bring')
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

async function run(options: ServeOptions, { streams }: Session): Promise<number> {
  // Loaded here, so that help and completion start without a web server.
  const { serve } = await import('../../server/serve.ts');
  const signal = new StopSignal();
  const web = join(ROOT, 'src', 'web', 'dist');
  const serving = serve({
    dataFolder: options.data,
    terminalFile: terminalPath(options.terminal ?? ownTerminal(options.data)),
    host: options.listen,
    port: options.addressPort,
    token: options.token ?? null,
    speed: options.speed,
    seed: options.seed,
    webFolder: existsSync(web) ? web : null,
    onReady: (url) => void streams.out.write(`Hawser runs at ${url}\nCtrl-C stops it.\n`),
    log: (line) => void streams.err.write(`${line}\n`),
  });
  const server = await serving.catch(nameOption);
  await signal.come();
  await server.stop();
  signal.release();
  return EXIT.good;
}

/** A data folder keeps its own copy of its terminal: without --terminal it goes on with that. */
function ownTerminal(data: string): string {
  const copy = join(data, 'terminal.json');
  return existsSync(copy) ? copy : DEFAULT_TERMINAL;
}

/** The server knows of a port that is taken, but not of the option that names another. */
export function nameOption(error: unknown): never {
  if (!(error instanceof InputError) || error.diagnostic.code !== 'HWS-RUN-022') throw error;
  const { diagnostic } = error;
  throw new InputError({ ...diagnostic, cure: `${diagnostic.cure} The option is --address-port.` });
}
