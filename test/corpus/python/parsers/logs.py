"""Access logs."""
import collections
import re
import sys

LINE = re.compile(r'(?P<host>\S+) \S+ \S+ \[(?P<time>[^\]]+)\] "(?P<method>\S+) (?P<path>\S+) [^"]*" (?P<status>\d{3}) (?P<size>\d+|-)')


# corpus: trivial; best serial; run [('10.0.0.1 - - [12/Mar/2026:10:00:00 +0000] "GET /shop HTTP/1.1" 200 512',)] * 32
def parse_line(line):
    match = LINE.match(line)
    if match is None:
        return None
    record = match.groupdict()
    record["size"] = 0 if record["size"] == "-" else int(record["size"])
    return record


# corpus: cpu; best processes; run [(f"$DATA/logs/access-{i}.log",) for i in range(8)]
def busiest(path, top=20):
    hits = collections.Counter()
    with open(path, encoding="ascii", errors="replace") as handle:
        for line in handle:
            record = parse_line(line)
            if record is not None:
                hits[record["path"].partition("?")[0]] += record["size"]
    return hits.most_common(top)


def summarise(paths):
    table = {}
    # corpus: cpu; best processes; pass busiest; run [(f"$DATA/logs/access-{i}.log",) for i in range(8)]
    for path in paths:
        table[path] = busiest(path)
    return table


# corpus: cpu; best processes; run [(f"$DATA/logs/access-{i}.log",) for i in range(8)]
def sessions(path, gap=1800):
    """Requests of a host belong to one session until it pauses: each line is held against the one before."""
    last, count = {}, 0
    with open(path) as handle:
        # corpus: cpu; best serial
        for number, line in enumerate(handle):
            host = line.split(" ", 1)[0]
            if number - last.get(host, -gap) >= gap:
                count += 1
            last[host] = number
    return count


def follow(handle, out=sys.stdout):
    """tail -f"""
    import time
    # corpus: io sleep; best serial
    while True:
        line = handle.readline()
        if not line:
            time.sleep(0.5)
            continue
        out.write(line)


def first_error(paths):
    # corpus: cpu; best serial
    for path in paths:
        with open(path) as handle:
            for line in handle:
                record = parse_line(line)
                if record and record["status"] == "500":
                    return path, record
    return None
