/** How long loops are that the text says no number of: what fills, empties, bounds or feeds them. */
import assert from 'node:assert/strict';
import { parse } from '../../../src/analysis/frontend/estree/parser';
import { WorkspaceIndex } from '../../../src/analysis/workspace-index';
import type { FileAnalysis } from '../../../src/model';

function analyzed(text: string, path = 'a.py'): FileAnalysis {
  const index = new WorkspaceIndex({ roots: [''], scriptParser: () => parse });
  index.updateText(path, text, path.endsWith('.py') ? 'python' : 'javascript');
  return [...index.analyzeAll()][0];
}

/** What `f` and its loops are taken for, and how much they weigh. */
const siteOf = (text: string, path?: string) => analyzed(text, path).sites.find(({ kind, name }) => kind === 'function' && /\bf$/.test(name));
const kind = (text: string, path?: string) => siteOf(text, path)?.work ?? 'trivial';
const loops = (text: string, path?: string) => analyzed(text, path).sites.filter(one => one.kind !== 'function').map(({ work, io, recommendation }) => `${work} ${io.join()} ${recommendation.model}`.replace('  ', ' '));

const script = (body: string, head = 'n') => `export async function f(${head}) {\n${body}\n}\n`;

describe('effects: how long loops are', () => {
  it('a loop that leaves at a number runs no further than that', () => {
    const search = (guard: string, test = 'factor * factor <= n') => kind(`def f(n):\n    factor = 3\n    while ${test}:\n        if n % factor == 0:\n            return factor\n        factor += 2\n${guard}    return n\n`);
    assert.equal(search('        if factor > 100_000:\n            break\n'), 'cpu');
    assert.equal(search('        if factor > 100:\n            break\n'), 'trivial');
    assert.equal(search('        if n > 100_000:\n            break\n'), 'trivial', 'of another variable');
    assert.equal(search('', 'factor < 100_000'), 'cpu');
    assert.equal(search('', 'factor > 100_000'), 'trivial');
    assert.equal(search('', 'n % 7 and factor < 100_000'), 'cpu');
    assert.equal(search('', 'n % 7 or factor < 100_000'), 'trivial');
  });

  it('what empties a collection runs as often as it was filled', () => {
    const drain = (fill: string) => kind(`import heapq\ndef f(customers, rates):\n    events = []\n    for i in ${fill}:\n        heapq.heappush(events, i * 7 % 13)\n    waited = 0\n    while events:\n        arrival = heapq.heappop(events)\n        waited = waited * 3 % 1001 + arrival * 31 % 17 - (waited - arrival) * 5 % 7 + waited // 3 - arrival % 3\n    return waited\n`);
    assert.equal(drain('range(customers)'), 'cpu');
    assert.equal(drain('rates'), 'trivial');
  });

  it('only what was put into it before, by a loop, tells how long it is', () => {
    const fill = (list: string) => `    for i in range(customers):\n        heapq.heappush(${list}, i * 7 % 13)\n`;
    const drain = (before: string, after = '', emptied = 'events') => loops(`import heapq\ndef f(customers):\n    events, others = [], []\n${before}    waited = 0\n    while ${emptied}:\n        arrival = heapq.heappop(events)\n        waited = waited * 3 % 1001 + arrival * 31 % 17 - (waited - arrival) * 5 % 7 + waited // 3 - arrival % 3\n${after}    return waited\n`).length;
    assert.equal(drain(fill('events')), 2);
    assert.equal(drain(fill('others') + fill('events')), 3);
    assert.equal(drain('', fill('events')), 1, 'later');
    assert.equal(drain(fill('others')), 1, 'another');
    assert.equal(drain(fill('others'), '', 'others'), 1, 'what the loop empties is not what it asks for');
  });

  it('a list of work that grows while it is done is a search', () => {
    const search = (grow: string) => kind(`def f(graph, start):\n    queue, seen = [start], set()\n    while queue:\n        node = queue.pop()\n        for other in (node + 1, node - 1, node * 2 % 97):\n            if other * 7 % 11 > 3 and other * 5 % 13 < 9:\n                seen.add(other)\n                ${grow}\n    return len(seen)\n`);
    assert.equal(search('queue.append(other)'), 'cpu');
    assert.equal(search('pass'), 'trivial');
    assert.equal(kind(script('  const queue = [n], seen = new Set();\n  while (queue.length > 0) {\n    const node = queue.pop();\n    for (const other of [node + 1, node - 1, node * 2]) {\n      for (let k = 0; k < 30; k++) if ((other * k) % 11 > 3) seen.add(other * k);\n      queue.push(other);\n    }\n  }\n  return seen.size;'), 'a.js'), 'cpu');
  });

  it('several times a number is longer than the number', () => {
    const total = (end: string) => kind(script(`  let total = 0;\n  for (let i = 0; i < ${end}; i++) total = (total * 31 + i) % 1_000_003;\n  return total;`), 'a.js');
    assert.equal(total('n'), 'trivial');
    assert.equal(total('n * 20'), 'cpu');
  });

  it('an array made by counting is as long as one counts, and comparing takes more than once for each', () => {
    const sorted = (numbers: string) => kind(script(`  const numbers = ${numbers};\n  return numbers.sort((a, b) => a - b)[3];`), 'a.js');
    assert.equal(sorted('Array.from({ length: n }, (_, i) => (i * 7919) % 100_003)'), 'cpu');
    assert.equal(sorted('Array.from({ length: 12 }, (_, i) => (i * 7919) % 100_003)'), 'trivial');
    assert.equal(sorted('Array.from(n, i => (i * 7919) % 100_003)'), 'trivial');
  });

  it('lines keep what they are through slices of them', () => {
    const lines = (read: string) => kind(`import { readFileSync } from 'node:fs';\n${script(`  const totals = {};\n  for (const line of ${read}) {\n    const [, region, amount] = line.split(',');\n    totals[region] = (totals[region] ?? 0) + Math.round(Number(amount) * 100) % 1_000_003 + ((line.length * 3) >> 1) - (amount.length % 7);\n  }\n  return totals;`)}`, 'a.mjs');
    assert.equal(lines(`readFileSync(n, 'utf8').split('\\n').slice(1)`), 'cpu');
    assert.equal(lines(`n.split('\\n').slice(1)`), 'trivial');
  });

  it('rows of a table are many', () => {
    const export_ = (rows: string) => loops(`import sqlite3\ndef f(db: sqlite3.Connection, handle, given):\n    for row in ${rows}:\n        handle.write(",".join(map(str, tuple(row))) + "\\n")\n`);
    assert.deepEqual(export_('db.execute("select * from orders")'), ['cpu serial']);
    assert.deepEqual(export_('given[:4]'), []);
  });

  it('what comes little by little is waited for', () => {
    const count = (source: string) => loops(`import { createReadStream } from 'node:fs';\nimport { createInterface } from 'node:readline';\n${script(`  let lines = 0;\n  for await (const line of ${source}) if (line !== '') lines++;\n  return lines;`)}`, 'a.mjs');
    assert.deepEqual(count('createInterface({ input: createReadStream(n) })'), ['io file serial']);
    assert.deepEqual(count('n'), []);
  });

  it('a loop in a circle of functions walks their input once altogether', () => {
    const parser = (last: string) => kind(`class Parser:\n    def sum(self):\n        node = self.product()\n        while self.at("+"):\n            node = (node, self.product())\n        return node\n    def product(self):\n        node = self.atom()\n        while self.at("*"):\n            node = (node, self.atom())\n        return node\n    def atom(self):\n        if self.at("("):\n            return ${last}\n        return self.next()\n    def f(self, text):\n        return self.sum()\n`);
    assert.equal(parser('self.sum()'), 'trivial');
  });

  it('a function that orders things is called for each of them', () => {
    const closest = (key: string) => analyzed(`def distance(a, b):\n    previous = list(range(len(b) + 1))\n    for i, x in enumerate(a, 1):\n        current = [i]\n        for j, y in enumerate(b, 1):\n            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x != y)))\n        previous = current\n    return previous[-1]\ndef f(word, words):\n    return min(words, key=${key})\n`)
      .sites.filter(site => site.kind === 'map').map(({ work, recommendation }) => `${work} ${recommendation.model}`);
    assert.deepEqual(closest('lambda other: distance(word, other)'), ['cpu processes']);
    assert.deepEqual(closest('lambda other: len(other)'), []);
    assert.deepEqual(closest('len'), []);
  });
});
