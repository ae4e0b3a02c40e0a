// Error codes of demand: generated and imported traffic; see index.ts.
import type { ErrorEntry } from './entry.ts';

export const demandErrors: Record<string, ErrorEntry> = {
  'HWS-DEM-001': {
    severity: 'error',
    meaning: 'An option of the demand generator is out of its range.',
    cure: 'Give a value within the range that the message names.',
  },
  'HWS-DEM-002': {
    severity: 'error',
    meaning: 'No vessel class fits the quay of this terminal.',
    cure: 'Check the quay length, the berth depth and the clearances in the terminal model.',
  },
  'HWS-DEM-003': {
    severity: 'error',
    meaning: 'A CSV table is broken.',
    cure: 'Correct the line and column that the message names, or export the table again.',
  },
  'HWS-DEM-004': {
    severity: 'error',
    meaning: 'A CSV table lacks a column, or its header names a column twice.',
    cure: 'Export the table with conflowgen 3 and leave its header as it is.',
  },
  'HWS-DEM-005': {
    severity: 'warning',
    meaning: 'A container was set aside because the vehicle that brings or takes it is not known or has no time.',
    cure: 'Add the vehicle with its time to its table, or leave the container out.',
  },
  'HWS-DEM-006': {
    severity: 'warning',
    meaning: "A container was set aside because its length is none of 20', 40' and 45'.",
    cure: 'Give it one of these lengths, or handle it outside the automated terminal.',
  },
  'HWS-DEM-007': {
    severity: 'warning',
    meaning: 'A container was set aside because the vessel has no allowed slot left for it.',
    cure: 'Give the vessel a larger capacity or spread the boxes over more calls.',
  },
  'HWS-DEM-008': {
    severity: 'warning',
    meaning: 'A container was set aside because it would leave before it arrives.',
    cure: 'Correct the times of the two vehicles that bring and take it.',
  },
  'HWS-DEM-009': {
    severity: 'info',
    meaning: 'Boxes by train are treated as boxes by truck, for the terminal has no rail.',
    cure: 'Nothing needs to be done; leave the trains out if their boxes should not come.',
  },
  'HWS-DEM-010': {
    severity: 'info',
    meaning: 'A vessel is larger than the quay can take and calls as the largest class that fits.',
    cure: 'Nothing needs to be done; use a longer or deeper terminal if the vessel matters.',
  },
  'HWS-DEM-011': {
    severity: 'info',
    meaning: 'Trucks that would collect before their vessel has left come one hour after she has.',
    cure: 'Nothing needs to be done; the boxes are counted in the message.',
  },
};
