"""What the host can do at once just now: one known computation, run by one process alone and by several together.

The workers are interpreters of their own that do nothing else, so that what they get is what the host gives to any program.
"""

import os
import subprocess
import sys
import time
import warnings

perf_counter = time.perf_counter
#: How long the computation should take one process alone: several time slices of a scheduler, and still short beside a round.
KERNEL_SECONDS = 0.02
MODULUS = 65521


def kernel(loops):
    """Pure bytecode on small integers: no memory to speak of, no system call, no library. Returns its own seconds."""
    value = 1
    start = perf_counter()
    for step in range(loops):
        value = (value * 31 + step) % MODULUS
    return perf_counter() - start


def calibrated():
    """Loops that take about ``KERNEL_SECONDS``; of three tries the fastest, as what disturbs only ever slows down."""
    loops = 1000
    while True:
        seconds = min(kernel(loops) for _ in range(3))
        if seconds >= KERNEL_SECONDS / 4:
            return max(1, int(loops * KERNEL_SECONDS / seconds))
        loops *= 4


def timer_resolution():
    """The smallest step that two readings of the clock have been seen to differ by."""
    smallest, deadline = float("inf"), perf_counter() + 0.005
    while True:
        before = now = perf_counter()
        while now == before:
            now = perf_counter()
        smallest = min(smallest, now - before)
        if now >= deadline:
            return smallest


class Gauge:
    def __init__(self):
        self.loops = None
        self.workers = []

    def answer(self, processes):
        """Seconds that each of so many workers took for the computation, all started at once."""
        while len(self.workers) < processes:
            self.workers.append(subprocess.Popen(
                [sys.executable, "-I", "-S", os.path.abspath(__file__)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0))
            # Its first answer shows that it is there.
            self.ask(self.workers[-1:], 1)
        message = {"type": "gauged"}
        if self.loops is None:
            self.loops = calibrated()
            message["timerResolutionSeconds"] = timer_resolution()
        message["seconds"] = self.ask(self.workers[:processes], self.loops)
        return message

    @staticmethod
    def ask(workers, loops):
        for worker in workers:
            worker.stdin.write(b"%d\n" % loops)
        return [float(worker.stdout.readline()) for worker in workers]


def work():
    """A worker: a number of loops comes in, the seconds they took go out, until the other end closes."""
    while True:
        line = sys.stdin.buffer.readline()
        if not line:
            os._exit(0)
        sys.stdout.buffer.write(b"%r\n" % kernel(int(line)))
        sys.stdout.buffer.flush()


def main(target):
    from . import lifeline
    from .channel import Channel
    channel = Channel(target)
    if os.name == "nt":
        lifeline.end_children_with_me()
    warnings.simplefilter("ignore")
    gauge = Gauge()
    channel.send({"type": "ready"})
    while True:
        command = channel.read()
        if command is None:
            os._exit(0)
        channel.send(gauge.answer(command["processes"]))


if __name__ == "__main__":
    work()
