"""The harness' own rooms, checked inside the interpreter at hand. Run with the harness' folder as the only argument."""

import collections
import dataclasses
import datetime
import decimal

import os
import select
import sys
import tempfile
import threading
import types
import unittest

sys.path.append(sys.argv.pop(1))
from forkcast_harness import channel, failures, heartbeat, loading, results, sources_sent, workload  # noqa: E402


@dataclasses.dataclass
class Point:
    x: float
    y: object = None


class Digests(unittest.TestCase):
    def same(self, one, other):
        self.assertIsNotNone(results.digest(one))
        self.assertEqual(results.digest(one), results.digest(other))

    def differ(self, one, other):
        self.assertNotEqual(results.digest(one), results.digest(other))

    def test_equal_values_have_equal_digests(self):
        nan = float("nan")
        self.same(nan, float("nan"))
        self.same(0.0, -0.0)
        self.same([1, nan, "a"], [1, float("nan"), "".join(["a"])])
        self.same({"a": 1, "b": 2}, {"b": 2, "a": 1})
        self.same({1, 2, 3}, {3, 2, 1})
        shared = ["x"]
        self.same([shared, shared], [["x"], ["x"]])
        self.same(Point(1.0, [2]), Point(1.0, [2]))
        self.same(collections.OrderedDict(a=1), collections.OrderedDict(a=1))
        self.same(datetime.date(2020, 1, 2), datetime.date(2020, 1, 2))
        self.same(decimal.Decimal("1.5"), decimal.Decimal("1.5"))
        self.same(bytearray(b"ab"), bytearray(b"ab"))
        self.same(ValueError("a"), ValueError("a"))
        self.same(len, len)

    def test_different_values_do_not(self):
        self.differ(1, 2)
        self.differ(1, "1")
        self.differ([1, 2], (1, 2))
        self.differ([[1], 2], [[1, 2]])
        self.differ({"a": 1}, {"a": 2})
        self.differ(Point(1.0), Point(2.0))
        self.differ(b"a", "a")
        self.differ(True, 1)

    def test_what_cannot_be_told_is_none(self):
        self.assertIsNone(results.digest(threading.Lock()))
        self.assertIsNone(results.digest([1, threading.Lock()]))
        self.assertIsNone(results.digest(sys.stdin))
        deep = []
        for _ in range(100_000):
            deep = [deep]
        self.assertIsNone(results.digest(deep))

    def test_of_a_round_as_many_results_are_compared_as_there_is_time_for(self):
        parts = [{str(index): index for index in range(40_000)} for _ in range(6)]
        found = results.digests(parts)
        self.assertEqual(len(found), 4)
        self.assertEqual(found, [results.digest(parts[0])] * 4)
        self.assertEqual(len(results.digests([threading.Lock()] * 3)), 3)
        self.assertEqual(results.digests([]), [])

    def test_a_cycle_ends(self):
        loop = [1]
        loop.append(loop)
        self.assertIsNotNone(results.digest(loop))

    def test_arrays(self):
        try:
            import numpy
        except ImportError:
            self.skipTest("NumPy is not installed here")
        self.same(numpy.arange(5.0), numpy.arange(5.0))
        self.same(numpy.array([1, numpy.nan]), numpy.array([1, numpy.nan]))
        self.differ(numpy.arange(5), numpy.arange(5.0))
        self.differ(numpy.zeros((2, 3)), numpy.zeros((3, 2)))
        self.same(numpy.float64(1.5), numpy.float64(1.5))
        self.same(numpy.array([[1], None], dtype=object), numpy.array([[1], None], dtype=object))


class Workloads(unittest.TestCase):
    def make(self, expression, function):
        module = types.ModuleType("made_up")
        return workload.Workload(module, loading.Target(function, "plain"), expression)

    def test_choice_repeats_or_spreads(self):
        three = self.make("range(3)", lambda value: value)
        self.assertEqual(three.choose(7), [0, 1, 2, 0, 1, 2, 0])
        self.assertEqual(self.make("range(10)", lambda value: value).choose(5), [0, 2, 4, 6, 8])

    def test_items(self):
        one = lambda value: value  # noqa: E731
        self.assertEqual(self.make("b'xy'", one).items, [(b"xy",)])
        self.assertEqual(self.make("{'a': 1}", one).items, [({"a": 1},)])
        self.assertEqual(self.make("[(1,), 2, 'ab']", one).items, [(1,), (2,), ("ab",)])
        self.assertEqual(self.make("1, 2", lambda first, second: 0).items, [(1, 2)])
        self.assertEqual(self.make("(1, 2), (3, 4)", lambda first, second: 0).items, [(1, 2), (3, 4)])

    def test_changed_arguments_come_back_fresh(self):
        made = self.make("[[3, 1]]", lambda values: values.sort())
        before = made.freeze()
        made.items[0][0].sort()
        self.assertEqual(made.mutability(before), "copied")
        made.refresh_by("copied")
        first, second = made.calls(2)
        self.assertEqual(first, ([3, 1],))
        self.assertIsNot(first[0], second[0])

    def test_names_that_the_expression_makes_do_not_reach_the_module(self):
        made = self.make("[(n := 3)]", lambda value: value)
        self.assertFalse(hasattr(made._module, "n"))


class Tracebacks(unittest.TestCase):
    def test_machinery_is_left_out(self):
        text = "\n".join([
            "Traceback (most recent call last):",
            '  File "%s", line 1, in run' % os.path.join(failures.LIBRARY_FOLDER, "concurrent", "futures", "process.py"),
            "    machinery()",
            '  File "/home/me/program.py", line 2, in work',
            "    return 1 / 0",
            "ZeroDivisionError: division by zero"])
        trimmed = failures.trim_text(text)
        self.assertNotIn("machinery", trimmed)
        self.assertIn("program.py", trimmed)
        self.assertTrue(trimmed.endswith("ZeroDivisionError: division by zero"))

    def test_a_broken_str_does_not_hide_the_error(self):
        class Broken(Exception):
            def __str__(self):
                raise RuntimeError
        self.assertEqual(failures.describe(Broken()), "Broken")
        self.assertIn("Broken", failures.user_traceback(Broken()))


class Beats(unittest.TestCase):
    """Gaps of the heartbeat, made up: (before, after, CPU seconds of the work, seconds that the beat had no core)."""

    def kind(self, beats, cpu, worker_queue):
        pulse = heartbeat.Pulse()
        pulse.calls, pulse.seconds, pulse.cpu, pulse.worker_queue, pulse.threads = 1, beats[-1][1], cpu, worker_queue, 2
        heartbeat.measure_gaps(pulse, beats, 0.0, pulse.seconds, 0.001)
        return pulse.kind()

    def test_tell_bytecode_on_an_idle_host(self):
        self.assertEqual(self.kind([(at * 0.01, at * 0.01 + 0.006, 0.006, 0.0) for at in range(10)], 0.09, 0.0), "holds-gil-bytecode")

    def test_tell_it_on_a_busy_host_from_what_they_saw(self):
        held = [(at * 0.01, at * 0.01 + 0.006, 0.002, 0.0) for at in range(5)]
        without_core = [(at * 0.01, at * 0.01 + 0.01, 0.003, 0.009) for at in range(5, 10)]
        self.assertEqual(self.kind(held + without_core, 0.03, 0.06), "holds-gil-bytecode")

    def test_tell_what_releases_it_on_a_busy_host(self):
        seen = [(at * 0.01, at * 0.01 + 0.001, 0.0003, 0.0) for at in range(5)]
        without_core = [(at * 0.01, at * 0.01 + 0.01, 0.003, 0.009) for at in range(5, 10)]
        self.assertEqual(self.kind(seen + without_core, 0.03, 0.06), "releases-gil")

    def test_say_nothing_where_they_saw_next_to_nothing(self):
        self.assertEqual(self.kind([(at * 0.01, at * 0.01 + 0.0101, 0.003, 0.0095) for at in range(10)], 0.03, 0.06), "unknown")


class SourcesSent(unittest.TestCase):
    def test_what_is_too_much_is_left_out_largest_first_and_told_where_it_is_missed(self):
        with tempfile.TemporaryDirectory() as folder:
            package = os.path.join(folder, "much_code")
            os.mkdir(package)
            for name, text in (("__init__", ""), ("a_table", "#" * sources_sent.MOST_BYTES), ("helper", "VALUE = 7\n")):
                with open(os.path.join(package, name + ".py"), "w") as file:
                    file.write(text)
            sys.path.insert(0, folder)
            try:
                import much_code
                sources = sources_sent.own_sources([much_code.__name__])
            finally:
                sys.path.remove(folder)
                del sys.modules["much_code"]
        self.assertEqual({name: source is None for name, (_, _, source) in sources.items()}, {"much_code": False, "much_code.helper": False, "much_code.a_table": True})
        finder = sources_sent.Finder(sources)
        sources_sent.install("checks", finder)
        try:
            from much_code import helper
            self.assertEqual(helper.VALUE, 7)
            with self.assertRaisesRegex(ModuleNotFoundError, "much_code.a_table was not sent to this worker, .*more than 8 MB"):
                import much_code.a_table  # noqa: F401
        finally:
            sources_sent.remove("checks")


class Lines(unittest.TestCase):
    def test_a_named_pipe_serves_where_descriptors_are_not_inherited(self):
        if not hasattr(os, "mkfifo"):
            self.skipTest("no named pipes in the file system here")
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "answers")
            os.mkfifo(path)
            reader, command = os.open(path, os.O_RDONLY | os.O_NONBLOCK), os.pipe()
            os.write(command[1], b'{"do": "close"}\n')
            pid = os.fork()
            if pid == 0:
                os.dup2(command[0], 0)
                os.close(command[1])
                line = channel.Channel("path:" + path, watch=True)
                line.send({"type": "ready", "got": line.read()["do"], "input": sys.stdin.read()})
                threading.Event().wait(10)  # the watching thread sees the end of the commands and leaves
                os._exit(3)
            select.select([reader], [], [], 10)
            self.assertEqual(os.read(reader, 1000), b'{"type": "ready", "got": "close", "input": "", "v": 1}\n')
            os.close(reader)
            os.close(command[0])
            os.close(command[1])
            self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), 0)


if __name__ == "__main__":
    unittest.main()
