// Reads MOVINS, the stowage instructions of a line: HAN tells what is to be done with the cells that follow it, each a group that begins
// at LOC+147, with a container or with the kind of box that is to stand there.
import type { StowageInstruction, StowageInstructions } from '../container-messages.ts';
import { tagCode } from '../tokens/tokenizer.ts';
import { Admission } from './admission.ts';
import { BoxDraft } from './box-draft.ts';
import { DetailDraft } from './detail-draft.ts';
import type { GroupReader, Outlet } from './group-reader.ts';
import { readHead } from './message-head.ts';
import { TAG, type MessageView } from './message-view.ts';

const HAN = tagCode('HAN');
const STOWAGE_CELL = 147;
/** LOC 3227: the port that the instructions are for. */
const PORT = 5;

/** Reads one message of stowage instructions. */
export class MovinsReader implements GroupReader {
  message!: StowageInstructions;
  private readonly outlet: Outlet;
  /** One account for each instruction: a box is discharged from the cell into which another one is loaded. */
  private readonly admissions = new Map<string, Admission>();
  private readonly draft = new BoxDraft();
  private readonly details = new DetailDraft();
  private instruction = '';

  constructor(outlet: Outlet) {
    this.outlet = outlet;
  }

  opensGroup(view: MessageView, segment: number, tag: number): boolean {
    return tag === HAN || (tag === TAG.LOC && view.qualifier(segment) === STOWAGE_CELL);
  }

  begin(view: MessageView, from: number, to: number): void {
    const { head, header } = readHead(view, from, to);
    this.message = { type: 'MOVINS', ...head, port: header.places.get(PORT) ?? '', entries: [] };
  }

  take(view: MessageView, from: number, to: number): void {
    if (view.tagAt(from) === HAN) {
      this.instruction = view.code(from, 1);
      return;
    }
    const { draft, details } = this;
    draft.begin(from);
    details.begin();
    for (let i = from; i < to; i++) {
      draft.take(view, i);
      details.take(view, i);
    }
    if (this.instruction === '') view.report('HWS-EDI-128', `Cell ${view.text(draft.cellAt, 2)}`, from);
    const entry = this.entry(view);
    if (entry !== null) this.outlet.entry(entry);
  }

  private entry(view: MessageView): StowageInstruction | null {
    const { draft, details, instruction } = this;
    const admission = this.admissionFor(view);
    if (draft.number !== '' || draft.pieces === 0) {
      const box = admission.admitToCell(draft);
      if (box === null) return null;
      return { instruction, ...box, kind: null, details: details.details(box.container) };
    }
    const place = admission.admitKind(draft);
    if (place === null) return null;
    const { id: _number, ...kind } = draft.container(place.length);
    return { instruction, slot: place.slot, container: null, kind, details: details.details(kind) };
  }

  private admissionFor(view: MessageView): Admission {
    let admission = this.admissions.get(this.instruction);
    if (admission === undefined) this.admissions.set(this.instruction, (admission = new Admission(view, this.outlet)));
    return admission;
  }
}
