/** Cost of a task through the harness over bare `concurrent.futures`; the project promises at most 5 %, and 2 % for tasks of 1 ms. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';

export interface Overhead {
  model: 'threads' | 'processes';
  tasks: number;
  /** What a task takes by itself; 0 for one that does nothing to speak of. */
  taskSeconds: number;
  bareSeconds: number;
  harnessSeconds: number;
  /** Harness over bare, median of paired rounds. */
  ratio: number;
}

/** Runs both side by side in `interpreter`; `root` is the repository. */
export function measureHarnessOverhead(interpreter: string, root = process.cwd()): Promise<Overhead[]> {
  return new Promise((resolve, reject) => {
    execFile(interpreter, [join(root, 'test/bench/harness_overhead.py'), join(root, 'src/bench/python')], { timeout: 120_000 }, (error, stdout) => (
      error ? reject(error) : resolve(JSON.parse(stdout) as Overhead[])
    ));
  });
}
