// What the full quay plan can do beside showing: pick a vessel, move her, settle where she is moved to.
import type { Berths } from './use-berths.ts';
import type { Check } from './use-check.ts';

/** The hand of who plans; the strip under the terminal's picture has none. */
export interface PlanHand {
  berths: Berths;
  check: Check;
  /** Call that is picked; null: none. */
  picked: string | null;
  pick: (call: string) => void;
  /** True where the plan may be changed here: live, on the server that works the terminal, with room to record it. */
  open: boolean;
  /** Fixes the berth that the draft wants where it fits and it is known who wants it; asks for what is missing otherwise. */
  settle: () => void;
}
