// Reads the segments of one message into a document by its structure. Any order inside a group is accepted; what has no place in the
// structure is kept at the innermost open group. Never throws on content.
import { TAG, type MessageView } from '../reading/message-view.ts';
import { tagCode } from '../tokens/tokenizer.ts';
import { WITHOUT_SECTIONS, directoryOf, hasSections, structureFor, versionOf } from './catalogue.ts';
import type { Children, EdiDocument, KeptSegment, Values } from './document.ts';
import { Grouping, type Builder, type Report } from './grouping.ts';
import { BoxFirstOrder } from './segment-order.ts';
import { isSingle, propertyOf, tagOf, valueNames, type Tag } from './segment-table.ts';

/** Values of a segment of any tag, and its group. */
type AnySegment = Record<string, string | Record<string, string> | Repeated | Children | undefined> & {
  has?: Children;
};
type Repeated = Record<string, string[][]>;
type AnyChildren = Record<string, AnySegment[] | AnySegment | KeptSegment[] | undefined>;

const UNS = tagCode('UNS');
/** LOC qualifier of a stowage cell. */
const STOWAGE_CELL = 147;

/**
 * Reads a message.
 * @param unh its UNH segment in the view's window
 * @param end one past its last segment, UNT not counted
 * @param report takes what is odd about the structure
 */
export function readDocument(view: MessageView, unh: number, end: number, report: Report): EdiDocument {
  const header = valuesOf(view, 'UNH', unh) as Values<'UNH'>;
  const { type } = view.info;
  const body: Children = {};
  const at = view.where(unh);
  const known = structureFor(type, directoryIn(view, header, unh + 1, end));
  if (known === null) {
    report('HWS-EDI-075', `"${type}"`, at);
    for (let i = unh + 1; i < end; i++) (body.kept ??= []).push(keptOf(view, i));
  } else {
    if (known.directory !== directoryOf(header))
      report('HWS-EDI-074', `${type} ${directoryOf(header)}, taken as ${known.directory}`, at);
    const grouping = new Grouping<number, AnySegment>(known.root, { has: body }, at, new DocumentBuilder(view), report);
    const order = new BoxFirstOrder<number>((i) =>
      grouping.take(view.tokens.tag(i), view.code(i, 1), i, view.where(i)),
    );
    const plan = type === 'BAPLIE';
    for (let i = unh + 1; i < end; i++) order.take(i, plan ? kindOf(view, i) : 'other');
    order.finish();
    grouping.finish();
  }
  return { type, version: versionOf(header), header, body };
}

/** The directory whose structure a message follows: some bay plans of the old structure name a new directory. */
function directoryIn(view: MessageView, header: Values<'UNH'>, from: number, end: number): string {
  const directory = directoryOf(header);
  const { type } = view.info;
  if (type !== 'BAPLIE' || !hasSections(type, directory)) return directory;
  for (let i = from; i < end; i++) if (view.tagAt(i) === UNS) return directory;
  return WITHOUT_SECTIONS;
}

function kindOf(view: MessageView, segment: number): 'box' | 'cell' | 'other' {
  const tag = view.tagAt(segment);
  if (tag === TAG.EQD) return 'box';
  return tag === TAG.LOC && view.qualifier(segment) === STOWAGE_CELL ? 'cell' : 'other';
}

/** Makes the tree. */
class DocumentBuilder implements Builder<number, AnySegment> {
  private readonly view: MessageView;

  constructor(view: MessageView) {
    this.view = view;
  }

  add(under: AnySegment, tag: string, segment: number): AnySegment | null {
    const values = valuesOf(this.view, tag, segment);
    return put((under.has ??= {}) as AnyChildren, tag, values) ? values : null;
  }

  keep(under: AnySegment, segment: number): void {
    ((under.has ??= {}).kept ??= []).push(keptOf(this.view, segment));
  }
}

/** Adds a segment to its property; false for a second one where there can be one only. */
function put(children: AnyChildren, tag: string, values: AnySegment): boolean {
  const property = propertyOf(tag) as string;
  const held = children[property];
  const single = isSingle(tagOf(property) as Tag);
  if (held === undefined) children[property] = single ? values : [values];
  else if (single) return false;
  else (held as AnySegment[]).push(values);
  return true;
}

/** A segment with its values by name; what the table has no name for stands under `more`. */
export function valuesOf(view: MessageView, tag: string, segment: number): AnySegment {
  const names = valueNames(tag) ?? [];
  const values: AnySegment = {};
  let more: Record<string, string> | undefined;
  const elements = view.elements(segment);
  for (let e = 1; e < elements; e++) {
    const components = view.components(segment, e);
    for (let c = 0; c < components; c++) {
      const text = view.text(segment, e, c);
      if (text === '') continue;
      const name = names[e - 1]?.[c];
      if (name === undefined) (more ??= {})[`${e}.${c + 1}`] = text;
      else values[name] = text;
    }
  }
  if (more !== undefined) values.more = more;
  const repeated = repeatedIn(view, segment);
  if (repeated !== undefined) values.repeated = repeated;
  return values;
}

/** The values of repeated elements after the first; undefined where none is repeated. */
function repeatedIn(view: MessageView, segment: number): Repeated | undefined {
  let repeated: Repeated | undefined;
  if (view.tokens.service.repetition < 0) return repeated;
  const elements = view.elements(segment);
  for (let e = 1; e < elements; e++) {
    const further = view.repetitions(segment, e);
    if (further.length > 0) (repeated ??= {})[e] = further;
  }
  return repeated;
}

function keptOf(view: MessageView, segment: number): KeptSegment {
  const elements: string[][] = [];
  for (let e = 1; e < view.elements(segment); e++) {
    const texts: string[] = [];
    for (let c = 0; c < view.components(segment, e); c++) texts.push(view.text(segment, e, c));
    while (texts.at(-1) === '') texts.pop();
    elements.push(texts);
  }
  while (elements.at(-1)?.length === 0) elements.pop();
  const repeated = repeatedIn(view, segment);
  return { tag: view.tokens.tag(segment), elements, ...(repeated !== undefined && { repeated }) };
}
