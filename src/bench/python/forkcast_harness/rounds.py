"""What running all tasks once comes to, and what is wrong with it where tasks failed."""

import time

from . import usage
from .failures import Failure, describe, user_traceback

# Bound before user code is loaded: a program that replaces the clock must not change what is measured.
perf_counter = time.perf_counter


class Round:
    """Outcome of running all tasks once. ``results`` keeps the tasks' order; a failed task leaves its exception there.

    ``usage`` is ``(CPU seconds, seconds in the run queue)`` of all workers, or None where it was lost with a broken pool.
    """

    __slots__ = ("seconds", "usage", "results", "errors")

    def __init__(self, seconds, usage, results, errors):
        self.seconds = seconds
        self.usage = usage
        self.results = results
        self.errors = errors


def usage_here():
    """``(CPU seconds, seconds in the run queue)`` of this process so far."""
    return usage.cpu_seconds(), usage.queue_seconds()


def difference(now, before):
    return now[0] - before[0], now[1] - before[1]


def check_picklable(function, items, dumps=None):
    """Says beforehand, and in plain words, what a pool of processes could only say from inside its machinery."""
    if dumps is None:
        from multiprocessing.reduction import ForkingPickler
        dumps = ForkingPickler.dumps
    try:
        dumps(function)
    except Exception as error:
        raise Failure("unpicklable-function", user_traceback(error), error=describe(error))
    for position, item in enumerate(items[:1000]):
        try:
            dumps(item)
        except Exception as error:
            raise Failure("unpicklable-arguments", user_traceback(error), error=describe(error), item=position + 1)


def failure_of_round(model, round_):
    """The one thing to say about a round in which tasks failed."""
    first = round_.errors[0]
    text = user_traceback(first)
    facts = {"count": len(round_.errors), "tasks": len(round_.results), "error": describe(first)}
    kind = type(first).__name__
    if kind in ("BrokenProcessPool", "BrokenInterpreterPool", "BrokenThreadPool", "KilledWorker"):
        codes = getattr(model, "exit_codes", list)()
        return Failure("worker-died", text, exit=codes[0] if codes else None, **facts)
    remote = getattr(first.__cause__, "tb", None)
    if isinstance(remote, str) and ("_sendback_result" in remote) and "result_queue.put" in remote:
        return Failure("unpicklable-results", text, **facts)
    if kind == "TaskTimeout" or facts["error"].startswith("ExecutionFailed: forkcast_harness.limits.TaskTimeout"):
        return Failure("task-timeout", None, **facts)
    if isinstance(first, SystemExit):
        return Failure("task-exit", text, status=str(first.code), **facts)
    if isinstance(first, MemoryError):
        return Failure("out-of-memory", text, **facts)
    # Between interpreters; what goes in was checked before the pool was opened, so it is what comes out.
    if kind == "NotShareableError" or (kind == "ExecutionFailed" and "pickle" in facts["error"].lower()):
        return Failure("unpicklable-results", text, **facts)
    return Failure("task-error", text, **facts)
