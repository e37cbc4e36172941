/**
 * Reads all sources below some paths into facts. What the cache knows by content is not parsed again; what is left is read by worker threads where that is worth
 * their start, and by the thread at hand meanwhile. Everything happens in steps after which the caller may breathe.
 */
import { createHash, type Hash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { readFacts } from '../analysis/encoding/facts-reader';
import { FactsWriter } from '../analysis/encoding/facts-writer';
import { Distiller, type DistilOptions } from '../analysis/distil';
import type { ModuleFacts } from '../analysis/facts';
import { isStubFile } from '../analysis/stub-files';
import { isSkipped, languageOf, readBytes, readScriptProjects, walkSources, type WalkOptions } from '../files';
import type { FileAnalysis, ScriptProject, SkippedPath } from '../model';
import type { CacheFolder } from './cache-folder';
import { compileSparingly } from './compiling';
import { FactsFile, FactsFileWriter, type FileRecord } from './facts-file';
import { readFindings, writeFindings } from './findings-file';
import { ReaderPool } from './pool';
import { contentHash, readFile, type SourceFile } from './read-file';

/** From so many files on that must be parsed, threads are worth their start. */
const MANY_FILES = 150;
/** More threads than this find the disk, not the processor, in their way. */
const MOST_THREADS = 8;

export interface ScanOptions extends WalkOptions, DistilOptions {
  roots: readonly string[];
  /** Null: nothing is read from or written to disk besides the sources. */
  cache: CacheFolder | null;
  /** What else the findings depend on (settings of rules, ...): stored findings are offered only for the very same. */
  settings?: unknown;
  /** The bundle of `worker.ts`. */
  workerScript: string;
  /** Default: all cores but the one of the thread at hand, at least one. */
  threads?: number;
  /** Whether the facts are wanted even where stored findings say it all. */
  wantsFacts: boolean;
  /** Whether the thread at hand parses as well while others do. */
  helps: boolean;
  /** Files that come first. */
  first?: (path: string) => boolean;
}

export interface ScanSink {
  facts(facts: ModuleFacts, record: FileRecord): void;
  skipped(skipped: SkippedPath): void;
  /** Called between files: lets others run when it is time. False ends the scan. */
  breathe(filesRead: number): Promise<boolean> | boolean;
  log(message: string): void;
}

export interface ScanResult {
  files: number;
  lines: number;
  /** Of the encoded facts; 0 where they were neither written nor read. */
  factsBytes: number;
  /** Files whose facts were in the cache. */
  cached: number;
  threads: number;
  records: readonly FileRecord[];
  /** Under which names the scripts that were found may import one another; for the index, before it is asked. */
  projects: readonly ScriptProject[];
  /** What the very same workspace was found to hold before; null: it must be analysed. */
  findings: FileAnalysis[] | null;
  /** Keeps findings for the next time nothing has changed. Returns why it could not, or null. */
  store(findings: readonly FileAnalysis[]): string | null;
}

/** Resolves to null where `breathe` ended it. Never throws for what is on disk. */
export async function scan(paths: readonly string[], options: ScanOptions, sink: ScanSink): Promise<ScanResult | null> {
  const one = new Scan(options, sink);
  try {
    return (await one.run(paths)) ? one.result() : null;
  } finally {
    await one.close();
  }
}

class Scan {
  private readonly distiller: Distiller;
  private projects: readonly ScriptProject[] = [];
  private readonly known: FactsFile | null;
  private readonly writer: FactsFileWriter | null;
  private readonly encoder = new FactsWriter();
  private pool: ReaderPool | null = null;
  private readonly queue: SourceFile[] = [];
  private readonly records: FileRecord[] = [];
  /** Records of files whose facts are in the cache. */
  private readonly hits: FileRecord[] = [];
  private findings: FileAnalysis[] | null = null;
  private state = '';
  private factsBytes = 0;
  private threads = 0;
  private filesRead = 0;
  /** Files that the cache did not know. */
  private missed = 0;

  constructor(private readonly options: ScanOptions, private readonly sink: ScanSink) {
    this.distiller = new Distiller(options);
    const { cache } = options;
    this.known = cache && FactsFile.open(cache.facts, cache.key);
    this.writer = cache && new FactsFileWriter(cache.facts, cache.key);
  }

  async run(paths: readonly string[]): Promise<boolean> {
    const seen = new Set<string>();
    for (const entry of walkSources(paths, this.options)) {
      if (isSkipped(entry)) this.sink.skipped(entry);
      else if (!seen.has(entry.path)) {
        seen.add(entry.path);
        this.sort(entry);
      }
      if (!(await this.sink.breathe(this.filesRead))) return false;
    }
    if (!(await this.readQueue())) return false;
    return this.takeHits();
  }

  /** A file that the cache knows needs no parsing. */
  private sort(file: SourceFile): void {
    if (this.known === null) {
      this.enqueue(file);
      return;
    }
    const bytes = readBytes(file.path);
    const record = 'reason' in bytes ? undefined : this.known.find(file.path, contentHash(bytes), this.distiller.nameOf(file.path, file.language).name);
    if (record === undefined) {
      this.enqueue(file);
      return;
    }
    this.filesRead++;
    this.records.push(record);
    this.hits.push(record);
  }

  /** Threads start as soon as there is enough for them to do, while the walk goes on. */
  private enqueue(file: SourceFile): void {
    const { options, queue } = this;
    this.missed++;
    if (options.first?.(file.path)) queue.unshift(file);
    else queue.push(file);
    if (this.missed !== MANY_FILES) return;
    compileSparingly();
    this.distiller.expectMany();
    this.threads = options.threads ?? Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));
    const start = { roots: options.roots, hashed: this.writer !== null };
    if (this.threads > 0) this.pool = new ReaderPool(options.workerScript, this.threads, start, queue, message => this.sink.log(message));
  }

  private async readQueue(): Promise<boolean> {
    const { options, queue } = this;
    const hashed = this.writer !== null;
    while (queue.length > 0 || this.pool?.busy) {
      for (const { records, lengths, bytes } of this.pool?.take() ?? []) {
        let at = 0;
        for (let i = 0; i < records.length; i++) {
          const part = bytes.subarray(at, (at += lengths[i]));
          this.take(records[i], part.length === 0 ? null : readFacts(part), part);
          if (!(await this.sink.breathe(this.filesRead))) return false;
        }
      }
      const own = this.pool === null || !this.pool.alive ? queue.shift() : options.helps ? queue.pop() : undefined;
      if (own !== undefined) {
        const { record, facts } = readFile(own, this.distiller, hashed);
        this.take(record, facts, facts === null || !hashed ? NO_BYTES : this.encoder.write(facts));
      } else if (this.pool !== null) await this.pool.news();
      // Messages of threads arrive between turns of the event loop.
      if (this.pool !== null && own !== undefined) await turn();
      if (!(await this.sink.breathe(this.filesRead))) return false;
    }
    return true;
  }

  private take(record: FileRecord, facts: ModuleFacts | null, bytes: Uint8Array): void {
    this.filesRead++;
    this.factsBytes += bytes.length;
    this.records.push(record);
    this.writer?.add(record, bytes);
    if (facts !== null) this.sink.facts(facts, record);
    else this.sink.skipped({ path: record.path, reason: record.reason! });
  }

  /** Facts out of the cache, where they are wanted, and the cache anew, where something has changed. */
  private async takeHits(): Promise<boolean> {
    const { cache, wantsFacts } = this.options;
    const anew = this.writer !== null && (this.missed > 0 || this.known === null || this.known.size !== this.hits.length);
    this.projects = readScriptProjects(new Set(this.records.filter(({ path }) => languageOf(path) !== 'python').map(({ path }) => dirname(path))));
    this.state = this.stateOf();
    if (cache !== null && !anew) this.findings = readFindings(cache.findings, this.state);
    const wanted = wantsFacts || this.findings === null;
    for (const record of this.hits) {
      if (record.reason !== null) this.sink.skipped({ path: record.path, reason: record.reason });
      if (!wanted && !anew) continue;
      const bytes = record.reason === null ? this.known!.read(record.path) : NO_BYTES;
      if (bytes === null) {
        // Damaged on disk: the source is still there. What else was stored rests on the same ground.
        this.findings = null;
        const again = readFile({ path: record.path, language: languageOf(record.path) ?? 'python' }, this.distiller, false);
        if (again.facts !== null) this.sink.facts(again.facts, record);
        continue;
      }
      this.factsBytes += bytes.length;
      if (anew) this.writer!.add(record, bytes);
      if (wanted && record.reason === null) this.sink.facts(readFacts(bytes), record);
      if (!(await this.sink.breathe(this.filesRead))) return false;
    }
    if (anew) {
      this.writer!.finish();
      if (this.writer!.failure !== null) this.sink.log(`The index could not be stored (${this.writer!.failure}); it is made anew at the next start.`);
    }
    return true;
  }

  /** Names everything that findings rest on. */
  private stateOf(): string {
    if (this.options.cache === null) return '';
    const hash: Hash = createHash('sha256').update(JSON.stringify([this.options.cache.key, this.options.settings ?? null, this.options.roots, this.projects]));
    const lines = this.records.map(({ path, hash: content, name }) => `${path}\0${content}\0${name}`).sort();
    return hash.update(lines.join('\n')).digest('base64');
  }

  result(): ScanResult {
    const { cache } = this.options;
    const { state } = this;
    const sources = this.records.filter(({ path }) => !isStubFile(path));
    return {
      files: sources.length, lines: sources.reduce((sum, { lines }) => sum + lines, 0), factsBytes: this.factsBytes, cached: this.hits.length, threads: this.threads,
      records: this.records, projects: this.projects, findings: this.findings,
      store: findings => (cache === null ? null : writeFindings(cache.findings, state, findings)),
    };
  }

  async close(): Promise<void> {
    this.known?.close();
    this.writer?.discard();
    await this.pool?.close();
  }
}

const NO_BYTES = new Uint8Array(0);

function turn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
