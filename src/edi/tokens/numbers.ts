// Numbers as messages write them, read from the bytes without making a string.

/** Most digits of a number (ISO 9735: n..18 is the longest numeric element); more are no quantity of anything. */
const MOST_DIGITS = 18;

/** A number with point or comma, a sign and blanks around it; NaN for anything else, and where nothing is there. */
export function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end && bytes[i] === 32) i++;
  while (end > i && bytes[end - 1] === 32) end--;
  const sign = bytes[i] === 45 ? -1 : 1;
  if (bytes[i] === 45 || bytes[i] === 43) i++;
  let value = 0;
  let digits = 0;
  let scale = 0;
  for (; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte >= 48 && byte <= 57) {
      value = value * 10 + (byte - 48);
      digits++;
      scale *= 10;
    } else if ((byte === 46 || byte === 44) && scale === 0 && digits > 0) {
      scale = 1;
    } else {
      return NaN;
    }
  }
  if (digits === 0 || digits > MOST_DIGITS) return NaN;
  return (sign * value) / (scale === 0 ? 1 : scale);
}
