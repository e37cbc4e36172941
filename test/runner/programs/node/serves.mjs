import { createServer } from 'node:http';

createServer((_, response) => response.end()).listen(Number(process.env.FORKCAST_TEST_PORT ?? 0), '127.0.0.1');
export function run(value) {
  return value * 2;
}
