// The shape of a table of codes.

/** Names by code. */
export type CodeNames = Readonly<Record<string, string>>;
