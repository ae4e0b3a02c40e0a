// The rows of the shift pack: what is known of boxes, lifts, jobs and trucks, as cells.
import type { ContainerRecord, LedgerState } from '../../ledger/state.ts';
import { cellText, contentsOf, outText, placeText, type PackContents } from './contents.ts';
import type { Cell } from '../../kit/csv.ts';
import type { BoxUnderWay, CraneStep, WorkQueues } from './queues.ts';
import { PACK_WORDS, type PackLanguage, type PackWords } from './words.ts';

/** What a pack is made of. */
export interface PackInput {
  terminal: string;
  /** IANA name of the terminal's time zone. */
  timeZone: string;
  language: PackLanguage;
  record: LedgerState;
  /** Terminal time of the record, ms UTC. */
  at: number;
  /** Real time at which the pack is made, ms UTC. */
  made: number;
  /** Fingerprint of the key that signs it. */
  fingerprint: string;
  /** Or, in words, why they could not be made. */
  queues: WorkQueues | string;
}

/** Rows of the pack's tables, as cells, in its language and its terminal's time. */
export class PackRows {
  readonly stamp: string;
  readonly input: PackInput;
  readonly words: PackWords;
  readonly contents: PackContents;
  readonly queues: WorkQueues | null;

  private readonly zone: Intl.DateTimeFormat;

  constructor(input: PackInput) {
    this.input = input;
    // Swedish writes a time as ISO 8601 does.
    const zone = { timeZone: input.timeZone, dateStyle: 'short', timeStyle: 'short' } as const;
    this.zone = new Intl.DateTimeFormat('sv-SE', zone);
    this.words = PACK_WORDS[input.language];
    this.contents = contentsOf(input.record, input.at);
    this.queues = typeof input.queues === 'string' ? null : input.queues;
    const { state, frame } = this.words;
    this.stamp = `${input.terminal}: ${state} ${this.time(input.at)}, ${frame} ${input.record.seq}`;
  }

  /** Vessel, bay, work, boxes or cover, where they are, where they go. */
  stepCells({ call, bay, kind, containers, cover, slots }: CraneStep, separator: string): Cell[] {
    const { record } = this.input;
    const boxes = containers.map((id) => record.containers.get(id));
    const cells = slots.map(cellText);
    const from = boxes.map((box) => (box ? this.place(box) : '')).join(separator);
    return [
      record.calls.get(call)?.vessel ?? call,
      bay,
      this.words.kinds[kind],
      containers.join(separator) || cover,
      from,
      cells.join(separator),
    ];
  }

  /** Block, machine, job, box, from, to, waits, due. */
  yardRows(jobs: WorkQueues['yard']): Cell[][] {
    return jobs.map(({ block, crane, kind, container, to, ready, due }) => {
      const box = this.input.record.containers.get(container);
      const stack = to === null ? '' : `${block} ${to.bay}-${to.row}`;
      return [
        block,
        crane,
        this.words.kinds[kind],
        container,
        box ? this.place(box) : '',
        stack,
        ready ? 'x' : '',
        due === 0 ? '' : this.clock(due),
      ];
    });
  }

  /** Truck, haulier, state, expected, place, and the boxes of both ways with where they are. */
  truckRows(separator: string): Cell[][] {
    const { record } = this.input;
    const stands = new Map(this.queues?.trucks.map(({ visit, place }) => [visit, place]));
    const boxes = (ids: readonly ContainerRecord['container']['id'][]): string =>
      ids
        .map((id) => {
          const box = record.containers.get(id);
          return box ? `${id} ${this.place(box)}${box.holds.size > 0 ? ' H' : ''}` : id;
        })
        .join(separator);
    return this.contents.visits.map((visit) => [
      ...[visit.truck, visit.haulier, this.words.visitStates[visit.state], this.time(visit.expected)],
      ...[stands.get(visit.visit) ?? '', boxes(visit.deliver), boxes(visit.collect)],
    ]);
  }

  /** What is done with a box on a machine, and where it goes. */
  underWay(record: ContainerRecord): [string, string] {
    const found = this.queues?.underWay.find(({ container }) => container === record.container.id);
    return found ? [this.words.kinds[found.kind], this.goal(found)] : ['', ''];
  }

  private goal({ goes }: BoxUnderWay): string {
    if (goes === null) return '';
    const { record } = this.input;
    if ('slot' in goes) return `${record.calls.get(goes.call)?.vessel ?? goes.call} ${cellText(goes.slot)}`;
    if ('visit' in goes) return `${this.words.places.truck} ${record.visits.get(goes.visit)?.truck ?? goes.visit}`;
    return `${goes.block} ${goes.bay}-${goes.row}`;
  }

  place({ position }: ContainerRecord): string {
    return placeText(position, this.input.record, this.words);
  }

  out(record: ContainerRecord): string {
    return outText(record, this.input.record, this.words);
  }

  /** Of a reefer in the yard: since when it is on or off power, and what it alarms for; empty elsewhere. */
  powerOf({ container }: ContainerRecord): [power: string, alarm: string] {
    const reefer = this.input.record.reefers.get(container.id);
    if (!reefer) return ['', ''];
    const { plugged, since, alarm } = reefer;
    const { on, off, alarms } = this.words.power;
    const read = alarm?.celsius === null || alarm === null ? '' : ` ${alarm.celsius} °C`;
    return [`${plugged ? on : off} ${this.time(since)}`, alarm ? `${alarms[alarm.kind]}${read}` : ''];
  }

  /** "2026-01-05 15:00 (06:00 UTC)": the terminal's own time, and UTC. */
  time(at: number): string {
    const utc = new Date(at).toISOString();
    return `${this.local(at)} (${utc.slice(11, 16)} UTC)`;
  }

  /** The time of day at the terminal. */
  private clock(at: number): string {
    return this.local(at).slice(11);
  }

  private local(at: number): string {
    return this.zone.format(at);
  }
}
