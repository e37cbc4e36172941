/** The parser that ships holds a small part of TypeScript (scripts/typescript-parser.mjs): it must read everything as the whole does. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ScriptParser } from '../../src/analysis/frontend/estree';
import { parse } from '../../src/analysis/frontend/estree/parser';

const { parse: shipped } = createRequire(join(process.cwd(), 'dist', 'cli.js'))('./estree.js') as { parse: ScriptParser };

function read(parser: ScriptParser, text: string, path: string): string {
  return JSON.stringify(parser(text, path), (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
}

describe('the parser that ships', () => {
  const files = ['node_modules/mocha/lib', 'src/editor', 'src/server', 'media'].flatMap(folder => {
    const inside = join(process.cwd(), folder);
    return readdirSync(inside, { recursive: true, encoding: 'utf8' }).filter(name => /\.[jt]sx?$/.test(name)).map(name => join(inside, name));
  }).map(path => ({ path, text: readFileSync(path, 'utf8') })).filter(({ text }) => text.length < 60_000);

  it('is a small part of the compiler', () => {
    assert.ok(readFileSync(join(process.cwd(), 'dist', 'estree.js')).length < 1_000_000);
  });

  it('reads real files as the whole compiler does', () => {
    assert.ok(files.length > 50, `${files.length} files`);
    for (const { path, text } of files) assert.equal(read(shipped, text, path), read(parse, text, path), path);
  });

  it('says the same of broken ones', () => {
    let seed = 3;
    const random = (): number => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 2 ** 32;
    const pieces = ['(', '{', '`${', '<', 'class', 'await', '@', 'enum {', '?.', '/*', "'", '\\u{', 'import', '<<<<<<< HEAD\n', '#', '0b2', 'async *', '/(?<a>[/', '=>', 'using x', ': asserts'];
    let problems = 0;
    for (let i = 0; i < 200; i++) {
      const { path, text } = files[i % files.length];
      const piece = text.slice(0, 8_000);
      const at = Math.floor(random() * piece.length);
      const edited = piece.slice(0, at) + pieces[i % pieces.length] + piece.slice(at + Math.floor(random() * 4));
      const expected = read(parse, edited, path);
      assert.equal(read(shipped, edited, path), expected, `${path} at ${at}`);
      if (!expected.includes('"problems":[]')) problems++;
    }
    assert.ok(problems > 100, `${problems} with problems`);
  });

  it('reads the extensions that it is asked to', () => {
    for (const path of ['a.js', 'a.mjs', 'a.cjs', 'a.jsx', 'a.ts', 'a.mts', 'a.cts', 'a.tsx']) {
      for (const text of ['let a = <b>c</b>;', 'let a = <b>c;', 'type A = B<C>;', 'let a = 10n ** 2n, b = /x/dgimsuvy;']) assert.equal(read(shipped, text, path), read(parse, text, path), path);
    }
  });
});
