"""What a task costs through the harness over the same task through bare ``concurrent.futures``, side by side in one run.

    python test/bench/harness_overhead.py src/bench/python [REPEATS]

Prints a JSON list of ``{model, taskSeconds, tasks, bareSeconds, harnessSeconds, ratio}``; times are medians of rounds taken in turns, on
one pool each, and ``ratio`` is the median of the paired ratios.
"""

import json
import random
import statistics
import sys
import time

sys.path.append(sys.argv[1])
from forkcast_harness import models  # noqa: E402


def task(number):
    return number + 1


def millisecond(number):
    """A task of 1 ms that leaves its core to others: what is compared is the harness, not the host's capacity."""
    time.sleep(0.001)
    return number


def compare(model_class, tasks, repeats, workers=2, task=task):
    calls = [(number,) for number in range(tasks)]
    numbers = list(range(tasks))
    model = model_class(task, "plain", workers)
    model.open()

    def bare():
        start = time.perf_counter()
        results = list(model.executor.map(task, numbers))
        return time.perf_counter() - start, results

    def harness():
        round_ = model.run(calls)
        return round_.seconds, round_.results

    assert bare()[1] == harness()[1]
    pairs = []
    for _ in range(repeats):
        sides = [(0, bare), (1, harness)]
        random.shuffle(sides)
        times = [0.0, 0.0]
        for side, run in sides:
            times[side] = run()[0]
        pairs.append(times)
    model.close()
    return {"tasks": tasks, "bareSeconds": statistics.median(bare for bare, _ in pairs),
            "harnessSeconds": statistics.median(harness for _, harness in pairs),
            "ratio": statistics.median(harness / bare for bare, harness in pairs)}


if __name__ == "__main__":
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else 41
    print(json.dumps([dict(model="threads", taskSeconds=0, **compare(models.Threads, 3000, repeats)),
                      dict(model="processes", taskSeconds=0, **compare(models.Processes, 600, repeats)),
                      dict(model="threads", taskSeconds=0.001, **compare(models.Threads, 200, repeats, task=millisecond)),
                      dict(model="processes", taskSeconds=0.001, **compare(models.Processes, 200, repeats, task=millisecond))]))
