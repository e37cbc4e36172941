"""Sums."""


# corpus: trivial; best serial; run [([{"total": 4.5 * i, "currency": "EUR"} for i in range(12)],)] * 32
def basket_total(lines):
    total = 0.0
    for line in lines:
        total += line["total"]
    return round(total, 2)
