"""Prints, as JSON, what the standard library of the running interpreter offers to callers.

{"modules": [importable public top-level modules],
 "callables": {module: [public functions, classes and "Class.method" defined there]},
 "existing": [those of the dotted names on standard input, one a line, that lead to something]}

Submodules count where their name is public. Nothing is called; of modules that act when imported only the name is listed.
"""
import importlib
import importlib.util
import inspect
import json
import os
import pkgutil
import sys
import warnings

warnings.simplefilter("ignore")
SKIPPED_TREES = ("test", "idlelib", "lib2to3", "this", "antigravity", "turtledemo", "pydoc_data", "encodings", "ensurepip._bundled",
                 "distutils", "tkinter.test", "sqlite3.dump", "ctypes.test", "unittest.test", "multiprocessing.dummy.connection",
                 "msilib", "__main__")


ACTING_ON_IMPORT = ("this", "antigravity", "turtledemo", "__main__", "idlelib")


def skipped(name):
    return any(name == tree or name.startswith(tree + ".") for tree in SKIPPED_TREES) or any(
        part.startswith("_") for part in name.split("."))


def module_names():
    top = getattr(sys, "stdlib_module_names", None)
    if top is None:  # 3.9 and before
        library = os.path.dirname(os.__file__)
        dynamic = os.path.join(library, "lib-dynload")
        top = {info.name for info in pkgutil.iter_modules([library, dynamic])} | set(sys.builtin_module_names)
    return sorted(name for name in top if not name.startswith("_"))


def walk(name, found):
    if skipped(name):
        return
    try:
        module = importlib.import_module(name)
    except Exception:
        return
    found[name] = module
    for info in pkgutil.iter_modules(getattr(module, "__path__", [])):
        walk(name + "." + info.name, found)


def public_names(module):
    listed = getattr(module, "__all__", None)
    if listed is not None:
        return [name for name in listed if not name.startswith("__")]
    package, _, submodule = module.__name__.partition(".")
    names = []
    for name, value in vars(module).items():
        if name.startswith("_") or inspect.ismodule(value):
            continue
        home = getattr(value, "__module__", None)
        if home is None or (home == module.__name__ if submodule else home.split(".")[0].lstrip("_") == package):
            names.append(name)
    return names


def members(cls):
    for name, value in vars(cls).items():
        if name.startswith("_"):
            continue
        value = getattr(value, "__func__", value)
        if callable(value) and not inspect.isclass(value):
            yield name


def exists(name, cache):
    parts = name.split(".")
    for length in range(min(len(parts), 4), 0, -1):
        module = ".".join(parts[:length])
        if module not in cache:
            try:
                cache[module] = None if module in ACTING_ON_IMPORT else importlib.import_module(module)
            except BaseException:  # some modules exit
                cache[module] = None
        value = cache[module]
        if value is None:
            continue
        for part in parts[length:]:
            try:
                value = getattr(value, part)
            except Exception:
                break
        else:
            return True
    return False


def main():
    asked = sys.stdin.read().split()
    found = {}
    tops = []
    for name in module_names():
        if name in ("test", "idlelib"):
            continue
        walk(name, found)
        if name in found or (skipped(name) and importlib.util.find_spec(name)):
            tops.append(name)
    callables = {}
    imported = {}
    for name, module in sorted(found.items()):
        listed = []
        for member in sorted(public_names(module)):
            try:
                value = getattr(module, member)
            except Exception:
                continue
            if not callable(value) or inspect.ismodule(value):
                continue
            listed.append(member)
            if inspect.isclass(value) and not issubclass(value, BaseException):
                listed.extend(member + "." + method for method in sorted(members(value)))
        callables[name] = listed
    json.dump({"version": sys.version.split()[0], "modules": tops, "callables": callables,
               "existing": [name for name in asked if exists(name, imported)]}, sys.__stdout__)


main()
