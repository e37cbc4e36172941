"""From an expression to argument tuples, one a task, the same in every process and fresh in every round where need be."""

import itertools
import pickle
import random

from .failures import Failure, describe, user_traceback
from .recording import Keywords

#: More distinct items than a round can use; what keeps ``itertools.count()`` finite.
MAX_ITEMS = 10_000
#: Copies of changed arguments may take this much memory a round.
MAX_COPIED_BYTES = 64 * 1024 * 1024


class Workload:
    def __init__(self, module, target, expression, recorded=None):
        """``recorded`` yields the argument tuples of a recording; without it they come from the expression."""
        self._module, self._target, self._expression = module, target, expression
        self._recorded = recorded
        self.capped = False
        self.items = self._evaluate()
        self._snapshots = None
        self._reevaluate = False

    def _evaluate(self):
        target = self._target
        if self._recorded is not None:
            return self._recorded()[:MAX_ITEMS]
        if self._expression is None:
            problem = target.accepts(())
            if problem:
                raise Failure("arguments-needed", parameters=str(target.signature), problem=problem)
            return [()]
        # Every process draws the same numbers, whatever the expression picks at random.
        random.seed(0)
        try:
            code = compile(self._expression.strip(), "<arguments>", "eval")
        except (SyntaxError, ValueError) as error:
            raise Failure("arguments-syntax", user_traceback(error), expression=self._expression, error=describe(error))
        try:
            value = eval(code, dict(vars(self._module)))
            items = self._items_of(value)
        except (Exception, SystemExit, KeyboardInterrupt) as error:
            if isinstance(error, Failure):
                raise
            raise Failure("arguments-error", user_traceback(error), expression=self._expression, error=describe(error))
        if not items:
            raise Failure("no-tasks", expression=self._expression)
        if items and target.accepts(items[0]):
            items = [self._with_keywords(item) for item in items]
        for position, item in enumerate(items[:100]):
            problem = None if item and type(item[-1]) is Keywords else target.accepts(item)
            if problem:
                raise Failure("wrong-arguments", parameters=str(target.signature), problem=problem, item=position + 1,
                              shown=shorten(item[0] if len(item) == 1 else item), count=len(item))
        return items

    def _with_keywords(self, item):
        call = self._target.by_keywords(item)
        return item if call is None else call[0] + (Keywords(call[1]),)

    def _items_of(self, value):
        """A tuple item is the positional arguments, anything else the single one. Text and mappings are one argument, not many."""
        if isinstance(value, (str, bytes, bytearray, memoryview, dict)) or not hasattr(type(value), "__iter__"):
            return [(value,)]
        if isinstance(value, tuple) and value and self._is_one_call(value):
            return [value]
        found = list(itertools.islice(iter(value), MAX_ITEMS + 1))
        self.capped = len(found) > MAX_ITEMS
        return [item if isinstance(item, tuple) else (item,) for item in found[:MAX_ITEMS]]

    def _is_one_call(self, value):
        """``10, 20`` for a function of two parameters is one call: its elements are not tasks by themselves."""
        first = value[0] if isinstance(value[0], tuple) else (value[0],)
        return self._target.signature is not None and self._target.accepts(first) is not None and self._target.accepts(value) is None

    def choose(self, tasks):
        """Indices of the items of a round: repeated when there are too few, spread over all when there are too many."""
        count = len(self.items)
        if tasks >= count:
            return [index % count for index in range(tasks)]
        return [index * count // tasks for index in range(tasks)]

    def calls(self, tasks):
        """The argument tuples of a round; made anew when tasks are known to change their arguments."""
        chosen = self.choose(tasks)
        if self._snapshots is not None:
            loads = pickle.loads
            return [loads(self._snapshots[index]) for index in chosen]
        if self._reevaluate and not (self._expression is None and self._recorded is None):
            # What cannot be copied (an iterator, an open file) is evaluated afresh, once for each time it is used up.
            laps = -(-tasks // len(self.items))
            laps_items = [self._evaluate() for _ in range(min(laps, 100))]
            used = {}
            calls = []
            for index in chosen:
                lap = used.get(index, 0)
                used[index] = lap + 1
                items = laps_items[lap % len(laps_items)]
                calls.append(items[index % len(items)])
            return calls
        return [self.items[index] for index in chosen]

    def freeze(self):
        """What the first items look like before any task has run; None where they cannot be copied."""
        snapshots, size = [], 0
        try:
            for item in self.items:
                snapshots.append(pickle.dumps(item, pickle.HIGHEST_PROTOCOL))
                size += len(snapshots[-1])
                if size > MAX_COPIED_BYTES:
                    break
        except Exception:
            return None
        return snapshots

    def mutability(self, before):
        """``stable``, ``copied`` (tasks change their arguments) or ``evaluated`` (what cannot be copied), after the first tasks."""
        if before is None:
            return "stable" if all(is_reusable(item) for item in self.items) else "evaluated"
        return "stable" if self.freeze() == before else "copied"

    def refresh_by(self, mutability):
        self._reevaluate = mutability == "evaluated"
        if mutability == "copied":
            self.items = self._evaluate()
            snapshots = [pickle.dumps(item, pickle.HIGHEST_PROTOCOL) for item in self.items]
            if sum(map(len, snapshots)) <= MAX_COPIED_BYTES:
                self._snapshots = snapshots


def is_reusable(arguments):
    """Whether an argument that does not pickle can at least be used twice: a one-way iterator cannot."""
    return not any(hasattr(type(value), "__next__") or hasattr(value, "readable") for value in arguments)


def shorten(value):
    try:
        text = repr(value)
    except Exception:
        text = "<" + type(value).__name__ + ">"
    return text if len(text) <= 80 else text[:77] + "..."
