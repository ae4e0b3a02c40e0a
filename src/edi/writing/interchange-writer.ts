// Writes segments, messages and their envelope: counts UNT and UNZ itself, and lets no value break out of its component.
import { invariant } from '../../kit/invariant.ts';
import { format201, format203 } from '../values/dates.ts';
import type { Envelope } from '../messages.ts';
import { LEVEL_A, type Syntax } from './syntax.ts';

/** A component. Numbers are written as they are, text in UNOA with release characters where they are needed. */
export type Component = string | number;
/** An element: one component or several; or repeated, several values of one or several components (syntax 4 only). */
export type Element = Component | readonly Component[] | Repeated;
/** The values of a repeated element. */
export interface Repeated {
  repetitions: readonly (readonly Component[])[];
}

/** Message type, version, release, agency and association code of UNH, e.g. ['BAPLIE', 'D', '95B', 'UN', 'SMDG22']. */
export type MessageType = readonly [
  type: string,
  version: string,
  release: string,
  agency: string,
  association: string,
];

/** Longest interchange reference (UNB 0020). */
const REFERENCE_LENGTH = 14;

/** Collects one interchange. One segment per line. */
export class InterchangeWriter {
  private readonly lines: string[] = [];
  private readonly reference: string;
  private readonly syntax: Syntax;
  private messages = 0;
  private messageReference: Component = 0;
  /** Segments of the open message so far, UNH included; 0: none is open. */
  private segments = 0;

  /** @param syntax what texts are made of; level A unless told otherwise */
  constructor(envelope: Envelope, syntax: Syntax = LEVEL_A) {
    this.syntax = syntax;
    invariant(envelope.reference.length <= REFERENCE_LENGTH, 'an interchange reference has at most 14 characters');
    this.reference = envelope.reference;
    // Syntax 4 writes the year with four digits.
    const at = (syntax.version < 4 ? format201 : format203)(envelope.preparedAt);
    this.write('UNB', [
      [syntax.identifier, syntax.version],
      [envelope.sender, envelope.senderQualifier ?? ''],
      [envelope.recipient, envelope.recipientQualifier ?? ''],
      [at.slice(0, -4), at.slice(-4)],
      envelope.reference,
    ]);
  }

  /** Begins a message; its reference is its number in the interchange unless another is given. */
  begin(type: MessageType | Element, own?: { reference: string; more: readonly Element[] }): void {
    invariant(this.segments === 0, 'the message before was not ended');
    this.messages++;
    this.messageReference = own?.reference ?? this.messages;
    this.add('UNH', this.messageReference, type, ...(own?.more ?? []));
  }

  /** Adds a segment; empty components and elements at its end are left out. */
  add(tag: string, ...elements: Element[]): void {
    this.segments++;
    this.write(tag, elements);
  }

  /** Ends the message with its count of segments. */
  end(): void {
    this.add('UNT', this.segments + 1, this.messageReference);
    this.segments = 0;
  }

  /** Ends the interchange and gives its text, in the characters of its syntax. */
  finish(): string {
    invariant(this.segments === 0, 'the last message was not ended');
    this.write('UNZ', [this.messages, this.reference]);
    return this.lines.join('');
  }

  private write(tag: string, elements: readonly Element[]): void {
    const parts = [tag];
    for (const element of elements) parts.push(this.elementText(element));
    let n = parts.length;
    while (n > 1 && parts[n - 1] === '') n--;
    parts.length = n;
    this.lines.push(parts.join('+') + "'\n");
  }

  private elementText(element: Element): string {
    if (typeof element === 'string') return this.componentText(element);
    if (typeof element === 'number') return String(element);
    if ('repetitions' in element) {
      invariant(this.syntax.version >= 4, 'elements are repeated in syntax 4 only');
      return element.repetitions.map((components) => this.componentsText(components)).join('*');
    }
    return this.componentsText(element);
  }

  private componentsText(element: readonly Component[]): string {
    let n = element.length;
    while (n > 0 && element[n - 1] === '') n--;
    let text = '';
    for (let i = 0; i < n; i++) {
      if (i > 0) text += ':';
      const component = element[i] as Component;
      text += typeof component === 'number' ? String(component) : this.componentText(component);
    }
    return text;
  }

  private componentText(text: string): string {
    const plain = this.syntax.text(text);
    return plain.replace(this.syntax.released, '?$&');
  }
}
