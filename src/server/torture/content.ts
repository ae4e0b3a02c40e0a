// What partners send besides what they should: the same twice, the same under another reference, garbled copies, contradictions; and much
// of it late. What was meant is always sent as well, so that all work can be done in the end. Pure.
import type { Random } from '../../kit/random.ts';
import { writeBaplie } from '../../edi/writing/write-baplie.ts';
import { writeCopino } from '../../edi/writing/write-lists.ts';
import type { TruckAnnouncement } from '../../edi/messages.ts';
import type { ContentRates } from './rates.ts';
import { BEGIN, envelopeOf, SHIFT_MS, type Sending, type Shift } from './shift.ts';

const MINUTE_MS = 60_000;

/** All messages of a shift, in order of time, with what is sent wrongly besides. */
export function sendingsWithFaults(shift: Shift, rates: ContentRates, random: Random): Sending[] {
  const sendings: Sending[] = [];
  const later = (at: number): number => Math.min(BEGIN + SHIFT_MS, at + Math.round(random.next() * 240) * MINUTE_MS);
  for (const sending of shift.sendings) {
    const late = Math.round(random.next() * rates.lateMinutes * MINUTE_MS);
    sendings.push({ ...sending, at: sending.at + late });
    if (random.next() < rates.repeats)
      sendings.push({ ...sending, key: `${sending.key}~again`, at: later(sending.at) });
    if (random.next() < rates.copies) sendings.push(copyOf(sending, later(sending.at)));
    if (random.next() < rates.garbled) {
      const { text, at } = sending;
      sendings.push({ key: `${sending.key}~garbled`, at: later(at), text: garble(text, random) });
    }
  }
  for (const { truck, sentAt } of shift.trucks)
    if (random.next() < rates.contradictions) sendings.push(otherTruck(truck, later(sentAt), random, shift));
  for (const { plan, knownAt } of shift.plans)
    if (random.next() < rates.contradictions) {
      const at = later(knownAt);
      const entries = plan.entries.map((e) => ({
        ...e,
        container: { ...e.container, grossKg: e.container.grossKg + 500 },
      }));
      const reference = `${plan.reference}V2`;
      sendings.push({
        key: reference,
        at,
        text: writeBaplie({ ...plan, reference, entries }, envelopeOf(reference, at)),
      });
    }
  return sendings.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

/** The same content in an interchange with another control reference. */
function copyOf({ key, text }: Sending, at: number): Sending {
  return { key: `${key}~copy`, at, text: text.replaceAll(key, `${key}C`) };
}

/** A truck that is announced for a box that another truck brings or fetches, or that is here already; or with another weight. */
function otherTruck(truck: TruckAnnouncement, at: number, random: Random, shift: Shift): Sending {
  const name = `X${truck.truck}`;
  const wrong = random.int(3);
  const entries = truck.entries.map((entry) => {
    const container = { ...entry.container, grossKg: entry.container.grossKg + 4000 };
    if (wrong === 0) return { ...entry, container };
    if (wrong === 1)
      return { ...entry, movement: entry.movement === 'deliver' ? ('collect' as const) : ('deliver' as const) };
    const here = random.pick(shift.stock).container;
    return { ...entry, movement: 'deliver' as const, container: here };
  });
  const other = { ...truck, truck: name, reference: `T-${name}`, entries, expected: at + random.int(120) * MINUTE_MS };
  return { key: other.reference, at, text: writeCopino([other], envelopeOf(other.reference, at)) };
}

/** What line noise, cut connections and careless programs make of an interchange. */
function garble(text: string, random: Random): string {
  const cut = random.int(text.length);
  switch (random.int(7)) {
    case 0:
      return text.slice(0, cut);
    case 1:
      return text.slice(cut);
    case 2: {
      const bytes = Buffer.from(text, 'latin1');
      for (let n = 1 + random.int(20); n > 0; n--) bytes[random.int(bytes.length)] = random.int(256);
      return bytes.toString('latin1');
    }
    case 3: {
      const segments = text.split("'");
      segments.splice(random.int(segments.length), 1 + random.int(3));
      return segments.join("'");
    }
    case 4: {
      const segments = text.split("'");
      const from = random.int(segments.length);
      segments.splice(random.int(segments.length), 0, ...segments.slice(from, from + 1 + random.int(5)));
      return segments.join("'");
    }
    case 5:
      return text.replace(/UNT\+\d+/, `UNT+${random.int(9999)}`).replace(/UNZ\+\d+/, `UNZ+${random.int(99)}`);
    default:
      return `${text.slice(0, cut)}\0?${text.slice(cut)}`;
  }
}
