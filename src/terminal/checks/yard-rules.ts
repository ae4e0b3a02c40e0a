// Rules of a terminal model about blocks and yard cranes.
import type { Diagnostic } from '../diagnostic.ts';
import type { TerminalModel } from '../model.ts';
import { fault } from './fault.ts';
import { blockOutline, overlap } from './outlines.ts';

/** No two blocks cover the same ground. */
export function blocksDoNotOverlap(model: TerminalModel): Diagnostic[] {
  const outlines = model.blocks.map(blockOutline);
  const found: Diagnostic[] = [];
  outlines.forEach((a, i) =>
    outlines.slice(0, i).forEach((b, j) => {
      if (!overlap(a, b)) return;
      const [one, two] = [model.blocks[j], model.blocks[i]];
      found.push(fault('HWS-MOD-014', `/blocks/${i}`, `Blocks ${one?.id} and ${two?.id} cover the same ground.`));
    }),
  );
  return found;
}

/** Every block lies inland of the quay cranes' landward rail. */
export function blocksLieBehindTheCraneRails(model: TerminalModel): Diagnostic[] {
  const rail = model.craneRails.landwardY;
  return model.blocks.flatMap((block, i) => {
    const { y0 } = blockOutline(block);
    if (y0 > rail) return [];
    const message = `Block ${block.id} begins at y ${y0} m, but the landward crane rail lies at y ${rail} m.`;
    return [fault('HWS-MOD-015', `/blocks/${i}/origin`, message)];
  });
}

/** Reefer and dangerous-goods bays are bays of their block, each named once. */
export function specialBaysAreBaysOfTheBlock(model: TerminalModel): Diagnostic[] {
  const found: Diagnostic[] = [];
  model.blocks.forEach((block, b) => {
    for (const list of ['reeferBays', 'dangerousBays'] as const) {
      block[list].forEach((bay, i) => {
        const where = `/blocks/${b}/${list}/${i}`;
        if (bay < 0 || bay >= block.bays) {
          const range = `its bays are 0 to ${block.bays - 1}`;
          found.push(fault('HWS-MOD-016', where, `Block ${block.id} has no bay ${bay}; ${range}.`));
        } else if (block[list].indexOf(bay) < i) {
          found.push(fault('HWS-MOD-016', where, `Bay ${bay} of block ${block.id} is named twice in ${list}.`));
        }
      });
    }
  });
  return found;
}

/** Every yard crane works in a block that exists. */
export function yardCranesNameTheirBlock(model: TerminalModel): Diagnostic[] {
  const blocks = new Set(model.blocks.map((b) => b.id));
  return model.yardCranes.flatMap((crane, i) =>
    blocks.has(crane.block)
      ? []
      : [fault('HWS-MOD-024', `/yardCranes/${i}/block`, `Yard crane ${crane.id} names block "${crane.block}".`)],
  );
}

/** One yard crane per side of a block, and so two per block at most. */
export function yardCranesShareABlockBySides(model: TerminalModel): Diagnostic[] {
  const first = new Map<string, string>();
  return model.yardCranes.flatMap((crane, i) => {
    const key = `${crane.side} side of block ${crane.block}`;
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, crane.id);
      return [];
    }
    return [
      fault('HWS-MOD-025', `/yardCranes/${i}/side`, `Yard cranes ${other} and ${crane.id} both have the ${key}.`),
    ];
  });
}

/** Every block has a yard crane and a transfer point for the terminal's vehicles. */
export function blocksCanBeServed(model: TerminalModel): Diagnostic[] {
  const served = new Set(model.yardCranes.map((c) => c.block));
  return model.blocks.flatMap((block, i) => {
    if (!served.has(block.id)) return [fault('HWS-MOD-026', `/blocks/${i}`, `Block ${block.id} has no yard crane.`)];
    if (block.waterTransfer.length > 0) return [];
    const message = `Block ${block.id} has no transfer point for the terminal's vehicles.`;
    return [fault('HWS-MOD-026', `/blocks/${i}/waterTransfer`, message)];
  });
}
