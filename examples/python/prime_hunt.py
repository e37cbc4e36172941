"""Find the primes of a range: pure computing, which Python's threads cannot share out."""


def primes_between(low, high):
    """Primes in [low, high), by trial division."""
    # forkcast: args=[(start, start + 3_000) for start in range(1_000_000, 1_024_000, 3_000)]
    found = []
    for candidate in range(max(low, 2), high):
        divisor = 2
        while divisor * divisor <= candidate:
            if candidate % divisor == 0:
                break
            divisor += 1
        else:
            found.append(candidate)
    return found


def primes_below(limit, step=50_000):
    """All primes below `limit`, block by block."""
    primes = []
    for low in range(0, limit, step):
        primes.extend(primes_between(low, min(low + step, limit)))
    return primes


if __name__ == "__main__":
    print(len(primes_below(200_000)), "primes below 200,000")
