// Writes docs/images/agv-curve.svg: how much of the cranes' time goes by waiting for vehicle or yard, by AGVs a crane, as the terminal
// works and with the plain baseline. Runs the curve of `npm run bench -- twin` anew (some minutes) and prints its table for docs/reports/twin.md.
import { writeFileSync } from 'node:fs';
import { curvePoints, drawn, type Point } from '../bench/twin/curve.ts';

/** Size of the picture and of the field in it, px. */
const [WIDTH, HEIGHT] = [640, 360];
const FIELD = { left: 60, right: 620, top: 44, bottom: 300 };
/** Colours that can be told apart on white and on black, also without red and green. */
const OURS = '#0072b2';
const BASELINE = '#d55e00';
const INK = '#777777';

/** The curve as a picture: SVG text. */
export function curveSvg(points: readonly Point[]): string {
  const most = Math.ceil(Math.max(...points.flatMap((p) => [p.ours, p.baseline])) / 10) * 10;
  const [first, last] = [points[0]!.perCrane, points.at(-1)!.perCrane];
  const x = (n: number): number => FIELD.left + ((FIELD.right - FIELD.left) * (n - first)) / (last - first);
  const y = (share: number): number => FIELD.bottom - ((FIELD.bottom - FIELD.top) * share) / most;
  const text = (at: [number, number], words: string, anchor = 'middle', fill = INK): string =>
    `<text x="${at[0].toFixed(0)}" y="${at[1].toFixed(0)}" text-anchor="${anchor}" fill="${fill}">${words}</text>`;
  const line = (of: (p: Point) => number, colour: string): string[] => [
    `<polyline fill="none" stroke="${colour}" stroke-width="2.5" points="${points
      .map((p) => `${x(p.perCrane).toFixed(1)},${y(of(p)).toFixed(1)}`)
      .join(' ')}"/>`,
    ...points.map(
      (p) => `<circle cx="${x(p.perCrane).toFixed(1)}" cy="${y(of(p)).toFixed(1)}" r="4" fill="${colour}"/>`,
    ),
  ];
  const levels = Array.from({ length: most / 10 + 1 }, (_, i) => 10 * i);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13" role="img">`,
    '<title>Crane time waiting for vehicle or yard by AGVs a crane</title>',
    ...levels.flatMap((share) => [
      `<path d="M${FIELD.left} ${y(share).toFixed(1)}H${FIELD.right}" stroke="${INK}" stroke-opacity="0.25"/>`,
      text([FIELD.left - 8, y(share) + 4], `${share} %`, 'end'),
    ]),
    ...points.map((p) => text([x(p.perCrane), FIELD.bottom + 20], String(p.perCrane))),
    text([(FIELD.left + FIELD.right) / 2, HEIGHT - 14], 'AGVs a crane, nine cranes, three vessels'),
    text([FIELD.left, 22], 'crane time waiting for vehicle or yard:', 'start'),
    text([FIELD.left + 250, 22], '● as the terminal works', 'start', OURS),
    text([FIELD.left + 410, 22], '● plain baseline', 'start', BASELINE),
    ...line((p) => p.baseline, BASELINE),
    ...line((p) => p.ours, OURS),
    '</svg>',
    '',
  ].join('\n');
}

if (import.meta.main) {
  const points = await curvePoints();
  writeFileSync(new URL('../docs/images/agv-curve.svg', import.meta.url), curveSvg(points));
  console.log(drawn(points));
  console.log('| AGVs a crane | vehicles | waiting | baseline |\n| ---: | ---: | ---: | ---: |');
  for (const { perCrane, vehicles, ours, baseline } of points)
    console.log(`| ${perCrane} | ${vehicles} | ${ours.toFixed(1)} % | ${baseline.toFixed(1)} % |`);
}
