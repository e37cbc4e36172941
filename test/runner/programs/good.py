"""Well-behaved functions of every shape."""
import asyncio
import functools
import os
import random
import sys
import time


def add_squares(limit):
    total = 0
    for number in range(limit):
        total += number * number
    return total


def wait(seconds):
    time.sleep(seconds)
    return seconds


async def wait_async(seconds):
    await asyncio.sleep(seconds)
    return seconds


def scaled(limit, *, factor, offset=0):
    return add_squares(limit) * factor + offset


@functools.lru_cache(maxsize=None)
def remembered(limit):
    return add_squares(limit)


def passes_on(function):
    @functools.wraps(function)
    def wrapper(*arguments):
        return function(*arguments)
    return wrapper


@passes_on
@functools.lru_cache(maxsize=None)
def remembered_below(limit):
    return add_squares(limit)


@functools.lru_cache(maxsize=None)
def remembered_parts(limit):
    return 0 if limit == 0 else limit * limit + remembered_parts(limit - 1) + add_squares(20)


class Answers:
    """Has every attribute that it is asked for, and can be called."""

    def __getattr__(self, name):
        return self

    def __call__(self, *arguments):
        return 1


answers = Answers()


class Remembering:
    @functools.lru_cache(maxsize=None)
    def square(self, limit):
        return add_squares(limit)


def nothing():
    return sum(range(2000))


def two(first, second=1):
    return (first, second)


def identity(value):
    return value


def count_up(limit):
    for number in range(limit):
        yield number


async def count_up_async(limit):
    for number in range(limit):
        yield number


def logged(function):
    @functools.wraps(function)
    def inner(*arguments):
        return "logged", function(*arguments)
    return inner


@logged
def decorated(value):
    return value


def quietly(function):
    def inner(*arguments):
        return function(*arguments)
    return functools.wraps(function)(inner)


@quietly
async def disguised(value):
    await asyncio.sleep(0.001)
    return value


class Client:
    made = 0

    def __init__(self, base=10):
        Client.made += 1
        self.base = base

    def fetch(self, value):
        return self.base + value

    def instances(self, value):
        return Client.made

    async def fetch_async(self, value):
        return self.base + value

    @staticmethod
    def double(value):
        return 2 * value

    @classmethod
    def name(cls, value):
        return cls.__name__, value

    class Inner:
        def deep(self, value):
            return value


class Demanding:
    def __init__(self, address):
        self.address = address

    def fetch(self, value):
        return value


def outer():
    def nested(value):
        return value
    return nested


negate = lambda value: -value  # noqa: E731

LIMITS = {"small": [100, 200]}


def sort_in_place(values):
    before = list(values)
    values.sort()
    return before


def drain(iterator):
    return sum(iterator)


def rich(value):
    return {"nan": float("nan"), "set": {"a", "b", value}, "nested": [(value, None, 1.5, True)], "bytes": b"\x00\xff"}


def set_order(value):
    return list({"alpha", "beta", "gamma", "delta", "epsilon", value})


def random_number(value):
    return random.random()


def of_this_process(value):
    return os.getpid()


def threads_differ(value):
    import threading
    return threading.current_thread() is threading.main_thread()


def arguments_of_program(value):
    return sys.argv


def search_path(value):
    return sys.path[0], "" in sys.path


if __name__ == "__main__":
    raise SystemExit("never run by a benchmark")


def multiply(size):
    import numpy
    square = numpy.ones((size, size))
    return float((square @ square).sum())
