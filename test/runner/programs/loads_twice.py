"""Can be loaded twice, counted by the files in a folder."""
import os

folder = os.environ["FORKCAST_LOADS"]
loaded = len(os.listdir(folder))
if loaded == 2:
    raise RuntimeError("a third time is once too often")
open(os.path.join(folder, str(loaded)), "x").close()


def work(number):
    return sum(range(number))
