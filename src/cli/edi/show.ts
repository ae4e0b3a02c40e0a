// hawser edi show: bay plans drawn in the terminal.
import { drawBayplan } from '../../edi/plan/draw.ts';
import { cliFault } from '../fault.ts';
import type { Session } from '../session.ts';
import { bayPlansOf } from './bay-plans.ts';

export interface ShowOptions {
  bay?: number;
  width?: number;
  colour?: boolean;
}

/** Draws the plans of a file; colours only where a terminal shows them. */
export function showFile(path: string, { bay, width, colour }: ShowOptions, { streams }: Session): void {
  const columns = width ?? streams.out.columns ?? 100;
  for (const plan of bayPlansOf(path)) {
    const bays = [...new Set(plan.entries.map(({ slot }) => slot.bay))].sort((a, b) => a - b);
    if (bay !== undefined && !bays.includes(bay))
      throw cliFault(
        'HWS-CLI-005',
        `Bay ${bay} holds no container.`,
        '--bay',
        `Bays with containers: ${bays.join(', ')}.`,
      );
    const drawn = { width: columns, colour: colour !== false && streams.out.isTTY === true };
    streams.out.write(drawBayplan(plan, bay === undefined ? drawn : { ...drawn, bays: [bay] }));
  }
}
