/** Recommendations where copies to processes and workers cost as much as the computing, and where files answer from memory. */
import assert from 'node:assert/strict';
import { parse } from '../../../src/analysis/frontend/estree/parser';
import { WorkspaceIndex } from '../../../src/analysis/workspace-index';
import type { FileAnalysis } from '../../../src/model';
import { everyRule } from '../../evaluate/every-rule';

function analyzed(text: string, path: string): FileAnalysis {
  const index = new WorkspaceIndex({ roots: [''], scriptParser: () => parse, rules: everyRule });
  index.updateText(path, text, path.endsWith('.py') ? 'python' : 'typescript');
  return [...index.analyzeAll()][0];
}

/** What is advised for the function `f`: model and first reason. */
function advice(text: string, path = 'a.py'): string {
  const site = analyzed(text, path).sites.find(one => one.kind === 'function' && one.name === 'a.f' || one.name.endsWith('/a.f'));
  return site === undefined ? 'nothing' : `${site.recommendation.model} ${site.recommendation.reasons[0].code}`;
}

const python = (body: string, head = 'rows') => advice(`def f(${head}):\n${body.split('\n').map(line => `    ${line}\n`).join('')}`);

describe('effects: what copies cost', () => {
  it('little work for each value of an argument is not worth passing the argument on', () => {
    const counting = (work: string) => `counts = [0] * 256\nfor row in rows:\n    for value in row:\n        ${work}\nreturn counts`;
    assert.equal(python(counting('counts[value] += 1')), 'serial costs-to-copy');
    assert.equal(python(counting('counts[(value * 31 + value % 7) * 3 % 256] += value * value + value % 11 - value // 3')), 'processes cpu-bound');
    assert.equal(python('counts = [0] * 256\nheight, width = len(rows), len(rows[0])\nfor y in range(height):\n    for x in range(1, width - 1):\n        counts[rows[y][x]] += 1\nreturn counts'), 'serial costs-to-copy', 'by its indexes');
  });

  it('a parameter that is gone through again for each of its elements is copied once', () => {
    assert.equal(python('best = 0\nfor a in rows:\n    for b in rows:\n        if a - b > best:\n            best = a - b\nreturn best'), 'processes cpu-bound');
    assert.equal(python('best = 0\nfor a in rows:\n    for b in others:\n        if a - b > best:\n            best = a - b\nreturn best', 'rows, others'), 'processes cpu-bound');
  });

  it('texts and buffers are copied in one go', () => {
    const body = 'counts = [0] * 256\nfor i in range(2_000_000):\n    counts[i % 256] += 1\nfor value in rows:\n    counts[value] += 1\nreturn counts';
    assert.equal(python(body), python(body, 'rows: bytes'));
    assert.equal(python('total = 0\nfor a in rows[:]:\n    for b in a:\n        total += b\nreturn total', 'rows: bytes'), 'processes cpu-bound');
    assert.equal(python('total = 0\nfor a in rows[:]:\n    for b in a:\n        total += b\nreturn total'), 'serial costs-to-copy');
  });

  it('neither is little work for each value of the result', () => {
    const path = (step: string, result: string) => python(`path = [start]\nfor day in range(1, days):\n    path.append(path[day - 1] + ${step})\nreturn ${result}`, 'start, days');
    assert.equal(path('day', 'path'), 'serial costs-to-copy');
    assert.equal(path('day', 'path[-1]'), 'processes cpu-bound', 'one number comes back');
    assert.equal(path('sum(k * k % 7 for k in range(200))', 'path'), 'processes cpu-bound');
  });

  it('of a loop, what it fills comes back and what it sums up does not', () => {
    const loop = (body: string) => analyzed(`def f(rows):\n    out, total = [], 0\n    for row in rows:\n        for value in row:\n            ${body}\n    return out, total\n`, 'a.py').sites.find(({ kind }) => kind === 'loop')!.recommendation.model;
    const work = 'value + row[0] * 3 % 7 + row[1] * 4 % 7';
    assert.equal(loop(`total += ${work}`), 'processes');
    assert.equal(loop(`out.append(${work})`), 'serial');
  });

  it('the same in scripts', () => {
    const blur = (work: string) => advice(`export function f(pixels: number[][]): number[][] {\n  for (let y = 1; y < pixels.length - 1; y++) {\n    for (let x = 1; x < pixels[0].length - 1; x++) ${work}\n  }\n  return pixels;\n}\n`, 'a.ts');
    assert.equal(blur('pixels[y][x] = pixels[y][x + 1] + pixels[y][x - 1] - pixels[y + 1][x] * (pixels[y - 1][x] >> 1);'), 'serial costs-to-copy');
    assert.equal(blur('for (let k = 0; k < 5000; k++) pixels[y][x] = (pixels[y][x] * 31 + k) % 255;'), 'worker-threads cpu-bound');
  });

  it('no finding advises what copies would eat up', () => {
    const loop = (work: string) => analyzed(`def heavy(n):\n    total = 0\n    for k in range(n):\n        total = (total * 31 + k) % 1000\n    return total\ndef f(matrix):\n    out = []\n    for n in range(3_000_000):\n        ${work}\n    return out\n`, 'a.py').findings.map(({ rule }) => rule);
    assert.deepEqual(loop('out.append(n * 2)'), []);
    assert.deepEqual(loop('out.append(heavy(n))'), ['FC101']);
  });

  it('a connection that is handed back stays in the process that opened it', () => {
    const code = (body: string) => analyzed(`import sqlite3\ndef f(path):\n    ${body}\n`, 'a.py').sites.find(({ kind }) => kind === 'function')!.recommendation;
    assert.deepEqual([code('return sqlite3.connect(path)').model, code('return sqlite3.connect(path)').reasons[0].code], ['serial', 'returns-handle']);
    assert.equal(code('connection = sqlite3.connect(path)\n    return connection').reasons[0].code, 'returns-handle');
    assert.equal(code('return sqlite3.connect(path).execute("SELECT 1").fetchall()').model, 'processes');
  });

  it('what merges into a counter ties no passes', () => {
    const merge = (made: string) => analyzed(`import collections, hashlib\ndef g(path):\n    with open(path) as handle:\n        return [line.split()[0].strip().lower() for line in handle if line.strip()]\ndef f(paths):\n    grand = ${made}\n    for path in paths:\n        grand.update(g(path))\n    return grand\n`, 'a.py').sites
      .find(({ kind }) => kind === 'loop')?.recommendation.reasons[0].code;
    assert.equal(merge('collections.Counter()'), 'cpu-bound');
    assert.equal(merge('hashlib.md5()'), 'shares-exclusive');
  });
});

describe('effects: files that answer from memory', () => {
  it('opening files, asking about them and reading a piece is left alone', () => {
    assert.equal(python('with open(rows, "rb") as handle:\n    head = handle.read(4096)\n    handle.seek(-10, 2)\n    return head + handle.read(10)'), 'serial cached-files');
    assert.equal(advice('import os\ndef f(folder):\n    total = 0\n    for base, _, names in os.walk(folder):\n        for name in names:\n            total += os.path.getsize(os.path.join(base, name))\n    return total\n'), 'serial cached-files');
  });

  it('moving what they hold is not, nor is waiting for others', () => {
    assert.equal(python('with open(rows, "rb") as handle:\n    return handle.read()'), 'threads io-bound');
    assert.equal(advice('import shutil\ndef f(a, b):\n    return shutil.copyfile(a, b)\n'), 'threads io-bound');
    assert.equal(advice('import os, requests\ndef f(path):\n    return requests.get(f"https://example.com/{os.path.getsize(path)}")\n'), 'threads io-bound');
  });
});
