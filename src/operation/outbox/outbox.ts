// What the terminal reports to lines: COARRI and the departure bay plan when a vessel has sailed, CODECO for what passed the gate.
import type { Bayplan, Envelope, GateReport, QuayReport, VoyageRef } from '../../edi/messages.ts';
import { writeBaplie } from '../../edi/writing/write-baplie.ts';
import { writeCoarri, writeCodeco } from '../../edi/writing/write-reports.ts';
import type { CallRecord } from '../../ledger/state.ts';
import type { Container } from '../../terminal/container.ts';
import type { CallId, ContainerId } from '../../terminal/ids.ts';
import type { Desk } from '../context.ts';
import { slotOf } from '../quay/bay-work.ts';

/** A file to be sent. */
export interface OutgoingFile {
  name: string;
  text: string;
  /** latin1: each letter of the text is a byte; left out: UTF-8. */
  encoding?: 'latin1';
  messages: number;
}

/** Entries per COARRI message (D.95B allows 9,999 equipment groups). */
const MAX_ENTRIES = 9000;

/** Control reference of the interchange with a number. */
export function outgoingReference(number: number): string {
  return `HWS${String(number).padStart(8, '0')}`;
}

function envelopeOf(desk: Desk, recipient: string, number: number): Envelope {
  return {
    sender: desk.model.code,
    recipient: recipient || 'LINE',
    reference: outgoingReference(number),
    preparedAt: desk.now,
  };
}

function voyageOf(call: CallRecord): VoyageRef {
  return {
    vesselName: call.vessel,
    callSign: call.callSign,
    imo: call.imo,
    voyage: call.voyage,
    carrier: call.carrier,
    eta: call.eta,
    etd: call.times.unberthing ?? call.etd,
  };
}

function boxOf(desk: Desk, container: ContainerId): Container | undefined {
  return desk.ledger.state.containers.get(container)?.container;
}

/** COARRI for the discharges and loads of a call that are not reported yet; takes them off the list. */
export function quayReports(desk: Desk, callId: CallId, firstNumber: number): OutgoingFile[] {
  const call = desk.ledger.state.calls.get(callId);
  const lines = desk.state.totals.coarri.get(callId);
  if (!call || !lines || lines.length === 0) return [];
  desk.state.totals.coarri.delete(callId);
  const files: OutgoingFile[] = [];
  for (const direction of ['discharge', 'load'] as const) {
    const all = lines.filter((l) => l.function === direction);
    for (let from = 0; from < all.length; from += MAX_ENTRIES) {
      const entries = all.slice(from, from + MAX_ENTRIES).flatMap((l) => {
        const container = boxOf(desk, l.container);
        return container ? [{ container, slot: l.slot, at: l.at }] : [];
      });
      const report: QuayReport = {
        function: direction,
        voyage: voyageOf(call),
        port: call.port,
        terminalCode: desk.model.code,
        entries,
      };
      const part = all.length > MAX_ENTRIES ? `-${1 + from / MAX_ENTRIES}` : '';
      const envelope = envelopeOf(desk, call.carrier, firstNumber + files.length);
      files.push({
        name: `COARRI-${callId}-${direction}${part}.edi`,
        text: writeCoarri(report, envelope),
        messages: 1,
      });
    }
  }
  return files;
}

/** The departure bay plan: what is aboard when the work is done. To be made before the vessel sails. */
export function departurePlan(desk: Desk, callId: CallId, number: number): OutgoingFile | null {
  const call = desk.ledger.state.calls.get(callId);
  if (!call) return null;
  const entries: Bayplan['entries'] = [];
  for (const [key, container] of call.cells) {
    const box = boxOf(desk, container);
    if (box) entries.push({ slot: slotOf(key), container: box });
  }
  entries.sort((a, b) => a.slot.bay - b.slot.bay || a.slot.row - b.slot.row || a.slot.tier - b.slot.tier);
  const plan = {
    type: 'BAPLIE' as const,
    reference: `DEP${number}`,
    voyage: voyageOf(call),
    departurePort: call.port,
    nextPort: call.nextPort,
    entries,
    setAside: [],
  };
  return {
    name: `BAPLIE-${callId}-departure.edi`,
    text: writeBaplie(plan, envelopeOf(desk, call.carrier, number)),
    messages: 1,
  };
}

/** CODECO for what passed the gate since the last time; takes it off the list. */
export function gateReports(desk: Desk, number: number): OutgoingFile[] {
  const lines = desk.state.totals.codeco;
  desk.state.totals.codeco = [];
  const stamp = new Date(desk.now).toISOString().slice(0, 16).replace(/[-:]/g, '');
  return (['in', 'out'] as const).flatMap((direction, i) => {
    const entries = lines.flatMap((l) => {
      const container = l.direction === direction ? boxOf(desk, l.container) : undefined;
      return container ? [{ container, truck: l.truck, at: l.at }] : [];
    });
    if (entries.length === 0) return [];
    const report: GateReport = { direction, port: desk.model.unlocode, terminalCode: desk.model.code, entries };
    const text = writeCodeco(report, envelopeOf(desk, 'COMMUNITY', number + i));
    return [{ name: `CODECO-${stamp}Z-${direction}.edi`, text, messages: 1 }];
  });
}
