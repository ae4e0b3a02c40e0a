// Reads BAPLIE 1.5, 2.x and 3.x into a bay plan. Groups begin at LOC+147 (some senders: at EQD); their segments come in any order.
import { Admission } from './admission.ts';
import { BoxDraft } from './box-draft.ts';
import { TAG, type MessageView } from './message-view.ts';
import type { Bayplan } from '../messages.ts';
import { readHeader } from './voyage.ts';

/** LOC qualifier of a stowage cell. */
const STOWAGE_CELL = 147;

/** Reads a bay plan; what cannot be worked is set aside in it, doubts are reported in the view. */
export function readBaplie(view: MessageView): Bayplan {
  const firstCell = firstSegment(view, (i) => isCell(view, i));
  const firstBox = firstSegment(view, (i) => view.tagAt(i) === TAG.EQD);
  const boxFirst = firstBox < firstCell && firstCell < view.last;
  const start = Math.min(firstCell, firstBox);
  const header = readHeader(view, start);
  if (boxFirst) view.report('HWS-EDI-013', '', firstBox);

  const admission = new Admission(view);
  const draft = new BoxDraft();
  const entries: Bayplan['entries'] = [];
  const close = (): void => {
    if (draft.groupAt < 0) return;
    if (draft.pieces === 0) {
      view.report('HWS-EDI-014', `Cell ${view.text(draft.cellAt, 2)}`, draft.cellAt);
      return;
    }
    const entry = admission.admitToCell(draft);
    if (entry !== null) entries.push(entry);
  };
  const boxesOpen = boxFirst || firstCell > view.last;
  for (let i = start; i <= view.last; i++) {
    if (boxesOpen ? view.tagAt(i) === TAG.EQD : isCell(view, i)) {
      close();
      draft.begin(i);
    }
    draft.take(view, i);
  }
  close();
  return {
    type: 'BAPLIE',
    reference: header.reference,
    voyage: header.voyage,
    departurePort: header.places.get(5) ?? '',
    nextPort: header.places.get(61) ?? '',
    entries,
    setAside: admission.setAside,
  };
}

function isCell(view: MessageView, segment: number): boolean {
  return view.tagAt(segment) === TAG.LOC && view.number(segment, 1) === STOWAGE_CELL;
}

/** First segment of the message that a condition holds for; one past the last where there is none. */
function firstSegment(view: MessageView, is: (segment: number) => boolean): number {
  for (let i = view.first; i <= view.last; i++) if (is(i)) return i;
  return view.last + 1;
}
