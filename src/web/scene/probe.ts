// Lets tests from outside read where machines are drawn, as window.hawserScene: read from the buffers that the picture is drawn
// from, not from what the server says.

/** A place on the terminal's grid: x, y, height, m. */
export type Spot = [number, number, number];

type DrawnAt = (id: string) => Spot | null;

declare global {
  interface Window {
    hawserScene?: { positionOf: DrawnAt };
  }
}

/** Publishes where machines are drawn. */
export function showDrawn(positionOf: DrawnAt): void {
  window.hawserScene = { positionOf };
}

/** Takes it back, unless another scene has published its own since. */
export function hideDrawn(positionOf: DrawnAt): void {
  if (window.hawserScene?.positionOf === positionOf) delete window.hawserScene;
}
