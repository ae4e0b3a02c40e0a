// What colours a box in the plan: its port, mass, line or part in the work. A letter or sign stands beside every colour.
import type { PlanBox, VesselPlanView } from '../../server/api.ts';

export const COLOURINGS = ['port', 'weight', 'line', 'state'] as const;
export type Colouring = (typeof COLOURINGS)[number];

/** Hues of the palettes (--hue-0 …); what comes after them is grey. */
const HUES = 8;
/** Bounds of the classes of mass, t. */
export const WEIGHT_CLASSES = [5, 10, 15, 20, 25] as const;

/** Signs of the parts in the work. */
export const STATE_SIGNS: Readonly<Record<PlanBox['state'], string>> = {
  stays: '',
  discharge: '▼',
  discharged: '▽',
  load: '△',
  loaded: '▲',
  restow: '↕',
  off: '↕',
};

/** One entry of the legend: class of its colour, letter or sign, and what it stands for (a word of the page for states and masses). */
export interface LegendEntry {
  className: string;
  sign: string;
  name: string;
}

/** How the boxes of a vessel are coloured. */
export interface Colours {
  letterOf: (port: string) => string;
  classOf: (box: PlanBox) => string;
  legend: LegendEntry[];
}

/** Letters of ports: each the first of its name's that is free, else of the alphabet; "?" where none is left. */
export function portLetters(ports: readonly string[]): Map<string, string> {
  const letters = new Map<string, string>();
  const taken = new Set<string>();
  for (const port of ports) {
    // The name of a place by UN/LOCODE is what follows the country.
    const wished = `${port.slice(2)}${port.slice(0, 2)}ABCDEFGHIJKLMNOPQRSTUVWXYZ`.split(/(?:)/);
    const letter = wished.find((one) => /[A-Z]/.test(one) && !taken.has(one)) ?? '?';
    letters.set(port, letter);
    taken.add(letter);
  }
  return letters;
}

/** Number of the class of a mass, 0 the lightest. */
export function weightClass(kg: number): number {
  const over = WEIGHT_CLASSES.findIndex((tonnes) => kg < tonnes * 1000);
  return over < 0 ? WEIGHT_CLASSES.length : over;
}

/** Colours of a vessel's boxes. */
export function coloursOf(plan: Pick<VesselPlanView, 'ports' | 'port' | 'boxes'>, by: Colouring): Colours {
  const here = plan.boxes.some(({ pod }) => pod === plan.port) && !plan.ports.includes(plan.port);
  const ports = here ? [plan.port, ...plan.ports] : plan.ports;
  const letters = portLetters(ports);
  const letterOf = (port: string): string => letters.get(port) ?? '?';
  const hue = (index: number): string => (index >= 0 && index < HUES ? `h${index}` : 'hx');
  switch (by) {
    case 'port': {
      const index = new Map(ports.map((port, i) => [port, i]));
      const legend = ports.map((port, i) => ({ className: hue(i), sign: letterOf(port), name: port }));
      return { letterOf, classOf: ({ pod }) => hue(index.get(pod) ?? -1), legend };
    }
    case 'weight': {
      const legend = [0, ...WEIGHT_CLASSES].map((from, i) => {
        const to = WEIGHT_CLASSES[i];
        return { className: `w${i}`, sign: '', name: to === undefined ? `≥ ${from} t` : `${from}–${to} t` };
      });
      return { letterOf, classOf: ({ kg }) => `w${weightClass(kg)}`, legend };
    }
    case 'line': {
      const lines = [...Map.groupBy(plan.boxes, ({ line }) => line)].sort((a, b) => b[1].length - a[1].length);
      const index = new Map(lines.map(([line], i) => [line, i]));
      const legend = lines.slice(0, HUES + 1).map(([line], i) => ({
        ...{ className: hue(i), sign: '', name: i === HUES ? '…' : line || '–' },
      }));
      return { letterOf, classOf: ({ line }) => hue(index.get(line) ?? -1), legend };
    }
    case 'state':
      return { letterOf, classOf: ({ state }) => `s-${state}`, legend: [] };
  }
}
