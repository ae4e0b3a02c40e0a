// A bay plan of guide 2.x as one of 3.x: what 2.x tells of a cell, 3.x tells of the equipment in it; the head gets its section.
import type { Children, Segment } from '../structure/document.ts';
import { eachCell } from './bayplan-dialects.ts';
import type { Notes } from './notes.ts';

/** BGM 1001 of a full bay plan; 2.x has no code, or one of its own. */
const FULL_PLAN = '658';
/** DTM 2005 of the next port: estimated arrival, actual arrival. All others are of the port of departure. */
const OF_NEXT_PORT = new Set(['132', '178']);
const DEPARTURE_PORT = '5';
const NEXT_PORT = '61';
/** LOC 3055 and 1131 of a cell by ISO 9711. */
const ISO_AGENCY = '5';
const CELL_LIST = '9711';
/** Code list of container numbers and size-types since edition 1995. */
const ISO_6346 = '6346';
/** What a temperature range hangs on where no set point is told. */
const NO_SET_POINT = { qualifier: '2' };

/** The plan in the way of 3.x. */
export function thirdOfSecond(body: Children, notes: Notes): Children {
  const { document, transports, ...rest } = body;
  const plan: Children = { ...rest, sections: [{ section: 'D' }] };
  if (document !== undefined) plan.document = { ...document, code: document.code ?? FULL_PLAN };
  if (transports !== undefined) plan.transports = transports.map(withTimesAtPorts);
  const cells = eachCell(plan, (cell, place) => cellOfThird(cell, place.code ?? '', notes));
  cells.places = cells.places?.map(ofIsoList);
  if (cells.places === undefined) delete cells.places;
  return cells;
}

/** Times hang on the port that they are of; those whose port is not told stay with the voyage. */
export function withTimesAtPorts(leg: Segment<'TDT'>): Segment<'TDT'> {
  const { times, places, ...others } = leg.has ?? {};
  // A qualifier without a value says in 2.x that the time is not known.
  const told = times?.filter((time) => Object.keys(time).some((name) => name !== 'qualifier')) ?? [];
  if (places === undefined) return told.length === 0 ? leg : { ...leg, has: { ...others, times: told } };
  const portOf = (time: Segment<'DTM'>): string =>
    OF_NEXT_PORT.has(time.qualifier ?? '') ? NEXT_PORT : DEPARTURE_PORT;
  const hung = new Set<Segment<'DTM'>>();
  const ports = places.map((place) => {
    const own = told.filter((time) => portOf(time) === place.qualifier && !hung.has(time));
    own.forEach((time) => hung.add(time));
    return own.length === 0 ? place : { ...place, has: { ...place.has, times: own } };
  });
  const left = told.filter((time) => !hung.has(time));
  const last = ports.at(-1);
  if (left.length > 0 && last !== undefined) last.has = { ...last.has, times: [...(last.has?.times ?? []), ...left] };
  return { ...leg, has: { ...others, places: ports } };
}

function ofIsoList(place: Segment<'LOC'>): Segment<'LOC'> {
  if (place.qualifier !== '147' || place.agency !== ISO_AGENCY || place.list !== undefined) return place;
  return { ...place, list: CELL_LIST };
}

/** A cell: the first container gets what is told of the cell, and the count of pieces closes it. */
export function cellOfThird(cell: Children, name: string, notes: Notes): Children {
  const { equipment = [], texts, controls: _old, kept, ...told } = cell;
  const controls: Segment<'CNT'>[] = [{ qualifier: '8', value: String(equipment.length) }];
  const index = Math.max(
    equipment.findIndex(({ qualifier }) => qualifier === 'CN'),
    0,
  );
  const owner = equipment[index];
  if (owner === undefined) {
    const references = withoutDummy(told.references);
    return pruned<Children>({ ...told, texts, references, controls, kept });
  }
  if (equipment.length > 1) notes.add('HWS-EDI-166', `Cell ${name}`);
  const pieces = equipment.map((piece, i) => pieceOfThird(piece, i === index ? { ...told, texts } : {}, notes));
  return pruned<Children>({ equipment: pieces, controls, kept });
}

function pieceOfThird(piece: Segment<'EQD'>, told: Children, notes: Notes): Segment<'EQD'> {
  const { has = {}, ...values } = piece;
  const { texts, measures, dimensions, temperatures, ranges, references, goods, ...rest } = told;
  if (goods !== undefined) notes.add('HWS-EDI-160', 'GID in a cell');
  const handling = texts?.filter(isHandling).map(handlingOfText);
  const inside: Children = {
    ...rest,
    ...has,
    parties: has.parties?.map((party) => (party.qualifier === 'CA' ? { ...party, qualifier: 'CF' } : party)),
    measures: measures?.map(measureOfThird),
    handling,
    dimensions: dimensions?.map((dim) => (dim.qualifier === '9' ? { ...dim, qualifier: '13' } : dim)),
    references: [...(withoutDummy(references) ?? []), ...(has.references ?? [])],
    texts: texts?.filter((text) => !isHandling(text)),
    temperatures: withRanges(temperatures, ranges, notes),
  };
  return { ...withLists(values), has: pruned(inside) };
}

/** Number and size-type say which list they are of; the 1984 numbers are of another one. */
function withLists(values: Segment<'EQD'>): Segment<'EQD'> {
  const listed: Segment<'EQD'> = { ...values };
  if (/^[A-Z]{4}\d{7}$/.test(values.id ?? '') && values.idList === undefined) {
    listed.idList = ISO_6346;
    listed.idAgency ??= ISO_AGENCY;
  }
  if (/^[0-9A-Z]{2}[A-Z][0-9A-Z]$/.test(values.sizeType ?? '') && values.sizeTypeList === undefined) {
    listed.sizeTypeList = ISO_6346;
    listed.sizeTypeAgency ??= ISO_AGENCY;
  }
  return listed;
}

/** MEA+WT and MEA+VGM of 2.x are MEA+AAE+AET and MEA+AAE+VGM. */
function measureOfThird(measure: Segment<'MEA'>): Segment<'MEA'> {
  const { purpose = '' } = measure;
  if (purpose === 'AAE' || measure.dimension !== undefined) return measure;
  return { ...measure, purpose: 'AAE', dimension: purpose === 'WT' ? 'AET' : purpose };
}

function withRanges(
  temperatures: Segment<'TMP'>[] | undefined,
  ranges: Segment<'RNG'>[] | undefined,
  notes: Notes,
): Segment<'TMP'>[] | undefined {
  if (ranges === undefined) return temperatures;
  const [first, ...others] = temperatures ?? [];
  if (first === undefined) notes.add('HWS-EDI-163', 'TMP before RNG');
  return [{ ...(first ?? NO_SET_POINT), has: { ...first?.has, ranges } }, ...others];
}

/** FTX+HAN with a code and at most one text can be told by HAN. */
function isHandling(text: Segment<'FTX'>): boolean {
  const { subject, code, codeList: _l, codeAgency: _a, text1: _t, ...others } = text;
  return subject === 'HAN' && code !== undefined && Object.keys(others).length === 0;
}

function handlingOfText({ code, codeList, codeAgency, text1 }: Segment<'FTX'>): Segment<'HAN'> {
  return pruned({ code, list: codeList, agency: codeAgency, name: text1 });
}

/** RFF+BM:1 only fills the place that 2.x asks for. */
function withoutDummy(references: Segment<'RFF'>[] | undefined): Segment<'RFF'>[] | undefined {
  return references?.filter(({ qualifier, number }) => qualifier !== 'BM' || number !== '1');
}

/** Without what is undefined or empty. */
export function pruned<T extends object>(bag: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(
    Object.entries(bag).filter(([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0)),
  ) as T;
}
