// An interchange with bay plans, as the tests of answers need it.
import { receive, type Received } from './answers.ts';

export const AT = Date.UTC(2026, 1, 3, 4, 5);
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array | null): string => new TextDecoder().decode(bytes ?? new Uint8Array());

/** Three boxes: the second has letters for digits, the third stands where the first does. */
const BOXES =
  "LOC+147+0010182::5'MEA+WT++KGM:20000'LOC+9+SGSIN'LOC+11+KRPUS'RFF+BM:1'EQD+CN+HWSU0000018+22G1+++5'NAD+CA+HWL'" +
  "LOC+147+0010382::5'MEA+WT++KGM:20000'LOC+9+SGSIN'LOC+11+KRPUS'RFF+BM:1'EQD+CN+HWSUOOOOO18+22G1+++5'NAD+CA+HWL'" +
  "LOC+147+0010182::5'MEA+WT++KGM:20000'LOC+9+SGSIN'LOC+11+KRPUS'RFF+BM:1'EQD+CN+HWSU0000023+22G1+++5'NAD+CA+HWL'";
export const HEAD =
  "BGM++PLAN 7+9'DTM+137:202602030400:203'TDT+20+1E+++HWL:172:20+++9V1:103:ZZZ:ONE'LOC+5+KRPUS'LOC+61+VNHPH'";

/** An interchange of messages, each with its type and its segments between UNH and UNT. */
export function interchange(
  messages: readonly [type: string, segments: string][],
  unb = 'UNB+UNOA:2+LINE:ZZZ+HAWSER:14+260203:0405+REF1',
): string {
  const bodies = messages.map(([type, segments], i) => {
    const count = segments.split("'").length + 1;
    return `UNH+M${i + 1}+${type}'${segments}UNT+${count}+M${i + 1}'`;
  });
  return `${unb}'${bodies.join('')}UNZ+${messages.length}+REF1'`;
}

/** Three boxes in a plan, of which one can be worked. */
export const PLAN: [string, string] = ['BAPLIE:D:95B:UN:SMDG22', HEAD + BOXES];
/** What came in the first interchange of a file. */
export const first = (text: string): Received => receive(bytesOf(text), 'a.edi')[0]!.received;
