/** Promises, held wrongly and rightly. */
import { readFile, writeFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';

async function save(path, text) {
  await writeFile(path, text);
}

export async function forgotten(path, text) {
  // corpus: flag FC227
  save(path, text);
  return path;
}

export async function kept(path, text) {
  await save(path, text);
  return path;
}

export function onPurpose(path, text) {
  void save(path, text);
}

export function returned(path, text) {
  return save(path, text);
}

export async function together(paths) {
  const [first, ...rest] = await Promise.all(paths.slice(0, 5).map(path => readFile(path, 'utf8')));
  return [first, rest.length];
}

export function withCallback(data) {
  // corpus: flag FC206
  return new Worker(new URL('./heavy.mjs', import.meta.url), { workerData: { data, done: () => console.log('done') } });
}
