"""State that threads share."""
import queue
import threading
import time
from multiprocessing import Process, Queue

import requests

hits = 0
totals = {}
guard = threading.Lock()
ledger = threading.Lock()
local = threading.local()


def count_page(url):
    global hits
    body = requests.get(url, timeout=5).text
    # corpus: flag FC221
    hits += body.count("error")


def count_page_guarded(url):
    body = requests.get(url, timeout=5).text
    with guard:
        totals["all"] = totals.get("all", 0) + body.count("error")


def scan(urls):
    threads = [threading.Thread(target=count_page, args=(url,)) for url in urls]
    threads += [threading.Thread(target=count_page_guarded, args=(url,)) for url in urls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return hits


def session():
    """Each thread has one of its own."""
    if not hasattr(local, "session"):
        local.session = requests.Session()
    return local.session


def transfer(amount):
    with guard:
        # corpus: may FC223
        with ledger:
            totals["a"] = totals.get("a", 0) - amount


def audit():
    with ledger:
        # corpus: may FC223
        with guard:
            return dict(totals)


def refresh_rates():
    # corpus: flag FC224
    with guard:
        totals["rates"] = requests.get("https://rates.example.com", timeout=10).json()


def refresh_rates_quickly():
    rates = requests.get("https://rates.example.com", timeout=10).json()
    with guard:
        totals["rates"] = rates


def produce(results, count):
    for n in range(count):
        results.put("x" * 10_000 + str(n))


def joined_too_early(count):
    results = Queue()
    worker = Process(target=produce, args=(results, count))
    worker.start()
    # corpus: flag FC225
    worker.join()
    return [results.get() for _ in range(count)]


def drained_first(count):
    results = Queue()
    worker = Process(target=produce, args=(results, count))
    worker.start()
    received = [results.get() for _ in range(count)]
    worker.join()
    return received


def heartbeat(stop: threading.Event):
    while not stop.wait(1.0):
        print("alive", time.monotonic())


def jobs(source: queue.Queue):
    while (job := source.get()) is not None:
        job()
        source.task_done()
