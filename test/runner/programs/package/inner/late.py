"""Imports where it is needed, as circular packages do; other modules of the package were never loaded before."""


def scale(value):
    from . import FACTOR
    from .unseen import grown
    from ..settings import FACTOR as SAME
    assert FACTOR == SAME
    return grown(FACTOR * value)
