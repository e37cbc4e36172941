"""The nightly run."""
import glob
import hashlib
import os
import shutil
import sys
import zlib
from pathlib import Path

from readers import compress_file, read_gzipped_lines
from transform import totals_by_region


def archive_all(folder):
    sizes = {}
    # corpus: native; best threads; flag FC105; pass compress_file; run [(f"$DATA/blobs/blob-{i}.bin",) for i in range(8)]
    for path in glob.glob(os.path.join(folder, "*.bin")):
        sizes[path] = compress_file(path)
    return sizes


# corpus: native; best threads; run [(f"$DATA/blobs/blob-{i}.bin",) for i in range(8)]
def sha256_of(path):
    digest = hashlib.sha256()
    with open(path, "rb") as handle:
        while block := handle.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def verify(folder: Path, expected):
    broken = []
    # corpus: native; best threads; flag FC105; pass sha256_of; run [(f"$DATA/blobs/blob-{i}.bin",) for i in range(8)]
    for name, checksum in expected.items():
        if sha256_of(folder / name) != checksum:
            broken.append(name)
    return broken


# corpus: cpu; best processes; run [(f"$DATA/logs/access-{i}.log.gz",) for i in range(8)]
def count_errors(path):
    errors = 0
    for line in read_gzipped_lines(path):
        fields = line.split()
        if fields[8].startswith("5"):
            errors += 1
    return errors


def report(paths, out=sys.stdout):
    # corpus: cpu; best processes or serial
    for path in paths:
        print(path, totals_by_region(path), file=out)


# corpus: io file; best threads or serial
def collect(sources, target):
    os.makedirs(target, exist_ok=True)
    for source in sources:
        shutil.copy2(source, target)


# corpus: native; best threads
def compress_stream(chunks, sink):
    """One stream: every chunk goes through the same window."""
    compressor = zlib.compressobj(9)
    # corpus: native; best serial
    for chunk in chunks:
        sink.write(compressor.compress(chunk))
    sink.write(compressor.flush())
