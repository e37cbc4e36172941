import { label, Till, total, visit } from './price';

for (let index = 0; index < 5; index++) {
  total({ name: `thing${index}`, cents: index }, 2, 1);
  await label({ name: `thing${index}`, cents: index });
  new Till().add(new Uint8Array(index), new Date(0));
  visit(() => undefined);
}
if (process.argv[2] === 'exit') process.exit(4);
if (process.argv[2] === 'throw') throw new Error('the till is empty');
if (process.argv[2] === 'wait') setTimeout(() => undefined, 600_000);
