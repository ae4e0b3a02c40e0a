// Bay plans as lines have sent them, through the whole terminal: every container for the port is discharged and reported, or set
// aside with its reason. The plans are public files that are not part of the repository; a plan made here stands in beside them.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { CommandReport, SetAsideLine } from '../src/cli/run/results.ts';
import type { Bayplan } from '../src/edi/messages.ts';
import { readInterchange } from '../src/edi/reading/read.ts';
import { hawserHere, ROOT, thirtyBoxes, workFolder } from './support/hawser.ts';

const work = workFolder();
afterAll(work.remove);

/** Smallest plan that is run, containers. */
const LEAST = 300;
const data = join(ROOT, '..', 'shared', 'data', 'edi', 'BAPLIE');
const present = existsSync(data);
if (!present) console.warn(`ABSENT: ${data}; no bay plan of a real vessel is run, only the one made here.`);

/** Plans with enough containers, the smallest file first. */
const plans = (present ? readdirSync(data) : [])
  .map((name) => ({ path: join(data, name), plan: planOf(join(data, name)) }))
  .flatMap(({ path, plan }) => (plan && plan.entries.length >= LEAST ? [{ path, plan }] : []))
  .sort((a, b) => a.plan.entries.length - b.plan.entries.length);

function planOf(path: string): Bayplan | undefined {
  return readInterchange(readFileSync(path), path).messages.find((message) => message.type === 'BAPLIE');
}

/** Runs a plan at DGT and gives the report with what lies in its output folder. */
async function runPlan(
  path: string,
  out: string,
): Promise<{ report: CommandReport; aside: SetAsideLine[]; coarri: string }> {
  const folder = join(work.path, out);
  const args = ['run', '--terminal', 'busan-dgt', '--baplie', path, '--port', 'auto', '--out', folder, '--json'];
  const { status, out: text, err } = await hawserHere(args);
  expect([status, err.match(/violated.*/g)]).toEqual([0, null]);
  const reports = readdirSync(join(folder, 'edi')).filter((name) => name.startsWith('COARRI'));
  return {
    report: JSON.parse(text) as CommandReport,
    aside: JSON.parse(readFileSync(join(folder, 'set-aside.json'), 'utf8')) as SetAsideLine[],
    coarri: reports.map((name) => readFileSync(join(folder, 'edi', name), 'utf8')).join(''),
  };
}

/** Containers of a plan that are for a port, as the file has them, and those whose port cannot be told. */
function forPort({ entries, setAside }: Bayplan, port: string): { worked: Set<string>; aside: number } {
  const worked = entries
    .filter(({ container }) => container.portOfDischarge === port)
    .map(({ container }) => container.id);
  const aside = setAside.filter(({ portOfDischarge: to }) => to === undefined || to === '' || to === port).length;
  return { worked: new Set(worked), aside };
}

async function runsThrough(path: string, plan: Bayplan, out: string): Promise<CommandReport> {
  const { report, aside, coarri } = await runPlan(path, out);
  const here = forPort(plan, report.port);
  const [call] = report.calls;
  expect(report).toMatchObject({ ended: 'finished', deadlocks: 0, crane: { residualSeconds: 0 } });
  expect([report.invariants.violations, report.calls.length]).toEqual([0, 1]);
  expect(report.invariants.checked).toBeGreaterThan(1000);
  expect((call?.discharged ?? 0) + aside.length).toBe(here.worked.size + here.aside);
  expect(aside.every(({ code, reason }) => /^HWS-[A-Z]+-\d{3}$/.test(code) && reason !== '')).toBe(true);
  const reported = [...coarri.matchAll(/EQD\+CN\+([A-Z0-9]+)/g)].map((match) => match[1] as string);
  expect(reported).toHaveLength(call?.discharged ?? 0);
  const lost = aside.map(({ what }) => what);
  expect([...reported, ...lost.filter((what) => here.worked.has(what))].sort()).toEqual([...here.worked].sort());
  return report;
}

describe('a bay plan', () => {
  it('of thirty containers made here is worked to the last container, the same twice', async () => {
    const path = join(work.path, 'thirty.edi');
    writeFileSync(path, thirtyBoxes('KRPUS'));
    const first = await runsThrough(path, planOf(path) as Bayplan, 'thirty');
    const second = await runsThrough(path, planOf(path) as Bayplan, 'thirty-again');
    expect(second.stateHash).toBe(first.stateHash);
  });

  it.each(plans.map(({ path, plan }, number) => ({ vessel: plan.voyage.vesselName, number, path, plan })))(
    'of $vessel is worked to the last container',
    async ({ number, path, plan }) => {
      const first = await runsThrough(path, plan, `real-${number}`);
      if (number > 0) return;
      expect((await runPlan(path, 'real-again')).report.stateHash).toBe(first.stateHash);
    },
  );
});
