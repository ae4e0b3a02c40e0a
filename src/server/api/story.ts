// What the control room is told of a container, and what a search finds.
import type { Position } from '../../terminal/container.ts';
import type { ClaimKind, Verdict } from '../../terminal/discrepancy.ts';
import type { Why } from '../../terminal/planning.ts';
import type { ReeferAlarmKind } from '../../terminal/reefer.ts';

/** One entry of a container's story. */
export interface StoryLine {
  at: number;
  /** Event name, e.g. "discharged"; translated on the page. */
  event: string;
  position: Position | null;
  che: string | null;
  why: Why | null;
  /** Of a change of papers: what is otherwise now. */
  changed?: StoryChange[];
  /** Of a hold: its name, and why it was placed ('' where it comes off). */
  hold?: { name: string; reason: string };
  /** Of a discrepancy: what was claimed, and by which message. */
  claim?: StoryClaim;
  /** Of a reefer: who plugged it in or out, or took note of its alarm ('' where nobody is told of); and what it alarms for. */
  reefer?: { by: string; alarm: ReeferAlarmKind | null; celsius: number | null };
  /** Of a decision about a discrepancy, or where somebody found the box: who, and for which side. */
  decision?: { accepted: Verdict | null; by: string };
}

/** What is otherwise of a container: a fact as told before and as told now. Masses are in kg, temperatures in °C, '' is not told. */
export interface StoryChange {
  what:
    'mass' | 'type' | 'load' | 'reefer' | 'dangerous' | 'line' | 'pol' | 'pod' | 'finalPort' | 'leavesWith' | 'gauge';
  from: string;
  to: string;
}

/** A claim that contradicts the record. */
export interface StoryClaim {
  kind: ClaimKind;
  sender: string;
  type: string;
  reference: string;
  /** Its interchange. */
  interchange: string;
  call: string | null;
  kg: number | null;
}

export interface ContainerStory {
  id: string;
  isoType: string;
  grossKg: number;
  full: boolean;
  reeferC: number | null;
  dangerous: { imdgClass: string; unNumber: string }[];
  operator: string;
  portOfLoading: string;
  portOfDischarge: string;
  position: Position;
  holds: { name: string; reason: string }[];
  story: StoryLine[];
}

export interface FindHit {
  kind: 'container' | 'call' | 'machine';
  id: string;
  label: string;
  /** Where a container is. */
  position?: Position;
}
