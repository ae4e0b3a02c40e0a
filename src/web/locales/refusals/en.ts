// English sentences of what the server refuses to people at the screens, by code. They are those of the catalogue; a test holds that.
export const refusalWords = {
  finding: {
    'HWS-BTH-001': 'There is no vessel call of this name.',
    'HWS-BTH-002': 'The vessel has been sent to the quay, or has sailed: where she lies is no plan any more.',
    'HWS-BTH-003': 'The berth of the vessel is not fixed by hand.',
    'HWS-BTH-004': 'What somebody has decided about the berth of the vessel is about to be worked.',
    'HWS-BTH-005': 'The vessel has no place in the plan yet, so that it is not known how long she will lie there.',
    'HWS-BTH-010': 'The vessel would lie off the quay, or too near to its end.',
    'HWS-BTH-011': 'The quay is too shallow for the vessel there at every tide.',
    'HWS-BTH-012': 'There is not water enough under the vessel for as long as she would lie there.',
    'HWS-BTH-013': 'A part of the vessel would lie beyond the reach of the quay cranes.',
    'HWS-BTH-014': 'The vessel would berth before she can be there.',
    'HWS-BTH-015':
      'The vessel would lie too near to another one that lies there already, or whose berth is fixed by hand.',
    'HWS-BTH-016': 'Another vessel that is planned there gets another place or another time.',
    'HWS-BTH-017': 'There is not water enough for the vessel on the way in when she would come.',
    'HWS-EXC-001': 'There is no such exception: it is over.',
    'HWS-EXC-002': 'Somebody has taken note of the exception already, or is about to.',
    'HWS-MCH-001': 'The terminal has no machine of this name.',
    'HWS-MCH-002': 'The machine is in this state already, or somebody is about to bring it there.',
    'HWS-MCH-003': 'The machine is not in the state that this undoes, or stands stopped.',
    'HWS-MCH-004': 'The machine has no battery that a charger fills.',
    'HWS-MCH-005': 'Nobody has to look at the machine: it is not marked, or somebody has looked at it already.',
    'HWS-MCH-006':
      'What was found at the machine cannot be: a container in doubt is left out, another one is named, or it cannot be at that place. The machine may have been heard meanwhile.',
    'HWS-PLN-001':
      'A range lies where the yard has no ground: there is no such block, bay or row, or it ends before it begins.',
    'HWS-PLN-002': 'The range is locked already, or what was decided about it is about to be worked.',
    'HWS-PLN-003': 'An allocation meets another one: a stack is kept for one kind of box only.',
    'HWS-PLN-004': 'An allocation does not tell which boxes it is for.',
    'HWS-PLN-005': 'There is no range of this name.',
    'HWS-PLN-006': 'As many ranges are drawn as there may be at a time.',
    'HWS-PLN-007': 'There is no block of this name.',
    'HWS-REF-001': 'There is no open alarm of this container: it has ended, or the container has left the yard.',
    'HWS-REF-002': 'Somebody has taken note of the alarm already, or is about to.',
    'HWS-RUN-031': 'The request is not as its route wants it.',
    'HWS-RUN-032': 'No container with this number is known, or it left the terminal more than seven days ago.',
    'HWS-RUN-035': 'The body of the request is too large.',
    'HWS-RUN-038': 'The server failed to answer this request.',
    'HWS-RUN-050': 'The time to be replayed is not in the record: it lies before its beginning or after its end.',
    'HWS-RUN-052':
      'No snapshot from which this time can be replayed is there: the ones before it are missing, or another version of Hawser wrote them in another shape.',
    'HWS-RUN-053': 'As many replays as the server allows are open already.',
    'HWS-RUN-055': 'The replay has stopped: its worker ended or ran out of memory.',
    'HWS-RUN-056':
      'A what-if is running on this server already; there is one at a time, so that the live terminal keeps its pace.',
    'HWS-RUN-058':
      'The disk of the record has no room left: nothing of this was written, and what was acknowledged is kept.',
    'HWS-RUN-061':
      'What the command speaks of has changed since the version that If-Match names; the command was not taken.',
    'HWS-RUN-076': 'This server is a standby: it shows the terminal, and another server runs it.',
    'HWS-STW-001':
      'There is no such call, or the box is not on its load list: it is aboard already, rolled, or listed for another vessel.',
    'HWS-STW-002': 'The load has the cell already, or what was decided about it is about to be worked.',
    'HWS-STW-003': 'A hold keeps the load ashore.',
    'HWS-STW-004': 'A crane has begun the bay in which the load is planned, or that of the other cell.',
    'HWS-STW-005': 'The load is on its way to its crane.',
    'HWS-STW-006': 'Other loads are to stand on it in the cell that it has.',
    'HWS-TAB-003':
      'A shift report cannot be made of this time: it has to end after it begins, and to last at most 24 hours.',
    'HWS-TAB-004': 'Too many shift reports are being made already.',
    'HWS-TAB-005': 'A shift report could not be made.',
    'HWS-TRN-001': 'A training shift is under way; a server has one at a time.',
    'HWS-TRN-002': 'There is no such training shift: it was never made, or is older than those that are kept.',
    'HWS-TRN-003': 'The terminal cannot have the faults that were chosen for a training shift.',
    'HWS-TRN-004': 'There is no debrief: the training shift is not over, or it was broken off.',
    'HWS-TRN-006': 'The training shift is not in the state for this: it has begun, or is over.',
    'HWS-TRN-007': 'A training shift runs at the speed that it was made with.',
    'HWS-TRN-008': 'The record of this training shift is closed, or its process does not answer.',
  },
  cure: {
    'HWS-BTH-001': 'Take the name from the list of calls: GET /api/calls.',
    'HWS-BTH-002': 'Change the berths of the vessels that are still to come around her.',
    'HWS-BTH-003': 'Nothing has to be done: the plan decides already.',
    'HWS-BTH-004': 'Look at the plan again in a moment, and decide then.',
    'HWS-BTH-005': 'Wait until she is planned: a week before she comes.',
    'HWS-BTH-010': 'Give the metre that the message names, or one between it and the other end.',
    'HWS-BTH-011': 'Give her a deeper berth.',
    'HWS-BTH-012': 'Give the time that the message names, or a deeper berth.',
    'HWS-BTH-013':
      'Move her along the quay until her bays lie where cranes can stand; a vessel that is broader than the cranes reach cannot be worked here.',
    'HWS-BTH-014': 'Give the time of her arrival or a later one, or no time at all.',
    'HWS-BTH-015':
      'Give a place with the clearance that the message names, a time after the other one has left, or let the plan decide about the other one.',
    'HWS-BTH-016': 'Nothing has to be done; fix the other one by hand, too, where she should not give way.',
    'HWS-BTH-017': 'Give the time that the message names, or no time at all.',
    'HWS-EXC-001': 'Look at the list of exceptions: GET /api/v1/exceptions.',
    'HWS-EXC-002': 'Nothing has to be done; the list of exceptions tells who it was.',
    'HWS-MCH-001':
      'Look at the list of machines: GET /api/v1/machines. A portal trolley goes by the name of its crane.',
    'HWS-MCH-002': 'Nothing has to be done; the list of machines tells who it was.',
    'HWS-MCH-003': 'Look at what people had it do last: GET /api/v1/machines. What was stopped has to be freed first.',
    'HWS-MCH-004': 'Send vehicles with batteries to chargers only.',
    'HWS-MCH-005':
      'Nothing has to be done; the list of exceptions tells which machines wait for somebody: GET /api/v1/exceptions.',
    'HWS-MCH-006':
      'Look again: which containers are in doubt now, and where they may be, is asked anew, over HTTP by GET /api/v1/machines/CHE/check.',
    'HWS-PLN-001':
      "Give 40' bays by their numbers (2, 6, 10 …) and rows from 1, within the block that the message names, the smaller one first.",
    'HWS-PLN-002': 'Look at the list of ranges; unlock the other one first where it should be another range.',
    'HWS-PLN-003': 'Draw it beside the other, or remove the other first.',
    'HWS-PLN-004':
      'Name at least one of call, port of discharge, line, length, full or empty, reefer, dangerous; to keep everything out, lock the range.',
    'HWS-PLN-005': 'Take the name from the list of ranges: GET /api/v1/yard/ranges.',
    'HWS-PLN-006': 'End those that are no longer needed, or draw larger ones.',
    'HWS-PLN-007': 'Give the id of a block of the terminal file, such as A01.',
    'HWS-REF-001': 'Look at the list of reefers: GET /api/v1/reefers.',
    'HWS-REF-002': 'Nothing has to be done; the list of reefers tells who it was.',
    'HWS-RUN-031': 'Correct the request; /api/openapi.json describes every route.',
    'HWS-RUN-032':
      'Check the number; /api/find looks for parts of one. What left longer ago is in the journal: replay the time when it was here.',
    'HWS-RUN-035': 'Send at most 64 MB at once: several files instead of one.',
    'HWS-RUN-038': "Look into the server's log for the cause; the terminal runs on.",
    'HWS-RUN-050': 'Choose a time of the range that the message names.',
    'HWS-RUN-052':
      'Choose a time from the one on that the message names, or replay with the version of Hawser that wrote the folder.',
    'HWS-RUN-053': 'Close one of the other replays, or try again later.',
    'HWS-RUN-055': 'Open the replay again; the live terminal is not touched.',
    'HWS-RUN-056': 'Wait until it is done, or cancel it.',
    'HWS-RUN-058':
      'Make room on the disk; the terminal stands until then and goes on by itself, and what was refused can be sent again.',
    'HWS-RUN-061': 'Look at it again, take the version from the ETag of the answer, and decide anew.',
    'HWS-RUN-076':
      'Send the command to the owner, which /health names, or again later: a standby takes over seconds after its owner has gone.',
    'HWS-STW-001': 'Take call and box from the plan of the vessel: GET /api/v1/calls/:call/stowage.',
    'HWS-STW-002': 'Choose another cell; the check of a cell tells every rule that stands against it.',
    'HWS-STW-003': 'Let the hold be released first.',
    'HWS-STW-004': 'Choose another cell; the check of a cell tells every rule that stands against it.',
    'HWS-STW-005': 'It is set where it was planned.',
    'HWS-STW-006': 'Move the loads above it first, from the top down.',
    'HWS-TAB-003':
      'Give from and to in milliseconds UTC, or leave both out for the last whole shift. GET /api/v1/shifts lists shifts.',
    'HWS-TAB-004': 'Ask again in some seconds: one is made after the other.',
    'HWS-TAB-005': 'Ask again. If it fails again, check the record with hawser journal verify, and read the message.',
    'HWS-TRN-001': 'Wait until it is over, or end it in the view Training.',
    'HWS-TRN-002': 'Look at the list of shifts: GET /api/v1/training.',
    'HWS-TRN-003':
      'Choose faults that the terminal knows, and not more than it has machines: GET /api/v1/training tells which.',
    'HWS-TRN-004': 'Wait until the shift has ended and the automatic run has been worked out.',
    'HWS-TRN-006': 'Look how it stands: GET api/v1/shift.',
    'HWS-TRN-007': 'Make another shift with another speed.',
    'HWS-TRN-008': 'Open it in the view Training, and try again.',
  },
} as const;

/** The same in another language. */
export type RefusalWords = { [K in keyof typeof refusalWords]: { [W in keyof (typeof refusalWords)[K]]: string } };
