/** Stands in for `node:child_process` in the bundle: the pool library's default would send arguments and results as JSON, which drops what clones. */
import childProcess, { type ForkOptions } from 'child_process';

export default childProcess;
export const { spawnSync } = childProcess;
export const fork = (module: string, args?: readonly string[], options?: ForkOptions) => childProcess.fork(module, args, { ...options, serialization: 'advanced' });
