// What is doubtful in the values of one box, as codes of the catalogue with the words of the case. The box is worked all the same.
import type { SizeType } from '../../terminal/size-type.ts';
import type { EdiCode } from '../findings.ts';
import { doubtMasses, massesFit, type MassDoubt, type ToldMasses } from './masses.ts';
import { isPlausibleSetPoint } from './temperatures.ts';

/** A doubt: its code, and what is particular to the case, to be put behind the name of the box. */
export interface Doubt {
  code: EdiCode;
  detail: string;
}

/** Shared by the boxes that nothing is doubted of, which are nearly all. */
const NONE: readonly Doubt[] = [];

/**
 * Doubts about masses and set point of a box.
 * @param setPointC °C, null where none is told
 */
export function doubtBox(masses: ToldMasses, size: SizeType, setPointC: number | null): readonly Doubt[] {
  const setPointFits = setPointC === null || isPlausibleSetPoint(setPointC);
  if (setPointFits && massesFit(masses, size)) return NONE;
  const doubts = doubtMasses(masses, size).map(inWords);
  if (!setPointFits) doubts.push({ code: 'HWS-EDI-099', detail: `, set to ${setPointC} °C` });
  return doubts;
}

function inWords(doubt: MassDoubt): Doubt {
  switch (doubt.kind) {
    case 'below tare':
      return { code: 'HWS-EDI-095', detail: `, ${doubt.kg} kg where an empty one weighs at least ${doubt.limitKg} kg` };
    case 'above limit':
      return { code: 'HWS-EDI-096', detail: `, ${doubt.kg} kg where ${doubt.limitKg} kg are allowed` };
    case 'differ':
      return { code: 'HWS-EDI-097', detail: `, verified ${doubt.kg} kg, before ${doubt.otherKg} kg` };
    case 'tare':
      return { code: 'HWS-EDI-098', detail: `, tare ${doubt.kg} kg` };
  }
}
