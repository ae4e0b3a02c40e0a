// Reads the messages that have one group for each container, beginning at EQD, and that the terminal does not work: what they have in
// common is here, what each tells of its own stands in its spec.
import type { OtherMessage } from '../container-messages.ts';
import { tagCode } from '../tokens/tokenizer.ts';
import { Admission } from './admission.ts';
import { BoxDraft } from './box-draft.ts';
import { DetailDraft } from './detail-draft.ts';
import type { Entry, GroupReader, Outlet } from './group-reader.ts';
import { readHead, type HeadRead } from './message-head.ts';
import { TAG, type MessageView } from './message-view.ts';

/** A group that was read, to be made an entry of. */
export interface BoxRead {
  draft: BoxDraft;
  details: DetailDraft;
  admission: Admission;
  head: HeadRead;
}

/** What is particular to a message type. */
export interface ContainerSpec<M extends OtherMessage> {
  /** The message, its lists empty. */
  message: (view: MessageView, read: HeadRead) => M;
  /** An entry; null where the container was set aside. */
  entry: (read: BoxRead, message: M) => M['entries'][number] | null;
}

/** Goods and consignments: groups beside those of the containers, which stay in the document. */
const GID = tagCode('GID');
const CNI = tagCode('CNI');

/** Reads one message by its spec. */
export class ContainerReader<M extends OtherMessage> implements GroupReader {
  message!: M;
  private readonly outlet: Outlet;
  private readonly spec: ContainerSpec<M>;
  private head!: HeadRead;
  private admission!: Admission;
  private readonly draft = new BoxDraft();
  private readonly details = new DetailDraft();

  constructor(outlet: Outlet, spec: ContainerSpec<M>) {
    this.outlet = outlet;
    this.spec = spec;
  }

  opensGroup(_view: MessageView, _segment: number, tag: number): boolean {
    return tag === TAG.EQD || tag === GID || tag === CNI;
  }

  begin(view: MessageView, from: number, to: number): void {
    this.head = readHead(view, from, to);
    this.admission = new Admission(view, this.outlet);
    this.message = this.spec.message(view, this.head);
  }

  take(view: MessageView, from: number, to: number): void {
    const { draft, details, admission, head } = this;
    if (view.tagAt(from) !== TAG.EQD) return;
    draft.begin(from);
    details.begin();
    for (let i = from; i < to; i++) {
      draft.take(view, i);
      details.take(view, i);
    }
    draft.operator ||= head.header.parties.get('CF') ?? '';
    const entry = this.spec.entry({ draft, details, admission, head }, this.message);
    if (entry !== null) this.outlet.entry(entry as Entry);
  }
}
