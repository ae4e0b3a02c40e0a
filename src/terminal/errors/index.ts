// The catalogue of error codes. One file per part of the house; a code never changes its meaning.
import type { ErrorEntry } from './entry.ts';
import { cliErrors } from './cli.ts';
import { demandErrors } from './demand.ts';
import { disturbanceErrors } from './disturbance.ts';
import { ediErrors } from './edi.ts';
import { modelErrors } from './model.ts';
import { reeferErrors } from './reefer.ts';
import { runErrors } from './run.ts';
import { solveErrors } from './solve.ts';
import { sweepErrors } from './sweep.ts';
import { vesselErrors } from './vessel.ts';
import { yardPlanErrors } from './yard-plan.ts';

export type { ErrorEntry } from './entry.ts';

/** Every code with its entry. */
export const errorCatalogue: Record<string, ErrorEntry> = {
  ...cliErrors,
  ...demandErrors,
  ...disturbanceErrors,
  ...ediErrors,
  ...modelErrors,
  ...reeferErrors,
  ...runErrors,
  ...solveErrors,
  ...sweepErrors,
  ...vesselErrors,
  ...yardPlanErrors,
};
