/**
 * What a whole analysis said, kept for as long as nothing at all has changed: then a start has every answer without linking. One file a workspace, beside the
 * facts and under the same promises (see facts-file.ts).
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../files';
import { withLateSites, type FileAnalysis, type Site } from '../model';
import { removeAbandoned } from './facts-file';

/** The analyses that were stored for this state of the workspace; null where there are none, or they are damaged. Never throws. Their sites, nearly all of it, are decoded when asked for. */
export function readFindings(path: string, state: string): FileAnalysis[] | null {
  try {
    const bytes = readFileSync(path);
    const end = bytes.indexOf(10);
    const [stored, sum, length] = bytes.toString('latin1', 0, end).split(' ');
    const body = bytes.subarray(end + 1);
    if (stored !== state || sum !== digest(body)) return null;
    const analyses = JSON.parse(body.toString('utf8', 0, Number(length))) as StoredAnalysis[];
    let sites: Site[][] | null = null;
    const decoded = () => (sites ??= JSON.parse(body.toString('utf8', Number(length))) as Site[][]);
    return analyses.map(({ sites: count, ...analysis }, i) => withLateSites(analysis, count, () => decoded()[i]));
  } catch {
    return null;
  }
}

type StoredAnalysis = Omit<FileAnalysis, 'sites'> & { sites: number };

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

/** Returns why it could not be stored, or null. */
export function writeFindings(path: string, state: string, analyses: readonly FileAnalysis[]): string | null {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const stored = Buffer.from(JSON.stringify(analyses.map((analysis): StoredAnalysis => ({ ...analysis, sites: analysis.sites.length }))));
    const body = Buffer.concat([stored, Buffer.from(JSON.stringify(analyses.map(({ sites }) => sites)))]);
    makeFolder(dirname(path));
    removeAbandoned(path);
    writeFileSync(temporary, Buffer.concat([Buffer.from(`${state} ${digest(body)} ${stored.length}\n`), body]));
    renameSync(temporary, path);
    return null;
  } catch (error) {
    try { rmSync(temporary, { force: true }); } catch { /* it is not there */ }
    return (error as Error).message;
  }
}
