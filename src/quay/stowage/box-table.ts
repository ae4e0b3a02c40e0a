// The boxes of a stowage problem as columns of numbers: those aboard first, then the load list in its order.
import type { Container } from '../../terminal/container.ts';
import { isOpenType } from '../../terminal/size-type.ts';
import type { StowageProblem } from './problem.ts';

/** Port of boxes that stay longer than the rotation tells. */
export const LAST_PORT = 31;
/** Port of a box whose port of discharge is not in the rotation. */
export const NO_PORT = -1;

export interface BoxTable {
  /** Boxes aboard; those of the load list follow. */
  aboard: number;
  containers: Container[];
  /** 1 for a 40' or 45'. */
  long: Uint8Array;
  fortyFive: Uint8Array;
  /** mm. */
  height: Int32Array;
  kg: Float64Array;
  /** Place in the rotation, 0 the next port. */
  port: Int8Array;
  reefer: Uint8Array;
  /** Cargo stands out of the box. */
  gauge: Uint8Array;
  /** No roof, so that dangerous goods in it count as in an open unit. */
  open: Uint8Array;
  /** Index into `classSets`; -1 without dangerous goods. */
  dangerous: Int16Array;
  /** Different sets of IMDG classes. */
  classSets: string[][];
}

/** The columns of a problem's boxes. */
export function boxTable({ aboard, loads, rotation }: StowageProblem): BoxTable {
  const containers = [...aboard.map(({ container }) => container), ...loads];
  const places = new Map(rotation.map((port, i) => [port, Math.min(i, LAST_PORT - 1)]));
  const sets = new Map<string, number>();
  const classSets: string[][] = [];
  const column = <T extends Record<number, number>>(array: T, of: (box: Container, index: number) => number): T => {
    containers.forEach((box, i) => (array[i] = of(box, i)));
    return array;
  };
  const n = containers.length;
  return {
    aboard: aboard.length,
    containers,
    long: column(new Uint8Array(n), (box) => Number(box.lengthFeet !== 20)),
    fortyFive: column(new Uint8Array(n), (box) => Number(box.lengthFeet === 45)),
    height: column(new Int32Array(n), (box) => box.heightMm + (box.outOfGauge?.heightMm ?? 0)),
    kg: column(new Float64Array(n), (box) => box.grossKg),
    port: column(
      new Int8Array(n),
      (box, i) => places.get(box.portOfDischarge) ?? (i < aboard.length ? LAST_PORT : NO_PORT),
    ),
    reefer: column(new Uint8Array(n), (box) => Number(box.reeferC !== null)),
    gauge: column(new Uint8Array(n), (box) => Number(box.outOfGauge !== null)),
    open: column(new Uint8Array(n), (box) => Number(isOpenType(box.isoType))),
    dangerous: column(new Int16Array(n), (box) => {
      if (box.dangerous.length === 0) return -1;
      const classes = [...new Set(box.dangerous.map(({ imdgClass }) => imdgClass))].sort();
      const key = classes.join(' ');
      const known = sets.get(key) ?? classSets.push(classes) - 1;
      sets.set(key, known);
      return known;
    }),
    classSets,
  };
}
