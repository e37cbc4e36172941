"""Option prices by Monte Carlo, and what a portfolio may lose."""
import math
import random
import statistics
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    spot: float
    strike: float
    rate: float
    volatility: float
    years: float


# corpus: cpu; best processes; run [(Option(100, 90 + k, 0.02, 0.3, 1.0), k) for k in range(8)]
def price(option: Option, seed: int, paths=2_000, steps=12):
    rng = random.Random(seed)
    step = option.years / steps
    drift = (option.rate - option.volatility ** 2 / 2) * step
    spread = option.volatility * math.sqrt(step)
    total = 0.0
    for _ in range(paths):
        level = math.log(option.spot)
        for _ in range(steps):
            level += drift + spread * rng.gauss(0, 1)
        total += max(math.exp(level) - option.strike, 0.0)
    return math.exp(-option.rate * option.years) * total / paths


def book_value(options):
    # corpus: cpu; best processes; flag FC101; pass price; run [(Option(100, 90 + k, 0.02, 0.3, 1.0), k) for k in range(8)]
    return sum(price(option, seed) for seed, option in enumerate(options))


# corpus: trivial; best serial; run [(100.0, 250, random.Random(i)) for i in range(32)]
def walk(start, days, rng):
    """Tomorrow begins where today ends."""
    level, path = start, []
    # corpus: trivial; best serial
    for _ in range(days):
        level *= 1 + rng.gauss(0, 0.01)
        path.append(level)
    return path


# corpus: cpu; best processes; run [(seed, 60_000) for seed in range(8)]
def estimate_pi(seed, samples):
    rng = random.Random(seed)
    inside = 0
    for _ in range(samples):
        x, y = rng.random(), rng.random()
        if x * x + y * y <= 1:
            inside += 1
    return 4 * inside / samples


# corpus: cpu; best processes; run [(seed,) for seed in range(8)]
def bootstrap(seed, draws=300):
    rng = random.Random(seed)
    data = [rng.random() for _ in range(200)]
    means = sorted(statistics.fmean(rng.choices(data, k=len(data))) for _ in range(draws))
    return means[int(draws * 0.05)], means[int(draws * 0.95)]
