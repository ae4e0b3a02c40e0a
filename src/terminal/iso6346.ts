// Container numbers by ISO 6346: owner code (3 letters), category letter, serial number (6 digits), check digit.
import { id, type ContainerId } from './ids.ts';

/** The parts of a container number. */
export interface ContainerNumber {
  /** Three letters of the owner and the category letter (U, J or Z by the standard), e.g. "HWSU". */
  prefix: string;
  /** Six digits. */
  serial: string;
  checkDigit: number;
  /** Whether the check digit is the one that ISO 6346 asks for. */
  checkDigitRight: boolean;
}

const LETTER_A = 65;

/** Values of the letters, ISO 6346 annex A: from 10 upwards, leaving out multiples of 11. */
const LETTER_VALUES = (() => {
  const values = new Uint8Array(26);
  let value = 10;
  for (let i = 0; i < 26; i++) {
    if (value % 11 === 0) value++;
    values[i] = value++;
  }
  return values;
})();

/**
 * Check digit over the first ten characters of a container number (four letters, six digits, upper case): the sum of value times
 * 2^position, modulo 11, where 10 counts as 0 (ISO 6346 annex A). Gives -1 where the form is another.
 */
export function checkDigit(number: string): number {
  const remainder = checkRemainder(number);
  return remainder < 0 ? -1 : remainder % 10;
}

/**
 * The remainder that the check digit is made of, 0 to 10; -1 where the form is another. 10 and 0 both give the digit 0: such a
 * number can be mixed up with one whose remainder is 0, so the standard advises owners against serial numbers that give 10.
 */
export function checkRemainder(number: string): number {
  if (number.length < 10) return -1;
  let sum = 0;
  for (let i = 0; i < 10; i++) {
    const code = number.charCodeAt(i);
    let value: number;
    if (i < 4) {
      if (code < LETTER_A || code > LETTER_A + 25) return -1;
      value = LETTER_VALUES[code - LETTER_A] as number;
    } else {
      if (code < 48 || code > 57) return -1;
      value = code - 48;
    }
    sum += value << i;
  }
  return sum % 11;
}

/** Whether the text is four letters and seven digits, upper case, nothing else. The check digit is not looked at. */
export function hasContainerNumberForm(text: string): boolean {
  if (text.length !== 11 || checkDigit(text) < 0) return false;
  const last = text.charCodeAt(10);
  return last >= 48 && last <= 57;
}

/** Whether the last digit of a number of the right form is its check digit. */
export function checkDigitRight(number: string): boolean {
  return checkDigit(number) === number.charCodeAt(10) - 48;
}

/** Upper case, without blanks of any kind: how container numbers are compared. */
export function normaliseContainerNumber(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase();
}

/** Takes a container number apart; blanks and lower case are accepted. Null where it is not four letters and seven digits. */
export function parseContainerNumber(text: string): ContainerNumber | null {
  const number = normaliseContainerNumber(text);
  if (!hasContainerNumberForm(number)) return null;
  return {
    prefix: number.slice(0, 4),
    serial: number.slice(4, 10),
    checkDigit: number.charCodeAt(10) - 48,
    checkDigitRight: checkDigitRight(number),
  };
}

/**
 * Makes a container number with its check digit.
 * @param prefix owner code and category letter, four upper-case letters
 * @param serial 0 to 999,999
 * @throws RangeError for another form
 */
export function makeContainerNumber(prefix: string, serial: number): ContainerId {
  const ten = prefix + String(serial).padStart(6, '0');
  const digit = ten.length === 10 ? checkDigit(ten) : -1;
  if (digit < 0) throw new RangeError(`"${prefix}" with serial ${serial} does not make a container number`);
  return id<ContainerId>(ten + String(digit));
}

/** A number as it is painted on the box: "HWSU 123456 7"; text of another form comes back as it is. */
export function formatContainerNumber(number: string): string {
  const parts = parseContainerNumber(number);
  return parts === null ? number : `${parts.prefix} ${parts.serial} ${parts.checkDigit}`;
}
