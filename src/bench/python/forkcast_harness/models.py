"""The execution models, each behind the same three calls: open, run, close."""

import asyncio

from . import tasks, usage
from .pools import Interpreters, Processes, Threads
from .rounds import Round, difference, perf_counter, usage_here


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
