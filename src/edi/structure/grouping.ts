// Puts the segments of a message into the groups of its structure, one after the other. Any order inside a group is accepted, and told
// once. What is made of the segments is the builder's affair: a document, or nothing where only the structure is looked at.
import type { EdiCode } from '../findings.ts';
import type { Part } from './notation.ts';

/** Where a segment stands: number in the file (from 1) and byte. */
export interface SegmentPlace {
  segment: number;
  offset: number;
}

/** Makes something of the segments. `Owner` is what it makes of one that can have others under it. */
export interface Builder<Segment, Owner> {
  /** Adds a segment under another one; null where there can be one only and it is there. */
  add(under: Owner, tag: string, segment: Segment): Owner | null;
  /** Keeps a segment that has no place in the structure. */
  keep(under: Owner, segment: Segment): void;
}

/** Takes a code, what is particular to the case, and where. */
export type Report = (code: EdiCode, detail: string, at: SegmentPlace) => void;

/** A group that is open, with what has come of each of its parts. */
interface OpenGroup<Owner> {
  part: Part;
  owner: Owner;
  /** How many segments of each part have come, and the last of them. */
  counts: Uint32Array;
  latest: (Owner | undefined)[];
  /** Index of the part of which a segment came last. */
  last: number;
  at: SegmentPlace;
}

/** How strictly a part is looked for: named by qualifier; in order, with room left; in any order, with room left; anything of the tag. */
const PASSES = ['qualified', 'next', 'room', 'any'] as const;

export class Grouping<Segment, Owner> {
  private readonly builder: Builder<Segment, Owner>;
  private readonly report: Report;
  private readonly open: OpenGroup<Owner>[];
  private readonly oddities = new Map<string, { code: EdiCode; what: string; count: number; at: SegmentPlace }>();

  /** @param message what the builder made of UNH */
  constructor(root: Part, message: Owner, at: SegmentPlace, builder: Builder<Segment, Owner>, report: Report) {
    this.builder = builder;
    this.report = report;
    this.open = [groupOf(root, message, at)];
  }

  /** Takes the next segment. @param qualifier its first value */
  take(tag: string, qualifier: string, segment: Segment, at: SegmentPlace): void {
    if (this.putInOpen(tag, qualifier, segment, at) || this.putInClosed(tag, qualifier, segment, at)) return;
    this.builder.keep((this.open[this.open.length - 1] as OpenGroup<Owner>).owner, segment);
    this.note('HWS-EDI-070', tag, at);
  }

  /** Ends all groups and reports what was odd, in the order in which it was met. */
  finish(): void {
    while (this.open.length > 0) this.close();
    const oddities = [...this.oddities.values()].sort((a, b) => a.at.segment - b.at.segment);
    for (const { code, what, count, at } of oddities)
      this.report(code, count === 1 ? what : `${what} (${count} times, first here)`, at);
  }

  /** The innermost open group with a part for the segment takes it; one that opens a group by qualifier goes before all others. */
  private putInOpen(tag: string, qualifier: string, segment: Segment, at: SegmentPlace): boolean {
    for (const pass of PASSES) {
      for (let depth = this.open.length - 1; depth >= 0; depth--) {
        const group = this.open[depth] as OpenGroup<Owner>;
        const index = partFor(group, tag, qualifier, pass);
        if (index < 0) continue;
        this.closeTo(depth);
        this.put(group, index, segment, at);
        return true;
      }
    }
    return false;
  }

  /** A segment that comes after its group was closed belongs to the last group of that kind that an open group has. */
  private putInClosed(tag: string, qualifier: string, segment: Segment, at: SegmentPlace): boolean {
    for (let depth = this.open.length - 1; depth >= 0; depth--) {
      const group = this.open[depth] as OpenGroup<Owner>;
      for (let i = 0; i < group.part.inside.length; i++) {
        const owner = group.latest[i];
        if (owner === undefined || !takes(group.part.inside[i] as Part, tag, qualifier)) continue;
        if (this.builder.add(owner, tag, segment) === null) continue;
        this.closeTo(depth);
        this.note('HWS-EDI-071', `${tag} after its group`, at);
        return true;
      }
    }
    return false;
  }

  private put(group: OpenGroup<Owner>, index: number, segment: Segment, at: SegmentPlace): void {
    const part = group.part.inside[index] as Part;
    const count = (group.counts[index] as number) + 1;
    group.counts[index] = count;
    if (count === part.most + 1) this.note('HWS-EDI-072', `${nameOf(part)}, at most ${part.most}`, at);
    if (index < group.last)
      this.note('HWS-EDI-071', `${nameOf(part)} after ${nameOf(group.part.inside[group.last] as Part)}`, at);
    group.last = index;
    const owner = this.builder.add(group.owner, part.tag, segment);
    if (owner === null) return this.builder.keep(group.owner, segment);
    group.latest[index] = owner;
    // Where a tag also opens a group beside it, what belongs to the group may follow either.
    if (part.group === '') this.noteTwin(group, part, owner);
    else this.open.push(groupOf(part, owner, at));
  }

  private noteTwin(group: OpenGroup<Owner>, part: Part, owner: Owner): void {
    const twin = group.part.inside.findIndex((other) => other !== part && other.tag === part.tag && other.group !== '');
    if (twin >= 0) group.latest[twin] = owner;
  }

  private closeTo(depth: number): void {
    while (this.open.length > depth + 1) this.close();
  }

  private close(): void {
    const { part, counts, at } = this.open.pop() as OpenGroup<Owner>;
    part.inside.forEach((inside, i) => {
      if (!inside.mandatory || counts[i] !== 0) return;
      const where = part.group === 'message' ? 'the message' : nameOf(part);
      this.note('HWS-EDI-073', `${nameOf(inside)} in ${where}`, at);
    });
  }

  private note(code: EdiCode, what: string, at: SegmentPlace): void {
    const known = this.oddities.get(code + what);
    if (known) known.count++;
    else this.oddities.set(code + what, { code, what, count: 1, at });
  }
}

function partFor<Owner>(
  { part: { inside }, counts, last }: OpenGroup<Owner>,
  tag: string,
  qualifier: string,
  pass: (typeof PASSES)[number],
): number {
  let found = -1;
  for (let i = 0; i < inside.length; i++) {
    const part = inside[i] as Part;
    if (part.tag !== tag) continue;
    const named = part.qualifiers?.includes(qualifier) === true;
    if (part.qualifiers !== null && !named) continue;
    if (pass === 'qualified' && !named) continue;
    if (pass === 'next' && i < last) continue;
    if (pass !== 'any' && (counts[i] as number) >= part.most) continue;
    // Of two parts of a tag the one that keeps the order.
    if (found < 0 || found < last) found = i;
  }
  return found;
}

function takes(group: Part, tag: string, qualifier: string): boolean {
  return group.inside.some(
    (part) => part.tag === tag && (part.qualifiers === null || part.qualifiers.includes(qualifier)),
  );
}

function groupOf<Owner>(part: Part, owner: Owner, at: SegmentPlace): OpenGroup<Owner> {
  const parts = part.inside.length;
  return { part, owner, counts: new Uint32Array(parts), latest: new Array<Owner | undefined>(parts), last: 0, at };
}

/** "SG2 (LOC)" for a group, the tag for a segment. */
function nameOf({ tag, group }: Part): string {
  return group === '' || group === 'message' ? tag : `${group} (${tag})`;
}
