// The three ways in which bay plans tell the same: guide 1.5 (directory 911), 2.x (D.95B, D.00B) and 3.x (D.13B on). What differs between
// the heads of 1.5 and 2.x is here, and which way a document or version has. Source: the SMDG guides' changes from version to version.
import type { Children, EdiDocument, Segment } from '../structure/document.ts';
import type { KnownStructure } from '../structure/catalogue.ts';
import type { Part } from '../structure/notation.ts';
import { valueNames } from '../structure/segment-table.ts';
import { elementsOf } from '../structure/write-document.ts';
import type { Notes } from './notes.ts';

/** Guide 1.5, 2.x or 3.x. */
export type Dialect = 1 | 2 | 3;

/** The oldest directory, which only guide 1.5 uses. */
const DIRECTORY_OF_1 = '911';

/** The way in which a plan or instruction tells: bay plans of 3.x have a section (UNS), whatever directory they name. */
export function dialectOf(document: EdiDocument, own: KnownStructure | null): Dialect {
  if (document.type !== 'BAPLIE') return own === null ? 2 : dialectOfStructure(own);
  if (document.body.sections !== undefined) return 3;
  return document.version === '1.5' ? 1 : 2;
}

/** The way that a structure asks for: in 3.x each cell closes with a count of its equipment. */
export function dialectOfStructure({ directory, root }: KnownStructure): Dialect {
  if (directory === DIRECTORY_OF_1) return 1;
  return countsInCells(root) ? 3 : 2;
}

function countsInCells(part: Part): boolean {
  const isCell = part.tag === 'LOC' && part.qualifiers?.includes('147') === true;
  return isCell ? part.inside.some(({ tag }) => tag === 'CNT') : part.inside.some(countsInCells);
}

/** LOC 3227 of loading and discharge: 6 and 12 in 1.5, 9 and 11 since. */
const PLACES_SINCE_2: Record<string, string> = { '6': '9', '12': '11' };
const PLACES_OF_1: Record<string, string> = { '9': '6', '11': '12' };

/** A plan of guide 1.5 as one of 2.x. */
export function secondOfFirst(body: Children): Children {
  return eachCell(withTransports(body, voyageOfSecond), (cell) => renamePlaces(cell, PLACES_SINCE_2));
}

/** A plan of guide 2.x as one of 1.5; the verified mass is the gross mass there. */
export function firstOfSecond(body: Children, notes: Notes): Children {
  return eachCell(withTransports(body, voyageOfFirst), (cell) =>
    withoutVerifiedMass(renamePlaces(cell, PLACES_OF_1), notes),
  );
}

/** MEA+VGM, which came with 2.2, as MEA+WT of the guides before; where both are told the verified one counts. */
export function withoutVerifiedMass(cell: Children, notes: Notes): Children {
  const { measures } = cell;
  const verified = measures?.find(({ purpose }) => purpose === 'VGM');
  if (measures === undefined || verified === undefined) return cell;
  const others = measures.filter(({ purpose }) => purpose !== 'VGM' && purpose !== 'WT');
  const gross = measures.find(({ purpose }) => purpose === 'WT');
  notes.add('HWS-EDI-167', 'MEA+VGM as MEA+WT');
  if (gross !== undefined && gross.value !== verified.value) notes.add('HWS-EDI-160', 'MEA+WT beside a verified mass');
  return { ...cell, measures: [{ ...verified, purpose: 'WT' }, ...others] };
}

/** The cells of a plan (LOC+147), each with its group changed. */
export function eachCell(body: Children, change: (cell: Children, place: Segment<'LOC'>) => Children): Children {
  if (body.places === undefined) return body;
  const places = body.places.map((place) => {
    if (place.qualifier !== '147' || place.has === undefined) return place;
    return { ...place, has: change(place.has, place) };
  });
  return { ...body, places };
}

function renamePlaces(cell: Children, names: Record<string, string>): Children {
  if (cell.places === undefined) return cell;
  return {
    ...cell,
    places: cell.places.map((place) => {
      const name = names[place.qualifier ?? ''];
      return name === undefined ? place : { ...place, qualifier: name };
    }),
  };
}

function withTransports(body: Children, change: (leg: Segment<'TDT'>) => Segment<'TDT'>): Children {
  return body.transports === undefined ? body : { ...body, transports: body.transports.map(change) };
}

/** 1.5 has the vessel (call sign, list, agency, name, nationality) in element 4 and the carrier in element 6; 2.x in 8 and 5. */
function voyageOfSecond(leg: Segment<'TDT'>): Segment<'TDT'> {
  const elements = legElements(leg);
  if (!isEmpty(elements[VESSEL_OF_2])) return leg;
  elements[VESSEL_OF_2] = elements[VESSEL_OF_1] ?? [];
  elements[VESSEL_OF_1] = [];
  if (isEmpty(elements[CARRIER_OF_2])) {
    elements[CARRIER_OF_2] = elements[CARRIER_OF_1] ?? [];
    elements[CARRIER_OF_1] = [];
  }
  return legOf(elements, leg);
}

function voyageOfFirst(leg: Segment<'TDT'>): Segment<'TDT'> {
  const elements = legElements(leg);
  if (isEmpty(elements[VESSEL_OF_2]) || !isEmpty(elements[VESSEL_OF_1])) return leg;
  elements[VESSEL_OF_1] = elements[VESSEL_OF_2] ?? [];
  elements[VESSEL_OF_2] = [];
  elements[CARRIER_OF_1] = elements[CARRIER_OF_2] ?? [];
  elements[CARRIER_OF_2] = [];
  return legOf(elements, leg);
}

/** Elements of TDT, counted from 0 after the tag. */
const VESSEL_OF_1 = 3;
const CARRIER_OF_1 = 5;
const CARRIER_OF_2 = 4;
const VESSEL_OF_2 = 7;

function legElements(leg: Segment<'TDT'>): string[][] {
  const { has: _has, ...values } = leg;
  return elementsOf('TDT', values as Record<string, string>);
}

function isEmpty(element: readonly string[] | undefined): boolean {
  return element === undefined || element.every((component) => component === '');
}

/** The leg with the values of these elements; what has no name in its place stands under `more`. */
function legOf(elements: readonly string[][], { has }: Segment<'TDT'>): Segment<'TDT'> {
  const names = valueNames('TDT') ?? [];
  const leg: Record<string, unknown> = {};
  const more: Record<string, string> = {};
  elements.forEach((components, e) => {
    components.forEach((text, c) => {
      if (text === '') return;
      const name = names[e]?.[c];
      if (name === undefined) more[`${e + 1}.${c + 1}`] = text;
      else leg[name] = text;
    });
  });
  if (Object.keys(more).length > 0) leg['more'] = more;
  return (has === undefined ? leg : { ...leg, has }) as Segment<'TDT'>;
}
