from ..settings import FACTOR
