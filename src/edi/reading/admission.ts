// Decides which entries of a message can be worked and which are set aside, and why. Knows drafts and cells, not messages.
import type { Container, LengthFeet, VesselSlot } from '../../terminal/container.ts';
import { examineContainerNumber } from '../../terminal/iso6346-repair.ts';
import { checkDigit } from '../../terminal/iso6346.ts';
import { FIRST_DECK_TIER } from '../../terminal/vessel.ts';
import type { EdiCode } from '../findings.ts';
import type { PlannedBox } from '../messages.ts';
import { parseStowage } from '../values/stowage.ts';
import type { BoxDraft } from './box-draft.ts';
import type { Outlet } from './group-reader.ts';
import type { MessageView } from './message-view.ts';
import { CellsTaken, NumbersTaken, packNumber } from './taken.ts';

/** Rows are numbered up to 26 from the centre line at most: wider than any vessel and the reach of any quay crane. */
export const MAX_ROW = 26;
/** Highest tier in the hold and on deck (ISO 9711-1 counts hold tiers from 02, deck tiers from 72 or 82). */
const LAST_HOLD_TIER = 22;
const LAST_DECK_TIER = 98;
/** Length assumed where nothing tells it: the larger one, so that the box gets a place that it fits into. */
const ASSUMED_LENGTH: LengthFeet = 40;
/** Stands in the account of cells for a container that is not named. */
const UNNAMED = 'AAAU0000000';
const DIGIT_0 = 48;

/** Keeps account of one message's entries: numbers and places already taken. */
export class Admission {
  private readonly view: MessageView;
  private readonly outlet: Outlet;
  private readonly numbers = new NumbersTaken();
  private readonly cells = new CellsTaken();
  // The number that was checked last.
  private packed = 0;
  private digitRight = true;

  constructor(view: MessageView, outlet: Outlet) {
    this.view = view;
    this.outlet = outlet;
  }

  /** Checks a box that must have a cell (bay plans); null when it was set aside. */
  admitToCell(draft: BoxDraft): { slot: VesselSlot; container: Container } | null {
    if (!this.checkNumber(draft)) return null;
    if (draft.cellAt < 0) return this.refuse(draft, 'HWS-EDI-032', draft.equipmentAt);
    const slot = this.readSlot(draft);
    if (slot === null) return null;
    const length = this.lengthInCell(draft, slot);
    if (length === null || !this.takeCell(draft, slot)) return null;
    this.numbers.add(this.packed);
    this.noteDoubts(draft);
    return { slot, container: draft.container(length) };
  }

  /** Checks a box that may have a cell (lists); a bad cell is left out with a warning. Null when the box was set aside. */
  admit(draft: BoxDraft): { slot: VesselSlot | null; container: Container } | null {
    if (!this.checkNumber(draft)) return null;
    const slot = draft.cellAt < 0 ? null : this.usableSlot(draft);
    this.numbers.add(this.packed);
    this.noteDoubts(draft);
    const told = draft.size.lengthFeet;
    const length = told ?? (slot === null ? ASSUMED_LENGTH : lengthOfBay(slot.bay));
    if (told === null) this.noteAssumedLength(draft, length);
    return { slot, container: draft.container(length) };
  }

  /** Checks a box of which only the number matters (verified masses); false when it was set aside. */
  admitNumber(draft: BoxDraft): boolean {
    if (!this.checkNumber(draft)) return false;
    this.numbers.add(this.packed);
    if (!this.digitRight) this.noteCheckDigit(draft);
    return true;
  }

  /** Checks a cell for any box of a kind (instructions that name no container); null when it was set aside. */
  admitKind(draft: BoxDraft): { slot: VesselSlot; length: LengthFeet } | null {
    if (draft.cellAt < 0) return this.refuse(draft, 'HWS-EDI-032', draft.groupAt);
    const slot = this.readSlot(draft);
    if (slot === null) return null;
    const length = this.lengthInCell(draft, slot);
    if (length === null) return null;
    const occupant = this.cells.occupantOf(slot);
    if (occupant === null) this.cells.occupy(slot, packNumber(UNNAMED));
    else this.refuse(draft, occupant.bay === slot.bay ? 'HWS-EDI-028' : 'HWS-EDI-030', draft.cellAt);
    return occupant === null ? { slot, length } : null;
  }

  private checkNumber(draft: BoxDraft): boolean {
    const { number, kind, equipmentAt } = draft;
    const rules = this.view.admission;
    draft.portOfLoading ||= rules.portOfLoading;
    draft.portOfDischarge ||= rules.portOfDischarge;
    draft.operator ||= rules.operator;
    let code: EdiCode | null = null;
    if (kind !== 'CN' && kind !== '') code = 'HWS-EDI-031';
    else if (rules.unknownNumbers.size > 0 && rules.unknownNumbers.has(number)) return this.plan(draft);
    else if (number === '') code = 'HWS-EDI-025';
    else if (!this.takeNumber(number)) code = 'HWS-EDI-026';
    else if (rules.refuseWrongCheckDigits && !this.digitRight) code = 'HWS-EDI-150';
    else if (this.numbers.has(this.packed)) code = 'HWS-EDI-027';
    if (code !== null) this.refuse(draft, code, equipmentAt, code === 'HWS-EDI-026' ? suggestionFor(number) : '');
    return code === null;
  }

  /** Takes a container number apart, once for all who ask later; false where it has another form. */
  private takeNumber(number: string): boolean {
    const digit = number.length === 11 ? checkDigit(number) : -1;
    const last = number.charCodeAt(10) - DIGIT_0;
    if (digit < 0 || last < 0 || last > 9) return false;
    this.packed = packNumber(number);
    this.digitRight = digit === last;
    return true;
  }

  /** Sets a box aside whose number is not known yet, with the place that is planned for it. */
  private plan(draft: BoxDraft): false {
    const { isoType, full, grossKg, operator, portOfLoading, portOfDischarge, cellAt } = draft;
    const slot = cellAt < 0 ? null : this.slotOf(draft);
    const usable = slot !== null && typeof slot !== 'string' && slotFault(slot) === null;
    const planned = { slot: usable ? slot : null, isoType, full, grossKg, operator, portOfLoading, portOfDischarge };
    this.refuse(draft, 'HWS-EDI-151', draft.equipmentAt, '', { planned });
    return false;
  }

  private readSlot(draft: BoxDraft): VesselSlot | null {
    const slot = this.slotOf(draft);
    const fault = typeof slot === 'string' ? slot : slotFault(slot);
    return typeof slot !== 'string' && fault === null ? slot : this.refuse(draft, fault ?? 'HWS-EDI-020', draft.cellAt);
  }

  private usableSlot(draft: BoxDraft): VesselSlot | null {
    const slot = this.slotOf(draft);
    const length = draft.size.lengthFeet;
    const usable =
      typeof slot !== 'string' &&
      slotFault(slot) === null &&
      (length === null || length > 20 === (slot.bay % 2 === 0)) &&
      this.cells.occupantOf(slot) === null;
    if (usable) {
      this.cells.occupy(slot, this.packed);
      return slot;
    }
    this.view.report('HWS-EDI-045', this.describe(draft), draft.cellAt);
    return null;
  }

  /** The cell of LOC+147; a code where there is none. Seven digits are the fast way, other spellings are told. */
  private slotOf(draft: BoxDraft): VesselSlot | EdiCode {
    const { view } = this;
    const cell = view.fixedDigits(draft.cellAt, 2, 0, 7);
    if (cell >= 0) return { bay: Math.floor(cell / 10_000), row: Math.floor(cell / 100) % 100, tier: cell % 100 };
    const reading = parseStowage(view.text(draft.cellAt, 2), view.text(draft.cellAt, 2, 2));
    if (!('slot' in reading)) return 'text' in reading ? 'HWS-EDI-101' : 'HWS-EDI-020';
    const { bay, row, tier } = reading.slot;
    view.report('HWS-EDI-100', `${this.describe(draft)}, read as bay ${bay}, row ${row}, tier ${tier}`, draft.cellAt);
    return reading.slot;
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
    const occupant = this.cells.occupantOf(slot);
    if (occupant !== null) {
      const code = occupant.bay === slot.bay ? 'HWS-EDI-028' : 'HWS-EDI-030';
      this.refuse(draft, code, draft.cellAt, `, where ${occupant.number} is in bay ${occupant.bay}`);
      return false;
    }
    this.cells.occupy(slot, this.packed);
    return true;
  }

  private noteDoubts(draft: BoxDraft): void {
    if (!this.digitRight) this.noteCheckDigit(draft);
    for (const { code, detail } of draft.doubts) this.view.report(code, this.describe(draft) + detail, draft.groupAt);
    if (draft.lacksMass) this.view.report('HWS-EDI-044', this.describe(draft), draft.groupAt);
    if (draft.pieces > 1) this.view.report('HWS-EDI-043', this.describe(draft), draft.groupAt);
  }

  private noteCheckDigit(draft: BoxDraft): void {
    const digits = `, check digit ${draft.number.slice(-1)} and not ${checkDigit(draft.number)}`;
    this.view.report('HWS-EDI-040', this.describe(draft) + digits, draft.equipmentAt);
  }

  private noteAssumedLength(draft: BoxDraft, length: LengthFeet): void {
    const what = `${this.describe(draft)}, size-type "${draft.isoType}", taken as ${length}'`;
    this.view.report('HWS-EDI-041', what, draft.equipmentAt);
  }

  /** Sets a box aside; always null, which stands for it. */
  refuse(draft: BoxDraft, code: EdiCode, segment = -1, addition = '', planned: { planned?: PlannedBox } = {}): null {
    this.outlet.setAside({
      what: draft.number || this.cellText(draft),
      portOfDischarge: draft.portOfDischarge,
      diagnostic: this.view.reason(code, this.describe(draft) + addition, segment < 0 ? draft.groupAt : segment),
      ...planned,
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

/** What a number of another form was meant to be, where that is plain; empty where not. */
function suggestionFor(number: string): string {
  const { suggestion } = examineContainerNumber(number);
  return suggestion === null ? '' : `, probably meant as ${suggestion}`;
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
