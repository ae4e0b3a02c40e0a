// Runs parts of the measurement in processes of their own, as many at a time as there are cores: each has its own computer time, and
// none knows of another.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Policy } from '../../src/operation/policy.ts';
import type { DesignedTerminal } from '../../test/support/generated-days.ts';
import type { PlanningTimes, Waits, WholeCall } from './answers.ts';

/** What a process is asked to measure, and what it answers. */
interface Jobs {
  /** Three vessels at DGT, hours 2 to 8; with a number of vehicles at the wide variant, without at the designed one with its 60. */
  waits: { asked: { seed: number; vehicles?: number; policy?: Partial<Policy> }; answer: Waits };
  /** The whole call of whole-call.ts; `swift`: vehicles and yard ten times as fast. */
  call: { asked: { terminal: DesignedTerminal; policy?: Partial<Policy>; swift?: boolean }; answer: WholeCall };
  /** Times of the fleet's planning while three vessels are worked. */
  planning: { asked: { vehicles: number }; answer: PlanningTimes };
}

/** Names of what can be asked. */
export type JobKind = keyof Jobs;
/** What is asked of one kind. */
export type Asked<Kind extends JobKind> = Jobs[Kind]['asked'];
/** What it answers. */
export type Answer<Kind extends JobKind> = Jobs[Kind]['answer'];

/** Runs all of a kind; answers in the order of asking. `width`: processes at a time. Throws with what a process said when it fails. */
export async function runJobs<Kind extends JobKind>(
  kind: Kind,
  asked: readonly Asked<Kind>[],
  width = availableParallelism(),
): Promise<Answer<Kind>[]> {
  const answers: Answer<Kind>[] = [];
  let next = 0;
  const hand = async (): Promise<void> => {
    for (let i = next++; i < asked.length; i = next++) {
      answers[i] = await runJob(kind, asked[i] as Asked<Kind>);
      process.stderr.write('.');
    }
  };
  await Promise.all(Array.from({ length: width }, hand));
  process.stderr.write('\n');
  return answers;
}

function runJob<Kind extends JobKind>(kind: Kind, asked: Asked<Kind>): Promise<Answer<Kind>> {
  const script = fileURLToPath(new URL('job.ts', import.meta.url));
  const child = spawn(process.execPath, [script, kind, JSON.stringify(asked)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, said] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve(JSON.parse(out) as Answer<Kind>);
      else reject(new Error(`${kind} ${JSON.stringify(asked)} ended with ${status}: ${said}`));
    });
  });
}
