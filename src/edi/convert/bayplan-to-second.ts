// A bay plan of guide 3.x as one of 2.x: what 3.x tells of the equipment, 2.x tells of its cell. What 2.x cannot tell is left out and told.
import type { Children, Segment } from '../structure/document.ts';
import { tagOf } from '../structure/segment-table.ts';
import { eachCell } from './bayplan-dialects.ts';
import { pruned } from './bayplan-to-third.ts';
import type { Notes } from './notes.ts';

/** BGM 1001 of a full bay plan (2.x has no code for it) and of a partial one. */
const FULL_PLAN = '658';
const PARTIAL_PLAN = '659';
/** The reference that 2.x asks for where there is none. */
const DUMMY: Segment<'RFF'> = { qualifier: 'BM', number: '1' };
/** The time that 2.x asks for: without a value it says that it is not known. */
const UNKNOWN_TIME: Segment<'DTM'> = { qualifier: '132' };
/** The plan in the way of 2.x. */
export function secondOfThird(body: Children, notes: Notes): Children {
  const { document, transports, sections: _section, ...rest } = body;
  const plan: Children = { ...rest };
  if (document !== undefined) plan.document = documentOfSecond(document, notes);
  if (transports !== undefined) plan.transports = transports.map(withTimesOfVoyage);
  const cells = eachCell(plan, (cell, place) => cellOfSecond(cell, place.code ?? '', notes));
  const places = cells.places?.map((place) => {
    if (place.qualifier !== '147') return place;
    const { list: _list, ...values } = place;
    return values;
  });
  return places === undefined ? cells : { ...cells, places };
}

function documentOfSecond(document: Segment<'BGM'>, notes: Notes): Segment<'BGM'> {
  const { code, ...values } = document;
  if (code === PARTIAL_PLAN) notes.add('HWS-EDI-167', 'BGM 659 of a partial plan');
  return code === undefined || code === FULL_PLAN ? values : document;
}

/** The voyage with all times of its ports, which 2.x does not tell apart. */
export function withTimesOfVoyage(leg: Segment<'TDT'>): Segment<'TDT'> {
  const { places, times: own = [], ...others } = leg.has ?? {};
  const times = [...own, ...(places ?? []).flatMap((place) => place.has?.times ?? [])];
  const ports = places?.map((place) => {
    const { times: _hung, ...left } = place.has ?? {};
    const { has: _has, ...values } = place;
    return Object.keys(left).length === 0 ? values : { ...values, has: left };
  });
  const known = times.length > 0 ? times : [UNKNOWN_TIME];
  return { ...leg, has: pruned<Children>({ ...others, places: ports, times: known }) };
}

/** A cell in the way of 2.x: what was told of the first container is told of the cell. */
export function cellOfSecond(cell: Children, name: string, notes: Notes): Children {
  const { equipment = [], controls: _count, references, texts, kept, ...rest } = cell;
  const index = Math.max(
    equipment.findIndex(({ qualifier }) => qualifier === 'CN'),
    0,
  );
  const owner = equipment[index]?.has ?? {};
  const pieces = equipment.map((piece, i) => pieceOfSecond(piece, i === index, name, notes));
  const { parties: _p, attached: _a, kept: _k, texts: ownTexts = [], handling = [], ...further } = owner;
  const { measures, dimensions, temperatures, references: own = [] } = owner;
  const told = [...(references ?? []), ...own];
  return pruned<Children>({
    ...rest,
    ...further,
    texts: [...(texts ?? []), ...ownTexts, ...handling.flatMap((code) => textOfHandling(code, notes))],
    measures: measures?.map(measureOfSecond),
    dimensions: dimensions?.map((dim) => (dim.qualifier === '13' ? { ...dim, qualifier: '9' } : dim)),
    temperatures: temperatures?.flatMap(withoutRanges),
    ranges: temperatures?.flatMap((temperature) => temperature.has?.ranges ?? []),
    references: told.length > 0 ? told : [DUMMY],
    equipment: pieces,
    kept,
  });
}

/** A piece keeps its number, operator and what is attached to it; of others than the first nothing else can be told. */
function pieceOfSecond(piece: Segment<'EQD'>, first: boolean, name: string, notes: Notes): Segment<'EQD'> {
  // Number and size-type stand in 2.x without their lists.
  const { has = {}, idList: _il, idAgency: _ia, sizeTypeList: _sl, sizeTypeAgency: _sa, ...values } = piece;
  const { parties, attached, kept, ...others } = has;
  if (!first) {
    for (const property of Object.keys(others))
      notes.add('HWS-EDI-160', `${tagOf(property) ?? property} of a further piece in cell ${name}`);
  }
  const inside = pruned<Children>({
    attached,
    parties: parties?.map((party) => (party.qualifier === 'CF' ? { ...party, qualifier: 'CA' } : party)),
    kept,
  });
  return Object.keys(inside).length === 0 ? values : { ...values, has: inside };
}

/** MEA+AAE+AET and MEA+AAE+VGM are MEA+WT and MEA+VGM; other dimensions keep their code in that place. */
function measureOfSecond(measure: Segment<'MEA'>): Segment<'MEA'> {
  const { purpose, dimension, ...values } = measure;
  if (purpose !== 'AAE' || dimension === undefined) return measure;
  return { purpose: dimension === 'AET' ? 'WT' : dimension, ...values };
}

/** A handling code as text; what it tells beside code and name has no place there. */
function textOfHandling({ code, list, agency, name, ...others }: Segment<'HAN'>, notes: Notes): Segment<'FTX'>[] {
  if (Object.keys(others).length > 0)
    notes.add('HWS-EDI-160', `HAN+${code ?? ''} in a cell, what it tells beside its code`);
  if (code === undefined) return [];
  return [pruned({ subject: 'HAN', code, codeList: list, codeAgency: agency, text1: name })];
}

/** A temperature beside its range; one that only held the range is not needed. */
function withoutRanges(temperature: Segment<'TMP'>): Segment<'TMP'>[] {
  const { has, ...values } = temperature;
  const { ranges: _ranges, ...others } = has ?? {};
  if (Object.keys(others).length > 0) return [{ ...values, has: others }];
  return Object.keys(values).some((name) => name !== 'qualifier') ? [values] : [];
}
