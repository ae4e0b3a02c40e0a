// One finding about a terminal model: the code's catalogue entry gives severity and cure.
import type { Diagnostic } from '../diagnostic.ts';
import { modelErrors, type ModelErrorCode } from '../errors/model.ts';

/** Makes a diagnostic; `where` is a JSON path of the model, `message` one sentence. */
export function fault(code: ModelErrorCode, where: string, message: string): Diagnostic {
  const entry = modelErrors[code];
  return { code, severity: entry.severity, message, where, cure: entry.cure };
}
