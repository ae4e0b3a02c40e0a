// Measures what a frame costs, and shows it to measurements from outside as window.hawserFrame.

/** Figures of the last second. */
export interface FrameFigures {
  /** Script time of the frame function without the renderer's call: mean and longest, ms. */
  meanMs: number;
  maxMs: number;
  /** Mean time of the renderer's call (submitting the draw calls), ms. */
  renderMs: number;
  frames: number;
  /** Draw calls of the last picture. */
  calls: number;
  boxes: number;
  machines: number;
}

declare global {
  interface Window {
    hawserFrame?: FrameFigures;
  }
}

const WINDOW_MS = 1000;

/** Adds up frames and publishes once a second. */
export class FrameMeter {
  private since = 0;
  private frames = 0;
  private script = 0;
  private longest = 0;
  private render = 0;

  /** Takes one frame: wall time now, script time and render time, ms. */
  take(now: number, script: number, render: number, calls: number, boxes: number, machines: number): void {
    this.frames++;
    this.script += script;
    this.longest = Math.max(this.longest, script);
    this.render += render;
    if (now - this.since < WINDOW_MS) return;
    window.hawserFrame = {
      meanMs: this.script / this.frames,
      maxMs: this.longest,
      renderMs: this.render / this.frames,
      frames: this.frames,
      calls,
      boxes,
      machines,
    };
    this.since = now;
    this.frames = 0;
    this.script = 0;
    this.longest = 0;
    this.render = 0;
  }
}
