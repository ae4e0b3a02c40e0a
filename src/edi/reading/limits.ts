// How much the readers take in. Each limit has its own code where it is met, and none ends in anything but a diagnostic.
import { TOKEN_LIMITS, type TokenLimits } from '../tokens/limits.ts';
import { MAX_BYTES } from '../tokens/tokenizer.ts';
import { WINDOW_BYTES } from '../tokens/windows.ts';
import type { Partners } from './partner.ts';

/** Limits of reading; those of one segment are TokenLimits. */
export interface Limits extends TokenLimits {
  /** Bytes of a file; the rest is left unread (HWS-EDI-002). */
  bytes: number;
  /** Segments that are worked in all, a measure of time that is the same on every machine; the rest is left unread (HWS-EDI-066). */
  work: number;
  /** Messages of a file; the rest is left unread (HWS-EDI-068). */
  messages: number;
  /** Segments of one message; the rest of the message is passed over (HWS-EDI-063). */
  messageSegments: number;
  /** Bytes of a message's header, and of the group of one container; a longer one is passed over (HWS-EDI-069). */
  groupBytes: number;
  /** Containers of one message; the others are passed over (HWS-EDI-064). */
  containers: number;
  /** Diagnostics given out; the others are counted (HWS-EDI-065). */
  diagnostics: number;
}

/** Defaults: no honest file comes near them, and a hostile one at its limits still fits a small machine. */
export const DEFAULT_LIMITS: Limits = {
  ...TOKEN_LIMITS,
  bytes: MAX_BYTES,
  work: 50_000_000,
  messages: 100_000,
  messageSegments: 25_000_000,
  groupBytes: 1024 * 1024,
  containers: 2_000_000,
  diagnostics: 100_000,
};

/** How to read. */
export interface ReadOptions {
  /** Limits other than the defaults. */
  limits?: Partial<Limits>;
  /** Asked between windows; once it says true the rest is left unread (HWS-EDI-066). This room has no clock of its own. */
  deadline?: () => boolean;
  /** Bytes tokenized at a time. */
  windowBytes?: number;
  /** Whether each message is held against the structure of its type and version (HWS-EDI-070 to 075). */
  structure?: boolean;
  /** What trading partners deviate in; nothing is known of anybody where it is left out. */
  partners?: Partners;
}

/** The options with everything filled in. */
export interface ReadSettings extends Limits {
  deadline: () => boolean;
  windowBytes: number;
  structure: boolean;
  partners: Partners | null;
}

/** Fills in what the caller left open. */
export function settingsOf(options: ReadOptions): ReadSettings {
  const { limits, deadline = () => false, windowBytes = WINDOW_BYTES, structure = false, partners = null } = options;
  return { ...DEFAULT_LIMITS, ...limits, deadline, windowBytes, structure, partners };
}
