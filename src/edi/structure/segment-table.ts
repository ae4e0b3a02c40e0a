// What the elements of each segment are called: the one table from which documents are read and written. Facts: UN/EDIFACT directories
// (segment directory EDSD of D.95B to D.20B, service segments of ISO 9735). A string is an element, its components are
// separated by colons. Values in places that are not named here are kept under `more`.
//
// The places of a value are the same in all directories but for a few, where a later directory put something else into a component: TDT
// element 4 (C228 to D.04A: code, name; C001 after: code, list, agency, name). There the name is that of the older use.

/** How a document calls the segments of a tag, and the values in them. */
interface SegmentEntry {
  /** Property of the message or group that holds the segments. */
  property: string;
  /** A single object in its place instead of a list. */
  single?: true;
  elements: readonly string[];
}

/** A code with its code list, the agency of that and its text: four components that come in a row in many segments. */
const code4 = <Name extends string>(name: Name): `${Name}:${Name}List:${Name}Agency:${Name}Name` =>
  `${name}:${name}List:${name}Agency:${name}Name`;

/** By tag. */
export const SEGMENT_TABLE = {
  ATT: { property: 'attributes', elements: ['function', code4('type'), 'code:list:agency:text'] },
  AUT: { property: 'authentications', elements: ['result', 'key'] },
  BGM: {
    property: 'document',
    single: true,
    elements: [
      'code:codeList:codeAgency:name',
      'number:version:revision',
      'function',
      'response',
      'status',
      'language',
    ],
  },
  CNI: {
    property: 'consignments',
    elements: ['number', 'document:status:source:language:version:revision', 'loadSequence'],
  },
  CNT: { property: 'controls', elements: ['qualifier:value:unit'] },
  COD: { property: 'componentDetails', elements: [code4('unit'), code4('material')] },
  COM: { property: 'communications', elements: ['number:channel', 'number2:channel2', 'number3:channel3'] },
  CPI: {
    property: 'charges',
    elements: [
      'category:categoryList:categoryAgency',
      'paymentMethod:paymentMethodList:paymentMethodAgency',
      'prepaid',
    ],
  },
  CST: {
    property: 'customs',
    elements: ['number', code4('code'), code4('code2'), code4('code3'), code4('code4'), code4('code5')],
  },
  CTA: { property: 'contacts', elements: ['function', 'code:name'] },
  CUX: {
    property: 'currencies',
    elements: ['usage:currency:qualifier:rateBase', 'usage2:currency2:qualifier2', 'rate', 'market'],
  },
  DAM: {
    property: 'damages',
    elements: ['qualifier', code4('type'), code4('area'), code4('severity'), code4('action')],
  },
  DGS: {
    property: 'dangerous',
    elements: [
      'regulation',
      'class:page:classVersion',
      'unNumber:flashRange',
      'flashpoint:flashpointUnit',
      'packingGroup',
      'ems',
      'mfag',
      'tremCard',
      'kemlerUpper:kemlerLower',
      'label1:label2:label3:label4',
      'packingInstruction',
      'transportCategory',
      'permission',
      'tunnel:tunnelList:tunnelAgency',
    ],
  },
  DIM: { property: 'dimensions', elements: ['qualifier', 'unit:length:width:height:diameter'] },
  DOC: {
    property: 'papers',
    elements: [
      'code:codeList:codeAgency:name',
      'number:status:source:language:version:revision',
      'channel',
      'copies',
      'originals',
    ],
  },
  DTM: { property: 'times', elements: ['qualifier:value:format'] },
  EQA: { property: 'attached', elements: ['qualifier', 'id:idList:idAgency:idCountry'] },
  EQD: {
    property: 'equipment',
    elements: [
      'qualifier',
      'id:idList:idAgency:idCountry',
      'sizeType:sizeTypeList:sizeTypeAgency:sizeTypeName',
      'supplier',
      'status',
      'fullness',
      'marking',
    ],
  },
  EQN: { property: 'equipmentCounts', elements: ['count:qualifier'] },
  ERC: { property: 'errors', elements: ['code:list:agency'] },
  FTX: {
    property: 'texts',
    elements: [
      'subject',
      'function',
      'code:codeList:codeAgency',
      'text1:text2:text3:text4:text5',
      'language',
      'format',
    ],
  },
  GDS: { property: 'goodsKinds', elements: ['kind:kindList:kindAgency', code4('productGroup')] },
  GEI: { property: 'generalIndicators', elements: ['qualifier', 'indicator:list:agency:name', 'process'] },
  GID: {
    property: 'goods',
    elements: [
      'number',
      'packages:packagesType:packagesList:packagesAgency:packagesName:packagesRelated',
      'packages2:packages2Type:packages2List:packages2Agency:packages2Name:packages2Related',
      'packages3:packages3Type:packages3List:packages3Agency:packages3Name:packages3Related',
      'packages4:packages4Type:packages4List:packages4Agency:packages4Name:packages4Related',
      'packages5:packages5Type:packages5List:packages5Agency:packages5Name:packages5Related',
    ],
  },
  GIS: { property: 'indicators', elements: ['indicator:list:agency:process'] },
  GOR: {
    property: 'requirements',
    elements: [
      'movement',
      'agency:involvement:action:process',
      'agency2:involvement2:action2:process2',
      'agency3:involvement3:action3:process3',
      'agency4:involvement4:action4:process4',
    ],
  },
  HAN: { property: 'handling', elements: ['code:list:agency:name', 'hazard:hazardList:hazardAgency:hazardName'] },
  LOC: {
    property: 'places',
    elements: ['qualifier', 'code:list:agency:name', code4('related'), code4('related2'), 'relation'],
  },
  MEA: {
    property: 'measures',
    elements: ['purpose', 'dimension:significance:nonDiscrete:attribute', 'unit:value:min:max:digits', 'surface'],
  },
  MOA: { property: 'amounts', elements: ['qualifier:amount:currency:currencyQualifier:status'] },
  NAD: {
    property: 'parties',
    elements: [
      'qualifier',
      'code:list:agency',
      'address1:address2:address3:address4:address5',
      'name1:name2:name3:name4:name5:nameFormat',
      'street1:street2:street3:street4',
      'city',
      code4('region'),
      'postcode',
      'country',
    ],
  },
  PAC: {
    property: 'packages',
    elements: [
      'count',
      'level:information:terms',
      'type:list:agency:name',
      'descriptionType:description:descriptionItem:description2:descriptionItem2',
    ],
  },
  PCD: { property: 'percentages', elements: ['qualifier:percentage:basis:list:agency', 'status'] },
  PCI: {
    property: 'marks',
    elements: [
      'instruction',
      'mark1:mark2:mark3:mark4:mark5:mark6:mark7:mark8:mark9:mark10',
      'packageStatus',
      'marking:markingList:markingAgency',
    ],
  },
  PIA: {
    property: 'products',
    elements: [
      'function',
      'number:type:list:agency',
      'number2:type2:list2:agency2',
      'number3:type3:list3:agency3',
      'number4:type4:list4:agency4',
      'number5:type5:list5:agency5',
    ],
  },
  POC: { property: 'purposes', elements: ['code:list:agency:name'] },
  QTY: { property: 'quantities', elements: ['qualifier:value:unit'] },
  RFF: { property: 'references', elements: ['qualifier:number:line:version:revision'] },
  RNG: { property: 'ranges', elements: ['qualifier', 'unit:min:max'] },
  SEL: {
    property: 'seals',
    elements: ['number', 'issuer:issuerList:issuerAgency:issuerName', 'condition', 'from:to', 'type'],
  },
  SGP: { property: 'splits', elements: ['id:idList:idAgency:idCountry', 'packages'] },
  TDT: {
    property: 'transports',
    elements: [
      'stage',
      'voyage',
      'mode:modeName',
      'means:meansName:meansAgency:meansDescription',
      'carrier:carrierList:carrierAgency:carrierName',
      'direction',
      'excessReason:excessResponsibility:excessAuthorization',
      'vessel:vesselList:vesselAgency:vesselName:nationality',
      'ownership',
      code4('power'),
    ],
  },
  TMD: { property: 'movements', elements: ['movement:movementName', 'plan', 'haulage'] },
  TMP: { property: 'temperatures', elements: ['qualifier', 'value:unit'] },
  TPL: { property: 'transportPlaces', elements: ['id:list:agency:name:nationality'] },
  TSR: {
    property: 'services',
    elements: [
      'contract:contractList:contractAgency',
      'service:serviceList:serviceAgency:service2:service2List:service2Agency',
      'priority:priorityList:priorityAgency',
      'cargo:cargoList:cargoAgency',
    ],
  },
  UCD: { property: 'elementErrors', elements: ['error', 'element:component:occurrence'] },
  UCF: {
    property: 'groupResponses',
    elements: [
      'reference',
      'sender:senderQualifier',
      'recipient:recipientQualifier',
      'action',
      'error',
      'tag',
      'element:component',
    ],
  },
  UCI: {
    property: 'interchangeResponse',
    single: true,
    elements: [
      'reference',
      'sender:senderQualifier:senderRouting:senderSubRouting',
      'recipient:recipientQualifier:recipientRouting:recipientSubRouting',
      'action',
      'error',
      'tag',
      'element:component',
    ],
  },
  UCM: {
    property: 'messageResponses',
    elements: ['reference', 'type:version:release:agency:association', 'action', 'error', 'tag', 'element:component'],
  },
  UCS: { property: 'segmentErrors', elements: ['position', 'error'] },
  UNB: {
    property: 'envelope',
    single: true,
    elements: [
      'syntax:syntaxVersion:serviceList:encoding',
      'sender:senderQualifier:senderRouting:senderSubRouting',
      'recipient:recipientQualifier:recipientRouting:recipientSubRouting',
      'date:time',
      'reference',
      'recipientReference:recipientReferenceQualifier',
      'application',
      'priority',
      'acknowledgement',
      'agreement',
      'test',
    ],
  },
  UNH: {
    property: 'header',
    single: true,
    elements: ['reference', 'type:version:release:agency:association:typeList', 'access', 'transfer:transferFlag'],
  },
  UNS: { property: 'sections', elements: ['section'] },
} as const satisfies Record<string, SegmentEntry>;

/** A tag of the table. */
export type Tag = keyof typeof SEGMENT_TABLE;

/** Names of the values of a segment: element by element, component by component. */
export type ValueNames = readonly (readonly string[])[];

const NAMES = new Map<string, ValueNames>(
  Object.entries(SEGMENT_TABLE).map(([tag, { elements }]) => [tag, elements.map((element) => element.split(':'))]),
);
const PROPERTIES = new Map<string, string>(Object.entries(SEGMENT_TABLE).map(([tag, entry]) => [tag, entry.property]));
const TAGS = new Map<string, Tag>(Object.entries(SEGMENT_TABLE).map(([tag, entry]) => [entry.property, tag as Tag]));

/** Names of a segment's values; undefined for a tag that is not in the table. */
export function valueNames(tag: string): ValueNames | undefined {
  return NAMES.get(tag);
}

/** The property that holds the segments of a tag; undefined for a tag that is not in the table. */
export function propertyOf(tag: string): string | undefined {
  return PROPERTIES.get(tag);
}

/** The tag whose segments a property holds; undefined for another property. */
export function tagOf(property: string): Tag | undefined {
  return TAGS.get(property);
}

/** Whether a property holds one segment instead of a list. */
export function isSingle(tag: Tag): boolean {
  return 'single' in SEGMENT_TABLE[tag];
}
