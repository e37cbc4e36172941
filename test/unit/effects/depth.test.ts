/** What is followed through properties, tuples that functions return, and the like. */
import assert from 'node:assert/strict';
import { WorkspaceIndex } from '../../../src/analysis/workspace-index';

/** Work and I/O of the function `f`. */
function work(text: string): string {
  const index = new WorkspaceIndex({ roots: [''] });
  index.updateText('a.py', text, 'python');
  const site = [...index.analyzeAll()][0].sites.find(({ kind, name }) => kind === 'function' && /\bf$/.test(name));
  return site === undefined ? 'nothing' : `${site.work} ${site.io.join()}`.trim();
}

describe('effects: properties', () => {
  const api = (decorator: string, read: string) => work(`import functools, requests\nclass Api:\n    ${decorator}\n    def config(self):\n        return requests.get("https://example.com/config").json()\n    def f(self, other):\n        return ${read}\n`);

  it('reading one runs it', () => {
    assert.equal(api('@property', 'self.config["name"]'), 'io network');
    assert.equal(api('@property', 'self.config'), 'io network');
    assert.equal(api('@property', '[self.config for _ in other]'), 'io network');
  });

  it('not where it remembers, is a plain method, or belongs to something else', () => {
    assert.equal(api('@functools.cached_property', 'self.config["name"]'), 'nothing');
    assert.equal(api('@functools.wraps', 'self.config'), 'nothing');
    assert.equal(api('@property', 'other.config'), 'nothing');
  });

  it('nor by assigning to it', () => {
    assert.equal(work('import requests\nclass Api:\n    @property\n    def config(self):\n        return requests.get("https://example.com")\n    @config.setter\n    def config(self, value):\n        self._config = value\n    def f(self, value):\n        self.config = value\n'), 'nothing');
  });
});

describe('effects: positions in tuples', () => {
  const pair = (made: string, use: string, how = 'session, db = make()') => work(`import requests, sqlite3\ndef make(fast=False):\n${made}\ndef f(url):\n    ${how}\n    return ${use}\n`);
  const both = '    return requests.Session(), sqlite3.connect("shop.db")';

  it('are told apart', () => {
    assert.equal(pair(both, 'session.get(url)'), 'io network');
    assert.equal(pair(both, 'db.execute(url)'), 'io database');
    assert.match(pair(`    if fast:\n    ${both}\n    else:\n    ${both}`, 'session.get(url)'), /^io network/, 'where every return says the same');
    assert.equal(work('import requests\nclass A:\n    def make(self):\n        return requests.Session(), 3\n    def f(self, url):\n        session, count = self.make()\n        return session.get(url)\n'), 'io network', 'of methods');
    assert.equal(work('import aiohttp\nasync def make():\n    return aiohttp.ClientSession(), 3\nasync def f(url):\n    session, count = await make()\n    return await session.get(url)\n'), 'io network', 'awaited');
  });

  it('not where a return says otherwise, or they do not stand there', () => {
    const network = (made: string, how?: string) => pair(made, 'session.get(url)', how).includes('network');
    assert.ok(!network(`    if fast:\n        return url.Session(), 4\n${both}`));
    assert.ok(!network('    pair = requests.Session(), 4\n    return pair'));
    assert.ok(!network('    def inner():\n        return requests.Session(), 4\n    return inner, 4'), 'a nested function\'s return');
    assert.ok(!network(both, 'db, session = make()'));
  });
});
