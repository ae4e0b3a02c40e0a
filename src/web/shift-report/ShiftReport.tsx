// The shift report: which shift, and the button that has its PDF made and takes it to the downloads.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkShift } from '../../server/api.ts';
import { Retry } from '../messages/Retry.tsx';
import { faultOf, usePoll } from '../messages/use-poll.ts';
import { useOffer } from '../palette/offers.ts';
import { useFormat } from '../state/format.ts';
import { useRoom } from '../state/room.ts';
import type { ServerError } from '../state/server.ts';
import { fetchReport, fetchShifts } from './requests.ts';

/** How often it is looked whether another shift has begun, ms. */
const LOOK_MS = 60_000;
/** How long the browser may need to take a file over, ms: its address is given up then. */
const TAKEN_MS = 60_000;

export function ShiftReport() {
  const { t } = useTranslation();
  const { settings } = useRoom();
  const { value } = usePoll(fetchShifts, LOOK_MS);
  const shifts = value ?? [];
  const textOf = useShiftText();
  const [picked, setPicked] = useState<string | null>(null);
  const [state, setState] = useState<'still' | 'making' | 'made'>('still');
  const [error, setError] = useState<ServerError | null>(null);
  const which = useId();
  const chosen = shifts.find((one) => keyOf(one) === picked) ?? shifts.find(({ over }) => over) ?? shifts[0] ?? null;
  const make = async (): Promise<void> => {
    if (state === 'making') return;
    setState('making');
    setError(null);
    try {
      const { pdf, file } = await fetchReport(chosen, settings.language);
      hand(pdf, file);
      setState('made');
    } catch (reason) {
      setState('still');
      setError(faultOf(reason));
    }
  };
  useOffer('shiftReport', () => void make());
  return (
    <div className="shiftreport">
      {chosen !== null && (
        <span className="field">
          <label htmlFor={which}>{t('shiftReports.which')}</label>
          <select id={which} value={keyOf(chosen)} onChange={(event) => setPicked(event.target.value)}>
            {shifts.map((shift) => (
              <option key={keyOf(shift)} value={keyOf(shift)}>
                {textOf(shift)}
              </option>
            ))}
          </select>
        </span>
      )}
      <button type="button" aria-disabled={state === 'making'} onClick={() => void make()}>
        {t('shiftReports.open')}
      </button>
      <p className="soft" role="status">
        {state === 'still' ? '' : t(`shiftReports.${state}`)}
      </p>
      {error !== null && <Retry error={error} onRetry={() => void make()} />}
    </div>
  );
}

/** A shift keeps its begin while it goes on. */
const keyOf = ({ name, from }: WorkShift): string => `${name} ${from}`;

/** How a shift is named: by its name in the page's language where terminals often give it, and its times. */
function useShiftText(): (shift: WorkShift) => string {
  const { t } = useTranslation();
  const { moment, date, time } = useFormat();
  return ({ name, from, to, over }) => {
    const called = name === '' ? '' : t(`shiftNames.${name}` as 'shiftNames.day', { defaultValue: name });
    if (!over) return called === '' ? t('shiftReports.soFarUnnamed') : t('shiftReports.soFar', { name: called });
    const times = { from: moment(from), to: date(from) === date(to) ? time(to) : moment(to) };
    return called === '' ? t('shiftReports.unnamed', times) : t('shiftReports.named', { name: called, ...times });
  };
}

/** Hands a file to the browser's downloads. */
function hand(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), TAKEN_MS);
}
