/** Benchmark results from session to session, several of each function: kept in memory, written as one JSON file under the workspace's storage folder. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { makeFolder } from '../files';
import { comparisonSentence, compareRuns, type DatedReport } from '../advice';
import type { StoredBenchmark } from './protocol';

const VERSION = 1;
/** Beyond this many, the oldest go: a report of a benchmark is a few kilobytes. */
const LIMIT = 500;
/** Of one function. */
const MOST_RUNS = 20;

/** What the rest of the server relies on; the report's inside is our own writing and only checked to be there. */
const storedSchema = v.object({
  version: v.literal(VERSION),
  benchmarks: v.array(v.object({
    path: v.string(), function: v.string(), hash: v.string(), at: v.number(),
    report: v.looseObject({ version: v.literal(1), target: v.string(), measurements: v.array(v.looseObject({ model: v.string(), state: v.string() })), recommendation: v.looseObject({ reasons: v.array(v.any()), hazards: v.array(v.any()) }) }),
  })),
});

/** Identifies a function's text: line endings and trailing blanks do not make a measurement stale. */
export function contentHash(text: string): string {
  return createHash('sha256').update(text.replace(/[ \t]*\r?\n/g, '\n').trimEnd()).digest('hex').slice(0, 24);
}

export class BenchmarkStore {
  /** Runs of each function, the oldest first; functions in the order of their last run. */
  private readonly byTarget = new Map<string, StoredBenchmark[]>();
  private readonly file: string | null;

  /** `log` hears of what could not be read or written; results then live as long as the server. */
  constructor(folder: string | undefined, private readonly log: (message: string) => void) {
    this.file = folder ? join(folder, 'benchmarks.json') : null;
    this.load();
  }

  /** The last run of a function. */
  get(path: string, name: string): StoredBenchmark | undefined {
    return this.byTarget.get(keyOf(path, name))?.at(-1);
  }

  /** All runs of a function, the oldest first. */
  runs(path: string, name: string): readonly StoredBenchmark[] {
    return this.byTarget.get(keyOf(path, name)) ?? [];
  }

  /** How the last run of a function compares with the one before, in a sentence; null where there is nothing to compare. */
  changeOf(path: string, name: string): string | null {
    const [before, after] = this.runs(path, name).slice(-2);
    return after ? comparisonSentence(compareRuns(dated(before), dated(after))) : null;
  }

  /** The last run of every function, the newest first. */
  all(): StoredBenchmark[] {
    return [...this.byTarget.values()].map(runs => runs.at(-1)!).reverse();
  }

  add(benchmark: StoredBenchmark): void {
    this.keep(benchmark);
    this.save();
  }

  private keep(benchmark: StoredBenchmark): void {
    const key = keyOf(benchmark.path, benchmark.function);
    const runs = [...this.byTarget.get(key) ?? [], benchmark].slice(-MOST_RUNS);
    // Moves to the end, too.
    this.byTarget.delete(key);
    this.byTarget.set(key, runs);
    let count = [...this.byTarget.values()].reduce((sum, each) => sum + each.length, 0);
    for (const [oldest, each] of this.byTarget) {
      if (count <= LIMIT) break;
      const dropped = Math.min(count - LIMIT, oldest === key ? each.length - 1 : each.length);
      count -= dropped;
      if (dropped === each.length) this.byTarget.delete(oldest);
      else this.byTarget.set(oldest, each.slice(dropped));
    }
  }

  private load(): void {
    if (!this.file) return;
    let text: string;
    try {
      text = readFileSync(this.file, 'utf8');
    } catch {
      return;
    }
    try {
      const { benchmarks } = v.parse(storedSchema, JSON.parse(text));
      for (const benchmark of benchmarks) this.keep(benchmark as unknown as StoredBenchmark);
    } catch {
      // Kept aside, not overwritten: it may be of a newer version that the user goes back to.
      const aside = `${this.file}.unreadable`;
      try { renameSync(this.file, aside); } catch { /* nothing more can be done */ }
      this.log(`Earlier benchmark results could not be read and were set aside as ${aside}.`);
    }
  }

  private save(): void {
    if (!this.file) return;
    // Written beside and renamed, so that a crash leaves the former file whole.
    const temporary = `${this.file}.${randomBytes(4).toString('hex')}`;
    try {
      makeFolder(join(this.file, '..'));
      writeFileSync(temporary, JSON.stringify({ version: VERSION, benchmarks: [...this.byTarget.values()].flat() }));
      renameSync(temporary, this.file);
    } catch (error) {
      this.log(`Benchmark results could not be stored (${(error as Error).message}); they are kept until the server ends.`);
    }
  }
}

/** A run as comparisons want it. */
export function dated({ report, at, hash }: StoredBenchmark): DatedReport {
  return { report, at, codeHash: hash };
}

function keyOf(path: string, name: string): string {
  return `${path}\0${name}`;
}
