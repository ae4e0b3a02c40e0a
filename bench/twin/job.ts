// One part of the measurement, in a process of its own: usage: node job.ts KIND ASKED, the second as JSON; prints one line of JSON.
import { designedTerminal } from '../../test/support/generated-days.ts';
import { wideTerminal } from '../../test/support/shifts.ts';
import type { Asked } from './jobs.ts';
import { timePlanning } from './planning.ts';
import { watchWaits } from './waits.ts';
import { playWholeCall, swiftTransport } from './whole-call.ts';

const [kind, text] = process.argv.slice(2) as [string, string];
console.log(JSON.stringify(answer(kind, JSON.parse(text))));

function answer(asked: string, parts: unknown): unknown {
  if (asked === 'waits') {
    const { seed, vehicles, policy } = parts as Asked<'waits'>;
    return watchWaits(vehicles === undefined ? designedTerminal('busan-dgt') : wideTerminal(vehicles), seed, policy);
  }
  if (asked === 'call') {
    const { terminal, policy, swift } = parts as Asked<'call'>;
    const model = designedTerminal(terminal);
    return playWholeCall(swift ? swiftTransport(model) : model, policy ?? {});
  }
  if (asked === 'planning') return timePlanning((parts as Asked<'planning'>).vehicles);
  throw new Error(`there is nothing to measure of the name "${asked}"`);
}
