// Brings a tree of segments into the structure of a version: what stands elsewhere there is moved to its place, what has none is told
// and left out. Knows structures, not message types.
import type { Children, KeptSegment } from '../structure/document.ts';
import type { Part } from '../structure/notation.ts';
import { isSingle, propertyOf, tagOf, type Tag } from '../structure/segment-table.ts';
import type { Notes } from './notes.ts';
import { DUMMY_OF_CELL, DUMMY_REFERENCE, isDummy } from '../values/dummy-references.ts';

/** A segment of any tag, and its group. */
export type AnySegment = Record<string, string | Record<string, string> | Children | undefined> & { has?: Children };

/** A segment that is looking for a place. */
interface Homeless {
  tag: string;
  segment: AnySegment;
}

/** Segments that may move up out of the group of another: what they say holds there too. */
const HOISTED: Record<string, readonly string[]> = {
  LOC: ['DTM'],
  TMP: ['RNG'],
  DGS: ['FTX'],
  TDT: ['LOC', 'DTM'],
  MEA: ['DTM'],
  DOC: ['NAD', 'DTM'],
};
/** Groups of a level into whose last one a segment may move down, the likeliest first. */
const SUNK: Record<string, readonly string[]> = {
  RNG: ['TMP'],
  DTM: ['TDT', 'NAD'],
  LOC: ['TDT'],
  NAD: ['DOC'],
};
/** DTM 2005 of the document: it moves from the voyage to the head wherever the head can hold it. */
const DOCUMENT_DATE = '137';
/** Stage of the main leg, which holds places and times of a container that have no place of their own. */
const MAIN_LEG = { stage: '20' };

/** The tree in the structure of another version. */
export function fit(body: Children, root: Part, notes: Notes): Children {
  const fitter = new Fitter(notes);
  const { children, left } = fitter.group(withoutDummies(body), root);
  for (const { tag, segment } of left) notes.add('HWS-EDI-160', described(tag, segment, root));
  return children;
}

class Fitter {
  private readonly notes: Notes;
  /** Groups around the one at hand. */
  private readonly around: Part[] = [];

  constructor(notes: Notes) {
    this.notes = notes;
  }

  /** Fills a group; what has no place in it comes back. */
  group(source: Children, part: Part): { children: Children; left: Homeless[] } {
    const children: Children = {};
    let left: Homeless[] = [];
    this.around.push(part);
    for (const { tag, segment } of segmentsIn(source)) {
      if (!this.put(children, part, tag, segment, left)) left.push({ tag, segment });
    }
    left = left.filter((homeless) => !this.sink(children, part, homeless));
    if (source.kept !== undefined) children.kept = source.kept;
    this.around.pop();
    this.check(children, part);
    return { children, left };
  }

  /** Puts a segment with its group into its part; false where there is none. What its own group cannot hold is hoisted or told. */
  private put(children: Children, part: Part, tag: string, segment: AnySegment, left: Homeless[]): boolean {
    const target = partFor(part, tag, segment);
    if (target === undefined || (isSingle(tag as Tag) && held(children, tag).length > 0)) return false;
    const { has, ...values } = segment;
    const inner = has === undefined ? { children: {}, left: [] } : this.group(this.liftDate(has, part, left), target);
    const placed = Object.keys(inner.children).length === 0 ? values : { ...values, has: inner.children };
    append(children, tag, placed as AnySegment);
    for (const homeless of inner.left) {
      if (!(HOISTED[tag] ?? []).includes(homeless.tag)) {
        this.notes.add('HWS-EDI-160', described(homeless.tag, homeless.segment, target));
      } else if (!this.put(children, part, homeless.tag, homeless.segment, left)) left.push(homeless);
    }
    return true;
  }

  /** Takes the document's date out of the group of the voyage where the head has a place for it. */
  private liftDate(has: Children, part: Part, left: Homeless[]): Children {
    const dates = has.times?.filter(({ qualifier }) => qualifier === DOCUMENT_DATE) ?? [];
    if (part.group !== 'message' || dates.length === 0 || !part.inside.some(isPlainTime)) return has;
    for (const segment of dates) left.push({ tag: 'DTM', segment: segment as AnySegment });
    const { times, ...others } = has;
    const rest = times?.filter((time) => !dates.includes(time)) ?? [];
    return rest.length === 0 ? others : { ...others, times: rest };
  }

  /** Puts a segment into a group beside it, or into the head's own place; true when it is placed. */
  private sink(children: Children, part: Part, { tag, segment }: Homeless): boolean {
    const own: Homeless[] = [];
    if (this.put(children, part, tag, segment, own)) return true;
    for (const below of SUNK[tag] ?? []) {
      const target = part.inside.find((inside) => inside.tag === below && partFor(inside, tag, segment) !== undefined);
      if (target === undefined) continue;
      if (held(children, below).length === 0 && part.tag === 'EQD' && below === 'TDT') {
        append(children, below, { ...MAIN_LEG });
        this.notes.add('HWS-EDI-162', `TDT+${MAIN_LEG.stage}`);
      }
      const owner = held(children, below).at(-1);
      if (owner === undefined) continue;
      if (this.put((owner.has ??= {}), target, tag, segment, own)) return true;
    }
    return false;
  }

  /** Whether a segment too many would be taken for one of a group around this one. */
  private wouldStray(tag: string): boolean {
    return this.around.some(({ inside }) => inside.some((part) => part.tag === tag && part.most > 1));
  }

  private leaveOut(children: Children, part: Part, tag: string, surplus: readonly AnySegment[]): void {
    for (const segment of surplus) this.notes.add('HWS-EDI-160', described(tag, segment, part));
    const bag = children as Record<string, AnySegment[]>;
    const property = propertyOf(tag) as string;
    bag[property] = held(children, tag).filter((segment) => !surplus.includes(segment));
  }

  /** Tells what is missing and what comes too often, and fills in a reference that is only asked for. */
  private check(children: Children, part: Part): void {
    for (const inside of part.inside) {
      const own = held(children, inside.tag).filter((segment) => partFor(part, inside.tag, segment) === inside);
      const count = own.length;
      const name = inside.group === '' ? inside.tag : `${inside.group} (${inside.tag})`;
      if (count > inside.most) {
        if (this.wouldStray(inside.tag)) this.leaveOut(children, part, inside.tag, own.slice(inside.most));
        else this.notes.add('HWS-EDI-161', `${name}, at most ${inside.most}`);
      }
      if (count > 0 || !inside.mandatory) continue;
      if (inside.tag === 'RFF') {
        const dummy = part.tag === 'LOC' ? DUMMY_OF_CELL : DUMMY_REFERENCE;
        append(children, 'RFF', { ...dummy });
        this.notes.add('HWS-EDI-163', `RFF+${dummy.qualifier}:${dummy.number}`);
      } else {
        this.notes.add('HWS-EDI-165', part.group === 'message' ? name : `${name} in ${part.group} (${part.tag})`);
      }
    }
  }
}

/** All segments of a level, by property. */
function segmentsIn(children: Children): Homeless[] {
  return Object.keys(children).flatMap((property) => {
    const tag = tagOf(property);
    return tag === undefined ? [] : held(children, tag).map((segment) => ({ tag, segment }));
  });
}

/** The segments of a tag on a level. */
export function held(children: Children, tag: string): AnySegment[] {
  const value = (children as Record<string, unknown>)[propertyOf(tag) ?? ''];
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as AnySegment[]) : [value as AnySegment];
}

function append(children: Children, tag: string, segment: AnySegment): void {
  const property = propertyOf(tag) as string;
  const bag = children as Record<string, AnySegment[] | AnySegment | KeptSegment[] | undefined>;
  if (isSingle(tag as Tag)) bag[property] = segment;
  else ((bag[property] ??= []) as AnySegment[]).push(segment);
}

/** The part of a group for a segment: by qualifier; with something under it the one that can hold it. */
function partFor(group: Part, tag: string, segment: AnySegment): Part | undefined {
  const parts = group.inside.filter((part) => part.tag === tag);
  const { qualifier } = segment;
  const named = parts.find(({ qualifiers }) => typeof qualifier === 'string' && (qualifiers ?? []).includes(qualifier));
  const plain = parts.filter(({ qualifiers }) => qualifiers === null);
  const grouped = segment.has === undefined ? undefined : plain.find((part) => part.group !== '');
  return named ?? grouped ?? plain[0];
}

function isPlainTime({ tag, group }: Part): boolean {
  return tag === 'DTM' && group === '';
}

/** References that only fill a place are made anew where they are asked for. */
function withoutDummies(body: Children): Children {
  const { references, ...others } = body;
  const rest = references?.filter((reference) => !isDummy(reference)) ?? [];
  return rest.length === 0 ? others : { ...others, references: rest };
}

/** "DTM+137 in the message", "MEA+AAE in SG8 (DGS)". */
function described(tag: string, segment: AnySegment, part: Part): string {
  const first = Object.values(segment).find((value) => typeof value === 'string');
  const where = part.group === 'message' ? 'the message' : part.group === '' ? part.tag : `${part.group} (${part.tag})`;
  return `${typeof first === 'string' ? `${tag}+${first}` : tag} in ${where}`;
}
