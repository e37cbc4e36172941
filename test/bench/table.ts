/** What the benchmarks share: real trees to measure on, robust summaries, rows. */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Linear interpolation between order statistics (Hyndman and Fan, type 7). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  return sorted[low] + (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]) * (at - low);
}

export function row(what: string, figure: string, aim = ''): void {
  console.log(`  ${what.padEnd(58)} ${figure.padStart(16)}${aim ? `   (aim: ${aim})` : ''}`);
}

/** The interpreter that the comparisons run: FORKCAST_BENCH_PYTHON, else python3. */
export function benchPython(): string {
  return process.env.FORKCAST_BENCH_PYTHON ?? (process.platform === 'win32' ? 'python' : 'python3');
}

/** The folder of that interpreter's own standard library. */
export function standardLibrary(): { folder: string; version: string } {
  const [folder, version] = execFileSync(benchPython(), ['-c', 'import sysconfig, platform; print(sysconfig.get_path("stdlib")); print(platform.python_version())'], { encoding: 'utf8' }).trim().split(/\r?\n/);
  return { folder, version };
}

export function machine(): string {
  return `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} logical cores, Node ${process.versions.node}`;
}
