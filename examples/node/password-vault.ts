/** Hash passwords: on the event loop, where everybody waits, and on libuv's pool, where nobody does. */
import { pbkdf2, pbkdf2Sync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);
const ROUNDS = 100_000;

/** Computes on libuv's pool: four of them at once unless UV_THREADPOOL_SIZE says otherwise, and no worker is needed. */
export async function hash(password: string): Promise<string> {
  // forkcast: args=Array.from({ length: 8 }, (_, number) => `password ${number}`)
  return (await derive(password, 'salt', ROUNDS, 64, 'sha512')).toString('hex');
}

/** The same on the event loop's thread. */
export function hashSync(password: string): string {
  // forkcast: args=Array.from({ length: 8 }, (_, number) => `password ${number}`)
  return pbkdf2Sync(password, 'salt', ROUNDS, 64, 'sha512').toString('hex');
}

/** A server whose every login keeps all other clients waiting. */
export function loginServer(): Server {
  return createServer((request, response) => {
    response.end(hashSync(request.headers.authorization ?? ''));
  });
}
