// CONTRL: tells the sender of an interchange that it came, what of it is taken, and what was wrong with its syntax. CONTRL D.3 answers syntax
// versions 1 to 3, CONTRL 4.1 answers version 4. Source: ISO 9735-4 and JSWG's service message directories
// (v3-contrl.htm for D.3: groups 1 (UCM) and 3 (UCF with its UCM) exclude each other, and each functional group has its UCF).
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { versionOf } from '../structure/catalogue.ts';
import type { Children, EdiDocument, Segment, Values } from '../structure/document.ts';
import type { Received, ReceivedMessage } from './received.ts';
import { MESSAGE_NOT_WORKED, REFUSAL, SYNTAX_FAULTS, type Refusal, type SyntaxFault } from './syntax-errors.ts';

/** UCI and UCM 0083. */
export const ACTION = { rejected: '4', acknowledged: '7', received: '8' } as const;

/** Types that are answers themselves: they are never answered, or two systems would answer each other for ever. */
export const ANSWER_TYPES: ReadonlySet<string> = new Set(['CONTRL', 'APERAK']);

/** Most segments that are told of one message (CONTRL, group 2). */
const MOST_SEGMENTS = 999;

/** What is done with an interchange. */
export interface Outcome {
  /**
   * 'acknowledged' (left out: this one): taken, but for the messages that are rejected; 'received': only that it came, another CONTRL
   * will tell the rest; 'rejected': nothing of it is taken.
   */
  interchange?: keyof typeof ACTION;
  /** Why it is rejected. */
  error?: Refusal;
  /** Messages that are rejected besides those of types that are not worked: their places in the interchange, from 0, and why. */
  rejected?: ReadonlyMap<number, Refusal>;
  /** Also tells which values are wrong, for partners who take no APERAK. */
  values?: boolean;
}

/**
 * The CONTRL for an interchange. Null where there is nobody to answer (no UNB, sender or reference), or where the interchange holds
 * nothing but answers.
 */
export function contrlFor(received: Received, outcome: Outcome = {}): EdiDocument | null {
  const { envelope, messages } = received;
  if (envelope?.sender === undefined || envelope.reference === undefined) return null;
  const asked = messages.filter(({ info }) => !ANSWER_TYPES.has(info.type));
  if (asked.length === 0 && messages.length > 0) return null;
  const action = outcome.interchange ?? (messages.length === 0 ? 'rejected' : 'acknowledged');
  const body: Children = { interchangeResponse: interchangeResponse(received, action, outcome) };
  if (action === 'acknowledged') {
    const responses = messages.map((message, i) => messageResponse(message, outcome.rejected?.get(i), outcome));
    // Messages are told by themselves or by their groups: the structure has one or the other.
    if (received.groups.length > 0) body.groupResponses = groupResponses(received, responses);
    else if (responses.some((response) => response.length > 0)) body.messageResponses = responses.flat();
  }
  const header = headerOf(envelope);
  return { type: 'CONTRL', version: versionOf(header), header, body };
}

function headerOf({ syntaxVersion = '' }: Values<'UNB'>): Values<'UNH'> {
  const [version, release] = syntaxVersion.startsWith('4') ? ['4', '1'] : ['D', '3'];
  return { reference: '1', type: 'CONTRL', version, release, agency: 'UN' };
}

function interchangeResponse(
  { envelope, diagnostics }: Received,
  action: keyof typeof ACTION,
  { error }: Outcome,
): Segment<'UCI'> {
  const response: Segment<'UCI'> = { action: ACTION[action] };
  for (const name of UNB_VALUES) if (envelope?.[name] !== undefined) response[name] = envelope[name];
  if (error !== undefined) return { ...response, error };
  const [fault] = faultsAmong(diagnostics, ['interchange']);
  if (fault !== undefined) return { ...response, error: fault.error, ...placeOf(fault) };
  return action === 'rejected' ? { ...response, error: REFUSAL.unspecified } : response;
}

/** Values that UCI repeats of UNB. */
const UNB_VALUES = [
  'reference',
  'sender',
  'senderQualifier',
  'senderRouting',
  'recipient',
  'recipientQualifier',
  'recipientRouting',
] as const;

/** A response for each functional group, with those for its messages. Groups of nothing but answers are not told. */
function groupResponses(
  { groups, messages }: Received,
  responses: readonly (readonly Segment<'UCM'>[])[],
): Segment<'UCF'>[] {
  return groups.flatMap(({ info, diagnostics }, group) => {
    const own = messages.flatMap((message, i) => (message.group === group ? [i] : []));
    if (own.length > 0 && own.every((i) => ANSWER_TYPES.has(messages[i]?.info.type ?? ''))) return [];
    const response: Segment<'UCF'> = { action: ACTION.acknowledged };
    for (const name of UNG_VALUES) if (info[name] !== '') response[name] = info[name];
    const [fault] = faultsAmong(diagnostics, ['group']);
    if (fault !== undefined) Object.assign(response, { error: fault.error }, placeOf(fault));
    const told = own.flatMap((i) => responses[i] ?? []);
    if (told.length > 0) response.has = { messageResponses: told };
    return [response];
  });
}

/** Values that UCF repeats of UNG. */
const UNG_VALUES = ['reference', 'sender', 'senderQualifier', 'recipient', 'recipientQualifier'] as const;

/** The response for one message; none where it is taken whole. */
function messageResponse(
  message: ReceivedMessage,
  refusal: Refusal | undefined,
  { values }: Outcome,
): Segment<'UCM'>[] {
  const { info } = message;
  if (ANSWER_TYPES.has(info.type)) return [];
  const all = [...message.diagnostics, ...(values ? message.setAside.map(({ diagnostic }) => diagnostic) : [])];
  const faults = faultsAmong(all, values ? ['message', 'segment', 'value'] : ['message', 'segment']);
  const notWorked = message.diagnostics.some(({ code }) => MESSAGE_NOT_WORKED.has(code));
  if (faults.length === 0 && refusal === undefined) return [];
  const response: Segment<'UCM'> = {
    ...messageType(message),
    action: refusal !== undefined || notWorked ? ACTION.rejected : ACTION.acknowledged,
  };
  // UCM has room for one fault of the message as a whole; what else there is stands with its segment.
  const whole = refusal === undefined ? faults.find(({ of }) => of === 'message') : undefined;
  if (refusal !== undefined) response.error = refusal;
  else if (whole !== undefined) Object.assign(response, { error: whole.error }, placeOf(whole));
  const segments = segmentErrors(
    faults.filter((fault) => fault !== whole),
    info.at.segment,
  );
  if (segments.length > 0) response.has = { segmentErrors: segments };
  return [response];
}

function messageType({ info }: ReceivedMessage): Segment<'UCM'> {
  const values: Segment<'UCM'> = {};
  for (const name of ['reference', 'type', 'version', 'release', 'agency', 'association'] as const)
    if (info[name] !== '') values[name] = info[name];
  return values;
}

/** Segments with what is wrong in them, in the order of the message; positions count from 1, which is UNH (0096). */
function segmentErrors(faults: readonly FaultFound[], unh: number): Segment<'UCS'>[] {
  const bySegment = new Map<number, FaultFound[]>();
  for (const fault of faults) bySegment.set(fault.segment, [...(bySegment.get(fault.segment) ?? []), fault]);
  const positions = [...bySegment.keys()].sort((a, b) => a - b).slice(0, MOST_SEGMENTS);
  return positions.map((segment) => {
    const found = bySegment.get(segment) as FaultFound[];
    const whole = found.find(({ element }) => element === undefined);
    const inside = found.filter(({ element }) => element !== undefined);
    const error: Segment<'UCS'> = { position: String(segment - unh + 1) };
    if (whole !== undefined) error.error = whole.error;
    if (inside.length > 0) {
      error.has = { elementErrors: inside.map((fault) => ({ error: fault.error, ...elementOf(fault) })) };
    }
    return error;
  });
}

type FaultFound = SyntaxFault & { segment: number };

/** What of the diagnostics is a fault of one of the kinds. Infos are none, but for types that are not worked. */
function faultsAmong(diagnostics: readonly Diagnostic[], kinds: readonly SyntaxFault['of'][]): FaultFound[] {
  return diagnostics.flatMap(({ code, severity, segment = 0 }) => {
    const fault = SYNTAX_FAULTS[code];
    if (fault === undefined || !kinds.includes(fault.of)) return [];
    return severity === 'info' && !MESSAGE_NOT_WORKED.has(code) ? [] : [{ ...fault, segment }];
  });
}

function placeOf(fault: SyntaxFault): { tag?: string; element?: string; component?: string } {
  return fault.tag === undefined ? {} : { tag: fault.tag, ...elementOf(fault) };
}

function elementOf({ element, component }: SyntaxFault): { element?: string; component?: string } {
  return { ...(element !== undefined && { element }), ...(component !== undefined && { component }) };
}
