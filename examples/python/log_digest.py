"""Read log files and aggregate their JSON lines: waiting for the disk and parsing, in one loop."""
import json
import os
import tempfile
from pathlib import Path


def sample_logs(files=6, lines=3_000):
    """Writes log files into a temporary folder, once per process; returns their paths."""
    folder = Path(tempfile.gettempdir()) / "forkcast-example-logs"
    folder.mkdir(exist_ok=True)
    paths = []
    for number in range(files):
        path = folder / f"service-{number}-{lines}.jsonl"
        if not path.exists():
            partial = path.with_suffix(f".{os.getpid()}")
            with open(partial, "w") as file:
                for line in range(lines):
                    file.write(json.dumps({"level": "error" if line % 7 == 0 else "info", "ms": line % 250, "user": f"u{line % 97}"}) + "\n")
            partial.replace(path)
        paths.append(str(path))
    return paths


def digest(path):
    """Errors and mean response time of one log file."""
    # forkcast: args=sample_logs()
    errors, total, count = 0, 0, 0
    with open(path) as file:
        for line in file:
            record = json.loads(line)
            errors += record["level"] == "error"
            total += record["ms"]
            count += 1
    return {"errors": errors, "mean_ms": total / max(count, 1)}


def digest_all(paths):
    return {path: digest(path) for path in paths}


if __name__ == "__main__":
    print(digest_all(sample_logs()))
