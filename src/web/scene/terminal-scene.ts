// The terminal in three dimensions: puts the layers together and draws a frame when something has changed.
import { DirectionalLight, Fog, HemisphereLight, Scene, WebGLRenderer } from 'three';
import type { BoxView } from '../../server/api.ts';
import type { Palette, View } from '../state/choices.ts';
import type { Machine } from '../state/machine.ts';
import type { World, WorldListener } from '../state/world.ts';
import { BoxLayer } from './box-layer.ts';
import { BoxPaint, type BoxTint } from './box-paint.ts';
import { CameraRig, type CameraStep } from './camera.ts';
import { CarriedBoxes } from './carried.ts';
import { attachControls } from './controls.ts';
import { FrameMeter } from './frame-meter.ts';
import { Ground } from './ground.ts';
import { LabelLayer } from './labels.ts';
import type { Layers } from './layers.ts';
import type { MainScene, SceneEvents } from './main-scene.ts';
import { NameTags } from './name-tags.ts';
import { sceneColors } from './palette.ts';
import { pick } from './pick.ts';
import { hideDrawn, type Spot, showDrawn } from './probe.ts';
import { type Place, vesselPlace, yardPlace } from './place.ts';
import { QuayCranes } from './quay-cranes.ts';
import type { Selection } from './selection.ts';
import { Trucks, Vehicles } from './vehicles.ts';
import { atQuay, Vessels } from './vessels.ts';
import { whereIs } from './where.ts';
import { YardCranes } from './yard-cranes.ts';

/** Sharper than this gains nothing at arm's length and costs much on a 4K screen. */
const MOST_PIXEL_RATIO = 2;
/** Longest step of a frame, ms: after a hidden tab the clock jumps by the feed, not by the frame. */
const LONGEST_FRAME_MS = 1000;

/** Metres seen when the eye goes to a machine or box, and to a vessel with some quay behind her. */
const NEAR_SPAN = 140;
const FOLLOW_SPAN = 220;
const VESSEL_VIEW = { span: 380, inland: 55 };

/** A machine and its number within its layer. */
interface Drawn {
  machine: Machine;
  index: number;
}

export class TerminalScene implements MainScene, WorldListener {
  private readonly scene = new Scene();
  private readonly renderer: WebGLRenderer;
  private readonly rig = new CameraRig();
  private readonly sky = new HemisphereLight(0xffffff, 0x8a8a80, 1);
  private readonly sun = new DirectionalLight(0xffffff, 1);
  /** Hides the edge of the drawn world; begins beyond the terminal. */
  private readonly haze = new Fog(0xffffff, 2600, 7000);
  private readonly vessels = new Vessels();
  private readonly trucks = new Trucks();
  private readonly colours = new BoxPaint();
  private readonly carried = new CarriedBoxes(this.colours);
  private readonly boxes: BoxLayer;
  private readonly labels: LabelLayer;
  private readonly tags: NameTags;
  private readonly meter = new FrameMeter();
  private readonly detach: () => void;
  private readonly world: World;
  private readonly events: SceneEvents;
  private readonly spot: Place = { x: 0, y: 0, z: 0, alongX: true };
  private layers: Layers | null = null;
  private drawn: Drawn[] = [];
  private palette: Palette = 'day';
  private selection: Selection | null = null;
  private following = false;
  private changed = true;
  /** Has room on the page: not while another view is looked at. */
  private hasRoom = false;
  private fitted = '';
  private last = 0;
  private handle = 0;

  /** Throws when the browser has no WebGL. */
  constructor(
    canvas: HTMLCanvasElement,
    names: HTMLCanvasElement,
    host: HTMLElement,
    world: World,
    events: SceneEvents,
  ) {
    this.renderer = new WebGLRenderer({ canvas, antialias: true, powerPreference: 'high-performance' });
    this.world = world;
    this.events = events;
    this.boxes = new BoxLayer(this.colours, (before, after) => {
      this.scene.remove(before);
      this.scene.add(after);
    });
    this.labels = new LabelLayer(names);
    this.tags = new NameTags(world);
    this.sun.position.set(-0.5, -0.75, 1.3);
    this.scene.fog = this.haze;
    this.scene.add(this.sky, this.sun, this.boxes.mesh, this.carried.layer.mesh, this.vessels.group, this.trucks.group);
    this.detach = attachControls(host, this.rig, { click: (px, py) => this.click(px, py), taken: () => this.letGo() });
    world.listener = this;
    if (world.terminal !== null) this.reset();
    showDrawn(this.drawnAt);
    this.handle = requestAnimationFrame(this.frame);
  }

  resize(width: number, height: number): void {
    this.hasRoom = width > 0 && height > 0;
    const ratio = Math.min(MOST_PIXEL_RATIO, window.devicePixelRatio);
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(width, height, false);
    this.labels.resize(width, height, ratio);
    this.rig.resize(width, height);
    if (this.fitted === 'unsized' && this.layers !== null) this.fit();
    this.changed = true;
  }

  paint(palette: Palette): void {
    this.palette = palette;
    const colors = sceneColors(palette);
    this.renderer.setClearColor(colors.sky);
    this.haze.color.copy(colors.sky);
    this.sky.intensity = colors.skyLight;
    this.sun.intensity = colors.sunLight;
    this.vessels.paint(colors);
    this.trucks.paint(colors);
    this.labels.color = colors.label;
    this.labels.halo = colors.labelHalo;
    this.layers?.ground.paint(colors);
    this.layers?.quayCranes.paint(colors);
    this.layers?.yardCranes.paint(colors);
    this.changed = true;
  }

  tint(tint: BoxTint | null): void {
    this.colours.take(tint);
    this.boxes.repaint(this.world.boxes);
    this.changed = true;
  }

  setView(view: View): void {
    this.rig.setView(view);
  }

  select(selection: Selection | null, label: string, go: boolean): void {
    this.selection = selection;
    this.tags.mark(label);
    this.changed = true;
    if (!go || selection === null || !this.find(selection)) return;
    // A vessel is looked at together with the quay behind her.
    if (selection.kind === 'call') this.rig.goTo(this.spot.x, this.spot.y + VESSEL_VIEW.inland, VESSEL_VIEW.span);
    else this.rig.goTo(this.spot.x, this.spot.y, NEAR_SPAN);
  }

  follow(on: boolean): void {
    this.following = on;
    if (on && this.selection !== null && this.find(this.selection))
      this.rig.goTo(this.spot.x, this.spot.y, FOLLOW_SPAN);
  }

  step(step: CameraStep): void {
    this.rig.step(step);
  }

  dispose(): void {
    cancelAnimationFrame(this.handle);
    hideDrawn(this.drawnAt);
    this.detach();
    this.world.listener = null;
    this.clearLayers();
    this.boxes.dispose();
    this.carried.layer.dispose();
    this.vessels.dispose();
    this.trucks.dispose();
    this.renderer.dispose();
  }

  /** The world has begun anew: everything is built again; the eye stays unless the terminal is another. */
  reset(): void {
    const { terminal } = this.world;
    if (terminal === null) return;
    this.clearLayers();
    const machines = [...this.world.machines.values()];
    const of = (family: Machine['family']): Machine[] => machines.filter((machine) => machine.family === family);
    const quay = of('quay-crane');
    const yard = of('yard-crane');
    const road = of('vehicle');
    this.drawn = [quay, yard, road].flatMap((family) => family.map((machine, index) => ({ machine, index })));
    this.layers = {
      ground: new Ground(terminal),
      quayCranes: new QuayCranes(terminal, quay.length),
      yardCranes: new YardCranes(terminal, yard.length),
      vehicles: new Vehicles(terminal, road.length),
    };
    for (const layer of Object.values(this.layers) as { group: Ground['group'] }[]) this.scene.add(layer.group);
    for (const machine of machines) machine.dirty = true;
    this.tags.reset();
    this.boxes.clear();
    this.carried.boxes.clear();
    this.vesselsChanged();
    for (const box of this.world.boxes.values()) this.box(box);
    this.paint(this.palette);
    if (this.fitted !== terminal.name) this.fit();
  }

  box(box: BoxView): void {
    if (box.on === 'che' || box.on === 'truck') {
      this.boxes.remove(box.id);
      this.carried.boxes.set(box.id, box);
    } else {
      this.carried.boxes.delete(box.id);
      if (this.stands(box)) this.boxes.put(box, this.spot);
      else this.boxes.remove(box.id);
    }
    this.changed = true;
  }

  boxGone(id: string): void {
    this.boxes.remove(id);
    this.carried.boxes.delete(id);
    this.changed = true;
  }

  vesselsChanged(): void {
    const moored = [...this.world.calls.values()].filter(atQuay).flatMap((call) => {
      const vessel = this.world.vessels.get(call.id);
      return vessel === undefined ? [] : [{ call, vessel }];
    });
    this.vessels.set(moored);
    for (const box of this.world.boxes.values()) if (box.on === 'vessel') this.box(box);
    this.tags.setVessels(moored);
    this.changed = true;
  }

  private fit(): void {
    if (this.layers === null || this.world.terminal === null) return;
    this.rig.fit(this.layers.ground.bounds);
    const sized = this.renderer.domElement.clientWidth > 0;
    this.fitted = sized ? this.world.terminal.name : 'unsized';
  }

  /** Works out where a box stands (into `spot`); false when that is not in sight, e.g. on a vessel still at sea. */
  private stands(box: BoxView): boolean {
    if (box.on === 'yard') {
      const block = this.tags.block(box.key);
      if (block !== undefined) yardPlace(block, box.a, box.b, box.c, this.spot);
      return block !== undefined;
    }
    const call = this.world.calls.get(box.key);
    const vessel = this.world.vessels.get(box.key);
    if (call === undefined || vessel === undefined || !atQuay(call)) return false;
    vesselPlace(call, vessel, box.a, box.b, box.c, this.spot);
    return true;
  }

  private readonly frame = (time: number): void => {
    this.handle = requestAnimationFrame(this.frame);
    const start = performance.now();
    const elapsed = Math.min(LONGEST_FRAME_MS, this.last === 0 ? 0 : time - this.last);
    this.last = time;
    const now = this.world.advance(elapsed);
    const seen = this.move(now, elapsed) && this.hasRoom;
    const script = performance.now() - start;
    if (seen) this.renderer.render(this.scene, this.rig.active);
    const render = seen ? performance.now() - start - script : 0;
    const shown = this.boxes.count + this.carried.boxes.size;
    this.meter.take(time, script, render, this.renderer.info.render.calls, shown, this.drawn.length);
  };

  /** Moves everything to a time (ms UTC); true when there is something new to see. */
  private move(now: number, elapsed: number): boolean {
    const { layers } = this;
    if (layers === null) return this.rig.update(elapsed);
    let moving = this.changed;
    for (const { machine, index } of this.drawn) {
      machine.follow(now);
      if (!machine.dirty) continue;
      machine.dirty = false;
      moving = true;
      if (machine.family === 'quay-crane') layers.quayCranes.draw(index, machine);
      else if (machine.family === 'yard-crane') layers.yardCranes.draw(index, machine);
      else layers.vehicles.draw(index, machine);
    }
    if (this.world.trucks.size > 0 || moving) this.trucks.draw(this.world.trucks, now);
    if (moving || this.world.trucks.size > 0) this.carried.draw(this.world, layers.quayCranes, layers.yardCranes);
    if (this.boxes.flush()) moving = true;
    if (this.following && this.selection !== null && this.find(this.selection))
      this.rig.follow(this.spot.x, this.spot.y);
    const seen = this.rig.update(elapsed) || moving || (this.world.trucks.size > 0 && this.world.clock.speed > 0);
    if (seen) this.write();
    this.changed = false;
    return seen;
  }

  private write(): void {
    const marked = this.selection !== null && this.find(this.selection);
    this.tags.move(marked ? this.spot : null);
    this.labels.draw(this.tags.all, this.rig.project, this.rig.span);
  }

  private find(selection: Selection): boolean {
    if (this.layers === null) return false;
    return whereIs(selection, this.world, this.layers, this.boxes, this.carried, this.spot);
  }

  private click(px: number, py: number): void {
    const origin = [0, 0, 0];
    const direction = [0, 0, 0];
    this.rig.rayThrough(px, py, origin, direction);
    if (this.layers === null) return;
    const { world, layers, boxes, vessels, trucks, carried } = this;
    this.events.pick(pick({ world, layers, boxes, vessels, trucks, carried }, origin, direction));
  }

  /** Where a machine's spreader, or a vehicle, stands in the picture; null for what is not drawn. */
  private readonly drawnAt = (id: string): Spot | null => {
    const drawn = this.drawn.find(({ machine }) => machine.view.id === id);
    if (drawn === undefined || this.layers === null) return null;
    const { quayCranes, yardCranes, vehicles } = this.layers;
    const { family } = drawn.machine;
    return { 'quay-crane': quayCranes, 'yard-crane': yardCranes, vehicle: vehicles }[family].drawnAt(drawn.index);
  };

  private letGo(): void {
    if (!this.following) return;
    this.following = false;
    this.events.taken();
  }

  private clearLayers(): void {
    if (this.layers === null) return;
    for (const layer of Object.values(this.layers) as Layers[keyof Layers][]) {
      this.scene.remove(layer.group);
      layer.dispose();
    }
    this.layers = null;
    this.drawn = [];
  }
}
