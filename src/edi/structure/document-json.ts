// Documents from JSON that people and programs wrote: every name and value is checked, and what is wrong is told with its JSON path, so
// that nothing is left out in silence when the document is written.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { finding, type EdiCode } from '../findings.ts';
import { directoryOf, headerFor, structureFor, versionOf, versionsOf } from './catalogue.ts';
import type { EdiDocument, Values } from './document.ts';
import type { Part } from './notation.ts';
import { isSingle, propertyOf, tagOf, valueNames } from './segment-table.ts';

/** What a JSON text held. */
export interface JsonDocuments {
  documents: EdiDocument[];
  /** UNB of the first interchange, where one was told. */
  envelope: Values<'UNB'> | null;
  /** Empty: the documents are right. */
  diagnostics: Diagnostic[];
}

type Json = Record<string, unknown>;

/**
 * Takes a document, a list of documents, or what `hawser edi read --json` prints. The header may be left out: type and version tell it.
 * @param file name of the file, used in diagnostics only
 */
export function documentsFromJson(text: string, file: string): JsonDocuments {
  const checker = new Checker(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    checker.note('HWS-EDI-076', error instanceof Error ? error.message : '', '');
    return { documents: [], envelope: null, diagnostics: checker.diagnostics };
  }
  const found = documentsIn(value, '$');
  if (found.length === 0) checker.note('HWS-EDI-077', '', '$');
  const documents = found.map(({ value: one, path }) => checker.document(one, path));
  return { documents, envelope: envelopeIn(value), diagnostics: checker.diagnostics };
}

/** Whatever looks like a document: has a type and a body. */
function documentsIn(value: unknown, path: string): { value: Json; path: string }[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => documentsIn(item, `${path}[${i}]`));
  if (!isObject(value)) return [];
  if (isObject(value['body'])) return [{ value, path }];
  return ['interchanges', 'messages', 'documents', 'document'].flatMap((name) =>
    documentsIn(value[name], `${path}.${name}`),
  );
}

function envelopeIn(value: unknown): Values<'UNB'> | null {
  const interchanges = isObject(value) ? value['interchanges'] : undefined;
  const first: unknown = Array.isArray(interchanges) ? interchanges[0] : undefined;
  return isObject(first) && isObject(first['envelope']) ? (first['envelope'] as Values<'UNB'>) : null;
}

class Checker {
  readonly diagnostics: Diagnostic[] = [];
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  note(code: EdiCode, detail: string, path: string): void {
    this.diagnostics.push(finding(code, detail, path === '' ? this.file : `${this.file}, ${path}`));
  }

  document(value: Json, path: string): EdiDocument {
    const header = this.header(value, path);
    const type = header.type ?? '';
    const known = structureFor(type, directoryOf(header));
    if (known === null) this.note('HWS-EDI-077', `There is no structure for "${type}"`, `${path}.type`);
    else this.children(value['body'] as Json, known.root, `${path}.body`);
    return { type, version: versionOf(header), header, body: value['body'] as EdiDocument['body'] };
  }

  /** The header as told, else the one of type and version. */
  private header(value: Json, path: string): Values<'UNH'> {
    if (isObject(value['header'])) {
      this.values(value['header'], 'UNH', `${path}.header`);
      return value['header'];
    }
    const { type, version } = value;
    const header = typeof type === 'string' && typeof version === 'string' ? headerFor(type, version) : null;
    if (header !== null) return { reference: '1', ...header };
    const versions = typeof type === 'string' ? versionsOf(type).join(', ') : '';
    this.note('HWS-EDI-077', `Type and version are not known (versions: ${versions || 'none'})`, `${path}.version`);
    return {};
  }

  private children(children: Json, group: Part, path: string): void {
    for (const [property, held] of Object.entries(children)) {
      const here = `${path}.${property}`;
      if (property === 'kept') {
        this.kept(held, here);
        continue;
      }
      const tag = tagOf(property);
      const part = group.inside.findLast((inside) => inside.tag === tag);
      if (tag === undefined || part === undefined) {
        const known = group.inside.map((inside) => propertyOf(inside.tag));
        this.note('HWS-EDI-079', `"${property}" (here: ${[...new Set(known)].join(', ')})`, here);
      } else if (isSingle(tag)) this.segment(held, part, here);
      else if (Array.isArray(held)) held.forEach((item, i) => this.segment(item, part, `${here}[${i}]`));
      else this.note('HWS-EDI-078', 'A list is wanted', here);
    }
  }

  private segment(value: unknown, part: Part, path: string): void {
    if (!isObject(value)) {
      this.note('HWS-EDI-078', 'An object is wanted', path);
      return;
    }
    this.values(value, part.tag, path);
    if (value['has'] === undefined) return;
    if (isObject(value['has'])) this.children(value['has'], part, `${path}.has`);
    else this.note('HWS-EDI-078', 'An object is wanted', `${path}.has`);
  }

  private values(values: Json, tag: string, path: string): void {
    const names = new Set((valueNames(tag) ?? []).flat());
    for (const [name, value] of Object.entries(values)) {
      const here = `${path}.${name}`;
      if (name === 'has') continue;
      if (name === 'more') this.more(value, here);
      else if (name === 'repeated') this.repeated(value, here);
      else if (!names.has(name)) this.note('HWS-EDI-079', `"${name}" (here: ${[...names].join(', ')})`, here);
      else if (typeof value !== 'string') this.note('HWS-EDI-078', 'A text in quotes is wanted', here);
    }
  }

  /** Places without a name: "3.1" is the first component of the third element. */
  private more(value: unknown, path: string): void {
    const right =
      isObject(value) &&
      Object.entries(value).every(([place, text]) => /^[1-9]\d?\.[1-9]\d?$/.test(place) && typeof text === 'string');
    if (!right) this.note('HWS-EDI-078', 'Texts by "element.component" are wanted', path);
  }

  /** Further values of repeated elements: "3" is the third element, each value a list of components. */
  private repeated(value: unknown, path: string): void {
    if (!isRepeated(value)) this.note('HWS-EDI-078', 'Lists of lists of texts by element are wanted', path);
  }

  private kept(value: unknown, path: string): void {
    const right = Array.isArray(value) && value.every((item) => isObject(item) && isKept(item));
    if (!right) this.note('HWS-EDI-078', 'Segments as { tag, elements } are wanted', path);
  }
}

function isRepeated(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.entries(value).every(
      ([element, values]) => /^[1-9]\d?$/.test(element) && Array.isArray(values) && values.every(isTexts),
    )
  );
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isKept({ tag, elements, repeated = {} }: Json): boolean {
  return (
    isRepeated(repeated) &&
    typeof tag === 'string' &&
    /^[A-Z0-9]{1,3}$/.test(tag) &&
    Array.isArray(elements) &&
    elements.every(isTexts)
  );
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
