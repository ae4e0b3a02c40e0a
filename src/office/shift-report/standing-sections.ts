// The parts of a shift report about how things stand: figures against targets, what is handed over, what people did, what is open, messages.
import { FIGURE, FIGURES, type FigureId } from '../figures.ts';
import { meets, TARGETS } from '../targets.ts';
import type { ReportCell, ReportSection } from './content.ts';
import type { OpenException, ShiftFacts } from './facts.ts';
import type { ShiftAct } from './shift-events.ts';
import { filled, type ReportFormat, type ReportWords, type Writing } from './words/words.ts';

/** Exceptions that the first page names: the worst ones; the table has all. */
const MOST_NAMED = 5;
/** Deeds that are told, the last ones: who needs more takes them from the record. */
const MOST_ACTS = 200;

const wordOf = (words: object, name: string): string => (words as Record<string, string>)[name] ?? name;

/** What the next shift has to know first. */
export function handoverSection({ exceptions }: ShiftFacts, writing: Writing): ReportSection {
  const { text } = writing.words;
  const { number } = writing.format;
  if (exceptions.length === 0) return { title: text.handover, lines: [text.allWell], table: null };
  const unseen = exceptions.filter(({ notedBy }) => notedBy === null).length;
  const named = exceptions.slice(0, MOST_NAMED).map((one) => `· ${one.subject}: ${whatOf(one, writing)}`);
  const left = exceptions.length - named.length;
  const more = left > 0 ? [`· ${filled(text.more, { n: number(left) })}`] : [];
  const open = filled(text.openOf, { n: number(exceptions.length), unseen: number(unseen) });
  return { title: text.handover, lines: [open, ...named, ...more], table: null };
}

/** All figures of the shift with targets. */
export function figureSection({ figures }: ShiftFacts, { words, format }: Writing): ReportSection {
  const { text } = words;
  const columns = [
    { head: text.figure, share: 52 },
    { head: text.value, share: 16, right: true as const },
    { head: text.target, share: 18, right: true as const },
    { head: text.met, share: 14 },
  ];
  const rows = FIGURES.map((id): ReportCell[] => {
    const value = FIGURE[id].of(figures);
    return [
      words.figures[id],
      format.figure(value, FIGURE[id].form),
      targetOf(id, { words, format }),
      metCell(id, value, words),
    ];
  });
  return { title: text.figures, lines: [], table: { columns, rows } };
}

function targetOf(id: FigureId, { words, format }: Writing): string {
  const target = TARGETS[id];
  if (!target) return words.text.none;
  return filled(words.text[target.kind], { n: format.figure(target.value, FIGURE[id].form) });
}

function metCell(id: FigureId, value: number | null, { text }: ReportWords): ReportCell {
  const met = meets(id, value);
  if (met === null) return '';
  return met ? { text: text.yes, tone: 'good' } : { text: text.no, tone: 'bad' };
}

/** Machines out, deeds of people, exceptions, messages. */
export function openSections(facts: ShiftFacts, writing: Writing): ReportSection[] {
  return [machines(facts, writing), exceptions(facts, writing), acts(facts, writing), messages(facts, writing)];
}

/** Kinds of exception that tell of a machine which does not work as it should begin so. */
const MACHINE_OUT = 'machine-';

function machines({ exceptions: open }: ShiftFacts, writing: Writing): ReportSection {
  const { text } = writing.words;
  const out = open.filter(({ kind }) => kind.startsWith(MACHINE_OUT));
  if (out.length === 0) return { title: text.machines, lines: [text.noMachines], table: null };
  const columns = [
    { head: text.machine, share: 18 },
    { head: text.since, share: 20 },
    { head: text.why, share: 62 },
  ];
  const rows = out.map((one) => [one.subject, writing.format.moment(one.since), whatOf(one, writing)]);
  return { title: text.machines, lines: [], table: { columns, rows } };
}

function exceptions({ exceptions: open }: ShiftFacts, writing: Writing): ReportSection {
  const { text, ranks } = writing.words;
  if (open.length === 0) return { title: text.exceptions, lines: [text.noExceptions], table: null };
  const columns = [
    { head: text.rank, share: 13 },
    { head: text.since, share: 15 },
    { head: text.about, share: 22 },
    { head: text.what, share: 34 },
    { head: text.noted, share: 16 },
  ];
  const rows = open.map((one): ReportCell[] => [
    wordOf(ranks, one.rank),
    writing.format.moment(one.since),
    one.subject,
    whatOf(one, writing),
    one.notedBy ?? text.nobody,
  ]);
  return { title: text.exceptions, lines: [], table: { columns, rows } };
}

/** What an exception is, in a phrase with its facts. */
function whatOf({ kind, facts }: OpenException, { words, format }: Writing): string {
  const sentence = (words.kinds as Record<string, string>)[kind];
  return sentence === undefined ? kind : filled(sentence, told(facts, words, format)).replace(/(: ?| ?\(\))$/, '');
}

/** Facts whose text is a word of the system; any other text was written by somebody. */
const CODED: ReadonlySet<string> = new Set(['fault', 'alarm', 'where']);

/** Facts as they are written: times as times, names of faults and the like in words. */
function told(
  facts: Readonly<Record<string, string | number>>,
  words: ReportWords,
  format: ReportFormat,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === 'string') found[name] = CODED.has(name) ? wordOf(words.facts, value) : value;
    else found[name] = name.endsWith('At') ? format.moment(value) : format.number(value);
  }
  return found;
}

function acts({ acts: all }: ShiftFacts, { words, format }: Writing): ReportSection {
  const { text } = words;
  if (all.length === 0) return { title: text.acts, lines: [text.noActs], table: null };
  const columns = [
    { head: text.at, share: 16 },
    { head: text.who, share: 22 },
    { head: text.did, share: 62 },
  ];
  const last = all.slice(-MOST_ACTS);
  const left = all.length - last.length;
  const rows = last.map((act) => [format.moment(act.at), act.by, deed(act, words, format)]);
  return {
    title: text.acts,
    lines: left > 0 ? [filled(text.more, { n: format.number(left) })] : [],
    table: { columns, rows },
  };
}

function deed({ does, facts }: ShiftAct, words: ReportWords, format: ReportFormat): string {
  const { exception, accepted, reason, ...named } = facts;
  const did = filled(words.acts[does], {
    ...told(named, words, format),
    ...(exception !== undefined && { exception: wordOf(words.kindNames, String(exception)) }),
    ...(accepted !== undefined && { accepted: wordOf(words.facts, String(accepted)) }),
  });
  return reason === undefined || reason === '' ? did : filled(words.text.because, { did, reason });
}

function messages({ messages: all, boxesSetAside, refused }: ShiftFacts, { words, format }: Writing): ReportSection {
  const { text } = words;
  const { number } = format;
  const aside = filled(text.aside, { n: number(boxesSetAside), refused: number(refused) });
  if (all.length === 0) return { title: text.messages, lines: [text.noMessages, aside], table: null };
  const columns = [
    { head: text.type, share: 28 },
    ...[text.worked, text.passedOver, text.putAside, text.sent].map((head) => ({
      head,
      share: 18,
      right: true as const,
    })),
  ];
  const rows = all.map(({ type, worked, passedOver, putAside, sent }): ReportCell[] => [
    ...[type, number(worked), number(passedOver)],
    putAside > 0 ? { text: number(putAside), tone: 'bad' } : number(putAside),
    number(sent),
  ]);
  return { title: text.messages, lines: [aside], table: { columns, rows } };
}
