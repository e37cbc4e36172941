"""Arrays."""
import numpy as np


# corpus: native; best threads; run [(i, 700) for i in range(8)]
def fft_energy(seed, size):
    noise = np.random.default_rng(seed).normal(size=(size, size))
    spectrum = np.abs(np.fft.fft2(noise))
    return float(np.sort(spectrum.ravel())[-100:].sum())


# corpus: cpu; best processes; run [(200, 7), (200, 8), (200, 9), (200, 10)]
def noisy(size, seed):
    """Element by element from Python: no native code does the work."""
    grid = np.zeros((size, size))
    for y in range(size):
        for x in range(size):
            grid[y, x] = (x * 31 + y * 17 + seed) % 255
    return grid.tolist()
