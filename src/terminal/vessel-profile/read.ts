// Reads and writes vessel profiles: the Open Vessel Definition, and the file of limits beside it. Every fault is told with its place.
import { Compile, type Validator } from 'typebox/compile';
import type { TSchema } from 'typebox';
import { lineAndColumn, mapJson, type JsonMap } from '../checks/json-text.ts';
import { schemaFinding } from '../checks/schema-words.ts';
import { InputError } from '../diagnostic.ts';
import type { VesselErrorCode } from '../errors/vessel.ts';
import { VesselLimitsSchema, type VesselLimits } from './limits.ts';
import { profileOfOvd } from './ovd-read.ts';
import { OvdSchema, type Ovd } from './ovd-shape.ts';
import { ovdOfProfile } from './ovd-write.ts';
import type { VesselProfile } from './profile.ts';
import { vesselFault } from './vessel-fault.ts';

const ovdValidator = Compile(OvdSchema);
const limitsValidator = Compile(VesselLimitsSchema);

/** Texts of a profile and of its limits, with the names under which their faults are told. */
export interface ProfileFiles {
  definition: { text: string; name: string };
  limits?: { text: string; name: string };
}

/** Reads a profile. @throws InputError HWS-VSL-001 to -006 with the first fault, its file and its JSON path */
export function parseVesselProfile({ definition, limits }: ProfileFiles): VesselProfile {
  const ovd = parsed(definition, ovdValidator, OvdSchema, 'HWS-VSL-002') as Ovd;
  const profile = profileOfOvd(ovd, definition.name);
  if (limits === undefined) return profile;
  const told = parsed(limits, limitsValidator, VesselLimitsSchema, 'HWS-VSL-005') as VesselLimits;
  checkLimits(told, limits.name);
  return { ...profile, limits: told };
}

/** The text of a profile's definition, on one line; its limits are not in it. */
export function vesselProfileText(profile: VesselProfile): string {
  return JSON.stringify(ovdOfProfile(profile));
}

function parsed(
  { text, name }: { text: string; name: string },
  validator: Pick<Validator, 'Check' | 'Errors'>,
  schema: TSchema,
  code: VesselErrorCode,
): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notJson(text, name, mapJson(text));
  }
  if (validator.Check(value)) return value;
  const { where, message } = schemaFinding(validator, schema, value);
  const map = mapJson(text);
  if (map.fault !== null) throw notJson(text, name, map);
  const line = lineAndColumn(text, map.offsets.get(where === '/' ? '' : where) ?? 0).line;
  throw new InputError(vesselFault(code, `${name}, line ${line}, ${where}`, message));
}

function notJson(text: string, name: string, { fault }: JsonMap): InputError {
  const { line, column } = lineAndColumn(text, fault?.offset ?? 0);
  return new InputError(
    vesselFault('HWS-VSL-001', `${name}, line ${line}, column ${column}`, fault?.message ?? 'The text is not JSON.'),
  );
}

function checkLimits({ stability }: VesselLimits, name: string): void {
  if (stability === undefined) return;
  const fail = (path: string, message: string): never => {
    throw new InputError(vesselFault('HWS-VSL-006', `${name}, ${path}`, message));
  };
  stability.hydrostatics.forEach((row, i) => {
    const before = stability.hydrostatics[i - 1];
    if (before !== undefined && !(row.draught > before.draught && row.displacement > before.displacement))
      fail(`/stability/hydrostatics/${i}`, 'The row does not lie deeper and displace more than the one before it.');
  });
  if (stability.leastTrim > stability.mostTrim)
    fail(
      '/stability/leastTrim',
      `The least trim, ${stability.leastTrim} m, is above the greatest, ${stability.mostTrim} m.`,
    );
}
