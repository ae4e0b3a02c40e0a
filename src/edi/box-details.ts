// What messages tell of a container beyond what the terminal works with: seals, damages, references, times, who weighed it. Codes are
// as sent. What is not told is not there, so that a message without any of it costs nothing.
import type { Container } from '../terminal/container.ts';

/** A seal: its number and who set it (SEL 9303: CA carrier, SH shipper, CU customs, TO terminal …; '' where not told). */
export interface Seal {
  number: string;
  issuer: string;
}

/** A damage, in the codes of the sender's list (DAM): what, where on the container, how bad. */
export interface Damage {
  type: string;
  area: string;
  severity: string;
}

/** A reference by its qualifier (RFF 1153), e.g. BM bill of lading, ABT customs declaration. */
export interface Reference {
  qualifier: string;
  number: string;
}

/** A time by its qualifier (DTM 2005), ms UTC. */
export interface TimeTold {
  qualifier: number;
  at: number;
}

/** A place by its qualifier (LOC 3227): UN/LOCODE, and the terminal in it where told. */
export interface PlaceTold {
  qualifier: number;
  code: string;
  terminal: string;
}

/** A party by its role (NAD 3035): code and name, '' where not told. */
export interface PartyTold {
  role: string;
  code: string;
  name: string;
}

/** A remark by its subject (FTX 4451): a code, and the text with its lines divided by "\n". */
export interface Remark {
  subject: string;
  code: string;
  text: string;
}

/** A leg of transport (TDT): stage 1 inland, 10 before, 30 after the main leg; mode 3 road, 2 rail, 8 barge, 1 sea. */
export interface Leg {
  stage: string;
  voyage: string;
  mode: string;
  means: string;
  carrier: string;
  /** Plate, wagon or vessel. */
  vehicle: string;
}

/** A verified gross mass (SOLAS VI/2). */
export interface VerifiedMass {
  kg: number;
  /** 1 the packed box was weighed (SM1), 2 contents and tare were added (SM2); null where not told. */
  method: 1 | 2 | null;
  /** When it was weighed, ms UTC; null where not told. */
  at: number | null;
  /** Who is responsible for it (NAD+SPC), and who weighed (NAD+WPA); '' where not told. */
  responsible: string;
  weighedBy: string;
  /** Document that tells of it. */
  document: string;
}

/** What is told of a container besides the container. */
export interface BoxDetails {
  /** EQD 8249: 1 continental, 2 export, 3 import, 4 remains on board, 5 shifter, 6 transhipment. */
  status?: string;
  seals?: Seal[];
  damages?: Damage[];
  references?: Reference[];
  times?: TimeTold[];
  /** Places other than those of the container. */
  places?: PlaceTold[];
  /** Parties other than the operator. */
  parties?: PartyTold[];
  remarks?: Remark[];
  /** Handling codes (HAN). */
  handling?: string[];
  legs?: Leg[];
  /** Equipment attached to it or bundled with it (EQA), by its number. */
  attached?: string[];
  /** TMD 8335: 2 LCL/LCL, 3 FCL/FCL, 4 FCL/LCL, 5 LCL/FCL. */
  movement?: string;
  tareKg?: number;
  verified?: VerifiedMass;
}

/** A container that is known by its kind only: any box of the kind will do. The gross mass is that of its weight class, 0 where not told. */
export type BoxKind = Omit<Container, 'id'>;
