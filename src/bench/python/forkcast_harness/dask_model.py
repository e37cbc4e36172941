"""The ``dask`` model: a cluster behind the interface of ``concurrent.futures``, the user's own by address or a local one."""

import importlib
import os
import sys

from . import code_by_value, pools, rounds, tasks
from .failures import Failure, describe, user_traceback

#: How long a scheduler may take to answer, and a cluster to have a worker.
CONNECT_SECONDS = 10

#: Runs in every worker of a cluster: what can be imported here can be imported there, where the folders are the same.
EXTEND_PATH = "import sys; sys.path.extend(folder for folder in %r if folder not in sys.path)"


class Dask(pools.RemotePool):
    """Workers of one thread each in a cluster of this machine, or the threads of the cluster at ``scheduler``."""

    def __init__(self, function, style, workers, options=None):
        super().__init__(function, style, workers, options)
        self.cluster = self.client = None
        self.addresses = []
        #: Set where the workers cannot import the user's code.
        self.packer = None
        self.items = self.options.get("items") or []

    def make_executor(self):
        try:
            import dask
            import distributed
        except ImportError:
            raise Failure("dask-missing")
        import cloudpickle
        rounds.check_picklable(self.function, self.items, cloudpickle.dumps)
        scheduler = self.options.get("scheduler")
        # A task that ends its worker must not end the others too, by being tried again on them.
        dask.config.set({"distributed.scheduler.allowed-failures": 0, "distributed.comm.timeouts.connect": "%ds" % CONNECT_SECONDS})
        if scheduler is None:
            folder = self.options.get("scratch") or os.getcwd()
            self.cluster = distributed.LocalCluster(
                n_workers=self.workers, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None,
                local_directory=folder, silence_logs="CRITICAL")
        try:
            self.client = distributed.Client(self.cluster or scheduler, timeout=CONNECT_SECONDS, set_as_default=False)
            self.client.wait_for_workers(1 if scheduler else self.workers, timeout=CONNECT_SECONDS)
        except Exception as error:
            if scheduler is None:
                raise
            raise Failure("dask-unreachable", user_traceback(error), address=scheduler, seconds=CONNECT_SECONDS, error=describe(error))
        self.addresses = self.choose_workers(self.client.nthreads())
        self.make_importable()
        # By default Dask takes two equal calls for one and runs it once. A worker that is replaced has another address: only a part of
        # someone's cluster is named.
        part = {"workers": self.addresses} if len(self.addresses) < len(self.client.nthreads()) else {}
        executor = self.client.get_executor(pure=False, **part)
        return code_by_value.Sender(executor, self.pack) if self.packer else executor

    def choose_workers(self, threads):
        """Addresses of workers that have as many threads together as are wanted; all of them where that is left open."""
        chosen, found = [], 0
        for address in sorted(threads):
            if found >= self.workers and not self.options.get("wholeCluster"):
                break
            chosen.append(address)
            found += threads[address]
        self.workers = found
        return chosen

    def make_importable(self):
        """The user's module, and this package, must be found where the tasks run. Where they are not, their code travels with the tasks."""
        import builtins
        self.client.run(builtins.exec, EXTEND_PATH % (list(sys.path),), workers=self.addresses)
        name = self.function.__module__
        try:
            for needed in (tasks.__name__, name):
                self.client.run(importlib.import_module, needed, workers=self.addresses)
        except ImportError as error:
            if not code_by_value.is_own(error.name):
                raise self.cannot_import(error)
            self.packer = code_by_value.Packer()
            try:
                self.roll_call()
            except Exception as broken:
                raise self.cannot_import(broken)

    def cannot_import(self, error):
        return Failure("dask-import", user_traceback(error), module=self.function.__module__, error=describe(error))

    def pack(self, value):
        return self.packer(value) if self.packer else value

    def roll_call(self):
        """``{worker: (CPU seconds, queue seconds, peak bytes)}``; each worker is asked by name."""
        alive = [address for address in self.client.nthreads() if address in self.addresses]
        futures = {address: self.client.submit(self.pack(tasks.roll_call), self.pack(self.function), 0, pure=False, workers=[address]) for address in alive}
        return {address: future.result(timeout=CONNECT_SECONDS)[2:] for address, future in futures.items()}

    def close(self):
        super().close()
        for part in (self.client, self.cluster):
            if part is not None:
                part.close()
