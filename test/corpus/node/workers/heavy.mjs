import { parentPort } from 'node:worker_threads';

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => 40_000 + i)
export default function heavy(n) {
  let total = 0;
  for (let i = 0; i < n * 20; i++) total = (total * 31 + i) % 1_000_003;
  return total;
}

parentPort?.on('message', n => parentPort.postMessage(heavy(n)));
