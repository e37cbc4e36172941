"""Number theory by hand."""
import functools
import math
from fractions import Fraction


# corpus: trivial; best serial; run [(n,) for n in range(1000, 1040)]
def is_prime(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    for divisor in range(3, math.isqrt(n) + 1, 2):
        if n % divisor == 0:
            return False
    return True


# corpus: cpu; best processes; run [(8_000 + i,) for i in range(8)]
def count_primes(limit):
    # corpus: cpu; best processes; flag FC101
    return sum(1 for n in range(limit) if is_prime(n))


# corpus: cpu; best processes; run [(120_000,)] * 8
def sieve(limit):
    flags = bytearray([1]) * (limit + 1)
    for n in range(2, math.isqrt(limit) + 1):
        if flags[n]:
            flags[n * n::n] = bytes(len(range(n * n, limit + 1, n)))
    return sum(flags) - 2


# corpus: cpu; best processes; run [(start, 4_000) for start in range(1, 32_000, 4_000)]
def longest_collatz(start, count):
    best = (0, 0)
    for n in range(start, start + count):
        steps, value = 0, n
        while value != 1:
            value = value // 2 if value % 2 == 0 else 3 * value + 1
            steps += 1
        if steps > best[0]:
            best = (steps, n)
    return best


# corpus: cpu; best processes; run [(1200 + i,) for i in range(8)]
def harmonic(n):
    total = Fraction(0)
    for k in range(1, n + 1):
        total += Fraction(1, k)
    return total.limit_denominator(10 ** 6)


@functools.lru_cache(maxsize=None)
def partitions(n, largest):
    if n == 0:
        return 1
    return sum(partitions(n - part, part) for part in range(1, min(n, largest) + 1))


# corpus: cpu; best processes; run [(7,)] * 8
def queens(n, row=0, columns=0, left=0, right=0):
    if row == n:
        return 1
    free = ~(columns | left | right) & ((1 << n) - 1)
    count = 0
    while free:
        bit = free & -free
        free ^= bit
        count += queens(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return count


def main():
    print(count_primes(400_000))
    # corpus: trivial; best serial
    for n in range(10):
        print(n, partitions(n, n))


if __name__ == "__main__":
    main()
