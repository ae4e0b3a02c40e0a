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
] as const;
export type ViewId = (typeof VIEW_IDS)[number];

export interface Place {
  view: ViewId;
  /** What the view shows: a call, a block, a machine …; null: what it shows of itself. */
  of: string | null;
}

/** The view of this name; the terminal where there is none. */
export function viewOf(name: string | null): ViewId {
  return VIEW_IDS.find((id) => id === name) ?? 'terminal';
}
