/** Workers, right and wrong. */
import { Worker } from 'node:worker_threads';
import { fork } from 'node:child_process';
import os from 'node:os';
import Piscina from 'piscina';

const pool = new Piscina({ filename: new URL('./heavy.mjs', import.meta.url).href });

export async function computeAll(numbers) {
  return Promise.all(numbers.map(n => pool.run(n)));
}

export function startPool() {
  return Array.from({ length: os.availableParallelism() }, () => new Worker(new URL('./heavy.mjs', import.meta.url)));
}

export function resizeAll(files) {
  for (const file of files) {
    // corpus: flag FC112
    new Worker(new URL('./heavy.mjs', import.meta.url), { workerData: file });
  }
}

export function forkForEach(jobs) {
  for (const job of jobs) {
    // corpus: flag FC112
    const child = fork('./heavy.mjs');
    child.send(job);
  }
}
