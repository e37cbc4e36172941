import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

export function hoards(megabytes) {
  const kept = [];
  for (let index = 0; index < megabytes; index++) kept.push(Array.from({ length: 125_000 }, (_, each) => each + 0.5));
  return kept.length;
}

export function spins(seconds) {
  for (const end = performance.now() + 1000 * seconds; performance.now() < end;);
  return seconds;
}

export async function naps(seconds) {
  await delay(1000 * seconds);
  return seconds;
}

export const readsBeside = name => readFileSync(name, 'utf8');

export function writesBeside(name) {
  writeFileSync(name, 'x');
  return name;
}

/** Far larger in memory than copied. */
export function returnsMany(count) {
  return Array.from({ length: count }, (_, index) => ({ index }));
}
