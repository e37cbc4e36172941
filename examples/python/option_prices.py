"""Price options by simulation: many independent paths, and one step-by-step recurrence that must stay in order."""
import math
import random


def simulate_price(seed, paths=2_000, steps=40):
    """Mean payoff of a call option over `paths` random walks."""
    # forkcast: args=range(8)
    generator = random.Random(seed)
    drift, volatility, strike = 0.0005, 0.02, 100.0
    total = 0.0
    for _ in range(paths):
        price = 100.0
        for _ in range(steps):
            price *= math.exp(drift + volatility * generator.gauss(0, 1))
        total += max(price - strike, 0.0)
    return total / paths


def price_book(seeds):
    prices = []
    for seed in seeds:
        prices.append(simulate_price(seed))
    return prices


def smooth(values, weight=0.2):
    """Exponential smoothing: every step needs the one before it, so this loop is not offered as parallel."""
    level = values[0]
    smoothed = []
    for value in values:
        level = weight * value + (1 - weight) * level
        smoothed.append(level)
    return smoothed


if __name__ == "__main__":
    print(smooth(price_book(range(4))))
