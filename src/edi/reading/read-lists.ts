// Reads the messages with one group per container that begins at EQD: COPRAR (what is to be discharged or loaded), COPINO (what
// a truck brings and takes) and COPARN (release or acceptance order).
import { Admission } from './admission.ts';
import { BoxDraft } from './box-draft.ts';
import { TAG, type MessageView } from './message-view.ts';
import type { CallList, TruckAnnouncement } from '../messages.ts';
import { readHeader, type Header } from './voyage.ts';

/** BGM document codes of COPRAR. */
const DISCHARGE_ORDER = '43';
const LOADING_ORDER = '45';
/** DTM qualifiers that tell when a truck comes, the strongest first: arrival, effective; COPARN: pick-up from, pick-up by. */
const COPINO_TIMES = [132, 7, 178];
const COPARN_TIMES = [234, 64, 7];

/** Reads a discharge or loading list. */
export function readCoprar(view: MessageView): CallList {
  const start = firstEquipment(view);
  const header = readHeader(view, start);
  const direction = directionOf(view, header);
  const port =
    header.places.get(direction === 'load' ? 9 : 11) ?? header.places.get(direction === 'load' ? 6 : 12) ?? '';
  const admission = new Admission(view);
  const entries: CallList['entries'] = [];
  forEachBox(view, start, (draft) => {
    if (direction === 'load') draft.portOfLoading ||= port;
    else draft.portOfDischarge ||= port;
    draft.operator ||= header.parties.get('CF') ?? '';
    const entry = admission.admit(draft);
    if (entry !== null) entries.push({ ...entry, booking: draft.booking || header.booking });
  });
  return {
    type: 'COPRAR',
    reference: header.reference,
    function: direction,
    voyage: header.voyage,
    port,
    entries,
    setAside: admission.setAside,
  };
}

/** Reads a truck's announcement, or a release or acceptance order. */
export function readAnnouncement(view: MessageView, type: 'COPINO' | 'COPARN'): TruckAnnouncement {
  const start = firstEquipment(view);
  const header = readHeader(view, start);
  const admission = new Admission(view);
  const entries: TruckAnnouncement['entries'] = [];
  forEachBox(view, start, (draft) => {
    draft.operator ||= header.parties.get('CF') ?? '';
    const at = draft.groupAt;
    const movement = movementOf(draft, type);
    const entry = admission.admit(draft);
    if (entry === null) return;
    if (movement === null) view.report('HWS-EDI-046', `Container ${draft.number}`, at);
    entries.push({
      movement: movement ?? 'deliver',
      container: entry.container,
      booking: draft.booking || header.booking,
    });
  });
  const times = type === 'COPINO' ? COPINO_TIMES : COPARN_TIMES;
  const told = times.find((qualifier) => header.times.has(qualifier));
  return {
    type,
    reference: header.reference,
    truck: header.truck,
    haulier: header.haulier,
    expected: told === undefined ? null : (header.times.get(told) ?? null),
    entries,
    setAside: admission.setAside,
  };
}

/** BGM decides; FTX+OSI (L or D) where BGM has another code. */
function directionOf(view: MessageView, header: Header): CallList['function'] {
  if (header.documentCode === DISCHARGE_ORDER) return 'discharge';
  if (header.documentCode === LOADING_ORDER) return 'load';
  if (header.operation === 'D') return 'discharge';
  if (header.operation !== 'L') view.report('HWS-EDI-016', `BGM gives "${header.documentCode}"`, view.first);
  return 'load';
}

/**
 * What the truck does with a box: it delivers exports (EQD status 2) and collects imports (3) and whatever has a release order.
 * COPARN without a status: a full box is accepted, an empty one released. Null when nothing tells.
 */
function movementOf(draft: BoxDraft, type: 'COPINO' | 'COPARN'): 'deliver' | 'collect' | null {
  if (draft.status === '2') return 'deliver';
  if (draft.status === '3' || draft.releaseOrder !== '') return 'collect';
  if (type === 'COPARN') return draft.full ? 'deliver' : 'collect';
  return null;
}

function firstEquipment(view: MessageView): number {
  for (let i = view.first; i <= view.last; i++) if (view.tagAt(i) === TAG.EQD) return i;
  return view.last + 1;
}

function forEachBox(view: MessageView, start: number, work: (draft: BoxDraft) => void): void {
  const draft = new BoxDraft();
  for (let i = start; i <= view.last; i++) {
    if (view.tagAt(i) === TAG.EQD) {
      if (draft.groupAt >= 0) work(draft);
      draft.begin(i);
    }
    draft.take(view, i);
  }
  if (draft.groupAt >= 0) work(draft);
}
