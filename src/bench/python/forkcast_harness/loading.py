"""From a file and a qualified name to a callable, loaded under the name by which other processes can import it too."""

import difflib
import importlib
import inspect
import os
import re
import sys

from .failures import Failure, describe, user_traceback

RELATIVE_IMPORT = re.compile(r"^\s*from\s+\.", re.MULTILINE)


def standard_library_names():
    names = getattr(sys, "stdlib_module_names", None)  # from 3.10
    if names is not None:
        return names
    folder = os.path.dirname(os.__file__)
    return set(sys.builtin_module_names) | {name.split(".")[0] for name in os.listdir(folder)}


def module_name(file, roots):
    """``(dotted name, folder that must be on sys.path)`` of a file: up through its packages, as ``python -m`` would see it."""
    folder, base = os.path.split(file)
    stem, extension = os.path.splitext(base)
    if extension.lower() not in (".py", ".pyw") or "." in stem:
        raise Failure("not-importable", file=base)
    parts = [] if stem == "__init__" else [stem]
    is_package = os.path.isfile(os.path.join(folder, "__init__.py"))
    if not is_package and uses_relative_imports(file):
        # A package without __init__.py: its name starts at the root it lies under.
        for root in sorted(roots, key=len, reverse=True):
            relative = os.path.relpath(folder, root)
            if not relative.startswith(os.pardir) and relative != os.curdir:
                return ".".join(relative.split(os.sep) + parts), root
    while os.path.isfile(os.path.join(folder, "__init__.py")):
        folder, package = os.path.split(folder)
        parts.insert(0, package)
    if parts == ["__main__"]:
        raise Failure("not-importable", file=base)
    return ".".join(parts), folder


def uses_relative_imports(file):
    try:
        with open(file, "rb") as source:
            return bool(RELATIVE_IMPORT.search(source.read().decode("utf-8", "replace")))
    except OSError:
        return False


def load_module(file, roots):
    """Imports the file as a program's own module; never as ``__main__``, so that its guarded part does not run."""
    if not os.path.isfile(file):
        raise Failure("file-missing", file=file)
    name, folder = module_name(file, roots)
    first = name.split(".")[0]
    if first in standard_library_names():
        raise Failure("name-clash", name=first, other="the standard library")
    sys.path.insert(0, folder)
    sys.path.extend(root for root in roots if root not in sys.path)
    try:
        module = importlib.import_module(name)
    except SystemExit as error:
        raise Failure("import-exit", user_traceback(error), module=name, status=str(error.code))
    except MemoryError:
        raise
    except (Exception, KeyboardInterrupt) as error:
        missing = getattr(error, "name", None) if isinstance(error, ModuleNotFoundError) else None
        raise Failure("import-error", user_traceback(error), module=name, error=describe(error), missing=missing or "")
    if not is_file_of(module, file):
        raise Failure("name-clash", name=name, other=getattr(module, "__file__", None) or "a built-in module")
    return module


def is_file_of(module, file):
    found = getattr(module, "__file__", None) or ""
    return bool(found) and os.path.exists(found) and os.path.exists(file) and os.path.samefile(found, file)


class Target:
    """The callable, and what is known about how to call it."""

    def __init__(self, function, style):
        self.function = function
        #: ``plain``, ``coroutine``, ``generator`` or ``async-generator``
        self.style = style
        try:
            self.signature = inspect.signature(function)
        except (TypeError, ValueError):  # many built-in callables
            self.signature = None

    def accepts(self, arguments):
        """None when the call fits, else the interpreter's own words on why not."""
        if self.signature is None:
            return None
        try:
            self.signature.bind(*arguments)
            return None
        except TypeError as error:
            return str(error)

    def by_keywords(self, arguments):
        """``(positional arguments, keyword arguments)`` where the call fits once a last dictionary stands for keyword arguments, else None."""
        if self.signature is None or not arguments or type(arguments[-1]) is not dict or not all(isinstance(name, str) for name in arguments[-1]):
            return None
        try:
            self.signature.bind(*arguments[:-1], **arguments[-1])
        except TypeError:
            return None
        return arguments[:-1], arguments[-1]


def find_function(module, qualified, bound=True):
    """``name``, ``Class.method`` or ``Outer.Inner.method``. A method is bound to one default-constructed instance, unless its arguments bring their own."""
    owner, thing, path = None, module, []
    for part in qualified.split("."):
        if part == "<locals>" or inspect.isroutine(thing):
            raise Failure("nested-function", function=qualified, outer=".".join(path))
        owner = thing
        try:
            thing = getattr(owner, part)
        except AttributeError:
            candidates = [name for name, value in vars(owner).items() if callable(value) and not name.startswith("__")]
            close = difflib.get_close_matches(part, candidates, 3)
            raise Failure("function-missing", function=qualified, file=os.path.basename(module.__file__), close=", ".join(close))
        path.append(part)
    if bound and inspect.isclass(owner) and needs_instance(owner, path[-1]):
        thing = getattr(make_instance(owner), path[-1])
    if not callable(thing):
        raise Failure("not-callable", function=qualified, kind=type(thing).__name__)
    return Target(thing, call_style(thing))


def needs_instance(owner, name):
    raw = inspect.getattr_static(owner, name)
    return not isinstance(raw, (staticmethod, classmethod, type))


def make_instance(owner):
    try:
        return owner()
    except Exception as error:
        raise Failure("not-constructible", user_traceback(error), owner=owner.__qualname__, error=describe(error))


def call_style(function):
    if inspect.isasyncgenfunction(function):
        return "async-generator"
    if inspect.iscoroutinefunction(function):
        return "coroutine"
    return "generator" if inspect.isgeneratorfunction(function) else "plain"


def result_style(value):
    """The style that a result betrays: a decorated function may hide that it is a coroutine function or a generator."""
    if inspect.iscoroutine(value):
        value.close()
        return "coroutine"
    if inspect.isasyncgen(value):
        return "async-generator"
    return "generator" if inspect.isgenerator(value) else "plain"
