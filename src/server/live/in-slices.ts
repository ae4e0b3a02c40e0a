// Long work in steps: all at once, or a slice at a time, so that the server answers others and the terminal goes on in between.

/** Longest slice, ms (designed): a step of a few more may be the last of it. */
const SLICE_MS = 15;

/** Does all steps of a piece of work at once. */
export function allAtOnce<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does the steps a slice at a time; work that fits into one is done when this returns its promise. */
export async function inSlices<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const begin = performance.now();
    while (performance.now() - begin < SLICE_MS) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}
