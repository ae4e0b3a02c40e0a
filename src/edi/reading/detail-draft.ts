// Gathers what the segments of a group or header tell beyond the container itself: seals, damages, references, times, who weighed it.
// Knows segments, not message types. The companion of BoxDraft.
import type { Container } from '../../terminal/container.ts';
import { normaliseContainerNumber } from '../../terminal/iso6346.ts';
import type {
  BoxDetails,
  Damage,
  Leg,
  PartyTold,
  PlaceTold,
  Reference,
  Remark,
  Seal,
  TimeTold,
  VerifiedMass,
} from '../box-details.ts';
import { tagCode } from '../tokens/tokenizer.ts';
import { isTare, massKg, readVerification, verificationMethod } from '../values/masses.ts';
import { placeCode } from './box-draft.ts';
import type { MessageView } from './message-view.ts';
import { DUMMY_OF_CELL, isDummy } from '../values/dummy-references.ts';

/** What the container itself tells, and the details need not repeat. */
type Known = Pick<Container, 'finalPort' | 'portOfLoading' | 'portOfDischarge' | 'operator'>;

type Taker = (draft: DetailDraft, view: MessageView, segment: number) => void;

/** DTM 2005: when a gross mass was verified (WAT in the first issues of VERMAS). */
const WEIGHED_AT = '798';
const WEIGHED_AT_OLD = 'WAT';
/** LOC 3227 of the cell, and of the places that the container itself knows. */
const CELL = 147;
const CONTAINER_PLACES = new Set([6, 7, 8, 9, 11, 12, 83, 170]);
/** NAD 3035 of the parties of a verified mass: responsible (SPC), weighing (WPA). */
const RESPONSIBLE = 'SPC';
const WEIGHED_BY = 'WPA';

/** Details in the making. */
export class DetailDraft {
  references: Reference[] = [];
  times: TimeTold[] = [];
  places: PlaceTold[] = [];
  parties: PartyTold[] = [];
  remarks: Remark[] = [];
  legs: Leg[] = [];
  handling: string[] = [];
  status = '';
  movement = '';
  private seals: Seal[] = [];
  private damages: Damage[] = [];
  private attached: string[] = [];
  private tareKg = 0;
  private verifiedKg = 0;
  private weighed: Omit<VerifiedMass, 'kg'> = NOT_WEIGHED;

  /** Forgets what was taken; the lists belong to whom they were given. */
  begin(): void {
    this.references = [];
    this.times = [];
    this.places = [];
    this.parties = [];
    this.remarks = [];
    this.legs = [];
    this.handling = [];
    this.seals = [];
    this.damages = [];
    this.attached = [];
    this.status = this.movement = '';
    this.tareKg = this.verifiedKg = 0;
    this.weighed = NOT_WEIGHED;
  }

  /** Takes in one segment; what tells nothing that is kept here is passed over. */
  take(view: MessageView, segment: number): void {
    TAKERS.get(view.tagAt(segment))?.(this, view, segment);
  }

  /** The first reference with one of the qualifiers, the strongest first, which is then no longer among the references; '' for none. */
  liftReference(...qualifiers: readonly string[]): string {
    for (const qualifier of qualifiers) {
      const index = this.references.findIndex((reference) => reference.qualifier === qualifier);
      if (index >= 0) return this.references.splice(index, 1)[0]?.number ?? '';
    }
    return '';
  }

  /** The first time with one of the qualifiers, as above; null for none. */
  liftTime(...qualifiers: readonly number[]): number | null {
    for (const qualifier of qualifiers) {
      const index = this.times.findIndex((time) => time.qualifier === qualifier);
      if (index >= 0) return this.times.splice(index, 1)[0]?.at ?? null;
    }
    return null;
  }

  /** The first place with the qualifier, as above. */
  liftPlace(qualifier: number): PlaceTold | null {
    const index = this.places.findIndex((place) => place.qualifier === qualifier);
    return index < 0 ? null : (this.places.splice(index, 1)[0] ?? null);
  }

  /** The first leg of one of the stages, as above. */
  liftLeg(...stages: readonly string[]): Leg | null {
    const index = this.legs.findIndex(({ stage }) => stages.includes(stage));
    return index < 0 ? null : (this.legs.splice(index, 1)[0] ?? null);
  }

  /** The verified mass and what is told of it; null where no mass is verified. */
  get verified(): VerifiedMass | null {
    return this.verifiedKg > 0 ? { kg: this.verifiedKg, ...this.weighed } : null;
  }

  /** What was taken and not lifted, besides what the container knows. */
  details(container: Known): BoxDetails {
    const details: BoxDetails = {};
    const { verified } = this;
    const places = this.places.filter((place) => !isOf(place, container));
    // In bay plans and instructions NAD+CA is the operator of the container.
    const parties = this.parties.filter(({ role, code }) => role !== 'CA' || code !== container.operator);
    if (this.status !== '') details.status = this.status;
    if (this.seals.length > 0) details.seals = this.seals;
    if (this.damages.length > 0) details.damages = this.damages;
    if (this.references.length > 0) details.references = this.references;
    if (this.times.length > 0) details.times = this.times;
    if (places.length > 0) details.places = places;
    if (parties.length > 0) details.parties = parties;
    if (this.remarks.length > 0) details.remarks = this.remarks;
    if (this.handling.length > 0) details.handling = this.handling;
    if (this.legs.length > 0) details.legs = this.legs;
    if (this.attached.length > 0) details.attached = this.attached;
    if (this.movement !== '') details.movement = this.movement;
    if (this.tareKg > 0) details.tareKg = this.tareKg;
    if (verified !== null) details.verified = verified;
    return details;
  }

  takeReference(view: MessageView, segment: number): void {
    const qualifier = view.code(segment, 1);
    const number = view.text(segment, 1, 1).trim();
    const told = { qualifier, number };
    if (number !== '' && !isDummy(told) && !isDummy(told, DUMMY_OF_CELL)) this.references.push(told);
  }

  takeTime(view: MessageView, segment: number): void {
    const qualifier = view.code(segment, 1);
    const value = view.text(segment, 1, 1).trim();
    if (value === '') return;
    const at = view.time(value, view.code(segment, 1, 2));
    if (at === null) view.report('HWS-EDI-015', `DTM+${qualifier} gives "${value}"`, segment);
    else if (qualifier === WEIGHED_AT || qualifier === WEIGHED_AT_OLD) this.weighed = { ...this.weighed, at };
    else if (/^\d+$/.test(qualifier)) this.times.push({ qualifier: Number(qualifier), at });
  }

  takePlace(view: MessageView, segment: number): void {
    const qualifier = view.number(segment, 1);
    const code = placeCode(view, segment);
    if (Number.isNaN(qualifier) || qualifier === CELL || code === '') return;
    this.places.push({ qualifier, code, terminal: view.code(segment, 3) });
  }

  takeParty(view: MessageView, segment: number): void {
    const role = view.code(segment, 1);
    const code = view.code(segment, 2);
    const name = view.text(segment, 4).trim() || view.text(segment, 3).trim();
    if (role === RESPONSIBLE) this.weighed = { ...this.weighed, responsible: name || code };
    else if (role === WEIGHED_BY) this.weighed = { ...this.weighed, weighedBy: name || code };
    else if (role !== 'CF' && (code !== '' || name !== '')) this.parties.push({ role, code, name });
  }

  takeRemark(view: MessageView, segment: number): void {
    const subject = view.code(segment, 1);
    const code = view.code(segment, 3);
    const lines = [0, 1, 2, 3, 4].map((c) => view.text(segment, 4, c).trim());
    if (subject === 'AAY' && verificationMethod(code) !== null) {
      const { method, at, place } = readVerification(code, lines);
      const { at: told, weighedBy } = this.weighed;
      this.weighed = { ...this.weighed, method, at: told ?? at, weighedBy: weighedBy || place };
      return;
    }
    const text = lines.join('\n').trimEnd();
    if (code !== '' || text !== '') this.remarks.push({ subject, code, text });
  }

  /** DOC+SM1:VGM:306+number in VERMAS. */
  takeDocument(view: MessageView, segment: number): void {
    const method = verificationMethod(view.code(segment, 1));
    if (method === null) return;
    this.weighed = { ...this.weighed, method, document: view.text(segment, 2).trim() };
  }

  takeLeg(view: MessageView, segment: number): void {
    const leg: Leg = {
      stage: view.code(segment, 1),
      voyage: view.code(segment, 2),
      mode: view.code(segment, 3),
      means: view.code(segment, 4),
      carrier: view.text(segment, 5).trim() || view.text(segment, 5, 3).trim(),
      vehicle: view.code(segment, 8) || view.code(segment, 8, 3),
    };
    // A leg that says no more than its stage is there to hold places.
    if (leg.voyage + leg.mode + leg.means + leg.carrier + leg.vehicle !== '') this.legs.push(leg);
  }

  takeSeal(view: MessageView, segment: number): void {
    const number = view.text(segment, 1).trim();
    if (number !== '') this.seals.push({ number, issuer: view.code(segment, 2) });
  }

  takeDamage(view: MessageView, segment: number): void {
    const damage = { type: view.code(segment, 2), area: view.code(segment, 3), severity: view.code(segment, 4) };
    if (damage.type + damage.area + damage.severity !== '') this.damages.push(damage);
  }

  takeAttached(view: MessageView, segment: number): void {
    const number = normaliseContainerNumber(view.code(segment, 2));
    if (number !== '') this.attached.push(number);
  }

  takeHandling(view: MessageView, segment: number): void {
    const code = view.code(segment, 1);
    if (code !== '') this.handling.push(code);
  }

  takeEquipment(view: MessageView, segment: number): void {
    this.status ||= view.code(segment, 5);
  }

  takeMass(view: MessageView, segment: number): void {
    const first = view.code(segment, 1);
    const what = first === 'AAE' ? view.code(segment, 2) : first;
    const reversed = Number.isNaN(view.number(segment, 3, 1));
    const value = view.number(segment, 3, reversed ? 0 : 1);
    if (!(value > 0)) return;
    const kg = massKg(value, view.code(segment, 3, reversed ? 1 : 0));
    if (what === 'VGM') this.verifiedKg ||= kg;
    else if (isTare(what)) this.tareKg ||= kg;
  }

  takeMovement(view: MessageView, segment: number): void {
    this.movement ||= view.code(segment, 1);
  }
}

const NOT_WEIGHED: Omit<VerifiedMass, 'kg'> = { method: null, at: null, responsible: '', weighedBy: '', document: '' };

/** Whether a place is one that the container tells already. */
function isOf({ qualifier, code }: PlaceTold, container: Known): boolean {
  if (!CONTAINER_PLACES.has(qualifier)) return false;
  if (qualifier === 9 || qualifier === 6) return code === container.portOfLoading;
  if (qualifier === 11 || qualifier === 12) return code === container.portOfDischarge;
  return code === container.finalPort;
}

/** Who takes which segment. */
const TAKERS = new Map<number, Taker>(
  Object.entries({
    RFF: (draft, view, segment) => draft.takeReference(view, segment),
    DTM: (draft, view, segment) => draft.takeTime(view, segment),
    LOC: (draft, view, segment) => draft.takePlace(view, segment),
    NAD: (draft, view, segment) => draft.takeParty(view, segment),
    FTX: (draft, view, segment) => draft.takeRemark(view, segment),
    DOC: (draft, view, segment) => draft.takeDocument(view, segment),
    TDT: (draft, view, segment) => draft.takeLeg(view, segment),
    SEL: (draft, view, segment) => draft.takeSeal(view, segment),
    DAM: (draft, view, segment) => draft.takeDamage(view, segment),
    EQA: (draft, view, segment) => draft.takeAttached(view, segment),
    EQD: (draft, view, segment) => draft.takeEquipment(view, segment),
    HAN: (draft, view, segment) => draft.takeHandling(view, segment),
    MEA: (draft, view, segment) => draft.takeMass(view, segment),
    TMD: (draft, view, segment) => draft.takeMovement(view, segment),
  } satisfies Record<string, Taker>).map(([tag, taker]) => [tagCode(tag), taker]),
);
