// What a person has picked: named by kind and id, so that it outlives the thing's movements.
export interface Selection {
  kind: 'container' | 'machine' | 'call' | 'truck';
  id: string;
}

/** A wish to move the eye to a thing: a new object each time, so that the same thing can be shown twice. */
export interface Visit {
  selection: Selection;
}

/** True when both name the same thing. */
export function sameSelection(a: Selection | null, b: Selection | null): boolean {
  return a?.kind === b?.kind && a?.id === b?.id;
}
