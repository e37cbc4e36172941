/** A thread that ends its process when the latest task has been under way too long: the task itself may hold the event loop. See `limits.ts`. */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { Watched } from './limits';

const { shared, nanoseconds, words } = workerData as Watched;
const since = new BigInt64Array(shared);

setInterval(() => {
  const start = Atomics.load(since, 0);
  if (start === 0n || process.hrtime.bigint() - start < nanoseconds) return;
  writeSync(2, words);
  process.kill(process.pid, process.platform === 'win32' ? 'SIGKILL' : 'SIGALRM');
}, Math.min(100, Math.max(5, Number(nanoseconds) / 1e7)));
