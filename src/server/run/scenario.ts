// Turns inputs into what a TerminalRun works with: messages with the time at which each becomes known, and the boxes that must
// stand in the yard at the start. From a folder of EDI files, or from bay plans alone. Shared by the command line and the live
// server. Knows files by name and content, not where they lie.
import { makeContainer, numberSource, type NumberSource } from '../../demand/boxes.ts';
import { drawShare, STORAGE_SHARES } from '../../demand/distributions.ts';
import { parseInboxName } from '../../demand/inbox.ts';
import { readInterchange } from '../../edi/reading/read.ts';
import type { StockBox } from '../../operation/yard/stock.ts';
import type { Bayplan, CallList, Interchange, Message, VoyageRef } from '../../edi/messages.ts';
import { Random, seedFor } from '../../kit/random.ts';
import type { CommandAnswer } from '../../ledger/events.ts';
import { callIdOf } from '../../operation/inbox/plan.ts';
import type { Container, LengthFeet } from '../../terminal/container.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { runErrors } from '../../terminal/errors/run.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { InboxItem } from './inbox-item.ts';

const HOUR_MS = 3_600_000;
/** The first of several bay plans arrives so long after the start, ms. */
const FIRST_ARRIVAL_MS = HOUR_MS;
/** A plan is known so long before its vessel arrives, ms: a day, as lines commonly send it. */
const KNOWN_BEFORE_MS = 24 * HOUR_MS;
/** Range of an export box's gross mass, kg. */
const EXPORT_KG = [8_000, 28_000] as const;

/** A file as it lies in an inbox. */
export interface EdiFile {
  name: string;
  bytes: Uint8Array;
  /** What its sender was answered, where the file was sent under a key. */
  answer?: CommandAnswer;
  /** Its sender gets CONTRL and APERAK for it: it came in while the terminal ran. */
  acknowledge?: true;
  /** Types of messages that were not worked when it came in, though they may be now. */
  notWorked?: readonly string[];
  /** Profiles of partners by which it is read, as they were kept; left out or '': none. */
  profiles?: string;
}

/** A message of a partner, as an item of the inbox. */
export type PartnerItem = InboxItem & { message: Message };

/** What a run is fed with. */
export interface Scenario {
  /** In order of time. */
  items: PartnerItem[];
  stock: StockBox[];
  diagnostics: Diagnostic[];
}

/**
 * The messages of inbox files. The name of a file tells when its messages become known: "20260105T0600Z-BAPLIE-HWS001.edi", or,
 * for files that came in while the terminal ran, with milliseconds (see receivedName()). Files with any other name are passed
 * over with HWS-RUN-030. The command id of message n of a file is "name#n".
 * @param port UN/LOCODE of this terminal as the senders write it
 */
export function inboxFromFolder(files: readonly EdiFile[], port: string): Scenario {
  const items: PartnerItem[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { name, bytes } of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const at = parseInboxName(name)?.at ?? parseReceivedName(name);
    if (at === null) {
      diagnostics.push(runDiagnostic('HWS-RUN-030', `The name "${name}" tells no time`, name));
      continue;
    }
    const interchange = readInterchange(bytes, name);
    diagnostics.push(...interchange.diagnostics);
    items.push(...itemsOf({ name, at, port }, interchange));
  }
  items.sort((a, b) => a.at - b.at || (a.commandId < b.commandId ? -1 : 1));
  return { items, stock: stockFor(items, port), diagnostics };
}

/** The messages of a file that becomes known at a time, ms UTC, as items of the inbox. */
export function itemsOf(
  { name, at, port }: { name: string; at: number; port: string },
  { messages, sender, preparedAt }: Pick<Interchange, 'messages' | 'sender' | 'preparedAt'>,
): PartnerItem[] {
  const from = { ...(sender !== '' && { sender }), ...(preparedAt !== undefined && { preparedAt }) };
  return messages.map((message, i) => ({ ...itemOf(name, i, at, message, port), ...from }));
}

/** A message of a file as an item of the inbox; `index` counts from 0. */
export function itemOf(file: string, index: number, at: number, message: Message, port: string): PartnerItem {
  return { at, commandId: `${file}#${index + 1}`, file, message, port };
}

/** What came in while the terminal ran: an interchange, one that was refused, what a person decided. */
export type ReceivedKind = 'RECEIVED' | 'REFUSED' | 'DECISION';

/** Name of what came in while the terminal ran: its time to the millisecond, and a number that tells those of one ms apart. */
export function receivedName(at: number, number: number, kind: ReceivedKind = 'RECEIVED'): string {
  const time = new Date(at).toISOString().replace(/[-:.]/g, '');
  return `${time}-${kind}-${String(number).padStart(4, '0')}.edi`;
}

/** Time of a file named by receivedName(), ms UTC; null for any other name. */
export function parseReceivedName(name: string): number | null {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-(?:RECEIVED|REFUSED|DECISION)-\d{4,}\.edi$/.exec(
    name,
  );
  if (!match) return null;
  const [year, month, day, hour, minute, second, ms] = match.slice(1).map(Number) as [number, ...number[]] & number[];
  return Date.UTC(year, (month as number) - 1, day, hour, minute, second, ms);
}

/** Departure of a box that nobody has announced to take, ms UTC: after all others. */
const LAST = Number.MAX_SAFE_INTEGER;

/**
 * Boxes that the messages take out of the yard (on a load list, or collected by a truck) and that nothing brings before: no bay
 * plan for this port, no truck. They must stand in the yard at the start. Times are those at which vessels and trucks are
 * expected; who tells none is taken as late enough.
 */
export function stockFor(items: readonly PartnerItem[], port: string): StockBox[] {
  const brought = timesOfBringing(items, port);
  const stock = new Map<ContainerId, StockBox>();
  const need = (container: Container, outbound: string, at: number): void => {
    if ((brought.get(container.id) ?? Infinity) <= at) return;
    stock.set(container.id, { container, outbound, ...(Number.isFinite(at) ? { departure: at } : {}) });
  };
  for (const { message } of items) {
    if (message.type === 'BAPLIE') continue;
    if (message.type === 'COPRAR') {
      const { voyage, entries } = message;
      if (message.function === 'load')
        for (const { container } of entries) need(container, callIdOf(voyage), voyage.etd ?? Infinity);
    } else
      for (const { movement, container } of message.entries)
        if (movement === 'collect') need(container, 'truck', message.expected ?? Infinity);
  }
  // What leaves last is stacked first: so stood a yard after weeks of work.
  return [...stock.values()].sort(
    (a, b) => (b.departure ?? LAST) - (a.departure ?? LAST) || (a.container.id < b.container.id ? -1 : 1),
  );
}

/** When each box is first brought, ms UTC. */
function timesOfBringing(items: readonly PartnerItem[], port: string): Map<ContainerId, number> {
  const times = new Map<ContainerId, number>();
  const bring = (id: ContainerId, at: number): void => void times.set(id, Math.min(at, times.get(id) ?? Infinity));
  for (const { at, message } of items) {
    if (message.type === 'COPRAR') continue;
    if (message.type === 'BAPLIE') {
      for (const { container } of message.entries)
        if (container.portOfDischarge === port) bring(container.id, message.voyage.eta ?? at);
    } else
      for (const { movement, container } of message.entries)
        if (movement === 'deliver') bring(container.id, message.expected ?? at);
  }
  return times;
}

/** Port of discharge of most containers in a bay plan, UN/LOCODE; '' for a plan that names none. Ties go to the first in ABC. */
export function portWithMost(plan: Bayplan): string {
  const counts = new Map<string, number>();
  for (const { container } of plan.entries) {
    const port = container.portOfDischarge;
    if (port !== '') counts.set(port, (counts.get(port) ?? 0) + 1);
  }
  let best = '';
  for (const [port, count] of counts) {
    const most = counts.get(best) ?? 0;
    if (count > most || (count === most && port < best)) best = port;
  }
  return best;
}

/** A finding about running, with severity and cure of the catalogue. */
export function runDiagnostic(code: string, message: string, where: string): Diagnostic {
  const entry = runErrors[code];
  return { code, severity: entry?.severity ?? 'error', message, where, cure: entry?.cure ?? '' };
}

/** A bay plan and the file that it came in. */
export interface PlanFile {
  file: string;
  plan: Bayplan;
}

/** How bay plans become a run. */
export interface BayplanOptions {
  /** Start of the run, ms UTC. */
  start: number;
  seed: number;
  /** Time between two arrivals, hours; 4 when left out. */
  intervalHours?: number;
  /** Export containers that each call loads; none when left out. */
  load?: number;
  /** UN/LOCODE whose containers are discharged; for each plan the one with most containers when left out. */
  port?: string;
}

/**
 * A run of bay plans: plan k (from 0) arrives one hour and k intervals after the start. The dates in the files are ignored, since
 * plans that are put together lie weeks or years apart. With `load`, each call also gets a load list without slots, of boxes that
 * stand in the yard at the start; their lengths are drawn from what the plan discharges, so that they find cells.
 */
export function scenarioFromBayplans(plans: readonly PlanFile[], options: BayplanOptions): Scenario {
  const random = new Random(seedFor(options.seed, 'export boxes'));
  const numbers = freshNumbers(plans, random);
  const items: PartnerItem[] = [];
  const named = new Set<string>();
  plans.forEach(({ file, plan }, k) => {
    const eta = options.start + FIRST_ARRIVAL_MS + Math.round(k * (options.intervalHours ?? 4) * HOUR_MS);
    const at = Math.max(options.start, eta - KNOWN_BEFORE_MS);
    const port = options.port ?? portWithMost(plan);
    const voyage = distinctVoyage({ ...plan.voyage, eta, etd: null }, k, named);
    const bayplan = { ...plan, voyage };
    const source = `${String(k + 1).padStart(3, '0')}-${file}`;
    items.push({ ...itemOf(source, 0, at, bayplan, port), file });
    if (!options.load) return;
    const list = exportList(bayplan, port, options.load, { random, numbers });
    items.push({ ...itemOf(source, 1, at, list, port), file });
  });
  items.sort((a, b) => a.at - b.at || (a.commandId < b.commandId ? -1 : 1));
  const stock = items.flatMap(({ message }) =>
    message.type === 'COPRAR'
      ? message.entries.map(({ container }) => ({ container, outbound: callIdOf(message.voyage) }))
      : [],
  );
  return { items, stock, diagnostics: [] };
}

/** Numbers that no plan holds. */
function freshNumbers(plans: readonly PlanFile[], random: Random): NumberSource {
  const known = new Set(plans.flatMap(({ plan }) => plan.entries.map(({ container }) => container.id)));
  const next = numberSource(random);
  return () => {
    for (;;) {
      const number = next();
      if (!known.has(number)) return number;
    }
  };
}

/** Lists name their call by vessel and voyage, so a vessel without a name gets one, and the same voyage twice gets a suffix. */
function distinctVoyage(voyage: VoyageRef, index: number, named: Set<string>): VoyageRef {
  const vesselName = voyage.vesselName || voyage.callSign || voyage.imo || `VESSEL ${index + 1}`;
  let name = voyage.voyage || '1';
  for (let n = 2; named.has(`${vesselName}/${name}`); n++) name = `${voyage.voyage || '1'}-${n}`;
  named.add(`${vesselName}/${name}`);
  return { ...voyage, vesselName, voyage: name };
}

function exportList(
  plan: Bayplan,
  port: string,
  count: number,
  { random, numbers }: { random: Random; numbers: NumberSource },
): CallList {
  const next = nextPortOf(plan, port);
  const routing = { operator: plan.voyage.carrier, portOfLoading: port, portOfDischarge: next, finalPort: next };
  const lengths = lengthsToLoad(plan, port, count, random);
  const entries = lengths.map((lengthFeet) => {
    const { storage } = drawShare(random, STORAGE_SHARES);
    const grossKg = Math.round(EXPORT_KG[0] + random.next() * (EXPORT_KG[1] - EXPORT_KG[0]));
    const container = makeContainer(random, numbers(), { lengthFeet, storage, grossKg, routing });
    return { container, slot: null, booking: '' };
  });
  const reference = `${plan.reference}-LOAD`;
  return { type: 'COPRAR', reference, function: 'load', voyage: plan.voyage, port, entries, setAside: [] };
}

/** The next port, else the port of most boxes that stay aboard. */
function nextPortOf(plan: Bayplan, port: string): string {
  if (plan.nextPort !== '' && plan.nextPort !== port) return plan.nextPort;
  return portWithMost({ ...plan, entries: plan.entries.filter((e) => e.container.portOfDischarge !== port) });
}

/** Lengths drawn without putting back from the boxes that are discharged; once these are used up, 40'. */
function lengthsToLoad(plan: Bayplan, port: string, count: number, random: Random): LengthFeet[] {
  const left: LengthFeet[] = plan.entries.flatMap(({ container }) =>
    container.portOfDischarge === port ? [container.lengthFeet === 20 ? 20 : 40] : [],
  );
  return Array.from({ length: count }, () => left.splice(random.int(left.length), 1)[0] ?? 40);
}
