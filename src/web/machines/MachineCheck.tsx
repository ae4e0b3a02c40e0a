// Somebody has looked at a machine that was marked: asks where each box truly is of which nobody knows, and gives the machine work again.
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoubtView, MachineCheckView } from '../../server/api.ts';
import { markText } from '../exceptions/exception-text.ts';
import { placeText } from '../messages/place-text.ts';
import { Refused } from '../messages/Refused.tsx';
import { faultOf } from '../messages/use-poll.ts';
import { SlotFields } from '../panels/SlotFields.tsx';
import { useTopic } from '../state/room.ts';
import type { ServerError } from '../state/server.ts';
import { bodyOf, type Finding, isWhole, seenAt } from './findings.ts';
import { MachineForm } from './MachineForm.tsx';
import { fetchDoubts, tellFound } from './requests.ts';

/** How long what is in doubt is asked for anew, ms. */
const PATIENCE_MS = 10_000;

/** What is asked, and what has been answered so far. */
interface Asked {
  view: MachineCheckView;
  found: Readonly<Record<string, Finding>>;
}

/** The button that asks, for a machine of which this is to be told; `onDone` with what was told when it was taken. */
export function CheckButton({ che, onDone }: { che: string; onDone: (told: string) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const done = (taken: boolean): void => {
    setOpen(false);
    if (taken) onDone(t('machineCheck.told', { id: che }));
  };
  return (
    <>
      <button type="button" className="main" onClick={() => setOpen(true)}>
        {t('machineCheck.open')}
      </button>
      {open && <MachineCheck che={che} onDone={done} />}
    </>
  );
}

function MachineCheck({ che, onDone }: { che: string; onDone: (taken: boolean) => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [fault, setFault] = useState<ServerError | null>(null);
  const look = useCallback(
    async (signal: AbortSignal): Promise<void> => {
      const view = await fetchDoubts(che, signal);
      setAsked({ view, found: Object.fromEntries(view.boxes.map((box) => [box.container, seenAt(box)])) });
    },
    [che],
  );
  useEffect(() => {
    dialog.current?.showModal();
    const stop = new AbortController();
    look(stop.signal).catch((failure: unknown) => {
      if (!stop.signal.aborted) setFault(faultOf(failure));
    });
    return () => stop.abort();
  }, [look]);
  return (
    <dialog ref={dialog} className="order" aria-labelledby={title} onClose={() => onDone(false)}>
      <h2 id={title}>{t('machineCheck.ask', { id: che })}</h2>
      {asked !== null && <Question asked={asked} onFound={setAsked} onRefused={look} onDone={onDone} />}
      {asked === null && fault === null && <p role="status">{t('messages.loading')}</p>}
      {fault !== null && <Refused fault={fault} />}
      {asked === null && (
        <div className="answers">
          <button type="button" onClick={() => onDone(false)}>
            {t('machines.cancel')}
          </button>
        </div>
      )}
    </dialog>
  );
}

function Question(props: {
  asked: Asked;
  onFound: (asked: Asked) => void;
  /** What was refused is asked anew: the machine may have been heard meanwhile. */
  onRefused: (signal: AbortSignal) => Promise<void>;
  onDone: (taken: boolean) => void;
}) {
  const { t } = useTranslation();
  const { asked, onFound, onRefused, onDone } = props;
  const { view, found } = asked;
  const send = async (by: string): Promise<void> => {
    try {
      await tellFound(view.che, bodyOf(by, view.heard, found));
    } catch (failure) {
      // Where it cannot be asked anew either, what was refused is what there is to tell.
      await onRefused(AbortSignal.timeout(PATIENCE_MS)).catch(() => undefined);
      throw failure;
    }
  };
  return (
    <MachineForm
      words={{ who: t('machineCheck.who'), whoFirst: t('machineCheck.whoFirst'), send: t('machineAct.return') }}
      ready={view.boxes.every((box) => isWhole(found[box.container]))}
      send={send}
      onDone={onDone}
    >
      <p>{t(view.boxes.length === 0 ? 'machineCheck.none' : 'machineCheck.will')}</p>
      <p className="soft">{markText(t, view.told, view.reason)}</p>
      {view.boxes.map((box) => (
        <BoxPlaces
          key={box.container}
          box={box}
          finding={found[box.container]}
          onFinding={(finding) => onFound({ view, found: { ...found, [box.container]: finding } })}
        />
      ))}
    </MachineForm>
  );
}

/** The places where a box may be, to pick the one where it is. */
function BoxPlaces(props: { box: DoubtView; finding: Finding | undefined; onFinding: (finding: Finding) => void }) {
  const { t } = useTranslation();
  const world = useTopic('calls');
  const group = useId();
  const { box, finding, onFinding } = props;
  const seen = seenAt(box);
  const option = (picked: Finding, text: string): React.ReactNode => (
    <label key={picked.at}>
      <input type="radio" name={group} checked={finding?.at === picked.at} onChange={() => onFinding(picked)} />
      <span>
        {text}
        {seen.at === picked.at && <span className="soft"> · {t('machineCheck.seen')}</span>}
      </span>
    </label>
  );
  const elsewhere = seen.at === 'slot' ? seen : { at: 'slot' as const, slot: slotOf(box) };
  return (
    <fieldset className="places">
      <legend>{box.container}</legend>
      {box.places.map(({ name, position }) =>
        option({ at: name }, t(`machineCheck.${name}`, { place: placeText(t, position, world) })),
      )}
      {option(finding?.at === 'slot' ? finding : elsewhere, t('machineCheck.slot'))}
      {finding?.at === 'slot' && (
        <SlotFields found={finding.slot} onFound={(slot) => onFinding({ at: 'slot', slot })} />
      )}
    </fieldset>
  );
}

/** A slot to begin with: one of its places in the yard, else the first of all. */
function slotOf({ places }: DoubtView): { block: string; bay: number; row: number; tier: number } {
  for (const { position } of places) if (position.kind === 'yard') return { block: position.block, ...position.slot };
  return { block: '', bay: 1, row: 1, tier: 1 };
}
