"""Linear algebra with NumPy and SciPy."""
import numpy as np
from scipy import optimize


# corpus: native; best threads; run [(i, 400_000) for i in range(8)]
def normalise(seed, size):
    values = np.random.default_rng(seed).standard_normal(size)
    values -= values.mean()
    values /= values.std()
    return float(np.percentile(np.exp(np.tanh(values)), 95))


# corpus: native; best serial or threads; run [(i, 160) for i in range(8)]
def condition(seed, n):
    matrix = np.random.default_rng(seed).standard_normal((n, n))
    singular = np.linalg.svd(matrix, compute_uv=False)
    return round(float(singular[0] / singular[-1]), 6)


# corpus: cpu; best processes; run [(k,) for k in range(8)]
def fit(seed):
    x = np.linspace(0, 4, 50)
    y = 2.5 * np.exp(-1.3 * x) + 0.01 * np.sin(seed + x * 40)
    parameters, _ = optimize.curve_fit(lambda t, a, b: a * np.exp(-b * t), x, y, p0=(1, 1))
    return [round(float(value), 4) for value in parameters]
