"""Runs a program once, as its user would, and writes down with which arguments it calls one function.

The function's own source gets one statement at its start that hands over the parameters. So decorators, methods, coroutines and generators stay what
they are, it makes no difference who imports the function or under which name, and a program that is itself the function's file works too.
Calls are written at once, one JSON object a line, behind the description that the file already holds: what was recorded before a crash is kept. Forked
workers append to the same file.
"""

import ast
import atexit
import base64
import builtins
import importlib.machinery
import json
import os
import pickle
import runpy
import sys
import threading
import types

HOOK = "__forkcast_record__"
#: All recorded arguments together; a program that passes more is recorded up to here.
MAX_BYTES = 64 * 1024 * 1024


class Recorder:
    """What the inserted statement calls. ``limit`` calls are kept; those beyond are counted."""

    def __init__(self, output, limit):
        # Appending, one write a line: forked workers share the descriptor.
        self._descriptor = os.open(output, os.O_WRONLY | os.O_APPEND)
        self._lock = threading.Lock()
        self._limit = limit
        self._bytes = 0
        self.recorded = self.seen = 0
        self._busy = threading.local()
        self._pid = os.getpid()

    def write(self, line):
        os.write(self._descriptor, (json.dumps(line, separators=(",", ":")) + "\n").encode())

    def __call__(self, names, arguments, keywords):
        # Pickling an argument may call the function again.
        if getattr(self._busy, "now", False):
            return
        with self._lock:
            self.seen += 1
            if self.recorded >= self._limit:
                return
            self.recorded += 1
        self._busy.now = True
        try:
            self._record(names, arguments, keywords)
        finally:
            self._busy.now = False

    def _record(self, names, arguments, keywords):
        try:
            data = pickle.dumps((arguments, keywords), pickle.HIGHEST_PROTOCOL)
        except Exception:
            self._leave_out(culprit(names, arguments, keywords))
            return
        with self._lock:
            fits = self._bytes + len(data) <= MAX_BYTES
            if fits:
                self._bytes += len(data)
        if fits:
            self.write({"type": "call", "arguments": base64.b64encode(data).decode(), "bytes": len(data)})
        else:
            self._leave_out({"argument": "", "kind": "", "error": "all recorded arguments would take more than %d MB" % (MAX_BYTES >> 20)})

    def _leave_out(self, why):
        with self._lock:
            self.recorded -= 1
        self.write({"type": "left-out", **why})

    def finish(self):
        if os.getpid() == self._pid:
            self.write({"type": "end", "seen": self.seen})


def culprit(names, arguments, keywords):
    """Which argument cannot be pickled, and why, in the interpreter's own words."""
    rest = len(arguments) - len(names)
    labels = list(names) + ["argument %d" % (len(names) + 1 + index) for index in range(rest)]
    for label, value in list(zip(labels, arguments)) + list(keywords.items()):
        try:
            pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        except Exception as error:
            kind = type(value)
            return {"argument": label, "kind": "%s.%s" % (kind.__module__, kind.__qualname__), "error": "%s: %s" % (type(error).__name__, error)}
    return {"argument": "", "kind": "", "error": "the arguments can be pickled one by one, but not together"}


def find_definition(tree, qualified):
    """The last definition of ``Class.method``, as a reader of the module would find it at run time; None where there is none."""
    found = tree
    for part in qualified.split("."):
        found = last_named(found.body, part)
        if found is None:
            return None
    return found if isinstance(found, (ast.FunctionDef, ast.AsyncFunctionDef)) else None


def last_named(statements, name):
    found = None
    for statement in statements:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            if statement.name == name:
                found = statement
            continue
        for field in ("body", "orelse", "finalbody", "handlers"):
            for inner in getattr(statement, field, []):
                found = last_named(inner.body if isinstance(inner, ast.ExceptHandler) else [inner], name) or found
    return found


def instrument(source, file, qualified):
    """The file's code with the statement put in. Raises LookupError where the function is not there, SyntaxError as the file does."""
    tree = ast.parse(source, file)
    function = find_definition(tree, qualified)
    if function is None:
        raise LookupError(qualified)
    args = function.args
    plain = [arg.arg for arg in getattr(args, "posonlyargs", []) + args.args]
    if any(isinstance(decorator, ast.Name) and decorator.id == "classmethod" for decorator in function.decorator_list):
        # Whoever calls the function gets the class from the attribute look-up.
        plain = plain[1:]
    positional = [ast.Name(name, ast.Load()) for name in plain]
    if args.vararg:
        positional.append(ast.Starred(ast.Name(args.vararg.arg, ast.Load()), ast.Load()))
    keys = [ast.Constant(arg.arg) for arg in args.kwonlyargs]
    values = [ast.Name(arg.arg, ast.Load()) for arg in args.kwonlyargs]
    if args.kwarg:
        keys.append(None)
        values.append(ast.Name(args.kwarg.arg, ast.Load()))
    names = ast.Tuple([ast.Constant(name) for name in plain], ast.Load())
    call = ast.Call(ast.Name(HOOK, ast.Load()), [names, ast.Tuple(positional, ast.Load()), ast.Dict(keys, values)], [])
    after = 1 if ast.get_docstring(function, clean=False) is not None else 0
    statement = ast.Expr(call)
    place = function.body[min(after, len(function.body) - 1)]
    ast.copy_location(statement, place)
    function.body.insert(after, statement)
    ast.fix_missing_locations(tree)
    return compile(tree, file, "exec", dont_inherit=True)


def same_file(one, other):
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


class Instrumentation:
    """Makes every way to load the file yield the instrumented code: imports, ``python -m``, and the program's own file."""

    def __init__(self, file, qualified):
        self._file, self._qualified = file, qualified
        self._base = os.path.basename(file)

    def concerns(self, path):
        return os.path.basename(path) == self._base and same_file(path, self._file)

    def code(self):
        with open(self._file, "rb") as source:
            return instrument(source.read(), self._file, self._qualified)

    def install(self):
        original = importlib.machinery.SourceFileLoader.get_code

        def get_code(loader, fullname):
            path = loader.get_filename(fullname)
            return self.code() if self.concerns(path) else original(loader, fullname)

        importlib.machinery.SourceFileLoader.get_code = get_code


def run_script(path, arguments, instrumentation):
    path = os.path.abspath(path)
    sys.argv[:] = [path] + arguments
    sys.path.insert(0, os.path.dirname(path))
    if instrumentation.concerns(path):
        code = instrumentation.code()
    else:
        with open(path, "rb") as source:
            code = compile(source.read(), path, "exec", dont_inherit=True)
    module = types.ModuleType("__main__")
    module.__file__ = path
    module.__builtins__ = builtins
    sys.modules["__main__"] = module
    exec(code, module.__dict__)


def run_module(name, arguments):
    sys.argv[:] = [name] + arguments
    sys.path.insert(0, os.getcwd())
    runpy.run_module(name, run_name="__main__", alter_sys=True)


def main(config):
    sys.path[:] = [entry for entry in sys.path if not same_file(entry, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))]
    recorder = Recorder(config["output"], config["calls"])
    entry = config["entry"]
    instrumentation = Instrumentation(config["file"], config["function"])
    try:
        instrumentation.code()
    except (LookupError, SyntaxError, OSError) as error:
        recorder.write({"type": "refused", "error": "%s: %s" % (type(error).__name__, error)})
        sys.exit(2)
    setattr(builtins, HOOK, recorder)
    instrumentation.install()
    atexit.register(recorder.finish)
    if entry["kind"] == "script":
        run_script(entry["name"], entry["arguments"], instrumentation)
    else:
        run_module(entry["name"], entry["arguments"])


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
