// Every machine that is held against published figures, in the order of the page.
import { validateDoubleTrolley } from './double-trolley.ts';
import { validateEnergy } from './energy.ts';
import type { Validation } from './figure.ts';
import { validateQuayCrane } from './quay-crane.ts';
import { validateRubberTyredCrane } from './rubber-tyred-crane.ts';
import { validateStackingCrane } from './stacking-crane.ts';
import { validateTruck, validateVehicle } from './vehicles.ts';

export const VALIDATIONS: readonly (() => Validation)[] = [
  validateQuayCrane,
  validateDoubleTrolley,
  validateStackingCrane,
  validateRubberTyredCrane,
  validateVehicle,
  validateTruck,
  validateEnergy,
];
