// The general segregation table of the IMDG code: which classes of dangerous goods are kept apart, and how far. What a code means
// between yard stacks and between cells of a vessel is told where boxes are placed.

/**
 * Classes in the order of the table's rows and columns; each name stands for the divisions that share its row
 * (1.1 also for 1.2 and 1.5; 1.3 also for 1.6).
 */
const CLASSES = '1.1 1.3 1.4 2.1 2.2 2.3 3 4.1 4.2 4.3 5.1 5.2 6.1 6.2 7 8 9'.split(' ');

const SAME_ROW: Readonly<Record<string, string>> = { '1.2': '1.1', '1.5': '1.1', '1.6': '1.3' };

/**
 * General segregation table (IMDG 7.2.4; 49 CFR 176.83(b)). UNVERIFIED: an older edition, cell by cell still to be checked
 * against the code in force; newer editions raise 4.3 against 2.1 and 3 to 2. Digits are the codes 1-4; '-' no general rule
 * (see the substance's own entry); '*' explosives among themselves, which follow compatibility groups.
 */
const TABLE = [
  '***4224444442424-', // 1.1
  '***4224334442422-', // 1.3
  '***211222222-422-', // 1.4
  '442---212-22-421-', // 2.1
  '221---1-1--1-21--', // 2.2
  '221---2-2--2-21--', // 2.3
  '442212--2122-32--', // 3
  '4321----1-12-321-', // 4.1
  '43221221-1221321-', // 4.2
  '442---1-1-22-221-', // 4.3
  '4422--2122-21312-', // 5.1
  '44221222222-1322-', // 5.2
  '22------1-11-1---', // 6.1
  '4444223332331-33-', // 6.2
  '222211222212-3-2-', // 7
  '4221---11122-32--', // 8
  '-----------------', // 9
];

/** "Separated longitudinally by an intervening complete compartment", the strictest code of the table. */
export const STRICTEST = 4;

/** Rows by class, as they were asked for: few classes are met, each many times. */
const rows = new Map<string, number>();

function rowOf(imdgClass: string): number {
  let row = rows.get(imdgClass);
  if (row === undefined) {
    const division = imdgClass.trim().replace(/[A-Za-z]+$/, '');
    row = CLASSES.indexOf(SAME_ROW[division] ?? division);
    rows.set(imdgClass, row);
  }
  return row;
}

/**
 * Segregation code between two IMDG classes ("3", "5.1", "1.4S"): 0 no general rule, 1 away from, 2 separated from,
 * 3 separated by a complete compartment, 4 separated longitudinally by a complete compartment. Symmetric. A class that the
 * table does not know, and explosives among themselves (compatibility groups are not known here), get the strictest code.
 */
export function segregationCode(a: string, b: string): number {
  const i = rowOf(a);
  const j = rowOf(b);
  if (i < 0 || j < 0) return STRICTEST;
  const cell = TABLE[i].charAt(j);
  return cell === '-' ? 0 : cell === '*' ? STRICTEST : Number(cell);
}
