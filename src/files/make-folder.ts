/** Folders that are not there yet. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder with those above it that are missing; none of it where it is there. Throws the system's error where it cannot.
 *
 * Node's own `recursive` never ends where the system says "no such file" of a folder whose parent is there, as below /proc.
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' || dirname(path) === path) {
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
      throw error;
    }
    makeFolder(dirname(path));
    mkdirSync(path);
  }
}
