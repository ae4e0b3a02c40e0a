// What boxes can be coloured by in the pictures of the terminal, and the groups that they fall into. Types only.

/** What people ask the picture of the terminal; the page itself knows the class of each box. */
export type BoxQuestion = 'line' | 'port' | 'weight' | 'dwell' | 'reefer' | 'dangerous' | 'next' | 'hold';

/** Boxes that have the same answer. */
export interface BoxGroup {
  /** Line, UN/LOCODE, IMDG class or hold as the record has it; else a word of the question's own; '' where it is not told. */
  key: string;
  /** Containers. */
  boxes: string[];
}

/** All boxes that are drawn, by groups: those in order of rank where they have one, else the largest first. */
export interface BoxColours {
  by: BoxQuestion;
  groups: BoxGroup[];
}
