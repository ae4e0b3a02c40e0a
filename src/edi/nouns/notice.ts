// What the nouns of vessel and cargo messages are made of: the head, parties with contacts, places with times, measures and counts.
// Codes are as sent, in capitals; texts are trimmed. What a noun does not tell stays in the message's document, which everyone keeps.
import type { PartyTold, PlaceTold, Reference, Remark, TimeTold } from '../box-details.ts';
import type { Issue } from '../messages.ts';

/** How a contact can be reached: number or address, and the channel (COM 3155: TE telephone, EM e-mail, FX fax …). */
export interface ContactNumber {
  number: string;
  channel: string;
}

/** Someone to ask (CTA 3139: IC information, OP operations, DI dangerous goods …). */
export interface Contact {
  function: string;
  name: string;
  numbers?: ContactNumber[];
}

/** A party and whom to ask there. */
export interface Party extends PartyTold {
  contacts?: Contact[];
}

/** A place with what is told of it; its name stands for a code where there is none. */
export interface CalledPlace extends PlaceTold {
  berth?: string;
  name?: string;
  times?: TimeTold[];
}

/** A measure (MEA 6311 and 6313) in its unit as sent. */
export interface Measure {
  purpose: string;
  dimension: string;
  unit: string;
  value: number;
}

/** A count by what it counts (QTY 6063, CNT 6069). */
export interface Quantity {
  qualifier: string;
  value: number;
  /** Unit as sent; '' where not told. */
  unit: string;
  remark?: string;
}

/** What the head of each of these messages tells; lists are left out where they would be empty. */
export interface NoticeHead {
  /** BGM 1001 and 1004. */
  documentCode: string;
  reference: string;
  /** Left out: nothing is told of it. */
  issue?: Issue;
  /** Times of the message as a whole other than when it was issued. */
  times?: TimeTold[];
  references?: Reference[];
  parties?: Party[];
  remarks?: Remark[];
}
