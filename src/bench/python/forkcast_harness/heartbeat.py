"""Tells what work does with the GIL: it runs in a thread while this thread sleeps 0.3 ms at a time and records the gaps.

A thread that computes in bytecode gives the GIL up each switch interval, so the beat is held up again and again for about that
long. One native call that keeps the GIL holds it up once, for as long as the call takes. Work that releases the GIL, or waits,
does not hold it up at all. A busy host delays the beat as well; a gap in which the beating thread was ready to run but had no
core (the kernel counts it, on Linux) does not count, and stalls are measured in the CPU time of the working thread, which a
busy host does not stretch.
"""

import os
import sys
import threading
import time

perf_counter, sleep, thread_time, process_time = time.perf_counter, time.sleep, time.thread_time, time.process_time

BEAT_SECONDS = 0.0003
#: Shorter than the default of 5 ms, so that native calls show from 8 ms on.
SWITCH_SECONDS = 0.002
#: A hold-up that bytecode cannot cause: it would have given way several times.
STALL_SECONDS = 4 * SWITCH_SECONDS
#: A task that computes less than this part of its time waits.
COMPUTES_AT_LEAST = 0.2
#: Of the time computed, the part that others were held up: above the second the GIL is held, below the first it is released.
#: Pure bytecode comes to 0.6 to 0.8, since each sleep of the beat lets it run unhindered.
RELEASED_BELOW, HELD_FROM = 0.25, 0.45
#: A gap of which this part went to waiting for a core says nothing of the GIL.
EXPLAINED_BY_QUEUE = 0.8
#: Where the beat could look at less than this part of the time, it says nothing.
SEEN_AT_LEAST = 0.2
#: Gaps shorter than this need no explanation.
NOTABLE_SECONDS = 0.0001
#: On a host as busy as this, where the work hardly ran, the beat says nothing.
TOO_BUSY, ENOUGH_CPU_SECONDS = 0.75, 0.01

CLASSES = ("holds-gil-bytecode", "holds-gil-native", "partly-holds-gil", "releases-gil", "waits", "unknown")


class Pulse:
    """What one window of beating showed. Seconds; ``calls`` is how often the work ran, ``threads`` the most this process had, ``unseen``
    the part of the window in which the beating thread had no core and so could not tell."""

    __slots__ = ("calls", "seconds", "cpu", "worker_queue", "held", "unseen", "stalled", "longest", "threads")

    def kind(self):
        """One of ``CLASSES``."""
        # Time that the working thread was ready but had no core is neither computing nor waiting.
        active = max(self.seconds - self.worker_queue, 1e-9)
        if self.worker_queue > TOO_BUSY * self.seconds and self.cpu < ENOUGH_CPU_SECONDS:
            return "unknown"
        if self.cpu < COMPUTES_AT_LEAST * active:
            # Waiting with the GIL held exists too, in extension modules.
            return "holds-gil-native" if self.held > 0.8 * self.seconds else "waits"
        # Several threads of a library compute more than there is time.
        seen = min(self.seconds, max(self.cpu + self.worker_queue, 1e-9)) - self.unseen
        if seen < SEEN_AT_LEAST * self.seconds:
            return "unknown"
        share = self.held / seen
        if share <= RELEASED_BELOW:
            return "releases-gil"
        if share < HELD_FROM:
            return "partly-holds-gil"
        return "holds-gil-native" if self.stalled >= 0.5 * self.held else "holds-gil-bytecode"


def idle_beat(beats=40):
    """Median seconds of a beat when nothing else runs here: the sleep and what the system adds to it."""
    taken = []
    for _ in range(beats):
        before = perf_counter()
        sleep(BEAT_SECONDS)
        taken.append(perf_counter() - before)
    return sorted(taken)[beats // 2]


def listen(work, seconds, beat):
    """Runs ``work()`` again and again in a thread for about ``seconds``, at least once; returns a ``Pulse``. Re-raises what it raises."""
    failures, state = [], {"calls": 0}
    started, go = threading.Event(), threading.Event()

    def run():
        state["tid"] = threading.get_native_id()
        state["clock"] = cpu_clock()
        started.set()
        go.wait()
        began, queued = perf_counter(), queue_seconds(state["tid"])
        deadline = began + seconds
        try:
            while True:
                work()
                state["calls"] += 1
                if perf_counter() >= deadline:
                    break
        except BaseException as error:
            failures.append(error)
        state["span"] = (began, perf_counter(), queue_seconds(state["tid"]) - queued, state["clock"]())

    thread = threading.Thread(target=run, name="forkcast-heartbeat", daemon=True)
    thread.start()
    started.wait()
    clock, queue, most_threads = state["clock"], OwnQueue(), 0
    interval = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        process_cpu, own_cpu = process_time(), thread_time()
        beats = []
        go.set()
        while "span" not in state:
            before, cpu, waited = perf_counter(), clock(), queue.seconds
            sleep(BEAT_SECONDS)
            after = perf_counter()
            if "span" not in state:
                late = after - before - 2 * beat
                beats.append((before, after, clock() - cpu, queue.read() - waited if late > NOTABLE_SECONDS else 0.0))
                # Not at once: the thread of the window before may not have gone yet.
                if len(beats) % 32 == 8:
                    most_threads = max(most_threads, thread_count())
            else:
                most_threads = max(most_threads, thread_count())
                beats.append((before, after, state["span"][3] - cpu, queue.read() - waited))
        own_cpu, process_cpu = thread_time() - own_cpu, process_time() - process_cpu
    finally:
        sys.setswitchinterval(interval)
        queue.close()
    thread.join()
    if failures:
        raise failures[0]
    began, ended, worker_queue, _ = state["span"]
    pulse = Pulse()
    pulse.calls, pulse.seconds, pulse.cpu = state["calls"], ended - began, max(0.0, process_cpu - own_cpu)
    pulse.worker_queue = worker_queue
    pulse.threads = most_threads
    measure_gaps(pulse, beats, began, ended, 2 * beat)
    return pulse


def listen_until_sure(work, seconds, most, deadline=float("inf"), enough=4):
    """Windows, ``most`` of them at most, until ``enough`` or more agree and the rest is less than a quarter. Stops before ``deadline`` is passed."""
    pulses, beat = [], idle_beat()
    while len(pulses) < most:
        began = perf_counter()
        pulses.append(listen(work, seconds, beat))
        kinds = [pulse.kind() for pulse in pulses if pulse.kind() != "unknown"]
        if len(kinds) >= enough and max(map(kinds.count, kinds)) > 0.75 * len(pulses):
            break
        if 2 * perf_counter() - began > deadline:
            break
    return pulses


def measure_gaps(pulse, beats, began, ended, expected):
    """Fills in how long the beat was held up, how much of it in stalls, and the longest stall."""
    # Work that waits while it holds the GIL uses no CPU: its stalls are counted by the clock.
    by_cpu = pulse.cpu >= COMPUTES_AT_LEAST * pulse.seconds
    pulse.held = pulse.unseen = pulse.stalled = pulse.longest = 0.0
    for before, after, cpu, queued in beats:
        gap = min(after, ended) - max(before, began) - expected
        if gap <= 0:
            continue
        if queued >= EXPLAINED_BY_QUEUE * gap:
            pulse.unseen += gap
            continue
        pulse.held += gap
        stall = min(gap - queued, cpu) if by_cpu else gap - queued
        if stall >= STALL_SECONDS:
            pulse.stalled += gap
        pulse.longest = max(pulse.longest, stall)


class OwnQueue:
    """Seconds that this thread was ready to run but had no core so far (Linux), else always 0."""

    def __init__(self):
        try:
            self._file = os.open("/proc/thread-self/schedstat", os.O_RDONLY)
        except OSError:
            self._file = None
        self.seconds = 0.0
        self.read()

    def read(self):
        if self._file is not None:
            try:
                self.seconds = int(os.pread(self._file, 100, 0).split()[1]) / 1e9
            except (OSError, ValueError, IndexError):
                pass
        return self.seconds

    def close(self):
        if self._file is not None:
            os.close(self._file)


def cpu_clock():
    """A function that reads this thread's CPU seconds from any thread; its stand-in is the wall clock."""
    identify = getattr(time, "pthread_getcpuclockid", None)
    if identify is None:
        return perf_counter
    clock, read = identify(threading.get_ident()), time.clock_gettime
    return lambda: read(clock)


def queue_seconds(thread):
    """Seconds that a thread of this process was ready to run but had no core (Linux), else 0."""
    try:
        with open("/proc/self/task/%d/schedstat" % thread, "rb") as statistics:
            return int(statistics.read().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


def thread_count():
    """Threads of this process, native ones included where the system tells (Linux)."""
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return threading.active_count()


def majority(kinds):
    """The class that most windows agree on; ``unknown`` where fewer than three in five do, or half of them could not tell."""
    told = [kind for kind in kinds if kind != "unknown"]
    if not told:
        return "unknown"
    best = max(sorted(set(told)), key=told.count)
    return best if told.count(best) >= 0.6 * len(told) and len(told) * 2 >= len(kinds) else "unknown"
