// Looks at the structure of a message as its segments come, without keeping them: what has no place, what is missing, what comes too often.
// The same findings as reading a document gives, in constant memory.
import { WITHOUT_SECTIONS, directoryOf, hasSections, structureFor } from './catalogue.ts';
import type { Values } from './document.ts';
import { Grouping, type Builder, type Report, type SegmentPlace } from './grouping.ts';
import type { Part } from './notation.ts';
import { BoxFirstOrder } from './segment-order.ts';
import { isSingle, tagOf, propertyOf, type Tag } from './segment-table.ts';

/** A segment as far as its place in the structure goes. */
interface Outline {
  tag: string;
  qualifier: string;
  at: SegmentPlace;
}

/** What is known of a segment that can have others under it: the tags there of which there can be one only. */
type Singles = Set<string>;

/** Adds nothing to anything, but says where a second one of a kind comes. */
const COUNTER: Builder<Outline, Singles> = {
  add(under, tag) {
    if (isSingle(tagOf(propertyOf(tag) ?? '') as Tag)) {
      if (under.has(tag)) return null;
      under.add(tag);
    }
    return new Set();
  },
  keep: () => undefined,
};

/** LOC qualifier of a stowage cell. */
const STOWAGE_CELL = '147';

/** Checks one message. */
export class StructureCheck {
  private readonly type: string;
  private readonly directory: string;
  private readonly at: SegmentPlace;
  private readonly report: Report;
  private readonly order: BoxFirstOrder<Outline>;
  private grouping: Grouping<Outline, Singles> | null = null;
  /** Segments that wait until it is known which structure a bay plan has; null: none wait. */
  private waiting: Outline[] | null = null;

  constructor(header: Values<'UNH'>, at: SegmentPlace, report: Report) {
    this.type = header.type ?? '';
    this.directory = directoryOf(header);
    this.at = at;
    this.report = report;
    this.order = new BoxFirstOrder((outline) => this.group(outline));
    const known = structureFor(this.type, this.directory);
    if (known === null) report('HWS-EDI-075', `"${this.type}"`, at);
    else if (this.type === 'BAPLIE' && hasSections(this.type, this.directory)) this.waiting = [];
    else this.begin(known);
  }

  /** Takes the next segment between UNH and UNT. @param qualifier its first value */
  take(tag: string, qualifier: string, at: SegmentPlace): void {
    const outline = { tag, qualifier, at };
    if (this.waiting !== null) {
      this.waiting.push(outline);
      if (tag === 'UNS') this.decide(true);
      else if (tag === 'EQD' || isCell(outline)) this.decide(false);
    } else if (this.grouping !== null) {
      this.hand(outline);
    }
  }

  /** Ends the message and reports. */
  finish(): void {
    if (this.waiting !== null) this.decide(false);
    this.order.finish();
    this.grouping?.finish();
  }

  /** A bay plan of a new directory without UNS has the structure of the old ones. */
  private decide(sections: boolean): void {
    const waiting = this.waiting ?? [];
    this.waiting = null;
    const known = structureFor(this.type, sections ? this.directory : WITHOUT_SECTIONS);
    if (known !== null) this.begin(known);
    for (const outline of waiting) this.hand(outline);
  }

  private begin({ directory, root }: { directory: string; root: Part }): void {
    if (directory !== this.directory)
      this.report('HWS-EDI-074', `${this.type} ${this.directory}, taken as ${directory}`, this.at);
    this.grouping = new Grouping(root, new Set<string>(), this.at, COUNTER, this.report);
  }

  private hand(outline: Outline): void {
    const kind = outline.tag === 'EQD' ? 'box' : isCell(outline) ? 'cell' : 'other';
    this.order.take(outline, this.type === 'BAPLIE' ? kind : 'other');
  }

  private group(outline: Outline): void {
    this.grouping?.take(outline.tag, outline.qualifier, outline, outline.at);
  }
}

function isCell({ tag, qualifier }: Outline): boolean {
  return tag === 'LOC' && qualifier === STOWAGE_CELL;
}
