// Why a call lies where she does: her berth beside the cheapest ones elsewhere, with other cranes and alone, the other calls as planned.
import type { Alternative, Why } from '../../terminal/planning.ts';
import type { Allowed, Diagram } from './diagram.ts';
import { costsOf, type Choice, type WeekModel } from './model.ts';
import { QUARTER } from './problem.ts';

/**
 * The reason for the choice of call `i`, beside what she would choose if she were `alone`. The diagram holds all the calls; it is as before
 * afterwards.
 */
export function whyBerth(model: WeekModel, diagram: Diagram, i: number, chosen: Choice, alone: Choice | null): Why {
  const call = model.calls[i];
  diagram.remove(i);
  const cheapest = (allowed: Allowed): Choice | null => diagram.cheapest(call, Infinity, allowed);
  const elsewhere = cheapest((place) => place !== chosen.place);
  const otherGang = cheapest((_, option) => option.cranes !== chosen.option.cranes);
  diagram.add(i, chosen);
  const rivals = [elsewhere, otherGang].filter((c) => c !== null).sort((a, b) => a.cost - b.cost);
  const told = (choice: Choice, note = ''): Alternative => ({
    choice: berthTold(model, choice) + note,
    score: choice.cost,
    parts: { ...costsOf(model, call, choice) },
  });
  const alternatives = [chosen, ...rivals].sort((a, b) => a.cost - b.cost).map((c) => told(c));
  if (alone !== null && alone.cost < chosen.cost - 1e-9) alternatives.push(told(alone, ', if she were alone'));
  return { decided: word(model, i, chosen, alone, rivals), alternatives };
}

/** One word: as wished, or the part of the costs that sets the chosen berth most apart from the runner-up. */
function word(model: WeekModel, i: number, chosen: Choice, alone: Choice | null, [rival]: readonly Choice[]): string {
  if (alone !== null && chosen.cost <= alone.cost + 1e-9) return 'preferred';
  if (rival === undefined) return 'only-choice';
  const mine = costsOf(model, model.calls[i], chosen);
  const its = costsOf(model, model.calls[i], rival);
  if (rival.cost <= chosen.cost + 1e-9) return 'others';
  const gain = (part: keyof typeof mine): number => its[part] - mine[part];
  return (Object.keys(mine) as (keyof typeof mine)[]).reduce((best, part) => (gain(part) > gain(best) ? part : best));
}

function berthTold({ week }: WeekModel, { place, option, start }: Choice): string {
  const time = new Date(week.from + start * QUARTER).toISOString().slice(0, 16);
  return `${place.segment * week.quay.spacing} m, ${option.cranes} cranes, ${time}Z`;
}
