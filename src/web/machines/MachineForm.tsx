// The form of a question about a machine: what is asked, who answers, and what was refused.
import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClosedNote } from '../messages/ClosedNote.tsx';
import { useClosed } from '../messages/use-closed.ts';
import { Refused } from '../messages/Refused.tsx';
import { faultOf } from '../messages/use-poll.ts';
import { WhoField } from '../panels/WhoField.tsx';
import type { ServerError } from '../state/server.ts';
import { useWho } from '../state/who.ts';

/**
 * @param props.words label of the name, what is said without one, and the word on the button
 * @param props.ready false while something that is asked has no answer
 * @param props.send tells the server, by the name of who answers
 * @param props.onDone with true when it was taken, with false when the person thought better of it
 * @param props.beside fields beside that of the name
 */
export function MachineForm(props: {
  words: { who: string; whoFirst: string; send: string };
  danger?: boolean;
  ready?: boolean;
  send: (by: string) => Promise<void>;
  onDone: (taken: boolean) => void;
  beside?: ReactNode;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { words, danger = false, ready = true, onDone } = props;
  const closed = useClosed();
  const [by, setBy] = useWho();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ServerError | null>(null);
  const name = by.trim();
  const may = closed === null && name !== '' && !busy && ready;
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!may) return;
    setBusy(true);
    setFault(null);
    props.send(name).then(
      () => onDone(true),
      (failure: unknown) => {
        setBusy(false);
        setFault(faultOf(failure));
      },
    );
  };
  return (
    <form onSubmit={send}>
      {props.children}
      <ClosedNote closed={closed} />
      <div className="fields">
        <WhoField label={words.who} by={by} onBy={setBy} />
        {props.beside}
      </div>
      {fault !== null && <Refused fault={fault} />}
      <div className="answers">
        <button type="submit" className={danger ? 'main danger' : 'main'} disabled={!may}>
          {words.send}
        </button>
        <button type="button" onClick={() => onDone(false)}>
          {t('machines.cancel')}
        </button>
        {name === '' && <span className="soft">{words.whoFirst}</span>}
      </div>
    </form>
  );
}
