"""A scheduler and two workers as they stand on another machine: they see none of the folders that are given, whatever is put on their path.

With `--python 3.1.4` it says that it runs that Python. Prints the scheduler's address; ends with its standard input.
"""
import importlib.machinery
import sys
import tempfile


class Elsewhere:
    """Stands for the usual finder, and finds nothing in the folders that are another machine's."""

    def __init__(self, folders):
        self.folders = tuple(folders)

    def find_spec(self, name, path=None, target=None):
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        return None if spec and spec.origin and spec.origin.startswith(self.folders) else spec


if __name__ == "__main__":
    words, python = sys.argv[1:], None
    if words[0] == "--python":
        python, words = words[1], words[2:]
    sys.meta_path[sys.meta_path.index(importlib.machinery.PathFinder)] = Elsewhere(words)
    from distributed import LocalCluster, versions
    if python:
        truth = versions.get_package_info
        versions.get_package_info = lambda packages: dict(truth(packages), python=python + ".final.0")
    with tempfile.TemporaryDirectory() as folder, LocalCluster(
            n_workers=2, threads_per_worker=1, processes=False, protocol="tcp://", host="127.0.0.1", dashboard_address=None, local_directory=folder, silence_logs=50) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
