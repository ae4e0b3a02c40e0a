// What a reader asks of a trading partner's profile, where there is one. Knows nothing of how profiles are declared (../profiles).
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import type { Tokens } from '../tokens/tokenizer.ts';
import type { DiagnosticLog } from './diagnostic-log.ts';
import type { MessageInfo, MessageView } from './message-view.ts';
import type { InterchangeInfo } from './sink.ts';

/** A profile at work. */
export interface Partner {
  /** Character set that the partner means, whatever UNB names; null for what UNB names. */
  charset: string | null;
  /** The diagnostic with the severity that it has for this partner; null where it is expected and need not be told. */
  judge: (diagnostic: Diagnostic) => Diagnostic | null;
  /** What UNH means. */
  header(tokens: Tokens, unh: number, info: MessageInfo): MessageInfo;
  /** A view of a message that shows what the partner means. */
  view(tokens: Tokens, info: MessageInfo, log: DiagnosticLog): MessageView;
}

/** All profiles that are loaded. */
export interface Partners {
  /** The profile for a message, or, with null, for what is told of the interchange itself; null: none matches. */
  of(interchange: InterchangeInfo, message: MessageInfo | null): Partner | null;
}
