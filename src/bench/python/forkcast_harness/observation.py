"""What one task does: computing or waiting, with the GIL or without, how many threads, how much to pickle."""

import time

from . import heartbeat, models, rounds

perf_counter = time.perf_counter

#: Windows of the heartbeat, and what each lasts at least.
WINDOWS, WINDOW_SECONDS = 7, 0.03
#: Tasks whose arguments and results are pickled.
MAX_PICKLED = 20


def observe(load, target, seconds, budget, own_threads):
    """Facts on single tasks as the answer's fields. ``seconds`` is what a task is thought to take, ``budget`` what all of this may;
    ``own_threads`` ran in this process before the user's module was imported.

    Every task runs alone: first in this thread, as serial would, then in another with the heartbeat beside it.
    """
    deadline = perf_counter() + budget
    serial = models.Serial(target.function, target.style, 1)
    tasks = max(1, min(len(load.items), MAX_PICKLED, int(0.25 * budget / max(seconds, 1e-6))))
    before = switches()
    calls = load.calls(tasks)
    round_ = serial.run(calls)
    after = switches()
    if round_.errors:
        raise rounds.failure_of_round(serial, round_)
    cpu, queued = round_.usage
    answer = {
        "type": "observed", "tasks": tasks, "taskSeconds": round_.seconds / tasks, "cpuSeconds": max(0.0, cpu) / tasks,
        "waitSeconds": max(0.0, round_.seconds - cpu - queued) / tasks,
        "voluntarySwitches": None, "involuntarySwitches": None,
    }
    if before is not None:
        answer.update(voluntarySwitches=(after[0] - before[0]) / tasks, involuntarySwitches=(after[1] - before[1]) / tasks)
    # What tasks change in their arguments is part of what passing them would cost, too, but the arguments were made before.
    answer["argumentPickle"] = pickling(load.calls(tasks)[:MAX_PICKLED])
    answer["resultPickle"] = pickling(round_.results[:MAX_PICKLED])
    answer.update(pulses(load, serial, deadline, own_threads))
    return answer


def pulses(load, serial, deadline, own_threads):
    """The class, by as many windows as fit; the facts of the windows that agree on it."""
    call = serial.callable()
    calls = iter(())

    def next_task():
        nonlocal calls
        arguments = next(calls, None)
        if arguments is None:
            calls = iter(load.calls(max(1, len(load.items))))
            arguments = next(calls)
        call(*arguments)

    try:
        taken = heartbeat.listen_until_sure(next_task, WINDOW_SECONDS, WINDOWS, deadline)
    except (Exception, SystemExit, KeyboardInterrupt):
        taken = []  # a function that refuses to run in a thread: the threads model will say so
    kinds = [pulse.kind() for pulse in taken]
    kind = heartbeat.majority(kinds)
    agreeing = [pulse for pulse, each in zip(taken, kinds) if each == kind] or taken
    holds = kind in ("holds-gil-bytecode", "holds-gil-native", "partly-holds-gil")
    return {
        "gilUse": kind, "windows": len(taken), "agreeing": kinds.count(kind),
        "heldShare": median(min(1.0, pulse.held / pulse.seconds) for pulse in agreeing),
        "longestHoldSeconds": median(pulse.longest for pulse in agreeing) if holds else None,
        "libraryThreads": max((max(0, pulse.threads - own_threads - 1) for pulse in taken), default=None),
    }


def pickling(values):
    """``{bytes, seconds}``, medians over ``values``, of pickling one and unpickling it again; None where one cannot be."""
    from multiprocessing.reduction import ForkingPickler
    import pickle
    sizes, times = [], []
    for value in values:
        try:
            start = perf_counter()
            data = ForkingPickler.dumps(value)
            pickle.loads(data)
            times.append(perf_counter() - start)
        except Exception:
            return None
        sizes.append(len(data))
    return {"bytes": median(sizes), "seconds": median(times)}


def switches():
    """``(voluntary, involuntary)`` context switches of this thread so far; None where they are not counted."""
    try:
        import resource
        used = resource.getrusage(resource.RUSAGE_THREAD)
        return used.ru_nvcsw, used.ru_nivcsw
    except (ImportError, AttributeError):
        return None


def median(values):
    ordered = sorted(values)
    if not ordered:
        return None
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
