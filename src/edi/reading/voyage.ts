// The vessel and voyage that a message's header tells: TDT, and the DTM and LOC segments that follow it.
import type { Issue, VoyageRef } from '../messages.ts';
import { placeCode } from './box-draft.ts';
import { TAG, type MessageView } from './message-view.ts';

/** What a header tells; empty strings and nulls where it does not. */
export interface Header {
  /** BGM 1001 and 1004: what the message is for, and its document number. */
  documentCode: string;
  reference: string;
  /** BGM 1225: whether the message is an original, a change, a cancellation … */
  documentFunction: string;
  voyage: VoyageRef;
  /** Places by LOC qualifier, e.g. 5, 61, 9, 11. */
  places: Map<number, string>;
  /** Times by DTM qualifier, ms UTC. */
  times: Map<number, number>;
  /** Parties by NAD qualifier, e.g. CF. */
  parties: Map<string, string>;
  /** The truck's leg (TDT+1), where there is one: vehicle and carrier. */
  truck: string;
  haulier: string;
  /** Booking of the whole message (RFF+BN). */
  booking: string;
  /** FTX+OSI: L for loading, D for discharge; see the COPRAR guide. */
  operation: string;
}

/** A voyage of which nothing is told. */
export const NO_VOYAGE: Readonly<VoyageRef> = {
  ...{ vesselName: '', callSign: '', imo: '', voyage: '', carrier: '', eta: null, etd: null },
};

/** Reads the segments of a header, from the first after UNH to before the first group. */
export function readHeader(view: MessageView, from: number, to: number): Header {
  const header: Header = {
    documentCode: '',
    reference: '',
    documentFunction: '',
    voyage: { ...NO_VOYAGE },
    places: new Map(),
    times: new Map(),
    parties: new Map(),
    truck: '',
    haulier: '',
    booking: '',
    operation: '',
  };
  for (let i = from; i < to; i++) {
    const tag = view.tagAt(i);
    if (tag === TAG.BGM) readDocument(view, i, header);
    else if (tag === TAG.TDT) readTransport(view, i, header);
    else if (tag === TAG.LOC) putOnce(header.places, view.number(i, 1), placeCode(view, i));
    else if (tag === TAG.NAD) putOnce(header.parties, view.code(i, 1), view.code(i, 2));
    else if (tag === TAG.DTM) readTime(view, i, header.times);
    else if (tag === TAG.RFF) readReference(view, i, header);
    else if (tag === TAG.FTX && view.code(i, 1) === 'OSI') {
      header.operation ||= view.code(i, 3, 0) || view.code(i, 4, 0);
    }
  }
  Object.assign(header.voyage, voyageTimes(header.times));
  return header;
}

/** Arrival and departure among times by DTM qualifier: the estimated ones first; some messages tell the actual ones (178, 136) in their place. */
export function voyageTimes(times: ReadonlyMap<number, number>): Pick<VoyageRef, 'eta' | 'etd'> {
  return { eta: times.get(132) ?? times.get(178) ?? null, etd: times.get(133) ?? times.get(136) ?? null };
}

/** Which issue of its document a message is (DTM+137, BGM 1225); nothing where neither is told. */
export function issueTold({ times, documentFunction }: Header): { issue?: Issue } {
  const at = times.get(137) ?? null;
  return at === null && documentFunction === '' ? {} : { issue: { at, function: documentFunction } };
}

/** Reads a DTM segment; a qualifier without a value is no fault, a value that cannot be read is reported. */
export function readTime(view: MessageView, segment: number, into: Map<number, number>): void {
  const qualifier = view.number(segment, 1, 0);
  const value = view.text(segment, 1, 1).trim();
  if (value === '' || Number.isNaN(qualifier)) return;
  const at = view.time(value, view.text(segment, 1, 2));
  if (at === null) view.report('HWS-EDI-015', `DTM+${qualifier} gives "${value}"`, segment);
  else putOnce(into, qualifier, at);
}

function readDocument(view: MessageView, segment: number, header: Header): void {
  header.documentCode = view.code(segment, 1);
  header.reference = view.text(segment, 2).trim();
  header.documentFunction = view.code(segment, 3);
}

function readReference(view: MessageView, segment: number, header: Header): void {
  const qualifier = view.code(segment, 1);
  if (qualifier === 'VON') header.voyage.voyage ||= view.code(segment, 1, 1);
  else if (qualifier === 'BN') header.booking ||= view.code(segment, 1, 1);
}

function readTransport(view: MessageView, segment: number, header: Header): void {
  const stage = view.number(segment, 1);
  if (stage === 1) {
    header.truck = view.code(segment, 8) || view.code(segment, 8, 3) || view.code(segment, 2);
    header.haulier = view.text(segment, 5, 0).trim() || view.text(segment, 5, 3).trim();
  } else if (stage === 20) {
    readVessel(view, segment, header.voyage);
  }
}

/**
 * TDT+20+voyage+…: the vessel is in element 8 (2.x: call sign 103 or IMO 146, name in component 3), in element 4 in BAPLIE 1.5, or
 * in element 7 (IMO 11, name in component 2) in BAPLIE 3 examples; the carrier in element 5, or 6 in BAPLIE 1.5.
 */
export function readVessel(view: MessageView, segment: number, voyage: VoyageRef): void {
  voyage.voyage = view.code(segment, 2) || voyage.voyage;
  for (let e = 3; e <= 9; e++) {
    const code = view.code(segment, e, 0);
    const list = view.code(segment, e, 1);
    const name = view.text(segment, e, 3).trim() || (list === '11' ? view.text(segment, e, 2).trim() : '');
    if (VESSEL_LISTS.has(list) || e === 8) {
      if (/^(IMO)?\d{7}$/.test(code)) voyage.imo = code.slice(-7);
      else if (code.includes(' ')) voyage.vesselName = code;
      else voyage.callSign ||= code;
      if (name !== '') voyage.vesselName = name;
    } else if (CARRIER_LISTS.has(list) || e === 5) {
      voyage.carrier ||= code;
    }
  }
}

/** Code lists of vessel identifications (element 1131): call sign, IMO (Lloyd's) number; and their agencies where misplaced. */
const VESSEL_LISTS = new Set(['103', '146', '11']);
const CARRIER_LISTS = new Set(['172', '160', '182', 'LINES']);

function putOnce<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (!map.has(key) && value !== '') map.set(key, value);
}
