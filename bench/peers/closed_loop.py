"""The closed loop of a terminal's day on SimPy: the peer of bench/closed-loop.ts, where the model is described.

usage: python3 closed_loop.py FIRST DAYS EXPONENTIAL   (EXPONENTIAL 1: all times exponential, 0: all constant)
Runs DAYS days, of seeds FIRST and on. Prints JSON: a list with the name of each SimPy that is installed, the moves of all days,
the seconds that vehicles waited, and the CPU time of the fastest day, in ms. SimPy 2 (Debian 12: python3-simpy) and later ones
(python3-simpy3) have different names.
"""

import json
import sys
import time
from math import log
from random import Random

CRANES, VEHICLES, STACKERS = 8, 60, 46
DAY, CRANE, DRIVE, STACK = 86400.0, 100.0, 150.0, 180.0  # s


class Day:
    """What a day draws and counts."""

    def __init__(self, seed, exponential):
        self.random = Random(seed)
        self.exponential = exponential
        self.moves = 0
        self.waited = 0.0

    def lasts(self, mean):
        return -mean * log(1.0 - self.random.random()) if self.exponential else mean

    def one_of(self, servers):
        return servers[int(self.random.random() * len(servers))]


def simpy_now(day):
    """A day on SimPy 3 or later."""
    import simpy

    env = simpy.Environment()
    cranes = [simpy.Resource(env) for _ in range(CRANES)]
    stackers = [simpy.Resource(env) for _ in range(STACKERS)]

    def served(server, mean):
        since = env.now
        with server.request() as turn:
            yield turn
            day.waited += env.now - since
            yield env.timeout(day.lasts(mean))

    def vehicle(crane):
        while True:
            yield from served(crane, CRANE)
            yield env.timeout(day.lasts(DRIVE))
            yield from served(day.one_of(stackers), STACK)
            day.moves += 1
            yield env.timeout(day.lasts(DRIVE))
            crane = day.one_of(cranes)

    for each in range(VEHICLES):
        env.process(vehicle(cranes[each % CRANES]))
    env.run(until=DAY)
    return "SimPy " + simpy.__version__


def simpy_2(day):
    """A day on SimPy 2."""
    import SimPy
    from SimPy.Simulation import Process, Resource, Simulation, hold, release, request

    sim = Simulation()
    cranes = [Resource(sim=sim) for _ in range(CRANES)]
    stackers = [Resource(sim=sim) for _ in range(STACKERS)]

    class Vehicle(Process):
        def served(self, server, mean):
            since = sim.now()
            yield request, self, server
            day.waited += sim.now() - since
            yield hold, self, day.lasts(mean)
            yield release, self, server

        def run(self, crane):
            while True:
                yield from self.served(crane, CRANE)
                yield hold, self, day.lasts(DRIVE)
                yield from self.served(day.one_of(stackers), STACK)
                day.moves += 1
                yield hold, self, day.lasts(DRIVE)
                crane = day.one_of(cranes)

    for each in range(VEHICLES):
        vehicle = Vehicle(sim=sim)
        sim.activate(vehicle, vehicle.run(cranes[each % CRANES]))
    sim.simulate(until=DAY)
    return "SimPy " + SimPy.__version__


def main():
    first, days, exponential = map(int, sys.argv[1:])
    answers = []
    for model in (simpy_now, simpy_2):
        try:
            model(Day(0, exponential))
        except ImportError:
            continue
        moves, waited, fastest = 0, 0.0, float("inf")
        for seed in range(first, first + days):
            day = Day(seed, exponential)
            start = time.process_time()
            name = model(day)
            fastest = min(fastest, time.process_time() - start)
            moves += day.moves
            waited += day.waited
        answers.append({"name": name, "days": days, "moves": moves, "waited": waited, "ms": 1000 * fastest})
    print(json.dumps(answers))


main()
