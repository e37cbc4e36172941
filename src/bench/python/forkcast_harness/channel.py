"""The two lines to the outside: commands in, answers out, both away from what user code can reach by habit."""

import json
import os
import sys

from . import PROTOCOL_VERSION, lifeline

#: Exit status that says "the line for answers was closed or replaced under me".
CHANNEL_LOST = 97


class Channel:
    def __init__(self, target, watch=os.name == "nt"):
        """``target`` is ``fd:3`` or ``path:...`` (a named pipe, where descriptors are not inherited)."""
        # User code that reads standard input sees its end at once instead of eating our commands.
        commands = os.fdopen(os.dup(0), "rb")
        self._commands = lifeline.WatchedLines(commands) if watch else commands
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        kind, _, where = target.partition(":")
        if kind == "fd":
            # A copy that programs started by user code do not inherit.
            inherited = int(where)
            self._answers = os.dup(inherited)
            os.close(inherited)
        else:
            self._answers = os.open(where, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        self._dumps, self._loads, self._write, self._fstat, self._exit = json.dumps, json.loads, os.write, os.fstat, os._exit
        self._identity = self._identify()

    def _identify(self):
        status = self._fstat(self._answers)
        return status.st_dev, status.st_ino

    def read(self):
        """The next command, or None when the other side has gone."""
        try:
            line = self._commands.readline()
        except (OSError, ValueError):
            self._exit(CHANNEL_LOST)
        return self._loads(line.decode("utf-8")) if line else None

    def send(self, message):
        text = self._dumps(dict(message, v=PROTOCOL_VERSION), ensure_ascii=True, allow_nan=False)
        data = memoryview((text + "\n").encode("ascii"))
        try:
            # Where user code closed our descriptor, the number may by now be a file of its own.
            if self._identify() != self._identity:
                self._exit(CHANNEL_LOST)
            while data:
                data = data[self._write(self._answers, data):]
        except OSError:
            self._exit(CHANNEL_LOST)


def flush_output():
    """What user code printed so far leaves its buffers, so that the tail shown is complete."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # closed, replaced or broken by user code
            pass
