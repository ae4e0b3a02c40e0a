// Gathers what the segments of one group tell of a container, in whatever order they come. The same draft is used again for
// every group of a message. Knows segments, not message types.
import type { Container, DangerousGoods, LengthFeet, OutOfGauge } from '../../terminal/container.ts';
import { id, type ContainerId } from '../../terminal/ids.ts';
import { normaliseContainerNumber } from '../../terminal/iso6346.ts';
import { parseSizeType, type SizeType } from '../../terminal/size-type.ts';
import { doubtBox, type Doubt } from '../values/box-doubts.ts';
import { dangerousGoods, doubtDangerous, type ComponentText } from '../values/dangerous.ts';
import { isMassUnit, isTare, massKg, massRank, MASS_RANK } from '../values/masses.ts';
import { isTemperatureUnit, middleOf, parseTemperature, toCelsius } from '../values/temperatures.ts';
import { TAG, type MessageView } from './message-view.ts';

/** Millimetres per unit of DIM (UN/ECE recommendation 20 codes). */
const MM_PER: Record<string, number> = { CMT: 10, MMT: 1, MTR: 1000, INH: 25.4, FOT: 304.8 };

/** LOC qualifiers that tell the last port of a container, the strongest first: delivery (83), delivery (7), destination, final. */
const FINAL_QUALIFIERS = [83, 7, 8, 170];

/** A container in the making. */
export class BoxDraft {
  /** Segment of the group's beginning, of EQD and of LOC+147; -1 where there is none. */
  groupAt = -1;
  equipmentAt = -1;
  cellAt = -1;
  /** Containers and other pieces in the group (EQD segments). */
  pieces = 0;
  /** EQD qualifier of the piece that the draft is of: CN for a container. */
  kind = '';
  number = '';
  isoType = '';
  /** EQD 8249: 2 export, 3 import …; empty when not told. */
  status = '';
  booking = '';
  releaseOrder = '';
  portOfLoading = '';
  portOfDischarge = '';
  operator = '';
  /** Gross mass, verified gross mass and tare, kg; 0 where not told. Verified counts before gross, and the first of a kind. */
  grossKg = 0;
  verifiedKg = 0;
  tareKg = 0;

  private finalPort = '';
  private finalRank = FINAL_QUALIFIERS.length;
  private fullness = '';
  private emptyByGoods = false;
  private readonly segmentDoubts: Doubt[] = [];
  private reeferC: number | null = null;
  private reeferFromRange = false;
  private dangerous: DangerousGoods[] | null = null;
  private gauge: OutOfGauge | null = null;
  private operatorRank = 0;
  /** What size-type codes tell, and the code asked for last with what it tells. */
  private readonly sizes = new Map<string, SizeType>();
  private sizedType = '';
  private lastSize = parseSizeType('');

  /** Forgets the last group. */
  begin(segment: number): void {
    this.groupAt = segment;
    this.equipmentAt = this.cellAt = -1;
    this.pieces = 0;
    this.kind = this.number = this.isoType = this.status = this.booking = this.releaseOrder = '';
    this.portOfLoading = this.portOfDischarge = this.operator = this.finalPort = this.fullness = '';
    this.finalRank = FINAL_QUALIFIERS.length;
    this.emptyByGoods = this.reeferFromRange = false;
    this.grossKg = this.verifiedKg = this.tareKg = this.operatorRank = 0;
    this.segmentDoubts.length = 0;
    this.reeferC = null;
    // The old list and measures belong to the container that was made of them.
    this.dangerous = null;
    this.gauge = null;
  }

  /** Takes in one segment of the group; segments that tell nothing of the box are passed over. */
  take(view: MessageView, segment: number): void {
    const tag = view.tagAt(segment);
    if (tag === TAG.LOC) this.takePlace(view, segment);
    else if (tag === TAG.MEA) this.takeMass(view, segment);
    else if (tag === TAG.EQD) this.takeEquipment(view, segment);
    else if (tag === TAG.NAD) this.takeOperator(view, segment);
    else if (tag === TAG.RFF) this.takeReference(view, segment);
    else if (tag === TAG.TMP) this.takeTemperature(view, segment);
    else if (tag === TAG.RNG) this.takeRange(view, segment);
    else if (tag === TAG.DGS) this.takeDangerous(view, segment);
    else if (tag === TAG.DIM) this.takeDimension(view, segment);
    else if (tag === TAG.GDS) this.emptyByGoods ||= view.code(segment, 1) === 'MT';
  }

  /** Length, height and kind that the size-type code tells. */
  get size(): SizeType {
    if (this.isoType === this.sizedType) return this.lastSize;
    this.sizedType = this.isoType;
    const size = this.sizes.get(this.isoType) ?? parseSizeType(this.isoType);
    this.sizes.set(this.isoType, size);
    return (this.lastSize = size);
  }

  get full(): boolean {
    return this.fullness === '5' || (this.fullness !== '4' && !this.emptyByGoods);
  }

  /** A full box without a gross mass. */
  get lacksMass(): boolean {
    return this.verifiedKg === 0 && this.grossKg === 0 && this.full;
  }

  /** What is doubtful in the values that were taken in; valid until the next group begins. */
  get doubts(): readonly Doubt[] {
    const found = doubtBox(this, this.size, this.reeferC);
    return this.segmentDoubts.length === 0 ? found : [...this.segmentDoubts, ...found];
  }

  /** The container, with the length that the caller has settled on. */
  container(lengthFeet: LengthFeet): Container {
    return {
      id: id<ContainerId>(this.number),
      isoType: this.isoType,
      lengthFeet,
      heightMm: this.size.heightMm,
      grossKg: this.verifiedKg || this.grossKg,
      full: this.full,
      reeferC: this.reeferC,
      dangerous: this.dangerous ?? [],
      outOfGauge: this.gauge,
      operator: this.operator,
      portOfLoading: this.portOfLoading,
      portOfDischarge: this.portOfDischarge,
      finalPort: this.finalPort,
    };
  }

  private takePlace(view: MessageView, segment: number): void {
    const qualifier = view.qualifier(segment);
    if (qualifier === 147) {
      if (this.cellAt < 0) this.cellAt = segment;
    } else if (qualifier === 9 || qualifier === 6) {
      this.portOfLoading ||= placeCode(view, segment);
    } else if (qualifier === 11 || qualifier === 12) {
      this.portOfDischarge ||= placeCode(view, segment);
    } else {
      const rank = FINAL_QUALIFIERS.indexOf(qualifier);
      if (rank < 0 || rank >= this.finalRank) return;
      const place = placeCode(view, segment);
      if (place === '') return;
      this.finalPort = place;
      this.finalRank = rank;
    }
  }

  /** MEA+WT++KGM:n and MEA+VGM++KGM:n (BAPLIE 2), MEA+AAE+VGM+KGM:n (all others); unit and value may be the wrong way round. */
  private takeMass(view: MessageView, segment: number): void {
    const first = view.code(segment, 1);
    const what = first === 'AAE' ? view.code(segment, 2) : first;
    const rank = massRank(what);
    const tare = rank === MASS_RANK.none;
    if (tare && !isTare(what)) return;
    let value = view.number(segment, 3, 1);
    let unit = view.code(segment, 3, 0);
    if (Number.isNaN(value)) {
      value = view.number(segment, 3, 0);
      unit = view.code(segment, 3, 1);
      if (value > 0) this.segmentDoubts.push({ code: 'HWS-EDI-094', detail: `, ${value} ${unit}` });
    }
    if (!(value > 0)) return;
    if (!isMassUnit(unit)) this.segmentDoubts.push({ code: 'HWS-EDI-093', detail: `, ${value} "${unit}"` });
    const kg = massKg(value, unit);
    if (tare) this.tareKg ||= kg;
    else if (rank === MASS_RANK.verified) this.verifiedKg ||= kg;
    else this.grossKg ||= kg;
  }

  private takeEquipment(view: MessageView, segment: number): void {
    this.pieces++;
    const kind = view.code(segment, 1);
    // The first container stands for the group; another piece only where there is no container.
    if (this.equipmentAt >= 0 && !(kind === 'CN' && this.kind !== 'CN')) return;
    this.equipmentAt = segment;
    this.kind = kind;
    this.number = normalNumber(view.code(segment, 2));
    // Some put the code into the fourth component: `EQD+CN+id+:::2210`.
    this.isoType = view.code(segment, 3, 0) || view.code(segment, 3, 3);
    this.status = view.code(segment, 5);
    this.fullness = view.code(segment, 6);
  }

  /** NAD+CF is the box operator; in BAPLIE 2 NAD+CA is. */
  private takeOperator(view: MessageView, segment: number): void {
    const qualifier = view.code(segment, 1);
    const rank = qualifier === 'CF' ? 2 : qualifier === 'CA' ? 1 : 0;
    if (rank <= this.operatorRank) return;
    const operator = view.code(segment, 2);
    if (operator === '') return;
    this.operator = operator;
    this.operatorRank = rank;
  }

  private takeReference(view: MessageView, segment: number): void {
    const qualifier = view.code(segment, 1);
    if (qualifier === 'BN') this.booking ||= view.code(segment, 1, 1);
    else if (qualifier === 'RE') this.releaseOrder ||= view.code(segment, 1, 1);
  }

  private takeTemperature(view: MessageView, segment: number): void {
    const unit = view.code(segment, 2, 1);
    const value = view.number(segment, 2, 0);
    const celsius = Number.isNaN(value) ? parseTemperature(view.text(segment, 2, 0), unit) : toCelsius(value, unit);
    if (celsius === null || (this.reeferC !== null && !this.reeferFromRange)) return;
    this.reeferC = celsius;
    this.reeferFromRange = false;
  }

  /** RNG+5+CEL:min:max (some write 4): without TMP the middle of the range is the set point. */
  private takeRange(view: MessageView, segment: number): void {
    if (this.reeferC !== null) return;
    const unit = view.code(segment, 2, 0);
    if (!isTemperatureUnit(unit)) return;
    const low = toCelsius(view.number(segment, 2, 1), unit);
    const middle = middleOf(low, toCelsius(view.number(segment, 2, 2), unit));
    if (middle === null) return;
    this.reeferC = middle;
    this.reeferFromRange = true;
  }

  private takeDangerous(view: MessageView, segment: number): void {
    const text: ComponentText = (element, component = 0) => view.text(segment, element, component);
    const goods = dangerousGoods(text);
    const { imdgClass, unNumber } = goods;
    if (imdgClass === '' && unNumber === '') return;
    (this.dangerous ??= []).push(goods);
    const doubts = doubtDangerous(imdgClass, unNumber).join(' and ');
    if (doubts !== '') {
      this.segmentDoubts.push({ code: 'HWS-EDI-102', detail: `, ${doubts} of "${imdgClass}", UN "${unNumber}"` });
    }
  }

  /** DIM+qualifier+unit:length:width:height; each qualifier has its own place, but values in another one are taken too. */
  private takeDimension(view: MessageView, segment: number): void {
    const qualifier = view.number(segment, 1);
    const part = GAUGE_PARTS[qualifier];
    if (part === undefined) return;
    let value = view.number(segment, 2, part.component);
    for (let c = 1; c <= 3 && Number.isNaN(value); c++) value = view.number(segment, 2, c);
    if (!(value > 0)) return;
    const mm = Math.round(value * (MM_PER[view.code(segment, 2, 0)] ?? 10));
    this.gauge ??= { frontMm: 0, backMm: 0, leftMm: 0, rightMm: 0, heightMm: 0 };
    this.gauge[part.name] = mm;
  }
}

/** DIM qualifiers of over-dimensions, with the component of C211 that carries them. 9 is over-height in BAPLIE 2, 13 later. */
const GAUGE_PARTS: Record<number, { name: keyof OutOfGauge; component: number }> = {
  5: { name: 'frontMm', component: 1 },
  6: { name: 'backMm', component: 1 },
  7: { name: 'rightMm', component: 2 },
  8: { name: 'leftMm', component: 2 },
  9: { name: 'heightMm', component: 3 },
  13: { name: 'heightMm', component: 3 },
};

/** Place code of LOC, upper case; empty for junk such as `*****`. */
export function placeCode(view: MessageView, segment: number): string {
  const code = view.code(segment, 2);
  const first = code.charCodeAt(0);
  // Nearly every code begins with a letter: the expression is for the others.
  return (first >= 65 && first <= 90) || /[A-Z0-9]/.test(code) ? code : '';
}

function normalNumber(text: string): string {
  return text.length === 11 && !text.includes(' ') ? text : normaliseContainerNumber(text);
}
