// How much the tokenizer takes in before it sets a segment aside: the size of one segment and of what is in it.

/** Limits of one segment. What is over a limit is passed over as a whole and reported; the file goes on after it. */
export interface TokenLimits {
  /** Bytes of a segment, from its tag to its terminator. */
  segmentBytes: number;
  /** Elements and components of a segment, the tag included. */
  segmentParts: number;
  /** Bytes of one component. */
  componentBytes: number;
}

/**
 * Defaults, far above what the directories allow: the longest text element is FTX with 5 x 512 characters, the widest segment has
 * about 100 components.
 */
export const TOKEN_LIMITS: TokenLimits = { segmentBytes: 64 * 1024, segmentParts: 2000, componentBytes: 32 * 1024 };
