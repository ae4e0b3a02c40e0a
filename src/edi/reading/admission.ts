// Decides which entries of a message can be worked and which are set aside, and why. Knows drafts and cells, not messages.
import type { Container, LengthFeet, VesselSlot } from '../../terminal/container.ts';
import { checkDigitRight, hasContainerNumberForm } from '../../terminal/iso6346.ts';
import { FIRST_DECK_TIER } from '../../terminal/vessel.ts';
import type { BoxDraft } from './box-draft.ts';
import { finding, type EdiCode } from '../findings.ts';
import type { MessageView } from './message-view.ts';
import type { SetAside } from '../messages.ts';

/** Rows are numbered up to 26 from the centre line at most: wider than any vessel and the reach of any quay crane. */
export const MAX_ROW = 26;
/** Highest tier in the hold and on deck (ISO 9711-1 counts hold tiers from 02, deck tiers from 72 or 82). */
const LAST_HOLD_TIER = 22;
const LAST_DECK_TIER = 98;
/** Length assumed where nothing tells it: the larger one, so that the box gets a place that it fits into. */
const ASSUMED_LENGTH: LengthFeet = 40;

/** Keeps account of one message's entries: numbers and places already taken. */
export class Admission {
  readonly setAside: SetAside[] = [];
  private readonly view: MessageView;
  private readonly numbers = new Set<string>();
  /** What stands in each 20' half of each stack place, by half bay, row and tier. */
  private readonly taken = new Map<number, { number: string; bay: number }>();

  constructor(view: MessageView) {
    this.view = view;
  }

  /** Checks a box that must have a cell (bay plans); null when it was set aside. */
  admitToCell(draft: BoxDraft): { slot: VesselSlot; container: Container } | null {
    if (!this.checkNumber(draft)) return null;
    if (draft.cellAt < 0) return this.refuse(draft, 'HWS-EDI-032', draft.equipmentAt);
    const slot = this.readSlot(draft);
    if (slot === null) return null;
    const length = this.lengthInCell(draft, slot);
    if (length === null || !this.takeCell(draft, slot)) return null;
    this.numbers.add(draft.number);
    this.noteDoubts(draft);
    return { slot, container: draft.container(length) };
  }

  /** Checks a box that may have a cell (lists); a bad cell is left out with a warning. Null when the box was set aside. */
  admit(draft: BoxDraft): { slot: VesselSlot | null; container: Container } | null {
    if (!this.checkNumber(draft)) return null;
    const slot = draft.cellAt < 0 ? null : this.usableSlot(draft);
    this.numbers.add(draft.number);
    this.noteDoubts(draft);
    const told = draft.size.lengthFeet;
    const length = told ?? (slot === null ? ASSUMED_LENGTH : lengthOfBay(slot.bay));
    if (told === null) this.noteAssumedLength(draft, length);
    return { slot, container: draft.container(length) };
  }

  private checkNumber(draft: BoxDraft): boolean {
    const { number, kind, equipmentAt } = draft;
    let code: EdiCode | null = null;
    if (kind !== 'CN' && kind !== '') code = 'HWS-EDI-031';
    else if (number === '') code = 'HWS-EDI-025';
    else if (!hasContainerNumberForm(number)) code = 'HWS-EDI-026';
    else if (this.numbers.has(number)) code = 'HWS-EDI-027';
    if (code !== null) this.refuse(draft, code, equipmentAt);
    return code === null;
  }

  private readSlot(draft: BoxDraft): VesselSlot | null {
    const slot = slotOf(this.view, draft.cellAt);
    const fault = slot === null ? 'HWS-EDI-020' : slotFault(slot);
    return fault === null ? slot : this.refuse(draft, fault, draft.cellAt);
  }

  private usableSlot(draft: BoxDraft): VesselSlot | null {
    const slot = slotOf(this.view, draft.cellAt);
    const length = draft.size.lengthFeet;
    const usable =
      slot !== null &&
      slotFault(slot) === null &&
      (length === null || length > 20 === (slot.bay % 2 === 0)) &&
      this.occupantOf(slot) === null;
    if (usable) {
      this.occupy(slot, draft.number);
      return slot;
    }
    this.view.report('HWS-EDI-045', this.describe(draft), draft.cellAt);
    return null;
  }

  /** The length that the box is worked with: its own, or its cell's where the code does not tell or is shorter than the cell. */
  private lengthInCell(draft: BoxDraft, slot: VesselSlot): LengthFeet | null {
    const told = draft.size.lengthFeet;
    const evenBay = slot.bay % 2 === 0;
    if (told === null) {
      const length = lengthOfBay(slot.bay);
      this.noteAssumedLength(draft, length);
      return length;
    }
    if (told > 20 && !evenBay) return this.refuse(draft, 'HWS-EDI-029', draft.cellAt);
    if (told === 20 && evenBay) {
      this.view.report('HWS-EDI-042', this.describe(draft), draft.cellAt);
      return 40;
    }
    return told;
  }

  private takeCell(draft: BoxDraft, slot: VesselSlot): boolean {
    const occupant = this.occupantOf(slot);
    if (occupant !== null) {
      const code = occupant.bay === slot.bay ? 'HWS-EDI-028' : 'HWS-EDI-030';
      this.refuse(draft, code, draft.cellAt, `, where ${occupant.number} is in bay ${occupant.bay}`);
      return false;
    }
    this.occupy(slot, draft.number);
    return true;
  }

  private occupantOf({ bay, row, tier }: VesselSlot): { number: string; bay: number } | null {
    if (bay % 2 === 1) return this.taken.get(placeKey(bay, row, tier)) ?? null;
    return this.taken.get(placeKey(bay - 1, row, tier)) ?? this.taken.get(placeKey(bay + 1, row, tier)) ?? null;
  }

  private occupy({ bay, row, tier }: VesselSlot, number: string): void {
    const occupant = { number, bay };
    if (bay % 2 === 1) {
      this.taken.set(placeKey(bay, row, tier), occupant);
    } else {
      this.taken.set(placeKey(bay - 1, row, tier), occupant);
      this.taken.set(placeKey(bay + 1, row, tier), occupant);
    }
  }

  private noteDoubts(draft: BoxDraft): void {
    if (!checkDigitRight(draft.number)) this.view.report('HWS-EDI-040', this.describe(draft), draft.equipmentAt);
    if (draft.lacksMass) this.view.report('HWS-EDI-044', this.describe(draft), draft.groupAt);
    if (draft.pieces > 1) this.view.report('HWS-EDI-043', this.describe(draft), draft.groupAt);
  }

  private noteAssumedLength(draft: BoxDraft, length: LengthFeet): void {
    const what = `${this.describe(draft)}, size-type "${draft.isoType}", taken as ${length}'`;
    this.view.report('HWS-EDI-041', what, draft.equipmentAt);
  }

  private refuse(draft: BoxDraft, code: EdiCode, segment: number, addition = ''): null {
    const where = this.view.where(segment < 0 ? draft.groupAt : segment);
    this.setAside.push({
      what: draft.number || this.cellText(draft),
      portOfDischarge: draft.portOfDischarge,
      diagnostic: finding(code, this.describe(draft) + addition, where),
    });
    return null;
  }

  private describe(draft: BoxDraft): string {
    const cell = this.cellText(draft);
    const box = draft.number === '' ? 'Container without number' : `Container ${draft.number}`;
    return cell === '' ? box : `${box} at cell ${cell}`;
  }

  private cellText(draft: BoxDraft): string {
    return draft.cellAt < 0 ? '' : this.view.text(draft.cellAt, 2).trim();
  }
}

/** The cell of a LOC+147 segment; null where it does not have seven digits. */
function slotOf(view: MessageView, segment: number): VesselSlot | null {
  const cell = view.fixedDigits(segment, 2, 0, 7);
  if (cell < 0) return null;
  return { bay: Math.floor(cell / 10_000), row: Math.floor(cell / 100) % 100, tier: cell % 100 };
}

function slotFault({ bay, row, tier }: VesselSlot): EdiCode | null {
  if (bay === 0) return 'HWS-EDI-024';
  if (row > MAX_ROW) return 'HWS-EDI-023';
  if (tier % 2 === 1) return 'HWS-EDI-021';
  const inHold = tier >= 2 && tier <= LAST_HOLD_TIER;
  const onDeck = tier >= FIRST_DECK_TIER && tier <= LAST_DECK_TIER;
  return inHold || onDeck ? null : 'HWS-EDI-022';
}

function lengthOfBay(bay: number): LengthFeet {
  return bay % 2 === 0 ? 40 : 20;
}

function placeKey(bay: number, row: number, tier: number): number {
  return bay * 10_000 + row * 100 + tier;
}
