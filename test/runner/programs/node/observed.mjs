// One task of each kind that the observation tells apart.
import { pbkdf2 } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { promisify } from 'node:util';

export function computes(count) {
  let value = 1;
  for (let index = 0; index < count; index++) value = (value * 31 + index) | 0;
  return value;
}

export async function computesInPool(rounds) {
  return (await promisify(pbkdf2)('secret', 'salt', rounds, 32, 'sha256')).length;
}

let server;
export async function asksServer(milliseconds) {
  server ??= await new Promise(resolve => {
    const made = createServer(socket => setTimeout(() => socket.end('x'), milliseconds)).listen(0, '127.0.0.1', () => resolve(made.unref()));
  });
  return new Promise((resolve, reject) => {
    connect(server.address().port, '127.0.0.1').on('error', reject).on('data', () => undefined).on('close', () => resolve(milliseconds));
  });
}

export const naps = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds, milliseconds));


export function pauses(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  return milliseconds;
}
