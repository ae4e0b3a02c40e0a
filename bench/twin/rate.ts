// The crane rate over a whole call, beside the crane's own limit: the same lifts without any waiting for vehicle, yard or another crane.
// The limit is taken in two ways, and the higher one counts: from the account of the same run (time at work, on the rails, and waiting
// for its own platform), and from a run of the same call with vehicles and stacking cranes ten times as fast.
import type { Policy } from '../../src/operation/policy.ts';
import type { DesignedTerminal } from '../../test/support/generated-days.ts';
import type { Row } from '../measurement.ts';
import { runJobs } from './jobs.ts';
import { round } from './waits.ts';
import type { WholeCall } from './answers.ts';
import { limitOf, rateOf, waitOf } from './whole-call.ts';

/** Least share of the limit, %. */
const LEAST = 95;

interface Variant {
  name: string;
  terminal: DesignedTerminal;
  policy: Partial<Policy>;
}

const VARIANTS: Variant[] = [
  { name: 'double trolley, twin lift', terminal: 'busan-dgt', policy: { dualCycle: false } },
  { name: 'double trolley, twin lift, dual cycle', terminal: 'busan-dgt', policy: { dualCycle: true } },
  { name: 'double trolley, dual cycle', terminal: 'busan-dgt', policy: { twinLift: false, dualCycle: true } },
  { name: 'double trolley', terminal: 'busan-dgt', policy: { twinLift: false, dualCycle: false } },
  { name: 'single trolley, twin lift, dual cycle', terminal: 'lach-huyen-hhit', policy: {} },
  { name: 'single trolley', terminal: 'lach-huyen-hhit', policy: { twinLift: false, dualCycle: false } },
];

/** The rows of the rate; the first variant, as the terminal works by itself and the fastest of it, and the second have the target. */
export async function rateRows(): Promise<Row[]> {
  const asked = VARIANTS.flatMap(({ terminal, policy }) => [
    { terminal, policy },
    { terminal, policy, swift: true },
  ]);
  const answers = await runJobs('call', asked);
  return VARIANTS.flatMap(({ name }, i) => variantRows(name, answers[2 * i]!, answers[2 * i + 1]!, i < 2));
}

function variantRows(name: string, call: WholeCall, swift: WholeCall, judged: boolean): Row[] {
  const rate = rateOf(call);
  const limit = Math.max(limitOf(call), limitOf(swift));
  const share = (100 * rate) / limit;
  return [
    { what: `${name}: boxes in a crane hour, whole call`, value: round(rate, 1), unit: '1/h' },
    { what: `${name}: the crane's own limit, from its account`, value: round(limitOf(call), 1), unit: '1/h' },
    { what: `${name}: … from the run with swift transport`, value: round(limitOf(swift), 1), unit: '1/h' },
    {
      what: `${name}: rate by the higher limit`,
      value: round(share, 1),
      unit: '%',
      ...(judged ? { target: `>= ${LEAST}`, pass: share >= LEAST } : {}),
    },
    { what: `${name}: waiting for vehicle, yard or crane`, value: round(100 * waitOf(call), 1), unit: '%' },
    { what: `${name}: lifts, of them twin`, value: `${call.lifts}, ${call.twinLifts}`, unit: '' },
    {
      what: `${name}: loads taken along in dual cycles`,
      value: `${call.dualLifts} of ${call.loadLifts}`,
      unit: 'lifts',
    },
    { what: `${name}: boxes, cranes`, value: `${call.boxes}, ${call.cranes}`, unit: '' },
  ];
}
