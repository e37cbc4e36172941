"""Tells, for calls of the standard library, whether other threads run meanwhile, with the harness' own heartbeat (see heartbeat.py there).

  released       other threads were hardly held up; "waits" counts as released
  held-native    held up for long stretches: C code that does not let go of the GIL until it returns
  held-bytecode  held up again and again for about the switch interval: interpreted code, or C calls of a few milliseconds
  partly         none of these: some of the call lets go
  unknown        the host was too busy, or the rounds disagree

usage: python3 gil-probe.py [--json] [--repeat N] [--enough N] [name ...]        standard library only, CPython 3.9 and newer
"""
import argparse
import json
import os
import platform
import statistics
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "..", "src", "bench", "python")]
from forkcast_harness import heartbeat  # noqa: E402
from gil_cases import CASES  # noqa: E402

NAMES = {"holds-gil-bytecode": "held-bytecode", "holds-gil-native": "held-native", "partly-holds-gil": "partly",
         "releases-gil": "released", "waits": "released", "unknown": "unknown"}


def probe(call, repeat, enough=4):
    """``(class in the harness' words, pulses that agree on it)``."""
    call()  # imports, caches
    pulses = heartbeat.listen_until_sure(call, 0.03, repeat, enough=enough)
    kind = heartbeat.majority([pulse.kind() for pulse in pulses])
    return kind, [pulse for pulse in pulses if pulse.kind() == kind] or pulses


def outcome_of(name, expected, call, repeat, enough=4):
    kind, pulses = probe(call, repeat, enough)
    median = lambda values: statistics.median(values)  # noqa: E731
    return {"name": name, "expected": expected, "found": NAMES[kind], "kind": kind,
            "callSeconds": round(median(pulse.seconds / pulse.calls for pulse in pulses), 5),
            "heldShare": round(median(pulse.held / pulse.seconds for pulse in pulses), 2),
            "longestSeconds": round(median(pulse.longest for pulse in pulses), 5)}


def line(outcome):
    if "error" in outcome:
        return "* %-40s %-14s %s" % (outcome["name"], outcome["found"], outcome["error"])
    return "%s %-40s %-14s %8.1f ms  held %3.0f %%  longest %6.1f ms" % (
        " " if outcome["found"] == outcome["expected"] else "*", outcome["name"], outcome["found"],
        outcome["callSeconds"] * 1e3, outcome["heldShare"] * 100, outcome["longestSeconds"] * 1e3)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--exact", action="store_true", help="names are whole names, not beginnings")
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--enough", type=int, default=4, help="windows that must agree before a call is done with")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    outcomes = []
    if not options.json:
        print("python " + platform.python_version())
    for name, (expected, prepare) in CASES.items():
        if options.names and not any(name == wanted if options.exact else name.startswith(wanted) for wanted in options.names):
            continue
        try:
            outcome = outcome_of(name, expected, prepare(), options.repeat, options.enough)
        except Exception as error:
            outcome = {"name": name, "expected": expected, "found": "not-run", "error": repr(error)}
        outcomes.append(outcome)
        if not options.json:
            print(line(outcome), flush=True)
    if options.json:
        json.dump({"python": platform.python_version(), "outcomes": outcomes}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
