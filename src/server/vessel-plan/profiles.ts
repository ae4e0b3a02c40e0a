// The profile of a vessel: her own, where the data folder has one, else inferred from what is known of her cells.
import type { CallRecord } from '../../ledger/state.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import { inferProfile } from '../../terminal/vessel-profile/infer.ts';
import type { CellProfile, StackProfile, VesselProfile } from '../../terminal/vessel-profile/profile.ts';
import { parseVesselProfile } from '../../terminal/vessel-profile/read.ts';
import type { StowEntry } from './stow.ts';

/** Texts of the vessels folder by the names of its files; null where there is none. */
export type VesselFiles = (name: string) => string | null;

/** Profiles as they were read last, by the vessel; read anew when their texts change. */
export class VesselProfiles {
  private readonly files: VesselFiles;
  private readonly read = new Map<string, { texts: string; profile: VesselProfile | null }>();

  constructor(files: VesselFiles) {
    this.files = files;
  }

  /** The profile of a call's vessel. */
  profileOf(call: CallRecord, entries: readonly StowEntry[]): VesselProfile {
    for (const name of [call.imo, call.callSign]) {
      const own = /^[A-Za-z0-9]+$/.test(name) ? this.ownProfile(name) : null;
      if (own) return own;
    }
    return levelled(inferProfile(call.vessel, entries));
  }

  /** A profile that cannot be read counts as none; `hawser solve stowage --vessel` tells its fault. */
  private ownProfile(name: string): VesselProfile | null {
    const definition = this.files(`${name}.json`);
    if (definition === null) return null;
    const limits = this.files(`${name}.limits.json`);
    const texts = `${definition}\n${limits ?? ''}`;
    const known = this.read.get(name);
    if (known?.texts === texts) return known.profile;
    const profile = readOrNull(name, definition, limits);
    this.read.set(name, { texts, profile });
    return profile;
  }
}

/**
 * Stacks of a bay, in the hold or on deck, are taken to be as high as the highest of them that was seen: bays are built alike over their
 * rows, and a plan shows some of them half empty.
 */
function levelled(profile: VesselProfile): VesselProfile {
  const tops = new Map<string, { tier: number; height: number }>();
  const key = ({ bay, level }: StackProfile): string => `${bay}/${level}`;
  for (const stack of profile.stacks) {
    const { tier, height } = tops.get(key(stack)) ?? { tier: 0, height: 0 };
    tops.set(key(stack), {
      tier: Math.max(tier, stack.cells.at(-1)!.tier),
      height: Math.max(height, stack.maxHeight ?? 0),
    });
  }
  const stacks = profile.stacks.map((stack) => {
    const top = tops.get(key(stack))!;
    const last = stack.cells.at(-1)!;
    const more: CellProfile[] = [];
    for (let tier = last.tier + 2; tier <= top.tier; tier += 2)
      more.push({ ...last, tier, forePlug: false, aftPlug: false });
    if (more.length === 0) return stack;
    return { ...stack, cells: [...stack.cells, ...more], maxHeight: Math.max(stack.maxHeight ?? 0, top.height) };
  });
  return { ...profile, stacks };
}

function readOrNull(name: string, definition: string, limits: string | null): VesselProfile | null {
  try {
    return parseVesselProfile({
      definition: { text: definition, name },
      ...(limits !== null && { limits: { text: limits, name: `${name}.limits` } }),
    });
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
