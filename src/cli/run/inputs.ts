// What a run works on: bay plans and inbox folders named on the command line, read, and held against the port that is asked for.
import type { Bayplan, Message } from '../../edi/messages.ts';
import { readInterchange } from '../../edi/reading/read.ts';
import {
  inboxFromFolder,
  portWithMost,
  scenarioFromBayplans,
  type PlanFile,
  type Scenario,
} from '../../server/run/scenario.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { cliFault } from '../fault.ts';
import { readEdiFile, readEdiFolder } from '../input-files.ts';
import { START } from '../option-values.ts';

/** What the command line says of the inputs. */
export interface InputOptions {
  bayplans: readonly string[];
  inbox: string | undefined;
  /** 'auto' or a UN/LOCODE. */
  port: string;
  /** UN/LOCODE of the terminal. */
  home: string;
  seed: number;
  /** ms UTC; without it the hour of the inbox's first message, or START for bay plans alone. */
  start: number | undefined;
  load: number | undefined;
  intervalHours: number | undefined;
}

/** One file of a run, as the report tells it. */
export interface InputFile {
  file: string;
  /** UN/LOCODE that this terminal is for the file. */
  port: string;
  /** Its messages that are worked, by type. */
  messages: Partial<Record<Message['type'], number>>;
  /** Containers that its messages name, those for the port (to discharge, load, bring or collect), and those set aside. */
  containers: number;
  forPort: number;
  setAside: number;
}

/** What a run is fed with. */
export interface RunInputs extends Scenario {
  start: number;
  /** UN/LOCODE; several with a comma when bay plans differ. */
  port: string;
  files: InputFile[];
  /** Containers that the messages want moved over the quay. */
  quayMoves: number;
}

const HOUR_MS = 3_600_000;

/** @throws InputError HWS-CLI-006 to -009 */
export function readInputs(options: InputOptions): RunInputs {
  if (options.bayplans.length === 0 && options.inbox === undefined)
    throw cliFault('HWS-CLI-007', 'Neither a bay plan nor an inbox is given.', 'hawser run');
  const inbox = options.inbox === undefined ? null : readInbox(options.inbox, options);
  const first = inbox?.items[0]?.at;
  const start = options.start ?? (first === undefined ? START : Math.floor(first / HOUR_MS) * HOUR_MS);
  const diagnostics: Diagnostic[] = [];
  const plans = options.bayplans.flatMap((path) => readPlans(path, options.port, diagnostics));
  const vessels = scenarioFromBayplans(plans, {
    start,
    seed: options.seed,
    ...(options.port === 'auto' ? {} : { port: options.port }),
    ...(options.load === undefined ? {} : { load: options.load }),
    ...(options.intervalHours === undefined ? {} : { intervalHours: options.intervalHours }),
  });
  const scenario = {
    items: [...(inbox?.items ?? []), ...vessels.items].sort((a, b) => a.at - b.at),
    stock: [...(inbox?.stock ?? []), ...vessels.stock],
    diagnostics: [...(inbox?.diagnostics ?? []), ...diagnostics],
  };
  const files = filesOf(scenario);
  const ports = [...new Set(files.map((file) => file.port))].sort().join(',');
  return { ...scenario, start, port: ports, files, quayMoves: quayMovesOf(scenario) };
}

function readInbox(folder: string, { port, home }: InputOptions): Scenario {
  const files = readEdiFolder(folder);
  const asHome = inboxFromFolder(files, port === 'auto' ? home : port);
  if (asHome.items.length === 0)
    throw cliFault(
      'HWS-CLI-007',
      'The inbox holds no message that can be worked.',
      folder,
      'Name a folder of EDIFACT files whose names begin with their time, such as 20260105T0600Z-BAPLIE-HWS001.edi.',
    );
  const plans = asHome.items.flatMap(({ message }) => (message.type === 'BAPLIE' ? [message] : []));
  if (port !== 'auto' || plans.length === 0 || plans.some((plan) => countFor(plan, home) > 0)) return asHome;
  return inboxFromFolder(files, portWithMost({ ...plans[0], entries: plans.flatMap((p) => p.entries) } as Bayplan));
}

/** The bay plans of a file, each with containers for the port. */
function readPlans(path: string, port: string, diagnostics: Diagnostic[]): PlanFile[] {
  const { name, bytes } = readEdiFile(path);
  const { messages, diagnostics: found } = readInterchange(bytes, name);
  const plans = messages.flatMap((message) =>
    message.type === 'BAPLIE' && message.entries.length > 0 ? [message] : [],
  );
  if (plans.length === 0) {
    const fault = found.find(({ severity }) => severity === 'error');
    const rest = fault ? ` ${fault.code} ${fault.message}` : '';
    throw cliFault('HWS-CLI-008', `The file holds no bay plan with a container that can be worked.${rest}`, path);
  }
  diagnostics.push(...found);
  for (const plan of plans) assertForPort(plan, port, path);
  return plans.map((plan) => ({ file: name, plan }));
}

function assertForPort(plan: Bayplan, port: string, path: string): void {
  const wanted = port === 'auto' ? portWithMost(plan) : port;
  if (wanted !== '' && countFor(plan, wanted) > 0) return;
  const counts = new Map<string, number>();
  for (const { container } of plan.entries)
    counts.set(container.portOfDischarge, (counts.get(container.portOfDischarge) ?? 0) + 1);
  const list = [...counts]
    .filter(([name]) => name !== '')
    .sort((a, b) => b[1] - a[1])
    .map(([name, count]) => `${name} (${count})`)
    .join(', ');
  throw cliFault(
    'HWS-CLI-009',
    port === 'auto'
      ? 'The bay plan names no port of discharge.'
      : `No container of the bay plan is for ${port}. Its ports: ${list || 'none'}.`,
    path,
  );
}

function countFor(plan: Bayplan, port: string): number {
  return plan.entries.filter(({ container }) => container.portOfDischarge === port).length;
}

/** Files in order of their first message. */
function filesOf({ items }: Scenario): InputFile[] {
  const files = new Map<string, InputFile>();
  for (const { file, message, port } of items) {
    const entry = files.get(file) ?? { file, port, messages: {}, containers: 0, forPort: 0, setAside: 0 };
    files.set(file, entry);
    entry.messages[message.type] = (entry.messages[message.type] ?? 0) + 1;
    entry.containers += message.entries.length + message.setAside.length;
    entry.forPort += message.type === 'BAPLIE' ? countFor(message, port) : message.entries.length;
    entry.setAside += message.setAside.length;
  }
  return [...files.values()];
}

function quayMovesOf({ items }: Scenario): number {
  let moves = 0;
  for (const { message, port } of items) {
    if (message.type === 'BAPLIE') moves += countFor(message, port);
    else if (message.type === 'COPRAR' && message.function === 'load') moves += message.entries.length;
  }
  return moves;
}
