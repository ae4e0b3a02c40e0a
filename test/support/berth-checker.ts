// Holds a plan for separate berths against the text of its instance. Shares no code with the planner or with the reader of the command.

/** A plan as `hawser solve berth --json` prints it; vessels and berths counted from 1. */
export interface ToldBerths {
  cost: number | null;
  assignments: { vessel: number; berth: number; start: number }[] | null;
}

/** What stands for a berth where a vessel may not lie. */
const FORBIDDEN = 99999;

/** Every rule that the plan breaks, as a sentence each; none when the plan is right and costs what it says. */
export function berthFaults(instance: string, { cost, assignments }: ToldBerths): string[] {
  if (cost === null || assignments === null) return ['There is no plan.'];
  const figures = instance.trim().split(/\s+/).map(Number);
  const [n, m] = [figures[0]!, figures[1]!];
  const arrivalOf = (vessel: number): number => figures[2 + vessel - 1]!;
  const opening = (berth: number): number => figures[2 + n + berth - 1]!;
  const handlingOf = (vessel: number, berth: number): number => figures[2 + n + m + (vessel - 1) * m + berth - 1]!;
  const closing = (berth: number): number => figures[2 + n + m + n * m + berth - 1]!;
  const mustBeGone = (vessel: number): number => figures[2 + n + m + n * m + m + vessel - 1]!;
  const faults: string[] = [];
  const seen = new Set<number>();
  const stays: { vessel: number; berth: number; start: number; end: number }[] = [];
  let sum = 0;
  for (const { vessel, berth, start } of assignments) {
    if (!(vessel >= 1 && vessel <= n && berth >= 1 && berth <= m && Number.isInteger(start))) {
      faults.push(`Vessel ${vessel} at berth ${berth} from ${start} is not of this instance.`);
      continue;
    }
    if (seen.has(vessel)) faults.push(`Vessel ${vessel} is assigned twice.`);
    seen.add(vessel);
    const handling = handlingOf(vessel, berth);
    const end = start + handling;
    if (handling === FORBIDDEN) faults.push(`Vessel ${vessel} may not lie at berth ${berth}.`);
    if (start < arrivalOf(vessel)) faults.push(`Vessel ${vessel} begins at ${start}, before she arrives.`);
    if (start < opening(berth)) faults.push(`Vessel ${vessel} begins at ${start}, before berth ${berth} opens.`);
    if (end > closing(berth)) faults.push(`Vessel ${vessel} leaves at ${end}, after berth ${berth} closes.`);
    if (end > mustBeGone(vessel)) faults.push(`Vessel ${vessel} leaves at ${end}, too late.`);
    stays.push({ vessel, berth, start, end });
    sum += end - arrivalOf(vessel);
  }
  for (const a of stays)
    for (const b of stays)
      if (a.vessel < b.vessel && a.berth === b.berth && a.start < b.end && b.start < a.end)
        faults.push(`Vessels ${a.vessel} and ${b.vessel} lie at berth ${a.berth} at the same time.`);
  for (let vessel = 1; vessel <= n; vessel++) if (!seen.has(vessel)) faults.push(`Vessel ${vessel} has no berth.`);
  if (sum !== cost) faults.push(`The plan says that it costs ${cost}, and costs ${sum}.`);
  return faults;
}
