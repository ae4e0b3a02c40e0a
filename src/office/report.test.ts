// The report of a small run, checked by hand, as JSON and as text.
import { describe, expect, it } from 'vitest';
import { CraneTime, noCauses } from './crane-time.ts';
import { formatReport, runReport, type ReportInput } from './report.ts';

const H = 3_600_000;
const T0 = Date.UTC(2026, 2, 1);

/** Two cranes: one works 1 h and waits 1 h, with a break of 1 h between; the other is blocked for 1 h and moves for 1 h. */
function twoCranes(): CraneTime[] {
  const first = new CraneTime();
  first.start(T0, 'working');
  first.stop(T0 + H);
  first.start(T0 + 2 * H, 'waitingVehicle');
  first.stop(T0 + 3 * H);
  const second = new CraneTime();
  second.start(T0 + H, 'blockedByCrane');
  second.switch('movingBays', T0 + 2 * H);
  second.stop(T0 + 3 * H);
  return [first, second];
}

const YARD: ReportInput['yard'] = {
  start: 500,
  in: 60,
  out: 45,
  end: 515,
  rehandles: 12,
  dugOut: 9,
  dugOutLate: 4,
  exchanged: 3,
  blockPlans: 200,
  blockPlansChanged: 2,
};

function smallRun(): ReportInput {
  return {
    terminal: 'Two-crane quay',
    seed: 7,
    from: T0,
    to: T0 + 6 * H,
    cpuSeconds: 1.2345,
    peakMemoryMB: 210.06,
    calls: [
      {
        call: 'C1',
        vessel: 'HANJIN ONE',
        announced: T0 - H,
        atRoads: T0,
        arrival: T0,
        departure: T0 + 4 * H,
        discharged: 60,
        loaded: 40,
        setAside: 2,
        restows: 5,
        craneMoves: 103,
        craneMs: 4 * H,
        fuelSaved: 6.149,
        co2Saved: 19.148,
      },
      {
        call: 'C2',
        vessel: 'LATE',
        announced: T0 + 9 * H,
        atRoads: null,
        arrival: null,
        departure: null,
        discharged: 0,
        loaded: 0,
        setAside: 0,
        restows: 0,
        craneMoves: 0,
        craneMs: 0,
        fuelSaved: 0,
        co2Saved: 0,
      },
    ],
    cranes: twoCranes().map((crane) => crane.save()),
    vehicles: { count: 6, waitingMs: 9 * H, totalMs: 36 * H, metres: 123_456 },
    yard: YARD,
    truckTurnsMs: [30, 20, 40].map((minutes) => minutes * 60_000),
    reefers: { plugged: 8, minutes: 120, late: 1, alarms: 2 },
    energy: {
      quayCranes: { kWh: 618, units: 103, usual: 5.5 },
      yardCranes: { kWh: 400, units: 100, usual: 4 },
      vehicles: { kWh: 160, units: 123.456, usual: 1.2 },
      electricVehicles: true,
      mostPlugged: 12,
      quarters: [{ cranes: 1018, charging: 150, reefers: 12, base: 20, price: 100 }],
      ...{ from: T0, currency: 'KRW', limitKW: 4000, gridKgCO2ePerKWh: 0.5, containers: 100 },
    },
    invariants: { checked: 1000, violations: 0 },
    deadlocks: 0,
    stateHash: 'abc123',
    ediWritten: 4,
  };
}

describe('runReport', () => {
  it('has exactly the figures of the run', () => {
    expect(runReport(smallRun())).toEqual({
      terminal: 'Two-crane quay',
      seed: 7,
      simulatedHours: 6,
      cpuSeconds: 1.23,
      peakMemoryMB: 210.1,
      calls: [
        {
          call: 'C1',
          vessel: 'HANJIN ONE',
          announced: '2026-02-28T23:00:00.000Z',
          atRoads: '2026-03-01T00:00:00.000Z',
          arrival: '2026-03-01T00:00:00.000Z',
          departure: '2026-03-01T04:00:00.000Z',
          discharged: 60,
          loaded: 40,
          setAside: 2,
          restows: 5,
          craneMoves: 103,
          grossCraneRate: 26.25,
          fuelSaved: 6.15,
          co2Saved: 19.15,
        },
        expect.objectContaining({ call: 'C2', arrival: null, departure: null, grossCraneRate: null }),
      ],
      crane: {
        hours: 4,
        causes: { ...noCauses(), working: 3600, waitingVehicle: 3600, blockedByCrane: 3600, movingBays: 3600 },
        residualSeconds: 0,
        waitShare: 0.25,
      },
      agv: { count: 6, waitShare: 0.25, km: 123.46 },
      yard: YARD,
      truck: { count: 3, meanTurnMinutes: 30, p95TurnMinutes: 40 },
      reefers: { plugged: 8, meanMinutes: 15, late: 1, alarms: 2 },
      energy: expect.objectContaining({ totalKWh: 1200, peakKW: 4800, quartersOverLimit: 1, cost: 120_000 }),
      invariants: { checked: 1000, violations: 0 },
      deadlocks: 0,
      stateHash: 'abc123',
      edi: { written: 4 },
    });
  });

  it('shows crane time that no cause explains, and time that two causes claim', () => {
    const lost = smallRun();
    lost.cranes = lost.cranes.map((c) => ({
      ...c,
      causes: { ...c.causes, working: Math.max(0, c.causes.working - 1) },
    }));
    expect(runReport(lost).crane.residualSeconds).toBe(0.001);
    const double = smallRun();
    double.cranes = double.cranes.map((c) => ({ ...c, causes: { ...c.causes, plan: 500 } }));
    expect(runReport(double).crane.residualSeconds).toBe(-1);
  });

  it('has no shares, rates or turn times where there was nothing', () => {
    const none = { ...smallRun(), calls: [], cranes: [], truckTurnsMs: [] };
    none.vehicles = { count: 0, waitingMs: 0, totalMs: 0, metres: 0 };
    const report = runReport(none);
    expect(report.crane).toEqual({ hours: 0, causes: noCauses(), residualSeconds: 0, waitShare: null });
    expect(report.agv.waitShare).toBeNull();
    expect(report.truck).toEqual({ count: 0, meanTurnMinutes: null, p95TurnMinutes: null });
    expect(formatReport(report)).toContain('No vessel called.');
  });

  it('counts a crane that never started as no time', () => {
    const idle = { ...smallRun(), cranes: [new CraneTime().save()] };
    expect(runReport(idle).crane.hours).toBe(0);
  });
});

describe('formatReport', () => {
  it('shows the run in a table that people can read', () => {
    expect(formatReport(runReport(smallRun()))).toMatchInlineSnapshot(`
      "Two-crane quay: 6.0 h, seed 7

      Call  Vessel      Arrival           Departure         Disch.  Loaded  Restows  Set aside  Moves  Boxes/h
      C1    HANJIN ONE  2026-03-01 00:00  2026-03-01 04:00      60      40        5          2    103     26.3
      C2    LATE        -                 -                      0       0        0          0      0        -

      Quay cranes: 4.00 h, 25.0 % of it waiting for others
        working                    1.00 h  25.0 %
        waiting for a vehicle      1.00 h  25.0 %
        waiting for the yard       0.00 h   0.0 %
        waiting for its platform   0.00 h   0.0 %
        blocked by another crane   1.00 h  25.0 %
        moving between bays        1.00 h  25.0 %
        out of order               0.00 h   0.0 %
        stopped by wind            0.00 h   0.0 %
        nothing planned to do      0.00 h   0.0 %
        other                      0.00 h   0.0 %
        not explained             0.000 s

      Vehicles    6, 123.5 km, 25.0 % of their time waiting
      Yard        500 + 60 in - 45 out -> 515 containers, 12 rehandles (9 dug out, 4 of them while somebody waited), 3 exchanges of equal loads
      Plans       200 for both cranes of a block, 2 changed their mind without a new fact
      Trucks      3, turn 30.0 min mean, 40.0 min p95
      Reefers     8 plugged in after 15.0 min mean, 1 of them late, 2 alarms
      Energy      1200 kWh from the grid, of it reefers 12, charging 150
                  quay cranes 6.00 kWh/lift (usual 5.50), yard cranes 4.00 kWh/lift (usual 4.00)
                  vehicles 1.30 kWh/km (usual 1.20)
                  at most 4800 kW in a quarter of an hour, limit 4000 kW, 1 quarters over it
                  120000 KRW, 6.00 kg CO2e by container
      EDI         4 messages written
      Invariants  1000 checked, 0 violated; 0 deadlocks
      Computer    1.23 s CPU, 210 MB at most
      State       abc123
      "
    `);
  });
});
