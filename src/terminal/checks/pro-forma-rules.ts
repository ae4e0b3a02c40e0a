// Rules of the weekly template of a quay.
import type { Diagnostic } from '../diagnostic.ts';
import type { TerminalModel } from '../model.ts';
import { fault } from './fault.ts';

/** Every service has one window, whose place lies on the quay, and a vessel sails in one service. */
export function proFormaFits({ proForma = [], quay }: TerminalModel): Diagnostic[] {
  const services = new Map<string, number>();
  const vessels = new Map<string, string>();
  return proForma.flatMap((slot, i) => {
    const where = `/proForma/${i}`;
    const found: Diagnostic[] = [];
    const tell = (path: string, message: string): void => void found.push(fault('HWS-MOD-042', where + path, message));
    const first = services.get(slot.service.toUpperCase());
    if (first !== undefined)
      tell('/service', `Service "${slot.service}" has two windows; the other is /proForma/${first}.`);
    services.set(slot.service.toUpperCase(), i);
    if (slot.middle < 0 || slot.middle > quay.length)
      tell(
        '/middle',
        `Service ${slot.service} lies at metre ${slot.middle}, but the quay goes from 0 m to ${quay.length} m.`,
      );
    for (const vessel of slot.vessels ?? []) {
      const other = vessels.get(vessel.toUpperCase());
      if (other !== undefined && other !== slot.service)
        tell('/vessels', `Vessel "${vessel}" sails in the services ${other} and ${slot.service}.`);
      vessels.set(vessel.toUpperCase(), slot.service);
    }
    return found;
  });
}
