// Makes the content of a shift report of its facts, in a language. Pure: the same facts give the same content.
import type { ReportContent } from './content.ts';
import type { ShiftFacts } from './facts.ts';
import { quaySections } from './quay-sections.ts';
import { handoverSection, figureSection, openSections } from './standing-sections.ts';
import {
  filled,
  REPORT_WORDS,
  reportFormat,
  type ReportLanguage,
  type ReportWords,
  type Writing,
} from './words/words.ts';
import { yardSections } from './yard-sections.ts';

/** The report in a language. */
export function shiftReport(facts: ShiftFacts, language: ReportLanguage): ReportContent {
  const { terminal, shift } = facts;
  const words = REPORT_WORDS[language];
  const format = reportFormat(language, terminal.timeZone);
  const writing: Writing = { words, format };
  const { text } = words;
  const period = filled(text.period, { from: format.full(shift.from), to: format.full(shift.to) });
  const name = nameOfShift(shift.name, words);
  const printed = `${format.full(facts.printedAt)}, ${terminal.timeZone}`;
  const frame = `${format.number(facts.frame)} · ${text.build} ${facts.version}`;
  return {
    ...{ language, title: text.title, page: text.page, made: facts.printedAt },
    subject: [terminal.name, name, period].filter((part) => part !== '').join(' · '),
    head: [
      [text.terminal, `${terminal.name} (${terminal.unlocode})`],
      [text.time, name === '' ? period : `${name}: ${period}`],
      [text.printed, printed],
      [text.frame, frame],
    ],
    foot: `${text.printed} ${printed} · ${text.frame} ${frame}`,
    sections: [
      handoverSection(facts, writing),
      figureSection(facts, writing),
      ...quaySections(facts, writing),
      ...yardSections(facts, writing),
      ...openSections(facts, writing),
    ],
  };
}

/** A name that terminal files often give is put into the language; any other stands as it is. */
function nameOfShift(name: string, { shifts, text }: ReportWords): string {
  if (name === '') return '';
  return filled(text.shiftOf, { name: (shifts as Record<string, string>)[name] ?? name });
}
