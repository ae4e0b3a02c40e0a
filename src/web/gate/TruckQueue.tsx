// The trucks that are at the gate or inside: for how long, what each waits for, and whether it came in its window. Up and down go from truck to truck.
import { useTranslation } from 'react-i18next';
import type { KeyboardEvent } from 'react';
import type { GateTruck, GateView } from '../../server/api.ts';
import { ContainerLink } from '../panels/DetailFrame.tsx';
import { useFormat } from '../state/format.ts';
import { useRoom } from '../state/room.ts';
import { inTrouble } from './gate-figures.ts';
import { offText, waitText } from './truck-text.ts';

const COLUMNS = ['truck', 'place', 'stays', 'waits', 'since', 'window', 'boxes'] as const;
const MINUTE_MS = 60_000;

export function TruckQueue({ view }: { view: GateView }) {
  const { t } = useTranslation();
  return (
    <section className="panel gatequeue" aria-labelledby="queue-title">
      <h2 id="queue-title">{t('gate.queue')}</h2>
      {view.trucks.length === 0 ? (
        <p className="empty">{t('gate.none')}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('gate.queue')}>
          <table onKeyDown={toNeighbour}>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`gate.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {inTrouble(view.trucks).map((truck) => (
                <Row key={truck.visit} truck={truck} now={view.now} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Up and down: to the truck in the row before or after. */
function toNeighbour(event: KeyboardEvent<HTMLTableElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined) return;
  const names = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('tbody th button')];
  const at = names.findIndex((name) => name.closest('tr')?.contains(document.activeElement));
  const next = names[at + step];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}

function Row({ truck, now }: { truck: GateTruck; now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { select, selection } = useRoom();
  const { visit, place, arrived, since, window, off, delivers, collects } = truck;
  const picked = selection?.kind === 'truck' && selection.id === visit;
  const stopped = place === 'stopped' || truck.waits === 'hold';
  return (
    <tr className={picked ? 'picked' : undefined}>
      <th scope="row">
        <button
          type="button"
          className="linkish"
          aria-pressed={picked}
          onClick={() => select({ kind: 'truck', id: visit })}
        >
          {truck.truck || visit}
        </button>
      </th>
      <td className={stopped ? 'bad' : undefined}>
        {stopped && <span aria-hidden="true">■ </span>}
        {t(`gatePlace.${place}`)}
      </td>
      <td>{t('gate.length', { minutes: format.number(Math.floor((now - arrived) / MINUTE_MS)) })}</td>
      <td className={stopped ? 'bad' : undefined}>{waitText(t, format, truck)}</td>
      <td>
        <time title={format.utc(since)}>{format.time(since)}</time>
      </td>
      <td>
        <time title={format.utc(window)}>{format.time(window)}</time>{' '}
        <span className={off > 0 ? 'warn' : 'soft'}>{offText(t, format, off)}</span>
      </td>
      <td>
        {delivers.length > 0 && <BoxList word="brings" boxes={delivers} />}
        {collects.length > 0 && <BoxList word="fetches" boxes={collects} />}
      </td>
    </tr>
  );
}

function BoxList({ word, boxes }: { word: 'brings' | 'fetches'; boxes: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <span className="truckboxes">
      {t(`gate.${word}`, { boxes: '' })}
      {boxes.map((id) => (
        <ContainerLink key={id} id={id} />
      ))}
    </span>
  );
}
