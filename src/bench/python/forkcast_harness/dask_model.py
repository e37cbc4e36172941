"""The ``dask`` model: a cluster behind the interface of ``concurrent.futures``, the user's own by address or a local one."""

import importlib
import os
import sys
import threading
import uuid

from . import code_by_value, pools, rounds, sources_sent, tasks
from .failures import Failure, describe, user_traceback

#: How long a scheduler may take to answer, and a cluster to have a worker.
CONNECT_SECONDS = 10

#: How long workers may take to forget the user's modules.
GOODBYE_SECONDS = 3

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
        #: Under which the workers keep the user's modules, while this process wants them.
        self.user = uuid.uuid4().hex
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
        differing = self.check_versions(scheduler) if scheduler else None
        try:
            self.make_importable()
        except Exception as error:
            if not differing or isinstance(error, Failure) and error.code != "dask-import":
                raise
            raise Failure("dask-versions", getattr(error, "detail", None) or user_traceback(error), address=scheduler, **differing)
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

    def check_versions(self, scheduler):
        """What of Dask is another version over there, which may do no harm; another Python does, as neither functions nor code can be sent to it."""
        versions = self.client.get_versions(check=False)
        mine = versions["client"]["packages"]
        theirs = [("scheduler", versions["scheduler"])] + [("worker " + address, versions["workers"].get(address)) for address in self.addresses]
        differing = None
        for who, packages in [(who, answer["packages"]) for who, answer in theirs if isinstance(answer, dict) and "packages" in answer]:
            for name in ("python", "distributed", "cloudpickle"):
                here, there = mine.get(name), packages.get(name)
                facts = {"who": who, "package": "Python" if name == "python" else name, "here": shown(here), "there": shown(there)}
                if name == "python" and minor(here) != minor(there):
                    raise Failure("dask-versions", address=scheduler, **facts)
                if name != "python" and here and there and here != there:
                    differing = differing or facts
        return differing

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
                own = [module for module in self.packer.modules if module.split(".")[0] != __name__.split(".")[0]]
                self.client.run(self.pack(sources_sent.install), self.user, self.pack(sources_sent.Finder(sources_sent.own_sources(own))), workers=self.addresses)
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

    def take_back(self):
        try:
            self.client.run(self.pack(sources_sent.remove), self.user)
        except Exception:
            pass  # those that are gone have nothing left

    def close(self):
        if self.executor is not None:
            # Dask's executor knows no cancel_futures: not to wait is to cancel.
            self.executor.shutdown(wait=False)
        if self.packer and self.client is not None:
            # A cluster that cannot be reached any more would keep this process waiting.
            goodbye = threading.Thread(target=self.take_back, daemon=True)
            goodbye.start()
            goodbye.join(GOODBYE_SECONDS)
        for part in (self.client, self.cluster):
            if part is not None:
                part.close()


def minor(version):
    """`3.11` of `3.11.2.final.0`."""
    return str(version or "").split(".")[:2]


def shown(version):
    """`3.11.2` of `3.11.2.final.0`; `none` where a package is missing."""
    return ".".join(str(version).split(".")[:3]) if version else "none"
