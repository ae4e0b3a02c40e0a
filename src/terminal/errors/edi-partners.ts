// Error codes of dealing with partners: 140 to 159 profiles and answers, 160 to 179 writing and converting.
import type { ErrorEntry } from './entry.ts';

const ASK_SENDER = 'Ask the sender for a corrected message, or enter this container by hand.';

export const ediPartnerErrors: Record<string, ErrorEntry> = {
  'HWS-EDI-140': {
    severity: 'warning',
    meaning: 'The answer does not say in a code that is known whether something was accepted.',
    cure: 'Read the texts of the answer, and ask its sender what was meant.',
  },
  'HWS-EDI-141': {
    severity: 'warning',
    meaning: 'The answer does not say what it answers.',
    cure: 'Ask its sender to repeat the reference of the interchange or message that is answered.',
  },
  'HWS-EDI-142': {
    severity: 'error',
    meaning: 'A value in a profile is of the wrong kind; the profile was left out.',
    cure: 'Correct the value; the guide to profiles shows what each one looks like.',
  },
  'HWS-EDI-143': {
    severity: 'error',
    meaning: 'Something that each profile must say is missing; the profile was left out.',
    cure: 'Add it; a profile has at least a name and says whom it is for.',
  },
  'HWS-EDI-144': {
    severity: 'error',
    meaning: 'A profile says something that is not known; the profile was left out.',
    cure: 'Compare the spelling with the names that are known, or take it out.',
  },
  'HWS-EDI-145': {
    severity: 'error',
    meaning: 'A value in a profile cannot be what it must be; the profile was left out.',
    cure: 'Correct the value at this path.',
  },
  'HWS-EDI-146': {
    severity: 'error',
    meaning:
      'The profile does not say whom it is for; it was left out, because it would change the messages of everybody.',
    cure: 'Give a sender, recipient, message type or version.',
  },
  'HWS-EDI-147': {
    severity: 'error',
    meaning: 'There are two profiles of this name; the second one was left out.',
    cure: 'Rename one of them, or take it out.',
  },
  'HWS-EDI-148': {
    severity: 'warning',
    meaning: 'Two profiles are for the very same messages; the first one counts.',
    cure: 'Make one profile of the two, or say more exactly what each one is for.',
  },
  'HWS-EDI-149': {
    severity: 'info',
    meaning: 'The profile matched nothing.',
    cure: 'Compare sender, recipient, type and version of the profile with UNB and UNH of the messages it is meant for.',
  },
  'HWS-EDI-150': {
    severity: 'error',
    meaning:
      'The check digit of the container number is wrong, and numbers of this sender are only taken when it is right.',
    cure: ASK_SENDER,
  },
  'HWS-EDI-151': {
    severity: 'info',
    meaning: 'The number of the container is not known yet; its place was noted as planned.',
    cure: 'Nothing is needed; the sender will tell the number when it is known.',
  },
  'HWS-EDI-160': {
    severity: 'warning',
    meaning: 'A segment has no place in the version that was asked for; it was left out.',
    cure: 'Write the version that the message came in where the receiver needs this, or tell the receiver by other means.',
  },
  'HWS-EDI-161': {
    severity: 'warning',
    meaning: 'A segment comes more often than the version that was asked for allows; all of them were written.',
    cure: 'Ask the receiver whether they are read, or divide the message.',
  },
  'HWS-EDI-162': {
    severity: 'info',
    meaning:
      'A leg of transport was added to hold places that have no place of their own in the version that was asked for.',
    cure: 'Nothing is needed.',
  },
  'HWS-EDI-163': {
    severity: 'info',
    meaning: 'A segment that the version asks for was added without a meaning, because the message does not tell one.',
    cure: 'Nothing is needed; the receiver passes such a segment over.',
  },
  'HWS-EDI-164': {
    severity: 'error',
    meaning: 'The message cannot be converted: its type does not have this version.',
    cure: 'Ask for one of the versions of this type.',
  },
  'HWS-EDI-165': {
    severity: 'warning',
    meaning: 'A segment that the version asks for is missing, because the message does not tell it.',
    cure: 'Complete the message before it is sent, or ask the receiver whether it can do without.',
  },
  'HWS-EDI-166': {
    severity: 'warning',
    meaning:
      'A cell holds several pieces of equipment, and it is not told which of them a segment is of; it was put with the first.',
    cure: 'Compare the bundle with the message as it came.',
  },
  'HWS-EDI-167': {
    severity: 'info',
    meaning: 'The version that was asked for cannot tell a value as it was meant; it was told in the nearest way.',
    cure: 'Tell the receiver by other means where the difference matters.',
  },
};
