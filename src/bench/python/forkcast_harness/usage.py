"""CPU seconds, time in the run queue and memory of this process, in the best way each platform offers."""

import os
import pickle
import sys
import time

process_time = time.process_time
times = os.times


def cpu_seconds():
    """User and system seconds of this process, all its threads, and the children it has waited for."""
    now = times()
    return process_time() + now.children_user + now.children_system


def queue_seconds():
    """Seconds that this process' threads were ready to run but had no core (Linux), else 0: a busy host, not a waiting task."""
    total = 0
    try:
        for thread in os.listdir("/proc/self/task"):
            try:
                with open("/proc/self/task/%s/schedstat" % thread, "rb") as statistics:
                    total += int(statistics.read().split()[1])
            except (OSError, ValueError, IndexError):
                pass  # the thread ended just now, or the kernel does not count
    except OSError:
        pass
    return total / 1e9


def peak_memory_bytes():
    """The largest resident set so far, or None where it cannot be told."""
    try:
        # Not ru_maxrss on Linux: it survives exec and then shows the peak of the program that started us.
        with open("/proc/self/status", "rb") as status:
            for line in status:
                if line.startswith(b"VmHWM:"):
                    return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    try:
        import resource
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
    except ImportError:
        return _windows_peak_memory_bytes()


class Footprint:
    """How much memory the result of a task takes, found by keeping some.

    The first call may import and allocate what stays: of its result only the pickle speaks. Each later one adds its result to what is kept,
    by which the peak grows, as a garbage collector in between only makes it smaller.
    """

    #: Results of so many bytes in all are enough to tell.
    LARGE_BYTES = 64 * 1024 * 1024

    def __init__(self):
        self.kept, self.pickled, self.before = [], 0, None

    def hold(self, result):
        if not self.kept:
            try:
                self.pickled = len(pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
            except Exception:  # what cannot be pickled is told when it matters
                self.pickled = 0
            self.before = peak_memory_bytes()
        self.kept.append(result)

    def result_bytes(self):
        """Bytes of one result, the larger of both readings."""
        peak = peak_memory_bytes() if len(self.kept) > 1 else None
        grown = (peak - self.before) / (len(self.kept) - 1) if peak is not None and self.before is not None else 0
        return int(max(self.pickled, grown))

    def is_large(self):
        return len(self.kept) > 1 and self.result_bytes() * len(self.kept) >= self.LARGE_BYTES


def _windows_peak_memory_bytes():
    try:
        import ctypes
        from ctypes import wintypes

        class Counters(ctypes.Structure):
            _fields_ = [("cb", wintypes.DWORD), ("PageFaultCount", wintypes.DWORD)] + [
                (name, ctypes.c_size_t) for name in (
                    "PeakWorkingSetSize", "WorkingSetSize", "QuotaPeakPagedPoolUsage", "QuotaPagedPoolUsage",
                    "QuotaPeakNonPagedPoolUsage", "QuotaNonPagedPoolUsage", "PagefileUsage", "PeakPagefileUsage")]

        counters = Counters()
        counters.cb = ctypes.sizeof(counters)
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        query = kernel.K32GetProcessMemoryInfo
        query.argtypes = [wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD]
        if query(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb):
            return counters.PeakWorkingSetSize
    except (ImportError, AttributeError, OSError):
        pass
    return None


def gil_state():
    """``enabled`` or ``disabled`` as the interpreter runs now; an extension module can switch the lock back on."""
    check = getattr(sys, "_is_gil_enabled", None)
    if check is not None:
        return "enabled" if check() else "disabled"
    return "enabled" if sys.implementation.name in ("cpython", "pypy") else "none"
