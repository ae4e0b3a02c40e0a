// Drawn stowage problems: a generic vessel that comes with boxes for the ports ahead and takes a load list. The shares of lengths, empties,
// reefers and dangerous goods are those of the demand tables that conflowgen publishes (55 % boxes by 40', 8 % dangerous goods, 7 % reefers).
import { readFileSync } from 'node:fs';
import type { Container, LengthFeet } from '../../src/terminal/container.ts';
import { id, type ContainerId } from '../../src/terminal/ids.ts';
import { Random } from '../../src/kit/random.ts';
import { parseVesselProfile } from '../../src/terminal/vessel-profile/read.ts';
import type { VesselProfile } from '../../src/terminal/vessel-profile/profile.ts';
import type { StowageProblem } from '../../src/quay/stowage/problem.ts';
import { planStowage } from '../../src/quay/stowage/stowage.ts';

/** The ports ahead, the next first. */
export const ROTATION = ['CNSHA', 'SGSIN', 'LKCMB', 'NLRTM', 'DEHAM', 'GBFXT', 'FRLEH'];
const CLASSES = ['3', '8', '9', '6.1', '2.1', '5.1', '4.1', '2.2', '4.3'];

/** A generic class with its limits. */
export function genericVessel(name: string): VesselProfile {
  const file = (suffix: string): { text: string; name: string } => ({
    text: readFileSync(new URL(`../../vessels/${name}${suffix}`, import.meta.url), 'utf8'),
    name: `vessels/${name}${suffix}`,
  });
  return parseVesselProfile({ definition: file('.json'), limits: file('.limits.json') });
}

/** A plain box, with what of it is other. */
export function box(number: string, more: Partial<Container> = {}): Container {
  const lengthFeet = more.lengthFeet ?? 40;
  return {
    ...{
      id: id<ContainerId>(number),
      isoType: lengthFeet === 20 ? '22G1' : lengthFeet === 45 ? 'L5G1' : '42G1',
      lengthFeet,
    },
    ...{ heightMm: 2591, grossKg: 12_000, full: true, reeferC: null, dangerous: [], outOfGauge: null, operator: 'HWL' },
    ...{ portOfLoading: 'KRPUS', portOfDischarge: ROTATION[0]!, finalPort: '' },
    ...more,
  };
}

/** So many drawn boxes for the ports of a rotation. */
export function drawnBoxes(
  random: Random,
  prefix: string,
  count: number,
  rotation: readonly string[] = ROTATION,
): Container[] {
  return Array.from({ length: count }, (_, i) => {
    const draw = random.next();
    const lengthFeet: LengthFeet = draw < 0.4 ? 20 : draw < 0.97 ? 40 : 45;
    const empty = random.next() < 0.12;
    const reefer = !empty && lengthFeet !== 45 && random.next() < 0.08;
    const dangerous = !empty && !reefer && random.next() < 0.09;
    const high = lengthFeet === 45 || (lengthFeet === 40 && random.next() < 0.7);
    const tare = lengthFeet === 20 ? 2300 : 3900;
    const cargo = lengthFeet === 20 ? 4000 + random.int(18_000) : 5000 + random.int(21_000);
    return box(`${prefix}${i}`, {
      lengthFeet,
      heightMm: high ? 2896 : 2591,
      full: !empty,
      grossKg: empty ? tare : tare + cargo,
      reeferC: reefer ? -18 : null,
      dangerous: dangerous ? [{ imdgClass: random.pick(CLASSES), unNumber: '' }] : [],
      portOfDischarge: random.pick(rotation),
    });
  });
}

/**
 * A vessel with `aboard` drawn boxes, stowed by the planner as if at an earlier port, and `loads` drawn ones to load. Boxes for which
 * there was no room at the earlier port are left out.
 */
export function drawnProblem(profile: VesselProfile, seed: number, aboard: number, loads: number): StowageProblem {
  const random = new Random(seed);
  const earlier = drawnBoxes(random, 'OLD', aboard);
  const none = { rotation: ROTATION, instructions: [] };
  const { plan } = planStowage({ profile, aboard: [], loads: earlier, ...none }, { steps: 0 });
  const boxes = new Map(earlier.map((container) => [container.id, container]));
  const stowed = plan.stowed.map(({ slot, container }) => ({ slot, container: boxes.get(container)! }));
  return { profile, aboard: stowed, loads: drawnBoxes(random, 'NEW', loads), ...none };
}
