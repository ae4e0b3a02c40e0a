// Runs the real hawser command as a user does, and makes a small bay plan for it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { writeBaplie } from '../../src/edi/writing/write-baplie.ts';
import type { Container, VesselSlot } from '../../src/terminal/container.ts';
import { makeContainerNumber } from '../../src/terminal/iso6346.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
export const MAIN = join(ROOT, 'src', 'cli', 'main.ts');

/** What a command printed and how it ended. */
export interface Outcome {
  status: number | null;
  out: string;
  err: string;
}

/** The environment of a shell in which npm is not at work. */
export function shellEnvironment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { npm_lifecycle_event: _event, INIT_CWD: _cwd, HAWSER_DEBUG: _debug, ...rest } = process.env;
  return { ...rest, ...more };
}

/** Runs the command in a folder and waits for its end. */
export function hawser(args: readonly string[], folder: string, more: Record<string, string> = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env: shellEnvironment(more),
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 1e8,
  });
  return { status, out: stdout, err: stderr };
}

/** The command within this process, in its working folder: for what needs no process of its own, for a start costs a second. */
export async function hawserHere(args: readonly string[]): Promise<Outcome> {
  let [out, err] = ['', ''];
  const streams = {
    out: { write: (text: string) => (out += text) },
    err: { write: (text: string) => (err += text) },
  };
  const status = await runCommandLine(args, streams);
  return { status, out, err };
}

/** A new empty folder, with the way to take it away. */
export function workFolder(): { path: string; remove: () => void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'hawser-cli-')));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/**
 * A bay plan of 30 containers in three bays of a deck, five rows and two tiers each:
 *
 *     bay 02 (40')  all ten for the port        bay 05 and 07 (20')  for the port, but row 02 of bay 07 for SGSIN
 */
export function thirtyBoxes(port: string, voyage = '001E'): string {
  const entries = [2, 5, 7].flatMap((bay) =>
    [0, 1, 2, 3, 4].flatMap((row) =>
      [82, 84].map((tier) => {
        const slot = { bay, row, tier };
        return { slot, container: boxAt(slot, bay === 7 && row === 2 ? 'SGSIN' : port) };
      }),
    ),
  );
  const vessel = { vesselName: 'TEST LANTERN', callSign: 'TEST1', imo: '', carrier: 'TST' };
  return writeBaplie(
    {
      reference: 'PLAN1',
      voyage: { ...vessel, voyage, eta: null, etd: null },
      departurePort: 'CNSHA',
      nextPort: 'SGSIN',
      entries,
    },
    { sender: 'TST', recipient: 'TERMINAL', reference: 'PLAN1', preparedAt: Date.UTC(2026, 0, 4) },
  );
}

/** How many of thirtyBoxes() are for the port. */
export const FOR_PORT = 28;

function boxAt({ bay, row, tier }: VesselSlot, port: string): Container {
  const long = bay === 2;
  return {
    id: makeContainerNumber('TSTU', 100_000 + bay * 1000 + row * 100 + tier),
    isoType: long ? '42G1' : '22G1',
    lengthFeet: long ? 40 : 20,
    heightMm: 2591,
    grossKg: 12_000,
    full: true,
    ...{ reeferC: null, dangerous: [], outOfGauge: null },
    operator: 'TST',
    ...{ portOfLoading: 'CNSHA', portOfDischarge: port, finalPort: port },
  };
}
