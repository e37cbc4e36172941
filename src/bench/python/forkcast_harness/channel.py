"""The two lines to the outside: commands in, answers out, both away from what user code can reach by habit."""

import json
import os
import sys

from . import PROTOCOL_VERSION


class Channel:
    def __init__(self, target):
        """``target`` is ``fd:3`` or ``path:...`` (a named pipe, where descriptors are not inherited)."""
        # User code that reads standard input sees its end at once instead of eating our commands.
        self._commands = os.fdopen(os.dup(0), "rb")
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
        self._dumps, self._loads, self._write = json.dumps, json.loads, os.write

    def read(self):
        """The next command, or None when the other side has gone."""
        line = self._commands.readline()
        return self._loads(line.decode("utf-8")) if line else None

    def send(self, message):
        text = self._dumps(dict(message, v=PROTOCOL_VERSION), ensure_ascii=True, allow_nan=False)
        data = memoryview((text + "\n").encode("ascii"))
        while data:
            data = data[self._write(self._answers, data):]


def flush_output():
    """What user code printed so far leaves its buffers, so that the tail shown is complete."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # closed, replaced or broken by user code
            pass
