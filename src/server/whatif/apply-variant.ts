// Makes a variant ready: its terminal with the values that it sets, checked as a terminal file is. Reads no files itself.
import { checkTerminal } from '../../terminal/check.ts';
import { pathStep, valueAt } from '../../terminal/checks/json-text.ts';
import { hasModelShape, schemaFault } from '../../terminal/checks/schema-words.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { parseDisturbances, type Disturbances } from '../../twin/disturbances.ts';
import { sweepFault } from './fault.ts';
import type { Setting } from './task.ts';
import type { VariantSpec } from './variant.ts';

/** Reads what a variant names by file. */
export interface VariantFiles {
  terminal(name: string): TerminalModel;
  /** @param model terminal against which machines and lanes are held */
  disturbances(name: string, model: TerminalModel): Disturbances;
}

/**
 * A variant of a terminal, all but where it begins from.
 * @throws InputError HWS-SWP-004, HWS-SWP-005, or whatever reading its files throws
 */
export function applyVariant(base: TerminalModel, spec: VariantSpec, files: VariantFiles): Omit<Setting, 'from'> {
  const whole = spec.terminal === undefined ? base : files.terminal(spec.terminal);
  const model = withValues(whole, spec.set ?? {}, spec.name);
  return {
    name: spec.name,
    model,
    policy: spec.policy ?? {},
    disturbances: disturbancesOf(spec, model, files),
    berths: spec.berths ?? {},
  };
}

function disturbancesOf(
  { name, disturbances }: VariantSpec,
  model: TerminalModel,
  files: VariantFiles,
): Disturbances | null {
  if (disturbances === undefined) return null;
  if (typeof disturbances === 'string') return files.disturbances(disturbances, model);
  // As text, so that what is wrong in it is told as in a file.
  return parseDisturbances(JSON.stringify(disturbances, null, 2), `variant "${name}", disturbances`, model);
}

/** A copy of a terminal with values set by their JSON paths. */
function withValues(base: TerminalModel, values: Record<string, unknown>, variant: string): TerminalModel {
  const paths = Object.keys(values);
  if (paths.length === 0) return base;
  const model: unknown = structuredClone(base);
  for (const path of paths) setAt(model, path, values[path], variant);
  const where = (path: string): string => `variant "${variant}", set ${path}`;
  if (!hasModelShape(model)) {
    const fault = schemaFault(model);
    throw sweepFault('HWS-SWP-004', fault.message, where(fault.where));
  }
  const { count } = model.vehicleType;
  if (count > model.parking.length)
    throw sweepFault(
      'HWS-SWP-005',
      `${count} vehicles are asked for; the terminal has ${model.parking.length} parking places.`,
      where('/vehicleType/count'),
    );
  const [finding, ...more] = checkTerminal(model);
  if (finding === undefined) return model;
  const rest = more.length === 0 ? '' : ` And ${more.length} more.`;
  throw sweepFault('HWS-SWP-004', `${finding.message}${rest}`, where(finding.where));
}

/** Sets one value; the place that holds it must be there. What may stand there the schema says afterwards. */
function setAt(model: unknown, path: string, value: unknown, variant: string): void {
  const cut = path.lastIndexOf('/');
  const owner = cut < 0 ? undefined : valueAt(model, path.slice(0, cut));
  const key = path
    .slice(cut + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
  const isList = Array.isArray(owner);
  if (typeof owner !== 'object' || owner === null || (isList && valueAt(owner, pathStep(key)) === undefined))
    throw sweepFault('HWS-SWP-004', `The terminal has nothing at ${path}.`, `variant "${variant}", set ${path}`);
  (owner as Record<string, unknown>)[key] = structuredClone(value);
}
