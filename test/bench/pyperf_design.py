"""Measures a function's models the way pyperf does by default, without pyperf: to see what that takes and how sure it is.

    python test/bench/pyperf_design.py FILE FUNCTION TASKS serial threads:8 processes:2

pyperf's documented defaults for CPython (pyperf.Runner): one process calibrates, 20 more measure; each of those warms up once and takes 3 values; a
value is as many loops, a power of two, as last at least 100 ms. A loop is one round of TASKS calls. Models come one after the other, as benchmarks do
in a pyperf script. Prints a JSON list of ``{model, workers, seconds, values}`` with the values of each process, in seconds a round.
"""

import importlib.util
import json
import subprocess
import sys
import time

PROCESSES, VALUES, WARMUPS, MIN_TIME = 20, 3, 1, 0.1


def load(path):
    spec = importlib.util.spec_from_file_location("program", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["program"] = module
    spec.loader.exec_module(module)
    return module


def rounds_of(model, workers, function, tasks):
    if model == "serial":
        return lambda: [function() for _ in range(tasks)], None
    from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
    pool = (ThreadPoolExecutor if model == "threads" else ProcessPoolExecutor)(workers)
    return lambda: [future.result() for future in [pool.submit(function) for _ in range(tasks)]], pool


def value(run, loops):
    start = time.perf_counter()
    for _ in range(loops):
        run()
    return (time.perf_counter() - start) / loops


def worker(path, name, tasks, model, workers, loops):
    run, pool = rounds_of(model, int(workers), getattr(load(path), name), int(tasks))
    loops = int(loops)
    if loops:
        print(json.dumps([value(run, loops) for _ in range(WARMUPS + VALUES)][WARMUPS:]))
    else:
        loops = 1
        while value(run, loops) * loops < MIN_TIME:
            loops *= 2
        print(json.dumps(loops))
    if pool:
        pool.shutdown()


def main(path, name, tasks, *models):
    report = []
    for each in models:
        model, _, workers = each.partition(":")
        start = time.perf_counter()

        def ask(loops):
            command = [sys.executable, __file__, "--worker", path, name, tasks, model, workers or "1", str(loops)]
            return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)

        loops = ask(0)
        values = [ask(loops) for _ in range(PROCESSES)]
        report.append({"model": model, "workers": int(workers or 1), "seconds": time.perf_counter() - start, "values": values})
    print(json.dumps(report))


if __name__ == "__main__":
    worker(*sys.argv[2:]) if sys.argv[1] == "--worker" else main(*sys.argv[1:])
