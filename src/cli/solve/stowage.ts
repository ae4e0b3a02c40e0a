// hawser solve stowage: a load list gets its cells on a vessel, and the bay plan that comes of it is written.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { CallList, Bayplan } from '../../edi/messages.ts';
import type { StowageInstructions } from '../../edi/container-messages.ts';
import { readInterchanges } from '../../edi/reading/read.ts';
import { writeBaplie } from '../../edi/writing/write-baplie.ts';
import type { CellInstruction, StowagePlan, StowageProblem } from '../../quay/stowage/problem.ts';
import { planStowage } from '../../quay/stowage/stowage.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { vesselErrors, type VesselErrorCode } from '../../terminal/errors/vessel.ts';
import type { Planned } from '../../terminal/planning.ts';
import { bay40 } from '../../terminal/vessel.ts';
import { inferProfile } from '../../terminal/vessel-profile/infer.ts';
import { slotText, type VesselProfile } from '../../terminal/vessel-profile/profile.ts';
import { parseVesselProfile } from '../../terminal/vessel-profile/read.ts';
import { EXIT, cliFault, faultText } from '../fault.ts';
import { ROOT, readEdiFile, readText } from '../input-files.ts';
import type { Session } from '../session.ts';
import { CpuClock } from './cpu-clock.ts';
import { secondsOption } from './solve-all.ts';

interface StowageOptions {
  vessel?: string;
  limits?: string;
  baplie?: string;
  movins?: string;
  rotation: string[];
  seconds: number;
  out?: string;
  json?: boolean;
}

/** What HAN says in MOVINS of a cell into which is to be loaded. */
const LOAD = 'LOA';

/** Adds the command to the group. */
export function addStowage(solve: Command, session: Session): void {
  solve
    .command('stowage')
    .summary('give the boxes of a load list their cells on a vessel')
    .description(
      'Reads a load list (COPRAR) and what stands on the vessel when she comes (BAPLIE), and gives each load a cell: no overstow, ports in ' +
        'order, and the limits of her profile kept. Tells the costs, a proven lower bound, and for what stays ashore the rule.',
    )
    .argument('<loadlist>', 'the load list (COPRAR)')
    .requiredOption(
      '--rotation <ports>',
      'ports at which she calls after this one, the next first: CNSHA,SGSIN,…',
      (text) => text.split(',').map((port) => port.trim().toUpperCase()),
    )
    .option('--baplie <file>', 'her bay plan on arrival; boxes for this port are taken as discharged')
    .option('--vessel <profile>', 'her profile: an Open Vessel Definition, or one of vessels/ by its name (teu-14000)')
    .option(
      '--limits <file>',
      'her limits of lashing, visibility and stability; beside a profile of vessels/ they are found',
    )
    .option('--movins <file>', "the line's stowage instructions")
    .option('--seconds <number>', 'CPU seconds', secondsOption, 5)
    .option('--out <file>', 'write the bay plan on departure as BAPLIE D.95B')
    .option('--json', 'print one JSON object: stowed, ashore, costs, floats, objective, bound')
    .addHelpText(
      'after',
      `
Examples:
  hawser solve stowage loadlist.edi --baplie arrival.edi --vessel teu-14000 --rotation CNSHA,SGSIN,NLRTM
  hawser solve stowage loadlist.edi --baplie arrival.edi --rotation CNSHA,SGSIN --out departure.edi

Without --vessel a profile is inferred from the bay plan: its cells and their mirror images, without limits.
Exit status: 0 when every box has a cell, 1 when one stays ashore or the vessel floats beyond a limit, 2 for input that cannot be read.`,
    )
    .action((loadList: string, options: StowageOptions) => solveStowage(loadList, options, session));
}

function solveStowage(path: string, options: StowageOptions, session: Session): void {
  const list = messageOf(
    path,
    'COPRAR',
    (message): message is CallList => message.type === 'COPRAR' && message.function === 'load',
  );
  const arrival =
    options.baplie === undefined
      ? null
      : messageOf(options.baplie, 'BAPLIE', (message): message is Bayplan => message.type === 'BAPLIE');
  const problem = problemOf(list, arrival, options);
  const clock = new CpuClock(options.seconds);
  const answer = planStowage(problem, { steps: Number.MAX_SAFE_INTEGER, stop: () => clock.over() });
  const { out, err } = session.streams;
  out.write(
    options.json === true
      ? `${JSON.stringify({ ...answer.plan, objective: answer.objective, bound: answer.bound })}\n`
      : told(answer),
  );
  if (options.out !== undefined) writeFileSync(options.out, departurePlan(problem, answer.plan, list, options));
  for (const diagnostic of findings(answer.plan, path)) {
    err.write(faultText(diagnostic));
    session.status = EXIT.failed;
  }
}

type Read = Bayplan | CallList | StowageInstructions;

/** The one message of a kind in a file. @throws InputError HWS-CLI-006 */
function messageOf<M>(path: string, type: string, is: (message: Read) => message is M & Read): M {
  const { name, bytes } = readEdiFile(path);
  const messages = readInterchanges(bytes, name).flatMap(
    (interchange) => [...interchange.messages, ...interchange.others] as Read[],
  );
  const found = messages.find(is);
  if (found === undefined)
    throw cliFault(
      'HWS-CLI-006',
      `The file holds no ${type} that is asked for here.`,
      path,
      'hawser edi check tells what it holds.',
    );
  return found;
}

function problemOf(list: CallList, arrival: Bayplan | null, options: StowageOptions): StowageProblem {
  const entries = arrival?.entries ?? [];
  const stays = entries.filter(({ container }) => container.portOfDischarge !== list.port);
  const discharge = new Map<number, number>();
  for (const { slot, container } of entries) {
    if (container.portOfDischarge !== list.port) continue;
    discharge.set(bay40(slot.bay), (discharge.get(bay40(slot.bay)) ?? 0) + 1);
  }
  return {
    profile: profileOf(options, arrival),
    aboard: stays,
    loads: list.entries.map(({ container }) => container),
    rotation: options.rotation,
    instructions: instructionsOf(options.movins),
    discharge,
  };
}

function profileOf({ vessel, limits }: StowageOptions, arrival: Bayplan | null): VesselProfile {
  if (vessel === undefined) {
    if (arrival !== null && arrival.entries.length > 0) return inferProfile(arrival.voyage.vesselName, arrival.entries);
    throw cliFault(
      'HWS-CLI-005',
      'Without --vessel a bay plan with boxes is needed, to infer the cells from.',
      '--baplie',
    );
  }
  const named = /^[a-z0-9-]+$/.test(vessel);
  const path = named ? join(ROOT, 'vessels', `${vessel}.json`) : vessel;
  const limitsPath = limits ?? (named ? join(ROOT, 'vessels', `${vessel}.limits.json`) : undefined);
  return parseVesselProfile({
    definition: { text: readText(path), name: vessel },
    ...(limitsPath === undefined ? {} : { limits: { text: readText(limitsPath), name: limits ?? `${vessel}.limits` } }),
  });
}

function instructionsOf(path: string | undefined): CellInstruction[] {
  if (path === undefined) return [];
  const told = messageOf(path, 'MOVINS', (message): message is StowageInstructions => message.type === 'MOVINS');
  return told.entries
    .filter(({ instruction }) => instruction === LOAD || instruction === '')
    .map(({ slot, container, kind }) => ({ slot, container: container?.id ?? null, kind }));
}

function departurePlan(
  problem: StowageProblem,
  plan: StowagePlan,
  list: CallList,
  { rotation }: StowageOptions,
): string {
  const boxes = new Map(problem.loads.map((container) => [container.id, container]));
  const loaded = plan.stowed.map(({ container, slot }) => ({ slot, container: boxes.get(container)! }));
  return writeBaplie(
    {
      reference: list.reference,
      voyage: list.voyage,
      departurePort: list.port,
      nextPort: rotation[0] ?? '',
      entries: [...problem.aboard, ...loaded],
    },
    { sender: 'HAWSER', recipient: list.voyage.carrier || 'LINE', reference: '1', preparedAt: Date.now() },
  );
}

function told({ plan, objective, bound }: Planned<StowagePlan>): string {
  const { costs, floats } = plan;
  const gap = objective === 0 ? 0 : (100 * (objective - bound)) / objective;
  return [
    `${plan.stowed.length} stowed, ${costs.ashore} ashore`,
    `overstow ${costs.overstow}, further ports in stacks ${costs.mixedPorts}, new stacks ${costs.newStacks}, plugs lost ${costs.plugsLost}, moves in the longest pair of bays ${costs.longestPair}`,
    `objective ${objective.toFixed(0)}, bound ${bound.toFixed(0)}, gap ${gap.toFixed(1)} %`,
    floats === null
      ? 'how she floats is not known: her profile has no hydrostatics'
      : `draught ${floats.draughtFore.toFixed(2)} m fore, ${floats.draughtAft.toFixed(2)} m aft, trim ${floats.trim.toFixed(2)} m, GM ${floats.gm.toFixed(2)} m, heel ${floats.heel.toFixed(2)}°`,
    ...plan.ashore.map(({ container, rule }) => `${container} stays ashore: ${rule}`),
    ...plan.stowed.map(({ container, slot }) => `${container} ${slotText(slot)}`),
    '',
  ].join('\n');
}

function findings({ costs }: StowagePlan, path: string): Diagnostic[] {
  const finding = (code: VesselErrorCode, message: string): Diagnostic => {
    const { severity, cure } = vesselErrors[code];
    return { code, severity, message, where: path, cure };
  };
  return [
    ...(costs.ashore > 0 ? [finding('HWS-VSL-010', `${costs.ashore} of the boxes find no cell.`)] : []),
    ...(costs.beyondLimits > 0
      ? [finding('HWS-VSL-011', 'Draught, trim, stability or heel lie beyond the limits.')]
      : []),
  ];
}
