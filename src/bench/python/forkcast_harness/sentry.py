"""Ends what a benchmark started if the program that supervises it dies first. Run as a script, on POSIX only.

Standard input is the life line: it names a process group a line (``watch 123``, ``forget 123`` once it has ended), and ``done`` when all has ended well.
If it ends without that, the supervisor was killed; then every named group and every process that carries the run's mark in
its environment is killed too. A process of its own, since a harness stuck in native code could not do it.
"""

import os
import shutil
import signal
import sys
import time

MARKER_NAME = b"FORKCAST_RUN="


def marked(run):
    """Linux: processes whose environment carries the run's mark, whatever session or parent they have now."""
    if not os.path.isdir("/proc/self"):
        return []
    found, needle = [], MARKER_NAME + run
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != os.getpid():
            try:
                with open("/proc/%s/environ" % name, "rb") as environment:
                    if any(part.startswith(needle) for part in environment.read().split(b"\0")):
                        found.append(int(name))
            except OSError:
                pass
    return found


def end(pids, groups):
    for kill, targets in ((os.killpg, groups), (os.kill, pids)):
        for target in targets:
            try:
                kill(target, signal.SIGKILL)
            except OSError:
                pass


def main(run, scratch):
    groups, ended_well = [], False
    for line in sys.stdin.buffer:
        word, _, value = line.strip().partition(b" ")
        if word == b"watch":
            groups.append(int(value))
        elif word == b"forget" and int(value) in groups:
            groups.remove(int(value))
        elif word == b"done":
            ended_well = True
            break
    if not ended_well:
        end_all(run, groups)
    # Here in either case: the supervisor may be killed between its last word and its own tidying.
    shutil.rmtree(scratch, ignore_errors=True)


def end_all(run, groups):
    for _ in range(100):
        left = marked(run)
        end(left, groups)
        if not left:
            return
        groups = []
        time.sleep(0.02)


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    main(os.fsencode(sys.argv[1]), sys.argv[2])
