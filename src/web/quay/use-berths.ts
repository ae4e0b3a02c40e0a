// Changing the berth plan by hand: the vessel that is being moved, who moves it, and what can be taken back.
import { useCallback, useEffect, useState } from 'react';
import type { BerthWish, CallView } from '../../server/api.ts';
import { faultOf } from '../messages/use-poll.ts';
import { useRoom } from '../state/room.ts';
import type { ServerError } from '../state/server.ts';
import { useWho } from '../state/who.ts';
import { changed, doneAgain, NO_CHANGES, takenBack, type BerthChange, type BerthHistory } from './berth-history.ts';
import { wishOfPin } from './berth-move.ts';
import type { Window } from './quay-scale.ts';
import { setBerth } from './requests.ts';

/** A vessel that is being moved. */
export interface Draft {
  call: string;
  wish: BerthWish;
  /** The pointer holds her now. */
  held: boolean;
  /** Whoever moves her wants to settle it: the form asks for what is missing. */
  asked: boolean;
  /** Stretch of time that the drawing keeps showing while she is held; null: it goes on with the clock. */
  window: Window | null;
}

/** What was done last, to be told; `none`: nothing yet. */
export interface Told {
  kind: 'set' | 'free' | 'undone' | 'redone';
  vessel: string;
}

export interface Berths {
  draft: Draft | null;
  move: (draft: Draft | null) => void;
  by: string;
  onBy: (by: string) => void;
  /** A decision is on its way to the server. */
  busy: boolean;
  told: Told | null;
  fault: ServerError | null;
  history: BerthHistory;
  /** Fixes a berth, or with null lets the plan decide again. */
  set: (call: CallView, wish: BerthWish | null) => void;
  undo: () => void;
  redo: () => void;
}

/** The state of changing the plan by hand; one for a view. */
export function useBerths(): Berths {
  const { world } = useRoom();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [by, onBy] = useWho();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const [fault, setFault] = useState<ServerError | null>(null);
  const [history, setHistory] = useState(NO_CHANGES);
  const name = by.trim();

  const send = (
    change: Pick<BerthChange, 'call' | 'vessel'>,
    wish: BerthWish | null,
    then: Told['kind'],
    next: (history: BerthHistory) => BerthHistory,
  ): void => {
    setBusy(true);
    setBerth(change.call, wish, name)
      .then(
        () => {
          setDraft(null);
          setFault(null);
          setTold({ kind: then, vessel: change.vessel });
          setHistory(next);
        },
        (error: unknown) => {
          setTold(null);
          setFault(faultOf(error));
        },
      )
      .finally(() => setBusy(false));
  };
  const move = useCallback((next: Draft | null) => {
    setDraft(next);
    setFault(null);
  }, []);
  const ready = name !== '' && !busy;
  const back = history.done.at(-1);
  const again = history.undone.at(-1);
  return {
    ...{ draft, move, by, onBy, busy, told, fault, history },
    set: (call, wish) => {
      if (!ready) return;
      const before = wishOfPin(world.calls.get(call.id)?.pin);
      const change: BerthChange = { call: call.id, vessel: call.vessel, before, after: wish };
      send(change, wish, wish === null ? 'free' : 'set', (all) => changed(all, change));
    },
    undo: () => {
      if (ready && back) send(back, back.before, 'undone', takenBack);
    },
    redo: () => {
      if (ready && again) send(again, again.after, 'redone', doneAgain);
    },
  };
}

/** Ctrl+Z takes back, Ctrl+Y and Ctrl+Shift+Z do again; in a field the keys are the field's. */
export function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || inField(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}

function inField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea');
}
