"""The user's own modules for workers that have none of them: found in memory when a function imports while it runs.

Functions travel by value (``code_by_value``); an ``import`` inside one looks for its module where it runs. Nothing of it is written there.
"""

import os
import sys

#: More is not the code of a program: a folder of data, or of other people's packages. The largest files are left out then, which is told where one is missed.
MOST_BYTES = 8 * 1024 * 1024


def own_sources(names):
    """``{module: (is a package, file, source)}`` of the modules ``names`` and of all that lie in packages among them; the source of one too many is None."""
    found, size = {}, 0
    roots = {}
    for name in names:
        module = sys.modules.get(name)
        file = getattr(module, "__file__", None)
        if not file or name == "__main__" or not file.endswith(".py"):
            continue
        if hasattr(module, "__path__"):
            roots[name] = os.path.dirname(file)
        found.setdefault(name, (hasattr(module, "__path__"), file))
    for package, top in roots.items():
        for folder, folders, files in os.walk(top):
            below = os.path.relpath(folder, top)
            parts = [] if below == "." else below.split(os.sep)
            folders[:] = [one for one in folders if one.isidentifier() and one != "__pycache__"]
            for file in files:
                stem, extension = os.path.splitext(file)
                if extension == ".py" and stem.isidentifier():
                    name = ".".join([package] + parts + ([] if stem == "__init__" else [stem]))
                    found.setdefault(name, (stem == "__init__", os.path.join(folder, file)))
    read = []
    for name, (is_package, file) in sorted(found.items()):
        try:
            with open(file, "rb") as stream:
                read.append((name, is_package, file, stream.read()))
        except OSError:
            continue
    sources = {}
    for name, is_package, file, source in sorted(read, key=lambda one: len(one[3])):
        size += len(source)
        sources[name] = (is_package, file, source if size <= MOST_BYTES else None)
    return sources


class Finder:
    """Comes after what the worker itself has."""

    def __init__(self, sources):
        self.sources = sources
        self.users = set()
        self.forkcast = True

    def find_spec(self, name, path=None, target=None):
        import importlib.util
        if name not in self.sources:
            return None
        is_package, file, source = self.sources[name]
        if source is None:
            raise ModuleNotFoundError("%s was not sent to this worker, as the sources around it take more than 8 MB: install the package there" % name, name=name)
        spec = importlib.util.spec_from_loader(name, self, origin=file, is_package=is_package)
        if is_package:
            # Not a folder of the worker's; that it is none says that there is nothing else to find in it.
            spec.submodule_search_locations[:] = []
        return spec

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        _, file, source = self.sources[module.__spec__.name]
        module.__file__ = file
        exec(compile(source, file, "exec", dont_inherit=True), module.__dict__)

    def remove(self):
        import sys
        if self in sys.meta_path:
            sys.meta_path.remove(self)
        for name in self.sources:
            if getattr(getattr(sys.modules.get(name), "__spec__", None), "loader", None) is self:
                del sys.modules[name]


def install(user, finder):
    """Runs in a worker. One set of sources at a time: another run's with the same modules, left by a run that was cut off, give way."""
    import sys
    for other in [one for one in sys.meta_path if getattr(one, "forkcast", False)]:
        if other.sources == finder.sources:
            other.users.add(user)
            return
        if set(other.sources) & set(finder.sources):
            other.remove()
    finder.users.add(user)
    sys.meta_path.append(finder)


def remove(user):
    """Runs in a worker."""
    import sys
    for finder in [one for one in sys.meta_path if getattr(one, "forkcast", False)]:
        finder.users.discard(user)
        if not finder.users:
            finder.remove()
