// hawser replay: the control room's screens over the record of a data folder, to look at only. The folder may belong to a terminal
// that is stopped, or to one that runs: nothing in it is changed.
import { checkPort, listen, makeApp, readVersion } from '../http/app.ts';
import { checkAccess } from '../http/guard.ts';
import { addPage } from '../http/page.ts';
import { addReplayLine } from '../http/replay-line.ts';
import { ControlRoom } from '../live/control-room.ts';
import type { Serving } from '../serve.ts';
import { ReplayTerminal } from './replay-terminal.ts';
import { Replays } from './replays.ts';
import type { ListenOptions } from '../http/listen-options.ts';

/** What the page shows when no time was named, ms before the end of the record. */
const LAST_HOUR_MS = 3_600_000;

/** What to replay. */
export interface ServeReplayOptions extends ListenOptions {
  dataFolder: string;
  /** Time to begin at, ms UTC; null: an hour before the end of the record. */
  at: number | null;
  /** Times life, 0 to 500. */
  speed: number;
}

/**
 * Starts a server that replays, and resolves once it listens.
 * @throws InputError HWS-RUN-050 for a time that is not recorded, -052, -054 for the folder, -022, -024, -026 for the address
 */
export async function serveReplay(options: ServeReplayOptions): Promise<Serving> {
  const { dataFolder, host, port, token, speed } = options;
  checkAccess(host, token);
  await checkPort(host, port);
  const { at, range } = lookAt(dataFolder, options.at);
  const version = readVersion();
  const replays = new Replays({ dataFolder, version, live: false });
  const app = await makeApp(token, options.log);
  const entry = `/?replay=${new Date(at).toISOString()}&speed=${speed}`;
  // The page itself shows what is live; here nothing is, so that every way in leads to the record.
  app.addHook('onRequest', async (request, reply) => {
    const { replay, token: told } = request.query as { replay?: unknown; token?: unknown };
    const isEntry = request.method === 'GET' && request.url.split('?')[0] === '/';
    if (isEntry && replay === undefined && told === undefined && !reply.sent) return reply.redirect(entry);
    return undefined;
  });
  addReplayLine(app, replays);
  app.get('/api/replay', () => range);
  app.get('/health', () => ({ status: 'replaying', replays: replays.count }));
  await addPage(app, options.webFolder);
  const url = await listen(app, host, port);
  options.onReady(url);
  return {
    url,
    stop: async () => {
      await replays.close();
      await app.close();
    },
  };
}

/** Looks whether a time can be replayed at all, before anything is served. */
function lookAt(dataFolder: string, wish: number | null): { at: number; range: ReplayTerminal['range'] } {
  const terminal: ReplayTerminal = new ReplayTerminal(dataFolder, {
    listen: () => new ControlRoom(terminal.model, '').hooks,
  });
  try {
    const { range } = terminal;
    const at = wish ?? Math.max(range.from, range.to - LAST_HOUR_MS);
    terminal.check(at);
    return { at, range };
  } finally {
    terminal.close();
  }
}
