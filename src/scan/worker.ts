/** A worker thread of a scan: takes batches of files, gives back their facts as bytes. Its bundle holds the frontends and the names layer, nothing else. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Distiller } from '../analysis/distil';
import { FactsWriter } from '../analysis/encoding/facts-writer';
import type { ScriptParser } from '../analysis/frontend/estree';
import type { FileRecord } from './facts-file';
import { readFile, type SourceFile } from './read-file';

/** What the thread is given at its start. */
export interface WorkerStart {
  roots: readonly string[];
  /** Whether the files' hashes are wanted. */
  hashed: boolean;
}

/** The facts of a batch one after the other; `lengths` says where each ends. */
export interface WorkerResult {
  records: FileRecord[];
  lengths: number[];
  bytes: Uint8Array;
}

const { roots, hashed } = workerData as WorkerStart;
const distiller = new Distiller({
  roots, hasInit: folder => existsSync(join(folder, '__init__.py')),
  scriptParser: () => (createRequire(__filename)(join(__dirname, 'estree.js')) as { parse: ScriptParser }).parse,
});
distiller.expectMany();
const writer = new FactsWriter();

parentPort!.on('message', (files: SourceFile[]) => {
  const records: FileRecord[] = [];
  const parts: Uint8Array[] = [];
  for (const file of files) {
    const { record, facts } = readFile(file, distiller, hashed);
    records.push(record);
    parts.push(facts === null ? new Uint8Array(0) : writer.write(facts));
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const result: WorkerResult = { records, lengths: parts.map(part => part.length), bytes };
  parentPort!.postMessage(result, [bytes.buffer]);
});
