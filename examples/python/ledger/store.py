"""The database behind the ledger."""
import os
import sqlite3
import tempfile


def sample_database(accounts=40, entries=40_000):
    """Path of a SQLite file with `entries` bookings, made on first use."""
    path = os.path.join(tempfile.gettempdir(), f"forkcast-example-ledger-{accounts}-{entries}.db")
    if not os.path.exists(path):
        partial = f"{path}.{os.getpid()}"
        connection = sqlite3.connect(partial)
        connection.execute("CREATE TABLE entry (account INTEGER, cents INTEGER)")
        rows = ((number % accounts, number * 7919 % 10_000 - 5_000) for number in range(entries))
        connection.executemany("INSERT INTO entry VALUES (?, ?)", rows)
        connection.commit()
        connection.close()
        os.replace(partial, path)
    return path


def open_database(path):
    return sqlite3.connect(path)
