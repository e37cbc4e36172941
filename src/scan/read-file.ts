/** One source file to its record and facts: what worker threads do, and the thread at hand where there are none. */
import { createHash } from 'node:crypto';
import type { Distiller } from '../analysis/distil';
import type { ModuleFacts } from '../analysis/facts';
import { reasonToSkip } from '../analysis/frontend/estree';
import { decodeBytes, readBytes } from '../files';
import type { Language } from '../model';
import type { FileRecord } from './facts-file';

export interface SourceFile {
  path: string;
  language: Language;
}

/** Of a source's bytes. Not for secrets: sixteen bytes are plenty to tell versions of a file apart. */
export function contentHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64').slice(0, 22);
}

/** Reads and distils a file; `facts` is null where there is a reason to pass it over. Never throws. */
export function readFile({ path, language }: SourceFile, distiller: Distiller, hashed: boolean): { record: FileRecord; facts: ModuleFacts | null } {
  const { name } = distiller.nameOf(path, language);
  const bytes = readBytes(path);
  const record: FileRecord = { path, hash: '', name, problems: [], reason: null, lines: 0 };
  if ('reason' in bytes) return { record: { ...record, reason: bytes.reason }, facts: null };
  if (hashed) record.hash = contentHash(bytes);
  const source = decodeBytes(path, bytes);
  if ('reason' in source) return { record: { ...record, reason: source.reason }, facts: null };
  const reason = language === 'python' ? null : reasonToSkip(source.text);
  if (reason !== null) return { record: { ...record, reason }, facts: null };
  const facts = distiller.facts(path, source.text, language);
  return { record: { ...record, problems: source.problems, lines: facts.lineStarts.length }, facts };
}
