/** The real files that fuzzing edits. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from '../../src/files';
import type { FuzzedLanguage } from './grammar';

/** Files are enough; what is larger than this takes longer to edit than to think of. */
const MOST_FILES = 4000;
const LARGEST = 60_000;

const own = ['test', 'src', 'examples', 'media'];

/** Sources below folders, those that do not exist left out; in an order that is the same everywhere. */
export function originalsOf(language: FuzzedLanguage, folders: readonly string[] = own): string[] {
  const texts: string[] = [];
  for (const folder of folders) {
    let names: string[];
    try {
      names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    } catch {
      continue;
    }
    for (const name of names) {
      const known = languageOf(name);
      if (known === undefined || (known === 'python') !== (language === 'python') || texts.length >= MOST_FILES) continue;
      try {
        const text = readFileSync(join(folder, name), 'utf8');
        if (text.length <= LARGEST) texts.push(text);
      } catch { /* gone meanwhile, or not ours to read */ }
    }
  }
  if (language === 'python') texts.push(...(JSON.parse(readFileSync('test/gate/syntax-cases.json', 'utf8')) as { source: string }[]).map(({ source }) => source));
  return texts;
}
