// Writes documents as an interchange: segments in the order of the structure, counts and trailers of its own making. What has no place
// in the structure follows the segment under which it was kept. What is written gives the same documents when it is read.
import { InterchangeWriter, type Element } from '../writing/interchange-writer.ts';
import { syntaxAsWanted, type SyntaxWanted } from '../writing/syntax.ts';
import type { Envelope } from '../messages.ts';
import { WITHOUT_SECTIONS, directoryOf, hasSections, structureFor } from './catalogue.ts';
import type { Children, EdiDocument, KeptSegment, Values } from './document.ts';
import type { Part } from './notation.ts';
import { propertyOf, valueNames } from './segment-table.ts';

/** A segment ready to be written: its tag and elements of components. */
export interface WrittenSegment {
  tag: string;
  elements: string[][];
  /** Further values of repeated elements; see Values. */
  repeated?: Repetitions;
}

type Repetitions = Record<string, string[][]>;
type AnySegment = Record<string, string | Record<string, string> | Repetitions | undefined> & { has?: Children };
/** The version of the syntax that has repeated elements. */
const WITH_REPETITIONS = 4;

/**
 * An interchange with documents, as bytes in the smallest character repertoire that holds them (UNOA, UNOB, UNOC, else UTF-8).
 * @param wanted the syntax that the recipient asks for, into whose repertoire the texts are brought
 */
export function writeDocuments(
  documents: readonly EdiDocument[],
  envelope: Envelope,
  wanted: SyntaxWanted = {},
): Uint8Array {
  const messages = documents.map((document) => ({
    header: written('UNH', document.header as AnySegment),
    segments: segmentsOf(document),
    reference: document.header.reference,
  }));
  const all = messages.flatMap(({ header, segments }) => [header, ...segments]);
  const repeats = all.some(({ repeated }) => repeated !== undefined);
  const syntax = syntaxAsWanted(textsOf(all), repeats ? { ...wanted, version: WITH_REPETITIONS } : wanted);
  const writer = new InterchangeWriter(envelope, syntax);
  messages.forEach(({ header, segments, reference }, i) => {
    const [, type = [], ...more] = withRepetitions(header);
    writer.begin(type, { reference: reference ?? String(i + 1), more });
    for (const segment of segments) writer.add(segment.tag, ...withRepetitions(segment));
    writer.end();
  });
  return syntax.encode(writer.finish());
}

function* textsOf(segments: readonly WrittenSegment[]): Generator<string> {
  for (const { elements, repeated = {} } of segments) {
    for (const texts of elements) yield* texts;
    for (const values of Object.values(repeated)) yield* values.flat();
  }
}

/** The elements of a segment, those that are repeated with all their values. */
function withRepetitions({ elements, repeated = {} }: WrittenSegment): Element[] {
  const all: Element[] = [...elements];
  for (const [place, further] of Object.entries(repeated)) {
    const element = Number(place);
    while (all.length < element) all.push([]);
    all[element - 1] = { repetitions: [elements[element - 1] ?? [], ...further] };
  }
  return all;
}

/** A segment of a document, ready to be written. */
function written(tag: string, values: AnySegment): WrittenSegment {
  const { repeated } = values;
  return {
    tag,
    elements: elementsOf(tag, values),
    ...(repeated !== undefined && { repeated: repeated as Repetitions }),
  };
}

/** The segments of a document between UNH and UNT, in the order of its structure. */
export function segmentsOf(document: EdiDocument): WrittenSegment[] {
  const known = structureFor(document.type, structureName(document));
  const out: WrittenSegment[] = [];
  addKept(document.body, out);
  if (known !== null) addGroup(document.body, known.root, out);
  return out;
}

/** Bay plans with UNS have the structure of D.13B, those without an older one, whatever directory they name. */
function structureName(document: EdiDocument): string {
  const directory = directoryOf(document.header);
  if (document.type !== 'BAPLIE' || !hasSections('BAPLIE', directory)) return directory;
  return document.body.sections === undefined ? WITHOUT_SECTIONS : directory;
}

function addGroup(children: Children, group: Part, out: WrittenSegment[]): void {
  group.inside.forEach((part, i) => {
    const alone = group.inside.every((other) => other === part || other.tag !== part.tag);
    for (const segment of held(children, part.tag)) {
      if (!alone && partOf(segment, group, part.tag) !== i) continue;
      out.push(written(part.tag, segment));
      if (segment.has === undefined) continue;
      addKept(segment.has, out);
      addGroup(segment.has, part, out);
    }
  });
}

/** Which part of a group a segment belongs to: by qualifier; with something under it to the one that can hold it. */
function partOf(segment: AnySegment, group: Part, tag: string): number {
  const qualifier = typeof segment['qualifier'] === 'string' ? segment['qualifier'] : '';
  const parts = group.inside.flatMap((part, i) => (part.tag === tag ? [{ part, i }] : []));
  const named = parts.find(({ part }) => part.qualifiers?.includes(qualifier) === true);
  const plain = parts.filter(({ part }) => part.qualifiers === null);
  const grouped = segment.has === undefined ? undefined : plain.find(({ part }) => part.group !== '');
  return (named ?? grouped ?? plain[0] ?? parts[0])?.i ?? -1;
}

function held(children: Children, tag: string): AnySegment[] {
  const value = (children as Record<string, unknown>)[propertyOf(tag) ?? ''];
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as AnySegment[]) : [value as AnySegment];
}

function addKept(children: { kept?: KeptSegment[] }, out: WrittenSegment[]): void {
  out.push(...(children.kept ?? []));
}

/** The values of a segment in their places; nothing after the last one. */
export function elementsOf(tag: string, values: AnySegment | Values<'UNH'>): string[][] {
  const names = valueNames(tag) ?? [];
  const bag = values as AnySegment;
  const elements: string[][] = [];
  const set = (element: number, component: number, text: string): void => {
    while (elements.length < element) elements.push([]);
    const components = elements[element - 1] as string[];
    while (components.length < component) components.push('');
    components[component - 1] = text;
  };
  for (let e = 0; e < names.length; e++) {
    const components = names[e] as readonly string[];
    for (let c = 0; c < components.length; c++) {
      const text = bag[components[c] as string];
      if (typeof text === 'string' && text !== '') set(e + 1, c + 1, text);
    }
  }
  for (const [place, text] of Object.entries((bag.more ?? {}) as Record<string, string>)) {
    const [element = 1, component = 1] = place.split('.').map(Number);
    set(element, component, text);
  }
  return elements;
}
