// The order in which the segments of a message are put into groups: as they stand, but for bay plans whose groups begin with the
// container (EQD before its LOC+147), where the cell is taken first.

/** Hands on segments in the right order; knows them by what is asked of it only. */
export class BoxFirstOrder<Segment> {
  private readonly hand: (segment: Segment) => void;
  /** Null: not known yet. */
  private boxFirst: boolean | null = null;
  private cell: Segment | null = null;
  private group: Segment[] = [];

  constructor(hand: (segment: Segment) => void) {
    this.hand = hand;
  }

  /** Takes the next segment. @param kind a container (EQD), a cell (LOC+147), or anything else */
  take(segment: Segment, kind: 'box' | 'cell' | 'other'): void {
    if (this.boxFirst === null && kind !== 'other') this.boxFirst = kind === 'box';
    if (this.boxFirst !== true) return this.hand(segment);
    if (kind === 'box') this.finish();
    if (kind === 'cell' && this.cell === null) this.cell = segment;
    else this.group.push(segment);
  }

  /** Hands on what is left. */
  finish(): void {
    if (this.cell !== null) this.hand(this.cell);
    for (const segment of this.group) this.hand(segment);
    this.cell = null;
    this.group = [];
  }
}
