/**
 * A text that has a bit of everything. An engine compiles a function for the branches it has seen so far and throws that code away at the first new one; whoever is about
 * to read many files reads this one first, some times over, so that rare branches have been seen before the compiling begins.
 */
export const SPECIMEN = `#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# forkcast: args=1
"""Module text \\" 'quoted'
over lines"""
from __future__ import annotations
import os, sys as system
import a.b.c as abc
from . import sibling
from ..package.module import (one, two as second,)
from stars import *
try:
    import json
except ImportError:
    json = None
TABLE = {'a': 1, "b": 2.5, 'c': 0x1F, 'd': 0b10, 'e': 0o17, 'f': 1_000, 'g': 1e-5, 'h': 3j, **{}, 'i': .5, 'j': 5.}
EMPTY = [(), [], {}, {1, 2}, (1,), [*()], ...]
TEXT = 'a' "b" '\\n' r'\\d' b'x' u'y' Rb"\\x" '''long
text''' """other \\
long"""
pi\u00f1ata = '\u00e9' + \u00e4nderung if TABLE else not -+~1
x: int = 1; y: str
if __name__ == '__main__':
    main()

@decorator
@module.decorate(1, key='v')
class Thing(Base, metaclass=Meta):
    """Text."""
    field: list[int] = []
    __slots__ = ('a', 'b')

    def __init__(self, /, a, b=1, *args: int, c, d=None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.a, (self.b, *self.rest) = a, (b, 1, 2)
        self.lock = threading.Lock()

    @property
    def size(self): return len(self.a)

    @staticmethod
    async def wait(items, *, timeout=10):
        async with session.get(url) as answer, other:
            async for item in answer.aiter():
                await item.go()
                yield item
        results = await asyncio.gather(*[go(i) async for i in items])
        await asyncio.sleep(1)

    @classmethod
    def make(cls, n): return cls(n, n * 2, c=n // 3)

def work(rows, count: 'int' = 10, *rest, flag=False, **options) -> dict[str, int]:
    global TOTAL, x
    total = 0; seen = set(); found = []
    for i, (row, value) in enumerate(zip(rows, range(count))):
        if row is None or value is not None and i not in seen:
            continue
        elif not row <= value != i >= 3 < 4 > 2 == 2:
            break
        else:
            total += value; total -= 1; total *= 2; total /= 3; total //= 4; total %= 5; total **= 2
            total &= 1; total |= 2; total ^= 3; total <<= 1; total >>= 2; total @= value
            seen.add(i); found.append(row); TOTAL += 1; options[row] = value; options['n'] += 1
        total = total + value * 2 - 3 / 4 % 5 ** -6 @ x | 1 & 2 ^ 3 << 4 >> 5
    else:
        del seen[0], total
    while True:
        try:
            answer = fetch(rows[0], rows[1:2], rows[::2, ...], key=lambda r, *a, k=1, **o: r.a[0])
            return [x for x in rows if x for y in x.items() if y]
        except (ValueError, TypeError) as error:
            raise RuntimeError(f'{error!r:>{count}} {{x}} {total=} {x:%Y}' rf"{rows[0]['a']}\\d") from error
        except* OSError: pass
        else: assert total, 'text'
        finally:
            print(total, file=sys.stderr)
    while (n := len(rows)) > 10: rows = rows[:n >> 1]
    return {k: v for k, v in options.items()}, {a for a in rows}, (b for b in rows)

def nested():
    total = 0
    def inner():
        nonlocal total
        total = max(total, 1)
        return (yield from nested())
    with (open('a') as file, open('b') as other): file.write(other.read())
    with open('c'): pass
    match total:
        case 0 | 1: pass
        case [1, *rest] if rest: pass
        case {'a': 1, **others}: pass
        case Point(x=0, y=None) as point: pass
        case -1 | 'text' | a.b | _: pass
    with ThreadPoolExecutor(max_workers=4) as pool:
        futures = [pool.submit(inner, i, key={'a': [1]}) for i in range(10)]
        for f in as_completed(futures): print(f.result())
    return sorted(rows, key=lambda r: r[1])[0] \\
        if total else None

type Alias[T: int] = list[T]
class Generic[T](Base[T]):
    def method[U](self, other: U | None = None, *, then: Callable[[int, str], bool]) -> "Optional[T]":
\t\treturn self if other is None else other
match = case = type = 1; match.x = print(match, end=''); match[0]
\f
lock.acquire()
`;
