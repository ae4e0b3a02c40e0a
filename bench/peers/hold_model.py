"""The hold model on SimPy: the peer of bench/event-loop.ts.

usage: python3 hold_model.py PENDING BATCHES STEPS
PENDING processes each wait an exponential time of mean 1, again and again. After two events each, BATCHES batches of STEPS
events are timed by the CPU time of this process. Prints JSON: a list with the name of each SimPy that is installed and its
fastest batch, in events per CPU second. SimPy 2 (Debian 12: python3-simpy) and later ones (python3-simpy3) have different names.
"""

import json
import sys
import time
from math import log
from random import Random


def simpy_now(pending):
    """SimPy 3 and later: its name and a step of the model."""
    import simpy

    env = simpy.Environment()
    timeout, draw = env.timeout, Random(42).random

    def life():
        while True:
            yield timeout(-log(1.0 - draw()))

    for _ in range(pending):
        env.process(life())
    return "SimPy " + simpy.__version__, env.step


def simpy_2(pending):
    """SimPy 2: its name and a step of the model."""
    import SimPy
    from SimPy.Simulation import Process, Simulation, hold

    sim = Simulation()
    draw = Random(42).random

    class Life(Process):
        def run(self):
            while True:
                yield hold, self, -log(1.0 - draw())

    for _ in range(pending):
        life = Life(sim=sim)
        sim.activate(life, life.run())
    return "SimPy " + SimPy.__version__, sim.step


def fastest_batch(step, batches, steps):
    """Events per CPU second of the fastest batch."""
    best = float("inf")
    for _ in range(batches):
        start = time.process_time()
        for _ in range(steps):
            step()
        best = min(best, time.process_time() - start)
    return steps / best


def main():
    pending, batches, steps = map(int, sys.argv[1:])
    answers = []
    for model in (simpy_now, simpy_2):
        try:
            name, step = model(pending)
        except ImportError:
            continue
        for _ in range(2 * pending):
            step()
        answers.append({"name": name, "rate": fastest_batch(step, batches, steps)})
    print(json.dumps(answers))


main()
