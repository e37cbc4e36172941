"""The execution models whose workers are driven through ``concurrent.futures``, exactly as a user's program would drive them:
one ``submit`` a task, real arguments out, real results back.
"""

import sys
from concurrent.futures import BrokenExecutor

from . import tasks, usage
from .failures import Failure
from .rounds import Round, difference, perf_counter, usage_here


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


class RemotePool(Pool):
    """A pool whose workers are processes: what they use, they are asked for."""

    def usage_so_far(self):
        """CPU of the workers and of this process, which pickles and unpickles for them; the queue of the workers alone."""
        workers = self.roll_call().values()
        return usage.cpu_seconds() + sum(cpu for cpu, _, _ in workers), sum(queue for _, queue, _ in workers)

    def worker_peaks(self):
        return [memory for _, _, memory in self.roll_call().values()]


class Processes(RemotePool):
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

    def exit_codes(self):
        """How workers that died by themselves ended; the pool itself ends the others with SIGTERM (-15)."""
        for process in self.worker_processes:
            process.join(1.0)
        return [process.exitcode for process in self.worker_processes if process.exitcode not in (None, 0, -15)]
