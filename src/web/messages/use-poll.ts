// Asks the server the same again and again while somebody looks.
import { useCallback, useEffect, useState } from 'react';
import { ServerError } from '../state/server.ts';

/** What was answered last, and what went wrong since. */
export interface Polled<T> {
  /** Null before the first answer. */
  value: T | null;
  error: ServerError | null;
  /** Asks at once. */
  again: () => void;
  /** Puts another value in the answer's place, until the next one comes. */
  change: (next: (value: T) => T) => void;
}

interface State<T> {
  look: unknown;
  value: T | null;
  error: ServerError | null;
}

/**
 * Asks now and `everyMs` after each answer, as long as it is shown. `look` has to be the same function as long as the question is the
 * same: another one begins anew.
 * @param merge what becomes of the value when an answer comes; the answer itself where it is left out
 */
export function usePoll<T>(
  look: (signal: AbortSignal) => Promise<T>,
  everyMs: number,
  merge?: (before: T | null, fresh: T) => T,
): Polled<T> {
  const [state, setState] = useState<State<T>>({ look, value: null, error: null });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    let timer: number | undefined;
    const put = (put: (value: T | null) => Omit<State<T>, 'look'>): void => {
      if (stop.signal.aborted) return;
      setState((before) => ({ look, ...put(before.look === look ? before.value : null) }));
      timer = window.setTimeout(() => setRound((n) => n + 1), everyMs);
    };
    look(stop.signal).then(
      (fresh) => put((value) => ({ value: merge ? merge(value, fresh) : fresh, error: null })),
      (error: unknown) => put((value) => ({ value, error: faultOf(error) })),
    );
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [look, everyMs, merge, round]);
  const change = useCallback((next: (value: T) => T) => {
    setState((before) => (before.value === null ? before : { ...before, value: next(before.value) }));
  }, []);
  const current = state.look === look ? state : { value: null, error: null };
  return { value: current.value, error: current.error, again: useCallback(() => setRound((n) => n + 1), []), change };
}

/** What went wrong, as the server's answer; anything else as no answer. */
export function faultOf(error: unknown): ServerError {
  return error instanceof ServerError ? error : new ServerError(0);
}
