"""Pools that cost more than they bring."""
import concurrent.futures
import multiprocessing
import sqlite3
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed

from work import download, heavy, square


def collatz(limit):
    longest = 0
    for n in range(1, limit):
        steps = 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        longest = max(longest, steps)
    return longest


def in_threads():
    with ThreadPoolExecutor(max_workers=8) as pool:
        # corpus: flag FC201
        return list(pool.map(collatz, [300_000, 310_000, 320_000]))


def in_processes():
    with ProcessPoolExecutor() as pool:
        return list(pool.map(collatz, [300_000, 310_000, 320_000]))


def batch_by_batch(batches):
    results = []
    for batch in batches:
        # corpus: flag FC203
        with ThreadPoolExecutor(max_workers=8) as pool:
            results.extend(pool.map(download, batch))
    return results


def one_pool_for_all(batches):
    results = []
    with ThreadPoolExecutor(max_workers=8) as pool:
        for batch in batches:
            results.extend(pool.map(download, batch))
    return results


def one_after_the_other(urls):
    for url in urls:
        # corpus: flag FC204
        worker = threading.Thread(target=download, args=(url,))
        worker.start()
        worker.join()


def waits_at_once(urls):
    bodies = []
    with ThreadPoolExecutor() as pool:
        for url in urls:
            # corpus: flag FC204
            bodies.append(pool.submit(download, url).result())
    return bodies


def submits_then_waits(urls):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(download, url) for url in urls]
        return [future.result() for future in futures]


def save(url):
    with open(url.rpartition("/")[2], "wb") as handle:
        handle.write(download(url))


def fire_and_forget(urls):
    with ThreadPoolExecutor() as pool:
        for url in urls:
            # corpus: flag FC205
            pool.submit(save, url)


def fire_and_check(urls):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(save, url) for url in urls]
    for future in as_completed(futures):
        future.result()


def lambdas(numbers):
    with ProcessPoolExecutor() as pool:
        # corpus: flag FC206
        return list(pool.map(lambda n: collatz(n * 1000), numbers))


def connections(path, customers):
    db = sqlite3.connect(path)
    with ProcessPoolExecutor() as pool:
        # corpus: flag FC206
        return [pool.submit(totals, db, customer) for customer in customers]


def totals(db, customer):
    return db.execute("select sum(amount) from orders where customer = ?", (customer,)).fetchone()


def named(numbers):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(heavy, numbers, chunksize=8))


def crowd(limits):
    # corpus: may FC201 FC211
    with ThreadPoolExecutor(max_workers=500) as pool:
        # corpus: may FC201 FC211
        return list(pool.map(collatz, limits))


def many_waiters(urls):
    with ThreadPoolExecutor(max_workers=40) as pool:
        return list(pool.map(download, urls))


def too_late(urls):
    pool = ThreadPoolExecutor()
    futures = [pool.submit(download, url) for url in urls[1:]]
    pool.shutdown()
    # corpus: flag FC212
    futures.append(pool.submit(download, urls[0]))
    return [future.result() for future in futures]


def with_patience(urls, patience=30):
    with ThreadPoolExecutor(max_workers=8) as pool:
        done, pending = concurrent.futures.wait([pool.submit(download, url) for url in urls], timeout=patience)
        for future in pending:
            future.cancel()
    return [future.result() for future in done]


if __name__ == "__main__":
    print(in_threads(), in_processes())
    with multiprocessing.Pool() as workers:
        print(workers.map(collatz, [200_000] * 4))
    time.sleep(1)
