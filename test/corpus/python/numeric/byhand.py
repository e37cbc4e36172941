"""Linear algebra and geometry by hand."""
import math


# corpus: cpu; best processes; run [(60, k) for k in range(8)]
def multiply(n, seed):
    a = [[(i * j + seed) % 10 for j in range(n)] for i in range(n)]
    b = [[(i + j * seed) % 10 for j in range(n)] for i in range(n)]
    result = [[0] * n for _ in range(n)]
    # corpus: cpu; best processes; flag FC101
    for i in range(n):
        for j in range(n):
            total = 0
            for k in range(n):
                total += a[i][k] * b[k][j]
            result[i][j] = total
    return result


def jacobi(matrix, right, rounds=200):
    """Each round starts from the last."""
    x = [0.0] * len(right)
    # corpus: cpu; best serial
    for _ in range(rounds):
        x = [(right[i] - sum(row[j] * x[j] for j in range(len(row)) if j != i)) / row[i] for i, row in enumerate(matrix)]
    return x


# corpus: trivial; best serial; run [(math.cos, lambda x: -math.sin(x), 1.0 + i / 100) for i in range(32)]
def newton(f, derivative, x, tolerance=1e-12):
    # corpus: trivial; best serial
    while abs(f(x)) > tolerance:
        x -= f(x) / derivative(x)
    return x


# corpus: trivial; best serial; run [(i / 10, 3.0, 4.0) for i in range(40)]
def distance(x, y, z):
    return (x * x + y * y + z * z) ** 0.5


# corpus: cpu; best processes; run [(seed, 220) for seed in range(8)]
def closest_pair(seed, count):
    points = [((seed * i * 37) % 1009, (i * i * 17 + seed) % 1013) for i in range(count)]
    best = float("inf")
    # corpus: cpu; best processes
    for i, (ax, ay) in enumerate(points):
        for bx, by in points[i + 1:]:
            best = min(best, (ax - bx) ** 2 + (ay - by) ** 2)
    return best
