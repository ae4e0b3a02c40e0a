// What the page can ask of the main view, whether it is drawn in 3D or flat.
import type { Palette, View } from '../state/choices.ts';
import type { BoxTint } from './box-paint.ts';
import type { CameraStep } from './camera.ts';
import type { Selection } from './selection.ts';

export interface MainScene {
  /** Size in CSS pixels. */
  resize(width: number, height: number): void;
  paint(palette: Palette): void;
  /** Colours boxes by what a person asks; null: by their class. */
  tint(tint: BoxTint | null): void;
  setView(view: View): void;
  /** Marks a thing; `go` moves the eye to it. `label` is written beside it. */
  select(selection: Selection | null, label: string, go: boolean): void;
  /** Keeps the marked thing in the middle, or lets it go. */
  follow(on: boolean): void;
  step(step: CameraStep): void;
  dispose(): void;
}

/** What the main view tells the page. */
export interface SceneEvents {
  pick(selection: Selection | null): void;
  /** A person has moved the picture: following ends. */
  taken(): void;
}
