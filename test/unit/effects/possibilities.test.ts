/** Calls that may mean one of several functions: overridden methods, entries of tables, what callers hand in. Only what all of them have in common is said. */
import assert from 'node:assert/strict';
import { parse } from '../../../src/analysis/frontend/estree/parser';
import { WorkspaceIndex } from '../../../src/analysis/workspace-index';
import { chain, rulesIn, workspace } from './workspace';

/** `io network threads` of a site of a text, all of which has been linked; undefined where there is none. */
function siteNamed(text: string, name: string): string | undefined {
  const site = workspace({ 'app.py': text }).report().files[0].sites.find(one => one.name === name || one.name === `app.${name}`);
  return site === undefined ? undefined : [site.work, ...site.io, site.recommendation.model ?? 'none'].join(' ');
}

const fetches = (name: string) => `    def ${name}(self, url):\n        return requests.get(url)\n`;
const counts = (name: string) => `    def ${name}(self, url):\n        return len(url)\n`;
const raises = (name: string) => `    def ${name}(self, url):\n        raise NotImplementedError\n`;

describe('effects: overridden methods', () => {
  const loop = 'for url in urls';
  const base = (body: string, subclasses: string) => `import abc, requests\nclass Base(abc.ABC):\n${body}    def all(self, urls):\n        pages = []\n        for url in urls:\n            pages.append(self.fetch(url))\n        return pages\n${subclasses}`;
  const sub = (name: string, body: string, bases = 'Base') => `class ${name}(${bases}):\n${body}`;

  it('a call of an abstract one means its implementation, or what all of them do', () => {
    assert.equal(siteNamed(base(raises('fetch'), sub('Web', fetches('fetch'))), loop), 'io network threads');
    assert.equal(siteNamed(base(raises('fetch'), sub('Web', fetches('fetch')) + sub('Mirror', fetches('fetch'))), loop), 'io network threads');
    assert.equal(siteNamed(base('    @abc.abstractmethod\n    def fetch(self, url):\n        """Gets it."""\n', sub('Web', fetches('fetch'))), loop), 'io network threads');
    assert.equal(siteNamed(base('    def fetch(self, url): ...\n', sub('Middle', '    pass\n') + sub('Web', fetches('fetch'), 'Middle')), loop), 'io network threads', 'further down');
  });

  it('nothing is said that holds for some of them only', () => {
    assert.equal(siteNamed(base(raises('fetch'), sub('Web', fetches('fetch')) + sub('Fake', counts('fetch'))), loop), undefined);
    assert.equal(siteNamed(base(fetches('fetch'), sub('Fake', counts('fetch'))), loop), undefined, 'a default that a subclass replaces');
    assert.equal(siteNamed(base(counts('fetch'), sub('Web', fetches('fetch'))), loop), undefined);
    assert.equal(siteNamed(base('    def fetch(self, url):\n        pass\n', sub('Web', fetches('fetch'))), loop), undefined, 'a hook that is empty unless filled');
    assert.equal(siteNamed(base(raises('fetch'), sub('Web', fetches('fetch')) + sub('Later', '    async def fetch(self, url):\n        return url\n')), loop), undefined, 'called otherwise');
  });

  const call = (use: string) => `import requests\nclass Base:\n${fetches('fetch')}class Fake(Base):\n${counts('fetch')}    def again(self, urls):\n        for url in urls:\n            super().fetch(url)\n${use}`;

  it('what is sure of its class is followed all the same', () => {
    assert.equal(siteNamed(call('def f(urls):\n    base = Base()\n    for url in urls:\n        print(url, base.fetch(url))\n'), 'f'), 'io network threads');
    assert.equal(siteNamed(call(''), 'Fake.again'), 'io network threads', 'super()');
    assert.equal(siteNamed(call('def f(base: Base, urls):\n    for url in urls:\n        base.fetch(url)\n'), 'f'), undefined, 'but not what an annotation allows');
    assert.equal(siteNamed(call('def f(urls):\n    fake = Fake()\n    for url in urls:\n        fake.fetch(url)\n'), 'f'), undefined);
  });

  it('what tests put in the place of the real thing does not count', () => {
    const files = { 'app.py': `import requests\nclass Base:\n${fetches('fetch')}    async def all(self, urls):\n        self.fetch(urls)\n`, 'tests/fake.py': `from app import Base\nclass Fake(Base):\n${counts('fetch')}` };
    assert.equal(workspace(files).report().files[0].findings.length, 1);
    assert.equal(workspace({ ...files, 'fake.py': files['tests/fake.py'] }).report().files[0].findings.length, 0);
  });

  it('a circle that only overrides close does not make all do what one does', () => {
    const text = `import requests\nclass Node:\n    def run(self, x):\n        raise NotImplementedError\n    def walk(self, xs):\n        for x in xs:\n            self.run(x)\nclass A(Node):\n    def run(self, x):\n        self.walk(x)\n        return requests.get(x)\nclass B(Node):\n    def run(self, x):\n        self.walk(x)\n        return x\n`;
    assert.equal(siteNamed(text, 'B.run'), undefined);
    assert.equal(siteNamed(text, 'Node.walk'), undefined);
    assert.equal(siteNamed(text, 'A.run'), 'io network threads');
  });

  it('evidence leads through an implementation', () => {
    const text = `import abc, requests\nclass Base(abc.ABC):\n    @abc.abstractmethod\n    def fetch(self, url): ...\n    async def one(self, url):\n        return self.fetch(url)\nclass Web(Base):\n${fetches('fetch')}`;
    assert.equal(chain({ 'app.py': text }), 'app.Web.fetch > requests.get');
  });

  it('scripts have them, too', () => {
    const text = (other: string) => `import { readFileSync } from 'node:fs';\nclass Source {\n  load(path) { throw new Error('not here'); }\n  async one(path) { return this.load(path); }\n}\nclass Disk extends Source {\n  load(path) { return readFileSync(path); }\n}\n${other}`;
    const work = (other: string) => {
      const index = new WorkspaceIndex({ roots: [''], scriptParser: () => parse });
      index.updateText('app.js', text(other), 'javascript');
      return index.report().files[0].sites.find(({ name }) => name === 'app.Source.one')?.work;
    };
    assert.equal(work(''), 'io');
    assert.equal(work('class Memory extends Source {\n  load(path) { return path; }\n}\n'), undefined);
  });
});

describe('effects: tables of functions', () => {
  const two = 'import requests\ndef page(url):\n    return requests.get(url)\ndef image(url):\n    return requests.get(url).content\ndef size(url):\n    return len(url)\n';
  const work = (table: string, use: string) => siteNamed(`${two}${table}\ndef f(kind, url):\n    ${use}\n`, 'f');

  it('what all entries do is said', () => {
    assert.equal(work('HANDLERS = {"page": page, "image": image}', 'return HANDLERS[kind](url)'), 'io network threads');
    assert.equal(work('HANDLERS = {"page": page, "image": image}', 'return HANDLERS.get(kind, page)(url)'), 'io network threads');
    assert.equal(work('HANDLERS = {"page": page, "image": image}', 'handler = HANDLERS[kind]\n    return handler(url)'), 'io network threads');
    assert.equal(work('STEPS = [page, image]', 'for step in STEPS:\n        step(url)'), 'io network threads');
    assert.equal(work('STEPS = [("a", page), ("b", image)]', 'for name, step in STEPS:\n        step(url)'), 'io network threads');
    assert.equal(work('HANDLERS = {"page": page, "image": image}', 'for name, step in HANDLERS.items():\n        step(url)'), 'io network threads');
    assert.equal(work('', 'return (page if kind else image)(url)'), 'io network threads');
    assert.equal(work('HANDLERS = {"get": requests.get, "post": requests.post}', 'return HANDLERS[kind](url)'), 'io network threads');
  });

  it('not where entries are unlike, unknown, or more may come', () => {
    assert.equal(work('HANDLERS = {"page": page, "size": size}', 'return HANDLERS[kind](url)'), undefined);
    assert.equal(work('HANDLERS = {"page": page, "other": unknown}', 'return HANDLERS[kind](url)'), undefined);
    assert.equal(work('HANDLERS = {"page": page, "image": image}\nHANDLERS["size"] = size', 'return HANDLERS[kind](url)'), undefined);
    assert.equal(work('HANDLERS = [page, image]\nHANDLERS.append(size)', 'return HANDLERS[kind](url)'), undefined);
    assert.equal(work('HANDLERS = {"page": page, "image": image}', 'return HANDLERS.get(kind, size)(url)'), undefined);
    assert.equal(work('', 'return (page if kind else size)(url)'), undefined);
  });
});

describe('effects: callbacks through a parameter', () => {
  const run = 'import requests, zlib\ndef run(f, items):\n    found = []\n    for item in items:\n        found.append(f(item))\n    return found\ndef download(url):\n    return requests.get(url)\ndef size(url):\n    return len(url)\n';

  it('a function does what it has another call', () => {
    assert.equal(siteNamed(`${run}def main(urls):\n    run(download, urls)\n`, 'main'), 'io network threads');
    assert.equal(siteNamed(`${run}def main(urls):\n    run(items=urls, f=download)\n`, 'main'), 'io network threads');
    assert.equal(siteNamed(`${run}def main(urls):\n    run(size, urls)\n`, 'main'), undefined);
    assert.deepEqual(rulesIn(`${run}async def main(urls):\n    run(download, urls)\n`).filter(rule => rule === 'FC107'), ['FC107']);
    assert.equal(siteNamed('import requests\nclass Job:\n    def __init__(self, load):\n        self.data = load()\ndef read():\n    return requests.get("https://example.com")\ndef main():\n    Job(read)\n', 'main'), 'io network threads', 'constructors');
  });

  it('a loop over what all callers hand in is a loop over that', () => {
    const loop = 'for item in items';
    assert.equal(siteNamed(`${run}def main(urls):\n    run(download, urls)\n`, loop), 'io network threads');
    assert.equal(siteNamed(`${run}def main(urls):\n    run(download, urls)\n    run(size, urls)\n`, loop), undefined, 'unlike');
    assert.equal(siteNamed(`${run}def main(urls, other):\n    run(download, urls)\n    run(other, urls)\n`, loop), undefined, 'unknown');
    assert.equal(siteNamed(run, loop), undefined, 'no callers');
    assert.equal(siteNamed(`${run.replace('found = []', 'f = f or size; found = []')}def main(urls):\n    run(download, urls)\n`, loop), undefined, 'assigned');
  });

  it('evidence leads to what was handed in', () => {
    assert.equal(chain({ 'app.py': `${run}async def main(urls):\n    run(download, urls)\n` }), 'app.download > requests.get');
  });

  it('nor what is only kept, or called where nobody waits', () => {
    assert.equal(siteNamed('import requests\ndef later(f):\n    def inner():\n        return f()\n    return inner\ndef read():\n    return requests.get("https://example.com")\ndef main():\n    later(read)\n', 'main'), undefined);
    assert.equal(siteNamed('import requests\ndef each(f, xs):\n    for x in xs:\n        yield f(x)\ndef read(x):\n    return requests.get(x)\ndef main(xs):\n    each(read, xs)\n', 'main'), undefined);
  });
});
