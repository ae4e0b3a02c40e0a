// The words in a vessel's block, as many of them as there is room for: name, times, cranes.
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';

/** Sizes in px at the smallest type: of a line, of the room that one line needs, and of a letter. */
const LINE = 15;
const ROOM = 13;
const LETTER = 7.2;

interface TextProps {
  call: CallView;
  k: number;
  x: number;
  width: number;
  top: number;
  low: number;
  /** Cranes are told, too. */
  cranes: boolean;
}

export function BlockText({ call, k, x, width, top, low, cranes }: TextProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const height = low - top;
  if (height < ROOM * k || width < 40 * k) return null;
  const letters = Math.floor((width - 8) / (LETTER * k));
  const shortened = (text: string): string =>
    text.length > letters ? `${text.slice(0, Math.max(1, letters - 1))}…` : text;
  const start = call.start ?? call.eta;
  const lines = [shortened(call.vessel)];
  if (width > 74 * k) {
    lines.push(`${format.time(start)}–${format.time(call.end ?? start)}`);
    if (cranes && call.cranes.length > 0) lines.push(shortened(call.cranes.join(' ')));
    if (cranes && call.pin) lines.push(shortened(t('berths.pinned')));
  }
  const shown = lines.slice(0, Math.max(1, Math.floor((height - 2) / (LINE * k))));
  const first = (top + low) / 2 - ((shown.length - 1) / 2) * LINE * k;
  return (
    <g aria-hidden="true">
      {shown.map((line, i) => (
        <text
          key={line}
          className={i === 0 ? 'name' : 'times'}
          x={x + width / 2}
          y={first + i * LINE * k}
          dy="0.35em"
          textAnchor="middle"
        >
          {line}
        </text>
      ))}
    </g>
  );
}
