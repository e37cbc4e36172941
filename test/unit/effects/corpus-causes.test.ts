/** Causes that the labelled corpus (`npm run evaluate`) brought to light, each by itself. */
import assert from 'node:assert/strict';
import { parse } from '../../../src/analysis/frontend/estree/parser';
import { analyze, rulesIn, siteNamed, workspace } from './workspace';
import { everyRule } from '../../evaluate/every-rule';

const loopSite = (text: string, path = 'a.py') => {
  const site = analyze({ [path]: text }).sites.find(one => one.kind === 'loop');
  return site === undefined ? undefined : `${site.work} ${site.recommendation.model}`;
};

describe('effects: what the corpus brought to light', () => {
  it('computing on the content of a file outweighs reading it, which a cache serves', () => {
    assert.equal(siteNamed('import json\ndef f(p):\n    with open(p) as h:\n        return json.load(h)\n', 'f'), 'cpu processes');
    assert.equal(siteNamed('import zlib\ndef f(p):\n    with open(p, "rb") as h:\n        return zlib.compress(h.read())\n', 'f'), 'native threads');
    assert.equal(siteNamed('import pathlib\ndef f(p: pathlib.Path):\n    return p.read_text()\n', 'f'), 'io file threads');
  });

  it('lines of files and rows of tables are many', () => {
    const text = (iterable: string) => `import csv\ndef f(p, xs):\n    total = 0\n    with open(p) as h:\n        for row in ${iterable}:\n            total += len(row) * 2 + len(row) % 7 - 1\n    return total\n`;
    for (const iterable of ['h', 'enumerate(h)', 'csv.reader(h)', 'csv.DictReader(h)', 'h.readlines()']) assert.equal(siteNamed(text(iterable), 'f'), 'cpu processes', iterable);
    assert.notEqual(siteNamed(text('xs'), 'f'), 'cpu processes');
    const through = 'import gzip\ndef lines(p):\n    with gzip.open(p, "rt") as h:\n        yield from h\n';
    assert.equal(siteNamed(through + text('lines(p)'), 'f'), 'cpu processes');
  });

  it('defaults of parameters tell how often loops run', () => {
    const weight = (defaults: string) => analyze({ 'a.py': `def f(seed, paths${defaults}):\n    x = seed\n    for _ in range(paths):\n        x = (x * 31 + 7) % 1000\n    return x\n` }).sites[0]?.weight ?? 0;
    assert.ok(weight('=200_000') > 50 * weight(''), `${weight('=200_000')} / ${weight('')}`);
  });

  it('a connection that a function makes for itself is shared with nobody', () => {
    const own = 'import psycopg2\ndef one(dsn, m):\n    with psycopg2.connect(dsn) as c:\n        with c.cursor() as k:\n            k.execute("select 1", (m,))\n            return k.fetchall()\n';
    assert.deepEqual(rulesIn(`${own}def f(dsn, ms):\n    return {m: one(dsn, m) for m in ms}\n`), ['FC103']);
    const shared = 'import psycopg2\ndef f(dsn, ms):\n    c = psycopg2.connect(dsn)\n    for m in ms:\n        c.cursor().execute("update t set x = %s", (m,))\n';
    assert.deepEqual(rulesIn(shared), []);
  });

  it('one connection takes one request at a time, and an item of the loop is its own', () => {
    assert.deepEqual(rulesIn('import smtplib\ndef f(messages):\n    with smtplib.SMTP("mail") as s:\n        for m in messages:\n            s.send_message(m)\n'), []);
    assert.deepEqual(rulesIn('import smtplib\ndef f(messages):\n    for m in messages:\n        with smtplib.SMTP("mail") as s:\n            s.send_message(m)\n'), ['FC103']);
    assert.deepEqual(rulesIn('import smtplib\ndef f(servers: list[smtplib.SMTP]):\n    for s in servers:\n        s.noop()\n'), ['FC103']);
  });

  it('a logger ties no passes', () => {
    assert.deepEqual(rulesIn('import logging, requests\nlog = logging.getLogger(__name__)\ndef f(us):\n    for u in us:\n        log.warning(requests.get(u).text)\n'), ['FC103']);
  });

  it('what a context manager written as a generator yields is followed', () => {
    const text = 'import contextlib, sqlite3\n@contextlib.contextmanager\ndef connected(p):\n    db = sqlite3.connect(p)\n    try:\n        yield db\n    finally:\n        db.close()\n'
      + 'def f(p):\n    with connected(p) as db:\n        return db.execute("select 1").fetchall()\n';
    assert.equal(siteNamed(text, 'f'), 'io database processes');
  });

  it('statements on one SQLite connection are not offered to processes', () => {
    assert.equal(loopSite('import sqlite3\ndef f(db: sqlite3.Connection, rows):\n    for i, x in rows:\n        db.execute("update t set x = ? where i = ?", (x, i))\n'), 'io serial');
  });

  it('containers of known content have the methods of sets and queues, and constants of modules those of their class', () => {
    const text = 'import string\nfrom collections import deque\ndef f(start, n):\n    seen, todo = {start}, deque([start])\n    for i in range(n):\n        x = todo.popleft()\n        seen.add(x)\n        string.ascii_letters.index("a")\n    return seen\n';
    const site = analyze({ 'a.py': text }).sites.find(one => one.kind === 'function');
    assert.equal(site?.confidence, 'high');
  });

  it('fetching and parsing in one pass is worth a measurement, whatever the pages weigh', () => {
    assert.deepEqual(rulesIn('import requests\nfrom bs4 import BeautifulSoup\ndef prices(html):\n    soup = BeautifulSoup(html, "html.parser")\n    return [float(tag.get_text()) for tag in soup.select("span.price")]\ndef f(us):\n    out = []\n    for u in us:\n        out.extend(prices(requests.get(u).text))\n    return out\n'), ['FC106']);
  });

  it('native work that writes files is done as well by threads', () => {
    assert.deepEqual(rulesIn('from PIL import Image\ndef small(p):\n    image = Image.open(p).resize((64, 64))\n    image.save(p + ".jpg")\ndef f(ps):\n    for p in ps:\n        small(p)\n'), ['FC105']);
  });

  it('rows of a result are in memory: fetching them in async code blocks nobody', () => {
    assert.deepEqual(rulesIn('from sqlalchemy.ext.asyncio import AsyncSession\nfrom sqlalchemy import text\nasync def f(s: AsyncSession):\n    return (await s.execute(text("select 1"))).scalar()\n'), []);
  });

  it('the body of a request that is being served is there', () => {
    assert.equal(siteNamed('import io\nfrom flask import request\nfrom PIL import Image\ndef f():\n    return Image.open(io.BytesIO(request.get_data())).convert("RGB").resize((9, 9))\n', 'f'), 'native threads');
  });

  it('what readFile gives may be cut into lines', () => {
    const text = "import { readFileSync } from 'node:fs';\nexport function f(p) {\n  const t = {};\n  for (const line of readFileSync(p, 'utf8').split('\\n')) {\n    const [a, b] = line.split(',');\n    t[a] = (t[a] ?? 0) + Math.round(Number(b) * 100) % 7 + a.length * 3 - b.length;\n  }\n  return t;\n}\n";
    const index = workspace({}, { roots: [''], scriptParser: () => parse });
    index.updateText('a.mjs', text, 'javascript');
    const site = index.analyze('a.mjs')!.sites.find(one => one.kind === 'function');
    assert.equal(site?.work, 'cpu');
    assert.equal(site?.confidence, 'high');
  });

  it('what a client\'s promise is told to yield is awaited as the request is', () => {
    const index = workspace({}, { roots: [''], rules: everyRule, scriptParser: () => parse });
    index.updateText('a.ts', "import got from 'got';\nexport async function f(urls: string[]) {\n  const all = [];\n  for (const url of urls) all.push(await got(url).json());\n  return all;\n}\n", 'typescript');
    assert.deepEqual(index.analyze('a.ts')!.findings.map(({ rule }) => rule), ['FC104']);
  });

  it('how much a recursion over a structure computes cannot be told', () => {
    const text = 'def total(node):\n    if node.op == "n":\n        return node.value\n    return total(node.left) + total(node.right) * 2\ndef f(tree):\n    return total(tree) % 7\n';
    assert.equal(siteNamed(text, 'f'), 'cpu none');
    assert.equal(siteNamed('def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\ndef f(n):\n    return fib(n)\n', 'f'), 'cpu processes');
  });
});
