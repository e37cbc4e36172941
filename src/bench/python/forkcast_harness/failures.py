"""What can go wrong, as a stable code and the facts around it. The sentences people read are written on the other side."""

import linecache
import os
import traceback

HARNESS_FOLDER = os.path.dirname(os.path.abspath(__file__))
LIBRARY_FOLDER = os.path.dirname(os.__file__)
MAX_DETAIL = 8000


class Failure(Exception):
    """Ends the command at hand; ``facts`` are strings and numbers that the message needs."""

    def __init__(self, code, detail=None, **facts):
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.facts = facts

    def as_message(self):
        return {"type": "failure", "code": self.code, "detail": self.detail, "facts": self.facts}


def is_ours(filename):
    """Frames of the harness, and of the import and pool machinery around the user's own."""
    if filename.startswith("<frozen ") or filename in ("<string>", "<forkcast>"):
        return True
    path = os.path.abspath(filename)
    if path.startswith(HARNESS_FOLDER + os.sep):
        return True
    machinery = ("importlib", "concurrent", "multiprocessing", "asyncio", "threading.py")
    return any(path.startswith(os.path.join(LIBRARY_FOLDER, name)) for name in machinery)


def describe(error):
    """``TypeError: unsupported ...`` on one line, whatever the exception's own ``__str__`` does."""
    name = type(error).__name__
    try:
        text = str(error).strip()
    except Exception:  # a broken __str__ must not hide the error
        text = ""
    return (name + ": " + text.splitlines()[0][:300]) if text else name


def user_traceback(error):
    """The traceback without the harness' frames. A worker's own text is kept where it travelled with the exception."""
    try:
        remote = getattr(error.__cause__, "tb", None)
        if type(error.__cause__).__name__ == "_RemoteTraceback" and isinstance(remote, str):
            return trim_text(remote)
        linecache.checkcache()
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not is_ours(frame.filename)]
        lines = ["Traceback (most recent call last):\n"] + traceback.format_list(frames) if frames else []
        lines += traceback.format_exception_only(type(error), error)
        return clip("".join(lines))
    except Exception:
        return describe(error)


def trim_text(text):
    """Drops the frames that are ours from a traceback that arrived as text."""
    kept, dropping = [], False
    for line in text.strip().strip('"').splitlines():
        stripped = line.lstrip()
        if stripped.startswith('File "'):
            dropping = is_ours(stripped[6:].split('"', 1)[0])
        elif not line.startswith(" "):
            dropping = False
        if not dropping:
            kept.append(line)
    return clip("\n".join(line for line in kept if line.strip()))


def clip(text):
    """Deep recursion makes long tracebacks: both ends say what matters."""
    if len(text) <= MAX_DETAIL:
        return text
    half = MAX_DETAIL // 2
    return text[:half] + "\n  ...\n" + text[-half:]
