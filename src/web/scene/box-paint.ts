// The colour of each box: that of its class, or of its group when a person has asked the picture something.
import { Color } from 'three';
import type { BoxView } from '../../server/api.ts';
import { BOX_COLORS, FADED_BOX } from './palette.ts';

/** Boxes of one category differ a little in lightness, so that neighbours can be told apart. */
const SHADES = [0.86, 0.95, 1, 1.06] as const;

/** A colouring by groups. */
export interface BoxTint {
  /** Colour of each group, CSS; null where it is pushed into the background. */
  colours: readonly (string | null)[];
  /** Group of each container; null: by class, with the classes in the order of the legend. */
  groupOf: ReadonlyMap<string, number> | null;
}

const CLASSES = Object.keys(BOX_COLORS) as BoxView['class'][];
const BY_CLASS: BoxTint = { colours: CLASSES.map((name) => BOX_COLORS[name]), groupOf: null };

/** A number in 0 … 3 that stays the same for a container. */
function shadeOf(id: string): number {
  return (id.charCodeAt(id.length - 1) + id.charCodeAt(id.length - 3) * 3) & 3;
}

function shadesOf(text: string): Color[] {
  return SHADES.map((shade) => new Color(text).multiplyScalar(shade));
}

/** Colours boxes; by their class until it is told otherwise. */
export class BoxPaint {
  private tint = BY_CLASS;
  private shades = BY_CLASS.colours.map((text) => shadesOf(text ?? FADED_BOX));
  private readonly faded = shadesOf(FADED_BOX);

  /** Takes another colouring; null: by class. */
  take(tint: BoxTint | null): void {
    this.tint = tint ?? BY_CLASS;
    this.shades = this.tint.colours.map((text) => shadesOf(text ?? FADED_BOX));
  }

  /** The colour of a box; shared, not to be changed. A box that has no group yet is faded. */
  of(box: BoxView): Color {
    const shades = this.shades[this.groupOf(box)] ?? this.faded;
    return shades[shadeOf(box.id)] as Color;
  }

  /** The same without shades, as CSS. */
  styleOf(box: BoxView): string {
    return this.tint.colours[this.groupOf(box)] ?? FADED_BOX;
  }

  private groupOf(box: BoxView): number {
    const { groupOf } = this.tint;
    return groupOf === null ? CLASSES.indexOf(box.class) : (groupOf.get(box.id) ?? -1);
  }
}
