"""Does its work, until it meets the fault that FORKCAST_FAULT names: KIND@PLACE@MODEL, with MODEL where it is to happen.

PLACE: ``start`` is the second import (the first is serial's), ``middle`` the sixth call of a process, ``end`` the last task of a round.
"""
import ctypes
import multiprocessing
import os
import subprocess
import sys
import threading
import time

KIND, PLACE, MODEL = os.environ.get("FORKCAST_FAULT", "none@never@nowhere").split("@")
LAST = 7
calls = 0


def inside():
    """Whether this runs where the fault is to happen."""
    if MODEL in ("processes", "dask"):
        return multiprocessing.parent_process() is not None
    if MODEL == "interpreters":
        from concurrent import interpreters
        return interpreters.get_current() != interpreters.get_main()
    own = multiprocessing.parent_process() is None
    in_main_thread = threading.current_thread() is threading.main_thread()
    return own and (in_main_thread if MODEL == "serial" else not in_main_thread)


def fault():
    if KIND == "raise":
        raise ValueError("injected")
    if KIND == "exit":
        sys.exit("injected")
    if KIND == "os-exit":
        os._exit(7)
    if KIND == "segfault":
        ctypes.string_at(0)
    if KIND == "memory":
        raise MemoryError("injected")
    if KIND == "hang":
        while True:
            time.sleep(0.05)
    if KIND == "child":
        subprocess.Popen([sys.executable, "-S", "-c", "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"], start_new_session=True)
    if KIND == "garbage":
        os.write(1, b'\xff\x00{"v": 1, "type": "round", "seconds": 0}\n' * 1000)
    return threading.Lock() if KIND == "unpicklable" else None


if PLACE == "start":
    counter = os.environ["FORKCAST_FAULT_COUNTER"]
    with open(counter, "a") as file:
        file.write("x")
    if os.path.getsize(counter) == 2:
        fault()


def work(value):
    global calls
    calls += 1
    time.sleep(0.002)
    if (PLACE == "middle" and calls >= 6 or PLACE == "end" and value == LAST) and inside():
        return fault() or value
    return value
