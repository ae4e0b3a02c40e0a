// The structure of a message, read from the notation that the directories' segment tables are told in:
//
//     BGM M1 DTM M9 SG1 C9(RFF M1 DTM C9) SG2 C9999(LOC[147] M1 MEA C9 LOC C9)
//
// TAG M|C max: mandatory or conditional, how often. SGn M|C max(…): a group, which its first segment opens. TAG[q|r]: opens the group only
// with one of these qualifiers, so that a tag that also stands inside (LOC in a bay plan) does not. UNH and UNT are not told.
import { invariant } from '../../kit/invariant.ts';

/** A part of a message's structure: a segment, or a group with the segment that opens it. */
export interface Part {
  tag: string;
  /** Qualifiers (first value of the segment) that belong here; null: any. */
  qualifiers: readonly string[] | null;
  mandatory: boolean;
  /** How often it may come. */
  most: number;
  /** Name of the group ("SG2"); empty for a segment alone. */
  group: string;
  /** Parts of the group, in their order; empty for a segment alone. */
  inside: readonly Part[];
}

/** The structure of a message between UNH and UNT: a group that nothing opens. */
export function structureOf(notation: string): Part {
  const reader = new NotationReader(notation);
  const inside = reader.parts();
  invariant(reader.atEnd, `the notation has something after its end: ${notation.slice(0, 40)}`);
  return { tag: 'UNH', qualifiers: null, mandatory: true, most: 1, group: 'message', inside };
}

class NotationReader {
  private readonly words: string[];
  private at = 0;

  constructor(notation: string) {
    this.words = notation.match(/[A-Z]{3}(?:\[[^\]]+\])?|SG\d+|[MC]\d+|[()]/g) ?? [];
    invariant(this.words.join('') === notation.replace(/\s/g, ''), `not a structure: ${notation.slice(0, 40)}`);
  }

  get atEnd(): boolean {
    return this.at >= this.words.length;
  }

  /** Parts up to a closing bracket or the end. */
  parts(): Part[] {
    const parts: Part[] = [];
    while (!this.atEnd && this.words[this.at] !== ')') parts.push(this.part());
    // A tag may stand beside a group that it opens (RFF in MOVINS): document and order then tell which is which.
    const keys = parts.map((part) => `${part.tag}${part.qualifiers?.join('|') ?? ''}${part.group === '' ? '' : '('}`);
    invariant(new Set(keys).size === keys.length, `a part stands twice among ${keys.join(' ')}`);
    return parts;
  }

  private part(): Part {
    const name = this.next();
    const status = this.next();
    invariant(/^[MC]\d/.test(status), `not a structure: ${name} has no status`);
    const occurrence = { mandatory: status.startsWith('M'), most: Number(status.slice(1)) };
    if (!/^SG\d/.test(name)) return { ...opening(name), ...occurrence, group: '', inside: [] };
    invariant(this.next() === '(', `${name} has no bracket`);
    const [first, ...inside] = this.parts();
    invariant(this.next() === ')' && first?.inside.length === 0, `${name} does not begin with a segment`);
    return { tag: first.tag, qualifiers: first.qualifiers, ...occurrence, group: name, inside };
  }

  private next(): string {
    return this.words[this.at++] ?? '';
  }
}

function opening(name: string): Pick<Part, 'tag' | 'qualifiers'> {
  const bracket = name.indexOf('[');
  if (bracket < 0) return { tag: name, qualifiers: null };
  return { tag: name.slice(0, bracket), qualifiers: name.slice(bracket + 1, -1).split('|') };
}
