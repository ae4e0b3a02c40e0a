// The state of a machine as a sign: a shape for each sort of state besides its colour, so that it is told apart without colours.
import type { MachineState } from '../../server/api.ts';
import { TONE_COLORS } from '../scene/palette.ts';
import { toneOf } from '../state/machine.ts';

/** Sorts of states, as people filter them. */
export type StateSort = 'trouble' | 'wait' | 'work' | 'rest';

const TROUBLE: ReadonlySet<MachineState> = new Set(['fault', 'unheard', 'stopped', 'needs-person']);

/** The sort of a state. */
export function sortOf(state: MachineState): StateSort {
  if (TROUBLE.has(state)) return 'trouble';
  const tone = toneOf(state);
  return tone === 'held' ? 'wait' : tone;
}

/** Shapes on a field of 12 by 12: a cross, an hourglass, a triangle that points on, a ring. */
const SHAPES: Record<StateSort, string> = {
  trouble: 'M2 2 10 10M10 2 2 10',
  wait: 'M2.5 1.5h7L2.5 10.5h7z',
  work: 'M3 1.5 10.5 6 3 10.5z',
  rest: 'M6 1.8a4.2 4.2 0 1 0 .01 0z',
};

export function StateSign({ state }: { state: MachineState }) {
  const sort = sortOf(state);
  return (
    <svg
      className={`sign ${sort}`}
      viewBox="0 0 12 12"
      aria-hidden="true"
      style={{ color: TONE_COLORS[toneOf(state)] }}
    >
      <path d={SHAPES[sort]} />
    </svg>
  );
}
