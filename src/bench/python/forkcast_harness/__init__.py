"""Forkcast's harness: runs one execution model on a user's function, on command, inside the user's own interpreter.

Standard library only, CPython 3.9 to 3.15. The controller (``controller.main``) reads one JSON command a line from its
standard input and answers on a channel of its own, so that nothing user code prints can be taken for an answer.
"""

PROTOCOL_VERSION = 1
