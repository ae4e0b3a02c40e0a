// Reads the segments of documents into the parts of nouns. Never throws on content: what cannot be read is left out and told.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import type { PlaceTold, Reference, Remark, TimeTold } from '../box-details.ts';
import { finding, type EdiCode } from '../findings.ts';
import type { VoyageRef } from '../messages.ts';
import type { Children, EdiDocument, Segment } from '../structure/document.ts';
import { parseDate } from '../values/dates.ts';
import { isDummy } from '../values/dummy-references.ts';
import { isMassUnit, massKg } from '../values/masses.ts';
import type { CalledPlace, Contact, Measure, NoticeHead, Party, Quantity } from './notice.ts';

/** What was made of a document, and what is odd about its content. */
export interface Reading<Noun> {
  noun: Noun;
  diagnostics: Diagnostic[];
}

/** DTM 2005: when the document was issued. */
const ISSUED = 137;
/** RFF 1153: the vessel's identification, and the voyage. */
const VESSEL = 'VM';
const VOYAGE = 'VON';

/** A code: without blanks around it, in capitals. */
export function codeOf(text: string | undefined): string {
  return (text ?? '').trim().toUpperCase();
}

/** A text without blanks around it. */
export function textOf(text: string | undefined): string {
  return (text ?? '').trim();
}

/** The lists that are not empty. */
export function filled<Lists extends Record<string, readonly unknown[] | undefined>>(lists: Lists): Partial<Lists> {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => (list?.length ?? 0) > 0)) as Partial<Lists>;
}

/** Reads one document. */
export class DocumentReader {
  readonly diagnostics: Diagnostic[] = [];
  private readonly where: string;

  constructor({ type, header }: EdiDocument) {
    this.where = `${type} ${textOf(header.reference)}`.trim();
  }

  report(code: EdiCode, detail: string): void {
    this.diagnostics.push(finding(code, detail, this.where));
  }

  /** What BGM and the segments beside it tell. */
  head({ document, times, references, parties, texts }: Children): NoticeHead {
    const all = this.times(times);
    const issued = all.find(({ qualifier }) => qualifier === ISSUED)?.at ?? null;
    const changed = codeOf(document?.function);
    return {
      documentCode: codeOf(document?.code),
      reference: textOf(document?.number),
      ...(issued === null && changed === '' ? {} : { issue: { at: issued, function: changed } }),
      ...filled({
        times: all.filter(({ qualifier }) => qualifier !== ISSUED),
        references: this.references(references),
        parties: this.parties(parties),
        remarks: this.remarks(texts),
      }),
    };
  }

  /** A number as sent, with a comma or a point; null where it is none, which is told. */
  number(text: string | undefined, what: string): number | null {
    const told = textOf(text);
    if (told === '') return null;
    if (/^[-+]?\d+(?:[.,]\d+)?$/.test(told)) return Number(told.replace(',', '.'));
    this.report('HWS-EDI-111', `${what} gives "${told}"`);
    return null;
  }

  /** Times by qualifier; one whose qualifier is no number stays in the document. */
  times(segments: readonly Segment<'DTM'>[] = []): TimeTold[] {
    const times: TimeTold[] = [];
    for (const { qualifier, value, format } of segments) {
      const told = textOf(value);
      if (told === '' || !isNumber(qualifier)) continue;
      const at = parseDate(told, format);
      if (at === null) this.report('HWS-EDI-015', `DTM+${qualifier} gives "${told}"`);
      else times.push({ qualifier: Number(qualifier), at });
    }
    return times;
  }

  /** References; the one that only fills its place is left out. */
  references(segments: readonly Segment<'RFF'>[] = []): Reference[] {
    return segments
      .map(({ qualifier, number }) => ({ qualifier: codeOf(qualifier), number: textOf(number) }))
      .filter(({ qualifier, number }) => number !== '' && !isDummy({ qualifier, number }));
  }

  /** Parties with their contacts; numbers without a contact of their own (COM beside CTA) belong to the last one. */
  parties(segments: readonly Segment<'NAD'>[] = []): Party[] {
    return segments.map((segment) => {
      const { qualifier, code, name1, address1, has } = segment;
      const contacts = (has?.contacts ?? []).map((contact) => contactOf(contact));
      const beside = numbersOf(has?.communications);
      const last = contacts.at(-1);
      if (last !== undefined && beside.length > 0) last.numbers = [...(last.numbers ?? []), ...beside];
      const party = { role: codeOf(qualifier), code: codeOf(code), name: textOf(name1) || textOf(address1) };
      return { ...party, ...filled({ contacts }) };
    });
  }

  /** Texts by subject, their lines divided by "\n". */
  remarks(segments: readonly Segment<'FTX'>[] = []): Remark[] {
    return segments
      .map(({ subject, code, ...texts }) => ({
        subject: codeOf(subject),
        code: codeOf(code),
        text: linesOf(texts).join('\n').trimEnd(),
      }))
      .filter(({ code, text }) => code !== '' || text !== '');
  }

  /** Places by qualifier with the times under them; one whose qualifier is no number stays in the document. */
  places(segments: readonly Segment<'LOC'>[] = []): CalledPlace[] {
    return segments
      .filter(({ qualifier }) => isNumber(qualifier))
      .map((segment) => ({ ...this.place(segment), ...filled({ times: this.times(segment.has?.times) }) }));
  }

  /** A place without the times under it. */
  place({ qualifier, code, name, related, related2 }: Segment<'LOC'>): Omit<CalledPlace, 'times'> {
    const place: PlaceTold = { qualifier: Number(qualifier), code: codeOf(code), terminal: codeOf(related) };
    const [told, berth] = [textOf(name), codeOf(related2)];
    return { ...place, ...(berth === '' ? {} : { berth }), ...(told === '' ? {} : { name: told }) };
  }

  /** Measures that have a value. */
  measures(segments: readonly Segment<'MEA'>[] = []): Measure[] {
    return segments.flatMap(({ purpose, dimension, unit, value }) => {
      const number = this.number(value, `MEA+${codeOf(purpose)}`);
      if (number === null) return [];
      return [{ purpose: codeOf(purpose), dimension: codeOf(dimension), unit: codeOf(unit), value: number }];
    });
  }

  /** Counts that have a value, of QTY or CNT. */
  quantities(segments: readonly (Segment<'QTY'> | Segment<'CNT'>)[] = []): Quantity[] {
    return segments.flatMap(({ qualifier, value, unit, has }) => {
      const number = this.number(value, `QTY+${codeOf(qualifier)}`);
      if (number === null) return [];
      const remark = this.remarks(has?.texts)
        .map(({ text }) => text)
        .join('\n');
      const quantity = { qualifier: codeOf(qualifier), value: number, unit: codeOf(unit) };
      return [remark === '' ? quantity : { ...quantity, remark }];
    });
  }

  /** The mass in kg, to the gram, whose purpose or dimension is one of these; null where there is none. */
  mass(segments: readonly Segment<'MEA'>[] = [], qualifiers: ReadonlySet<string>): number | null {
    for (const { purpose, dimension, unit, value } of this.measures(segments)) {
      if (!qualifiers.has(purpose) && !qualifiers.has(dimension)) continue;
      if (unit !== '' && !isMassUnit(unit)) this.report('HWS-EDI-093', `MEA gives "${value} ${unit}"`);
      return massKg(value * 1000, unit) / 1000;
    }
    return null;
  }

  /**
   * The vessel and voyage of a transport (TDT) and the references that tell more of it (RFF+VM the other identification, RFF+VON the
   * voyage); arrival and departure are those under the transport.
   */
  voyage(transport: Segment<'TDT'> | undefined, beside: readonly Segment<'RFF'>[] = []): VoyageRef {
    const references = this.references([...(transport?.has?.references ?? []), ...beside]);
    const times = this.times(transport?.has?.times);
    const at = (qualifier: number): number | null => times.find((time) => time.qualifier === qualifier)?.at ?? null;
    const numberOf = (kind: string): string => references.find(({ qualifier }) => qualifier === kind)?.number ?? '';
    const voyage: VoyageRef = {
      vesselName: textOf(transport?.vesselName),
      callSign: '',
      imo: '',
      voyage: codeOf(transport?.voyage) || codeOf(numberOf(VOYAGE)),
      carrier: codeOf(transport?.carrier),
      eta: at(132),
      etd: at(133),
    };
    for (const told of [codeOf(transport?.vessel), codeOf(numberOf(VESSEL))]) {
      if (/^(?:IMO)?\s*\d{7}$/.test(told)) voyage.imo ||= told.slice(-7);
      else voyage.callSign ||= told;
    }
    return voyage;
  }

  /** The first transport, which is told when it is missing. */
  mainTransport({ transports }: Children): Segment<'TDT'> | undefined {
    const main = transports?.find(({ stage }) => textOf(stage) === '20') ?? transports?.[0];
    if (main === undefined) this.report('HWS-EDI-112', '');
    return main;
  }
}

/** References of a transport but those that the voyage tells. */
export function withoutVoyage(references: readonly Reference[], { callSign, imo, voyage }: VoyageRef): Reference[] {
  const known: Record<string, readonly string[]> = { [VESSEL]: [callSign, imo, `IMO${imo}`], [VOYAGE]: [voyage] };
  return references.filter(({ qualifier, number }) => !known[qualifier]?.includes(codeOf(number)));
}

/** Times of a transport but those that the voyage tells. */
export function withoutArrival(times: readonly TimeTold[], { eta, etd }: VoyageRef): TimeTold[] {
  return times.filter(({ qualifier, at }) => !(qualifier === 132 && at === eta) && !(qualifier === 133 && at === etd));
}

function contactOf({ function: task, code, name, has }: Segment<'CTA'>): Contact {
  return {
    function: codeOf(task),
    name: textOf(name) || textOf(code),
    ...filled({ numbers: numbersOf(has?.communications) }),
  };
}

function numbersOf(segments: readonly Segment<'COM'>[] = []): { number: string; channel: string }[] {
  return segments
    .flatMap(({ number, channel, number2, channel2, number3, channel3 }) => [
      { number: textOf(number), channel: codeOf(channel) },
      { number: textOf(number2), channel: codeOf(channel2) },
      { number: textOf(number3), channel: codeOf(channel3) },
    ])
    .filter(({ number }) => number !== '');
}

/** The five texts of an FTX. */
export function linesOf({ text1, text2, text3, text4, text5 }: Omit<Segment<'FTX'>, 'subject' | 'code'>): string[] {
  return [text1, text2, text3, text4, text5].map((line) => textOf(line));
}

function isNumber(qualifier: string | undefined): boolean {
  return /^\d{1,3}$/.test(textOf(qualifier));
}
