// Writes a bay plan as BAPLIE D.95B, SMDG guide 2.2.
import type { Bayplan, Envelope } from '../messages.ts';
import { format201 } from '../values/dates.ts';
import { InterchangeWriter } from './interchange-writer.ts';
import { addCell, addDangerous, addGauge, addPlace, addTemperature, addVoyage } from './write-box.ts';

/** What a bay plan message tells; a Bayplan is one. */
export type PlannedVessel = Pick<Bayplan, 'reference' | 'voyage' | 'departurePort' | 'nextPort' | 'entries'>;

/** An interchange with one BAPLIE. The order of segments is that of D.95B: LOC MEA DIM TMP LOC RFF EQD NAD DGS. */
export function writeBaplie(plan: PlannedVessel, envelope: Envelope): string {
  const writer = new InterchangeWriter(envelope);
  writer.begin(['BAPLIE', 'D', '95B', 'UN', 'SMDG22']);
  writer.add('BGM', '', plan.reference, 9);
  writer.add('DTM', [137, format201(envelope.preparedAt), 201]);
  addVoyage(writer, plan.voyage);
  addPlace(writer, 5, plan.departurePort);
  addPlace(writer, 61, plan.nextPort);
  // DTM is mandatory here: without a value it says that the time is not known.
  for (const [qualifier, at] of [
    [132, plan.voyage.eta],
    [133, plan.voyage.etd],
  ] as const) {
    writer.add('DTM', at === null ? qualifier : [qualifier, format201(at), 201]);
  }
  for (const { slot, container } of plan.entries) {
    addCell(writer, slot);
    if (container.grossKg > 0) writer.add('MEA', 'WT', '', ['KGM', Math.round(container.grossKg)]);
    addGauge(writer, container.outOfGauge);
    addTemperature(writer, container);
    addPlace(writer, 9, container.portOfLoading);
    addPlace(writer, 11, container.portOfDischarge);
    addPlace(writer, 83, container.finalPort);
    // RFF is mandatory in D.95B; SMDG asks for this dummy.
    writer.add('RFF', ['BM', 1]);
    writer.add('EQD', 'CN', container.id, container.isoType, '', '', container.full ? 5 : 4);
    if (container.operator !== '') writer.add('NAD', 'CA', [container.operator, 172, 20]);
    addDangerous(writer, container);
  }
  writer.end();
  return writer.finish();
}
