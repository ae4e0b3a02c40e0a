// The container messages that the terminal does not act on by itself, as nouns: instructions, reports, releases, verified masses, orders
// and stock. Those that it works are in messages.ts. What a noun does not tell stays in the message's document.
import type { Container, VesselSlot } from '../terminal/container.ts';
import type { ContainerId } from '../terminal/ids.ts';
import type { BoxDetails, BoxKind, PartyTold, Reference, Remark, VerifiedMass } from './box-details.ts';
import type { Issue, SetAside, VoyageRef } from './message-parts.ts';

/** What the header of every such message tells; lists are left out where they would be empty. */
export interface MessageHead {
  /** Left out: nothing is told of it. */
  issue?: Issue;
  reference: string;
  voyage: VoyageRef;
  parties?: PartyTold[];
  references?: Reference[];
  remarks?: Remark[];
  setAside: SetAside[];
}

/** One cell of a stowage instruction. */
export interface StowageInstruction {
  /** HAN 4079 as sent: LOA load, DIS discharge, RES restow …; '' where not told. */
  instruction: string;
  slot: VesselSlot;
  /** The container; null where any of a kind will do. */
  container: Container | null;
  /** The kind, where no container is named. */
  kind: BoxKind | null;
  details: BoxDetails;
}

/** MOVINS: what the line wants to stand where. */
export interface StowageInstructions extends MessageHead {
  type: 'MOVINS';
  /** Port of the instructions (LOC+5). */
  port: string;
  entries: StowageInstruction[];
}

/** COARRI: what was discharged or loaded. */
export interface DischargeLoadReport extends MessageHead {
  type: 'COARRI';
  function: 'discharge' | 'load';
  port: string;
  terminalCode: string;
  entries: {
    container: Container;
    slot: VesselSlot | null;
    /** When it was moved (DTM+203), ms UTC. */
    at: number | null;
    booking: string;
    details: BoxDetails;
  }[];
}

/** CODECO: what came or went through a gate. */
export interface GateMoveReport extends MessageHead {
  type: 'CODECO';
  direction: 'in' | 'out';
  port: string;
  terminalCode: string;
  entries: {
    container: Container;
    /** When it passed (DTM+7), ms UTC. */
    at: number | null;
    truck: string;
    haulier: string;
    booking: string;
    details: BoxDetails;
  }[];
}

/** COREOR: who may collect which container, and until when. */
export interface ReleaseOrder extends MessageHead {
  type: 'COREOR';
  entries: {
    container: Container;
    booking: string;
    /** Release number (RFF+RE), else the delivery order's (RFF+AAJ). */
    release: string;
    /** Secret that the collector shows (RFF+PIN where the sender uses it: the directories have no code for it). */
    pin: string;
    /** Haulier or party that may collect it (NAD+CA on the truck's leg, TR, FW, CN in this order); '' anyone with the reference. */
    collector: string;
    /** From and until when it may be collected (DTM 234 or 7; 61, 64 or 36), ms UTC. */
    from: number | null;
    until: number | null;
    details: BoxDetails;
  }[];
}

/** VERMAS: verified gross masses. */
export interface MassVerification extends MessageHead {
  type: 'VERMAS';
  entries: {
    id: ContainerId;
    /** '' where not told. */
    isoType: string;
    booking: string;
    verified: VerifiedMass;
    details: BoxDetails;
  }[];
}

/** COHAOR: special handling that is ordered for containers (ventilation, weighing, inspection …); the codes stand in the details. */
export interface HandlingOrder extends MessageHead {
  type: 'COHAOR';
  entries: { container: Container; booking: string; details: BoxDetails }[];
}

/** COSTOR: containers to be stuffed or stripped; the consignments stay in the document. */
export interface StuffingOrder extends MessageHead {
  type: 'COSTOR';
  entries: { container: Container; booking: string; details: BoxDetails }[];
}

/** COEDOR: containers in stock at a terminal or depot. */
export interface StockReport extends MessageHead {
  type: 'COEDOR';
  /** When the stock was counted (header DTM other than 137), ms UTC; null where not told. */
  countedAt: number | null;
  entries: { container: Container; booking: string; details: BoxDetails }[];
}

/** The messages of this file. */
export type OtherMessage =
  | StowageInstructions
  | DischargeLoadReport
  | GateMoveReport
  | ReleaseOrder
  | MassVerification
  | HandlingOrder
  | StuffingOrder
  | StockReport;
