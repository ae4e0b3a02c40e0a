// The profiles that are loaded: which of them a message belongs to, and what the reader does by it.
//
//     const { profiles, diagnostics } = profilesOf([{ file: 'northbay.json', value: JSON.parse(…) }, …]);
//     readInterchanges(bytes, file, { partners: profiles });
//     profiles.unused();                                   // those that matched nothing
//     profiles.find({ sender, recipient })?.answers        // what the sender wants to be answered
//
// Reading the files is the caller's affair.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { finding } from '../findings.ts';
import type { AdmissionRules } from '../reading/admission-rules.ts';
import type { DiagnosticLog } from '../reading/diagnostic-log.ts';
import type { MessageInfo, MessageView } from '../reading/message-view.ts';
import type { Partner, Partners } from '../reading/partner.ts';
import type { InterchangeInfo } from '../reading/sink.ts';
import { versionOf } from '../structure/catalogue.ts';
import type { Tokens } from '../tokens/tokenizer.ts';
import { checkProfile } from './check-profile.ts';
import { PartnerView, tablesOf, type TagTable } from './partner-view.ts';
import { parsePlace, type Profile } from './profile.ts';

/** How much each thing that a profile is matched by says: the sender more than all others together. */
const WEIGHTS = { sender: 8, recipient: 4, type: 2, version: 1 } as const;
const MATCHED_BY = ['sender', 'recipient', 'type', 'version'] as const;
/** The parts of UNH's second element, in their order. */
const HEADER_PARTS = ['type', 'version', 'release', 'agency', 'association'] as const;

/** Profiles that are used together. */
export class Profiles implements Partners {
  private readonly loaded: { file: string; profile: Profile; partner: Partner }[];
  private readonly matched = new Set<Profile>();

  constructor(profiles: readonly { file: string; profile: Profile }[]) {
    this.loaded = profiles.map(({ file, profile }) => ({ file, profile, partner: new ProfiledPartner(profile) }));
  }

  of(interchange: InterchangeInfo, message: MessageInfo | null): Partner | null {
    const found = this.best(interchange, message);
    if (found === null) return null;
    this.matched.add(found.profile);
    return found.partner;
  }

  /** The profile for a message, or without one for a whole interchange; null: none matches. */
  find(
    interchange: Pick<InterchangeInfo, 'sender' | 'recipient'>,
    message: Pick<MessageInfo, (typeof HEADER_PARTS)[number]> | null = null,
  ): Profile | null {
    return this.best(interchange, message)?.profile ?? null;
  }

  /** Tells of the profiles that matched nothing so far. */
  unused(): Diagnostic[] {
    return this.loaded
      .filter(({ profile }) => !this.matched.has(profile))
      .map(({ file, profile }) => finding('HWS-EDI-149', `Profile "${profile.name}"`, file));
  }

  private best(
    { sender, recipient }: Parameters<Profiles['find']>[0],
    message: Parameters<Profiles['find']>[1],
  ): { profile: Profile; partner: Partner } | null {
    const told: Told = { sender, recipient, type: null, version: null };
    if (message) Object.assign(told, { type: message.type, version: versionOf(message) });
    let found: { profile: Profile; partner: Partner } | null = null;
    let most = 0;
    for (const one of this.loaded) {
      const weight = weightFor(one.profile, told);
      if (weight <= most) continue;
      most = weight;
      found = one;
    }
    return found;
  }
}

/**
 * Checks profiles and takes those that can be used.
 * @param files parsed JSON with the names of the files, which diagnostics tell
 */
export function profilesOf(files: readonly { file: string; value: unknown }[]): {
  profiles: Profiles;
  diagnostics: Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const taken: { file: string; profile: Profile }[] = [];
  for (const { file, value } of files) {
    const { profile, diagnostics: faults } = checkProfile(value, file);
    diagnostics.push(...faults);
    if (profile === null) continue;
    const namesake = taken.find((other) => other.profile.name === profile.name);
    const alike = taken.find((other) => matchKey(other.profile) === matchKey(profile));
    if (namesake !== undefined) {
      diagnostics.push(finding('HWS-EDI-147', `"${profile.name}" is in ${namesake.file} too`, `${file} $.name`));
    } else {
      if (alike !== undefined) {
        diagnostics.push(finding('HWS-EDI-148', `As "${alike.profile.name}" of ${alike.file}`, `${file} $.matches`));
      }
      taken.push({ file, profile });
    }
  }
  return { profiles: new Profiles(taken), diagnostics };
}

function matchKey({ matches }: Profile): string {
  return JSON.stringify(MATCHED_BY.map((name) => matches[name]?.map(plain).sort() ?? null));
}

/** What profiles are matched by; type and version are null for an interchange as such. */
type Told = Record<'sender' | 'recipient', string> & Record<'type' | 'version', string | null>;

/** How well a profile fits; 0: not at all. What it asks of messages no interchange as such has. */
function weightFor({ matches }: Profile, told: Told): number {
  let weight = 0;
  for (const name of MATCHED_BY) {
    const wanted = matches[name];
    if (wanted === undefined) continue;
    const value = told[name];
    if (value === null || !wanted.some((one) => plain(one) === plain(value))) return 0;
    weight += WEIGHTS[name];
  }
  return weight;
}

function plain(text: string): string {
  return text.trim().toUpperCase();
}

/** A profile at work. */
class ProfiledPartner implements Partner {
  readonly charset: string | null;
  private readonly profile: Profile;
  private readonly expected: ReadonlySet<string>;
  private readonly tables: Map<number, TagTable>;
  private readonly admission: AdmissionRules;

  constructor(profile: Profile) {
    this.profile = profile;
    this.charset = profile.charset ?? null;
    this.expected = new Set([...(profile.expect ?? []), ...(profile.checkDigits === 'accept' ? ['HWS-EDI-040'] : [])]);
    this.tables = tablesOf(profile);
    this.admission = {
      refuseWrongCheckDigits: profile.checkDigits === 'refuse',
      unknownNumbers: new Set(profile.unknownNumbers),
      portOfLoading: profile.defaults?.portOfLoading ?? '',
      portOfDischarge: profile.defaults?.portOfDischarge ?? '',
      operator: profile.defaults?.operator ?? '',
    };
  }

  readonly judge = (diagnostic: Diagnostic): Diagnostic | null => {
    if (this.expected.has(diagnostic.code)) return null;
    const severity = this.profile.severity?.[diagnostic.code];
    return severity === undefined ? diagnostic : { ...diagnostic, severity };
  };

  /** Parts of UNH that stand elsewhere, each where its own place is empty. */
  header(tokens: Tokens, unh: number, info: MessageInfo): MessageInfo {
    const moved = (this.profile.moved ?? []).filter(({ tag }) => tag === 'UNH');
    const parts: Partial<Record<(typeof HEADER_PARTS)[number], string>> = {};
    for (const { from, to } of moved) {
      const source = parsePlace(from);
      const target = parsePlace(to);
      const part = target?.element === 2 ? HEADER_PARTS[target.component] : undefined;
      if (source === null || part === undefined || info[part] !== '') continue;
      parts[part] = plain(tokens.component(unh, source.element, source.component));
    }
    return { ...info, ...parts };
  }

  view(tokens: Tokens, info: MessageInfo, log: DiagnosticLog): MessageView {
    const { tables, admission, profile } = this;
    return new PartnerView([tokens, info, log], { tables, admission, zone: profile.timeZone ?? null });
  }
}
