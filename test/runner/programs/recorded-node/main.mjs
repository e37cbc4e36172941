import { Worker, isMainThread } from 'node:worker_threads';
import words from './words.mjs';

for (let index = 0; index < 3; index++) words('a b c');
if (isMainThread && process.argv[2] === 'worker') await new Promise(done => new Worker(new URL(import.meta.url)).once('exit', done));
