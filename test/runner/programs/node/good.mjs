import { request } from 'node:http';
import { scale } from './local.mjs';

export function spin(count) {
  let value = scale;
  for (let index = 0; index < count; index++) value = (value * 31 + index) | 0;
  return value;
}

export const add = (a, b = 0) => a + b;

export async function fetchText(port, path = '/') {
  return new Promise((resolve, reject) => {
    request({ port, path, agent: false }, response => {
      let text = '';
      response.on('data', chunk => { text += chunk; }).on('end', () => resolve(text));
    }).on('error', reject).end();
  });
}

// Not an async function, but it returns a promise.
export function promised(value) {
  return new Promise(resolve => setTimeout(resolve, 5, value));
}

export function* counting(count) {
  for (let index = 0; index < count; index++) yield index;
}

export async function* countingSlowly(count) {
  for (let index = 0; index < count; index++) {
    await null;
    yield index;
  }
}

export class Counter {
  #step = 2;
  static create(value) { return value; }
  next(value) { return value + this.#step; }
}

export class Account {
  constructor(owner) { this.owner = owner.name; }
  sum() { return 0; }
}

export const tools = { factor: 3, times(value) { return value * this.factor; } };

export function takesFrom(list) {
  list.pop();
  return list.length;
}

export function structure(size) {
  return { map: new Map([['size', size]]), set: new Set([size]), date: new Date(size), bytes: new Uint8Array([size]), big: 10n, nothing: undefined, not: NaN };
}

export const items = [[1, 2], [3, 4]];

export function readsInput() {
  return process.stdin.readableEnded || process.stdin.read() === null;
}

function hidden() {}
hidden();

export default function main(value) {
  return value;
}
