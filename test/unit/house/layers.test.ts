import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** What each layer may import of the others. Nothing else: docs/architecture.md says why. */
const allowed: Record<string, readonly string[]> = {
  model: [],
  analysis: ['model'],
  files: ['model'],
  scan: ['model', 'analysis', 'files'],
  bench: ['model', 'files'],
  profile: ['model'],
  advice: ['model', 'analysis', 'bench', 'profile'],
  report: ['model', 'analysis', 'bench', 'profile', 'advice'],
  server: ['model', 'analysis', 'files', 'scan', 'bench', 'profile', 'advice', 'report'],
  cli: ['model', 'analysis', 'files', 'scan', 'bench', 'profile', 'advice', 'report', 'server'],
  editor: ['model', 'analysis', 'bench', 'profile', 'advice', 'report', 'server'],
  'extension.ts': ['editor'],
};
/** Layers that know neither files nor processes nor the clock. */
const pure = new Set(['model', 'analysis', 'advice', 'report']);
const source = join(process.cwd(), 'src');

interface Import {
  from: string;
  layer: string;
  target: string;
  typeOnly: boolean;
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8');
  const found: Import[] = [];
  const from = relative(source, path).split(sep).join('/');
  const pattern = /(?:^|\n)\s*(import|export)\s+(type\s)?[^'";]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|\brequire\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s*['"]([^'"]+)['"]/g;
  for (const match of text.matchAll(pattern)) {
    found.push({ from, layer: from.split('/')[0], target: match[3] ?? match[4] ?? match[5] ?? match[6], typeOnly: match[2] !== undefined });
  }
  return found;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(name => /\.tsx?$/.test(name)).map(name => join(source, name));
const imports = files.flatMap(importsOf);

describe('the layers', () => {
  it('depend on one another in one direction only', () => {
    assert.ok(imports.length > 20, 'the walk found the imports');
    const wrong = imports.filter(({ from, layer, target }) => {
      if (!target.startsWith('.')) return false;
      const [to, ...rest] = relative(source, resolve(dirname(join(source, from)), target)).split(sep);
      // The manifest holds the version; whoever talks to the outside may quote it.
      if (to === '..' && rest.join('/') === 'package.json') return pure.has(layer);
      return to !== layer && !allowed[layer]?.includes(to);
    });
    assert.deepEqual(wrong, []);
  });

  it('keep vscode in the editor', () => {
    const wrong = imports.filter(({ layer, target }) => target === 'vscode' && layer !== 'editor' && layer !== 'extension.ts');
    assert.deepEqual(wrong, []);
  });

  it('keep files, processes and the clock out of the pure ones', () => {
    const wrong = imports.filter(({ layer, target, typeOnly }) => pure.has(layer) && !typeOnly && (target.startsWith('node:') || builtinModules.includes(target)));
    assert.deepEqual(wrong, []);
    const clock = files.filter(path => pure.has(relative(source, path).split(sep)[0]) && /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bMath\.random\(|\bprocess\.(?!\w*-)/.test(readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '')));
    assert.deepEqual(clock.map(path => relative(source, path)), []);
  });
});
