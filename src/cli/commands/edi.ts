// hawser edi read: what a file of EDIFACT messages holds, and what is wrong with it.
import type { Command } from 'commander';
import type { Message } from '../../edi/messages.ts';
import { readInterchange } from '../../edi/reading/read.ts';
import { InputError, type Diagnostic } from '../../terminal/diagnostic.ts';
import { readEdiFile } from '../input-files.ts';
import type { Session } from '../session.ts';
import { columns, jsonText } from '../streams.ts';

/** What a message holds, in counts. */
interface MessageSummary {
  type: string;
  reference: string;
  /** Vessel and voyage, or truck. */
  about: string;
  entries: number;
  /** Containers by port of discharge; only of bay plans and lists. */
  ports: Record<string, number>;
  /** Entries that cannot be worked, by code. */
  setAside: Record<string, number>;
}

/** Diagnostics that are printed; with --json all are. */
const TOLD = 20;

/** Adds the command to the program. */
export function addEdi(program: Command, session: Session): void {
  program
    .command('edi')
    .summary('look into EDIFACT files')
    .description('Looks into EDIFACT files.')
    .addHelpText('after', '\nExample:\n  hawser edi read arrival.edi')
    .command('read')
    .summary('tell what a file holds, and its faults')
    .description('Reads a file of BAPLIE, COPRAR, COPINO or COPARN messages: what it holds, and what is wrong with it.')
    .argument('<file>', 'EDIFACT file')
    .option('--json', 'print everything as one JSON object')
    .addHelpText('after', '\nExample:\n  hawser edi read arrival.edi')
    .action((file: string, options: { json?: boolean }) => read(file, options, session));
}

function read(file: string, options: { json?: boolean }, { streams }: Session): void {
  const { name, bytes } = readEdiFile(file);
  const interchange = readInterchange(bytes, name);
  const { sender, recipient, reference, diagnostics } = interchange;
  const fault = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  if (interchange.messages.length === 0 && fault) throw new InputError(fault);
  const messages = interchange.messages.map(summaryOf);
  if (options.json === true) {
    const setAside = interchange.messages.flatMap((message) => message.setAside);
    streams.out.write(jsonText({ file: name, sender, recipient, reference, messages, setAside, diagnostics }));
    return;
  }
  streams.out.write(`${name}: from ${sender || '-'} to ${recipient || '-'}, reference ${reference || '-'}\n`);
  for (const message of messages) streams.out.write(messageText(message));
  streams.out.write(diagnosticsText(diagnostics));
}

function summaryOf(message: Message): MessageSummary {
  const ports = new Map<string, number>();
  if (message.type === 'BAPLIE' || message.type === 'COPRAR')
    for (const { container } of message.entries) count(ports, container.portOfDischarge || '(none)');
  const setAside = new Map<string, number>();
  for (const { diagnostic } of message.setAside) count(setAside, diagnostic.code);
  return {
    type: message.type,
    reference: message.reference,
    about: 'voyage' in message ? `${message.voyage.vesselName} ${message.voyage.voyage}`.trim() : message.truck,
    entries: message.entries.length,
    ports: mostFirst(ports),
    setAside: mostFirst(setAside),
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFirst(counts: Map<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));
}

function messageText({ type, reference, about, entries, ports, setAside }: MessageSummary): string {
  const list = (counts: Record<string, number>): string =>
    Object.entries(counts)
      .map(([key, n]) => `${key} ${n}`)
      .join(', ');
  const rows = [
    [type, `${about || '-'}, reference ${reference || '-'}`],
    ['  containers', String(entries)],
    ...(Object.keys(ports).length > 0 ? [['  for', list(ports)]] : []),
    ['  set aside', Object.keys(setAside).length > 0 ? list(setAside) : '0'],
  ];
  return columns(rows);
}

function diagnosticsText(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return 'No faults.\n';
  const told = diagnostics
    .slice(0, TOLD)
    .map(({ code, severity, message, where }) => [code, severity, `${message} (${where})`]);
  const more = diagnostics.length - told.length;
  return columns(told) + (more > 0 ? `and ${more} more; --json tells them all\n` : '');
}
