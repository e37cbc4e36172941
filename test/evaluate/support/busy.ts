import { availableParallelism, loadavg } from 'node:os';

/** Above this share of its cores a machine has none to spare for a second worker, and serial wins everywhere. */
const IDLE = 0.5;

/** Why this is no time to measure; null where it is, or where the system does not say (Windows). */
export function busyness(load = loadavg()[0], cores = availableParallelism()): string | null {
  if (load <= IDLE * cores) return null;
  return `The machine is busy (a load of ${load.toFixed(1)} on ${cores} cores), so measurements would say nothing. Wait until it is idle, or pass --busy to measure all the same.`;
}
