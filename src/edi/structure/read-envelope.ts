// The values of UNB, for those who answer an interchange. Service segments never carry group numbers, so the tokens are read as they are.
import type { Tokens } from '../tokens/tokenizer.ts';
import type { Values } from './document.ts';
import { valueNames } from './segment-table.ts';

/** The values of a UNB segment; what is empty is not there. */
export function envelopeOf(tokens: Tokens, unb: number): Values<'UNB'> {
  const values: Values<'UNB'> = {};
  (valueNames('UNB') ?? []).forEach((names, e) => {
    names.forEach((name, c) => {
      const text = tokens.component(unb, e + 1, c).trim();
      if (text !== '') values[name as 'sender'] = text;
    });
  });
  return values;
}
