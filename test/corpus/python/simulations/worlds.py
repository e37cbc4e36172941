"""Things that go step by step."""
import heapq
import itertools
import random
from collections import deque


# corpus: cpu; best processes; run [(seed, 48, 6) for seed in range(8)]
def life(seed, size, generations):
    rng = random.Random(seed)
    alive = {(rng.randrange(size), rng.randrange(size)) for _ in range(size * size // 3)}
    # corpus: cpu; best serial
    for _ in range(generations):
        counts = {}
        for x, y in alive:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        cell = (x + dx, y + dy)
                        counts[cell] = counts.get(cell, 0) + 1
        alive = {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in alive)}
    return len(alive)


class Body:
    def __init__(self, x, y, vx, vy, mass):
        self.x, self.y, self.vx, self.vy, self.mass = x, y, vx, vy, mass

    def pull(self, other, dt):
        dx, dy = other.x - self.x, other.y - self.y
        d3 = (dx * dx + dy * dy + 1e-9) ** 1.5
        self.vx += other.mass * dx / d3 * dt
        self.vy += other.mass * dy / d3 * dt

    def move(self, dt):
        self.x += self.vx * dt
        self.y += self.vy * dt


# corpus: cpu; best processes; run [([Body(i, j, 0.1, 0.2, 1.0) for j in range(3)], 400) for i in range(8)]
def orbit(bodies, steps=5_000, dt=0.001):
    # corpus: cpu; best serial
    for _ in range(steps):
        for a, b in itertools.permutations(bodies, 2):
            a.pull(b, dt)
        for body in bodies:
            body.move(dt)
    return bodies


# corpus: cpu; best processes; run [(seed, 9000) for seed in range(8)]
def bank_queue(seed, customers):
    """Two clerks, one queue; events in order of time."""
    rng = random.Random(seed)
    events, now, waited = [], 0.0, 0.0
    free = [0.0, 0.0]
    heapq.heapify(free)
    for _ in range(customers):
        now += rng.expovariate(1.0)
        heapq.heappush(events, now)
    # corpus: cpu; best serial
    while events:
        arrival = heapq.heappop(events)
        clerk = heapq.heappop(free)
        start = max(arrival, clerk)
        waited += start - arrival
        heapq.heappush(free, start + rng.expovariate(0.6))
    return waited / customers


# corpus: cpu; best processes; run [(seed, 90) for seed in range(8)]
def maze_steps(seed, size):
    rng = random.Random(seed)
    walls = {(rng.randrange(size), rng.randrange(size)) for _ in range(size * size // 4)}
    seen, queue = {(0, 0)}, deque([(0, 0, 0)])
    # corpus: cpu; best serial
    while queue:
        x, y, steps = queue.popleft()
        if (x, y) == (size - 1, size - 1):
            return steps
        for nx, ny in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if 0 <= nx < size and 0 <= ny < size and (nx, ny) not in walls and (nx, ny) not in seen:
                seen.add((nx, ny))
                queue.append((nx, ny, steps + 1))
    return None


def experiments():
    results = {}
    # corpus: cpu; best processes; flag FC101; pass life; run [(seed, 48, 6) for seed in range(8)]
    for seed in range(200):
        results[seed] = life(seed, 4000, 500)
    return results
