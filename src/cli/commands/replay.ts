// hawser replay: past hours of a data folder in the control room's screens.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { EXIT } from '../fault.ts';
import { ROOT } from '../input-files.ts';
import { instant, numberIn } from '../option-values.ts';
import type { Session } from '../session.ts';
import { StopSignal } from '../signals.ts';
import { nameOption } from './serve.ts';

interface ReplayOptions {
  at?: number;
  speed: number;
  addressPort: number;
  listen: string;
  token?: string;
}

/** Adds the command to the program. */
export function addReplay(program: Command, session: Session): void {
  program
    .command('replay')
    .summary('look at past hours of a data folder in the control room')
    .description(
      'Shows past hours of a data folder in the screens of the control room, at any speed, and holds every frame against the journal. The folder is only read: its terminal may be stopped, or running.',
    )
    .argument('<folder>', 'data folder of a server')
    .option(
      '--at <time>',
      'time to begin at, such as 2026-01-05T06:00Z; without it an hour before the end',
      instant('--at'),
    )
    .option('--speed <factor>', 'terminal time by real time, 0 to 500', numberIn('--speed', { from: 0, to: 500 }), 5)
    .option(
      '--address-port <number>',
      'TCP port to listen on',
      numberIn('--address-port', { from: 0, to: 65_535, whole: true }),
      8081,
    )
    .option('--listen <host>', 'address to listen on; any other than this machine’s own needs --token', '127.0.0.1')
    .option('--token <secret>', 'secret that every request must bring')
    .addHelpText(
      'after',
      '\nExamples:\n  hawser replay hawser-data\n  hawser replay hawser-data --at 2026-11-18T06:00+09:00 --speed 60',
    )
    .action(async (folder: string, options: ReplayOptions) => {
      session.status = await run(folder, options, session);
    });
}

async function run(folder: string, options: ReplayOptions, { streams }: Session): Promise<number> {
  // Loaded here, so that help and completion start without a web server.
  const { serveReplay } = await import('../../server/replay/serve-replay.ts');
  const signal = new StopSignal();
  const web = join(ROOT, 'src', 'web', 'dist');
  const serving = serveReplay({
    dataFolder: folder,
    at: options.at ?? null,
    speed: options.speed,
    host: options.listen,
    port: options.addressPort,
    token: options.token ?? null,
    webFolder: existsSync(web) ? web : null,
    onReady: (url) => void streams.out.write(`The replay is at ${url}\nCtrl-C stops it.\n`),
    log: (line) => void streams.err.write(`${line}\n`),
  });
  const server = await serving.catch(nameOption);
  await signal.come();
  await server.stop();
  signal.release();
  return EXIT.good;
}
