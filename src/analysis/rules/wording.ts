/** What rules say, by language family: the patterns are the same, the remedies have other names. */
import type { CatalogueEntry } from '../catalogue';
import type { Family } from '../effects/dialect';

interface Wording {
  /** What computing keeps others from. */
  whileHolding: string;
  /** Runs things that compute beside one another: "run the passes ...". */
  inProcesses: string;
  /** Moves one computation out of the event loop's way. */
  elsewhere: string;
  /** Starts awaited passes together. */
  together: string;
}

export const wordings: Record<Family, Wording> = {
  python: {
    whileHolding: 'while holding the GIL',
    inProcesses: 'in a ProcessPoolExecutor',
    elsewhere: 'run it in a ProcessPoolExecutor with loop.run_in_executor',
    together: 'start them together with asyncio.TaskGroup or asyncio.gather, and a semaphore to limit how many run at once',
  },
  node: {
    whileHolding: 'on the event loop\'s thread',
    inProcesses: 'in a pool of worker threads',
    elsewhere: 'run it in a worker thread',
    together: 'start them together with Promise.all and a limit on how many run at once, such as p-limit',
  },
};

/** Of a function of Node that blocks, the one that does not: `fs.readFileSync` -> `fs.promises.readFile`. */
export function asynchronousName(entry: CatalogueEntry | undefined): string | undefined {
  if (entry === undefined || !entry.name.endsWith('Sync')) return entry?.asyncInstead;
  const plain = entry.name.slice(0, -'Sync'.length);
  return plain.startsWith('fs.') ? plain.replace(/^fs\./, 'fs.promises.') : plain;
}
