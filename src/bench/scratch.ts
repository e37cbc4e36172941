/** Folders that a run needs before anything of the user's is started. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeFolder } from '../files';
import { BenchmarkError } from './failure';

/** Makes a temporary folder. Throws a `BenchmarkError` where there is nowhere to. */
export async function makeScratch(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), 'forkcast-'));
  } catch (error) {
    throw new BenchmarkError({
      code: 'no-temporary-folder', message: `No temporary folder can be made in ${tmpdir()} (${(error as Error).message}).`,
      advice: `Make it writable or make room there, or name another folder: ${process.platform === 'win32' ? 'TEMP' : 'TMPDIR'}.`,
    });
  }
}

/** Makes the folder that a file will be written to. Throws a `BenchmarkError` where it cannot: before a program has run in vain. */
export function makeFolderOf(path: string): void {
  try {
    makeFolder(dirname(path));
  } catch (error) {
    throw new BenchmarkError({ code: 'not-writable', message: `${path} cannot be written (${(error as Error).message}).`, advice: 'Name a file in a folder that you may write to.' });
  }
}
