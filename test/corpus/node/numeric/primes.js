'use strict';

// corpus: trivial; best serial; run Array.from({ length: 40 }, (_, i) => 1000 + i)
function isPrime(n) {
  if (n < 2 || n % 2 === 0) return n === 2;
  for (let divisor = 3; divisor * divisor <= n; divisor += 2) if (n % divisor === 0) return false;
  return true;
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => 150_000 + i)
function countPrimes(limit) {
  let count = 0;
  // corpus: cpu; best worker-threads; flag FC101
  for (let n = 0; n < limit; n++) if (isPrime(n)) count++;
  return count;
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => [1 + i * 40_000, 40_000])
function longestCollatz(start, count) {
  let best = [0, 0];
  for (let n = start; n < start + count; n++) {
    let steps = 0;
    for (let value = n; value !== 1; steps++) value = value % 2 === 0 ? value / 2 : 3 * value + 1;
    if (steps > best[0]) best = [steps, n];
  }
  return best;
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => [120, i])
function multiply(n, seed) {
  const a = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i * j + seed) % 10));
  const result = [];
  // corpus: cpu; best worker-threads; flag FC101
  for (let i = 0; i < n; i++) {
    const row = [];
    for (let j = 0; j < n; j++) {
      let total = 0;
      for (let k = 0; k < n; k++) total += a[i][k] * a[k][j];
      row.push(total);
    }
    result.push(row);
  }
  return result;
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, () => [9])
function queens(n, row = 0, columns = 0, left = 0, right = 0) {
  if (row === n) return 1;
  let free = ~(columns | left | right) & ((1 << n) - 1);
  let count = 0;
  while (free) {
    const bit = free & -free;
    free ^= bit;
    count += queens(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1);
  }
  return count;
}

// corpus: trivial; best serial; run Array.from({ length: 40 }, (_, i) => [i, 3, 4])
function distance(x, y, z) {
  return Math.hypot(x, y, z);
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => [i + 1, 60_000])
function sortNumbers(seed, count) {
  const numbers = Array.from({ length: count }, (_, i) => (i * 7919 * seed) % 100_003);
  return numbers.sort((a, b) => a - b)[count >> 1];
}

if (require.main === module) console.log(countPrimes(2_000_000));
module.exports = { isPrime, countPrimes, longestCollatz, multiply, queens, distance, sortNumbers };
