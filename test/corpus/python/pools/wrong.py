"""Concurrency that does not do what its author hoped."""
import asyncio
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Pool, Process

import requests

from work import download, heavy, square


def squares(numbers):
    with ProcessPoolExecutor() as pool:
        # corpus: flag FC108
        return list(pool.map(square, numbers))


async def report(url):
    # corpus: flag FC107
    body = download(url)
    return len(body)


async def pause(seconds):
    # corpus: flag FC107
    time.sleep(seconds)


if __name__ == "__main__":
    print(squares(range(10_000)))
