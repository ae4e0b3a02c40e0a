// What is otherwise in the papers of a container, fact by fact.
import type { Container } from '../../terminal/container.ts';
import type { StoryChange } from '../api.ts';

/** What was told of a container, and what it leaves with. */
export interface Papers {
  container: Container;
  outbound: string;
}

/** Facts of a container that its story tells, as text. */
const FACTS: readonly [what: StoryChange['what'], text: (papers: Papers) => string][] = [
  ['mass', ({ container }) => String(container.grossKg)],
  ['type', ({ container }) => container.isoType],
  ['load', ({ container }) => (container.full ? 'full' : 'empty')],
  ['reefer', ({ container }) => (container.reeferC === null ? '' : String(container.reeferC))],
  ['dangerous', ({ container }) => container.dangerous.map(goodsText).join(', ')],
  ['line', ({ container }) => container.operator],
  ['pol', ({ container }) => container.portOfLoading],
  ['pod', ({ container }) => container.portOfDischarge],
  ['finalPort', ({ container }) => container.finalPort],
  ['gauge', ({ container }) => gaugeText(container.outOfGauge)],
  ['leavesWith', ({ outbound }) => outbound],
];

/** The facts that differ. */
export function changesBetween(before: Papers, after: Papers): StoryChange[] {
  return FACTS.map(([what, text]) => ({ what, from: text(before), to: text(after) })).filter(
    ({ from, to }) => from !== to,
  );
}

function goodsText({ imdgClass, unNumber }: Container['dangerous'][number]): string {
  return unNumber === '' ? imdgClass : `${imdgClass} (UN ${unNumber})`;
}

/** Over-dimensions in cm: front, back, left, right, height. */
function gaugeText(gauge: Container['outOfGauge']): string {
  if (gauge === null) return '';
  const { frontMm, backMm, leftMm, rightMm, heightMm } = gauge;
  return `${[frontMm, backMm, leftMm, rightMm, heightMm].map((mm) => mm / 10).join('/')} cm`;
}
