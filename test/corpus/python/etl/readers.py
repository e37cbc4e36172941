"""Reading what the stores deliver."""
import csv
import gzip
import json
import zlib
from pathlib import Path


# corpus: cpu; best processes; run [(f"$DATA/sales-{i}.csv",) for i in range(8)]
def read_sales(path):
    with open(path, newline="") as handle:
        return [{"day": row["day"], "region": row["region"], "amount": float(row["amount"])} for row in csv.DictReader(handle)]


# corpus: cpu; best processes; run [(f"$DATA/json/orders-{i}.json",) for i in range(8)]
def read_orders(path):
    with open(path, encoding="utf-8") as handle:
        return json.load(handle)


# Was labelled mixed: measured, 99.5 % of its time is computing; files written a while ago come from memory.
# corpus: cpu; best processes; run [(Path(f"$DATA/notes-{i}"),) for i in range(8)]
def read_manifest(folder: Path):
    """Thousands of tiny documents, a few fields of each."""
    manifest = {}
    for path in sorted(folder.glob("*.json")):
        document = json.loads(path.read_text())
        manifest[path.stem] = document["checksum"]
    return manifest


# corpus: native; best threads; run [(f"$DATA/blobs/blob-{i}.bin",) for i in range(8)]
def compress_file(path):
    with open(path, "rb") as handle:
        return len(zlib.compress(handle.read(), 6))


def read_gzipped_lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        yield from handle


# corpus: io file; best threads or serial; run [(f"$DATA/blobs/blob-{i}.bin",) for i in range(8)]
def checksum_header(path, size=4096):
    with open(path, "rb") as handle:
        head = handle.read(size)
        handle.seek(-size, 2)
        tail = handle.read(size)
    return head[:16] + tail[-16:]
