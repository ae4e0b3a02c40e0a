// Names over the scene: blocks, cranes, vessels, and vehicles when near. Drawn on a canvas over the picture; a name that would
// cover another is left out.
import type { Matrix4 } from 'three';
import { typeScale } from '../state/type-size.ts';

/** One name at one place; `near`: only shown when at most so many metres are seen from edge to edge. */
export interface Label {
  text: string;
  x: number;
  y: number;
  z: number;
  near: number;
  /** Larger ones win over smaller ones where they would cover each other. */
  weight: number;
  marked: boolean;
}

const FONT = 'px system-ui, sans-serif';
const SIZE = 11;
const SIZE_BIG = 13;
const LINE = 14;
const MOST = 400;

/** Draws labels. */
export class LabelLayer {
  color = '#000';
  halo = '#fff';
  private readonly context: CanvasRenderingContext2D | null;
  private readonly canvas: HTMLCanvasElement;
  /** Rectangles taken so far in a frame: left, top, right, bottom. */
  private readonly taken = new Float32Array(MOST * 4);
  private count = 0;
  private width = 0;
  private height = 0;
  private widths = new Map<string, number>();
  private scale = 1;
  private font = '';
  private fontBig = '';

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    this.context = canvas.getContext('2d');
  }

  /** Size in CSS pixels and device pixels per CSS pixel. */
  resize(width: number, height: number, ratio: number): void {
    this.width = width;
    this.height = height;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.scale = typeScale();
    this.font = `600 ${SIZE * this.scale}${FONT}`;
    this.fontBig = `600 ${SIZE_BIG * this.scale}${FONT}`;
    this.widths.clear();
  }

  /** Draws the labels, the weighty first (the caller sorts them so), and a ring around the marked one. */
  draw(labels: readonly Label[], project: Matrix4, span: number): void {
    const c = this.context;
    if (c === null) return;
    c.clearRect(0, 0, this.width, this.height);
    c.lineJoin = 'round';
    c.textAlign = 'center';
    c.textBaseline = 'middle';
    this.count = 0;
    for (const label of labels) if (label.marked || span <= label.near) this.one(c, label, project.elements);
  }

  private one(c: CanvasRenderingContext2D, label: Label, e: readonly number[]): void {
    const { x, y, z } = label;
    const w = (e[3] as number) * x + (e[7] as number) * y + (e[11] as number) * z + (e[15] as number);
    if (w <= 0) return;
    const px =
      ((((e[0] as number) * x + (e[4] as number) * y + (e[8] as number) * z + (e[12] as number)) / w + 1) / 2) *
      this.width;
    const py =
      ((1 - ((e[1] as number) * x + (e[5] as number) * y + (e[9] as number) * z + (e[13] as number)) / w) / 2) *
      this.height;
    if (px < -60 || py < -20 || px > this.width + 60 || py > this.height + 20) return;
    if (label.marked) this.ring(c, px, py);
    const top = label.marked ? py - 26 * this.scale : py;
    const line = (LINE * this.scale) / 2;
    const half = this.measure(c, label) / 2;
    if (this.covered(px - half, top - line, px + half, top + line) && !label.marked) return;
    c.font = label.weight >= 3 ? this.fontBig : this.font;
    c.strokeStyle = this.halo;
    c.lineWidth = 3.5;
    c.strokeText(label.text, px, top);
    c.fillStyle = this.color;
    c.fillText(label.text, px, top);
  }

  private ring(c: CanvasRenderingContext2D, x: number, y: number): void {
    c.lineWidth = 4;
    c.strokeStyle = this.halo;
    c.beginPath();
    c.arc(x, y, 15 * this.scale, 0, 2 * Math.PI);
    c.stroke();
    c.lineWidth = 2;
    c.strokeStyle = this.color;
    c.stroke();
    const room = 17 * this.scale;
    this.covered(x - room, y - room, x + room, y + room);
  }

  private measure(c: CanvasRenderingContext2D, label: Label): number {
    let width = this.widths.get(label.text);
    if (width === undefined) {
      c.font = this.fontBig;
      width = c.measureText(label.text).width + 6;
      this.widths.set(label.text, width);
    }
    return width;
  }

  /** True when a rectangle would cover one that is taken; else takes it. */
  private covered(left: number, top: number, right: number, bottom: number): boolean {
    const t = this.taken;
    for (let i = 0; i < this.count; i++) {
      const o = i * 4;
      if (
        left < (t[o + 2] as number) &&
        right > (t[o] as number) &&
        top < (t[o + 3] as number) &&
        bottom > (t[o + 1] as number)
      )
        return true;
    }
    if (this.count < MOST) {
      const o = this.count++ * 4;
      t[o] = left;
      t[o + 1] = top;
      t[o + 2] = right;
      t[o + 3] = bottom;
    }
    return false;
  }
}
