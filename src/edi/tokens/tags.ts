// Tags of segments as numbers: three capitals or digits, eight bits each.

/** Letters and digits as themselves, small letters as capitals, everything else 0. */
export const CAPITAL = (() => {
  const capitals = new Uint8Array(256);
  for (let digit = 48; digit <= 57; digit++) capitals[digit] = digit;
  for (let letter = 65; letter <= 90; letter++) capitals[letter] = capitals[letter + 32] = letter;
  return capitals;
})();

/** A tag as one number, for quick comparison. */
export function tagCode(tag: string): number {
  return (tag.charCodeAt(0) << 16) | (tag.charCodeAt(1) << 8) | tag.charCodeAt(2);
}

/** Three letters or digits as one number, 0 where there is another character. */
export function packedTag(bytes: Uint8Array, at: number): number {
  const a = CAPITAL[bytes[at] as number] as number;
  const b = CAPITAL[bytes[at + 1] as number] as number;
  const c = CAPITAL[bytes[at + 2] as number] as number;
  return a !== 0 && b !== 0 && c !== 0 ? (a << 16) | (b << 8) | c : 0;
}
