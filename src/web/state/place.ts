// Where in the control room a person is: one of its views, and of what.
/** The views, in the order of the rail. */
export const VIEW_IDS = [
  'terminal',
  'exceptions',
  'quay',
  'vessel',
  'yard',
  'gate',
  'why',
  'figures',
  'machines',
  'training',
] as const;
export type ViewId = (typeof VIEW_IDS)[number];

export interface Place {
  view: ViewId;
  /** What the view shows: a call, a block, a machine …; null: what it shows of itself. */
  of: string | null;
}

/** The views that are offered: shifts are made in the live control room of the port, not within a shift or a past hour. */
export function viewsOffered(elsewhere: boolean): readonly ViewId[] {
  return elsewhere ? VIEW_IDS.filter((id) => id !== 'training') : VIEW_IDS;
}

/** The view of this name; the terminal where there is none. */
export function viewOf(name: string | null): ViewId {
  return VIEW_IDS.find((id) => id === name) ?? 'terminal';
}
