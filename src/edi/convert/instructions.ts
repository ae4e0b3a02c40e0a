// Stowage instructions between the two ways in which they tell of a cell: up to D.00B (guide 2.x) of the cell itself, since of the equipment
// in it, as bay plans do. What differs from bay plans: operator and attached equipment stand beside the box, and dangerous goods hang
// on a reference.
import type { Children, Segment } from '../structure/document.ts';
import { cellOfSecond, withTimesOfVoyage } from './bayplan-to-second.ts';
import { cellOfThird, pruned, withTimesAtPorts } from './bayplan-to-third.ts';
import type { Notes } from './notes.ts';

/** What dangerous goods hang on. */
const HOLDER: Segment<'RFF'> = { qualifier: 'BM', number: '1' };

/** Instructions of guide 2.x in the way of D.20B. */
export function newerInstructions(body: Children, notes: Notes): Children {
  const { transports } = body;
  const cells = eachInstructedCell(body, (cell, name) => cellOfThird(asInPlan(cell), name, notes));
  return transports === undefined ? cells : { ...cells, transports: transports.map(withTimesAtPorts) };
}

/** Instructions of D.20B in the way of guide 2.x. */
export function olderInstructions(body: Children, notes: Notes): Children {
  const { transports } = body;
  const cells = eachInstructedCell(body, (cell, name) => asInInstructions(cellOfSecond(cell, name, notes)));
  return transports === undefined ? cells : { ...cells, transports: transports.map(withTimesOfVoyage) };
}

function eachInstructedCell(body: Children, change: (cell: Children, name: string) => Children): Children {
  if (body.handling === undefined) return body;
  const handling = body.handling.map((instruction) => {
    const places = instruction.has?.places?.map((place) => ({
      ...place,
      has: change(place.has ?? {}, place.code ?? ''),
    }));
    return places === undefined ? instruction : { ...instruction, has: { ...instruction.has, places } };
  });
  return { ...body, handling };
}

/** A cell as bay plans of 2.x have it. */
function asInPlan(cell: Children): Children {
  const { references, parties = [], attached = [], equipment = [], ...rest } = cell;
  const dangerous = references?.flatMap(({ has }) => has?.dangerous ?? []);
  const plain = references?.map(({ has: { dangerous: _dangerous, ...has } = {}, ...reference }) =>
    Object.keys(has).length === 0 ? reference : { ...reference, has },
  );
  const [first, ...others] = equipment;
  if (first === undefined) return pruned<Children>({ ...rest, references: plain, parties, attached, dangerous });
  const has = pruned<Children>({
    ...first.has,
    parties: [...(first.has?.parties ?? []), ...parties],
    attached: [...(first.has?.attached ?? []), ...attached],
  });
  return pruned<Children>({ ...rest, references: plain, equipment: [{ ...first, has }, ...others], dangerous });
}

/** A cell of a bay plan of 2.x as instructions have it. */
function asInInstructions(cell: Children): Children {
  const { dangerous = [], equipment = [], temperatures = [], ranges = [], references = [], ...rest } = cell;
  const parties = equipment.flatMap(({ has }) => has?.parties ?? []);
  const attached = equipment.flatMap(({ has }) => has?.attached ?? []);
  const [temperature, ...further] = temperatures;
  const known = temperature ?? (ranges.length > 0 ? { qualifier: '2' } : undefined);
  const settings =
    known === undefined ? [] : [ranges.length === 0 ? known : { ...known, has: { ...known.has, ranges } }, ...further];
  return pruned<Children>({
    ...rest,
    references: dangerous.length === 0 ? references : [...references, { ...HOLDER, has: { dangerous } }],
    parties,
    attached,
    temperatures: settings,
    equipment: equipment.map(({ has, ...values }) => {
      const { parties: _parties, attached: _attached, ...left } = has ?? {};
      return Object.keys(left).length === 0 ? values : { ...values, has: left };
    }),
  });
}
