// The names that stand over the scene and where they stand now.
import type { BlockModel } from '../../terminal/model.ts';
import type { Machine } from '../state/machine.ts';
import type { World } from '../state/world.ts';
import { blockSize } from './ground.ts';
import type { Label } from './labels.ts';
import { vesselCentre } from './place.ts';
import type { MooredVessel } from './vessels.ts';

/** Names of vehicles and yard cranes are shown when so few metres or fewer are seen. */
const NEAR_VEHICLE = 240;
const NEAR_YARD_CRANE = 260;
const FROM_FAR = 5000;
/** A vessel's name floats so far off her side, m. */
const NAME_OFF = 10;

/** A machine's name and the machine it goes with. */
interface MachineTag {
  label: Label;
  machine: Machine;
}

export class NameTags {
  /** All names, the weighty first. */
  all: Label[] = [];
  private readonly world: World;
  private blocks = new Map<string, BlockModel>();
  private blockTags: Label[] = [];
  private vesselTags: Label[] = [];
  private machineTags: MachineTag[] = [];
  private readonly marked: Label = { text: '', x: 0, y: 0, z: 0, near: 0, weight: 3, marked: true };
  private shown = false;

  constructor(world: World) {
    this.world = world;
  }

  /** Begins anew with the world's terminal and machines. */
  reset(): void {
    const blocks = this.world.terminal?.blocks ?? [];
    this.blocks = new Map(blocks.map((block) => [block.id, block]));
    this.blockTags = blocks.map((block) => {
      const size = blockSize(block);
      const x = block.origin[0] + size.x / 2;
      const y = block.origin[1] + size.y / 2;
      return { text: block.id, x, y, z: 14, near: FROM_FAR, weight: 1, marked: false };
    });
    this.machineTags = [...this.world.machines.values()].map((machine) => ({ machine, label: tagFor(machine) }));
    this.gather();
  }

  /** A block by its id. */
  block(id: string): BlockModel | undefined {
    if (this.blocks.size === 0 && this.world.terminal !== null) {
      this.blocks = new Map(this.world.terminal.blocks.map((block) => [block.id, block]));
    }
    return this.blocks.get(id);
  }

  /** Names of the vessels at the quay. */
  setVessels(moored: readonly MooredVessel[]): void {
    this.vesselTags = moored.map(({ call }) => ({
      text: call.vessel,
      x: (call.x ?? 0) + call.length / 2,
      y: vesselCentre(call.beam) - call.beam / 2 - NAME_OFF,
      z: 0,
      near: FROM_FAR,
      weight: 4,
      marked: false,
    }));
    this.gather();
  }

  /** The text beside the thing that is picked. */
  mark(text: string): void {
    this.marked.text = text;
    this.gather();
  }

  /** Moves the names to where the machines are now; the mark to a place, or away. */
  move(mark: { x: number; y: number; z: number } | null): void {
    for (const { label, machine } of this.machineTags) this.follow(label, machine);
    if (mark !== null) {
      this.marked.x = mark.x;
      this.marked.y = mark.y;
      this.marked.z = mark.z;
    }
    if (this.shown === (mark !== null)) return;
    this.shown = mark !== null;
    this.gather();
  }

  private follow(label: Label, machine: Machine): void {
    if (machine.family === 'yard-crane') {
      const block = this.blocks.get(machine.view.block);
      const [x, y] = block?.origin ?? [0, 0];
      label.x = x + (block?.axis === 'x' ? machine.gantry.value : machine.trolley.value);
      label.y = y + (block?.axis === 'x' ? machine.trolley.value : machine.gantry.value);
      return;
    }
    label.x = machine.gantry.value;
    if (machine.family === 'vehicle') label.y = machine.trolley.value;
  }

  private gather(): void {
    const machines = this.machineTags.map((tag) => tag.label);
    const names = [...this.vesselTags, ...this.blockTags, ...machines].sort((a, b) => b.weight - a.weight);
    // The marked name goes first, so that it is never covered; its own plain name is not written twice.
    this.all = this.shown ? [this.marked, ...names.filter((name) => name.text !== this.marked.text)] : names;
  }
}

function tagFor(machine: Machine): Label {
  const text = machine.view.id;
  const label = { text, x: 0, y: 0, z: 5, near: NEAR_VEHICLE, weight: 0, marked: false };
  if (machine.family === 'quay-crane') return { ...label, y: 30, z: 62, near: FROM_FAR, weight: 2 };
  return machine.family === 'yard-crane' ? { ...label, z: 27, near: NEAR_YARD_CRANE, weight: 1 } : label;
}
