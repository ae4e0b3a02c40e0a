// The thread of one shift report: makes it, answers, and ends. Live work is not held up by it.
import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '../../kit/invariant.ts';
import { InputError, type Diagnostic } from '../../terminal/diagnostic.ts';
import { runDiagnostic } from '../run/scenario.ts';
import { makeReport } from './make-report.ts';
import type { ReportAnswer, ReportOrder } from './order.ts';

function diagnosticOf(error: unknown): Diagnostic {
  if (error instanceof InputError) return error.diagnostic;
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return runDiagnostic('HWS-TAB-005', `The shift report failed: ${reason}`, 'shift report');
}

invariant(parentPort, 'a report is made in a thread of its own');
const answer: ReportAnswer = await makeReport(workerData as ReportOrder).then(
  (pdf) => ({ pdf }),
  (error: unknown) => ({ error: diagnosticOf(error) }),
);
parentPort.postMessage(answer);
