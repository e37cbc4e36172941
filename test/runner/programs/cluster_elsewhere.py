"""A scheduler and two workers as they stand on another machine: they see none of the folders that are given, whatever is put on their path.

Prints the scheduler's address; ends with its standard input.
"""
import importlib.machinery
import sys
import tempfile


class Elsewhere:
    """Finds nothing in the folders that are another machine's."""

    def __init__(self, folders):
        self.folders = tuple(folders)

    def find_spec(self, name, path=None, target=None):
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec and spec.origin and spec.origin.startswith(self.folders):
            raise ModuleNotFoundError("No module named %r" % name, name=name)
        return None


if __name__ == "__main__":
    sys.meta_path.insert(0, Elsewhere(sys.argv[1:]))
    from distributed import LocalCluster
    with tempfile.TemporaryDirectory() as folder, LocalCluster(
            n_workers=2, threads_per_worker=1, processes=False, protocol="tcp://", host="127.0.0.1", dashboard_address=None, local_directory=folder, silence_logs=50) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
