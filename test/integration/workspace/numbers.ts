/** TypeScript beside Python: computing, and waiting. */
import { isPrime } from './divisors';

export function countPrimes(low: number, high: number): number {
  // forkcast: args=[1, 2, 3, 4].map(part => [part * 20_000, part * 25_000])
  let found = 0;
  for (let candidate = low; candidate < high; candidate++) {
    if (isPrime(candidate)) found++;
  }
  return found;
}

export async function pause(milliseconds: number): Promise<number> {
  // forkcast: args=new Array(8).fill(20)
  await new Promise(done => setTimeout(done, milliseconds));
  return milliseconds;
}
