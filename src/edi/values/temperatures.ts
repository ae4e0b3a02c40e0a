// Temperatures of TMP, RNG and DGS: Celsius, Fahrenheit and Kelvin, in the spellings that senders use.

/** Set points outside this are doubted, °C: deep-freeze boxes go down to -70, heated ones up to +40 (what lines offer). */
const LOWEST_SET_POINT = -70;
const HIGHEST_SET_POINT = 40;
const KELVIN_ZERO = 273.15;

/**
 * A value in °C, in tenths where it was converted; null for no number. Units are those of UN/ECE recommendation 20 (CEL, FAH, KEL)
 * and their first letters; without a unit, or with one that is not known, Celsius.
 */
export function toCelsius(value: number, unit: string): number | null {
  if (Number.isNaN(value)) return null;
  if (unit === 'FAH' || unit === 'F') return tenths(((value - 32) * 5) / 9);
  if (unit === 'KEL' || unit === 'K') return tenths(value - KELVIN_ZERO);
  // Minus nought is nought: it would be another value to equality and to hashes.
  return value + 0;
}

/** Whether a unit is one of temperature. */
export function isTemperatureUnit(unit: string): boolean {
  return /^(CEL|FAH|KEL|C|F|K)$/.test(unit);
}

/** The middle of a range of which one end may be missing, in tenths of °C; null where both are. */
export function middleOf(low: number | null, high: number | null): number | null {
  if (low === null || high === null) return low ?? high;
  return tenths((low + high) / 2);
}

/**
 * Reads a temperature from text: "03.0", "-03.0", "+2", "-1.9", "1,5", "-18C", "-0.4 F", "- 18", "18-" as some old systems write
 * negative numbers. A unit in the text counts before the one that is given. Null where it is no temperature.
 */
export function parseTemperature(text: string, unit = ''): number | null {
  const pattern = /^([-+]?)\s*(\d{1,3}(?:[.,]\d+)?)([-+]?)\s*°?\s*(CEL|FAH|KEL|C|F|K)?$/;
  const match = pattern.exec(text.trim().toUpperCase());
  if (match === null || (match[1] !== '' && match[3] !== '')) return null;
  const size = Number((match[2] ?? '').replace(',', '.'));
  const negative = match[1] === '-' || match[3] === '-';
  return toCelsius(negative ? -size : size, match[4] ?? unit.trim().toUpperCase());
}

/** A temperature as TMP carries it: one decimal, a leading minus, no plus. */
export function formatTemperature(celsius: number): string {
  const text = celsius.toFixed(1);
  return text === '-0.0' ? '0.0' : text;
}

/** Whether a reefer can be set to it. */
export function isPlausibleSetPoint(celsius: number): boolean {
  return celsius >= LOWEST_SET_POINT && celsius <= HIGHEST_SET_POINT;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
