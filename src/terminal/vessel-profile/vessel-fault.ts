// One finding about a vessel profile: the code's catalogue entry gives severity and cure.
import type { Diagnostic } from '../diagnostic.ts';
import { vesselErrors, type VesselErrorCode } from '../errors/vessel.ts';

/** Makes a diagnostic; `where` is a file and a JSON path, `message` one sentence. */
export function vesselFault(code: VesselErrorCode, where: string, message: string): Diagnostic {
  const { severity, cure } = vesselErrors[code];
  return { code, severity, message, where, cure };
}
