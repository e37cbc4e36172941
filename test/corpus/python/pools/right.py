"""Concurrency as it should be: nothing to say."""
import queue
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from multiprocessing import Pool

import requests

from shrinking import shrink
from work import download, heavy


def pages(urls):
    with ThreadPoolExecutor(max_workers=16) as pool:
        return list(pool.map(download, urls))


def pages_as_they_come(urls):
    found = {}
    with ThreadPoolExecutor(max_workers=16) as pool:
        futures = {pool.submit(download, url): url for url in urls}
        for future in as_completed(futures):
            found[futures[future]] = future.result()
    return found


def computed(numbers):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(heavy, numbers, chunksize=16))


def computed_by_pool(numbers):
    with Pool(4) as pool:
        return pool.map(heavy, numbers)


def thumbnails(paths):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(shrink, paths))


class Counter:
    def __init__(self):
        self._lock = threading.Lock()
        self.value = 0

    def add(self, amount):
        with self._lock:
            self.value += amount


def consumer(jobs: queue.Queue, results: list, lock: threading.Lock):
    while True:
        url = jobs.get()
        if url is None:
            return
        body = download(url)
        with lock:
            results.append(len(body))
        jobs.task_done()


def consumers(urls, count=8):
    jobs, results, lock = queue.Queue(), [], threading.Lock()
    threads = [threading.Thread(target=consumer, args=(jobs, results, lock)) for _ in range(count)]
    for thread in threads:
        thread.start()
    for url in urls:
        jobs.put(url)
    for _ in threads:
        jobs.put(None)
    for thread in threads:
        thread.join()
    return results


if __name__ == "__main__":
    print(sum(computed(range(100))))
