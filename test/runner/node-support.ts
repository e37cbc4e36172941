/** Benchmarks in the Node that runs the tests. */
import { join } from 'node:path';
import { findNode } from '../../src/bench';
import type { BenchmarkOutcome, ExecutionModel } from '../../src/model';
import { bench, type Options } from './support';

export const nodeModels: ExecutionModel[] = ['serial', 'worker-threads', 'child-processes'];
/** Little of everything: what is asked is whether it works, not how fast it is. */
export const quick = { budgetSeconds: 20, tasks: 4, workers: [2] } as const;

/** As `bench`, with a program of `programs/node`. */
export async function benchNode(program: string, name: string, expression: string | null, options: Options = {}): Promise<BenchmarkOutcome> {
  return bench(join('node', program), name, expression, { ...quick, interpreter: await findNode({ node: process.execPath }), ...options });
}
