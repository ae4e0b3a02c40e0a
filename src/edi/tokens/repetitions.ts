// The values of a repeated element, which syntax 4 separates within the element ("A:1*B:2"). Few messages have any.
import { decodeCareful } from './charset.ts';
import type { ServiceCharacters } from './service-characters.ts';

/** The values of an element between two places after the first one, each as its components; empty ones at the end are left out. */
export function repetitionsIn(bytes: Uint8Array, start: number, end: number, service: ServiceCharacters): string[][] {
  const values: string[][] = [];
  let components: string[] | null = null;
  let from = start;
  const endComponent = (at: number): void => {
    components?.push(decodeCareful(bytes, from, at, service));
    from = at + 1;
  };
  const endValue = (at: number): void => {
    endComponent(at);
    if (components !== null) values.push(withoutEnd(components));
  };
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte === service.release) i++;
    else if (byte === service.repetition) {
      endValue(i);
      components = [];
    } else if (byte === service.component) endComponent(i);
  }
  endValue(end);
  while (values.at(-1)?.length === 0) values.pop();
  return values;
}

function withoutEnd(components: string[]): string[] {
  while (components.at(-1) === '') components.pop();
  return components;
}
