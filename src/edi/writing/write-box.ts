// The segments that tell of one container or one voyage, as the messages that the terminal writes have them in common.
import type { Container, OutOfGauge, VesselSlot } from '../../terminal/container.ts';
import { format203 } from '../values/dates.ts';
import { formatTemperature } from '../values/temperatures.ts';
import type { Element, InterchangeWriter } from './interchange-writer.ts';
import type { VoyageRef } from '../messages.ts';

/** Longest name of a vessel (element 8212) and of a party. */
const NAME_LENGTH = 35;

/** EQD 8249: what the box is to the terminal. */
export const STATUS = { export: 2, import: 3 } as const;

/** TDT 8051: the leg that the message is about, and one that takes a box on from here. */
const STAGE = { main: 20, onward: 30 } as const;

/** A UN/LOCODE element. */
export function place(code: string): Element {
  return [code, 139, 6];
}

/** A LOC segment with a UN/LOCODE, left out when the code is empty. */
export function addPlace(writer: InterchangeWriter, qualifier: number, code: string): void {
  if (code !== '') writer.add('LOC', qualifier, place(code));
}

/** A DTM segment, format 203 (CCYYMMDDHHMM, UTC), left out without a time. */
export function addTime(writer: InterchangeWriter, qualifier: number, at: number | null): void {
  if (at !== null) writer.add('DTM', [qualifier, format203(at), 203]);
}

/** TDT: a sea leg, with `stage` (8051). The vessel is told by call sign, or by IMO number where there is no call sign. */
export function addVoyage(writer: InterchangeWriter, voyage: VoyageRef, stage: number = STAGE.main): void {
  const carrier = voyage.carrier === '' ? '' : [voyage.carrier, 172, 20];
  const name = voyage.vesselName.slice(0, NAME_LENGTH);
  const vessel =
    voyage.callSign === '' && voyage.imo !== '' ? [voyage.imo, 146, 11, name] : [voyage.callSign, 103, 'ZZZ', name];
  writer.add('TDT', stage, voyage.voyage, 1, '', carrier, '', '', vessel);
}

/** EQD+CN in the COxxx messages; the status tells import from export. */
export function addEquipment(writer: InterchangeWriter, box: Container, status: number): void {
  writer.add('EQD', 'CN', box.id, [box.isoType, 102, 5], '', status, box.full ? 5 : 4);
}

/** What a box carries and whose it is, in the order of the COxxx messages: mass, overhang, temperature, dangerous goods, operator. */
export function addCargo(writer: InterchangeWriter, box: Container, onward?: VoyageRef): void {
  addMass(writer, box);
  addGauge(writer, box.outOfGauge);
  addTemperature(writer, box);
  addDangerous(writer, box);
  if (onward !== undefined) {
    addVoyage(writer, onward, STAGE.onward);
    addTime(writer, 132, onward.eta);
    addTime(writer, 133, onward.etd);
  }
  addOperator(writer, box);
}

/** The gross mass in the COxxx messages; left out where it is not known. */
export function addMass(writer: InterchangeWriter, box: Container): void {
  if (box.grossKg > 0) writer.add('MEA', 'AAE', 'G', ['KGM', Math.round(box.grossKg)]);
}

/** TMP: the set point of a plugged reefer. */
export function addTemperature(writer: InterchangeWriter, box: Container): void {
  if (box.reeferC !== null) writer.add('TMP', 2, [formatTemperature(box.reeferC), 'CEL']);
}

/** Packing groups as element 8339 numbers them. */
const PACKING_GROUP = { I: 1, II: 2, III: 3 } as const;

/** DGS: one per substance, with flash point and packing group where they are known. */
export function addDangerous(writer: InterchangeWriter, box: Container): void {
  for (const { imdgClass, unNumber, packingGroup, flashPointC } of box.dangerous) {
    const flash = flashPointC === undefined ? '' : [formatTemperature(flashPointC), 'CEL'];
    writer.add('DGS', 'IMD', imdgClass, unNumber, flash, packingGroup === undefined ? '' : PACKING_GROUP[packingGroup]);
  }
}

/** DIM: over-dimensions in centimetres; each qualifier has its own component for the length, width or height. */
export function addGauge(writer: InterchangeWriter, gauge: OutOfGauge | null): void {
  if (gauge === null) return;
  const add = (qualifier: number, mm: number, before: readonly string[]): void => {
    if (mm > 0) writer.add('DIM', qualifier, ['CMT', ...before, Math.round(mm) / 10]);
  };
  add(5, gauge.frontMm, []);
  add(6, gauge.backMm, []);
  add(7, gauge.rightMm, ['']);
  add(8, gauge.leftMm, ['']);
  add(9, gauge.heightMm, ['', '']);
}

/** LOC+147: the stowage cell as seven digits, ISO. */
export function addCell(writer: InterchangeWriter, slot: VesselSlot): void {
  const digits = (value: number, length: number): string => String(value).padStart(length, '0');
  const cell = digits(slot.bay, 3) + digits(slot.row, 2) + digits(slot.tier, 2);
  writer.add('LOC', 147, [cell, '', 5]);
}

/** NAD+CF: the line that operates the box. */
export function addOperator(writer: InterchangeWriter, box: Container): void {
  if (box.operator !== '') writer.add('NAD', 'CF', [box.operator, 172, 20]);
}
