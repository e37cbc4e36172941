"""Limits that the user sets: the memory of each process, and the time of each task."""

import os
import signal
import time
import types

from . import lifeline

# Bound before user code is loaded: a program that replaces the clock must not change what is allowed.
perf_counter = time.perf_counter
#: How a task may be watched. "alone": one at a time in its process. "shared": several at a time, the controller puts the timer out after
#: each command. "checked": in processes that are not ours, which are not ended; what took too long is told once it is over.
ALONE, SHARED, CHECKED = "alone", "shared", "checked"


class TaskTimeout(Exception):
    """A task that has ended took longer than it may."""


def limit_memory(size):
    """Of this process and, each for itself, of all that it starts. macOS takes the limit and does not enforce it."""
    if os.name == "nt":
        lifeline.end_children_with_me(size)
        return
    import resource
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))


class Limited:
    """A function whose calls may take ``seconds`` each. Pickles as long as the function does.

    A call that ends too late raises ``TaskTimeout``. One that does not end is ended with its process, by a timer of the operating
    system that needs neither the interpreter nor its lock. A process has one such timer, and every call starts it anew: where several
    calls are under way at once, the one that hangs is ended when no other has begun for so long.
    """

    def __init__(self, function, seconds, watch):
        self.function = function
        self.seconds = seconds
        self.watch = watch
        # Where workers on other machines look for the function.
        self.__module__ = getattr(function, "__module__", None)

    def __call__(self, *arguments):
        start = self.begin()
        try:
            result = self.function(*arguments)
        except BaseException:
            self.end()
            raise
        # These do their work later, while they are awaited or consumed.
        kind = type(result)
        if kind is types.CoroutineType:
            return self.awaited(result)
        if kind is types.GeneratorType:
            return self.consumed(result)
        if kind is types.AsyncGeneratorType:
            return self.iterated(result)
        self.end(start)
        return result

    async def awaited(self, coroutine):
        start = self.begin()
        result = await coroutine
        self.end(start)
        return result

    def consumed(self, generator):
        start = self.begin()
        yield from generator
        self.end(start)

    async def iterated(self, generator):
        start = self.begin()
        async for value in generator:
            yield value
        self.end(start)

    def begin(self):
        if self.watch != CHECKED:
            arm(self.seconds)
        return perf_counter()

    def end(self, start=None):
        if self.watch == ALONE:
            disarm()
        if start is not None and perf_counter() - start > self.seconds:
            raise TaskTimeout("it took %.1f s" % (perf_counter() - start))


_tells = False


def tell_where():
    """Once a process: a timer that ends it prints first where Python stands. A subinterpreter cannot load what does so, and need not."""
    global _tells
    if _tells:
        return
    _tells = True
    try:
        import faulthandler
        # To the descriptor: the program may have replaced sys.stderr.
        faulthandler.register(signal.SIGALRM, file=2, all_threads=True, chain=True)
    except (ImportError, AttributeError, RuntimeError):
        pass


if hasattr(signal, "setitimer"):
    def arm(seconds):
        """Ends this process after so long, unless it is put out before."""
        tell_where()
        signal.setitimer(signal.ITIMER_REAL, seconds)

    def disarm():
        signal.setitimer(signal.ITIMER_REAL, 0)
else:
    import faulthandler

    def arm(seconds):
        """Ends this process after so long, unless it is put out before; tells where Python stands, too."""
        faulthandler.dump_traceback_later(seconds, exit=True, file=2)

    def disarm():
        faulthandler.cancel_dump_traceback_later()
