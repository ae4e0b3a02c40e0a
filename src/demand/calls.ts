// Builds one vessel call: stows what she brings, what stays on board and what she takes, and writes plan and load list as
// messages. Knows stowage and messages, not where the boxes of a load list come from.
import { Random, seedFor } from '../kit/random.ts';
import type { VoyageRef } from '../edi/messages.ts';
import type { Container } from '../terminal/container.ts';
import { id, type CallId, type ContainerId } from '../terminal/ids.ts';
import { drawContainer, type NumberSource } from './boxes.ts';
import type { DemandCall } from './demand.ts';
import { DAY } from './distributions.ts';
import { cellsNeeded, freeCells, limitDeck, panelsOf, spreadPanels, stow, type Panel, type Stowed } from './stowage.ts';
import { geometryOf, type VesselClass } from './vessels.ts';

/** What a call is built from. */
export interface CallOutline {
  /** Running reference of the call, e.g. "HWS001". */
  reference: string;
  service: string;
  line: string;
  vessel: VesselClass;
  vesselName: string;
  voyage: string;
  /** UN/LOCODE of this port, of the port before, and of the ports after it in order. */
  port: string;
  previousPort: string;
  nextPorts: readonly string[];
  eta: number;
  etd: number;
  /** Start of the period, ms UTC: nothing becomes known before. */
  start: number;
  discharge: Container[];
  load: { container: Container; booking: string }[];
  /** The voyages that take transhipment boxes on, as far as they are booked when the vessel comes. */
  onward: ReadonlyMap<ContainerId, VoyageRef>;
}

/** Share of a vessel's cells that are filled on arrival, least and most (designed). */
const ARRIVAL_FILL = [0.6, 0.78] as const;
/** Spare cells in the part of the vessel that this port has, to begin with; doubled until everything has a slot. */
const FIRST_SPARE = 0.12;
/** Share of its cells that the boxes that remain on board have on deck at least. */
const ROB_DECK_SHARE = 0.3;

/** A built call, and the boxes for which the vessel has no allowed slot. */
export interface BuiltCall {
  call: DemandCall;
  left: { discharge: Container[]; load: Container[] };
}

/** Builds a call; the boxes that remain on board are drawn from the seed. */
export function buildCall(outline: CallOutline, numbers: NumberSource, seed: number): BuiltCall {
  const random = new Random(seedFor(seed, `call ${outline.reference}`));
  const geometry = geometryOf(outline.vessel, outline.vesselName);
  const own = stowOwnBoxes(random, outline);
  const others = panelsOf(outline.vessel, geometry).filter((_, index) => !own.chosen.has(index));
  const remain = stowRemaining(random, outline, others, numbers);
  const voyage = voyageOf(outline.line, outline);
  const load = new Map(outline.load.map((entry) => [entry.container.id, entry.booking]));
  const arrival = [...own.arrival.stowed, ...remain].sort(bySlot);
  const call: DemandCall = {
    id: id<CallId>(outline.reference),
    service: outline.service,
    kind: outline.vessel.kind,
    vesselClass: outline.vessel.name,
    geometry,
    eta: outline.eta,
    etd: outline.etd,
    knownAt: Math.max(outline.start, outline.eta - DAY),
    arrival: {
      type: 'BAPLIE',
      reference: outline.reference,
      voyage,
      departurePort: outline.previousPort,
      nextPort: outline.port,
      entries: arrival,
      setAside: [],
    },
    load: {
      type: 'COPRAR',
      reference: outline.reference,
      function: 'load',
      voyage,
      port: outline.port,
      entries: own.load.stowed.sort(bySlot).map((box) => ({ ...box, booking: load.get(box.container.id) ?? '' })),
      setAside: [],
    },
    discharge: {
      type: 'COPRAR',
      reference: `${outline.reference}D`,
      function: 'discharge',
      voyage,
      port: outline.port,
      entries: own.arrival.stowed.sort(bySlot).map((box) => {
        const onward = outline.onward.get(box.container.id);
        return { ...box, booking: '', ...(onward !== undefined && { onward }) };
      }),
      setAside: [],
    },
    discharges: own.arrival.stowed.length,
  };
  return { call, left: { discharge: own.arrival.left, load: own.load.left } };
}

/** A voyage of a line as messages tell it. */
export function voyageOf(
  line: string,
  { vesselName, voyage, eta, etd }: Pick<CallOutline, 'vesselName' | 'voyage' | 'eta' | 'etd'>,
): VoyageRef {
  const callSign = vesselName.replace(/[^A-Z0-9]/g, '').slice(0, 7);
  return { vesselName, callSign, imo: '', voyage, carrier: line, eta, etd };
}

function bySlot(a: Stowed, b: Stowed): number {
  return a.slot.bay - b.slot.bay || a.slot.row - b.slot.row || a.slot.tier - b.slot.tier;
}

/**
 * Stows what is discharged here and what is loaded here into the same panels: once discharge is done they are empty, so every
 * slot of the load list is free and borne by the quay's own work.
 */
function stowOwnBoxes(random: Random, outline: CallOutline) {
  const geometry = geometryOf(outline.vessel, outline.vesselName);
  const cells = Math.max(cellsNeeded(outline.discharge), cellsNeeded(outline.load.map((entry) => entry.container)));
  const draw = random.state;
  for (let spare = FIRST_SPARE; ; spare *= 2) {
    random.state = draw;
    const forArrival = panelsOf(outline.vessel, geometry);
    const forLoad = panelsOf(outline.vessel, geometry);
    const panels = spreadPanels(random, forArrival, cells * (1 + spare));
    const chosen = new Set(panels.map((panel) => forArrival.indexOf(panel)));
    const arrival = stow(panels, [{ port: 0, boxes: outline.discharge }]);
    const load = stow(
      forLoad.filter((_, index) => chosen.has(index)),
      byPort(
        outline.nextPorts,
        outline.load.map((entry) => entry.container),
      ),
    );
    const whole = chosen.size === forArrival.length;
    if (whole || arrival.left.length + load.left.length === 0) return { chosen, arrival, load };
  }
}

/** Groups boxes by port of discharge; ports count from 1 in the order of calling, and a port that is not called last. */
function byPort(ports: readonly string[], boxes: readonly Container[]): { port: number; boxes: Container[] }[] {
  const groups = new Map<number, Container[]>();
  for (const box of boxes) {
    const index = ports.indexOf(box.portOfDischarge);
    const port = index < 0 ? ports.length + 1 : index + 1;
    const group = groups.get(port);
    if (group) group.push(box);
    else groups.set(port, [box]);
  }
  return [...groups].map(([port, group]) => ({ port, boxes: group }));
}

/** Fills the other panels with boxes for the next ports: holds full, the deck as high as it takes. */
function stowRemaining(random: Random, outline: CallOutline, panels: Panel[], numbers: NumberSource): Stowed[] {
  if (panels.length === 0 || outline.nextPorts.length === 0) return [];
  const [least, most] = ARRIVAL_FILL;
  const all = panels.reduce((sum, panel) => sum + freeCells(panel), 0);
  limitDeck(panels, deckHeightFor(panels, outline.vessel, all * (least + (most - least) * random.next())));
  const wanted = panels.reduce((sum, panel) => sum + freeCells(panel), 0);
  const boxes: Container[] = [];
  const weights = outline.nextPorts.map(() => 0.4 + random.next());
  for (let cells = 0; cells < wanted;) {
    const pod = outline.nextPorts[random.weighted(weights)] as string;
    const routing = { portOfLoading: outline.previousPort, portOfDischarge: pod, finalPort: pod };
    const box = drawContainer(random, numbers, { operator: outline.line, ...routing });
    boxes.push(box);
    cells += box.lengthFeet === 20 ? 0.5 : 1;
  }
  const turn = random.int(panels.length);
  const order = [...panels.slice(turn), ...panels.slice(0, turn)];
  // What finds no slot is left out: nobody at this port handles it.
  return stow(order, byPort(outline.nextPorts, boxes)).stowed;
}

/** The lowest deck that holds what is wanted, with enough of it on deck for the boxes that must stand there. */
function deckHeightFor(panels: readonly Panel[], vessel: VesselClass, wanted: number): number {
  const cellsIn = (part: 'hold' | 'deck', most: number): number =>
    panels.reduce((sum, panel) => sum + panel[part].reduce((n, stack) => n + Math.min(most, stack.tiers), 0), 0);
  const hold = cellsIn('hold', Infinity);
  for (let tiers = 1; tiers < vessel.deckTiers; tiers++) {
    const deck = cellsIn('deck', tiers);
    if (hold + deck >= wanted && deck >= ROB_DECK_SHARE * wanted) return tiers;
  }
  return vessel.deckTiers;
}
