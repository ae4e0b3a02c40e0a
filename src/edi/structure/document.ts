// A document: one EDIFACT message as a tree of its segments with named values. It loses nothing: what has no name, and what has no
// place in the message's structure, is kept and written back. The contract between reading, writing, converting and everyone outside.
import type { SEGMENT_TABLE, Tag } from './segment-table.ts';

/** The names in an element of the table: 'a' and 'b' of "a:b". */
type Components<Text extends string> = Text extends `${infer Head}:${infer Rest}` ? Head | Components<Rest> : Text;

/** Names of the values of a segment. */
export type NameOf<T extends Tag> = Components<(typeof SEGMENT_TABLE)[T]['elements'][number]>;

/** Values of a segment as sent, release characters removed; what is empty is not there. */
export type Values<T extends Tag> = Partial<Record<NameOf<T>, string>> & {
  /** Values in places without a name, by "element.component", both counted from 1 after the tag. */
  more?: Record<string, string>;
  /** Repeated elements (syntax 4): by element, from 1 after the tag, the values after the first, each as its components. */
  repeated?: Record<string, string[][]>;
};

/** A segment that has no place in the structure of its message: kept as it came, elements of components. */
export interface KeptSegment {
  tag: string;
  elements: string[][];
  /** As in Values. */
  repeated?: Record<string, string[][]>;
}

/** Segments under a segment that opens a group, by the property of their tag. */
export interface Children {
  attributes?: Segment<'ATT'>[];
  authentications?: Segment<'AUT'>[];
  document?: Segment<'BGM'>;
  consignments?: Segment<'CNI'>[];
  controls?: Segment<'CNT'>[];
  componentDetails?: Segment<'COD'>[];
  communications?: Segment<'COM'>[];
  charges?: Segment<'CPI'>[];
  customs?: Segment<'CST'>[];
  contacts?: Segment<'CTA'>[];
  currencies?: Segment<'CUX'>[];
  damages?: Segment<'DAM'>[];
  dangerous?: Segment<'DGS'>[];
  dimensions?: Segment<'DIM'>[];
  papers?: Segment<'DOC'>[];
  times?: Segment<'DTM'>[];
  attached?: Segment<'EQA'>[];
  equipment?: Segment<'EQD'>[];
  equipmentCounts?: Segment<'EQN'>[];
  errors?: Segment<'ERC'>[];
  texts?: Segment<'FTX'>[];
  goodsKinds?: Segment<'GDS'>[];
  generalIndicators?: Segment<'GEI'>[];
  goods?: Segment<'GID'>[];
  indicators?: Segment<'GIS'>[];
  requirements?: Segment<'GOR'>[];
  handling?: Segment<'HAN'>[];
  places?: Segment<'LOC'>[];
  measures?: Segment<'MEA'>[];
  amounts?: Segment<'MOA'>[];
  parties?: Segment<'NAD'>[];
  packages?: Segment<'PAC'>[];
  percentages?: Segment<'PCD'>[];
  marks?: Segment<'PCI'>[];
  products?: Segment<'PIA'>[];
  purposes?: Segment<'POC'>[];
  quantities?: Segment<'QTY'>[];
  references?: Segment<'RFF'>[];
  ranges?: Segment<'RNG'>[];
  seals?: Segment<'SEL'>[];
  splits?: Segment<'SGP'>[];
  transports?: Segment<'TDT'>[];
  movements?: Segment<'TMD'>[];
  temperatures?: Segment<'TMP'>[];
  transportPlaces?: Segment<'TPL'>[];
  services?: Segment<'TSR'>[];
  elementErrors?: Segment<'UCD'>[];
  groupResponses?: Segment<'UCF'>[];
  interchangeResponse?: Segment<'UCI'>;
  messageResponses?: Segment<'UCM'>[];
  segmentErrors?: Segment<'UCS'>[];
  sections?: Segment<'UNS'>[];
  /** What has no place in the structure here. */
  kept?: KeptSegment[];
}

/** A segment with its values and, where it opens a group, the group under `has`. */
export type Segment<T extends Tag> = Values<T> & { has?: Children };

/** One message. */
export interface EdiDocument {
  /** Message type, e.g. "BAPLIE". */
  type: string;
  /** Version as people name it: the guide of bay plans and stowage instructions ("2.2"), the directory of the others ("D95B"). */
  version: string;
  /** UNH as sent. */
  header: Values<'UNH'>;
  /** Everything between UNH and UNT. */
  body: Children;
}
