// The profiles by which a terminal reads what its partners send, as one thing that is kept: an interchange that came in is always read
// again by the profiles of its time, so that a record is done again the same after the profiles were changed.
import type { AnswersWanted, Received } from '../../edi/answers/answers.ts';
import { profilesOf, type Profiles } from '../../edi/profiles/profiles.ts';
import { InputError, type Diagnostic } from '../../terminal/diagnostic.ts';
import { sha256Of } from './archive.ts';

/** A profile as its file has it: parsed JSON, not checked yet. */
export interface ProfileFile {
  file: string;
  value: unknown;
}

/** Profiles that are used together. */
export interface PartnerProfiles {
  profiles: Profiles;
  /** All of them as JSON, by which they are kept, and its SHA-256, hex; '' for none. */
  text: string;
  sha256: string;
  /** What is odd about them, but no error. */
  diagnostics: readonly Diagnostic[];
}

/** Nothing is known of anybody. */
export const NO_PROFILES: PartnerProfiles = { ...profilesOf([]), text: '', sha256: '' };

/** Profiles of files. @throws InputError for the first fault, HWS-EDI-142 to -147: what a partner means must not be guessed */
export function partnerProfiles(files: readonly ProfileFile[]): PartnerProfiles {
  if (files.length === 0) return NO_PROFILES;
  const { profiles, diagnostics } = profilesOf(files);
  const fault = diagnostics.find(({ severity }) => severity === 'error');
  if (fault) throw new InputError(fault);
  const text = JSON.stringify(files.map(({ file, value }) => ({ file, value })));
  return { profiles, text, sha256: sha256Of(text), diagnostics };
}

/** Profiles as they were kept; '' for none. They were right when they were. */
export function keptProfiles(text: string): PartnerProfiles {
  if (text === '') return NO_PROFILES;
  return { ...profilesOf(JSON.parse(text) as ProfileFile[]), text, sha256: sha256Of(text) };
}

/**
 * What the sender of an interchange wants to be answered. For a message its own profile tells; for the interchange the one for all of
 * its messages, else that of the first message.
 */
export function answersWanted({ profiles }: PartnerProfiles, { envelope, messages }: Received): AnswersWanted {
  const between = { sender: envelope?.sender ?? '', recipient: envelope?.recipient ?? '' };
  const own = profiles.find(between)?.answers;
  const each = messages.map(({ info }) => profiles.find(between, info)?.answers);
  return { whole: own ?? each[0] ?? {}, messages: each.map((policy) => policy ?? own ?? {}) };
}

/** Whether whoever sends to somebody gives several interchanges the same reference. */
export function reusesReferences(
  { profiles }: PartnerProfiles,
  between: { sender: string; recipient: string },
): boolean {
  return profiles.find(between)?.reusesReferences === true;
}
