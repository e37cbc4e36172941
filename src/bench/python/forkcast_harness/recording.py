"""Reads back what ``recorder`` wrote: argument tuples of real calls, ready for a round."""

import base64
import io
import json
import pickle

from . import loading
from .failures import Failure, describe, user_traceback


class Keywords(dict):
    """The last element of an argument tuple where the call passed keyword-only arguments."""


class Spread:
    """Calls a function with positional arguments and, where the last one is ``Keywords``, with those. Pickles as long as the function does."""

    def __init__(self, function):
        self.function = function
        # Where workers on other machines look for the function.
        self.__module__ = getattr(function, "__module__", None)

    def __call__(self, *arguments):
        if arguments and type(arguments[-1]) is Keywords:
            return self.function(*arguments[:-1], **arguments[-1])
        return self.function(*arguments)


class Unpickler(pickle.Unpickler):
    """What the recorded program defined in ``__main__`` is found in the module that its file is when it is imported."""

    def __init__(self, data, main):
        super().__init__(io.BytesIO(data))
        self._main = main

    def find_class(self, module, name):
        if module == "__main__":
            found = self._main()
            for part in name.split("."):
                found = getattr(found, part)
            return found
        return super().find_class(module, name)


def load(path, module, roots):
    """The recorded calls as argument tuples. Raises a Failure that says what is wrong with the recording."""
    main = None

    def main_module():
        nonlocal main
        if main is None:
            file = header.get("main")
            main = module if not file or loading.is_file_of(module, file) else loading.load_module(file, roots)
        return main

    items, header = [], {}
    try:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                if not line.endswith("}\n"):
                    break  # half a line: the program was killed while it wrote
                entry = json.loads(line)
                if entry["type"] == "recording":
                    header = entry
                elif entry["type"] == "call" and len(items) < header["limit"]:
                    arguments, keywords = Unpickler(base64.b64decode(entry["arguments"]), main_module).load()
                    items.append(tuple(arguments) + ((Keywords(keywords),) if keywords else ()))
    except Failure:
        raise
    except Exception as error:
        raise Failure("recording-unreadable", user_traceback(error), file=path, error=describe(error))
    if not items:
        raise Failure("recording-empty", function=header.get("function", ""), entry=header.get("entry", ""))
    return items
