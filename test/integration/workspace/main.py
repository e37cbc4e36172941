"""A small program with something to say at every lens."""
import os
import pathlib
import time

from helpers import fetch


def fetch_all(urls):
    pages = []
    for url in urls:
        pages.append(fetch(url))
    return pages


def nap(seconds):
    # forkcast: args=[0.02] * 8
    time.sleep(seconds)
    return seconds


def count_primes(limit):
    found = 0
    for candidate in range(2, limit):
        for divisor in range(2, candidate):
            if candidate % divisor == 0:
                break
        else:
            found += 1
    return found


def spin(marker):
    pathlib.Path(marker).touch()
    while True:
        pass


def clean(path):
    os.remove(path)


def add(left, right):
    return left + right
