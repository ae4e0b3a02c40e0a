// What goes wrong in an interchange, in the codes of ISO 9735 that CONTRL tells it with, and which of them each of our own codes is.
// Source: ISO 9735, service code list, data element 0085 (syntax error, coded), as published by UNECE and JSWG (UNSL 19A, D.23A). The words
// are our own.

/** Data element 0085, by code: what it says, in words. */
export const SYNTAX_ERRORS: Record<string, string> = {
  '2': 'the syntax version or level is not supported',
  '7': 'the interchange is addressed to somebody else',
  '12': 'the value is not valid',
  '13': 'something that must be there is missing',
  '14': 'the value is not supported here',
  '15': 'this segment or element is not supported here',
  '16': 'there are too many elements or components',
  '17': 'there is no agreement to exchange this',
  '18': 'there is an error that is not named',
  '19': 'the decimal sign is not valid',
  '20': 'a character of UNA cannot be a service character',
  '21': 'there are characters that the character set does not have',
  '22': 'service characters are not valid',
  '23': 'the sender is not known',
  '24': 'the interchange is too old',
  '25': 'test interchanges are not supported',
  '26': 'it came before: it is a duplicate',
  '27': 'the security function is not supported',
  '28': 'the references at the beginning and the end do not agree',
  '29': 'the count at the end is not what came',
  '30': 'functional groups and messages are mixed',
  '31': 'there is more than one type of message in a functional group',
  '32': 'there is nothing in it',
  '33': 'something stands outside of messages and functional groups',
  '34': 'explicit nesting is not allowed',
  '35': 'a segment or element is repeated too often',
  '36': 'a group of segments is repeated too often',
  '37': 'characters are of the wrong type',
  '38': 'the digit before the decimal sign is missing',
  '39': 'an element is too long',
  '40': 'an element is too short',
  '45': 'there are separators at the end that stand for nothing',
  '46': 'the character set is not supported',
};

/** Codes of 0085 by which whoever receives an interchange may refuse it. */
export const REFUSAL = {
  notForUs: '7',
  noAgreement: '17',
  unspecified: '18',
  unknownSender: '23',
  tooOld: '24',
  test: '25',
  duplicate: '26',
  notSupported: '14',
} as const;

/** A code of 0085 for refusing something. */
export type Refusal = (typeof REFUSAL)[keyof typeof REFUSAL];

/** What one of our codes is in a CONTRL. */
export interface SyntaxFault {
  /** Data element 0085. */
  error: string;
  /** What is wrong: the interchange, a functional group, a message as a whole, a segment, or only a value (which is told where that is asked for). */
  of: 'interchange' | 'group' | 'message' | 'segment' | 'value';
  /** Service segment at fault (0013), of interchanges and messages. */
  tag?: string;
  /** Place in the segment: elements counted from 1, which is the tag (0098), components from 1 (0104). */
  element?: string;
  component?: string;
}

const LOC_CODE = { error: '12', of: 'value', element: '3', component: '1' } as const;
const EQD_NUMBER = { error: '12', of: 'value', element: '3', component: '1' } as const;

/** By our own code; what is not here is no matter of syntax. */
export const SYNTAX_FAULTS: Record<string, SyntaxFault> = {
  'HWS-EDI-001': { error: '13', of: 'interchange', tag: 'UNH' },
  'HWS-EDI-002': { error: '18', of: 'interchange' },
  'HWS-EDI-003': { error: '22', of: 'interchange', tag: 'UNA' },
  'HWS-EDI-004': { error: '13', of: 'interchange' },
  'HWS-EDI-005': { error: '33', of: 'interchange' },
  'HWS-EDI-006': { error: '13', of: 'interchange', tag: 'UNZ' },
  'HWS-EDI-007': { error: '29', of: 'message', tag: 'UNT', element: '2' },
  'HWS-EDI-008': { error: '28', of: 'message', tag: 'UNT', element: '3' },
  'HWS-EDI-009': { error: '29', of: 'interchange', tag: 'UNZ', element: '2' },
  'HWS-EDI-010': { error: '14', of: 'message', tag: 'UNH', element: '3', component: '1' },
  'HWS-EDI-011': { error: '13', of: 'message', tag: 'UNT' },
  'HWS-EDI-012': { error: '34', of: 'message' },
  'HWS-EDI-015': { error: '12', of: 'value', element: '2', component: '2' },
  'HWS-EDI-018': { error: '13', of: 'group', tag: 'UNE' },
  'HWS-EDI-020': LOC_CODE,
  'HWS-EDI-021': LOC_CODE,
  'HWS-EDI-022': LOC_CODE,
  'HWS-EDI-023': LOC_CODE,
  'HWS-EDI-024': LOC_CODE,
  'HWS-EDI-025': { ...EQD_NUMBER, error: '13' },
  'HWS-EDI-026': EQD_NUMBER,
  'HWS-EDI-027': EQD_NUMBER,
  'HWS-EDI-028': LOC_CODE,
  'HWS-EDI-029': LOC_CODE,
  'HWS-EDI-030': LOC_CODE,
  'HWS-EDI-031': { error: '14', of: 'value', element: '2' },
  'HWS-EDI-032': { error: '13', of: 'value' },
  'HWS-EDI-040': EQD_NUMBER,
  'HWS-EDI-041': { error: '14', of: 'value', element: '4', component: '1' },
  'HWS-EDI-045': LOC_CODE,
  'HWS-EDI-060': { error: '39', of: 'segment' },
  'HWS-EDI-061': { error: '16', of: 'segment' },
  'HWS-EDI-062': { error: '39', of: 'segment' },
  'HWS-EDI-063': { error: '35', of: 'message' },
  'HWS-EDI-064': { error: '36', of: 'message' },
  'HWS-EDI-066': { error: '18', of: 'interchange' },
  'HWS-EDI-067': { error: '33', of: 'interchange' },
  'HWS-EDI-068': { error: '18', of: 'interchange' },
  'HWS-EDI-069': { error: '39', of: 'segment' },
  'HWS-EDI-070': { error: '15', of: 'segment' },
  'HWS-EDI-072': { error: '35', of: 'segment' },
  'HWS-EDI-073': { error: '13', of: 'segment' },
  'HWS-EDI-075': { error: '14', of: 'message', tag: 'UNH', element: '3', component: '1' },
  'HWS-EDI-080': { error: '28', of: 'interchange', tag: 'UNZ', element: '3' },
  'HWS-EDI-081': { error: '29', of: 'group', tag: 'UNE', element: '2' },
  'HWS-EDI-082': { error: '28', of: 'group', tag: 'UNE', element: '3' },
  'HWS-EDI-083': { error: '30', of: 'interchange' },
  'HWS-EDI-084': { error: '21', of: 'interchange' },
  'HWS-EDI-101': { ...LOC_CODE, error: '14' },
  'HWS-EDI-102': { error: '12', of: 'value' },
  'HWS-EDI-150': EQD_NUMBER,
};

/** Codes for which a message is not worked at all. */
export const MESSAGE_NOT_WORKED = new Set(['HWS-EDI-010', 'HWS-EDI-075']);
