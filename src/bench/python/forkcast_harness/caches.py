"""Functions that keep their results (``functools.lru_cache`` and what has its interface): from the second round on only the cache would be measured."""

import inspect

#: Decorators around a function at most.
MOST_LAYERS = 20


def keeps_results(function):
    return bool(clears_of(function))


class Uncached:
    """The function with its caches emptied before each call, as for arguments that are met for the first time. Pickles as long as the function does.

    Calling what is behind the cache would not do: a function that calls itself finds there what an earlier task has worked out.
    """

    def __init__(self, function):
        self.function = function
        self.clears = clears_of(function)
        # Where workers on other machines look for the function.
        self.__module__ = getattr(function, "__module__", None)

    def __reduce__(self):
        return Uncached, (self.function,)

    def __call__(self, *arguments, **keywords):
        for clear in self.clears:
            clear()
        return self.function(*arguments, **keywords)


def clears_of(function):
    """What empties the cache of each layer that has one, through decorators around it."""
    return [layer.cache_clear for layer in layers(function) if has(layer, "cache_clear") and not inspect.iscoroutinefunction(layer.cache_clear)]


def layers(function):
    """The function and what its decorators wrap, from the outside in."""
    found = []
    while function is not None and len(found) < MOST_LAYERS:
        function = getattr(function, "__func__", function)
        found.append(function)
        function = function.__wrapped__ if has(function, "__wrapped__") else None
    return found


def has(thing, name):
    """Looks without asking: an object that answers to every name has no cache for it."""
    return callable(inspect.getattr_static(thing, name, None))
