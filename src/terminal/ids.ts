// Branded ids: strings that cannot be mixed up.

/** A type with a name that only the compiler sees. */
export type Brand<T, N extends string> = T & { readonly __brand: N };

/** Container number, ISO 6346 where the sender kept to it. */
export type ContainerId = Brand<string, 'ContainerId'>;
/** One visit of one vessel. */
export type CallId = Brand<string, 'CallId'>;
/** Container handling equipment: a crane, a vehicle, a trolley of a double-trolley crane. */
export type CheId = Brand<string, 'CheId'>;
/** A block of the yard. */
export type BlockId = Brand<string, 'BlockId'>;
/** One visit of one road truck. */
export type VisitId = Brand<string, 'VisitId'>;

/** Brands a string as an id; the caller says which. */
export function id<T extends Brand<string, string>>(text: string): T {
  return text as unknown as T;
}
