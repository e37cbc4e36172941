/** Reads one source file, or says in words why it was passed over. */
import { readFileSync, statSync } from 'node:fs';
import type { SkippedPath } from '../model';
import { decodeSource, looksBinary, type DecodedSource } from './decode';
import { errorCode } from './walk';

/** Larger files are data in disguise: 32 MB of source would be about a million lines. */
export const MAXIMUM_SOURCE_BYTES = 32 * 1024 * 1024;

/** The bytes of a source file, or the reason for leaving it out; never throws. */
export function readBytes(path: string): Buffer | SkippedPath {
  try {
    // The size is asked first, so that a huge file is never brought into memory.
    const stats = statSync(path);
    // A pipe or a device may never come to an end.
    if (!stats.isFile() && !stats.isDirectory()) return { path, reason: 'Not a regular file: passed over.' };
    if (stats.size > MAXIMUM_SOURCE_BYTES) return { path, reason: `Larger than ${MAXIMUM_SOURCE_BYTES / 1024 / 1024} MB: passed over.` };
    return readFileSync(path);
  } catch (error) {
    return { path, reason: `The file cannot be read (${errorCode(error)}). Check that it exists and its permissions.` };
  }
}

/** The text of such bytes, or the reason for leaving it out; never throws. */
export function decodeBytes(path: string, bytes: Uint8Array): DecodedSource | SkippedPath {
  return looksBinary(bytes) ? { path, reason: 'Not text: passed over.' } : decodeSource(bytes);
}

/** The text of a source file, or the reason for leaving it out; never throws. */
export function readSource(path: string): DecodedSource | SkippedPath {
  const bytes = readBytes(path);
  return 'reason' in bytes ? bytes : decodeBytes(path, bytes);
}
