// The sink that keeps everything: interchanges with their messages, entries and diagnostics.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import type { AnyMessage, Interchange, SetAside } from '../messages.ts';
import type { Entry } from './group-reader.ts';
import type { EdiSink, InterchangeInfo } from './sink.ts';

/** Keeps what is read; there is at least one interchange, empty where the file is no EDIFACT. */
export class Collector implements EdiSink {
  readonly interchanges: Interchange[] = [{ ...EMPTY, messages: [], others: [], diagnostics: [] }];
  private begun = false;

  interchangeOpened(info: InterchangeInfo): void {
    if (this.begun) this.interchanges.push({ ...EMPTY, messages: [], others: [], diagnostics: [] });
    this.begun = true;
    Object.assign(this.last, info);
  }

  messageOpened(message: AnyMessage): void {
    switch (message.type) {
      case 'BAPLIE':
      case 'COPRAR':
      case 'COPINO':
      case 'COPARN':
        this.last.messages.push(message);
        break;
      default:
        this.last.others.push(message);
    }
  }

  entry(entry: Entry, { entries }: AnyMessage): void {
    (entries as Entry[]).push(entry);
  }

  setAside(aside: SetAside, { setAside }: AnyMessage): void {
    setAside.push(aside);
  }

  diagnostic(diagnostic: Diagnostic): void {
    this.last.diagnostics.push(diagnostic);
  }

  private get last(): Interchange {
    return this.interchanges[this.interchanges.length - 1] as Interchange;
  }
}

const EMPTY = { sender: '', recipient: '', reference: '' };
