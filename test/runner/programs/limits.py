"""What goes beyond limits, in every model."""

import asyncio
import multiprocessing
import os
import threading
import time


def hoards(megabytes):
    # Zeros that nobody looks at: the address space is taken, and no time.
    return len([bytes(20_000_000) for _ in range(megabytes // 20)])


def hoards_a_while(megabytes):
    kept = [bytes(20_000_000) for _ in range(megabytes // 20)]
    time.sleep(0.1)
    return len(kept)


def returns_much(megabytes):
    return bytearray(b"x") * (megabytes * 1_000_000)


def returns_many(count):
    # Far larger in memory than pickled.
    return list(range(1_000_000, 1_000_000 + count))


def hoards_in_workers(megabytes):
    return hoards(megabytes if in_worker() else 1)


def naps(seconds):
    time.sleep(seconds)
    return seconds


def naps_in_threads(seconds):
    time.sleep(0.01 if threading.current_thread() is threading.main_thread() else seconds)


def naps_in_workers(seconds):
    time.sleep(seconds if in_worker() else 0.01)


async def naps_async(seconds):
    await asyncio.sleep(seconds)
    return seconds


def naps_lazily(seconds):
    time.sleep(seconds)
    yield seconds


def hangs_natively(number):
    # One call that keeps the interpreter to itself: no other thread of the process gets a turn.
    return 3 ** (80_000_000 * number) % 7


def reads_beside(name):
    with open(name) as source:
        return len(source.read())


def writes_beside(name, diary):
    with open(name, "w") as target:
        target.write("x")
    with open(diary, "a") as places:
        places.write("\t".join([os.getcwd(), *sorted(os.listdir())]) + "\n")
    return name


def in_worker():
    return multiprocessing.parent_process() is not None
