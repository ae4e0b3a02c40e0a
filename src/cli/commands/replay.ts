// hawser replay: past hours of a data folder in the control room's screens.
import type { Command } from 'commander';
import { instant, numberIn } from '../option-values.ts';
import type { Session } from '../session.ts';
import { addAddress, runServer, type AddressOptions } from '../web-server.ts';

interface ReplayOptions extends AddressOptions {
  at?: number;
  speed: number;
}

/** Adds the command to the program. */
export function addReplay(program: Command, session: Session): void {
  const command = program
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
    .option('--speed <factor>', 'terminal time by real time, 0 to 500', numberIn('--speed', { from: 0, to: 500 }), 5);
  addAddress(command, 8081)
    .addHelpText(
      'after',
      '\nExamples:\n  hawser replay hawser-data\n  hawser replay hawser-data --at 2026-11-18T06:00+09:00 --speed 60',
    )
    .action(async (folder: string, options: ReplayOptions) => {
      session.status = await run(folder, options, session);
    });
}

async function run(folder: string, options: ReplayOptions, session: Session): Promise<number> {
  // Loaded here, so that help and completion start without a web server.
  const { serveReplay } = await import('../../server/replay/serve-replay.ts');
  return runServer('The replay is at', options, session, (setting) =>
    serveReplay({ ...setting, dataFolder: folder, at: options.at ?? null, speed: options.speed }),
  );
}
