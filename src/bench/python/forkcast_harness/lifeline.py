"""What ties the processes of a run to their supervisor, where the operating system needs help with it."""

import os
import queue
import sys
import threading

_kept = []


def adopt_orphans():
    """Linux: whatever user code starts and abandons becomes our child again, and is found and ended with us."""
    if not sys.platform.startswith("linux"):
        return
    try:
        import ctypes
        set_child_subreaper = 36
        ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        pass  # an interpreter without ctypes; the mark in the environment still finds nearly all


def keep_sockets_in(folder):
    """Where multiprocessing puts its sockets: a process that is killed cannot remove the folder it made for them."""
    try:
        from multiprocessing import process
        process.current_process()._config["tempdir"] = folder
    except (ImportError, AttributeError, TypeError):
        pass  # it makes a folder of its own, and removes it when it ends by itself


def end_children_with_me(memory_bytes=None):
    """Windows: a job object that ends all its members when its last handle, ours, goes away. Called again, it limits the memory of each member."""
    try:
        import ctypes
        from ctypes import wintypes

        class BasicLimits(ctypes.Structure):
            _fields_ = [
                ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER), ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
                ("LimitFlags", wintypes.DWORD), ("MinimumWorkingSetSize", ctypes.c_size_t),
                ("MaximumWorkingSetSize", ctypes.c_size_t), ("ActiveProcessLimit", wintypes.DWORD),
                ("Affinity", ctypes.c_size_t), ("PriorityClass", wintypes.DWORD), ("SchedulingClass", wintypes.DWORD)]

        class ExtendedLimits(ctypes.Structure):
            _fields_ = [("BasicLimitInformation", BasicLimits), ("IoInfo", ctypes.c_ulonglong * 6)] + [
                (name, ctypes.c_size_t) for name in (
                    "ProcessMemoryLimit", "JobMemoryLimit", "PeakProcessMemoryUsed", "PeakJobMemoryUsed")]

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = [ctypes.c_void_p, wintypes.LPCWSTR]
        kernel.SetInformationJobObject.argtypes = [wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD]
        kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        job = _kept[0] if _kept else kernel.CreateJobObjectW(None, None)
        limits = ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = 0x2000  # JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE
        if memory_bytes is not None:
            limits.BasicLimitInformation.LimitFlags |= 0x100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
            limits.ProcessMemoryLimit = memory_bytes
        extended_limit_information = 9
        set_up = kernel.SetInformationJobObject(job, extended_limit_information, ctypes.byref(limits), ctypes.sizeof(limits))
        if set_up and not _kept:
            kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
            _kept.append(job)
    except (ImportError, AttributeError, OSError):
        pass  # taskkill still finds the tree


class WatchedLines:
    """Lines of a stream, read by a thread that ends the process the moment the stream does, even while a task runs.

    For Windows, where no process forks; elsewhere a process of its own keeps watch (``sentry``).
    """

    def __init__(self, stream):
        self._lines = queue.Queue()
        threading.Thread(target=self._pump, args=(stream,), name="forkcast-lifeline", daemon=True).start()

    def _pump(self, stream):
        for line in iter(stream.readline, b""):
            self._lines.put(line)
        os._exit(0)

    def readline(self):
        return self._lines.get()
