// What is wrong with a container number, and what it was most probably meant to be. Only proposals: nobody renames a box by itself.
import { checkDigit, checkRemainder, hasContainerNumberForm, normaliseContainerNumber } from './iso6346.ts';

/** What the fourth letter says the equipment is, ISO 6346 clause 3.1.2; 'unknown' for another letter. */
export type EquipmentCategory = 'container' | 'detachable equipment' | 'trailer or chassis' | 'unknown';

/** Why a container number is doubted. */
export type NumberFault = 'form' | 'category' | 'check digit';

/** The finding about one container number. */
export interface NumberExamination {
  /** Upper case, without blanks, hyphens, dots and slashes. */
  number: string;
  /** Null where nothing is wrong. */
  fault: NumberFault | null;
  category: EquipmentCategory;
  /** The check digit that the first ten characters ask for; -1 where they do not have the form. */
  expectedDigit: number;
  /** Whether the remainder is 10, which is written 0: see checkRemainder. */
  ambiguousDigit: boolean;
  /** What the number was meant to be if one obvious slip explains the fault; null where none or more than one does. */
  suggestion: string | null;
}

const CATEGORIES: Record<string, EquipmentCategory> = {
  U: 'container',
  J: 'detachable equipment',
  Z: 'trailer or chassis',
};

/** Letters that are written for digits and digits for letters: alike in print, or neighbours of an eye's slip. */
const DIGIT_FOR: Record<string, string> = { O: '0', Q: '0', D: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8' };
const LETTER_FOR: Record<string, string> = { '0': 'O', '1': 'I', '2': 'Z', '5': 'S', '6': 'G', '8': 'B' };

/** What the fourth letter of a container number says the equipment is. */
export function equipmentCategory(number: string): EquipmentCategory {
  return CATEGORIES[number.charAt(3)] ?? 'unknown';
}

/**
 * Examines a container number as sent. Obvious slips are: one letter for a digit or digit for a letter that looks alike, a missing
 * check digit, a letter for U, and a wrong check digit, unless two neighbouring digits swapped would explain it as well. Each
 * counts only if the number is right after it. Swapped digits go unseen where one order leaves a remainder of 10, the other 0.
 */
export function examineContainerNumber(text: string): NumberExamination {
  const number = normaliseContainerNumber(text).replace(/[-./]/g, '');
  const remainder = checkRemainder(number);
  const category = equipmentCategory(number);
  const base = { number, category, expectedDigit: checkDigit(number), ambiguousDigit: remainder === 10 };
  if (!hasContainerNumberForm(number)) return { ...base, fault: 'form', suggestion: formRepair(number) };
  const digitRight = base.expectedDigit === Number(number.charAt(10));
  if (category === 'unknown') {
    const asContainer = `${number.slice(0, 3)}U${number.slice(4)}`;
    return { ...base, fault: 'category', suggestion: !digitRight && isRight(asContainer) ? asContainer : null };
  }
  if (digitRight) return { ...base, fault: null, suggestion: null };
  return { ...base, fault: 'check digit', suggestion: digitRepair(number, base.expectedDigit) };
}

/** The number with look-alikes exchanged or the check digit added, if that makes it right. */
function formRepair(number: string): string | null {
  if (number.length === 10 && checkDigit(number) >= 0) return number + String(checkDigit(number));
  if (number.length !== 11) return null;
  let wrong = 0;
  let repaired = '';
  for (let i = 0; i < 11; i++) {
    const character = number.charAt(i);
    const fits = i < 4 ? /[A-Z]/.test(character) : /\d/.test(character);
    const replacement = fits ? character : (i < 4 ? LETTER_FOR : DIGIT_FOR)[character];
    if (replacement === undefined) return null;
    if (!fits) wrong++;
    repaired += replacement;
  }
  return wrong === 1 && isRight(repaired) ? repaired : null;
}

/** The number with its own check digit; null where swapping two neighbouring digits of the serial number makes it right too. */
function digitRepair(number: string, expectedDigit: number): string | null {
  for (let i = 4; i < 9; i++) {
    const swapped = number.slice(0, i) + number.charAt(i + 1) + number.charAt(i) + number.slice(i + 2);
    if (isRight(swapped)) return null;
  }
  return number.slice(0, 10) + String(expectedDigit);
}

function isRight(number: string): boolean {
  return checkDigit(number) === Number(number.charAt(10));
}
