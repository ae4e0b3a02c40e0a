// Error codes of EDI files and of the structure of their messages: 001 to 019, 060 to 069 and 080 to 089 the file, 070 to 079 the
// structure.
import type { ErrorEntry } from './entry.ts';

export const ediFileErrors: Record<string, ErrorEntry> = {
  'HWS-EDI-001': {
    severity: 'error',
    meaning: 'The file holds no EDIFACT message: no UNH segment was found.',
    cure: 'Check that the file is an EDIFACT interchange and that it was not cut off or converted on its way.',
  },
  'HWS-EDI-002': {
    severity: 'error',
    meaning: 'The file is longer than can be read; the rest was left unread.',
    cure: 'Ask the sender to divide the file into several interchanges.',
  },
  'HWS-EDI-003': {
    severity: 'warning',
    meaning: 'The UNA segment is damaged; the separators were concluded from what is left of it.',
    cure: 'Compare a few values with the file, and tell the sender that UNA must be followed by six characters.',
  },
  'HWS-EDI-004': {
    severity: 'warning',
    meaning: 'The last segment has no terminator; the file may have been cut off.',
    cure: 'Ask the sender whether the file is complete.',
  },
  'HWS-EDI-005': {
    severity: 'warning',
    meaning: 'Characters that belong to nothing stand between segments; they were passed over.',
    cure: 'Tell the sender; nothing else is needed.',
  },
  'HWS-EDI-006': {
    severity: 'info',
    meaning: 'The interchange has no UNB or no UNZ segment; its messages were worked.',
    cure: 'Nothing is needed where the file was forwarded in parts; else ask the sender whether it is complete.',
  },
  'HWS-EDI-007': {
    severity: 'warning',
    meaning: 'UNT gives another number of segments than the message has; the message was worked.',
    cure: 'Compare the number of containers with what the sender expects.',
  },
  'HWS-EDI-008': {
    severity: 'warning',
    meaning: 'UNT repeats another message reference than UNH gave; the message was worked.',
    cure: 'Tell the sender; check that no two messages were mixed.',
  },
  'HWS-EDI-009': {
    severity: 'warning',
    meaning:
      'UNZ gives another number of messages, or of functional groups, than the interchange has; the messages were worked.',
    cure: 'Ask the sender whether messages are missing.',
  },
  'HWS-EDI-010': {
    severity: 'info',
    meaning: 'Messages of this type are not worked here.',
    cure: 'Nothing is needed, unless this message was meant to change something at the terminal.',
  },
  'HWS-EDI-011': {
    severity: 'warning',
    meaning: 'The message has no UNT segment; what was there was worked.',
    cure: 'Ask the sender whether the message is complete.',
  },
  'HWS-EDI-012': {
    severity: 'warning',
    meaning:
      'The segments carry explicit group numbers, which the message design does not know; they were passed over.',
    cure: 'Tell the sender to write segments without nesting indication.',
  },
  'HWS-EDI-013': {
    severity: 'info',
    meaning: 'The containers come before their cells (EQD before LOC+147); groups were taken to begin at EQD.',
    cure: 'Compare a few containers and cells with the file.',
  },
  'HWS-EDI-014': {
    severity: 'info',
    meaning: 'A cell is listed without a container: it is blocked, lost or kept free.',
    cure: 'Nothing is needed; the cell is taken as empty.',
  },
  'HWS-EDI-015': {
    severity: 'warning',
    meaning: 'A date or time cannot be read; it was left out.',
    cure: 'Enter the time by hand where it matters.',
  },
  'HWS-EDI-016': {
    severity: 'warning',
    meaning: 'The message does not say whether it orders discharge or loading; loading was assumed.',
    cure: 'Check the list before it is planned; BGM should give 43 for discharge or 45 for loading.',
  },
  'HWS-EDI-017': {
    severity: 'info',
    meaning: 'The file holds more than one interchange; the messages of all were worked.',
    cure: 'Nothing is needed; where each interchange is to be answered by itself, send one in a file.',
  },
  'HWS-EDI-018': {
    severity: 'warning',
    meaning: 'A functional group (UNG) has no UNE; its messages were worked.',
    cure: 'Ask the sender whether messages are missing.',
  },
  'HWS-EDI-019': {
    severity: 'info',
    meaning: 'The character set is not known here; letters beyond ASCII were read as UTF-8, else as Latin-1.',
    cure: 'Compare names and texts with the file; UNB should name one of UNOA to UNOL or UNOW to UNOY.',
  },
  'HWS-EDI-060': {
    severity: 'error',
    meaning: 'A segment is longer than is read; it was passed over.',
    cure: 'Ask the sender whether a segment terminator is missing there.',
  },
  'HWS-EDI-061': {
    severity: 'error',
    meaning: 'A segment has more elements and components than are read; it was passed over.',
    cure: 'Ask the sender for a corrected message.',
  },
  'HWS-EDI-062': {
    severity: 'error',
    meaning: 'A component is longer than is read; its segment was passed over.',
    cure: 'Ask the sender whether a separator is missing there.',
  },
  'HWS-EDI-063': {
    severity: 'error',
    meaning: 'The message has more segments than are read; the rest of it was passed over.',
    cure: 'Ask the sender to divide the message, or raise the limit where such messages are expected.',
  },
  'HWS-EDI-064': {
    severity: 'error',
    meaning: 'The message has more containers than are read; the others were passed over.',
    cure: 'Ask the sender to divide the message, or raise the limit where such messages are expected.',
  },
  'HWS-EDI-065': {
    severity: 'warning',
    meaning: 'There was more to tell of the file than is listed.',
    cure: 'Correct what is listed first, or raise the limit.',
  },
  'HWS-EDI-066': {
    severity: 'error',
    meaning: 'Reading took more work or time than is allowed; the rest of the file was left unread.',
    cure: 'Ask the sender to divide the file, or raise the limit where such files are expected.',
  },
  'HWS-EDI-067': {
    severity: 'warning',
    meaning: 'Segments stand outside of any message; they were passed over.',
    cure: 'Ask the sender whether the header (UNH) of a message is missing.',
  },
  'HWS-EDI-068': {
    severity: 'error',
    meaning: 'The file has more messages than are read; the rest of the file was left unread.',
    cure: 'Ask the sender to divide the file, or raise the limit where such files are expected.',
  },
  'HWS-EDI-069': {
    severity: 'error',
    meaning: 'The header of a message, or what is told of one container, is longer than is read; it was passed over.',
    cure: 'Ask the sender whether the segment is missing with which each container begins.',
  },
  'HWS-EDI-070': {
    severity: 'info',
    meaning: 'A segment has no place in the structure of this message; it was kept and not worked.',
    cure: 'Nothing is needed, unless the segment was meant to change something: then tell the sender where it belongs.',
  },
  'HWS-EDI-071': {
    severity: 'info',
    meaning: 'Segments of a group stand in another order than the structure has; they were read all the same.',
    cure: 'Nothing is needed; tell the sender when the message is next changed.',
  },
  'HWS-EDI-072': {
    severity: 'warning',
    meaning: 'A segment or group comes more often than the structure allows; all of them were read.',
    cure: 'Compare the number of containers with what the sender expects.',
  },
  'HWS-EDI-073': {
    severity: 'warning',
    meaning: 'A segment that the structure asks for is missing; the message was read without it.',
    cure: 'Tell the sender which segment is missing; nothing else is needed where the message is understood.',
  },
  'HWS-EDI-074': {
    severity: 'info',
    meaning: 'There is no structure of its own for this version; the nearest one was used.',
    cure: 'Nothing is needed where what was read is complete.',
  },
  'HWS-EDI-075': {
    severity: 'warning',
    meaning: 'The structure of this message type is not known; its segments were kept as they came.',
    cure: 'Check the message type in UNH; if the type is right, the message has to be worked by hand.',
  },
  'HWS-EDI-076': {
    severity: 'error',
    meaning: 'The file is no JSON.',
    cure: 'Correct it at the place that is named, or write it anew: hawser edi read FILE --json.',
  },
  'HWS-EDI-077': {
    severity: 'error',
    meaning: 'There is no message here that can be written.',
    cure: 'Give an object with type, version and body, a list of these, or what hawser edi read FILE --json prints.',
  },
  'HWS-EDI-078': {
    severity: 'error',
    meaning: 'The value is not of the kind that belongs here.',
    cure: 'Compare it with what hawser edi read prints of such a message.',
  },
  'HWS-EDI-079': {
    severity: 'error',
    meaning: 'There is no such name here.',
    cure: 'Take one of the names that are listed; what has no place in the message can stand under "kept".',
  },
  'HWS-EDI-080': {
    severity: 'warning',
    meaning: 'UNZ repeats another reference than UNB gave; the messages were worked.',
    cure: 'Tell the sender; check that no two interchanges were mixed.',
  },
  'HWS-EDI-081': {
    severity: 'warning',
    meaning: 'UNE gives another number of messages than its functional group has; the messages were worked.',
    cure: 'Ask the sender whether messages are missing.',
  },
  'HWS-EDI-082': {
    severity: 'warning',
    meaning: 'UNE repeats another reference than UNG gave; the messages were worked.',
    cure: 'Tell the sender; check that no two functional groups were mixed.',
  },
  'HWS-EDI-083': {
    severity: 'warning',
    meaning: 'Some messages of the interchange stand in functional groups and others do not; all were worked.',
    cure: 'Tell the sender to put all messages into functional groups, or none.',
  },
  'HWS-EDI-084': {
    severity: 'warning',
    meaning:
      'Values hold bytes that are no letters of the character set; they were kept as they are, and are written back so.',
    cure: 'Compare names and texts with the file, and ask the sender which character set it writes.',
  },
};
