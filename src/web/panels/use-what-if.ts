// Asks the server a what-if, looks how far it is, and cancels it.
import { useCallback, useEffect, useState } from 'react';
import type { WhatIfQuestion, WhatIfView } from '../../server/api.ts';
import { cancelWhatIf, fetchWhatIf, ServerError, startWhatIf } from '../state/server.ts';

/** How often the server is asked how far it is, ms. */
const LOOK_MS = 700;

/** What stands of the question. */
export interface WhatIfState {
  view: WhatIfView | null;
  /** Wall time since it was asked, s; stands when it is done. */
  seconds: number;
  error: ServerError | null;
  /** True from the wish to the first answer. */
  asking: boolean;
}

export interface WhatIfActions {
  ask: (question: WhatIfQuestion) => void;
  cancel: () => void;
  /** Back to an empty sheet. */
  anew: () => void;
}

const NOTHING: WhatIfState = { view: null, seconds: 0, error: null, asking: false };

function faultOf(error: unknown): ServerError {
  return error instanceof ServerError ? error : new ServerError(0);
}

export function useWhatIf(): WhatIfState & WhatIfActions {
  const [state, setState] = useState(NOTHING);
  const [begun, setBegun] = useState(0);
  const id = state.view?.id;
  const running = state.view?.state === 'running' && state.error === null;
  const show = useCallback(
    (view: WhatIfView) =>
      setState({ view, seconds: Math.round((performance.now() - begun) / 1000), error: null, asking: false }),
    [begun],
  );
  useEffect(() => {
    if (!running || id === undefined) return undefined;
    const stop = new AbortController();
    const timer = window.setInterval(() => {
      fetchWhatIf(id, stop.signal).then(show, (error: unknown) => {
        if (!stop.signal.aborted) setState((before) => ({ ...before, error: faultOf(error) }));
      });
    }, LOOK_MS);
    return () => {
      window.clearInterval(timer);
      stop.abort();
    };
  }, [id, running, show]);
  return {
    ...state,
    ask: (question) => {
      setBegun(performance.now());
      setState({ ...NOTHING, asking: true });
      startWhatIf(question).then(
        (view) => setState({ ...NOTHING, view }),
        (error: unknown) => setState({ ...NOTHING, error: faultOf(error) }),
      );
    },
    cancel: () => {
      if (id === undefined) return;
      cancelWhatIf(id).then(show, (error: unknown) => setState((before) => ({ ...before, error: faultOf(error) })));
    },
    anew: () => setState(NOTHING),
  };
}
