// Writes documents as an interchange: segments in the order of the structure, counts and trailers of its own making. What has no place
// in the structure follows the segment under which it was kept. What is written gives the same documents when it is read.
import { InterchangeWriter } from '../writing/interchange-writer.ts';
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
}

type AnySegment = Record<string, string | Record<string, string> | undefined> & { has?: Children };

/**
 * An interchange with documents, as bytes in the smallest character repertoire that holds them (UNOA, UNOB, UNOC, else UTF-8).
 * @param wanted the syntax that the recipient asks for, into whose repertoire the texts are brought
 */
export function writeDocuments(
  documents: readonly EdiDocument[],
  envelope: Envelope,
  wanted: SyntaxWanted = {},
): Uint8Array {
  const messages = documents.map((document) => ({ document, segments: segmentsOf(document) }));
  const syntax = syntaxAsWanted(textsOf(messages.map(({ segments }) => segments)), wanted);
  const writer = new InterchangeWriter(envelope, syntax);
  messages.forEach(({ document, segments }, i) => {
    const [, ...header] = elementsOf('UNH', document.header);
    writer.begin(header[0] ?? [], { reference: document.header.reference ?? String(i + 1), more: header.slice(1) });
    for (const { tag, elements } of segments) writer.add(tag, ...elements);
    writer.end();
  });
  return syntax.encode(writer.finish());
}

function* textsOf(messages: readonly WrittenSegment[][]): Generator<string> {
  for (const segments of messages) for (const { elements } of segments) for (const texts of elements) yield* texts;
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
      out.push({ tag: part.tag, elements: elementsOf(part.tag, segment) });
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
  for (const { tag, elements } of children.kept ?? []) out.push({ tag, elements });
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
