/** Pixels in plain arrays. */

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => [i / 10 - 1.5, 0.25, 260])
export function escapeTimes(left: number, top: number, size: number, limit = 80): number[] {
  const counts: number[] = [];
  // corpus: may FC101
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [a, b] = [left + column / size, top + row / size];
      let [x, y, steps] = [0, 0, 0];
      while (x * x + y * y <= 4 && steps < limit) {
        [x, y] = [x * x - y * y + a, 2 * x * y + b];
        steps++;
      }
      counts.push(steps);
    }
  }
  return counts;
}

export function mandelbrot(tiles: [number, number][]): number[][] {
  // corpus: cpu; best worker-threads; may FC101
  return tiles.map(([left, top]) => escapeTimes(left, top, 2000));
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, () => [Array.from({ length: 400 }, (_, y) => Array.from({ length: 400 }, (_, x) => (x * y) % 256))])
export function boxBlur(pixels: number[][]): number[][] {
  const result = pixels.map(row => [...row]);
  for (let y = 1; y < pixels.length - 1; y++) {
    for (let x = 1; x < pixels[0].length - 1; x++) {
      let total = 0;
      for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) total += pixels[y + dy][x + dx];
      result[y][x] = Math.floor(total / 9);
    }
  }
  return result;
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, () => [Array.from({ length: 400 }, (_, y) => Array.from({ length: 400 }, (_, x) => (x * y) % 256))])
export function diffuse(pixels: number[][]): number[][] {
  // corpus: cpu; best serial
  for (let y = 0; y < pixels.length - 1; y++) {
    for (let x = 1; x < pixels[0].length - 1; x++) {
      const old = pixels[y][x];
      pixels[y][x] = old > 127 ? 255 : 0;
      const error = old - pixels[y][x];
      pixels[y][x + 1] += (error * 7) >> 4;
      pixels[y + 1][x] += (error * 5) >> 4;
    }
  }
  return pixels;
}
