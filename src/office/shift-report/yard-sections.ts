// The parts of a shift report about the yard and the gate.
import type { ReportCell, ReportSection } from './content.ts';
import type { ShiftFacts } from './facts.ts';
import type { Writing } from './words/words.ts';

/** A block that is fuller has no slots left to choose from: the target of the yard's fill. */
const FULL = 0.8;

/** Yard by block, and gate. */
export function yardSections(facts: ShiftFacts, writing: Writing): ReportSection[] {
  return [yard(facts, writing), gate(facts, writing)];
}

function yard({ blocks, figures }: ShiftFacts, { words, format }: Writing): ReportSection {
  const { text } = words;
  const { number, percent } = format;
  const columns = [
    { head: text.block, share: 16 },
    { head: text.fill, share: 28, right: true as const },
    { head: text.inYard, share: 14, right: true as const },
    { head: text.into, share: 14, right: true as const },
    { head: text.outOf, share: 14, right: true as const },
    { head: text.rehandles, share: 14, right: true as const },
  ];
  const rows = blocks.map(({ block, fill, boxes, into, outOf, rehandles }): ReportCell[] => [
    block,
    { text: percent(fill), bar: Math.min(1, fill), ...(fill > FULL && { tone: 'bad' as const }) },
    ...[boxes, into, outOf, rehandles].map((n) => number(n)),
  ]);
  const sum = (of: 'boxes' | 'into' | 'outOf' | 'rehandles'): string =>
    number(blocks.reduce((n, block) => n + block[of], 0));
  const total = [text.total, percent(figures.yardFill), sum('boxes'), sum('into'), sum('outOf'), sum('rehandles')];
  return { title: text.yard, lines: [], table: { columns, rows, total } };
}

function gate({ gate: g }: ShiftFacts, { words, format }: Writing): ReportSection {
  const { text } = words;
  const { number } = format;
  const minutes = (value: number | null): string => (value === null ? text.none : number(value, 1));
  const missed = number(g.missed);
  const rows: ReportCell[][] = [
    [text.trucks, number(g.trucks)],
    [text.turn, `${minutes(g.mean)} / ${minutes(g.median)} / ${minutes(g.p95)}`],
    [text.announced, number(g.announced)],
    [text.came, number(g.came)],
    [text.missed, g.missed > 0 ? { text: missed, tone: 'bad' } : missed],
    [text.there, number(g.there)],
  ];
  const columns = [
    { head: text.key, share: 75 },
    { head: text.number, share: 25, right: true as const },
  ];
  return { title: text.gate, lines: [], table: { columns, rows } };
}
