// What a person has picked: named by kind and id, so that it outlives the thing's movements.
export interface Selection {
  kind: 'container' | 'machine' | 'call' | 'truck';
  id: string;
}

/** True when both name the same thing. */
export function sameSelection(a: Selection | null, b: Selection | null): boolean {
  return a?.kind === b?.kind && a?.id === b?.id;
}
