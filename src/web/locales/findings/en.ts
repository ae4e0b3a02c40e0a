// English sentences of the findings that arriving messages have most often, by code. They are those of the catalogue; a test holds that.
export const findingWords = {
  finding: {
    'HWS-EDI-001': 'The file holds no EDIFACT message: no UNH segment was found.',
    'HWS-EDI-006': 'The interchange has no UNB or no UNZ segment; its messages were worked.',
    'HWS-EDI-007': 'UNT gives another number of segments than the message has; the message was worked.',
    'HWS-EDI-010': 'Messages of this type are not worked here.',
    'HWS-EDI-015': 'A date or time cannot be read; it was left out.',
    'HWS-EDI-020': 'The stowage cell does not have seven digits (bay 3, row 2, tier 2).',
    'HWS-EDI-021': 'The tier is odd; tiers are even (ISO 9711-1).',
    'HWS-EDI-022': 'The tier is neither in the hold (02 to 22) nor on deck (70 to 98).',
    'HWS-EDI-023': 'The row is farther from the centre line than a quay crane reaches.',
    'HWS-EDI-026': 'The container number does not have the form of four letters and seven digits.',
    'HWS-EDI-027': 'The container is listed a second time in the message; the first entry was kept.',
    'HWS-EDI-029': "A container of 40' or more is in an odd bay, which holds 20' boxes.",
    'HWS-EDI-030': 'The container would overlap another one in a neighbouring bay; the first entry was kept.',
    'HWS-EDI-040':
      'The check digit of the container number is wrong; the container was worked under the number as sent.',
    'HWS-EDI-041': 'The length of the container cannot be concluded from its size-type code; it was assumed.',
    'HWS-EDI-042': "A 20' container is in an even bay; it was worked as a 40' box, as its cell says.",
    'HWS-EDI-044': 'No gross mass is told for a full container; it was taken as 0 kg.',
    'HWS-EDI-045':
      'The cell that a list gives for a container cannot be used; the container was worked without a cell.',
    'HWS-RUN-036': 'The file holds no message that the terminal works.',
    'HWS-RUN-041':
      'A container of a bay plan or a truck announcement was set aside: its cell is taken or its number is known at another place.',
    'HWS-RUN-042': 'The containers of a list were set aside: no call of that vessel and voyage is known.',
    'HWS-RUN-043': 'A container of a list was set aside: the laws of the record do not let it be discharged or loaded.',
    'HWS-RUN-044': 'A container to load was set aside: the vessel has no free cell of its length.',
    'HWS-RUN-048':
      'A container of a bay plan was set aside: a bay plan of the same vessel and voyage came before, and it tells something else.',
    'HWS-RUN-062':
      'A message was put aside: Hawser failed on it three times. Nothing of it was worked; the messages after it were.',
    'HWS-RUN-063':
      'A message was passed over: a later issue of the same plan, list, announcement or order had come before it.',
    'HWS-RUN-064':
      'A change, cancellation or instruction was given up: what it changes, or the containers of which it speaks, have not come in time.',
    'HWS-RUN-065':
      'A newer plan, list, announcement, order or mass was not followed for a container or truck: it is being worked, or has been, or stands as a fact.',
    'HWS-RUN-066':
      'An announcement or order was passed over: the same issue of it had come before in another interchange.',
    'HWS-RUN-067':
      'A message claims of a container what the record knows to be otherwise. The record stays as it is, and the container is on hold until a person has decided.',
    'HWS-RUN-068':
      'Another interchange of this sender came before under the same reference (UNB 0020); this one was not taken.',
    'HWS-RUN-069':
      'A decision about a discrepancy cannot be carried out: there is none, or what was found cannot physically be.',
    'HWS-RUN-090':
      'A container of a mass verification, release order or stowing instruction was not worked: it is not known here.',
    'HWS-RUN-091':
      'A stowing instruction was not followed: the container is not on the list of the call, or the cell is not free for it.',
    'HWS-RUN-092': 'A release order was not followed for a container: it is to be loaded onto a vessel.',
    'HWS-RUN-093': 'A message tells what the record has no place for; it is kept with the message and not acted on.',
  },
  cure: {
    'HWS-EDI-001': 'Check that the file is an EDIFACT interchange and that it was not cut off or converted on its way.',
    'HWS-EDI-006':
      'Nothing is needed where the file was forwarded in parts; else ask the sender whether it is complete.',
    'HWS-EDI-007': 'Compare the number of containers with what the sender expects.',
    'HWS-EDI-010': 'Nothing is needed, unless this message was meant to change something at the terminal.',
    'HWS-EDI-015': 'Enter the time by hand where it matters.',
    'HWS-EDI-020': 'Ask the sender for a corrected message, or enter this container by hand.',
    'HWS-EDI-021': 'Ask the sender for a corrected message, or enter this container by hand.',
    'HWS-EDI-022': 'Ask the sender for a corrected message, or enter this container by hand.',
    'HWS-EDI-023': 'Ask the sender for a corrected message, or enter this container by hand.',
    'HWS-EDI-026': 'Ask the sender for a corrected message, or enter this container by hand.',
    'HWS-EDI-027': 'Find out which of the two entries is right.',
    'HWS-EDI-029': 'Ask the sender for a corrected message, or enter this container by hand.',
    'HWS-EDI-030': 'Find out which of the two containers stands there.',
    'HWS-EDI-040': 'Have the number read from the box when it is next seen.',
    'HWS-EDI-041': 'Correct the size-type code of the container where the assumption is wrong.',
    'HWS-EDI-042': "Correct the cell, or the size-type code, where the box is 20' long.",
    'HWS-EDI-044': 'Enter the verified gross mass before the container is loaded.',
    'HWS-EDI-045': 'Plan the cell by hand, or let the planner choose it.',
    'HWS-RUN-036':
      'Send BAPLIE, COPRAR, COPINO, COPARN, COREOR, VERMAS, MOVINS, COARRI or CODECO in EDIFACT; the diagnostics say what was found.',
    'HWS-RUN-041': 'Ask the sender for a corrected message; the reason tells which container stands against it.',
    'HWS-RUN-042': 'Send the bay plan of the vessel first, with the same vessel name and voyage.',
    'HWS-RUN-043': 'Look at the reason, and ask the line for a corrected list.',
    'HWS-RUN-044': 'Give the container a cell in the load list, or let a later vessel take it.',
    'HWS-RUN-048': 'Hold the two plans against each other with the line; the first one counts.',
    'HWS-RUN-062':
      'Enter what it says by hand or ask the sender for another form of it, and report it with its file as an issue of the project.',
    'HWS-RUN-063':
      'Nothing is to be done where messages overtook each other; where this one should count, have it sent again with the time of now.',
    'HWS-RUN-064':
      'Ask the sender for what it belongs to, and for this message again after it; see whether both name the document and the containers the same.',
    'HWS-RUN-065': 'Look where the container is now, and agree with the sender what is still to be done with it.',
    'HWS-RUN-066':
      'Nothing is to be done; where it should be another truck, have it announced under a number of its own.',
    'HWS-RUN-067':
      'Look for the container, then decide for the record or for the claim; a truck or vessel is announced again by its sender.',
    'HWS-RUN-068': 'Give each interchange a reference of its own and send it again.',
    'HWS-RUN-069':
      'Look at the open discrepancies again, and give the place where the container was found where one is asked for.',
    'HWS-RUN-090':
      'Check the number; send the bay plan, list or announcement that names the container, and then this message again.',
    'HWS-RUN-091':
      'Look at the reason; have the container listed first, or give all containers that change their cells in one message.',
    'HWS-RUN-092':
      'Agree with the line which of the two is right, and have the load list or the release order taken back.',
    'HWS-RUN-093': 'Nothing is to be done, unless somebody counts on it: then he has to be told.',
  },
} as const;

/** The same in another language. */
export type FindingWords = { [K in keyof typeof findingWords]: { [W in keyof (typeof findingWords)[K]]: string } };
