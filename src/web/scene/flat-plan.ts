// The terminal from above on a plain canvas, for browsers without WebGL: blocks with their filling, vessels, cranes, vehicles.
import type { Palette } from '../state/choices.ts';
import { type Machine, toneOf } from '../state/machine.ts';
import type { World, WorldListener } from '../state/world.ts';
import { BoxPaint, type BoxTint } from './box-paint.ts';
import { CameraRig, type CameraStep } from './camera.ts';
import { attachControls } from './controls.ts';
import { blockSize, boundsOf } from './ground.ts';
import type { MainScene, SceneEvents } from './main-scene.ts';
import { BOX_COLORS, sceneColors, TONE_COLORS, type SceneColors } from './palette.ts';
import { boxLength, BOX_WIDTH, type Place, vesselCentre, vesselPlace, yardPlace } from './place.ts';
import { craneShape } from './quay-cranes.ts';
import type { Selection } from './selection.ts';
import { atQuay } from './vessels.ts';

/** A plan drawn by the processor: a few pictures a second are enough. */
const PICTURE_EVERY_MS = 200;
/** Boxes are drawn one by one when so few metres or fewer are seen. */
const BOXES_FROM_SPAN = 600;
/** A click picks a machine at most so many pixels away. */
const REACH_PX = 16;

export class FlatPlan implements MainScene, WorldListener {
  private readonly rig = new CameraRig();
  private readonly context: CanvasRenderingContext2D;
  private readonly canvas: HTMLCanvasElement;
  private readonly world: World;
  private readonly events: SceneEvents;
  private readonly detach: () => void;
  private readonly place: Place = { x: 0, y: 0, z: 0, alongX: true };
  private readonly colours = new BoxPaint();
  private colors: SceneColors = sceneColors('day');
  private selection: Selection | null = null;
  private following = false;
  private width = 1;
  private height = 1;
  private ratio = 1;
  private last = 0;
  private drawnAt = 0;
  private handle = 0;

  /** Throws when the browser cannot draw on a canvas at all. */
  constructor(canvas: HTMLCanvasElement, host: HTMLElement, world: World, events: SceneEvents) {
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser cannot draw on a canvas.');
    this.context = context;
    this.canvas = canvas;
    this.world = world;
    this.events = events;
    this.rig.setView('plan');
    this.detach = attachControls(host, this.rig, { click: (px, py) => this.click(px, py), taken: () => this.letGo() });
    world.listener = this;
    this.reset();
    this.handle = requestAnimationFrame(this.frame);
  }

  resize(width: number, height: number): void {
    this.ratio = Math.min(2, window.devicePixelRatio);
    this.width = width;
    this.height = height;
    this.canvas.width = Math.round(width * this.ratio);
    this.canvas.height = Math.round(height * this.ratio);
    this.rig.resize(width, height);
    this.reset();
  }

  paint(palette: Palette): void {
    this.colors = sceneColors(palette);
  }

  tint(tint: BoxTint | null): void {
    this.colours.take(tint);
  }

  setView(): void {
    // There is only the plan.
  }

  select(selection: Selection | null, _label: string, go: boolean): void {
    this.selection = selection;
    const at = this.where(selection);
    if (go && at !== null) this.rig.goTo(at[0], at[1], 200);
  }

  follow(on: boolean): void {
    this.following = on;
  }

  step(step: CameraStep): void {
    this.rig.step(step);
  }

  dispose(): void {
    cancelAnimationFrame(this.handle);
    this.detach();
    this.world.listener = null;
  }

  reset(): void {
    if (this.world.terminal !== null) this.rig.fit(boundsOf(this.world.terminal));
  }

  box(): void {
    // Drawn from the world at the next picture.
  }

  boxGone(): void {
    // Drawn from the world at the next picture.
  }

  vesselsChanged(): void {
    // Drawn from the world at the next picture.
  }

  private readonly frame = (time: number): void => {
    this.handle = requestAnimationFrame(this.frame);
    const elapsed = this.last === 0 ? 0 : Math.min(1000, time - this.last);
    this.last = time;
    const now = this.world.advance(elapsed);
    for (const machine of this.world.machines.values()) machine.follow(now);
    const at = this.following ? this.where(this.selection) : null;
    if (at !== null) this.rig.follow(at[0], at[1]);
    this.rig.update(elapsed);
    if (time - this.drawnAt < PICTURE_EVERY_MS) return;
    this.drawnAt = time;
    this.draw(now);
  };

  private px(x: number): number {
    const e = this.rig.project.elements;
    return ((e[0] * x + e[12] + 1) / 2) * this.width;
  }

  private py(y: number): number {
    const e = this.rig.project.elements;
    return ((1 - (e[5] * y + e[13])) / 2) * this.height;
  }

  private draw(now: number): void {
    const { context: c, world, colors } = this;
    c.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    c.fillStyle = colors.water.getStyle();
    c.fillRect(0, 0, this.width, this.height);
    if (world.terminal === null) return;
    const bounds = boundsOf(world.terminal);
    this.rect(bounds.minX - 40, 0, bounds.maxX + 40, bounds.maxY + 40, colors.apron.getStyle());
    for (const block of world.terminal.blocks) {
      const size = blockSize(block);
      this.rect(
        block.origin[0],
        block.origin[1],
        block.origin[0] + size.x,
        block.origin[1] + size.y,
        colors.block.getStyle(),
      );
    }
    for (const call of world.calls.values()) {
      if (!atQuay(call) || call.x === null) continue;
      const middle = vesselCentre(call.beam);
      this.rect(call.x, middle - call.beam / 2, call.x + call.length, middle + call.beam / 2, colors.hull.getStyle());
    }
    this.drawBoxes();
    for (const machine of world.machines.values()) this.drawMachine(machine);
    for (const truck of world.trucks.values()) {
      truck.x.follow(now);
      truck.y.follow(now);
      this.square(truck.x.value, truck.y.value, 6, colors.truck.getStyle());
    }
    this.names();
  }

  private drawBoxes(): void {
    if (this.rig.span > BOXES_FROM_SPAN) return this.drawFilling();
    for (const box of this.world.boxes.values()) {
      if (box.on !== 'yard' && box.on !== 'vessel') continue;
      const block = this.world.terminal?.blocks.find((one) => one.id === box.key);
      const call = this.world.calls.get(box.key);
      const vessel = this.world.vessels.get(box.key);
      if (block !== undefined) yardPlace(block, box.a, box.b, box.c, this.place);
      else if (call !== undefined && vessel !== undefined && atQuay(call))
        vesselPlace(call, vessel, box.a, box.b, box.c, this.place);
      else continue;
      const { x, y, alongX } = this.place;
      const hx = (alongX ? boxLength(box.feet) : BOX_WIDTH) / 2;
      const hy = (alongX ? BOX_WIDTH : boxLength(box.feet)) / 2;
      this.rect(x - hx, y - hy, x + hx, y + hy, this.colours.styleOf(box));
    }
  }

  /** From far away a block is as dark as it is full. */
  private drawFilling(): void {
    const counts = new Map<string, number>();
    for (const box of this.world.boxes.values()) {
      if (box.on === 'yard') counts.set(box.key, (counts.get(box.key) ?? 0) + (box.feet === 20 ? 0.5 : 1));
    }
    for (const block of this.world.terminal?.blocks ?? []) {
      const share = (counts.get(block.id) ?? 0) / (block.bays * block.rows * block.tiers);
      const size = blockSize(block);
      const [x, y] = block.origin;
      this.context.globalAlpha = Math.min(1, share);
      this.rect(x, y, x + size.x, y + size.y, BOX_COLORS.import);
      this.context.globalAlpha = 1;
    }
  }

  private drawMachine(machine: Machine): void {
    const [x, y] = this.machinePlace(machine);
    const tone = TONE_COLORS[toneOf(machine.view.state)];
    if (machine.family === 'quay-crane' && this.world.terminal !== null) {
      const shape = craneShape(this.world.terminal);
      this.rect(x - 2.5, shape.tip, x + 2.5, shape.back, this.colors.crane.getStyle());
      this.rect(x - 10, shape.sea, x + 10, shape.land, `${tone}99`);
    } else this.square(x, y, machine.family === 'vehicle' ? 7 : 9, tone);
    if (this.selection?.kind !== 'machine' || this.selection.id !== machine.view.id) return;
    const c = this.context;
    c.strokeStyle = this.colors.label;
    c.lineWidth = 2;
    c.beginPath();
    c.arc(this.px(x), this.py(y), 14, 0, 2 * Math.PI);
    c.stroke();
  }

  private machinePlace(machine: Machine): [number, number] {
    if (machine.family === 'quay-crane') return [machine.gantry.value, this.world.terminal?.craneRails.seawardY ?? 0];
    if (machine.family === 'vehicle') return [machine.gantry.value, machine.trolley.value];
    const block = this.world.terminal?.blocks.find((one) => one.id === machine.view.block);
    const [x, y] = block?.origin ?? [0, 0];
    const { gantry, trolley } = machine;
    return block?.axis === 'x' ? [x + gantry.value, y + trolley.value] : [x + trolley.value, y + gantry.value];
  }

  private names(): void {
    const c = this.context;
    c.font = '600 11px system-ui, sans-serif';
    c.textAlign = 'center';
    c.lineJoin = 'round';
    c.lineWidth = 3.5;
    c.strokeStyle = this.colors.labelHalo;
    c.fillStyle = this.colors.label;
    const write = (text: string, x: number, y: number): void => {
      c.strokeText(text, x, y);
      c.fillText(text, x, y);
    };
    for (const block of this.world.terminal?.blocks ?? []) {
      const size = blockSize(block);
      write(block.id, this.px(block.origin[0] + size.x / 2), this.py(block.origin[1] + size.y / 2));
    }
    for (const call of this.world.calls.values()) {
      if (atQuay(call) && call.x !== null)
        write(call.vessel, this.px(call.x + call.length / 2), this.py(-call.beam - 12));
    }
  }

  private rect(x0: number, y0: number, x1: number, y1: number, style: string): void {
    this.context.fillStyle = style;
    this.context.fillRect(this.px(x0), this.py(y1), this.px(x1) - this.px(x0), this.py(y0) - this.py(y1));
  }

  private square(x: number, y: number, metres: number, style: string): void {
    const size = Math.max(4, (metres / this.rig.span) * this.height);
    this.context.fillStyle = style;
    this.context.fillRect(this.px(x) - size / 2, this.py(y) - size / 2, size, size);
  }

  private where(selection: Selection | null): [number, number] | null {
    if (selection === null) return null;
    const machine = selection.kind === 'machine' ? this.world.machines.get(selection.id) : undefined;
    if (machine !== undefined) return this.machinePlace(machine);
    const call = selection.kind === 'call' ? this.world.calls.get(selection.id) : undefined;
    return call === undefined || call.x === null ? null : [call.x + call.length / 2, vesselCentre(call.beam)];
  }

  private click(px: number, py: number): void {
    const x = ((px + 1) / 2) * this.width;
    const y = ((1 - py) / 2) * this.height;
    let best = REACH_PX;
    let found: Selection | null = null;
    for (const machine of this.world.machines.values()) {
      const [mx, my] = this.machinePlace(machine);
      const distance = Math.hypot(this.px(mx) - x, this.py(my) - y);
      if (distance < best) {
        best = distance;
        found = { kind: 'machine', id: machine.view.id };
      }
    }
    this.events.pick(found ?? this.vesselAt(x, y));
  }

  private vesselAt(x: number, y: number): Selection | null {
    for (const call of this.world.calls.values()) {
      if (!atQuay(call) || call.x === null) continue;
      const inside =
        x >= this.px(call.x) && x <= this.px(call.x + call.length) && y >= this.py(-1) && y <= this.py(-1 - call.beam);
      if (inside) return { kind: 'call', id: call.id };
    }
    return null;
  }

  private letGo(): void {
    if (!this.following) return;
    this.following = false;
    this.events.taken();
  }
}
