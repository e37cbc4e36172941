"""Text formats."""
import ast
import configparser
import json
import tokenize
import xml.etree.ElementTree as ET
from pathlib import Path


# corpus: cpu; best processes; run [(f"$DATA/json/orders-{i}.json", 3) for i in range(4)]
def canonical(path, indent):
    data = json.loads(Path(path).read_text())
    return len(json.dumps(data, indent=indent, sort_keys=True))


# corpus: cpu; best processes; run [(300,), (301,), (302,), (303,)]
def feed_titles(count):
    entries = "".join(f"<entry><title>News {i}</title><body>{'word ' * 40}</body></entry>" for i in range(count * 10))
    root = ET.fromstring(f"<feed>{entries}</feed>")
    return [title.text for title in root.iter("title")]


def complexity(path):
    with tokenize.open(path) as handle:
        tree = ast.parse(handle.read(), path)
    branches = (ast.If, ast.For, ast.While, ast.ExceptHandler, ast.BoolOp, ast.IfExp)
    return sum(isinstance(node, branches) for node in ast.walk(tree))


def rank(folder):
    scores = []
    # corpus: cpu; best processes; pass complexity; run [(json.__file__.replace("__init__", name),) for name in ("decoder", "encoder", "scanner", "tool")] * 4
    for path in Path(folder).rglob("*.py"):
        scores.append((complexity(path), path))
    return sorted(scores, reverse=True)


# corpus: mixed file; best serial
def load_settings(*paths):
    parser = configparser.ConfigParser()
    parser.read(paths)
    return {section: dict(parser[section]) for section in parser.sections()}


def headings(lines):
    # corpus: trivial; best serial
    for line in lines:
        if line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            yield level, line[level:].strip()


# corpus: cpu; best processes; run [("kitten sitting on the mat " * 8 + str(i), "sitting kitten at the mall " * 8) for i in range(8)]
def levenshtein(a, b):
    previous = list(range(len(b) + 1))
    # corpus: cpu; best serial
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x != y)))
        previous = current
    return previous[-1]


def closest(word, vocabulary):
    # corpus: cpu; best processes
    return min(vocabulary, key=lambda other: levenshtein(word, other))
