// The eye over the terminal: one place looked at, one span seen, from above (plan) or from the side (3D). Moved by mouse, touch,
// keys and buttons; goes gently to where it is sent.
import { MathUtils, Matrix4, OrthographicCamera, PerspectiveCamera, Vector3 } from 'three';
import type { View } from '../state/choices.ts';
import { frameWhole } from './framing.ts';
import type { Bounds } from './ground.ts';

const FIELD_OF_VIEW = 32;
/** Metres of ground from the lower to the upper edge of the view: nearest and farthest. */
const MIN_SPAN = 30;
const MAX_SPAN = 4000;
const MIN_TILT = 0.12;
const MAX_TILT = 1.45;
/** Water before the quay that the whole plan shows, where the vessels lie, m. */
const WATER = 70;
/** Part of the way to the goal that is left after a second. */
const LEFT_AFTER_SECOND = 0.002;

/** Moves that a key or a button asks for. */
export type CameraStep =
  'left' | 'right' | 'up' | 'down' | 'in' | 'out' | 'turn-left' | 'turn-right' | 'tilt-up' | 'tilt-down' | 'reset';

interface Pose {
  x: number;
  y: number;
  span: number;
  /** Direction looked in: 0 = inland (along y). */
  azimuth: number;
  /** Angle over the horizon. */
  tilt: number;
}

const POSE_KEYS = ['x', 'y', 'span', 'azimuth', 'tilt'] as const;

/** Camera of the main view. */
export class CameraRig {
  readonly perspective = new PerspectiveCamera(FIELD_OF_VIEW, 1, 1, 9000);
  readonly plan = new OrthographicCamera(-1, 1, 1, -1, 1, 4000);
  view: View = '3d';
  /** World to clip space, for labels. */
  readonly project = new Matrix4();
  private goal: Pose = { x: 500, y: 200, span: 500, azimuth: 0, tilt: 0.7 };
  private pose: Pose = { ...this.goal };
  private bounds: Bounds = { minX: 0, maxX: 1000, minY: 0, maxY: 500 };
  private aspect = 1;
  private moved = true;
  /** The whole terminal is shown, and nobody has moved since. */
  private showsWhole = true;
  private readonly ray = new Vector3();
  private readonly right = new Vector3();

  constructor() {
    this.perspective.up.set(0, 0, 1);
    this.plan.up.set(0, 1, 0);
  }

  /** The camera that is looked through. */
  get active(): PerspectiveCamera | OrthographicCamera {
    return this.view === 'plan' ? this.plan : this.perspective;
  }

  /** Span seen now, m. */
  get span(): number {
    return this.pose.span;
  }

  /** Size of the view in pixels has changed. */
  resize(width: number, height: number): void {
    this.aspect = width / Math.max(1, height);
    this.moved = true;
    if (this.showsWhole) this.whole();
  }

  /** Looks through the other camera at the same place. */
  setView(view: View): void {
    this.view = view;
    this.moved = true;
    if (this.showsWhole) this.whole();
  }

  /** Shows a whole terminal. */
  fit(bounds: Bounds): void {
    this.bounds = bounds;
    this.step('reset');
    this.pose = { ...this.goal };
  }

  /** Goes to a place so that about `span` metres around it are seen (never further out than now). */
  goTo(x: number, y: number, span: number): void {
    this.showsWhole = false;
    this.goal.x = x;
    this.goal.y = y;
    this.goal.span = Math.min(this.goal.span, span);
  }

  /** Keeps a moving thing in the middle. */
  follow(x: number, y: number): void {
    this.showsWhole = false;
    this.goal.x = x;
    this.goal.y = y;
  }

  /** One step of a key or button. */
  step(step: CameraStep): void {
    const reach = this.goal.span * 0.12;
    switch (step) {
      case 'left':
        return this.shift(-reach, 0);
      case 'right':
        return this.shift(reach, 0);
      case 'up':
        return this.shift(0, reach);
      case 'down':
        return this.shift(0, -reach);
      case 'in':
        return this.zoom(0.8);
      case 'out':
        return this.zoom(1.25);
      case 'turn-left':
        return this.orbit(0.26, 0);
      case 'turn-right':
        return this.orbit(-0.26, 0);
      case 'tilt-up':
        return this.orbit(0, 0.12);
      case 'tilt-down':
        return this.orbit(0, -0.12);
      case 'reset':
        return this.whole();
    }
  }

  /** Turns and tilts by angles; the plan stays north up. */
  orbit(azimuth: number, tilt: number): void {
    if (this.view === 'plan') return;
    this.showsWhole = false;
    this.goal.azimuth += azimuth;
    this.goal.tilt = MathUtils.clamp(this.goal.tilt + tilt, MIN_TILT, MAX_TILT);
  }

  /** Moves by pixels of a drag in a view of a height in pixels. */
  drag(dx: number, dy: number, height: number): void {
    const metres = this.pose.span / height;
    const stretch = this.view === 'plan' ? 1 : 1 / Math.max(0.35, Math.sin(this.pose.tilt));
    this.shift(-dx * metres, dy * metres * stretch);
  }

  /** Changes the span; with a place under the pointer (view coordinates -1 … 1) that place stays where it is. */
  zoom(factor: number, px = 0, py = 0): void {
    const before = this.goal.span;
    this.goal.span = MathUtils.clamp(before * factor, MIN_SPAN, MAX_SPAN);
    const gained = (before - this.goal.span) / 2;
    const stretch = this.view === 'plan' ? 1 : 1 / Math.max(0.35, Math.sin(this.pose.tilt));
    this.shift(px * gained * this.aspect, py * gained * stretch);
  }

  /** Moves on by wall time (ms); true when the picture has changed. */
  update(elapsedMs: number): boolean {
    const { goal, pose } = this;
    const part = 1 - LEFT_AFTER_SECOND ** (elapsedMs / 1000);
    let change = this.moved;
    for (const key of POSE_KEYS) {
      const gap = goal[key] - pose[key];
      if (gap === 0) continue;
      const near = key === 'azimuth' || key === 'tilt' ? 1e-4 : 0.01;
      pose[key] = Math.abs(gap) < near ? goal[key] : pose[key] + gap * part;
      change = true;
    }
    if (change) this.place();
    this.moved = false;
    return change;
  }

  /** The ray through a point of the view (-1 … 1): fills origin and unit direction. */
  rayThrough(px: number, py: number, origin: number[], direction: number[]): void {
    const camera = this.active;
    if (camera === this.plan) {
      this.ray.set(px, py, -1).unproject(camera);
      camera.getWorldDirection(this.right);
    } else {
      this.ray.copy(camera.position);
      this.right.set(px, py, 0.5).unproject(camera).sub(this.ray).normalize();
    }
    this.ray.toArray(origin);
    this.right.toArray(direction);
  }

  private whole(): void {
    this.showsWhole = true;
    this.goal.azimuth = 0;
    if (this.view === '3d') {
      Object.assign(this.goal, frameWhole(this.bounds, this.aspect, MathUtils.degToRad(FIELD_OF_VIEW)));
      return;
    }
    const { minX, maxX, minY, maxY } = this.bounds;
    const depth = maxY - minY + WATER;
    this.goal.x = (minX + maxX) / 2;
    this.goal.y = (maxY + minY - WATER) / 2;
    this.goal.span = Math.max(depth * 1.06, ((maxX - minX) * 1.04) / this.aspect);
  }

  private shift(along: number, ahead: number): void {
    this.showsWhole = false;
    const turned = this.view === 'plan' ? 0 : this.pose.azimuth;
    const c = Math.cos(turned);
    const s = Math.sin(turned);
    this.goal.x = MathUtils.clamp(this.goal.x + along * c - ahead * s, this.bounds.minX - 500, this.bounds.maxX + 500);
    this.goal.y = MathUtils.clamp(this.goal.y + along * s + ahead * c, this.bounds.minY - 600, this.bounds.maxY + 500);
  }

  private place(): void {
    const { x, y, span, azimuth, tilt } = this.pose;
    if (this.view === 'plan') {
      const half = span / 2;
      this.plan.left = -half * this.aspect;
      this.plan.right = half * this.aspect;
      this.plan.top = half;
      this.plan.bottom = -half;
      this.plan.position.set(x, y, 2000);
      this.plan.rotation.set(0, 0, 0);
    } else {
      const distance = span / (2 * Math.tan(MathUtils.degToRad(FIELD_OF_VIEW) / 2));
      const level = Math.cos(tilt) * distance;
      this.perspective.position.set(
        x + Math.sin(azimuth) * level,
        y - Math.cos(azimuth) * level,
        Math.sin(tilt) * distance,
      );
      this.perspective.near = Math.max(2, distance * 0.08);
      this.perspective.far = distance + 7000;
      this.perspective.aspect = this.aspect;
      this.perspective.lookAt(x, y, 0);
    }
    const camera = this.active;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
    this.project.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
  }
}
