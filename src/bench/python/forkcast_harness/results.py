"""A digest of any result by its structure, so that equal results of two processes have equal digests without being shipped.

Pickled bytes would not do: they depend on which parts of a value happen to be one object.
"""

import hashlib
import marshal
import sys

#: A result with more parts than this is not compared, nor are those that come after as many in a round: telling would take longer than the benchmark.
MAX_PARTS = 300_000
MAX_DEPTH = 200
FLAT = frozenset((int, float, str, bytes, bool, type(None)))


class CannotTell(Exception):
    pass


class _Digester:
    def __init__(self):
        self.parts = 0
        self._open = set()

    def digest(self, value, depth=0):
        self.parts += 1
        if self.parts > MAX_PARTS or depth > MAX_DEPTH:
            raise CannotTell
        kind = type(value)
        if kind in FLAT:
            # Version 0 of marshal has no references: equal values give equal bytes. NaN equals NaN here; 0.0 and -0.0 are equal.
            return self._hash(b"=", marshal.dumps(value + 0.0 if kind is float else value, 0))
        if kind is complex:
            return self._hash(b"c", repr(value + 0).encode())
        if isinstance(value, type) or kind.__name__ in ("function", "builtin_function_or_method"):
            return self._hash(b"n", repr((value.__module__, value.__qualname__)).encode())
        if id(value) in self._open:
            return b"cycle"
        self._open.add(id(value))
        try:
            return self._compound(value, kind, depth + 1)
        finally:
            self._open.discard(id(value))

    def _compound(self, value, kind, depth):
        if kind in (list, tuple):
            if FLAT.issuperset(map(type, value)):
                return self._hash(kind.__name__.encode(), marshal.dumps(value, 0))
            return self._hash(kind.__name__.encode(), *[self.digest(part, depth) for part in value])
        if kind is dict:
            return self._hash(b"dict", *sorted(self.digest(key, depth) + self.digest(part, depth) for key, part in value.items()))
        if kind in (set, frozenset):
            return self._hash(b"set", *sorted(self.digest(part, depth) for part in value))
        if kind in (bytearray, memoryview):
            return self._hash(b"bytes", bytes(value))
        array = self._array(value, depth)
        return array if array is not None else self._reduced(value, depth)

    def _array(self, value, depth):
        """NumPy arrays and scalars by type, shape and bytes; recognised without importing NumPy."""
        numpy = sys.modules.get("numpy")
        if numpy is None or not isinstance(value, (numpy.ndarray, numpy.generic)):
            return None
        if value.dtype.hasobject:
            return self._hash(b"array", repr(value.shape).encode(), self.digest(value.tolist(), depth))
        return self._hash(b"array", value.dtype.str.encode(), repr(value.shape).encode(), value.tobytes())

    def _reduced(self, value, depth):
        """Any other object by what pickle would rebuild it from."""
        try:
            reduced = value.__reduce_ex__(4)
        except RecursionError:
            raise CannotTell
        except Exception:
            raise CannotTell
        if isinstance(reduced, str):
            return self._hash(b"global", type(value).__qualname__.encode(), reduced.encode())
        parts = [self.digest(part, depth) for part in reduced[:3]]
        parts += [self.digest(list(items), depth) if items is not None else b"" for items in reduced[3:5]]
        return self._hash(b"object", *parts)

    def _hash(self, tag, *parts):
        hasher = hashlib.blake2b(tag, digest_size=8)
        for part in parts:
            hasher.update(len(part).to_bytes(8, "little"))
            hasher.update(part)
        return hasher.digest()


def digest(value):
    """16 hexadecimal digits, or None where equality cannot be told."""
    return _digest_by(_Digester(), value)


def digests(values):
    """Of the first values, as many as are compared: equal values take equally many parts, so that they are as many in every process."""
    found, parts = [], 0
    while len(found) < len(values) and parts <= MAX_PARTS:
        digester = _Digester()
        found.append(_digest_by(digester, values[len(found)]))
        parts += digester.parts
    return found


def _digest_by(digester, value):
    try:
        return digester.digest(value).hex()
    except (CannotTell, RecursionError, MemoryError):
        return None
    except Exception:  # attribute access on a result runs user code
        return None
