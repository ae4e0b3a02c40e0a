// Makes the segments of documents from the parts of nouns: the other direction of document-reader.ts. Documents are made in the newest
// structure and brought into that of the version asked for.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import type { Reference, Remark, TimeTold } from '../box-details.ts';
import { fit } from '../convert/fit.ts';
import { Notes } from '../convert/notes.ts';
import { finding } from '../findings.ts';
import type { VoyageRef } from '../messages.ts';
import { directoryOf, headerFor, structureFor, versionOf } from '../structure/catalogue.ts';
import type { Children, EdiDocument, Segment } from '../structure/document.ts';
import { formatDate } from '../values/dates.ts';
import { filled } from './document-reader.ts';
import type { CalledPlace, Contact, Measure, NoticeHead, Party, Quantity } from './notice.ts';

/** A document, and what of the noun has no place in its version. */
export interface Writing {
  document: EdiDocument;
  diagnostics: Diagnostic[];
}

/**
 * A document of a version.
 * @param version as people name it, e.g. "D00B"
 * @throws InputError HWS-EDI-110 where the type has no structure for the version
 */
export function documentOf(type: string, version: string, body: Children): Writing {
  const header = headerFor(type, version);
  const known = header === null ? null : structureFor(type, directoryOf(header));
  if (header === null || known === null)
    throw new InputError(finding('HWS-EDI-110', `${type} ${version}`, `${type} ${version}`));
  const notes = new Notes();
  const fitted = fit(body, known.root, notes);
  const document = { type, version: versionOf(header), header, body: fitted };
  return { document, diagnostics: notes.diagnostics(`${type} ${version}`) };
}

/** BGM and the segments beside it. */
export function headChildren(head: NoticeHead): Children {
  const { documentCode, reference, issue, times = [], references, parties, remarks } = head;
  const issued = issue === undefined || issue.at === null ? [] : [{ qualifier: 137, at: issue.at }];
  return {
    document: told<Segment<'BGM'>>({ code: documentCode, number: reference, function: issue?.function ?? '' }),
    ...filled({
      times: timeSegments([...issued, ...times]),
      references: referenceSegments(references),
      parties: partySegments(parties),
      texts: remarkSegments(remarks),
    }),
  };
}

/** DTM segments, format 203, or 204 for a time with seconds. */
export function timeSegments(times: readonly TimeTold[] = []): Segment<'DTM'>[] {
  return times.map(({ qualifier, at }) => timeSegment(String(qualifier), at));
}

/** One DTM segment. */
export function timeSegment(qualifier: string, at: number): Segment<'DTM'> {
  const format = at % 60_000 === 0 ? '203' : '204';
  return { qualifier, value: formatDate(at, format), format };
}

export function referenceSegments(references: readonly Reference[] = []): Segment<'RFF'>[] {
  return references.map(({ qualifier, number }) => told<Segment<'RFF'>>({ qualifier, number }));
}

export function partySegments(parties: readonly Party[] = []): Segment<'NAD'>[] {
  return parties.map(({ role, code, name, contacts = [] }) => ({
    ...told<Segment<'NAD'>>({ qualifier: role, code, name1: name }),
    ...under({ contacts: contacts.map((contact) => contactSegment(contact)) }),
  }));
}

function contactSegment({ function: task, name, numbers = [] }: Contact): Segment<'CTA'> {
  return {
    ...told<Segment<'CTA'>>({ function: task, name }),
    ...under({ communications: numbers.map(({ number, channel }) => ({ number, channel })) }),
  };
}

/** FTX segments; a text has five lines at most, what follows gets a segment of its own. */
export function remarkSegments(remarks: readonly Remark[] = []): Segment<'FTX'>[] {
  return remarks.flatMap(({ subject, code, text }) => {
    const lines = text.split('\n');
    const segments: Segment<'FTX'>[] = [];
    for (let i = 0; i < lines.length; i += 5) {
      const [text1 = '', text2 = '', text3 = '', text4 = '', text5 = ''] = lines.slice(i, i + 5);
      segments.push(told<Segment<'FTX'>>({ subject, code, text1, text2, text3, text4, text5 }));
    }
    return segments;
  });
}

/** LOC segments with the times under them. */
export function placeSegments(places: readonly CalledPlace[] = []): Segment<'LOC'>[] {
  return places.map((place) => ({ ...placeSegment(place), ...under({ times: timeSegments(place.times) }) }));
}

/** A LOC segment without what is under it: port by UN/LOCODE (139, agency 6), terminal and berth (TER, BER). */
export function placeSegment({ qualifier, code, terminal, berth = '', name = '' }: CalledPlace): Segment<'LOC'> {
  return told<Segment<'LOC'>>({
    qualifier: String(qualifier),
    code,
    list: code === '' ? '' : '139',
    agency: code === '' ? '' : '6',
    name,
    related: terminal,
    relatedList: terminal === '' ? '' : 'TER',
    relatedAgency: terminal === '' ? '' : 'ZZZ',
    related2: berth,
    related2List: berth === '' ? '' : 'BER',
    related2Agency: berth === '' ? '' : 'ZZZ',
  });
}

export function measureSegments(measures: readonly Measure[] = []): Segment<'MEA'>[] {
  return measures.map(({ purpose, dimension, unit, value }) =>
    told<Segment<'MEA'>>({ purpose, dimension, unit, value: String(value) }),
  );
}

/** QTY segments with their remarks. */
export function quantitySegments(quantities: readonly Quantity[] = []): Segment<'QTY'>[] {
  return quantities.map((quantity) => ({
    ...countSegment(quantity),
    ...under({
      texts: remarkSegments(quantity.remark === undefined ? [] : [{ subject: 'AAI', code: '', text: quantity.remark }]),
    }),
  }));
}

/** The values of a QTY or CNT segment. */
export function countSegment({ qualifier, value, unit }: Quantity): {
  qualifier?: string;
  value?: string;
  unit?: string;
} {
  return told({ qualifier, value: String(value), unit });
}

/**
 * TDT+20 of a vessel with what is under it: by IMO number (146, Lloyd's Register), else by call sign (103). Where both are known the
 * call sign follows as RFF+VM.
 */
export function voyageSegment(voyage: VoyageRef, has: Children = {}): Segment<'TDT'> {
  const { callSign, imo, eta, etd, carrier } = voyage;
  const vessel = imo || callSign;
  const arrival = [
    ...(eta === null ? [] : [timeSegment('132', eta)]),
    ...(etd === null ? [] : [timeSegment('133', etd)]),
  ];
  return {
    ...told<Segment<'TDT'>>({
      stage: '20',
      voyage: voyage.voyage,
      mode: '1',
      carrier,
      carrierList: carrier === '' ? '' : '172',
      carrierAgency: carrier === '' ? '' : '20',
      vessel,
      vesselList: vessel === '' ? '' : imo === '' ? '103' : '146',
      vesselAgency: vessel === '' ? '' : imo === '' ? 'ZZZ' : '11',
      vesselName: voyage.vesselName,
    }),
    ...under({
      ...has,
      references: [...vesselReferences(voyage), ...(has.references ?? [])],
      times: [...arrival, ...(has.times ?? [])],
    }),
  };
}

/** RFF+VM with the call sign of a vessel that is known by its IMO number too. */
export function vesselReferences({ callSign, imo }: VoyageRef): Segment<'RFF'>[] {
  return callSign === '' || imo === '' ? [] : [{ qualifier: 'VM', number: callSign }];
}

/** The group of a segment where there is anything in it. */
export function under(children: Children): { has?: Children } {
  const has = Object.fromEntries(
    Object.entries(children).filter(([, held]: [string, unknown]) => !Array.isArray(held) || held.length > 0),
  );
  return Object.keys(has).length === 0 ? {} : { has };
}

/** The values that are not empty. */
export function told<Values extends object>(values: Record<string, string>): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) as Values;
}
