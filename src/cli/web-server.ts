// What the commands that serve pages share: where to listen, and the life of the server from its start to Ctrl-C.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { ListenOptions } from '../server/http/listen-options.ts';
import { InputError } from '../terminal/diagnostic.ts';
import { EXIT } from './fault.ts';
import { ROOT } from './input-files.ts';
import { numberIn } from './option-values.ts';
import type { Session } from './session.ts';
import { StopSignal } from './signals.ts';

/** Options of addAddress(), as the command line gives them. */
export interface AddressOptions {
  addressPort: number;
  listen: string;
  token?: string;
}

/** Adds the options that say where a command listens. `port`: the TCP port without them. */
export function addAddress(command: Command, port: number): Command {
  return command
    .option(
      '--address-port <number>',
      'TCP port to listen on',
      numberIn('--address-port', { from: 0, to: 65_535, whole: true }),
      port,
    )
    .option('--listen <host>', 'address to listen on; any other than this machine’s own needs --token', '127.0.0.1')
    .option('--token <secret>', 'secret that every request must bring');
}

/**
 * Starts a server, says where it is ("TITLE URL"), and stops it when a signal comes.
 * @returns the exit status
 */
export async function runServer(
  title: string,
  options: AddressOptions,
  { streams }: Session,
  start: (setting: ListenOptions) => Promise<{ stop(): Promise<void> }>,
): Promise<number> {
  const signal = new StopSignal();
  const web = join(ROOT, 'src', 'web', 'dist');
  const starting = start({
    host: options.listen,
    port: options.addressPort,
    token: options.token ?? null,
    webFolder: existsSync(web) ? web : null,
    onReady: (url) => void streams.out.write(`${title} ${url}\nCtrl-C stops it.\n`),
    log: (line) => void streams.err.write(`${line}\n`),
  });
  const server = await starting.catch(nameOption);
  await signal.come();
  await server.stop();
  signal.release();
  return EXIT.good;
}

/** The server knows of a port that is taken, but not of the option that names another. */
function nameOption(error: unknown): never {
  if (!(error instanceof InputError) || error.diagnostic.code !== 'HWS-RUN-022') throw error;
  const { diagnostic } = error;
  throw new InputError({ ...diagnostic, cure: `${diagnostic.cure} The option is --address-port.` });
}
