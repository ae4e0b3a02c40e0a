// Writes the messages that announce work: COPRAR (discharge or loading list) and COPINO (what trucks bring and take).
import type { CallList, Envelope, TruckAnnouncement } from '../messages.ts';
import { InterchangeWriter } from './interchange-writer.ts';
import { STATUS, addCargo, addCell, addEquipment, addPlace, addTime, addVoyage, place } from './write-box.ts';

/** An interchange with one COPRAR D.95B, SMDG guide 1.6: BGM 43 for discharge, 45 for loading. */
export function writeCoprar(list: Omit<CallList, 'setAside' | 'type'>, envelope: Envelope): string {
  const load = list.function === 'load';
  const writer = new InterchangeWriter(envelope);
  writer.begin(['COPRAR', 'D', '95B', 'UN', 'SMDG16']);
  writer.add('BGM', load ? 45 : 43, list.reference, 9);
  writer.add('FTX', 'OSI', '', load ? 'L' : 'D');
  // RFF is mandatory; there is no document to refer to.
  writer.add('RFF', ['XXX', 1]);
  addVoyage(writer, list.voyage);
  writer.add('LOC', load ? 9 : 11, place(list.port));
  addTime(writer, 132, list.voyage.eta);
  addTime(writer, 133, list.voyage.etd);
  writer.add('NAD', 'CA', [list.voyage.carrier, 172, 20]);
  for (const { container, slot, booking, onward } of list.entries) {
    addEquipment(writer, container, load ? STATUS.export : STATUS.import);
    if (booking !== '') writer.add('RFF', ['BN', booking]);
    addPlace(writer, 9, container.portOfLoading);
    addPlace(writer, 11, container.portOfDischarge);
    addPlace(writer, 7, container.finalPort);
    if (slot !== null) addCell(writer, slot);
    addCargo(writer, container, onward);
  }
  writer.add('CNT', [16, list.entries.length]);
  writer.end();
  return writer.finish();
}

/** An interchange with one COPINO D.95B (ITG 1.3) per announcement. */
export function writeCopino(
  announcements: readonly Omit<TruckAnnouncement, 'setAside' | 'type'>[],
  envelope: Envelope,
): string {
  const writer = new InterchangeWriter(envelope);
  for (const announcement of announcements) {
    writer.begin(['COPINO', 'D', '95B', 'UN', 'ITG13']);
    writer.add('BGM', 661, announcement.reference, 9);
    writer.add('RFF', ['XXX', 1]);
    // 8067 code 3: road.
    writer.add('TDT', 1, '', 3, '', ['', '', '', announcement.haulier], '', '', [announcement.truck, 146]);
    addTime(writer, 132, announcement.expected);
    writer.add('NAD', 'MS', envelope.sender);
    writer.add('NAD', 'MR', envelope.recipient);
    for (const { movement, container, booking } of announcement.entries) {
      addEquipment(writer, container, movement === 'deliver' ? STATUS.export : STATUS.import);
      if (booking !== '') writer.add('RFF', ['BN', booking]);
      addPlace(writer, 9, container.portOfLoading);
      addPlace(writer, 11, container.portOfDischarge);
      addPlace(writer, 7, container.finalPort);
      addCargo(writer, container);
    }
    writer.add('CNT', [16, announcement.entries.length]);
    writer.end();
  }
  return writer.finish();
}
