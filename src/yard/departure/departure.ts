// When a box leaves the yard, as far as that is known: a mean and how far it is usually off. Times told are hours off, times guessed are days off,
// and a box that is surely in the way is worth more to avoid than one that may be.

/** When a box leaves: mean, ms UTC, and standard deviation, ms. A mean of Infinity: nothing is known of it. */
export interface Departure {
  mean: number;
  spread: number;
}

/** Nothing is known of it. */
export const UNKNOWN: Departure = { mean: Infinity, spread: 0 };

/** Two times told alike are still so far apart, ms: the hour in which a box is fetched is never told better than this (designed). */
const LEAST_SPREAD = 3_600_000;

/** Slope at which the logistic curve lies nearest to the normal one: nowhere farther off than 0.0095 (Camilli 1994). */
const LOGISTIC = 1.702;

/** Boxes of one group that are expected so near to each other leave together, ms: what is learned meanwhile moves a call's boxes by minutes. */
const ONE_TIME = 900_000;

/** True for two means, ms UTC, at which boxes of one group leave together. */
export function atOneTime(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= ONE_TIME;
}

/**
 * Chance that a box with one departure leaves after one with another, both as normal distributions; a half where nothing is known of
 * either. Hot path: means and spreads come one by one, ms.
 */
export function chanceLater(mean: number, spread: number, otherMean: number, otherSpread: number): number {
  if (mean === otherMean) return 0.5;
  const both = LEAST_SPREAD * LEAST_SPREAD + spread * spread + otherSpread * otherSpread;
  return 1 / (1 + Math.exp((-LOGISTIC * (mean - otherMean)) / Math.sqrt(both)));
}

/**
 * When the first of two boxes leaves: mean and spread of the smaller of two normal variables (Clark 1961, "The greatest of a finite set of
 * random variables"). For more boxes it is used again on the result, which is not quite normal any more; near enough for stacks of six.
 */
export function firstOf(a: Departure, b: Departure): Departure {
  if (a.mean === Infinity) return b;
  if (b.mean === Infinity) return a;
  const apart = Math.hypot(a.spread, b.spread);
  if (apart === 0) return a.mean <= b.mean ? a : b;
  const z = (b.mean - a.mean) / apart;
  const [density, below] = [normalDensity(z), normalBelow(z)];
  // Reckoned from the mean of a, so that no digits are lost in the squares of times since 1970.
  const later = b.mean - a.mean;
  const mean = later * (1 - below) - apart * density;
  const square =
    a.spread * a.spread * below + (later * later + b.spread * b.spread) * (1 - below) - later * apart * density;
  return { mean: a.mean + mean, spread: Math.sqrt(Math.max(0, square - mean * mean)) };
}

function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/** Share of a normal distribution below z; error under 7.5e-8 (Abramowitz and Stegun 26.2.17). */
function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    normalDensity(z) * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z < 0 ? tail : 1 - tail;
}
