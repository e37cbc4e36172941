/** After any sequence of edits the index says what a fresh one would. */
import assert from 'node:assert/strict';
import { parse } from '../../../src/analysis/frontend/estree/parser';
import { WorkspaceIndex } from '../../../src/analysis/workspace-index';
import { workspace, type Files } from './workspace';
import { everyRule } from '../../evaluate/every-rule';

const names: Record<string, string[]> = {
  'app.py': [
    'from mid import work\nasync def handler(x):\n    work(x)\ndef loop(xs):\n    for x in xs:\n        work(x)\n',
    'import mid\nasync def handler(x):\n    mid.work(x)\n',
    'from mid import *\n\n\nasync def handler(x):\n    work(x)\n    other(x)\n',
    'async def handler(x):\n    pass\n',
  ],
  'mid.py': [
    'from low import fetch\ndef work(x):\n    return fetch(x)\n',
    'from low import fetch as f\ndef work(x):\n    # moved down a line\n    return f(x)\ndef other(x):\n    return work(x)\n',
    'from low import Client\ndef work(x):\n    return Client().fetch(x)\ndef other(x):\n    return 1\n',
    'def work(x):\n    if x:\n        other(x)\n    return x\ndef other(x):\n    return work(x)\n',
    'import low\nwork = low.fetch\n',
    'def work(x:\n',
  ],
  'low.py': [
    'import requests\ndef fetch(x):\n    return requests.get(x)\nclass Client:\n    def fetch(self, x):\n        return requests.get(x)\n',
    'def fetch(x):\n    return x\nclass Client:\n    pass\n',
    'import time\nfrom mid import other\ndef fetch(x):\n    time.sleep(2)\n    return other(x)\nclass Base:\n    def fetch(self, x):\n        time.sleep(1)\nclass Client(Base):\n    pass\n',
    'def fetch(n):\n    return n if n < 2 else fetch(n - 1) + fetch(n - 2)\n',
  ],
};

/** The same where calls may mean one of several: overrides, tables, callbacks. */
const several: Record<string, string[]> = {
  'base.py': [
    'import abc\nclass Base(abc.ABC):\n    def fetch(self, x):\n        raise NotImplementedError\n    def all(self, xs):\n        for x in xs:\n            self.fetch(x)\n',
    'import time\nclass Base:\n    def fetch(self, x):\n        time.sleep(1)\n    async def all(self, xs):\n        for x in xs:\n            self.fetch(x)\n',
    'class Base:\n    def fetch(self, x):\n        pass\n    def all(self, xs):\n        for x in xs:\n            self.fetch(x)\n',
    'class Base:\n    pass\n',
  ],
  'web.py': [
    'import requests\nfrom base import Base\nclass Web(Base):\n    def fetch(self, x):\n        self.all(x)\n        return requests.get(x)\n',
    'import requests\nfrom base import Base\nclass Web(Base):\n    def fetch(self, x):\n        return requests.get(x)\n',
    'from base import Base\nclass Web(Base):\n    async def fetch(self, x):\n        return x\n',
    'from base import Base\nclass Web(Base):\n    pass\n',
  ],
  'other.py': [
    'import time\nimport web\nclass Other(web.Web):\n    def fetch(self, x):\n        time.sleep(1)\ndef low(x):\n    time.sleep(1)\n',
    'import base\nclass Other(base.Base):\n    def fetch(self, x):\n        return x\ndef low(x):\n    return x\n',
    'def low(x):\n    return low2(x)\n',
  ],
  'uses.py': [
    'from base import Base\nfrom web import Web\nfrom other import low\ndef each(f, xs):\n    for x in xs:\n        f(x)\ndef one(b: Base, w: Web):\n    b.fetch(1)\n    w.fetch(2)\nTABLE = {1: low, 2: one}\nasync def main(xs, k):\n    each(low, xs)\n    TABLE[k](xs)\n    Web().all(xs)\n',
    'from other import low\nfrom base import Base\ndef each(f, xs):\n    f(xs)\ndef high(x):\n    low(x)\nasync def main(xs, k, b: Base):\n    each(low, xs)\n    each(high, xs)\n    (low if k else high)(xs)\n    b.all(xs)\n',
  ],
};

/** A small generator of numbers with a fixed seed, so that a failure can be repeated. */
function numbers(seed: number): (below: number) => number {
  return below => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

describe('the index after edits', () => {
  for (const [what, variants] of [['names', names], ['calls that may mean several', several]] as const) it(`equals one made afresh, over random sequences of edits, additions and removals: ${what}`, function () {
    this.timeout(20_000);
    const paths = Object.keys(variants);
    for (let seed = 1; seed <= 60; seed++) {
      const random = numbers(seed);
      const files: Files = {};
      const index = workspace(files);
      for (let turn = 0; turn < 12; turn++) {
        const path = paths[random(paths.length)];
        if (path in files && random(6) === 0) {
          delete files[path];
          index.remove(path);
        } else {
          files[path] = variants[path][random(variants[path].length)];
          index.updateText(path, files[path]);
        }
        // Sometimes nobody looks between two edits.
        if (random(3) === 0) continue;
        const fresh = workspace(files);
        // What callers hand in is known once all are linked.
        if (variants === several) for (const one of [index, fresh]) for (const _ of one.link());
        // Or looks at findings only: sites are made for whoever asks, maybe after further edits.
        const findingsOnly = random(3) === 0;
        for (const one of Object.keys(files)) {
          if (findingsOnly) assert.deepEqual(index.analyze(one)!.findings, fresh.analyze(one)!.findings);
          else assert.deepEqual(index.analyze(one), fresh.analyze(one), `seed ${seed}, turn ${turn}, ${one}\n${JSON.stringify(files, null, 1)}`);
        }
      }
    }
  });

  it('names the files an edit changes, through files in between', () => {
    const index = workspace({ 'app.py': names['app.py'][0], 'mid.py': names['mid.py'][0], 'low.py': names['low.py'][0], 'apart.py': 'import time\nasync def f():\n    time.sleep(1)\n' });
    for (const path of index.paths()) {
      index.analyze(path);
      index.changedBy(path);
    }
    index.updateText('low.py', names['low.py'][1]);
    assert.deepEqual(index.changedBy('low.py').sort(), ['app.py', 'low.py', 'mid.py']);
    assert.deepEqual(index.analyze('app.py')!.findings, []);
  });

  it('says anew of who drops a promise when others no longer wait for its like', () => {
    const store = `export async function store(name: string): Promise<void> { await fetch(name); }\n`;
    const drops = `import { store } from './store';\nexport async function generate(name: string): Promise<void> {\n  store(name);\n  await fetch(name);\n}\n`;
    const others = (second: string) => `import { store } from './store';\nexport async function both(): Promise<void> {\n  await store('a');\n  ${second}\n}\n`;
    const index = new WorkspaceIndex({ roots: [''], scriptParser: () => parse });
    for (const [path, text] of [['store.ts', store], ['drops.ts', drops], ['others.ts', others(`await store('b');`)]]) index.updateText(path, text, 'typescript');
    for (const _ of index.link());
    const rules = () => index.analyze('drops.ts')!.findings.map(({ rule }) => rule);
    assert.deepEqual(rules(), ['FC227']);
    index.changedBy('others.ts');
    index.updateText('others.ts', others(`store('b');`), 'typescript');
    assert.ok(index.changedBy('others.ts').includes('drops.ts'));
    assert.deepEqual(rules(), []);
    index.updateText('others.ts', others(`await store('b');`), 'typescript');
    assert.deepEqual(rules(), ['FC227']);
  });

  it('follows a name through the names that others define by it: returns, bases, attributes, re-exports, what stands in', () => {
    const low = (waits: 'A' | 'B') => `import time\nclass A:\n    def work(self):\n        ${waits === 'A' ? 'time.sleep(2)' : 'pass'}\nclass B:\n    def work(self):\n        ${waits === 'B' ? 'time.sleep(2)' : 'pass'}\n`;
    const made = (cls: string) => `import low\ndef make():\n    return low.${cls}()\nBase = low.${cls}\n`;
    const users = {
      'returned.py': ['import made\ndef get():\n    return made.make()\n', 'import returned\nasync def handler():\n    returned.get().work()\n'],
      'derived.py': ['import made\nclass Own(made.Base):\n    pass\n', 'import derived\nasync def handler():\n    derived.Own().work()\n'],
      'held.py': ['import made\nclass Holder:\n    def __init__(self):\n        self.inner = made.make()\n', 'import held\nasync def handler():\n    held.Holder().inner.work()\n'],
      'passed.py': ['from made import make as other\n', 'from passed import other\nasync def handler():\n    other().work()\n'],
      'either.py': ['try:\n    import nowhere as it\nexcept ImportError:\n    import made as it\ndef get():\n    return it.make()\n', 'import either\nasync def handler():\n    either.get().work()\n'],
    };
    for (const [path, [text, top]] of Object.entries(users)) {
      const files: Files = { 'low.py': low('A'), 'made.py': made('A'), [path]: text, 'app.py': top };
      const index = workspace(files);
      for (const _ of index.link());
      const rules = () => index.analyze('app.py')!.findings.map(({ rule }) => rule);
      assert.deepEqual(rules(), ['FC107'], path);
      index.changedBy('made.py');
      index.updateText('made.py', made('B'));
      assert.ok(index.changedBy('made.py').includes('app.py'), path);
      assert.deepEqual(rules(), [], path);
      index.updateText('low.py', low('B'));
      assert.deepEqual(rules(), ['FC107'], path);
    }
  });

  it('of several definitions under one name the last counts, after edits as well', () => {
    const low = (line: string) => `import time\ndef work():\n    pass\n${line}\ndef work():\n    time.sleep(2)\n`;
    const index = workspace({ 'low.py': low(''), 'app.py': 'from low import work\nasync def handler():\n    work()\n' });
    for (const line of ['', '# one', '# another']) {
      index.updateText('low.py', low(line));
      assert.deepEqual(index.analyze('app.py')!.findings.map(({ rule }) => rule), ['FC107']);
    }
  });

  it('an edit that changes no effect leaves other files alone', () => {
    const index = workspace({ 'app.py': names['app.py'][3], 'low.py': names['low.py'][0] });
    for (const path of index.paths()) {
      index.analyze(path);
      index.changedBy(path);
    }
    index.updateText('low.py', `# a comment\n${names['low.py'][0]}`);
    assert.deepEqual(index.changedBy('low.py'), ['low.py']);
  });

  it('forgets what is removed', () => {
    const index = workspace({ 'a.py': 'x = 1\n' });
    index.remove('a.py');
    assert.equal(index.analyze('a.py'), undefined);
    assert.deepEqual(index.paths(), []);
    index.remove('a.py');
  });

  it('knows the arguments of every call before it speaks, whatever the order of the files', () => {
    const index = new WorkspaceIndex({ roots: ['/ws'], rules: everyRule });
    const text = 'def count(limit):\n    found = 0\n    for n in range(limit):\n        for d in range(n):\n            found += n % d == 1\n    return found\n';
    index.updateText('/ws/a.py', text);
    index.updateText('/ws/b.py', 'from a import count\n\nprint(count(1_000_000))\n');
    assert.deepEqual([...index.analyzeAll()].map(({ findings }) => findings.map(({ rule }) => rule)), [['FC101'], []]);
  });

  it('follows an edit down to what it calls, and what that calls: arguments, pools, and what is taken away again', () => {
    const count = 'def count(limit):\n    found = 0\n    for n in range(limit):\n        for d in range(n):\n            found += n % d == 1\n    return found\n';
    const callers = [
      'from a import count\n\ndef run(n):\n    count(n)\n',
      'from a import count\n\ndef run(n):\n    count(1_000_000)\n',
      'from a import count\nfrom concurrent.futures import ProcessPoolExecutor\n\ndef run(n):\n    with ProcessPoolExecutor() as pool:\n        pool.submit(count, 1_000_000)\n',
      'from a import count\nfrom concurrent.futures import ThreadPoolExecutor\n\ndef run(n):\n    with ThreadPoolExecutor() as pool:\n        pool.submit(count, 7)\n',
      'def run(n):\n    pass\n',
    ];
    const top = ['from b import run\nrun(5)\n', 'from b import run\nrun(500_000)\n', 'from threading import Thread\nfrom b import run\nThread(target=run).start()\n', ''];
    const index = workspace({ 'a.py': count, 'b.py': callers[0], 'c.py': top[0] });
    for (const _ of index.link());
    const random = numbers(7);
    const found = new Set<string>();
    for (let turn = 0; turn < 60; turn++) {
      const files = { 'a.py': count, 'b.py': callers[random(callers.length)], 'c.py': top[random(top.length)] };
      index.updateText('b.py', files['b.py']);
      index.updateText('c.py', files['c.py']);
      const fresh = workspace(files);
      const expected = [...fresh.analyzeAll()];
      assert.deepEqual(Object.keys(files).map(path => index.analyze(path)), expected, `turn ${turn}`);
      found.add(JSON.stringify(expected[0].findings));
    }
    assert.ok(found.size > 1, 'the edits made a difference');
  });

  it('is linked in steps, between which files may change', () => {
    const files: Files = {};
    for (const [path, texts] of Object.entries(names)) files[path] = texts[0];
    const index = workspace(files);
    const steps = index.link();
    steps.next();
    index.updateText('low.py', files['low.py'] = names['low.py'][3]);
    steps.next();
    index.updateText('new.py', files['new.py'] = 'from mid import work\nasync def more():\n    work(1)\n');
    for (const _ of steps);
    assert.deepEqual(index.paths().sort().map(path => index.analyze(path)), [...workspace(files).analyzeAll()]);
  });

  it('takes analyses that were made before, until something changes', () => {
    const files = { 'app.py': names['app.py'][0], 'mid.py': names['mid.py'][0], 'low.py': names['low.py'][0] };
    const made = workspace(files).report().files;
    const marked = made.map(analysis => ({ ...analysis }));
    const index = workspace(files);
    index.adopt(marked);
    for (const _ of index.link());
    assert.equal(index.analyze('app.py'), marked.find(({ path }) => path === 'app.py'));
    index.updateText('low.py', names['low.py'][1]);
    assert.deepEqual(index.analyze('app.py')!.findings, []);
    // An edit that comes before everything is linked cannot be followed: nothing that was handed in stands.
    const early = workspace(files);
    early.adopt(marked);
    early.updateText('low.py', names['low.py'][1]);
    for (const _ of early.link());
    assert.deepEqual(early.analyze('app.py')!.findings, []);
  });
});
