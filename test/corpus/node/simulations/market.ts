/** Option prices by Monte Carlo; games that go step by step. */
export function random(seed: number): () => number {
  let state = seed * 48271 % 2147483647 || 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

function gauss(next: () => number): number {
  return Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => [100, 90 + i, i + 1])
export function price(spot: number, strike: number, seed: number, paths = 20_000, steps = 12): number {
  const next = random(seed);
  let total = 0;
  for (let path = 0; path < paths; path++) {
    let level = Math.log(spot);
    for (let step = 0; step < steps; step++) level += 0.001 + 0.08 * gauss(next);
    total += Math.max(Math.exp(level) - strike, 0);
  }
  return total / paths;
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => [i + 1, 80, 12])
export function life(seed: number, size: number, generations: number): number {
  const next = random(seed);
  let grid = Array.from({ length: size }, () => Array.from({ length: size }, () => (next() < 0.33 ? 1 : 0)));
  // corpus: cpu; best serial
  for (let generation = 0; generation < generations; generation++) {
    const now = grid;
    grid = now.map((row, y) => row.map((cell, x) => {
      let neighbours = -cell;
      for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) neighbours += now[(y + dy + size) % size][(x + dx + size) % size];
      return neighbours === 3 || (neighbours === 2 && cell === 1) ? 1 : 0;
    }));
  }
  return grid.flat().reduce((sum, cell) => sum + cell, 0);
}

// corpus: trivial; best serial; run Array.from({ length: 32 }, (_, i) => [100, 20, i + 1])
export function walk(start: number, days: number, seed: number): number[] {
  const next = random(seed);
  const path = [start];
  // corpus: trivial; best serial
  for (let day = 1; day < days; day++) path.push(path[day - 1] * (1 + 0.01 * gauss(next)));
  return path;
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => [i + 1, 600_000])
export function estimatePi(seed: number, samples: number): number {
  const next = random(seed);
  let inside = 0;
  for (let i = 0; i < samples; i++) {
    const [x, y] = [next(), next()];
    if (x * x + y * y <= 1) inside++;
  }
  return (4 * inside) / samples;
}
