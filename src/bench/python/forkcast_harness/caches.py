"""Functions that keep their results (``functools.lru_cache`` and what has its interface): from the second round on only the cache would be measured."""


def keeps_results(function):
    return callable(getattr(function, "cache_clear", None)) and callable(getattr(function, "__wrapped__", None))


class Uncached:
    """The function behind the cache, as for arguments that are met for the first time. Pickles as long as the cached function does."""

    def __init__(self, function):
        self.function = function
        # Where workers on other machines look for the function.
        self.__module__ = getattr(function, "__module__", None)

    def __call__(self, *arguments, **keywords):
        # A bound method hands out the attributes of its function, which is not bound.
        owner = getattr(self.function, "__self__", None)
        if owner is not None:
            arguments = (owner,) + arguments
        return self.function.__wrapped__(*arguments, **keywords)
