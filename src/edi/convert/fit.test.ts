// Whatever a message holds: after a conversion each of its segments is there, or it was told that it is not.
import { describe, expect, it } from 'vitest';
import { Random } from '../../kit/random.ts';
import { directoriesOf, directoryOf, headerFor, structureFor } from '../structure/catalogue.ts';
import type { Children, EdiDocument } from '../structure/document.ts';
import type { Part } from '../structure/notation.ts';
import { isSingle, propertyOf, tagOf, valueNames, type Tag } from '../structure/segment-table.ts';
import { convert } from './convert.ts';

/** Tags whose segments conversions make anew or take away by design: sections, counts of a cell. */
const MADE_ANEW = new Set(['UNS', 'CNT']);

/** A message that fits a structure; every segment carries a mark of its own behind its named values. */
class Maker {
  private readonly random: Random;
  private marks = 0;

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  children(group: Part): Children {
    const children: Record<string, unknown> = {};
    for (const part of group.inside) {
      const tag = part.tag as Tag;
      // Where a tag stands twice, what is under a segment tells the two apart; the one that opens a group is made here.
      if (part.group === '' && group.inside.some((other) => other !== part && other.tag === tag)) continue;
      const most = Math.min(part.most, isSingle(tag) ? 1 : 2);
      const count = this.random.int(most + 1) || (part.mandatory ? 1 : 0);
      const segments = Array.from({ length: count }, () => this.segment(part));
      if (count > 0) children[propertyOf(tag) as string] = isSingle(tag) ? segments[0] : segments;
    }
    return children;
  }

  private segment(part: Part): Record<string, unknown> {
    const first = valueNames(part.tag)?.[0]?.[0] ?? '';
    const qualifier = part.qualifiers === null ? `Q${this.random.int(9)}` : this.random.pick(part.qualifiers);
    const has = this.children(part);
    const values = { [first]: qualifier, more: { '20.1': `MARK${++this.marks}` } };
    return Object.keys(has).length === 0 ? values : { ...values, has };
  }
}

interface Marked {
  tag: string;
  /** Mark of the segment over it; '' for none. */
  owner: string;
}

/** All marks of a tree. */
function marksIn(children: Children, owner = '', into = new Map<string, Marked>()): Map<string, Marked> {
  for (const [property, held] of Object.entries(children)) {
    const tag = tagOf(property);
    if (tag === undefined) continue;
    for (const segment of (Array.isArray(held) ? held : [held]) as {
      more?: Record<string, string>;
      has?: Children;
    }[]) {
      const mark = segment.more?.['20.1'] ?? '';
      if (mark !== '') into.set(mark, { tag, owner });
      if (segment.has !== undefined) marksIn(segment.has, mark, into);
    }
  }
  return into;
}

/** Versions of plans and instructions, which tell of a cell in different ways. */
const PLANS = (
  [
    ['BAPLIE', ['1.5', '2.2', 'D00B', '3.1']],
    ['MOVINS', ['2.1', 'D00B', 'D20B']],
  ] as const
).flatMap(([type, versions]) => versions.flatMap((from) => versions.map((to) => [type, from, to] as const)));

/** Types that have several directories, each pair of them once in both directions. */
const LISTS = ['COPRAR', 'COARRI', 'CODECO', 'COREOR', 'COPARN', 'COPINO', 'COHAOR', 'COSTOR', 'COEDOR'].flatMap(
  (type) => {
    const directories = directoriesOf(type);
    return directories.flatMap((from) => directories.map((to) => [type, from, to] as const));
  },
);

describe('a conversion', () => {
  it.each([...LISTS, ...PLANS])('of %s from %s to %s loses no segment without telling', (type, from, to) => {
    const { root } = structureFor(type, directoryOf(headerFor(type, from) ?? {})) as { root: Part };
    for (let seed = 1; seed <= 10; seed++) {
      const header = { reference: '1', ...headerFor(type, from) };
      const document: EdiDocument = { type, version: from, header, body: new Maker(seed).children(root) };
      const { document: converted, diagnostics } = convert(document, to);
      const before = marksIn(document.body);
      const after = marksIn(converted.body);
      const told = diagnostics.filter(({ code }) => code === 'HWS-EDI-160').map(({ message }) => message.slice(0, 3));
      for (const [mark, { tag, owner }] of before) {
        // What stood under a lost segment is lost with it.
        if (after.has(mark) || MADE_ANEW.has(tag) || (owner !== '' && !after.has(owner))) continue;
        expect(told, `${mark} of ${tag}, seed ${seed}`).toContain(tag);
      }
      expect([...after.keys()].filter((mark) => !before.has(mark))).toEqual([]);
      if (from === to) expect(after.size).toBe(before.size);
    }
  });
});
