// When the two cranes of an end-loaded block hand a box over to each other: each serves its end, and far boxes change hands in the middle.

/** Share of a block's length, from the end where a box comes in, beyond which the other crane takes over. */
export const HAND_OVER_BEYOND = 0.7;

/** The same for a box that somebody comes for: its own crane can reach it, which is sooner than to hand it over. */
export const FETCH_BEYOND = 0.9;

/** Share of the length about which boxes change hands. */
export const MIDDLE = 0.5;
