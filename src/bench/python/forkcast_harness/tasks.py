"""What runs inside a worker. Module-level functions, so that every kind of pool can be handed them by name."""

import asyncio
import os
import threading
import time

from . import usage

sleep = time.sleep


def roll_call(function, seconds):
    """A no-op that says who ran it and what that worker has used so far.

    ``function`` is the user's: receiving it makes a fresh process import its module, which belongs to start-up.
    Holding the worker for a moment lets the other no-ops reach the other workers.
    """
    sleep(seconds)
    return (os.getpid(), threading.get_ident(), usage.cpu_seconds(), usage.queue_seconds(), usage.peak_memory_bytes())


def nothing():
    """What handing over costs is the time of this."""


def run_chunk(runner, function, chunk):
    """Several tasks in one message. One that fails ends its chunk, as it does under ``Executor.map`` with a ``chunksize``."""
    if runner is None:
        return [function(*arguments) for arguments in chunk]
    return [runner(function, *arguments) for arguments in chunk]


def run_coroutine(function, *arguments):
    return asyncio.run(as_coroutine(function, arguments))


async def as_coroutine(function, arguments):
    return await function(*arguments)


def consume(function, *arguments):
    """A generator does its work while it is consumed."""
    return list(function(*arguments))


def consume_async(function, *arguments):
    return asyncio.run(consume_coroutine(function, *arguments))


async def consume_coroutine(function, *arguments):
    return [value async for value in function(*arguments)]


#: How a call of each style is made from synchronous code; a plain function is called as it is, with nothing in between.
RUNNERS = {"coroutine": run_coroutine, "generator": consume, "async-generator": consume_async}
#: The same for a running event loop.
COROUTINES = {"async-generator": consume_coroutine}
