// Error codes of cells that people give to loads by hand: one for each rule that can stand against it; see index.ts.
import type { ErrorEntry } from './entry.ts';

const OTHER_CELL = 'Choose another cell; the check of a cell tells every rule that stands against it.';

const entry = (meaning: string, cure = OTHER_CELL): ErrorEntry => ({ severity: 'error', meaning, cure });

export const stowageErrors = {
  'HWS-STW-001': entry(
    'There is no such call, or the box is not on its load list: it is aboard already, rolled, or listed for another vessel.',
    'Take call and box from the plan of the vessel: GET /api/v1/calls/:call/stowage.',
  ),
  'HWS-STW-002': entry('The load has the cell already, or what was decided about it is about to be worked.'),
  'HWS-STW-003': entry('A hold keeps the load ashore.', 'Let the hold be released first.'),
  'HWS-STW-004': entry('A crane has begun the bay in which the load is planned, or that of the other cell.'),
  'HWS-STW-005': entry('The load is on its way to its crane.', 'It is set where it was planned.'),
  'HWS-STW-006': entry(
    'Other loads are to stand on it in the cell that it has.',
    'Move the loads above it first, from the top down.',
  ),
  'HWS-STW-007': entry('The vessel has no such cell.', 'Her cells are in the plan: GET /api/v1/calls/:call/stowage.'),
  'HWS-STW-008': entry('The cell does not take boxes of this length.'),
  'HWS-STW-009': entry('Another box has the cell, or a part of it.'),
  'HWS-STW-010': entry('Other boxes are to stand above the cell: the load would come too late to be set under them.'),
  'HWS-STW-011': entry('Nothing would stand under the load.', 'Choose the lowest free cell of the stack.'),
  'HWS-STW-012': entry("A 40' or 45' box finds the two 20' under it not both there, or not equally high."),
  'HWS-STW-013': entry("A 20' box would stand on a 40' or 45' one."),
  'HWS-STW-014': entry('The cell has no plug for a reefer, or the plugs of its bay are taken.'),
  'HWS-STW-015': entry('The hatch cover over the hold stays closed: boxes that stay aboard stand on it.'),
  'HWS-STW-016': entry(
    'The load would stand over a box that leaves the vessel before it, in its stack or under the hatch cover.',
  ),
  'HWS-STW-017': entry('The stack would be higher than it may be.'),
  'HWS-STW-018': entry('The load would hide more sea ahead of the vessel from the bridge than is allowed.'),
  'HWS-STW-019': entry('The stack would weigh more than it bears.'),
  'HWS-STW-020': entry('The load is heavier than the lashing of its tier on deck holds.'),
  'HWS-STW-021': entry('The cell takes no dangerous goods of this class.'),
  'HWS-STW-022': entry('The load would stand too near to dangerous goods from which it has to be kept apart.'),
  'HWS-STW-023': entry(
    'Cargo stands out of the box: its cell is for the line to tell.',
    'Let the line send stowing instructions (MOVINS) for it.',
  ),
  'HWS-STW-024': entry(
    "The load's port of discharge is not among the ports of the vessel's stow.",
    "Correct the port in the load list, or look at the vessel's rotation.",
  ),
} satisfies Record<string, ErrorEntry>;
