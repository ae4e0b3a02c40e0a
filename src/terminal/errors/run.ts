// Error codes of running: the data folder with its journal and its lock, requests, replays, what-ifs; see index.ts.
import type { ErrorEntry } from './entry.ts';
import { messageErrors } from './run-messages.ts';

export const runErrors: Record<string, ErrorEntry> = {
  'HWS-RUN-010': {
    severity: 'error',
    meaning: 'The data folder is held by another running Hawser.',
    cure: 'Stop that process first, or give this one another data folder.',
  },
  'HWS-RUN-011': {
    severity: 'error',
    meaning: 'The chain of the journal is broken: a frame was changed, removed or put in after it was written.',
    cure: 'Do not run on this folder: restore the whole folder from its last good copy, and find out who changed the file.',
  },
  'HWS-RUN-012': {
    severity: 'error',
    meaning: 'The journal was written by a newer Hawser in a format that this one does not know.',
    cure: 'Start it with the newer version, or give this one another data folder.',
  },
  'HWS-RUN-013': {
    severity: 'error',
    meaning: 'The journal file cannot be read as a journal of Hawser.',
    cure: 'Check that the folder is the right one; where the file is damaged, restore the whole folder from its last good copy.',
  },
  'HWS-RUN-014': {
    severity: 'error',
    meaning: 'The store did not take the settings that make commits survive a power cut.',
    cure: 'Put the data folder on a local disk: network and some container file systems do not support what is needed.',
  },
  'HWS-RUN-015': {
    severity: 'error',
    meaning: 'The data folder cannot be made or written.',
    cure: 'Check that the path is a folder, that the disk is not full and that this user may write there.',
  },
  'HWS-RUN-016': {
    severity: 'error',
    meaning: 'The journal could not make a record durable; nothing more is accepted.',
    cure: 'Look after the disk (space, health), then start again: every acknowledged record is kept.',
  },
  'HWS-RUN-020': {
    severity: 'error',
    meaning: 'Catching up with the journal gave other events than the journal holds.',
    cure: 'Start the version of Hawser that wrote this folder and stop it with Ctrl-C, then start this one; where it is the same version, restore the whole folder from its last good copy.',
  },
  'HWS-RUN-021': {
    severity: 'error',
    meaning: 'The terminal file that was given is not the one that this data folder was begun with.',
    cure: "Give the data folder's own copy, terminal.json, as the terminal file, or begin anew with another data folder.",
  },
  'HWS-RUN-022': {
    severity: 'error',
    meaning: 'Another program listens on this port already.',
    cure: 'Stop that program, or give another port; port 0 takes a free one.',
  },
  'HWS-RUN-023': {
    severity: 'error',
    meaning:
      'The data folder does not say what it was begun with, or says it in a way that this version does not know.',
    cure: 'Restore config.json and terminal.json from the last good copy, or begin anew with another data folder.',
  },
  'HWS-RUN-024': {
    severity: 'error',
    meaning: 'The server was to be reachable from other machines without a token.',
    cure: 'Give a token of at least 16 characters, or listen on 127.0.0.1.',
  },
  'HWS-RUN-025': {
    severity: 'error',
    meaning: 'The terminal file cannot be read.',
    cure: 'Check the path and that this user may read the file.',
  },
  'HWS-RUN-026': {
    severity: 'error',
    meaning: 'The server cannot listen on this address.',
    cure: 'Give an address of this machine, such as 127.0.0.1, and a port that this user may use.',
  },
  'HWS-RUN-027': {
    severity: 'error',
    meaning: 'The speed is out of range.',
    cure: 'Give a number from 0 (stopped) to 200 times life.',
  },
  'HWS-RUN-031': {
    severity: 'error',
    meaning: 'The request is not as its route wants it.',
    cure: 'Correct the request; /api/openapi.json describes every route.',
  },
  'HWS-RUN-032': {
    severity: 'error',
    meaning: 'No container with this number is known, or it left the terminal more than seven days ago.',
    cure: 'Check the number; /api/find looks for parts of one. What left longer ago is in the journal: replay the time when it was here.',
  },
  'HWS-RUN-033': {
    severity: 'error',
    meaning: 'A page from another origin asked; only pages of this server may.',
    cure: "Open the control room under this server's own address.",
  },
  'HWS-RUN-034': {
    severity: 'error',
    meaning: 'The request does not bring the token of this server.',
    cure: 'Send it as "Authorization: Bearer TOKEN", or open the page once with ?token=TOKEN.',
  },
  'HWS-RUN-035': {
    severity: 'error',
    meaning: 'The body of the request is too large.',
    cure: 'Send at most 64 MB at once: several files instead of one.',
  },
  'HWS-RUN-037': {
    severity: 'error',
    meaning: 'There is nothing under this path.',
    cure: 'Open the control room at /; /api/openapi.json describes the routes.',
  },
  'HWS-RUN-038': {
    severity: 'error',
    meaning: 'The server failed to answer this request.',
    cure: "Look into the server's log for the cause; the terminal runs on.",
  },
  'HWS-RUN-046': {
    severity: 'error',
    meaning:
      'The snapshot of the data folder was written by another version of Hawser, which kept its state in another shape.',
    cure: 'Start it with the version that wrote it, or give this one another data folder; the journal keeps the whole record.',
  },
  'HWS-RUN-047': {
    severity: 'error',
    meaning:
      'A message that the record says was taken in is not where messages are kept, so that the turns cannot be done again.',
    cure: 'Put the file back among the received ones, from a copy or from its sender, under the name that is told.',
  },
  'HWS-RUN-049': {
    severity: 'warning',
    meaning: 'A truck had left the terminal with a container when the hold on it reached the gate.',
    cure: 'Tell who placed the hold and the haulier: the container is on the road, and the record has it outside.',
  },
  'HWS-RUN-050': {
    severity: 'error',
    meaning: 'The time to be replayed is not in the record: it lies before its beginning or after its end.',
    cure: 'Choose a time of the range that the message names.',
  },
  'HWS-RUN-051': {
    severity: 'error',
    meaning:
      'A replay came to something else than the journal holds: a frame was changed after it was written, or another version of Hawser wrote it.',
    cure: 'Look at "hawser journal verify" for the folder; where it is whole, replay it with the version of Hawser that wrote it.',
  },
  'HWS-RUN-052': {
    severity: 'error',
    meaning:
      'No snapshot from which this time can be replayed is there: the ones before it are missing, or another version of Hawser wrote them in another shape.',
    cure: 'Choose a time from the one on that the message names, or replay with the version of Hawser that wrote the folder.',
  },
  'HWS-RUN-053': {
    severity: 'error',
    meaning: 'As many replays as the server allows are open already.',
    cure: 'Close one of the other replays, or try again later.',
  },
  'HWS-RUN-054': {
    severity: 'error',
    meaning: 'The data folder holds nothing that can be replayed.',
    cure: 'Name the data folder of a server: it holds config.json, terminal.json and journal.sqlite.',
  },
  'HWS-RUN-055': {
    severity: 'error',
    meaning: 'The replay has stopped: its worker ended or ran out of memory.',
    cure: 'Open the replay again; the live terminal is not touched.',
  },
  'HWS-RUN-056': {
    severity: 'error',
    meaning:
      'A what-if is running on this server already; there is one at a time, so that the live terminal keeps its pace.',
    cure: 'Wait until it is done, or cancel it.',
  },
  'HWS-RUN-057': {
    severity: 'error',
    meaning: 'No what-if with this id is known: the server keeps the newest ones only, and none over a restart.',
    cure: 'Ask again: POST /api/what-if.',
  },
  'HWS-RUN-058': {
    severity: 'error',
    meaning: 'The disk of the record has no room left: nothing of this was written, and what was acknowledged is kept.',
    cure: 'Make room on the disk; the terminal stands until then and goes on by itself, and what was refused can be sent again.',
  },
  'HWS-RUN-059': {
    severity: 'error',
    meaning: 'The Idempotency-Key is not one: it is empty, too long, or has characters that a key may not have.',
    cure: 'Give each command a key of 1 to 128 letters, digits and . _ : ~ - of its own, such as a UUID.',
  },
  'HWS-RUN-060': {
    severity: 'error',
    meaning: 'The Idempotency-Key was given before with other content; this content was not taken.',
    cure: 'Send a new command under a new key; only the same command may be sent again under the same one.',
  },
  'HWS-RUN-061': {
    severity: 'error',
    meaning: 'What the command speaks of has changed since the version that If-Match names; the command was not taken.',
    cure: 'Look at it again, take the version from the ETag of the answer, and decide anew.',
  },
  'HWS-RUN-070': {
    severity: 'error',
    meaning: 'The database cannot be reached.',
    cure: 'See that the server runs and can be reached from here; --database or DATABASE_URL names it as postgresql://USER@HOST:PORT/NAME.',
  },
  'HWS-RUN-071': {
    severity: 'error',
    meaning: 'The database does not let this user in.',
    cure: 'Check user, password and name of the database; the password may stand in PGPASSWORD instead of the address.',
  },
  'HWS-RUN-072': {
    severity: 'error',
    meaning: 'The database does not let this user do what the record needs.',
    cure: 'Let the first start be made by a user who may create a schema; later ones need the rights that docs/how-to/run-on-postgresql.md lists.',
  },
  'HWS-RUN-073': {
    severity: 'error',
    meaning:
      'The database could lose what it has acknowledged: a setting that guards commits against a power cut is off.',
    cure: 'Set fsync, full_page_writes and synchronous_commit to on, for the server as well as for this user and this database.',
  },
  'HWS-RUN-074': {
    severity: 'error',
    meaning: 'The address of the database is not understood.',
    cure: 'Write it as postgresql://USER:PASSWORD@HOST:PORT/NAME?schema=SCHEMA; special characters of the password are written as %XX.',
  },
  'HWS-RUN-075': {
    severity: 'error',
    meaning: 'The place of the record is not clear.',
    cure: 'Give --data for a folder, or --database for a database; a standby needs a database.',
  },
  'HWS-RUN-076': {
    severity: 'error',
    meaning: 'This server is a standby: it shows the terminal, and another server runs it.',
    cure: 'Send the command to the owner, which /health names, or again later: a standby takes over seconds after its owner has gone.',
  },
  'HWS-RUN-077': {
    severity: 'error',
    meaning: 'Another server has taken over the terminal; this one writes nothing any more and ends.',
    cure: 'Start it again as a standby, and see why it did not keep its lease: it was stopped, overloaded or cut off from the database.',
  },
  'HWS-RUN-080': {
    severity: 'error',
    meaning: 'A backup or a restored data folder would go where something is already.',
    cure: 'Give a new name; a restore also takes an empty folder.',
  },
  'HWS-RUN-081': {
    severity: 'error',
    meaning: 'The backup cannot be written, or the data folder cannot be read.',
    cure: 'Check that this user may read the one and write the other, and that the disk has room: for a packed backup, for the files and the archive.',
  },
  'HWS-RUN-082': {
    severity: 'error',
    meaning: 'The backup is not whole: a file is missing, changed, cut off, or not one of its list.',
    cure: 'Take another copy of this backup, or an older backup.',
  },
  'HWS-RUN-083': {
    severity: 'error',
    meaning: 'The backup was made in a format that this version does not know.',
    cure: 'Restore it with the version of Hawser that its backup.json names, or a newer one.',
  },
  'HWS-RUN-084': {
    severity: 'error',
    meaning: 'The journal of the backup does not make the record that was backed up.',
    cure: 'Restore it with the version of Hawser that its backup.json names; where that gives the same, take an older backup.',
  },
  'HWS-RUN-085': {
    severity: 'error',
    meaning: 'The data folder cannot be restored to this place.',
    cure: 'Check that the folder around it is there, that this user may write it and that the disk has room.',
  },
  'HWS-RUN-086': {
    severity: 'error',
    meaning: 'A shift pack would go where something is already.',
    cure: 'Give a new name: a pack is not written over another one.',
  },
  'HWS-RUN-087': {
    severity: 'error',
    meaning: 'The shift pack is not whole, not as it was signed, or signed by another key.',
    cure: 'Do not work by it: take the pack before it, or a copy from another place.',
  },
  ...messageErrors,
};
