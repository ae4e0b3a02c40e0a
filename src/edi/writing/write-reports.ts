// Writes what the terminal reports: COARRI (discharged or loaded) and CODECO (in or out through the gate).
import type { Envelope, GateReport, QuayReport } from '../messages.ts';
import { InterchangeWriter, type Element } from './interchange-writer.ts';
import {
  STATUS,
  addCargo,
  addCell,
  addEquipment,
  addGauge,
  addMass,
  addOperator,
  addPlace,
  addTime,
  addVoyage,
  place,
} from './write-box.ts';

/** BGM document codes (UNCL 1001) of the reports. */
const DISCHARGE_REPORT = 44;
const LOADING_REPORT = 46;
const GATE_IN_REPORT = 34;
const GATE_OUT_REPORT = 36;

/** An interchange with one COARRI D.95B (ITG 1.3): a group per container, with the time of its move (DTM+203). */
export function writeCoarri(report: QuayReport, envelope: Envelope): string {
  const load = report.function === 'load';
  const writer = new InterchangeWriter(envelope);
  writer.begin(['COARRI', 'D', '95B', 'UN', 'ITG13']);
  writer.add('BGM', load ? LOADING_REPORT : DISCHARGE_REPORT, envelope.reference, 9);
  addVoyage(writer, report.voyage);
  writer.add('LOC', load ? 9 : 11, place(report.port), terminal(report.terminalCode));
  addTime(writer, 132, report.voyage.eta);
  addTime(writer, 133, report.voyage.etd);
  writer.add('NAD', 'CA', [report.voyage.carrier, 172, 20]);
  for (const { container, slot, at } of report.entries) {
    addEquipment(writer, container, load ? STATUS.export : STATUS.import);
    addTime(writer, 203, at);
    addPlace(writer, 9, container.portOfLoading);
    addPlace(writer, 11, container.portOfDischarge);
    addPlace(writer, 7, container.finalPort);
    addCell(writer, slot);
    addCargo(writer, container);
  }
  writer.add('CNT', [16, report.entries.length]);
  writer.end();
  return writer.finish();
}

/** An interchange with one CODECO D.95B (ITG 1.3): a group per container, with the time at the gate (DTM+7) and its truck. */
export function writeCodeco(report: GateReport, envelope: Envelope): string {
  const gateIn = report.direction === 'in';
  const writer = new InterchangeWriter(envelope);
  writer.begin(['CODECO', 'D', '95B', 'UN', 'ITG13']);
  writer.add('BGM', gateIn ? GATE_IN_REPORT : GATE_OUT_REPORT, envelope.reference, 9);
  writer.add('NAD', 'MS', envelope.sender);
  writer.add('NAD', 'MR', envelope.recipient);
  for (const { container, truck, at } of report.entries) {
    addEquipment(writer, container, gateIn ? STATUS.export : STATUS.import);
    addTime(writer, 7, at);
    writer.add('LOC', 165, place(report.port), terminal(report.terminalCode));
    addPlace(writer, 9, container.portOfLoading);
    addPlace(writer, 11, container.portOfDischarge);
    addPlace(writer, 7, container.finalPort);
    addMass(writer, container);
    addGauge(writer, container.outOfGauge);
    // 8067 code 3: road; 8179 code 31: truck.
    writer.add('TDT', 1, '', 3, 31, '', '', '', [truck, 146]);
    addOperator(writer, container);
  }
  writer.add('CNT', [16, report.entries.length]);
  writer.end();
  return writer.finish();
}

function terminal(code: string): Element {
  return code === '' ? '' : [code, 'TER', 'ZZZ'];
}
