// Student's t distribution: how wide an interval must be when the spread itself is estimated from a few runs.
import { invariant } from '../../kit/invariant.ts';

/**
 * The probability that |T| < t for a T with so many degrees of freedom. Finite sums for whole degrees of freedom: M. Abramowitz and
 * I. A. Stegun, Handbook of Mathematical Functions, formulas 26.7.3 (odd) and 26.7.4 (even).
 */
export function studentWithin(t: number, freedom: number): number {
  invariant(
    Number.isInteger(freedom) && freedom >= 1,
    `degrees of freedom are a whole number from 1 on, not ${freedom}`,
  );
  const angle = Math.atan(t / Math.sqrt(freedom));
  const cos2 = Math.cos(angle) ** 2;
  const odd = freedom % 2 === 1;
  // The first term of the sum, and of each further term what the one before is multiplied by.
  let term = odd ? Math.cos(angle) : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= freedom - 2; k += 2) {
    term *= ((k - 1) / k) * cos2;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/** The t within which |T| lies with a probability, over 0 and under 1: for 0.95 the factor of a 95 % confidence interval. */
export function studentFactor(probability: number, freedom: number): number {
  invariant(probability > 0 && probability < 1, `a probability lies between 0 and 1, not at ${probability}`);
  let [low, high] = [0, 1];
  while (studentWithin(high, freedom) < probability) high *= 2;
  // 60 halvings: far beyond the precision of a number.
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (studentWithin(middle, freedom) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
