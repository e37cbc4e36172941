"""Cleaning, joining, summing up."""
import collections
import datetime
import re
from decimal import Decimal
from typing import Iterable, NamedTuple

from readers import read_orders, read_sales

WHITESPACE = re.compile(r"\s+")
PHONE = re.compile(r"\+?(\d[\d\s/-]{6,}\d)")


class Sale(NamedTuple):
    day: datetime.date
    region: str
    cents: int


# corpus: trivial; best serial; run [({"day": "2026-03-04", "region": "north", "amount": 12.5},)] * 40
def to_sale(row):
    return Sale(datetime.date.fromisoformat(row["day"]), row["region"], round(row["amount"] * 100))


# corpus: cpu; best processes; run [(f"$DATA/sales-{i}.csv",) for i in range(8)]
def totals_by_region(path):
    totals = collections.defaultdict(int)
    for row in read_sales(path):
        sale = to_sale(row)
        totals[sale.region] += sale.cents
    return dict(totals)


def yearly(paths):
    grand = collections.Counter()
    # corpus: cpu; best processes; pass totals_by_region; run [(f"$DATA/sales-{i}.csv",) for i in range(8)]
    for path in paths:
        grand.update(totals_by_region(path))
    return grand


# corpus: cpu; best processes; run [(f"$DATA/json/orders-{i}.json",) for i in range(8)]
def revenue_by_customer(path):
    revenue = {}
    for order in read_orders(path):
        value = sum(line["quantity"] * line["price"] for line in order["lines"])
        revenue[order["customer"]] = revenue.get(order["customer"], 0.0) + value
    return sorted(revenue.items(), key=lambda item: -item[1])[:10]


def running_balance(entries: Iterable[tuple[str, str]], opening="0.00"):
    balance = Decimal(opening)
    lines = []
    # corpus: trivial; best serial
    for label, amount in entries:
        balance += Decimal(amount)
        lines.append((label, amount, str(balance)))
    return lines


# corpus: trivial; best serial; run [("  Jane   Q.  Public ",)] * 40
def tidy_name(name):
    return WHITESPACE.sub(" ", name).strip().title()


def mask_phones(rows):
    # corpus: trivial; best serial
    for row in rows:
        row["note"] = PHONE.sub("[phone]", row["note"])
    return rows


# corpus: cpu; best processes; run [(n, 400) for n in range(300, 308)]
def pairwise_similarity(seed, count):
    """Jaccard of every pair of baskets."""
    baskets = [{(seed * i + j * j) % 97 for j in range(12)} for i in range(count)]
    best = (0.0, None)
    for i in range(count):
        for j in range(i + 1, count):
            shared = len(baskets[i] & baskets[j])
            score = shared / len(baskets[i] | baskets[j])
            if score > best[0]:
                best = (score, (i, j))
    return best


def exchange(rows, rates):
    # corpus: trivial; best serial
    return [{**row, "eur": row["amount"] * rates[row["currency"]]} for row in rows]
