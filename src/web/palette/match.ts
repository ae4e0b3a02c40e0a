// Which commands fit what a person has typed, the best first.

/** What is looked for among. */
export interface Matchable {
  id: string;
  text: string;
  group: string;
}

/** Small letters without marks, so that nobody has to type them. */
export function plainText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').normalize('NFC');
}

/**
 * Those in which each typed word is found, in the text or its group. First those whose text begins with what was typed, then those of which
 * a word does, then the rest; among equals the ones used last, then in the order in which they came.
 * @param recent ids of what was used, the last first
 */
export function matching<M extends Matchable>(all: readonly M[], typed: string, recent: readonly string[]): M[] {
  const wanted = plainText(typed.trim());
  const words = wanted.split(/\s+/).filter((word) => word !== '');
  const age = ({ id }: M): number => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  const ranked = all.flatMap((one) => {
    const text = plainText(one.text);
    const whole = `${text} ${plainText(one.group)}`;
    if (!words.every((word) => whole.includes(word))) return [];
    const rank = text.startsWith(wanted) ? 0 : ` ${whole}`.includes(` ${wanted}`) ? 1 : 2;
    return [{ one, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank || age(a.one) - age(b.one)).map(({ one }) => one);
}
