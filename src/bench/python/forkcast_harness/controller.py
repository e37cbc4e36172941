"""The controller: one process, one model at one worker count, alive over all its rounds."""

import os
import sys
import time
import warnings

from . import caches, forking, heartbeat, lifeline, limits, loading, models, observation, pools, recording, results, rounds, usage, workload
from .channel import Channel, flush_output
from .failures import Failure, describe, user_traceback

perf_counter = time.perf_counter
#: Digests of single tasks that are sent; beyond, the combined one speaks.
MAX_DIGESTS = 1000
#: Tasks that calibration runs at most.
MAX_PROBED = 64


class Controller:
    def __init__(self):
        self.cwd = os.getcwd()
        self.target = self.workload = self.model = None
        self.model_name = self.workers = self.options = None
        self.task_seconds = None
        self.own_threads = heartbeat.thread_count()
        self.peak_memory = None

    def prepare(self, command):
        """Loads the function and its arguments; answers with what the plan needs to know."""
        self.model_name, self.workers = command["model"], command["workers"]
        self.options = {name: command.get(name) for name in ("startMethod", "chunkSize", "scheduler", "wholeCluster", "scratch")}
        sys.argv[:] = [command["file"]]
        lifeline.keep_sockets_in(command["scratch"])
        if command.get("memoryBytes"):
            limits.limit_memory(command["memoryBytes"])
        start = perf_counter()
        module = loading.load_module(command["file"], command["roots"])
        seconds = perf_counter() - start
        recorded = None
        if command.get("recording"):
            def recorded():
                return recording.load(command["recording"], module, command["roots"])
        self.target = loading.find_function(module, command["function"], bound=recorded is None)
        if command.get("style"):
            self.target.style = command["style"]
        self.workload = workload.Workload(module, self.target, command.get("expression"), recorded)
        uncached = caches.keeps_results(self.target.function)
        if uncached:
            self.target.function = caches.Uncached(self.target.function)
        if any(item and type(item[-1]) is recording.Keywords for item in self.workload.items):
            self.target.function = recording.Spread(self.target.function)
        if command.get("taskSeconds"):
            self.task_seconds = command["taskSeconds"]
            limits.tell_where()
            self.target.function = limits.Limited(self.target.function, self.task_seconds, self.watch())
        digests = results.digests(self.workload.items[:MAX_DIGESTS])
        return {"type": "prepared", "module": module.__name__, "style": self.target.style, "items": len(self.workload.items),
                "capped": self.workload.capped, "importSeconds": seconds, "itemsDigest": combine(digests), "uncached": uncached}

    def watch(self):
        """Which process runs tasks, and how many at once, says how their time is watched."""
        if self.model_name == "dask":
            return limits.CHECKED if self.options["scheduler"] else limits.ALONE
        return limits.ALONE if self.model_name in ("serial", "processes") else limits.SHARED

    def probe(self, command):
        """Runs single tasks until the time is up; says what one is like. A first one longer than ``patience`` is enough."""
        load = self.workload
        before = load.freeze()
        model = models.Serial(self.target.function, self.target.style, 1)
        times, used, mutability = [], [], "stable"
        footprint = usage.Footprint()
        for index in load.choose(MAX_PROBED):
            # An item that tasks change or use up is tried once; any other again and again.
            if len(times) >= len(load.items) and mutability != "stable":
                break
            round_ = model.run([load.items[index]])
            if round_.errors:
                raise rounds.failure_of_round(model, round_)
            if self.target.style == "plain":
                # A decorated function may hide that it returns a coroutine or a generator, whose work is still to be done.
                self.target.style = loading.result_style(round_.results[0])
                if self.target.style != "plain":
                    return self.probe(command)
            times.append(round_.seconds)
            used.append(round_.usage)
            footprint.hold(round_.results[0])
            if len(times) == 1:
                mutability = load.mutability(before)
            if footprint.is_large():
                break
            if sum(times[1:]) >= command["seconds"] or times[0] >= command["patience"]:
                break
        # The first call may have imported, connected or compiled something: it counts only if it is alone.
        steady = slice(1, None) if len(times) > 1 else slice(None)
        return {"type": "probed", "tasks": len(times[steady]), "seconds": sum(times[steady]),
                "cpuSeconds": sum(cpu for cpu, _ in used[steady]), "queueSeconds": sum(queue for _, queue in used[steady]),
                "style": self.target.style, "mutability": load.mutability(before), "resultBytes": footprint.result_bytes()}

    def open(self, command):
        """Makes the pool; every round that follows uses it."""
        self.workload.refresh_by(command["mutability"])
        if self.model_name in ("processes", "interpreters"):
            rounds.check_picklable(self.target.function, self.workload.items)
        self.model = models.make(self.model_name, self.target.function, self.target.style, self.workers, dict(self.options, items=self.workload.items))
        try:
            seconds = self.model.open()
            # A cluster may have fewer or more workers than were asked for.
            return {"type": "opened", "startupSeconds": seconds, "workers": getattr(self.model, "workers", 1), "handOverSeconds": self.hand_over_seconds()}
        except Failure:
            raise
        except Exception as error:
            raise Failure("startup-failed", user_traceback(error), error=describe(error))

    def hand_over_seconds(self):
        """None for what is no pool, and where it fails: the first round says why in better words."""
        if not isinstance(self.model, pools.Pool) or self.options["chunkSize"]:
            return None
        try:
            return self.model.hand_over_seconds()
        except Exception:
            return None

    def round(self, command):
        # A task that changed the directory must not change what the next round does.
        os.chdir(self.cwd)
        round_ = self.model.run(self.workload.calls(command["tasks"]))
        flush_output()
        if round_.errors:
            raise rounds.failure_of_round(self.model, round_)
        cpu, queue = round_.usage or (None, None)
        message = {"type": "round", "seconds": round_.seconds, "cpuSeconds": cpu, "queueSeconds": queue}
        if command.get("digest"):
            digests = results.digests(round_.results)
            message.update(digest=combine(digests), digests=digests[:MAX_DIGESTS])
        return message

    def recheck(self, command):
        """Runs single tasks in this very process one after the other: results may differ by process, not by model."""
        items = self.workload.calls(command["tasks"])
        chosen = [items[index] for index in command["positions"]]
        round_ = models.Serial(self.target.function, self.target.style, 1).run(chosen)
        return {"type": "rechecked", "digests": [results.digest(result) for result in round_.results]}

    def observe(self, command):
        """What single tasks do. Comes after the rounds, which it must not disturb."""
        os.chdir(self.cwd)
        self.peak_memory = self.model.peak_memory_bytes()
        return observation.observe(self.workload, self.target, command["taskSeconds"], command["seconds"], self.own_threads)

    def close(self, command):
        peak, largest = self.peak_memory, None
        try:
            largest = max((memory for memory in self.model.worker_peaks() if memory is not None), default=None)
            if peak is None:
                peak = self.model.peak_memory_bytes()
            self.model.close()
        except Exception:  # a broken pool has no more to tell
            pass
        return {"type": "closed", "peakMemoryBytes": peak, "workerPeakMemoryBytes": largest, "gil": usage.gil_state()}


def combine(digests):
    return None if None in digests else results.digest(digests)


def main(target):
    channel = Channel(target)
    lifeline.adopt_orphans()
    forking.watch(channel)
    if os.name == "nt":
        lifeline.end_children_with_me()
    # The interpreter warns about forking while threads run; here the thread is ours or the pool's own.
    warnings.filterwarnings("ignore", message=".*use of fork\\(\\) may lead to deadlocks", category=DeprecationWarning)
    controller = Controller()
    commands = {name: getattr(controller, name) for name in ("prepare", "probe", "open", "round", "recheck", "observe", "close")}
    channel.send({"type": "ready"})
    while True:
        command = channel.read()
        if command is None:
            os._exit(0)
        try:
            answer = commands[command["do"]](command)
        except Failure as failure:
            answer = failure.as_message()
        except MemoryError:
            what = {"what": "Importing the module"} if command["do"] == "prepare" else {"count": 1, "tasks": 1}
            answer = Failure("out-of-memory", error="MemoryError", **what).as_message()
        except (Exception, SystemExit, KeyboardInterrupt) as error:
            answer = Failure("harness-error", user_traceback(error), error=describe(error)).as_message()
        if controller.task_seconds:
            limits.disarm()
        flush_output()
        channel.send(answer)
        # After "close" too this process stays: as long as it lives, what it started can be found through it.
