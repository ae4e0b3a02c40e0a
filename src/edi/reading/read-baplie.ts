// Reads BAPLIE 1.5, 2.x and 3.x into a bay plan. Groups begin at LOC+147 (some senders: at EQD); their segments come in any order.
import type { Place } from '../findings.ts';
import type { Bayplan } from '../messages.ts';
import { Admission } from './admission.ts';
import { BoxDraft } from './box-draft.ts';
import type { GroupReader, Outlet } from './group-reader.ts';
import { TAG, type MessageView } from './message-view.ts';
import { issueTold, readHeader } from './voyage.ts';

/** LOC qualifier of a stowage cell. */
const STOWAGE_CELL = 147;

/** Reads a bay plan; what cannot be worked is set aside, doubts are reported in the view. */
export class BaplieReader implements GroupReader {
  message!: Bayplan;
  private readonly outlet: Outlet;
  private admission!: Admission;
  private readonly draft = new BoxDraft();
  /** What opens the groups: whichever of LOC+147 and EQD comes first. */
  private opener: 'cell' | 'box' | null = null;
  /** The first EQD of a message whose groups begin there, until a cell shows that the order is the wrong one. */
  private firstBox: Place | null = null;

  constructor(outlet: Outlet) {
    this.outlet = outlet;
  }

  opensGroup(view: MessageView, segment: number, tag: number): boolean {
    if (tag === TAG.LOC) {
      if (this.opener === 'box' && this.firstBox === null) return false;
      if (view.qualifier(segment) !== STOWAGE_CELL) return false;
      this.opener ??= 'cell';
      if (this.firstBox !== null) view.report('HWS-EDI-013', '', this.firstBox);
      this.firstBox = null;
      return this.opener === 'cell';
    }
    if (tag !== TAG.EQD || this.opener === 'cell') return false;
    if (this.opener === null) this.firstBox = view.where(segment);
    this.opener = 'box';
    return true;
  }

  begin(view: MessageView, from: number, to: number): void {
    const header = readHeader(view, from, to);
    const { reference, voyage, places } = header;
    this.admission = new Admission(view, this.outlet);
    this.message = {
      type: 'BAPLIE',
      ...issueTold(header),
      reference,
      voyage,
      departurePort: places.get(5) ?? '',
      nextPort: places.get(61) ?? '',
      entries: [],
      setAside: [],
    };
  }

  take(view: MessageView, from: number, to: number): void {
    const { draft } = this;
    draft.begin(from);
    for (let i = from; i < to; i++) draft.take(view, i);
    if (draft.pieces === 0) {
      view.report('HWS-EDI-014', `Cell ${view.text(draft.cellAt, 2)}`, draft.cellAt);
      return;
    }
    const entry = this.admission.admitToCell(draft);
    if (entry !== null) this.outlet.entry(entry);
  }
}
