"""The execution models, each behind the same three calls: open, run, close.

Threads, processes and subinterpreters are driven through ``concurrent.futures`` exactly as a user's program would drive
them: one ``submit`` a task, real arguments out, real results back.
"""

import asyncio
import sys
import time
from concurrent.futures import BrokenExecutor

from . import tasks, usage
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


class Serial:
    """One after the other in the main thread."""

    def __init__(self, function, style, workers, options=None):
        self.function = function
        self.runner = tasks.RUNNERS.get(style)

    def open(self):
        return 0.0

    def callable(self):
        """What runs one task to its end; a plain function itself, with nothing in between."""
        if self.runner is None:
            return self.function
        runner, inner = self.runner, self.function
        return lambda *arguments: runner(inner, *arguments)

    def run(self, calls):
        function = self.callable()
        results, errors = [], []
        keep = results.append
        before = usage_here()
        start = perf_counter()
        for arguments in calls:
            try:
                keep(function(*arguments))
            except (Exception, SystemExit, KeyboardInterrupt) as error:
                errors.append(error)
                keep(error)
        seconds = perf_counter() - start
        return Round(seconds, difference(usage_here(), before), results, errors)

    def peak_memory_bytes(self):
        return usage.peak_memory_bytes()

    def worker_peaks(self):
        """Largest resident set of each worker that is a process of its own."""
        return []

    def close(self):
        pass


class Pool:
    """Anything with the ``concurrent.futures`` interface whose workers are threads of this process."""

    #: How long start-up and the counting of CPU wait for a worker that does not answer.
    PATIENCE_SECONDS = 60.0

    def __init__(self, function, style, workers, options=None):
        """``options`` holds what only some models know: ``startMethod``, ``chunkSize``, ``scheduler``, ``wholeCluster``, ``scratch``, ``items``."""
        self.function = function
        self.style = style
        self.workers = workers
        self.options = options or {}
        self.executor = None

    def make_executor(self):
        from concurrent.futures import ThreadPoolExecutor
        return ThreadPoolExecutor(self.workers)

    def open(self):
        """Seconds from asking for the pool to a finished no-op on every worker."""
        start = perf_counter()
        self.executor = self.make_executor()
        self.roll_call()
        return perf_counter() - start

    def roll_call(self):
        """``{worker: (CPU seconds, queue seconds, peak bytes)}``, asking until every worker has answered."""
        answers, hold = {}, 0.0005
        deadline = perf_counter() + self.PATIENCE_SECONDS
        while len(answers) < self.workers and perf_counter() < deadline:
            futures = [self.executor.submit(tasks.roll_call, self.function, hold) for _ in range(self.workers)]
            for future in futures:
                process, thread, *used = future.result()
                answers[(process, thread)] = used
            hold = min(hold * 2, 0.05)
        return answers

    #: Empty tasks that are handed over at a time, how often, and the time after which no more are.
    EMPTY_TASKS, EMPTY_GOES, EMPTY_SECONDS = 64, 3, 0.03

    def hand_over_seconds(self):
        """Seconds of an empty task where many are handed over, in the fastest of a few goes: other programs only ever add."""
        best, deadline = None, perf_counter() + self.EMPTY_SECONDS
        for _ in range(self.EMPTY_GOES):
            start = perf_counter()
            for future in [self.executor.submit(tasks.nothing) for _ in range(self.EMPTY_TASKS)]:
                future.result()
            now = perf_counter()
            best = now - start if best is None else min(best, now - start)
            if now > deadline:
                break
        return best / self.EMPTY_TASKS

    def usage_so_far(self):
        return usage_here()

    def run(self, calls):
        try:
            return self.timed(calls)
        except BrokenExecutor as error:  # it broke while tasks were still being handed out
            return Round(0.0, None, [error], [error])

    def timed(self, calls):
        submit = self.executor.submit
        runner = tasks.RUNNERS.get(self.style)
        results, errors = [], []
        keep = results.append
        before = self.usage_so_far()
        start = perf_counter()
        size = self.options.get("chunkSize")
        if size:
            inner = self.function
            futures = [submit(tasks.run_chunk, runner, inner, calls[first:first + size]) for first in range(0, len(calls), size)]
            keep = results.extend
        elif runner is None:
            function = self.function
            futures = [submit(function, *arguments) for arguments in calls]
        else:
            inner = self.function
            futures = [submit(runner, inner, *arguments) for arguments in calls]
        for future in futures:
            try:
                keep(future.result())
            except (Exception, SystemExit, KeyboardInterrupt) as error:
                errors.append(error)
                results.append(error)
        seconds = perf_counter() - start
        return Round(seconds, self.usage_since(before), results, errors)

    def usage_since(self, before):
        try:
            return difference(self.usage_so_far(), before)
        except Exception:  # the pool broke: the round's errors say so
            return None

    def peak_memory_bytes(self):
        """Of this process and all workers; pages that forked processes share count in each of them."""
        peaks = [usage.peak_memory_bytes()] + self.worker_peaks()
        return None if None in peaks else sum(peaks)

    def worker_peaks(self):
        return []

    def close(self):
        if self.executor is not None:
            self.executor.shutdown(wait=True, cancel_futures=True)


class Threads(Pool):
    pass


class Interpreters(Pool):
    """Subinterpreters, one a thread, each with a GIL of its own (CPython 3.14 and newer)."""

    def make_executor(self):
        try:
            from concurrent.futures import InterpreterPoolExecutor
        except ImportError:
            raise Failure("model-unavailable", model="interpreters", needs="CPython 3.14 or newer")
        # A subinterpreter starts with the module path of a fresh process, without what was added here.
        return InterpreterPoolExecutor(self.workers, initializer=set_module_path, initargs=(list(sys.path),))


def set_module_path(path):
    import sys
    sys.path[:] = path


class Processes(Pool):
    """Worker processes, by the start method that is asked for, else by the interpreter's default."""

    def make_executor(self):
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor
        method = self.options.get("startMethod")
        if method is None:
            return ProcessPoolExecutor(self.workers)
        if method not in multiprocessing.get_all_start_methods():
            raise Failure("model-unavailable", model="processes with " + method, needs="a system that has this start method")
        return ProcessPoolExecutor(self.workers, mp_context=multiprocessing.get_context(method))

    def open(self):
        seconds = super().open()
        #: Kept to read exit codes from when the pool breaks; the pool itself forgets them.
        self.worker_processes = list((getattr(self.executor, "_processes", None) or {}).values())
        return seconds

    def usage_so_far(self):
        """CPU of the workers and of this process, which pickles and unpickles for them; the queue of the workers alone."""
        workers = self.roll_call().values()
        return usage.cpu_seconds() + sum(cpu for cpu, _, _ in workers), sum(queue for _, queue, _ in workers)

    def worker_peaks(self):
        return [memory for _, _, memory in self.roll_call().values()]

    def exit_codes(self):
        """How workers that died by themselves ended; the pool itself ends the others with SIGTERM (-15)."""
        for process in self.worker_processes:
            process.join(1.0)
        return [process.exitcode for process in self.worker_processes if process.exitcode not in (None, 0, -15)]


class Asyncio:
    """One event loop, at most ``workers`` tasks under way; what blocks runs in as many threads, by ``asyncio.to_thread``."""

    def __init__(self, function, style, workers, options=None):
        self.function = function
        self.workers = workers
        self.blocks = style not in ("coroutine", "async-generator")
        self.call = tasks.RUNNERS.get(style) if self.blocks else tasks.COROUTINES.get(style)
        self.loop = None

    def open(self):
        start = perf_counter()
        self.loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self.loop)
        if self.blocks:
            from concurrent.futures import ThreadPoolExecutor
            self.loop.set_default_executor(ThreadPoolExecutor(self.workers))
        self.loop.run_until_complete(self.first_answers())
        return perf_counter() - start

    async def first_answers(self):
        """A no-op on the loop, and one in each thread where there are any."""
        await asyncio.sleep(0)
        if self.blocks:
            await asyncio.gather(*[asyncio.to_thread(tasks.sleep, 0.0005) for _ in range(self.workers)])

    async def _gather(self, calls):
        function, call, gate = self.function, self.call, asyncio.Semaphore(self.workers)
        if self.blocks:
            to_thread = asyncio.to_thread

            async def one(arguments):
                async with gate:
                    return await (to_thread(function, *arguments) if call is None else to_thread(call, function, *arguments))
        else:
            async def one(arguments):
                async with gate:
                    return await (function(*arguments) if call is None else call(function, *arguments))

        return await asyncio.gather(*[one(arguments) for arguments in calls], return_exceptions=True)

    def run(self, calls):
        before = usage_here()
        start = perf_counter()
        try:
            results = self.loop.run_until_complete(self._gather(calls))
        except (SystemExit, KeyboardInterrupt) as error:
            results = [error]
        seconds = perf_counter() - start
        errors = [result for result in results if isinstance(result, BaseException)]
        return Round(seconds, difference(usage_here(), before), results, errors)

    def peak_memory_bytes(self):
        return usage.peak_memory_bytes()

    def worker_peaks(self):
        return []

    def close(self):
        if self.loop is not None:
            if self.blocks:
                self.loop.run_until_complete(self.loop.shutdown_default_executor())
            self.loop.close()


def make(name, function, style, workers, options):
    """The model of that name, not yet open."""
    if name == "dask":
        from .dask_model import Dask
        return Dask(function, style, workers, options)
    return MODELS[name](function, style, workers, options)


MODELS = {"serial": Serial, "threads": Threads, "processes": Processes, "interpreters": Interpreters, "asyncio": Asyncio}


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
        codes = model.exit_codes() if isinstance(model, Processes) else []
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
