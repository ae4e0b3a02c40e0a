// Gathers what the segments of one group tell of a container, in whatever order they come. The same draft is used again for
// every group of a message. Knows segments, not message types.
import type { Container, DangerousGoods, LengthFeet, OutOfGauge } from '../../terminal/container.ts';
import { id, type ContainerId } from '../../terminal/ids.ts';
import { normaliseContainerNumber } from '../../terminal/iso6346.ts';
import { parseSizeType, type SizeType } from '../../terminal/size-type.ts';
import { TAG, type MessageView } from './message-view.ts';

const KG_PER_POUND = 0.45359237;
/** Where a group tells several gross masses the one of the highest rank counts: verified (VGM), then any other. */
const RANK_GROSS = 1;
const RANK_VERIFIED = 2;

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

  private finalPort = '';
  private finalRank = FINAL_QUALIFIERS.length;
  private fullness = '';
  private emptyByGoods = false;
  private grossKg = NaN;
  private grossRank = 0;
  private reeferC: number | null = null;
  private reeferFromRange = false;
  private dangerous: DangerousGoods[] | null = null;
  private gauge: OutOfGauge | null = null;
  private operatorRank = 0;
  private readonly sizes = new Map<string, SizeType>();

  /** Forgets the last group. */
  begin(segment: number): void {
    this.groupAt = segment;
    this.equipmentAt = this.cellAt = -1;
    this.pieces = 0;
    this.kind = this.number = this.isoType = this.status = this.booking = this.releaseOrder = '';
    this.portOfLoading = this.portOfDischarge = this.operator = this.finalPort = this.fullness = '';
    this.finalRank = FINAL_QUALIFIERS.length;
    this.emptyByGoods = this.reeferFromRange = false;
    this.grossKg = NaN;
    this.grossRank = this.operatorRank = 0;
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
    let size = this.sizes.get(this.isoType);
    if (size === undefined) this.sizes.set(this.isoType, (size = parseSizeType(this.isoType)));
    return size;
  }

  get full(): boolean {
    return this.fullness === '5' || (this.fullness !== '4' && !this.emptyByGoods);
  }

  /** A full box without a gross mass. */
  get lacksMass(): boolean {
    return this.grossRank === 0 && this.full;
  }

  /** The container, with the length that the caller has settled on. */
  container(lengthFeet: LengthFeet): Container {
    return {
      id: id<ContainerId>(this.number),
      isoType: this.isoType,
      lengthFeet,
      heightMm: this.size.heightMm,
      grossKg: this.grossRank === 0 ? 0 : this.grossKg,
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
    const qualifier = view.number(segment, 1);
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
    const rank = what === 'VGM' ? RANK_VERIFIED : GROSS_QUALIFIERS.has(what) ? RANK_GROSS : 0;
    if (rank <= this.grossRank) return;
    let value = view.number(segment, 3, 1);
    let unit = view.code(segment, 3, 0);
    if (Number.isNaN(value)) {
      value = view.number(segment, 3, 0);
      unit = view.code(segment, 3, 1);
    }
    if (!(value > 0)) return;
    this.grossKg = Math.round(unit === 'KGM' ? value : value * (KG_PER[unit] ?? 1));
    this.grossRank = rank;
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
    const celsius = toCelsius(view.number(segment, 2, 0), view.code(segment, 2, 1));
    if (celsius === null || (this.reeferC !== null && !this.reeferFromRange)) return;
    this.reeferC = celsius;
    this.reeferFromRange = false;
  }

  /** RNG+5+CEL:min:max (some write 4): without TMP the middle of the range is the set point. */
  private takeRange(view: MessageView, segment: number): void {
    if (this.reeferC !== null) return;
    const unit = view.code(segment, 2, 0);
    if (unit !== 'CEL' && unit !== 'FAH') return;
    const low = toCelsius(view.number(segment, 2, 1), unit);
    const high = toCelsius(view.number(segment, 2, 2), unit);
    if (low === null && high === null) return;
    this.reeferC = tenths(((low ?? high ?? 0) + (high ?? low ?? 0)) / 2);
    this.reeferFromRange = true;
  }

  /** DGS+IMD+class:page+UN number; the second component of the class is sometimes the packing group, which is not needed here. */
  private takeDangerous(view: MessageView, segment: number): void {
    const imdgClass = view.code(segment, 2, 0);
    const unNumber = view.code(segment, 3, 0).replace(/^UN\s*/, '');
    if (imdgClass !== '' || unNumber !== '') (this.dangerous ??= []).push({ imdgClass, unNumber });
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

/** Gross masses that are not verified: estimated (WT, AET, EGW), gross (G, AAB, AAD). Tare (T) is not among them. */
const GROSS_QUALIFIERS = new Set(['WT', 'G', 'AET', 'EGW', 'AAB', 'AAD']);
const KG_PER: Record<string, number> = { KGM: 1, KGS: 1, LBR: KG_PER_POUND, TNE: 1000 };

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

function toCelsius(value: number, unit: string): number | null {
  if (Number.isNaN(value)) return null;
  return unit === 'FAH' ? tenths(((value - 32) * 5) / 9) : value;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
