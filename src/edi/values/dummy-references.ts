// References that only fill a place: RFF is mandatory in some groups, and stands there as 1 where there is nothing to refer to.

interface ToldReference {
  qualifier?: string;
  number?: string;
}

/** In heads and container groups: RFF 1153 XXX, "reference by agreement". */
export const DUMMY_REFERENCE = { qualifier: 'XXX', number: '1' } as const;
/** In the cells of bay plans, as the SMDG's guides ask for it: RFF 1153 BM, a bill of lading. */
export const DUMMY_OF_CELL = { qualifier: 'BM', number: '1' } as const;

/** Whether a reference only fills its place. */
export function isDummy(
  { qualifier, number }: ToldReference,
  dummy: Required<ToldReference> = DUMMY_REFERENCE,
): boolean {
  return qualifier === dummy.qualifier && number === dummy.number;
}
