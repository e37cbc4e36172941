/** Sizes that stand outside a function's own text. */
import assert from 'node:assert/strict';
import { parse } from '../../../src/analysis/frontend/estree/parser';
import { WorkspaceIndex } from '../../../src/analysis/workspace-index';
import type { FileAnalysis } from '../../../src/model';
import type { Files } from './workspace';

function analyzed(files: Files): Map<string, FileAnalysis> {
  const index = new WorkspaceIndex({ roots: [''], scriptParser: () => parse, rules: { FC101: 'information', FC109: 'warning' } });
  for (const path in files) index.updateText(path, files[path], path.endsWith('.py') ? 'python' : 'javascript');
  return new Map([...index.analyzeAll()].map(analysis => [analysis.path, analysis]));
}

const rules = (files: Files, path = Object.keys(files)[0]) => analyzed(files).get(path)!.findings.map(({ rule }) => rule);
const kind = (files: Files, name: string, path = Object.keys(files)[0]) => analyzed(files).get(path)!.sites.find(site => site.name.endsWith(name))?.work ?? 'trivial';

const PI = 'import random\ndef estimate(seed, samples):\n    inside = 0\n    for _ in range(samples):\n        x, y = random.random(), random.random()\n        if x * x + y * y <= 1:\n            inside += 1\n    return 4 * inside / samples\n';

describe('effects: sizes from outside the text', () => {
  it('what a function is called with says how long its loops are', () => {
    assert.equal(kind({ 'a.py': PI }, 'estimate'), 'cpu');
    assert.equal(kind({ 'a.py': `${PI}estimate(1, 20)\n` }, 'estimate'), 'trivial');
    assert.equal(kind({ 'a.py': `${PI}estimate(1, 20)\nestimate(1, samples=5_000_000)\n` }, 'estimate'), 'cpu');
    assert.equal(kind({ 'a.py': PI, 'b.py': 'from a import estimate\nSAMPLES = 2 * 10\nestimate(1, SAMPLES)\n' }, 'estimate'), 'trivial');
  });

  it('a small number says nothing where another call may give a larger one, nor where only tests give it', () => {
    assert.equal(kind({ 'a.py': `${PI}def f(n):\n    return estimate(1, n)\nestimate(1, 20)\n` }, 'estimate'), 'cpu');
    assert.equal(kind({ 'a.py': PI, 'tests/test_a.py': 'from a import estimate\nestimate(1, 20)\n' }, 'estimate'), 'cpu');
    assert.equal(kind({ 'a.py': `import concurrent.futures\n${PI}estimate(1, 20)\ndef f(ns):\n    with concurrent.futures.ProcessPoolExecutor() as pool:\n        return list(pool.map(estimate, ns, ns))\n` }, 'estimate'), 'cpu');
  });

  it('each call has the weight of its own numbers', () => {
    const weight = (samples: string) => analyzed({ 'a.py': PI, 'b.py': `from a import estimate\ndef f(x):\n    return estimate(x, ${samples})\n` }).get('b.py')!.sites[0]?.weight ?? 0;
    assert.equal(weight('20'), 0);
    assert.ok(weight('5_000_000') > 50 * weight('50_000') && weight('50_000') > 0, `${weight('5_000_000')} ${weight('50_000')}`);
  });

  it('a loop is as long as the number that follows from the parameter', () => {
    const f = (bound: string, call: string) => `def f(a, n, b=7):\n    x = 0\n    for i in range(${bound}):\n        x = (x * 31 + i) % 1000\n    return x\nf(${call})\n`;
    assert.equal(kind({ 'a.py': f('n', '1, 30') }, 'a.f'), 'trivial');
    assert.equal(kind({ 'a.py': f('n * 20_000', '1, 30') }, 'a.f'), 'cpu');
    assert.equal(kind({ 'a.py': f('a, a + n', '5000, 30') }, 'a.f'), 'trivial');
    assert.equal(kind({ 'a.py': f('n, 10 + n * n', '1, 30') }, 'a.f'), 'cpu', 'a square is not followed');
    assert.equal(kind({ 'a.py': f('b', '1, 30') }, 'a.f'), 'trivial', 'the default');
  });

  it('combinations of few things are many', () => {
    const loop = (iterable: string) => kind({ 'a.py': `import itertools\ndef f(xs):\n    best = 0\n    for a, b in ${iterable}:\n        best = best * 7 % 31 + (a - b) * (a + b)\n    return best\n` }, 'a.f');
    for (const name of ['product(xs, repeat=2)', 'permutations(xs, 2)', 'combinations(xs, 2)']) assert.equal(loop(`itertools.${name}`), 'cpu', name);
    assert.equal(loop('itertools.pairwise(xs)'), 'trivial');
  });

  it('methods are counted without their receiver', () => {
    const text = (call: string) => `class A:\n    def f(self, seed, n):\n        for i in range(n):\n            seed = (seed * 31 + i) % 1000\n        return seed\ndef main():\n    ${call}\n`;
    assert.equal(kind({ 'a.py': text('A().f(9000, 30)') }, 'A.f'), 'trivial');
    assert.equal(kind({ 'a.py': text('A().f(30, 900_000)') }, 'A.f'), 'cpu');
  });

  it('a comment with arguments counts', () => {
    const said = (args: string) => kind({ 'a.py': `import random\n# forkcast: args=${args}\n${PI.slice(PI.indexOf('def'))}` }, 'estimate');
    assert.equal(said('[(1, 20), (2, 25)]'), 'trivial');
    assert.equal(said('[(seed, 20) for seed in range(8)]'), 'trivial');
    assert.equal(said('[(seed, 90_000) for seed in range(8)]'), 'cpu');
    assert.equal(said('[make() for _ in range(8)]'), 'cpu');
  });

  it('recursion over numbers is as deep as the number it is given', () => {
    const fib = 'function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\n';
    const app = (n: string) => rules({ 'app.js': `import express from 'express';\n${fib}const app = express();\napp.get('/', (q, r) => {\n  r.json(fib(${n}));\n});\n` });
    assert.deepEqual(app('40'), ['FC109']);
    assert.deepEqual(app('10'), []);
    assert.equal(kind({ 'a.js': `${fib}console.log(fib(10));\n` }, 'fib'), 'trivial');
    // Halving ends soon, whatever it begins with.
    const halves = 'function f(n) { return n < 2 ? n : f(n / 2) + f(n / 2); }\n';
    assert.equal(kind({ 'a.js': `${halves}console.log(f(10));\n` }, 'a.f'), 'cpu');
  });

  it('FC101: passes that are long by themselves need not be many', () => {
    const text = (paths: string) => `import math, random\ndef price(x, paths=${paths}):\n    total = 0.0\n    for _ in range(paths):\n        for _ in range(12):\n            total += x * random.gauss(0, 1)\n        total = math.exp(total)\n    return total\ndef book(xs):\n    return sum(price(x) for x in xs)\n`;
    assert.deepEqual(rules({ 'a.py': text('5_000') }), ['FC101']);
    assert.deepEqual(rules({ 'a.py': text('50') }), []);
  });

  it('an edit of a number at a call site changes what is said of the function', () => {
    const index = new WorkspaceIndex({ roots: [''] });
    index.updateText('a.py', PI);
    const caller = (n: string) => `from a import estimate\ndef go(seed):\n    return estimate(seed, ${n})\n`;
    index.updateText('b.py', caller('20'));
    const site = () => index.analyze('a.py')!.sites.find(one => one.name === 'a.estimate');
    for (const _ of index.link());
    assert.equal(site(), undefined);
    index.updateText('b.py', caller('5_000_000'));
    assert.ok(index.changedBy('b.py').includes('a.py'));
    assert.equal(site()?.work, 'cpu');
    // The same on the usual assumption, but not for this caller.
    const weight = () => index.analyze('b.py')!.sites[0]?.weight ?? 0;
    const before = weight();
    index.updateText('a.py', PI.replace('range(samples)', 'range(samples * 4)'));
    assert.ok(index.changedBy('a.py').includes('b.py'));
    assert.ok(weight() > 3 * before, `${weight()} ${before}`);
  });
});
