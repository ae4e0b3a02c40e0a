// Why quay cranes wait: chains of causes, now and over the last day. Types only.

/** Where a chain of causes ends; and 'moving': the crane goes to another bay, lifts or lowers its boom. */
export type WaitRoot =
  /** No vehicle is without work. */
  | 'vehicle-shortage'
  /** The vehicle is on its way and nothing holds it up. */
  | 'drive'
  /** Vehicles wait for each other's road. */
  | 'traffic'
  /** A stacking crane is at work on it, or on something else first. */
  | 'yard-crane'
  /** Boxes stand on the one that is wanted. */
  | 'dig'
  /** No transfer point at a block is free for the box. */
  | 'no-place'
  /** A hold keeps the box. */
  | 'hold'
  /** The reefer's cable has to be pulled first. */
  | 'reefer'
  /** A road truck is waited for. */
  | 'truck'
  /** Another quay crane works in the way. */
  | 'other-crane'
  | 'hatch-cover'
  /** The other trolley of the crane, or the locking gear on its platform. */
  | 'platform'
  | 'machine-broken'
  /** A machine that a person has to look at first. */
  | 'machine-check'
  | 'weather'
  /** A person, or ground that is closed. */
  | 'person-stop'
  /** Others go before it: what is to stand under it, or who stands in its place. */
  | 'order'
  /** The box is not at the terminal yet. */
  | 'not-here'
  | 'no-work'
  /** Those who wait for each other. */
  | 'loop'
  | 'other'
  | 'moving';

/** What somebody in a chain does; a word of the page's list (chain.*). */
export type WaitDeed =
  | 'waits-vehicle'
  | 'waits-box'
  | 'waits-platform'
  | 'waits-room'
  | 'waits-crane'
  | 'waits-block'
  | 'waits-place'
  | 'waits-road'
  | 'waits-over'
  | 'no-bay'
  | 'nothing-now'
  | 'lifts'
  | 'cover'
  | 'moves'
  | 'locks'
  | 'broken'
  | 'check'
  | 'stopped'
  | 'withdrawn'
  | 'wind'
  | 'comes-empty'
  | 'brings'
  | 'fetches'
  | 'takes-away'
  | 'drives'
  | 'charges'
  | 'in-the-way'
  | 'no-way'
  | 'begins'
  | 'digs'
  | 'to-dig'
  | 'busy-with'
  | 'gives-room'
  | 'hands-over'
  | 'on-hold'
  | 'plugged'
  | 'unfetched'
  | 'not-here'
  | 'still-aboard'
  | 'others-first'
  | 'set-on'
  | 'none-free'
  | 'at-blocks'
  | 'again';

/** One link of a chain: somebody, what he does, and since when. */
export interface WaitLink {
  /** machine: quay crane, portal trolley, stacking crane or vehicle; truck: a visit; fleet: all vehicles; plan: the order of work. */
  who: { kind: 'machine' | 'container' | 'truck' | 'block' | 'fleet' | 'plan' | 'weather'; id: string };
  does: WaitDeed;
  /** ms UTC; null where it is not known. */
  since: number | null;
  /** When it is expected to be over, ms UTC. */
  until?: number;
  /** The box in question. */
  box?: string;
  /** The block in question. */
  block?: string;
  /** How many: boxes to be dug out, vehicles. */
  n?: number;
  /** Names of holds, a person's reason, or what decided, a word of the words list (decided.*). */
  why?: string;
  /** The person who did it. */
  by?: string;
}

/** A wait of a crane, ms UTC. `to` is null while it goes on. */
export interface WaitSpan {
  from: number;
  to: number | null;
  root: WaitRoot;
  call: string;
  /** From the crane to the root; empty for 'moving'. */
  chain: WaitLink[];
}

/** The waits of a crane in a time. */
export interface CraneWaiting {
  crane: string;
  from: number;
  to: number;
  /** When it was at work for a call; what of it is in no span is work. */
  duty: { from: number; to: number | null; call: string }[];
  spans: WaitSpan[];
  /** The wait that goes on now, with its chain as it is now; null while it does not wait. */
  now: WaitSpan | null;
}

/** Milliseconds by root; `work`: it was at work. What is left out is 0. */
export type WaitTimes = Partial<Record<WaitRoot | 'work', number>>;

/** The last day's time of all cranes. */
export interface WaitingView {
  /** ms UTC; the day's slices of `sliceMs` begin at `from`. */
  from: number;
  to: number;
  sliceMs: number;
  cranes: { crane: string; total: WaitTimes; slices: { at: number; ms: WaitTimes }[]; now: WaitSpan | null }[];
  calls: { call: string; vessel: string; total: WaitTimes }[];
  total: WaitTimes;
}
