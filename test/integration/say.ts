import { format } from 'node:util';

/** Prints for the person who runs the tests. The host tells these lines from the workbench's own by a mark. */
export function say(...values: unknown[]): void {
  const mark = process.env.FORKCAST_SUITE_MARK ?? '';
  for (const line of format(...values).split('\n')) console.log(mark + line);
}
