/** Find the primes of a range: pure computing, which one event loop cannot share out. */

/** Primes in [low, high), by trial division. */
export function primesBetween(low: number, high: number): number[] {
  // forkcast: args=Array.from({ length: 8 }, (_, part) => [1_000_000 + part * 20_000, 1_000_000 + (part + 1) * 20_000])
  const found: number[] = [];
  for (let candidate = Math.max(low, 2); candidate < high; candidate++) {
    if (isPrime(candidate)) found.push(candidate);
  }
  return found;
}

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor++) {
    if (candidate % divisor === 0) return false;
  }
  return true;
}
