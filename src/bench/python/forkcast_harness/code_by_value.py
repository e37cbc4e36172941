"""Code for workers that cannot import it: functions are sent as what they are made of, not as names to look up.

Only the user's own modules and this package travel; libraries must be installed where the tasks run. Nothing of it stays there.
"""

import os
import sys
import sysconfig


def is_own(name):
    """Whether a loaded module is neither of the standard library nor installed."""
    module = sys.modules.get(name or "")
    path = getattr(module, "__file__", None)
    if not path:
        return False
    here = os.path.realpath(path)
    installed = {os.path.realpath(sysconfig.get_paths()[part]) + os.sep for part in ("stdlib", "platstdlib", "purelib", "platlib")}
    return not any(here.startswith(folder) for folder in installed) and "site-packages" not in here and "dist-packages" not in here


class Packed:
    """Pickles as the call that makes the value again, which any worker can look up: cloudpickle comes with Dask."""

    def __init__(self, value, data):
        self.value, self.data = value, data
        self.__name__ = getattr(value, "__name__", type(value).__name__)

    def __call__(self, *arguments):
        return self.value(*arguments)

    def __reduce__(self):
        import cloudpickle
        return cloudpickle.loads, (self.data,)


class Packer:
    """Packs values with the code of all own modules that are loaded by now."""

    def __init__(self):
        import cloudpickle
        self.dumps = cloudpickle.dumps
        self.functions = {}
        self.modules = [name for name in list(sys.modules) if is_own(name)]
        for name in self.modules:
            cloudpickle.register_pickle_by_value(sys.modules[name])

    def __call__(self, value):
        if value is None or type(value) in (bool, int, float, str, bytes):
            return value
        if not callable(value):
            return Packed(value, self.dumps(value))
        # The few functions there are go with every task.
        if id(value) not in self.functions:
            self.functions[id(value)] = Packed(value, self.dumps(value))
        return self.functions[id(value)]


class Sender:
    """An executor that packs what it is given."""

    def __init__(self, executor, pack):
        self.executor, self.pack = executor, pack

    def submit(self, function, *arguments):
        return self.executor.submit(self.pack(function), *map(self.pack, arguments))

    def shutdown(self, **options):
        self.executor.shutdown(**options)
