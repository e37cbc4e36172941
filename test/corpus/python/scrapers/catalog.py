"""Mirrors the catalogue of the shop into a directory of JSON files."""
import argparse
import json
import logging
from pathlib import Path

from session import ShopClient, make_session

log = logging.getLogger(__name__)


# corpus: io network; best threads
def refresh(client: ShopClient, skus, target: Path):
    failed = []
    # corpus: io network; best threads; flag FC103
    for sku in skus:
        try:
            product = client.product(sku)
        except OSError as error:
            log.warning("%s: %s", sku, error)
            failed.append(sku)
            continue
        (target / f"{sku}.json").write_text(json.dumps(product))
    return failed


def cheapest(client: ShopClient, skus):
    # corpus: io network; best threads; flag FC103
    prices = {sku: client.price(sku) for sku in skus}
    return min(prices, key=prices.get)


# corpus: io network; best threads
def wait_until_listed(client, sku, attempts=10):
    import time
    # corpus: io network; best serial
    for attempt in range(attempts):
        if client.product(sku)["status"] == "listed":
            return True
        time.sleep(2 ** attempt)
    return False


# corpus: trivial; best serial; run [({"sku": f"A{i}", "title": " Lamp ", "price": "12.50", "tags": "a,b"},) for i in range(50)]
def normalise(record):
    return {
        "sku": record["sku"].upper(),
        "title": record["title"].strip().title(),
        "cents": int(round(float(record["price"]) * 100)),
        "tags": sorted(record["tags"].split(",")),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("skus", nargs="+")
    parser.add_argument("--out", type=Path, default=Path("catalog"))
    options = parser.parse_args()
    options.out.mkdir(exist_ok=True)
    for sku in refresh(ShopClient(None), options.skus, options.out):
        print(f"failed: {sku}")


if __name__ == "__main__":
    main()
