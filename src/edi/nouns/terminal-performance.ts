// TPFREP as a noun: what each crane did at a vessel, and when it stood still.
import type { PartyTold, Reference, TimeTold } from '../box-details.ts';
import type { VoyageRef } from '../messages.ts';
import type { Children, EdiDocument, Segment } from '../structure/document.ts';
import { formatDate, parseDate } from '../values/dates.ts';
import {
  DocumentReader,
  codeOf,
  filled,
  textOf,
  withoutArrival,
  withoutVoyage,
  type Reading,
} from './document-reader.ts';
import {
  countSegment,
  documentOf,
  headChildren,
  partySegments,
  placeSegment,
  quantitySegments,
  referenceSegments,
  remarkSegments,
  timeSegment,
  timeSegments,
  told,
  under,
  voyageSegment,
  type Writing,
} from './document-writer.ts';
import type { CalledPlace, NoticeHead, Quantity } from './notice.ts';

/** A time or a stretch of time at a crane: work, a delay and its reason. */
export interface WorkPeriod {
  /** DTM 2005: e.g. 163 start, 164 end, 405 from and to. */
  qualifier: number;
  /** ms UTC. */
  from: number;
  /** Null: a moment, or the end is not told with it. */
  until: number | null;
  /** Reasons of delays (FTX), codes of the delay list agreed on, and words. */
  reasons?: { subject: string; code: string; text: string }[];
  quantities?: Quantity[];
}

/** One crane, or what else EQD names. */
export interface CranePerformance {
  /** EQD 8053 and the crane's name. */
  kind: string;
  crane: string;
  /** Moves by what they are. */
  quantities?: Quantity[];
  periods?: WorkPeriod[];
}

/** What was handled for one line, by size and type. */
export interface OperatorMoves {
  party: PartyTold;
  boxes: { kind: string; isoType: string; quantities?: Quantity[] }[];
}

/** TPFREP: what the terminal did at one vessel. */
export interface TerminalPerformance extends NoticeHead {
  type: 'TPFREP';
  voyage: VoyageRef;
  /** Where; null where not told. */
  place: Omit<CalledPlace, 'times'> | null;
  voyageTimes?: TimeTold[];
  voyageReferences?: Reference[];
  cranes?: CranePerformance[];
  /** From D.20B on. */
  operators?: OperatorMoves[];
}

/** A report of what a terminal did at a vessel. Older versions count by CNT, newer ones by QTY; both are quantities. */
export function terminalPerformanceOf(document: EdiDocument): Reading<TerminalPerformance> {
  const { body } = document;
  const reader = new DocumentReader(document);
  const transport = reader.mainTransport(body);
  const voyage = reader.voyage(transport);
  const place = transport?.has?.places?.[0];
  const { parties = [], ...rest } = body;
  const noun: TerminalPerformance = {
    type: 'TPFREP',
    ...reader.head(rest),
    voyage,
    place: place === undefined ? null : reader.place(place),
    ...filled({
      voyageTimes: withoutArrival(reader.times(transport?.has?.times), voyage),
      voyageReferences: withoutVoyage(reader.references(transport?.has?.references), voyage),
      cranes: (body.equipment ?? []).map((segment) => craneOf(reader, segment)),
      operators: parties.map((segment) => operatorOf(reader, segment)),
    }),
  };
  return { noun, diagnostics: reader.diagnostics };
}

/** A TPFREP of a version. */
export function terminalPerformanceDocument(noun: TerminalPerformance, version: string): Writing {
  const transport = voyageSegment(noun.voyage, {
    times: timeSegments(noun.voyageTimes),
    references: referenceSegments(noun.voyageReferences),
    places: noun.place === null ? [] : [placeSegment(noun.place)],
  });
  // In D.00B moves are counted by CNT.
  const counted = version === 'D00B';
  return documentOf('TPFREP', version, {
    ...headChildren(noun),
    transports: [transport],
    ...filled({
      equipment: (noun.cranes ?? []).map((crane) => craneSegment(crane, counted)),
      parties: (noun.operators ?? []).map((operator) => operatorSegment(operator)),
    }),
  });
}

function craneOf(reader: DocumentReader, { qualifier, id, has = {} }: Segment<'EQD'>): CranePerformance {
  return {
    kind: codeOf(qualifier),
    crane: textOf(id),
    ...filled({
      quantities: reader.quantities([...(has.quantities ?? []), ...(has.controls ?? [])]),
      periods: (has.times ?? []).flatMap((segment) => periodOf(reader, segment)),
    }),
  };
}

/** DTM 2379 of two times in one value, and how many digits each has; some write a hyphen between them. */
const TWO_TIMES: Record<string, number> = { '713': 10, '718': 8, '719': 12 };

function periodOf(reader: DocumentReader, { qualifier, value, format, has = {} }: Segment<'DTM'>): WorkPeriod[] {
  const length = TWO_TIMES[textOf(format)];
  const digits = textOf(value).replace(/^(\d+)-(\d+)$/, '$1$2');
  const two = length !== undefined && digits.length === 2 * length;
  const from = parseDate(two ? digits.slice(0, length) : digits, two ? '' : format);
  const until = two ? parseDate(digits.slice(length)) : null;
  if (from === null || (two && until === null) || !/^\d{1,3}$/.test(textOf(qualifier))) {
    reader.report('HWS-EDI-015', `DTM+${codeOf(qualifier)} gives "${textOf(value)}"`);
    return [];
  }
  const details = { reasons: reader.remarks(has.texts), quantities: reader.quantities(has.quantities) };
  return [{ qualifier: Number(qualifier), from, until, ...filled(details) }];
}

function operatorOf(reader: DocumentReader, segment: Segment<'NAD'>): OperatorMoves {
  const { qualifier: role, code, name1 } = segment;
  return {
    party: { role: codeOf(role), code: codeOf(code), name: textOf(name1) },
    boxes: (segment.has?.equipment ?? []).map(({ qualifier, sizeType, has }) => ({
      kind: codeOf(qualifier),
      isoType: codeOf(sizeType),
      ...filled({ quantities: reader.quantities(has?.quantities) }),
    })),
  };
}

function craneSegment(
  { kind, crane, quantities = [], periods = [] }: CranePerformance,
  counted: boolean,
): Segment<'EQD'> {
  const has: Children = {
    ...(counted
      ? { controls: quantities.map((quantity) => countSegment(quantity)) }
      : { quantities: quantitySegments(quantities) }),
    times: periods.map((period) => periodSegment(period)),
  };
  return { ...told<Segment<'EQD'>>({ qualifier: kind, id: crane }), ...under(has) };
}

function periodSegment({ qualifier, from, until, reasons, quantities }: WorkPeriod): Segment<'DTM'> {
  const segment =
    until === null
      ? timeSegment(String(qualifier), from)
      : { qualifier: String(qualifier), value: formatDate(from, '203') + formatDate(until, '203'), format: '719' };
  return { ...segment, ...under({ texts: remarkSegments(reasons), quantities: quantitySegments(quantities) }) };
}

function operatorSegment({ party, boxes }: OperatorMoves): Segment<'NAD'> {
  const [segment] = partySegments([party]);
  const equipment = boxes.map(({ kind, isoType, quantities }) => ({
    ...told<Segment<'EQD'>>({
      qualifier: kind,
      sizeType: isoType,
      sizeTypeList: isoType === '' ? '' : '102',
      sizeTypeAgency: isoType === '' ? '' : '5',
    }),
    ...under({ quantities: quantitySegments(quantities) }),
  }));
  return { ...segment, ...under({ equipment }) };
}
