"""What accounting asks of the shop's database."""
import contextlib
import sqlite3

REGIONS = ("north", "south", "east", "west")


@contextlib.contextmanager
def connected(path):
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    try:
        yield connection
    finally:
        connection.close()


# corpus: io database; best processes; run [(f"$DATA/shop.db", region) for region in REGIONS] * 2
def revenue(path, region):
    with connected(path) as db:
        query = "select substr(placed, 1, 7) as month, sum(amount) as total from orders where region = ? group by month order by month"
        return [tuple(row) for row in db.execute(query, (region,))]


def quarterly(path):
    # corpus: io database; best serial or processes
    return {region: revenue(path, region) for region in REGIONS}


# corpus: io database; best processes
def customers_over(db: sqlite3.Connection, amount):
    cursor = db.cursor()
    cursor.execute("select customer, sum(amount) from orders group by customer having sum(amount) > ?", (amount,))
    return cursor.fetchall()


def reprice(db: sqlite3.Connection, changes):
    # corpus: io database; best serial
    for order, amount in changes:
        db.execute("update orders set amount = ? where id = ?", (amount, order))
    db.commit()


def export(path, handle):
    with connected(path) as db:
        # corpus: cpu; best serial
        for row in db.execute("select * from orders"):
            handle.write(",".join(map(str, tuple(row))) + "\n")


# corpus: io database; best processes; run [(f"$DATA/shop.db", f"c{i * 7}") for i in range(8)]
def history(path, customer):
    with connected(path) as db:
        rows = db.execute("select placed, amount from orders where customer = ? order by placed", (customer,)).fetchall()
    return [(row["placed"], row["amount"]) for row in rows]
