// The checker of terminal model files: it explains every fault in a sentence with its place. The rules stand in checks/, one
// function and one code each.
import { InputError, type Diagnostic } from './diagnostic.ts';
import type { TerminalModel } from './model.ts';
import { fault } from './checks/fault.ts';
import { lineAndColumn, mapJson, type JsonMap } from './checks/json-text.ts';
import * as laneRules from './checks/lane-rules.ts';
import * as placeRules from './checks/place-rules.ts';
import { proFormaFits } from './checks/pro-forma-rules.ts';
import * as quayRules from './checks/quay-rules.ts';
import * as powerRules from './checks/power-rules.ts';
import { racksFitTheVehicles } from './checks/rack-rules.ts';
import { everyPlaceIsReached } from './checks/reach-rules.ts';
import { hasModelShape, schemaFault } from './checks/schema-words.ts';
import * as turnRules from './checks/turn-rules.ts';
import * as yardRules from './checks/yard-rules.ts';

type Rule = (model: TerminalModel) => Diagnostic[];

/** Rules in the order in which their findings are told: what others build on comes first. */
const RULES: Rule[] = [
  quayRules.idsAreUnique,
  quayRules.timeZoneIsKnown,
  quayRules.berthsLieOnTheQuay,
  quayRules.berthsDoNotOverlap,
  quayRules.berthsAreNoDeeperThanTheQuay,
  quayRules.craneRailsAreInOrder,
  quayRules.quayCranesStandOnTheQuay,
  quayRules.quayCranesKeepTheirSpacing,
  quayRules.trolleysFitTheirEquipment,
  laneRules.lanesAreStraightAndSquare,
  laneRules.parallelLanesKeepApart,
  laneRules.crossingsKeepApart,
  laneRules.transferRowsHaveTheirLane,
  yardRules.blocksDoNotOverlap,
  yardRules.blocksLieBehindTheCraneRails,
  laneRules.lanesStayOutOfBlocks,
  yardRules.specialBaysAreBaysOfTheBlock,
  yardRules.yardCranesNameTheirBlock,
  yardRules.yardCranesShareABlockBySides,
  yardRules.blocksCanBeServed,
  placeRules.placesNameKnownLanes,
  placeRules.placesOfTheFleetHaveALane,
  placeRules.placesLieNearTheirLanes,
  placeRules.placesLieWithinTheirLanes,
  placeRules.placesDoNotOverlap,
  placeRules.placesStandClearOfLanes,
  turnRules.turnsKeepClearOfWaitingVehicles,
  turnRules.placesStandClearOfTurns,
  placeRules.everyVehicleHasAParkingPlace,
  quayRules.chargersFitTheVehicles,
  powerRules.tariffCoversTheDay,
  powerRules.chargingFits,
  racksFitTheVehicles,
  proFormaFits,
  everyPlaceIsReached,
  quayRules.provenancePathsExist,
];

/**
 * Holds a model against every rule that its schema cannot say: geometry, references, equipment that belongs together.
 * `where` of each finding is a JSON path. Empty when the terminal can be run.
 */
export function checkTerminal(model: TerminalModel): Diagnostic[] {
  return RULES.flatMap((rule) => rule(model));
}

/**
 * Reads a terminal model file. `file` is the name under which its faults are told.
 * @throws InputError with the first fault: text that is not JSON, a value against the schema, or a broken rule.
 */
export function parseTerminal(text: string, file: string): TerminalModel {
  const map = mapJson(text);
  if (map.fault !== null) {
    const code = map.fault.kind === 'broken' ? 'HWS-MOD-001' : 'HWS-MOD-002';
    const { line, column } = lineAndColumn(text, map.fault.offset);
    throw new InputError(fault(code, `${file}, line ${line}, column ${column}`, map.fault.message));
  }
  const value: unknown = JSON.parse(text);
  if (!hasModelShape(value)) throw new InputError(placed(schemaFault(value), text, file, map));
  const findings = checkTerminal(value);
  const [first] = findings;
  if (first === undefined) return value;
  const more = findings.length - 1;
  const rest = more === 0 ? '' : ` There ${more === 1 ? 'is 1 more fault' : `are ${more} more faults`} in the file.`;
  throw new InputError(placed({ ...first, message: first.message + rest }, text, file, map));
}

/** A finding with file and line added to its JSON path. */
function placed(finding: Diagnostic, text: string, file: string, map: JsonMap): Diagnostic {
  let path = finding.where === '/' ? '' : finding.where;
  while (!map.offsets.has(path)) path = path.slice(0, path.lastIndexOf('/'));
  const { line } = lineAndColumn(text, map.offsets.get(path) as number);
  return { ...finding, where: `${file}, line ${line}, ${finding.where}` };
}
