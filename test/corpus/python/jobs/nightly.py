"""Chores of the night."""
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path



# corpus: io subprocess; best threads; run [(0.02,)] * 8
def probe(seconds):
    return subprocess.run([sys.executable, "-S", "-c", f"import time; time.sleep({seconds})"], check=True).returncode


# corpus: io subprocess; best threads
def transcode(source: Path, target: Path):
    subprocess.run(["ffmpeg", "-loglevel", "error", "-i", str(source), "-b:a", "192k", str(target)], check=True)


def transcode_all(folder: Path):
    # corpus: io subprocess; best threads; flag FC103
    for source in folder.glob("*.flac"):
        transcode(source, source.with_suffix(".mp3"))


def revisions(repositories):
    heads = {}
    # corpus: io subprocess; best threads; flag FC103
    for repository in repositories:
        heads[repository] = subprocess.check_output(["git", "-C", repository, "rev-parse", "HEAD"], text=True).strip()
    return heads


# corpus: io sleep; best threads; run [(0.03,)] * 8
def settle(seconds=5.0):
    time.sleep(seconds)
    return seconds


def wait_for_file(path, patience=60):
    deadline = time.monotonic() + patience
    # corpus: io sleep; best serial
    while not os.path.exists(path):
        if time.monotonic() > deadline:
            raise TimeoutError(path)
        time.sleep(1)


def with_retries(command, attempts=5):
    # corpus: io subprocess; best serial
    for attempt in range(attempts):
        try:
            return subprocess.check_call(shlex.split(command))
        except subprocess.CalledProcessError:
            time.sleep(2 ** attempt)
    raise RuntimeError(command)


def migrate(scripts):
    """Migrations build on one another, and the first that fails stops the rest."""
    # corpus: io subprocess; best serial
    for script in sorted(scripts):
        if subprocess.call(["psql", "-f", script]) != 0:
            return script
    return None


# corpus: io file; best threads or serial; run [(f"$DATA",)] * 8
def folder_size(folder):
    total = 0
    for base, _, names in os.walk(folder):
        for name in names:
            total += os.path.getsize(os.path.join(base, name))
    return total


def expire(folder, days=30):
    limit = time.time() - days * 86_400
    # corpus: io file; best serial or threads
    for path in Path(folder).iterdir():
        if path.stat().st_mtime < limit:
            path.unlink()
