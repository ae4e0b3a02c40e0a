// Error codes of running: what becomes of messages, and of the containers that they name; see index.ts.
import type { ErrorEntry } from './entry.ts';

export const messageErrors: Record<string, ErrorEntry> = {
  'HWS-RUN-030': {
    severity: 'warning',
    meaning: 'A file of an inbox has a name that does not tell when it becomes known; it is passed over.',
    cure: 'Name it by its time in UTC, its type and a reference, such as 20260105T0600Z-BAPLIE-HWS001.edi.',
  },
  'HWS-RUN-036': {
    severity: 'error',
    meaning: 'The file holds no message that the terminal works.',
    cure: 'Send BAPLIE, COPRAR, COPINO, COPARN, COREOR, VERMAS, MOVINS, COARRI or CODECO in EDIFACT; the diagnostics say what was found.',
  },
  'HWS-RUN-040': {
    severity: 'warning',
    meaning:
      'A truck left with its errand undone: the container to collect was not in the yard or on hold, or no place came free for the one that it brought.',
    cure: 'Send the truck again once the container is in the yard and released, or the yard has room.',
  },
  'HWS-RUN-041': {
    severity: 'warning',
    meaning:
      'A container of a bay plan or a truck announcement was set aside: its cell is taken or its number is known at another place.',
    cure: 'Ask the sender for a corrected message; the reason tells which container stands against it.',
  },
  'HWS-RUN-042': {
    severity: 'warning',
    meaning: 'The containers of a list were set aside: no call of that vessel and voyage is known.',
    cure: 'Send the bay plan of the vessel first, with the same vessel name and voyage.',
  },
  'HWS-RUN-043': {
    severity: 'warning',
    meaning: 'A container of a list was set aside: the laws of the record do not let it be discharged or loaded.',
    cure: 'Look at the reason, and ask the line for a corrected list.',
  },
  'HWS-RUN-044': {
    severity: 'warning',
    meaning: 'A container to load was set aside: the vessel has no free cell of its length.',
    cure: 'Give the container a cell in the load list, or let a later vessel take it.',
  },
  'HWS-RUN-045': {
    severity: 'warning',
    meaning:
      'A container was set aside with its whole call: the vessel is too long or too deep for every place of the quay.',
    cure: 'Check the bay plan (the length is estimated from its highest bay), or work the call at a longer or deeper quay.',
  },
  'HWS-RUN-048': {
    severity: 'warning',
    meaning:
      'A container of a bay plan was set aside: a bay plan of the same vessel and voyage came before, and it tells something else.',
    cure: 'Hold the two plans against each other with the line; the first one counts.',
  },
  'HWS-RUN-062': {
    severity: 'warning',
    meaning:
      'A message was put aside: Hawser failed on it three times. Nothing of it was worked; the messages after it were.',
    cure: 'Enter what it says by hand or ask the sender for another form of it, and report it with its file as an issue of the project.',
  },
  'HWS-RUN-063': {
    severity: 'warning',
    meaning:
      'A message was passed over: a later issue of the same plan, list, announcement or order had come before it.',
    cure: 'Nothing is to be done where messages overtook each other; where this one should count, have it sent again with the time of now.',
  },
  'HWS-RUN-064': {
    severity: 'warning',
    meaning:
      'A change, cancellation or instruction was given up: what it changes, or the containers of which it speaks, have not come in time.',
    cure: 'Ask the sender for what it belongs to, and for this message again after it; see whether both name the document and the containers the same.',
  },
  'HWS-RUN-065': {
    severity: 'warning',
    meaning:
      'A newer plan, list, announcement, order or mass was not followed for a container or truck: it is being worked, or has been, or stands as a fact.',
    cure: 'Look where the container is now, and agree with the sender what is still to be done with it.',
  },
  'HWS-RUN-066': {
    severity: 'warning',
    meaning: 'An announcement or order was passed over: the same issue of it had come before in another interchange.',
    cure: 'Nothing is to be done; where it should be another truck, have it announced under a number of its own.',
  },
  'HWS-RUN-067': {
    severity: 'warning',
    meaning:
      'A message claims of a container what the record knows to be otherwise. The record stays as it is, and the container is on hold until a person has decided.',
    cure: 'Look for the container, then decide for the record or for the claim; a truck or vessel is announced again by its sender.',
  },
  'HWS-RUN-068': {
    severity: 'error',
    meaning:
      'Another interchange of this sender came before under the same reference (UNB 0020); this one was not taken.',
    cure: 'Give each interchange a reference of its own and send it again.',
  },
  'HWS-RUN-069': {
    severity: 'error',
    meaning:
      'A decision about a discrepancy cannot be carried out: there is none, or what was found cannot physically be.',
    cure: 'Look at the open discrepancies again, and give the place where the container was found where one is asked for.',
  },
  'HWS-RUN-078': {
    severity: 'error',
    meaning: 'The watched folder cannot be used: it is missing, or files cannot be taken out of it.',
    cure: 'Make the folder, and let the user who runs the server read and write it.',
  },
  'HWS-RUN-079': {
    severity: 'error',
    meaning: 'There is no interchange of this name.',
    cure: 'Take the name from the list of interchanges: GET /api/v1/edi.',
  },
  'HWS-RUN-090': {
    severity: 'warning',
    meaning:
      'A container of a mass verification, release order or stowing instruction was not worked: it is not known here.',
    cure: 'Check the number; send the bay plan, list or announcement that names the container, and then this message again.',
  },
  'HWS-RUN-091': {
    severity: 'warning',
    meaning:
      'A stowing instruction was not followed: the container is not on the list of the call, or the cell is not free for it.',
    cure: 'Look at the reason; have the container listed first, or give all containers that change their cells in one message.',
  },
  'HWS-RUN-092': {
    severity: 'warning',
    meaning: 'A release order was not followed for a container: it is to be loaded onto a vessel.',
    cure: 'Agree with the line which of the two is right, and have the load list or the release order taken back.',
  },
  'HWS-RUN-093': {
    severity: 'info',
    meaning: 'A message tells what the record has no place for; it is kept with the message and not acted on.',
    cure: 'Nothing is to be done, unless somebody counts on it: then he has to be told.',
  },
};
