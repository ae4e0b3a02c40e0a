// Error codes of terminal model files (HWS-MOD-…); see index.ts.
import type { ErrorEntry } from './entry.ts';

const error = (meaning: string, cure: string): ErrorEntry => ({ severity: 'error', meaning, cure });

/** What can be wrong with a terminal model file. The rules that tell these codes are in src/terminal/checks. */
export const modelErrors = {
  'HWS-MOD-001': error(
    'The terminal file is not JSON.',
    'Mend the text at the line and column told; a comma or quotation mark is missing or too many.',
  ),
  'HWS-MOD-002': error(
    'A key appears twice in one object, so that one of the two values would be lost.',
    'Keep one of the two.',
  ),
  'HWS-MOD-003': error(
    'A property that a terminal needs is missing.',
    'Add it; terminals/schema.json tells what it means and which values it takes.',
  ),
  'HWS-MOD-004': error(
    'A property has a name that terminal files do not know.',
    'Mend its spelling or take it out; terminals/schema.json lists the names.',
  ),
  'HWS-MOD-005': error(
    'A value is not of the kind or not within the range that the schema asks for.',
    'Give a value as told; terminals/schema.json has the whole rule.',
  ),
  'HWS-MOD-006': error('Two things of one kind carry the same id.', 'Rename one of them.'),
  'HWS-MOD-007': error(
    'The time zone has no known name.',
    'Give a name of the IANA time zone database, such as Asia/Seoul.',
  ),
  'HWS-MOD-008': error(
    'A berth does not lie on the quay.',
    'Let it begin at 0 or later, end after its beginning, and end by the length of the quay.',
  ),
  'HWS-MOD-009': error('Two berths share a piece of quay.', 'Let one begin where the other ends.'),
  'HWS-MOD-010': error(
    'A berth is deeper than the quay.',
    'Lower the depth of the berth, or raise the depth of the quay if that is the wrong figure.',
  ),
  'HWS-MOD-011': error(
    'The quay cranes are not in order along the quay, or stand nearer than they can.',
    'List them by growing x, at least craneRails.minSpacing apart.',
  ),
  'HWS-MOD-012': error('A quay crane stands beyond the end of the quay.', 'Place it between 0 and the quay length.'),
  'HWS-MOD-013': error(
    'The rails of the quay cranes are in the wrong order.',
    'Give the seaward rail a y of 0 or more and the landward rail a greater one.',
  ),
  'HWS-MOD-014': error('Two blocks cover the same ground.', 'Move one of them.'),
  'HWS-MOD-015': error('A block reaches among the quay cranes.', 'Move it inland of the landward rail.'),
  'HWS-MOD-016': error(
    "A reefer or dangerous-goods bay is not one of the block's bays, or is named twice.",
    'Name each bay once, counting from 0.',
  ),
  'HWS-MOD-017': error('A rest place names a lane that does not exist.', 'Name a lane of the list of lanes.'),
  'HWS-MOD-018': error(
    'A rest place is farther than 20 m from a lane it is entered from.',
    'Move it nearer, or take that lane from its list.',
  ),
  'HWS-MOD-019': error(
    'A rest place lies beyond the end of a lane it is entered from.',
    'Lengthen the lane, so that it runs at least half a vehicle length past the place on both sides.',
  ),
  'HWS-MOD-020': error(
    'A place for vehicles of the terminal has no lane.',
    'Name at least one lane; only points where road trucks hand over may go without.',
  ),
  'HWS-MOD-021': error(
    'Vehicles at two rest places would touch.',
    'Move the places apart; only transfer points of one side-loaded block may be nearer than a vehicle is long.',
  ),
  'HWS-MOD-022': error(
    'A vehicle at a rest place would stand in the way of a lane.',
    'Move the place to the side, or the lane.',
  ),
  'HWS-MOD-023': error('There are fewer parking places than vehicles.', 'Add parking places or take out vehicles.'),
  'HWS-MOD-024': error('A yard crane names a block that does not exist.', 'Name a block of the list of blocks.'),
  'HWS-MOD-025': error(
    'Two yard cranes claim the same side of a block.',
    "A block has at most two cranes: give one the side 'water', the other the side 'land'.",
  ),
  'HWS-MOD-026': error(
    'A block cannot be served.',
    'Give it at least one yard crane and at least one transfer point for the vehicles of the terminal.',
  ),
  'HWS-MOD-027': error(
    'A lane is neither parallel to the quay nor square to it, or has no length.',
    'Give both ends the same y or the same x, and nothing else in common.',
  ),
  'HWS-MOD-028': error(
    'Vehicles on two parallel lanes would come too near to each other.',
    'Move the lanes apart to at least a vehicle width and a metre.',
  ),
  'HWS-MOD-029': error(
    'Two crossings of a lane are nearer than 5 m, so that their ground overlaps.',
    'Move one of the crossing lanes.',
  ),
  'HWS-MOD-030': error('A lane runs through a block.', 'Move the lane or the block.'),
  'HWS-MOD-031': error(
    'A transfer row under the quay cranes has no lane beside it.',
    'Name a lane that runs along the quay within 20 m of the row.',
  ),
  'HWS-MOD-032': error(
    'The trolleys of the quay cranes and their equipment do not fit.',
    'A double-trolley crane needs platform, portalTrolley and portalHoist; a single-trolley crane has none of them.',
  ),
  'HWS-MOD-033': error(
    'There are chargers, but the vehicles have no battery.',
    'Take out the chargers, or give the vehicles batteryKWh and chargeKW.',
  ),
  'HWS-MOD-034': error(
    'Electric vehicles cannot be charged.',
    'Give the terminal at least one charger and the vehicles a chargeKW.',
  ),
  'HWS-MOD-035': error(
    'A vehicle cannot come to a place, or not leave it.',
    'Look at the driving directions: before and behind the place its lane needs room to stop and a connector to the other lanes.',
  ),
  'HWS-MOD-036': error(
    'The provenance names a path that the file does not have.',
    'Mend the path; list entries are counted from 0.',
  ),
  'HWS-MOD-037': error(
    'A turning vehicle, which cuts the inside of its corner, would touch one that waits on another lane.',
    'Move the parallel lanes farther apart, or the connectors, so that vehicles wait farther from the corner.',
  ),
  'HWS-MOD-038': error(
    'A turning vehicle, which cuts the inside of its corner, would touch one at a rest place.',
    'Move the place farther from the corner along its lane or away from it, or take it out.',
  ),
  'HWS-MOD-039': error(
    'The electricity tariff has no price for a part of the day.',
    'Let the periods cover the whole day; one from 00:00 to 00:00 at the end of the list takes what is left.',
  ),
  'HWS-MOD-040': error(
    'The charging of vehicles does not fit: a plug at a place that is none, batteries to change that are none, or no room under the limit of power.',
    'Name parking or waterside transfer places; give swap stations at least one battery; leave room for one charger over base load.',
  ),
  'HWS-MOD-041': error(
    'Racks and vehicles do not fit: racks are for lift-AGVs, at the waterside transfer points of end-loaded blocks.',
    'Let the vehicles be LIFT_AGV and say how long they need at a rack, or take the racks out.',
  ),
  'HWS-MOD-042': error(
    'The weekly template of the quay does not fit: a service with two windows, a place off the quay, or a vessel in two services.',
    'Give each service one window at a metre of the quay, and name each vessel in one service.',
  ),
} satisfies Record<string, ErrorEntry>;

/** A code of this part of the catalogue. */
export type ModelErrorCode = keyof typeof modelErrors;
