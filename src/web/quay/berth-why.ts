// Why a vessel lies where she does, in the page's language: the planner of the quay writes its choices as "550 m, 5 cranes, 2026-11-16T08:15Z".
import type { TFunction } from 'i18next';
import type { Why } from '../../terminal/planning.ts';
import type { Format } from '../state/format.ts';

const CHOICE = /^([\d.]+) m, (\d+) cranes, (\S+Z)(, if she were alone)?$/;
/** Parts of the costs that the page has words for. */
const PARTS = ['early', 'late', 'missed', 'cranes', 'turning', 'shifting', 'changes', 'others'] as const;
type Part = (typeof PARTS)[number];

/** The same reason with choices and parts in words; what cannot be read stays as it is. @param pinned a person has fixed the berth */
export function berthWhy(t: TFunction, format: Format, why: Why, pinned: boolean): Why {
  return {
    ...why,
    decided: pinned ? 'fixed' : partText(t, why.decided),
    alternatives: why.alternatives.map((one) => ({
      ...one,
      choice: choiceText(t, format, one.choice),
      parts: Object.fromEntries(Object.entries(one.parts).map(([part, cost]) => [partText(t, part), cost])),
    })),
  };
}

function partText(t: TFunction, part: string): string {
  return isPart(part) ? t(`berthPart.${part}`) : part;
}

function isPart(name: string): name is Part {
  return (PARTS as readonly string[]).includes(name);
}

function choiceText(t: TFunction, format: Format, choice: string): string {
  const [, x, cranes, time, alone] = CHOICE.exec(choice) ?? [];
  if (x === undefined || cranes === undefined || time === undefined) return choice;
  const parts = { x: format.number(Number(x)), cranes, at: format.moment(Date.parse(time)) };
  return t(alone === undefined ? 'berths.choice' : 'berths.choiceAlone', parts);
}
