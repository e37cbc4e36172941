from . import FACTOR
from ..settings import FACTOR as SAME


def scale(value):
    assert FACTOR == SAME
    return FACTOR * value


def where(value):
    return __name__
