// Wind and closures of a run: what the wind is now, by script and by gusts that are drawn, and what becomes of the apron: lanes that are
// closed, ground with a person on it. All of it is told through the port, as an anemometer and a gate would; the loop has to act.
import type { Report } from '../equipment/port.ts';
import { Random, seedFor } from '../kit/random.ts';
import type { CheId } from '../terminal/ids.ts';
import type { ScriptItem } from './disturbances.ts';
import type { Faults } from './faults.ts';
import type { Lies } from './lies.ts';
import type { ReeferAlarms } from './reefers.ts';
import type { DisturbanceState, TwinState } from './state.ts';

const MINUTE_MS = 60_000;

/** What the weather needs of the twin: its clock's queue, by kind of event, and its reports. */
export interface WeatherHooks {
  /** Item of the script with this number begins or ends. */
  item(at: number, number: number): void;
  gust(at: number): void;
  report(report: Report): void;
}

/** What else of the script it hands on. */
export interface Struck {
  faults: Faults;
  lies: Lies;
  reefers: ReeferAlarms;
}

export class Weather {
  private readonly state: TwinState;
  private readonly struck: Struck;
  private readonly hooks: WeatherHooks;

  constructor(state: TwinState, struck: Struck, hooks: WeatherHooks) {
    this.state = state;
    this.struck = struck;
    this.hooks = hooks;
  }

  /** The script from item `first` on will happen, and the wind begins to blow; chance follows from a seed. */
  begin(disturbances: DisturbanceState, first: number, seed: number): void {
    for (let i = first; i < disturbances.script.length; i++)
      this.hooks.item((disturbances.script[i] as ScriptItem).at, i * 2);
    if (!disturbances.gusts || disturbances.gustRandom !== 0) return;
    disturbances.gustRandom = seedFor(seed, 'wind');
    this.hooks.gust(this.state.now);
  }

  /** An item of the script begins (even number) or is over (odd). */
  happen(number: number): void {
    const { disturbances, now } = this.state;
    const item = disturbances?.script[number >> 1];
    if (!item) return;
    const begins = number % 2 === 0;
    const end = now + Math.round(item.minutes * MINUTE_MS);
    if (begins && item.kind !== 'machine' && item.kind !== 'reefer') this.hooks.item(end, number + 1);
    const { faults, lies, reefers } = this.struck;
    switch (item.kind) {
      case 'machine':
        return faults.strikeNamed(item.machine as CheId, item.fault, item.minutes);
      case 'lie':
        if (begins) lies.begin(item.machine as CheId, item.lie, end);
        else lies.over();
        return;
      case 'reefer':
        return reefers.strikeNamed(item.reefer, item.alarm, item.minutes);
      case 'lane':
        return this.hooks.report({ kind: 'lane', at: now, lane: item.lane, closed: begins });
      case 'zone':
        return this.hooks.report({ kind: 'zone', at: now, zone: number >> 1, area: item.zone, person: begins });
      case 'wind':
        disturbances.blowing = disturbances.blowing.filter((i) => i !== number >> 1);
        if (begins) disturbances.blowing.push(number >> 1);
        return this.tellWind(disturbances);
    }
  }

  /** The wind of the next period is drawn. */
  gust(): void {
    const { disturbances, now } = this.state;
    if (!disturbances?.gusts) return;
    const { mean, deviation, everyMinutes } = disturbances.gusts;
    const random = new Random(disturbances.gustRandom);
    disturbances.gust = Math.max(0, mean + deviation * random.normal());
    disturbances.gustRandom = random.state;
    this.hooks.gust(now + Math.max(1, Math.round(everyMinutes * MINUTE_MS)));
    this.tellWind(disturbances);
  }

  /** Tells the wind when it has changed: that of the script's latest item under way, else the gusts'. */
  private tellWind(disturbances: DisturbanceState): void {
    const item = disturbances.script[disturbances.blowing.at(-1) ?? -1];
    const speed = item?.kind === 'wind' ? item.speed : disturbances.gust;
    if (speed === disturbances.wind) return;
    disturbances.wind = speed;
    this.hooks.report({ kind: 'wind', at: this.state.now, speed });
  }
}
