// Codes of equipment (EQD), masses and measures (MEA, DIM, TMP, RNG), handling (HAN), seals, damages and counts with their names in
// the field's words. Sources as in places-and-times.ts; units: UN/ECE recommendation 20.
import type { CodeNames } from './code-table.ts';

/** 8053, kind of equipment. */
export const EQUIPMENT: CodeNames = {
  BB: 'break bulk',
  BL: 'blocks',
  BPN: 'box pallet',
  CH: 'chassis',
  CN: 'container',
  EFP: 'exchangeable pallet',
  GEN: 'generator set',
  LAR: 'lashing rods',
  PA: 'pallet',
  RG: 'reefer generator',
  RO: 'rope',
  RR: 'rail car',
  SW: 'swap body',
  TE: 'trailer',
  TP: 'tarpaulin',
  UL: 'unit load device',
};

/** 8249, what the box is to the terminal. */
export const STATUSES: CodeNames = {
  '1': 'continental',
  '2': 'export',
  '3': 'import',
  '4': 'remains on board',
  '5': 'shift',
  '6': 'transhipment',
  '7': 'shortlanded',
  '8': 'overlanded',
  '9': 'domestic',
  '10': 'positioning',
};

/** 8169, how full it is. */
export const FULLNESS: CodeNames = {
  '1': 'more than a quarter of the volume free',
  '2': 'more than half of the volume free',
  '3': 'more than three quarters of the volume free',
  '4': 'empty',
  '5': 'full',
  '6': 'no volume free',
  '7': 'full, mixed consignment',
  '8': 'full, single consignment',
};

/** 8077, who supplies the equipment. */
export const SUPPLIERS: CodeNames = {
  '1': 'shipper',
  '2': 'carrier',
  '3': 'consolidator',
  '4': 'deconsolidator',
  '5': 'third party',
};

/** 6311 and 6313, which measure it is; in bay plans of version 2 they stand in the same place. */
export const MEASURES: CodeNames = {
  AAA: 'net mass',
  AAB: 'gross mass of the goods',
  AAC: 'total net mass',
  AAD: 'total gross mass',
  AAE: 'measurement',
  AAL: 'net mass of the goods',
  AAW: 'volume',
  AET: 'gross mass of the container',
  AEU: 'tare',
  CT: 'counts',
  DEN: 'density',
  EGW: 'estimated gross mass',
  G: 'gross mass',
  HT: 'height',
  LN: 'length',
  PD: 'physical dimensions',
  T: 'tare',
  TE: 'temperature',
  VGM: 'verified gross mass',
  VOL: 'volume',
  WD: 'width',
  WT: 'gross mass, estimated',
};

/** 6145, which dimension it is. */
export const DIMENSIONS: CodeNames = {
  '1': 'gross dimensions',
  '2': 'package with goods',
  '5': 'over-length in front',
  '6': 'over-length at the back',
  '7': 'over-width on the right',
  '8': 'over-width on the left',
  '9': 'over-dimension (over-height in bay plans of version 2)',
  '10': 'external dimensions',
  '11': 'internal dimensions',
  '12': 'damaged area',
  '13': 'over-height',
  '14': 'door',
  '17': 'height of a bundle',
  '18': 'actual height',
  '20': 'adjustable dimension',
};

/** 6411, units. */
export const UNITS: CodeNames = {
  BAR: 'bar',
  CEL: 'degrees Celsius',
  CMT: 'centimetres',
  FAH: 'degrees Fahrenheit',
  FOT: 'feet',
  GRM: 'grams',
  INH: 'inches',
  KEL: 'kelvin',
  KGM: 'kilograms',
  LBR: 'pounds',
  LTN: 'long tons',
  LTR: 'litres',
  MMT: 'millimetres',
  MTQ: 'cubic metres',
  MTR: 'metres',
  P1: 'per cent',
  STN: 'short tons',
  TNE: 'tonnes',
};

/** 6245 and 6167, which temperature or range it is. */
export const TEMPERATURES: CodeNames = {
  '1': 'storage temperature',
  '2': 'transport temperature',
  '3': 'cargo operating temperature',
  SET: 'set point',
};
export const RANGES: CodeNames = {
  '4': 'range of quantity (also seen for temperature)',
  '5': 'temperature range',
};

/** 4079, handling; in MOVINS what is done with all places that follow. */
export const HANDLINGS: CodeNames = {
  ACC: 'accessible for the crew',
  AFH: 'away from foodstuffs',
  BNN: 'bananas',
  DIS: 'discharge',
  EXB: 'export box',
  FUM: 'under fumigation',
  KCL: 'keep clear of heat',
  LOA: 'load',
  LOD: 'load',
  NOR: 'reefer not operating',
  ODK: 'on deck',
  ONDK: 'on deck',
  RES: 'restow',
  UND: 'under deck',
  UDK: 'under deck',
};

/** 6069, what is counted. */
export const COUNTS: CodeNames = {
  '1': 'sum of quantities',
  '2': 'line items',
  '8': 'consignments (containers in bay plans of version 3)',
  '10': 'consignments',
  '11': 'packages',
  '16': 'containers',
  '18': 'total mass',
};

/** 9303, who sealed it. */
export const SEALERS: CodeNames = {
  AA: 'consolidator',
  AB: 'unknown',
  AC: 'quarantine',
  CA: 'carrier',
  CU: 'customs',
  SH: 'shipper',
  TO: 'terminal',
};

/** 8335, how the box moves between shipper and consignee. */
export const MOVEMENTS: CodeNames = {
  '1': 'break bulk',
  '2': 'LCL to LCL',
  '3': 'FCL to FCL',
  '4': 'FCL to LCL',
  '5': 'LCL to FCL',
};

/** 8273, the rules that dangerous goods are classified by. */
export const REGULATIONS: CodeNames = {
  ADR: 'road in Europe',
  ADN: 'inland water in Europe',
  CFR: 'United States',
  ICA: 'air (ICAO)',
  IMD: 'sea (IMDG code)',
  RID: 'rail in Europe',
  UI: 'UK air',
};

/** 8339, packing group: how dangerous a substance is within its class. */
export const PACKING_GROUPS: CodeNames = { '1': 'great danger', '2': 'medium danger', '3': 'minor danger' };

/** DOC and FTX+AAY: how a gross mass was verified. */
export const VERIFICATIONS: CodeNames = { SM1: 'packed box weighed', SM2: 'contents and tare added' };
