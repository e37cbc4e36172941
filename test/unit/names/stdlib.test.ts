import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePython } from '../../../src/analysis/frontend/python';
import { collectFacts, isPath } from '../../../src/analysis/names';
import type { ModuleFacts, Path, RegionFacts } from '../../../src/analysis/facts';
import { factsOf } from './helpers';

function standardLibrary(): string | null {
  for (const command of ['python3', 'python']) {
    try {
      return execFileSync(command, ['-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))'], { encoding: 'utf8' }).trim();
    } catch {
      // Not this one.
    }
  }
  return null;
}

/** What must hold of any facts. */
function check(facts: ModuleFacts, length: number): void {
  const where = facts.path;
  const path = (text: Path | null): void => assert.ok(text === null || isPath(text), `${where}: ${text}`);
  const range = (start: number, end: number): void => assert.ok(start >= 0 && start <= end && end <= length, `${where}: ${start}-${end}`);
  const region = (at: RegionFacts, outer: RegionFacts | null): void => {
    range(at.start, at.end);
    assert.ok(outer === null || (at.start >= outer.start && at.end <= outer.end), `${where}: a region at ${at.start} leaves the one around it`);
    assert.ok(at.headEnd >= at.start && at.headEnd <= at.end, `${where}: head of the region at ${at.start}`);
    assert.ok(at.operations >= 0 && at.header.length <= 80 && !at.header.includes('\n'), where);
    assert.equal(at.kind === 'body', at.trip === null);
    for (const tie of at.ties) range(tie.start, tie.end);
    for (const gather of at.gathers) range(gather.start, gather.end);
    for (const call of at.calls) {
      range(call.start, call.end);
      range(call.nameStart, call.nameEnd);
      assert.ok(call.start <= call.nameStart && call.nameEnd <= call.end, `${where}: name of the call at ${call.start}`);
      [call.path, ...call.arguments, ...call.keywords.map((keyword) => keyword.value)].forEach(path);
    }
    for (const loop of at.loops) region(loop, at);
  };
  facts.functions.forEach((fn, index) => {
    range(fn.start, fn.end);
    range(fn.nameStart, fn.nameEnd);
    assert.ok(fn.parent < index && fn.owner < facts.classes.length);
    [fn.returns, ...fn.decorators, ...fn.parameters.map((parameter) => parameter.type)].forEach(path);
    region(fn.body, null);
  });
  for (const entry of facts.classes) {
    [...entry.bases, ...entry.attributes.values()].forEach(path);
    for (const index of entry.methods.values()) assert.equal(facts.classes[facts.functions[index].owner], entry);
  }
  facts.exports.forEach(path);
  facts.alternatives.forEach((others, first) => [first, ...others].forEach(path));
}

describe('names: whatever comes', () => {
  it('gives sane facts of the standard library', function () {
    const folder = standardLibrary();
    if (folder === null) return this.skip();
    this.timeout(60_000);
    const folders = ['.', 'asyncio', 'concurrent/futures', 'multiprocessing', 'email', 'http', 'json', 'logging', 'unittest', 'xml/dom'];
    let calls = 0;
    let known = 0;
    for (const sub of folders) {
      for (const name of readdirSync(join(folder, sub)).filter((entry) => entry.endsWith('.py'))) {
        const text = readFileSync(join(folder, sub, name), 'utf8');
        const moduleName = [...(sub === '.' ? [] : sub.split('/')), name.slice(0, -3)].join('.');
        const facts = collectFacts(parsePython(text), { path: join(sub, name), moduleName, isPackage: false, language: 'python' });
        check(facts, text.length);
        for (const fn of facts.functions) {
          calls += fn.body.calls.length;
          known += fn.body.calls.filter((call) => call.path !== null).length;
        }
      }
    }
    assert.ok(calls > 10_000);
    assert.ok(known / calls > 0.6, `only ${known} of ${calls} calls can be followed`);
  });

  it('survives text that is no Python', () => {
    for (const text of [
      '', '\0', 'def', 'def f(', 'class', 'for', 'for x in', 'x = = 1', 'import', 'from . import', 'from x import (', 'with', 'try:', 'lambda', '[x for', 'f(x for x in',
      'match x:\n    case', 'global', 'x.\n', 'f(a, *, **)', '@\ndef f(): pass', 'async', 'while', ':=', '(y := ', 'del', 'return', 'type X =', 'def f(self, self): self.x.y',
      'class A(A[A]): x: "A[A" = A()', "x: '[[[['", 'for x.y[z] in q: x.y[z] += 1', 'def (x): pass', 'class : pass', 'x = ' + '('.repeat(3000), 'x = ' + '['.repeat(3000),
    ]) check(factsOf(text), text.length);
  });

  it('survives depth', function () {
    this.timeout(30_000);
    const depth = 5000;
    const texts = [
      `x = ${'a.b('.repeat(depth)}${')'.repeat(depth)}`, `x = ${'a + ('.repeat(depth)}a${')'.repeat(depth)}`, `x${'.a'.repeat(depth)}()`, `x${'()'.repeat(depth)}`, `x${'[0]'.repeat(depth)}()`,
      `if a: pass\n${'elif a: pass\n'.repeat(depth)}`, `for q in a:\n    if a: x = 1\n${'    elif a: x = 1\n'.repeat(depth)}`,
      Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}for x in y:\n`).join('') + `${' '.repeat(300)}x += 1\n`,
      Array.from({ length: depth }, (_, i) => `x${i + 1} = x${i}\n`).join('') + `x${depth}()`,
      `x = ${'lambda: '.repeat(depth)}1`, `x = ${'not '.repeat(depth)}1`, `x = ${'1 if a else '.repeat(depth)}1`, `x = ${'[y for y in '.repeat(200)}z${']'.repeat(200)}`,
      `x = ${'f(lambda: '.repeat(200)}z${')'.repeat(200)}`, `def f(x: ${'list['.repeat(500)}int${']'.repeat(500)}): pass`, `def f(x: "${'list['.repeat(60)}int${']'.repeat(60)}"): pass`,
      `x = ${'1 + '.repeat(50_000)}1`, `f(${'1, '.repeat(50_000)}1)`,
    ];
    for (const text of texts) check(factsOf(text), text.length);
  });

  it('knows paths from other texts', () => {
    for (const good of ['a', 'a.b.c', 'a.b()', 'a()^.b()~[].c', 'a()*', 'a()%.get', 'm.f.<locals>.<lambda-2>', 'm.*.x', 'm.*.x()', 'my-script.f']) assert.ok(isPath(good), good);
    for (const bad of ['', '.', 'a.', '.a', 'a..b', '()', 'a(', 'a b', '[]', 'a.()', 'a[9]', 'a(b)']) assert.ok(!isPath(bad), bad);
  });
});
