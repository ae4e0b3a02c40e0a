// How large an EDI file may be, however it comes in.

/** Largest EDI file, bytes. */
export const MOST_EDI_BYTES = 64 * 1024 * 1024;
