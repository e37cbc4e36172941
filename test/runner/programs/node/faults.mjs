import { closeSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

export function throwsSometimes(value) {
  if (value % 2 === 0) throw new RangeError(`cannot take ${value}`);
  return value;
}

export function forgetsPromise(value) {
  Promise.reject(new Error('nobody awaits me'));
  return value;
}

export async function throwsLater() {
  setTimeout(() => { throw new Error('too late'); }, 1);
  return new Promise(() => undefined);
}

/** Its result is there before it throws. */
export function throwsBehind() {
  setTimeout(() => { throw new Error('too late'); }, 1);
}

export function endless() {
  for (;;);
}

export function exits(code) {
  process.exit(code);
}

export function endlessInThread(value) {
  while (!isMainThread);
  return value;
}

export function exitsInThread(value) {
  if (!isMainThread) process.exit(3);
  return value;
}

export function crashesInChild(value) {
  if (process.send) process.kill(process.pid, 'SIGSEGV');
  return value;
}

export function crashes() {
  process.kill(process.pid, 'SIGSEGV');
}

export const call = callback => callback(1);

export function returnsFunction() {
  return () => 1;
}

export class Money {
  constructor(cents = 1) { this.cents = cents; }
}

export const pays = cents => new Money(cents);
export const costs = money => money instanceof Money ? 1 : money.total();

export function closesDescriptor() {
  closeSync(3);
}

export function writesToChannel() {
  writeSync(3, 'garbage\n');
}
