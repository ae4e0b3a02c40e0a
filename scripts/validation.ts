// Writes docs/validation.md: the machines of the twin beside what is published of such machines. Run it with Node after a change of
// the twin or of a designed terminal; a test holds the committed page against it.
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { VALIDATIONS } from '../test/validation/all.ts';
import { page, type Validation } from '../test/validation/figure.ts';

/** The page as the repository's formatter lays it out. */
export function validationPage(validations: readonly Validation[]): Promise<string> {
  return format(page(validations), { parser: 'markdown', printWidth: 120 });
}

if (import.meta.main) {
  const text = await validationPage(VALIDATIONS.map((validate) => validate()));
  writeFileSync(new URL('../docs/validation.md', import.meta.url), text);
  console.log(`docs/validation.md: ${text.split('\n').length} lines`);
}
