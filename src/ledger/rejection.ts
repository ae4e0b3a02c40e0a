// How the laws of the ledger answer: fine, or a rule and a sentence.
import { err, ok, type Result } from '../kit/result.ts';

/** Why an event was refused. */
export interface Rejection {
  /** Stable word for programs. */
  rule:
    | 'unknown'
    | 'duplicate'
    | 'elsewhere'
    | 'buried'
    | 'occupied'
    | 'floating'
    | 'mixed-lengths'
    | 'too-high'
    | 'full-hands'
    | 'hatch-closed'
    | 'hatch-open'
    | 'hold'
    | 'order'
    /** A reefer with its cable in is not lifted; one without a plug at its slot is not plugged in. */
    | 'plugged'
    | 'no-plug'
    /** Drawn where there is no ground, or too much is drawn. */
    | 'no-ground'
    | 'too-many'
    | 'no-filter'
    /** A machine without a battery is not charged. */
    | 'no-battery'
    /** A berth that nobody has fixed by hand cannot be set free. */
    | 'unpinned';
  message: string;
}

/** What a law says of a proposed event. */
export type Verdict = Result<null, Rejection>;

/** Nothing stands against it. */
export const fine: Verdict = ok(null);

/** A rule stands against it. */
export const no = (rule: Rejection['rule'], message: string): Verdict => err({ rule, message });
