// The load in the hand: what the cell says to it, who gives it the cell, and the way back.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClosedNote } from '../messages/ClosedNote.tsx';
import { troubleText } from '../messages/trouble.ts';
import { useClosed } from '../messages/use-closed.ts';
import { faultOf } from '../messages/use-poll.ts';
import { WhoField } from '../panels/WhoField.tsx';
import type { ServerError } from '../state/server.ts';
import { cellText } from './bay-drawing.ts';
import { giveCell, type Slot } from './requests.ts';
import type { Carry, Hand } from './use-carry.ts';
import { VerdictWords } from './VerdictWords.tsx';

/** A load that got another cell here. */
interface Given {
  box: string;
  from: Slot;
  to: Slot;
}

interface MoveCardProps {
  call: string;
  hand: Hand;
  /** Asks for the plan anew. */
  onChanged: () => void;
}

export function MoveCard({ call, hand, onChanged }: MoveCardProps) {
  const { t } = useTranslation();
  const closed = useClosed();
  const [by, setBy] = useState('');
  const [given, setGiven] = useState<Given[]>([]);
  const [told, setTold] = useState('');
  const [fault, setFault] = useState<ServerError | null>(null);
  const carryOut = (box: string, to: Slot, after: () => void): void => {
    setFault(null);
    setTold('');
    giveCell(call, box, to, by.trim()).then(
      () => {
        after();
        onChanged();
      },
      (error: unknown) => setFault(faultOf(error)),
    );
  };
  const set = ({ box, slot }: Carry): void =>
    carryOut(box.id, slot, () => {
      setGiven((before) => [
        ...before,
        { box: box.id, from: { bay: box.bay, row: box.row, tier: box.tier }, to: slot },
      ]);
      setTold(t('vessel.given', { box: box.id, to: cellText(slot) }));
      hand.leave();
    });
  const last = given.at(-1);
  const undo = (): void => {
    if (!last || by.trim() === '') return;
    carryOut(last.box, last.from, () => {
      setGiven((before) => before.slice(0, -1));
      setTold(t('vessel.undone', { box: last.box, to: cellText(last.from) }));
    });
  };
  useUndoKey(undo);
  if (!hand.carry && !last && told === '' && fault === null) return null;
  return (
    <section className="panel movecard" aria-label={t('vessel.departure')}>
      <ClosedNote closed={closed} />
      {hand.carry && <InHand carry={hand.carry} />}
      {hand.carry?.dropped && (
        <SetForm carry={hand.carry} by={by} onBy={setBy} closed={closed !== null} onSet={set} onLeave={hand.leave} />
      )}
      <p role="status">{told}</p>
      {fault !== null && (
        <p className="trouble" role="alert">
          {t('vessel.notGiven', { trouble: troubleText(t, fault) })}
        </p>
      )}
      {last && !hand.carry && (
        <button type="button" disabled={closed !== null} onClick={undo}>
          {t('vessel.undo')}: {t('vessel.fromTo', { box: last.box, from: cellText(last.to), to: cellText(last.from) })}
        </button>
      )}
    </section>
  );
}

function InHand({ carry }: { carry: Carry }) {
  const { t } = useTranslation();
  const { box, slot, verdict } = carry;
  return (
    <div role="status">
      <h3>{t('vessel.carrying', { box: box.id })}</h3>
      <p>{t('vessel.fromTo', { box: box.id, from: cellText(box), to: cellText(slot) })}</p>
      <VerdictWords box={box} slot={slot} verdict={verdict} />
    </div>
  );
}

function SetForm(props: {
  carry: Carry;
  by: string;
  onBy: (by: string) => void;
  closed: boolean;
  onSet: (carry: Carry) => void;
  onLeave: () => void;
}) {
  const { carry, by, onBy, closed, onSet, onLeave } = props;
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const fits = typeof carry.verdict === 'object' && carry.verdict.fits;
  useEffect(() => {
    // Where there is something to write, the writing begins there; else at the way out.
    form.current?.querySelector<HTMLElement>('input:not(:disabled), button:not(:disabled)')?.focus();
  }, [fits]);
  const named = by.trim() !== '';
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (fits && named && !closed) onSet(carry);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      {fits && <WhoField label={t('vessel.who')} by={by} onBy={onBy} />}
      <span className="buttons">
        {fits && (
          <button type="submit" disabled={!named || closed} title={named ? undefined : t('vessel.whoFirst')}>
            {t('vessel.set')}
          </button>
        )}
        <button type="button" onClick={onLeave}>
          {t('vessel.leave')}
        </button>
      </span>
    </form>
  );
}

/** Ctrl+Z takes the last move back, but where somebody writes. */
function useUndoKey(undo: () => void): void {
  const now = useRef(undo);
  useEffect(() => {
    now.current = undo;
  });
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      const writes = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || writes) return;
      event.preventDefault();
      now.current();
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, []);
}
