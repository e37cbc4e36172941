import { parentPort } from 'node:worker_threads';

// corpus: flag FC111
parentPort.on('message', async url => {
  const reply = await fetch(url);
  parentPort.postMessage(await reply.text());
});
