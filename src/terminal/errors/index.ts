// The catalogue of error codes. One file per part of the house; a code never changes its meaning.
import type { ErrorEntry } from './entry.ts';
import { berthErrors } from './berth.ts';
import { cliErrors } from './cli.ts';
import { demandErrors } from './demand.ts';
import { disturbanceErrors } from './disturbance.ts';
import { ediErrors } from './edi.ts';
import { machineErrors } from './machine.ts';
import { modelErrors } from './model.ts';
import { reeferErrors } from './reefer.ts';
import { runErrors } from './run.ts';
import { solveErrors } from './solve.ts';
import { stowageErrors } from './stowage.ts';
import { sweepErrors } from './sweep.ts';
import { tableErrors } from './tables.ts';
import { trainingErrors } from './training.ts';
import { vesselErrors } from './vessel.ts';
import { yardPlanErrors } from './yard-plan.ts';

export type { ErrorEntry } from './entry.ts';

/** Every code with its entry. */
export const errorCatalogue: Record<string, ErrorEntry> = {
  ...berthErrors,
  ...cliErrors,
  ...demandErrors,
  ...disturbanceErrors,
  ...ediErrors,
  ...machineErrors,
  ...modelErrors,
  ...reeferErrors,
  ...runErrors,
  ...solveErrors,
  ...stowageErrors,
  ...sweepErrors,
  ...tableErrors,
  ...trainingErrors,
  ...vesselErrors,
  ...yardPlanErrors,
};
