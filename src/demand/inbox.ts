// Writes a demand as the inbox of a terminal: EDIFACT files named by the time at which each becomes known, so that an inbox
// sorted by name is worked in order of time.
import type { Envelope } from '../edi/messages.ts';
import { writeBaplie } from '../edi/writing/write-baplie.ts';
import { writeCopino, writeCoprar } from '../edi/writing/write-lists.ts';
import type { Demand, DemandSummary, DemandTruck } from './demand.ts';

/** One file of an inbox. */
export interface InboxFile {
  name: string;
  text: string;
}

/** What the name of an inbox file tells. */
export interface InboxName {
  /** When the file becomes known, ms UTC. */
  at: number;
  type: string;
  reference: string;
}

/** Sender of the truck announcements: the haulage community's system, invented. */
const HAULAGE_SYSTEM = 'HAULNET';

/** "20260105T0600Z" for an instant, ms UTC, cut to the minute. */
export function compactTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace(/[-:]/g, '')}Z`;
}

/** Reads the name of an inbox file, e.g. "20260105T0600Z-BAPLIE-HWS001.edi"; null for any other name. */
export function parseInboxName(name: string): InboxName | null {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})Z-([A-Z]+)-([A-Z0-9]+)\.edi$/.exec(name);
  if (!match) return null;
  const [year, month, day, hour, minute] = match.slice(1, 6).map(Number) as [number, number, number, number, number];
  return { at: Date.UTC(year, month - 1, day, hour, minute), type: match[6] as string, reference: match[7] as string };
}

/**
 * The files of a demand in order of name: per call one BAPLIE and the COPRAR lists of loads and of discharge, per hour one interchange of COPINO;
 * and the manifest's content (counts, shares, seed).
 */
export function writeInbox(demand: Demand): { files: InboxFile[]; manifest: DemandSummary } {
  const recipient = demand.summary.terminalCode;
  const files: InboxFile[] = [];
  for (const { id, arrival, discharge, load, knownAt } of demand.calls) {
    const envelope = (reference: string): Envelope => ({
      ...{ sender: arrival.voyage.carrier, recipient, reference, preparedAt: knownAt },
    });
    files.push({ name: `${compactTime(knownAt)}-BAPLIE-${id}.edi`, text: writeBaplie(arrival, envelope(`B${id}`)) });
    files.push({ name: `${compactTime(knownAt)}-COPRAR-${id}.edi`, text: writeCoprar(load, envelope(`L${id}`)) });
    files.push({ name: `${compactTime(knownAt)}-COPRAR-${id}D.edi`, text: writeCoprar(discharge, envelope(`D${id}`)) });
  }
  for (const [sentAt, trucks] of trucksByHour(demand.trucks)) {
    const reference = `T${compactTime(sentAt).slice(0, 13).replace('T', '')}`;
    const envelope = { sender: HAULAGE_SYSTEM, recipient, reference, preparedAt: sentAt };
    const announcements = trucks.map((truck) => truck.announcement);
    files.push({ name: `${compactTime(sentAt)}-COPINO-${reference}.edi`, text: writeCopino(announcements, envelope) });
  }
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { files, manifest: demand.summary };
}

function trucksByHour(trucks: readonly DemandTruck[]): Map<number, DemandTruck[]> {
  const hours = new Map<number, DemandTruck[]>();
  for (const truck of trucks) {
    const hour = hours.get(truck.sentAt);
    if (hour) hour.push(truck);
    else hours.set(truck.sentAt, [truck]);
  }
  return hours;
}
