/** Text in the middle of an edit, and text that is no script at all. */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScript } from '../../../../src/analysis/frontend/estree';
import { parse } from '../../../../src/analysis/frontend/estree/parser';
import { collectFacts } from '../../../../src/analysis/names';
import { scriptsUnder, standingAfterBreaks } from '../../../support/broken-scripts';

function randomFrom(seed: number): () => number {
  return () => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 2 ** 32;
}

/** Real files of some hundred lines, of libraries that this project is built with. */
const files = ['@typescript-eslint/typescript-estree/dist', 'mocha/lib', 'vscode-languageserver/lib/common']
  .map((folder) => join(process.cwd(), 'node_modules', folder)).flatMap((folder) => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js')).sort();
    return names.map((name) => join(folder, name));
  }).map((path) => ({ path, text: readFileSync(path, 'utf8') })).filter(({ text }) => text.length > 4000 && text.length < 60_000);

function facts(text: string, path: string): ReturnType<typeof collectFacts> {
  return collectFacts(parseScript(parse, text, { path }), { path, moduleName: '/m', isPackage: false, language: 'javascript' });
}

describe('broken scripts', function () {
  this.timeout(60_000);

  it('keep 98 % of their findings and sites when one closing bracket is missing', () => {
    const paths = scriptsUnder(['node_modules/mocha/lib', 'node_modules/vscode-languageserver/lib', 'examples/node', 'test/corpus/node', 'test/fixtures/node', 'src/advice', 'src/analysis/rules', 'src/bench', 'media']);
    const { breaks, total, kept, losses } = standingAfterBreaks(parse, paths, 1);
    assert.ok(breaks > 150 && total > 700, `${breaks} breaks, ${total} findings and sites`);
    assert.ok(kept / total >= 0.98, `${kept} of ${total}\n${losses.join('\n')}`);
  });

  it('are said to be broken', () => {
    assert.ok(files.length > 20, 'there are files to break');
    const random = randomFrom(1);
    let silent = 0;
    for (const { path, text } of files) {
      const brackets = [...text.matchAll(/[)}]/g)];
      const { index } = brackets[Math.floor(random() * brackets.length)];
      if (parseScript(parse, text.slice(0, index) + text.slice(index + 1), { path }).errors.length === 0) silent++;
    }
    // A bracket in a comment or a string may go unnoticed.
    assert.ok(silent < files.length / 4, `${silent} of ${files.length} unnoticed`);
  });

  it('say where the mistake is', () => {
    const { errors } = parseScript(parse, 'const a = 1;\nf(a;\nconst b = 2;\n', { path: 'm.ts' });
    assert.equal(errors.length, 1);
    assert.match(errors[0].message, /expected/);
    assert.equal(errors[0].start, 'const a = 1;\nf(a'.length);
  });

  it('never make it throw, whatever was cut out, doubled or put in', () => {
    const random = randomFrom(20);
    const pieces = ['(', ')', '{', '}', '[', ']', '`', '${', '/', '*/', '"', '\'', '=>', 'async ', 'await ', 'class ', 'function*', '...', '?.', '@', '<', '>', '#', '\\u{', '\0', '\ud800', 'import(', 'export ', ': ', '=', ';', 'enum ', 'for(', 'case ', 'yield '];
    for (let round = 0; round < 120; round++) {
      const { path, text } = files[Math.floor(random() * files.length)];
      const from = Math.floor(random() * text.length);
      let broken = text.slice(from, from + 1500);
      for (let edits = 0; edits < 4; edits++) {
        const at = Math.floor(random() * broken.length);
        const kind = random();
        if (kind < 0.4) broken = broken.slice(0, at) + broken.slice(at + Math.ceil(random() * 10));
        else if (kind < 0.8) broken = broken.slice(0, at) + pieces[Math.floor(random() * pieces.length)] + broken.slice(at);
        else broken = broken.slice(0, at) + broken.slice(Math.floor(at * random()), at) + broken.slice(at);
      }
      const result = facts(broken, path.replace(/\.js$/, ['.js', '.ts', '.tsx', '.mts'][round % 4]));
      const odd = result.errors.filter(({ message }) => /could not be analysed/.test(message));
      assert.deepEqual(odd, [], JSON.stringify(broken));
    }
  });

  it('nested beyond all measure are left out, the rest is kept', () => {
    const { errors, functions } = facts(`${'('.repeat(30_000)}1${')'.repeat(30_000)};\nfunction f() { g(); }`, 'm.js');
    assert.ok(functions.length <= 2 && errors.length > 0);
    assert.ok(facts(`x = ${'a +\n'.repeat(5_000)}a;\nfunction f() { g(); }`, 'm.js').functions.some(({ name }) => name === 'f'));
  });

  it('that are empty, binary or another language give facts all the same', () => {
    for (const text of ['', '\ufeff', '#!/usr/bin/env node', '\0\0\0\0', 'def f(x):\n    return x\n', '<html><body></body></html>', '{"a": 1}']) assert.equal(facts(text, 'm.js').functions[0].qualifiedName, '<module>');
  });
});
