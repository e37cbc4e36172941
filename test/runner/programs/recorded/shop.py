"""A module whose functions are called by real programs beside it."""
import sqlite3


class Item:
    def __init__(self, name, cents):
        self.name, self.cents = name, cents

    def total(self, count, *discounts, tax=0):
        "Price of some of them."
        return self.cents * count - sum(discounts) + tax

    @classmethod
    def parse(cls, text):
        name, cents = text.split(":")
        return cls(name, int(cents))


def price(item, count=1):
    return item.cents * count


def store(connection, item):
    connection.execute("INSERT INTO item VALUES (?, ?)", (item.name, item.cents))


async def quote(item, *, currency="EUR"):
    return f"{item.cents / 100} {currency}"


def never(item):
    return item


def main():
    import asyncio
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE item (name, cents)")
    for number in range(7):
        item = Item.parse(f"thing{number}:{number}")
        item.total(2, 1, tax=number)
        price(item)
        store(connection, item)
        asyncio.run(quote(item, currency="SEK"))


if __name__ == "__main__":
    main()
