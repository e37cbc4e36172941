import { setTimeout } from 'node:timers/promises';

const factor = await setTimeout(10, 3);
export const run = value => value * factor;
