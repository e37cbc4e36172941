/** Real sources to try things on: the standard library of an interpreter, where there is one. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '../../../src/files';

/** Every so many-th file at the library's top; empty where no Python can be asked. */
export function standardLibraryFiles(most: number): { path: string; text: string }[] {
  let folder: string;
  try {
    folder = execFileSync('python3', ['-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))'], { encoding: 'utf8' }).trim();
  } catch {
    return [];
  }
  const names = readdirSync(folder).filter(name => name.endsWith('.py'));
  const step = Math.max(1, Math.floor(names.length / most));
  return names.filter((_, i) => i % step === 0).flatMap(name => {
    const path = join(folder, name);
    const source = readSource(path);
    return 'text' in source ? [{ path, text: source.text }] : [];
  });
}
