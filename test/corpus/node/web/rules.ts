/** Prices by rule. */

// corpus: cpu; best worker-threads; flag FC102; run Array.from({ length: 8 }, () => 25)
export function fibonacciPrice(depth: number): number {
  return depth < 2 ? depth : fibonacciPrice(depth - 1) + fibonacciPrice(depth - 2);
}
