// The bay plans of a file, for the commands that draw and compare them.
import type { Bayplan } from '../../edi/messages.ts';
import { readInterchanges } from '../../edi/reading/read.ts';
import { cliFault } from '../fault.ts';
import { readEdiFile } from '../input-files.ts';

/**
 * The bay plans of a file, at least one.
 * @throws InputError HWS-CLI-006 when the file cannot be read or holds none
 */
export function bayPlansOf(path: string): Bayplan[] {
  const { name, bytes } = readEdiFile(path);
  const messages = readInterchanges(bytes, name).flatMap((interchange) => interchange.messages);
  const plans = messages.filter((message) => message.type === 'BAPLIE');
  if (plans.length > 0) return plans;
  const types = [...new Set(messages.map(({ type }) => type))].join(', ');
  throw cliFault(
    'HWS-CLI-006',
    `The file holds no bay plan (BAPLIE)${types === '' ? '' : ` but ${types}`}.`,
    path,
    'hawser edi check tells what it holds.',
  );
}
