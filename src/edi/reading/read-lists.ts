// Reads the messages with one group per container that begins at EQD: COPRAR (what is to be discharged or loaded), COPINO (what
// a truck brings and takes) and COPARN (release or acceptance order).
import type { CallList, TruckAnnouncement, VoyageRef } from '../messages.ts';
import { Admission } from './admission.ts';
import { BoxDraft } from './box-draft.ts';
import type { GroupReader, Outlet } from './group-reader.ts';
import { TAG, type MessageView } from './message-view.ts';
import { endOfLeg, readOnwardLeg } from './onward-leg.ts';
import { issueTold, readHeader, type Header } from './voyage.ts';

/** BGM document codes of COPRAR. */
const DISCHARGE_ORDER = '43';
const LOADING_ORDER = '45';
/** DTM qualifiers that tell when a truck comes, the strongest first: arrival, effective; COPARN: pick-up from, pick-up by. */
const COPINO_TIMES = [132, 7, 178];
const COPARN_TIMES = [234, 64, 7];

/** Reads a discharge or loading list. */
export class CoprarReader implements GroupReader {
  message!: CallList;
  private readonly outlet: Outlet;
  private header!: Header;
  private admission!: Admission;
  private readonly draft = new BoxDraft();

  constructor(outlet: Outlet) {
    this.outlet = outlet;
  }

  opensGroup(_view: MessageView, _segment: number, tag: number): boolean {
    return tag === TAG.EQD;
  }

  begin(view: MessageView, from: number, to: number): void {
    const header = readHeader(view, from, to);
    const direction = directionOf(view, header);
    const [port, otherwise] = direction === 'load' ? [9, 6] : [11, 12];
    this.header = header;
    this.admission = new Admission(view, this.outlet);
    this.message = {
      type: 'COPRAR',
      ...issueTold(header),
      reference: header.reference,
      function: direction,
      voyage: header.voyage,
      port: header.places.get(port) ?? header.places.get(otherwise) ?? '',
      entries: [],
      setAside: [],
    };
  }

  take(view: MessageView, from: number, to: number): void {
    const { draft, header, message } = this;
    const onward = takeListed(draft, view, from, to);
    if (message.function === 'load') draft.portOfLoading ||= message.port;
    else draft.portOfDischarge ||= message.port;
    draft.operator ||= header.parties.get('CF') ?? '';
    const entry = this.admission.admit(draft);
    if (entry === null) return;
    const booking = draft.booking || header.booking;
    this.outlet.entry({ ...entry, booking, ...(onward !== null && { onward }) });
  }
}

/** Reads a truck's announcement, or a release or acceptance order. */
export class AnnouncementReader implements GroupReader {
  message!: TruckAnnouncement;
  private readonly type: TruckAnnouncement['type'];
  private readonly outlet: Outlet;
  private header!: Header;
  private admission!: Admission;
  private readonly draft = new BoxDraft();

  constructor(outlet: Outlet, type: TruckAnnouncement['type']) {
    this.outlet = outlet;
    this.type = type;
  }

  opensGroup(_view: MessageView, _segment: number, tag: number): boolean {
    return tag === TAG.EQD;
  }

  begin(view: MessageView, from: number, to: number): void {
    const { type } = this;
    const header = readHeader(view, from, to);
    const times = type === 'COPINO' ? COPINO_TIMES : COPARN_TIMES;
    const told = times.find((qualifier) => header.times.has(qualifier));
    this.header = header;
    this.admission = new Admission(view, this.outlet);
    this.message = {
      type,
      ...issueTold(header),
      reference: header.reference,
      truck: header.truck,
      haulier: header.haulier,
      expected: told === undefined ? null : (header.times.get(told) ?? null),
      entries: [],
      setAside: [],
    };
  }

  take(view: MessageView, from: number, to: number): void {
    const { draft, header } = this;
    takeBox(draft, view, from, to);
    draft.operator ||= header.parties.get('CF') ?? '';
    const movement = movementOf(draft, this.type);
    const entry = this.admission.admit(draft);
    if (entry === null) return;
    if (movement === null) view.report('HWS-EDI-046', `Container ${draft.number}`, from);
    this.outlet.entry({
      movement: movement ?? 'deliver',
      container: entry.container,
      booking: draft.booking || header.booking,
    });
  }
}

function takeBox(draft: BoxDraft, view: MessageView, from: number, to: number): void {
  draft.begin(from);
  for (let i = from; i < to; i++) draft.take(view, i);
}

/** Takes a box in with the voyage that takes it on, if one is told; the places and times of that leg are not the box's. */
function takeListed(draft: BoxDraft, view: MessageView, from: number, to: number): VoyageRef | null {
  let onward: VoyageRef | null = null;
  draft.begin(from);
  for (let i = from; i < to; i++) {
    if (view.tagAt(i) !== TAG.TDT) {
      draft.take(view, i);
      continue;
    }
    const end = endOfLeg(view, i, to);
    onward ??= readOnwardLeg(view, i, end);
    i = end - 1;
  }
  return onward;
}

/** BGM decides; FTX+OSI (L or D) where BGM has another code. */
function directionOf(view: MessageView, header: Header): CallList['function'] {
  if (header.documentCode === DISCHARGE_ORDER) return 'discharge';
  if (header.documentCode === LOADING_ORDER) return 'load';
  if (header.operation === 'D') return 'discharge';
  if (header.operation !== 'L') view.report('HWS-EDI-016', `BGM gives "${header.documentCode}"`, view.info.at);
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
