/**
 * What a whole analysis said, kept for as long as nothing at all has changed: then a start has every answer without linking. One file a workspace, beside the
 * facts and under the same promises (see facts-file.ts).
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FileAnalysis } from '../model';
import { checksum, removeAbandoned } from './facts-file';

/** The analyses that were stored for this state of the workspace; null where there are none, or they are damaged. Never throws. */
export function readFindings(path: string, state: string): FileAnalysis[] | null {
  try {
    const bytes = readFileSync(path);
    const end = bytes.indexOf(10);
    const [stored, sum] = bytes.toString('latin1', 0, end).split(' ');
    const body = bytes.subarray(end + 1);
    if (stored !== state || Number(sum) !== checksum(body)) return null;
    return JSON.parse(body.toString('utf8')) as FileAnalysis[];
  } catch {
    return null;
  }
}

/** Returns why it could not be stored, or null. */
export function writeFindings(path: string, state: string, analyses: readonly FileAnalysis[]): string | null {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const body = Buffer.from(JSON.stringify(analyses));
    mkdirSync(dirname(path), { recursive: true });
    removeAbandoned(path);
    writeFileSync(temporary, Buffer.concat([Buffer.from(`${state} ${checksum(body)}\n`), body]));
    renameSync(temporary, path);
    return null;
  } catch (error) {
    try { rmSync(temporary, { force: true }); } catch { /* it is not there */ }
    return (error as Error).message;
  }
}
