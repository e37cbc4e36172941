/** Stubs (`.pyi`) say what sources leave open, and stand for modules that have no source. */
import assert from 'node:assert/strict';
import { moduleNameOf } from '../../../src/analysis/module-names';
import { everyRule } from '../../evaluate/every-rule';
import { workspace, type Files } from './workspace';

const app = 'from client import connect\n\nasync def handle(host):\n    session = connect(host)\n    return session.get(host)\n';
const source = 'table = {}\n\ndef connect(host):\n    return table[host]\n';
const stub = 'import requests\n\ndef connect(host: str) -> requests.Session: ...\n';
const indexOf = (files: Files) => workspace(files, { roots: [''], rules: everyRule });
const rulesOf = (index: ReturnType<typeof indexOf>, path = 'app.py') => index.analyze(path)!.findings.map(({ rule }) => rule);

describe('stubs', () => {
  it('tell the types that a source leaves open, whichever is read first', () => {
    assert.deepEqual(rulesOf(indexOf({ 'app.py': app, 'client.py': source })), []);
    assert.deepEqual(rulesOf(indexOf({ 'app.py': app, 'client.py': source, 'client.pyi': stub })), ['FC107']);
    assert.deepEqual(rulesOf(indexOf({ 'client.pyi': stub, 'client.py': source, 'app.py': app })), ['FC107']);
  });

  it('stand for a module without a source, of which nothing else is known', () => {
    const index = indexOf({ 'app.py': `${app}\ndef work(host):\n    for _ in range(10 ** 6):\n        connect(host)\n`, 'client.pyi': stub });
    assert.deepEqual(rulesOf(index), ['FC107']);
    assert.deepEqual([index.paths(), index.stubPaths()], [['app.py'], ['client.pyi']]);
    assert.equal(index.analyze('client.pyi'), undefined);
    assert.deepEqual(index.functions('client.pyi'), []);
    assert.deepEqual(index.report().files.map(({ path }) => path), ['app.py']);
  });

  for (const path of ['typings/client.pyi', 'stubs/client.pyi', 'client-stubs/__init__.pyi', 'src/client.pyi']) {
    it(`are found at ${path}`, () => assert.deepEqual(rulesOf(indexOf({ 'app.py': app, [path]: stub })), ['FC107']));
  }

  it('are named as what they describe', () => {
    const name = (path: string) => moduleNameOf(`/ws/${path}`, ['/ws']).name;
    assert.deepEqual(['typings/acme/client.pyi', 'acme-stubs/client.pyi', 'acme-stubs/__init__.pyi'].map(name), ['acme.client', 'acme.client', 'acme']);
    assert.deepEqual(['typings/acme/client.py', 'app/typings/client.pyi'].map(name), ['typings.acme.client', 'app.typings.client']);
  });

  it('give way to what the source says, and to overloads that disagree', () => {
    const said = 'import io\n\ndef connect(host):\n    return io.BytesIO(host)\n';
    assert.deepEqual(rulesOf(indexOf({ 'app.py': app, 'client.py': said, 'client.pyi': stub })), []);
    const overloads = (other: string) => `import requests\nfrom typing import overload\n@overload\ndef connect(host: str) -> requests.Session: ...\n@overload\ndef connect(host: bytes) -> ${other}: ...\n`;
    assert.deepEqual(rulesOf(indexOf({ 'app.py': app, 'client.py': source, 'client.pyi': overloads('bytes') })), []);
    assert.deepEqual(rulesOf(indexOf({ 'app.py': app, 'client.py': source, 'client.pyi': overloads('requests.Session') })), ['FC107']);
  });

  it('tell what classes hold, and what their methods give', () => {
    const client = 'class Client:\n    def __init__(self, wire):\n        self.wire = wire\n\n    def line(self):\n        return self.lines.pop()\n';
    const types = 'import requests\nclass Client:\n    wire: requests.Session\n    def line(self) -> requests.Session: ...\n';
    const user = (expression: string) => `from client import Client\n\nasync def handle(client: Client, host):\n    return ${expression}.get(host)\n`;
    for (const expression of ['client.wire', 'client.line()']) {
      assert.deepEqual(rulesOf(indexOf({ 'app.py': user(expression), 'client.py': client })), [], expression);
      assert.deepEqual(rulesOf(indexOf({ 'app.py': user(expression), 'client.py': client, 'client.pyi': types })), ['FC107'], expression);
    }
  });

  it('count as they are edited, come and go, with or without their source', () => {
    const index = indexOf({ 'app.py': app, 'client.py': source });
    index.report();
    const now = (edit: () => void, path: string) => {
      edit();
      return [rulesOf(index), index.changedBy(path).includes('app.py')];
    };
    assert.deepEqual(now(() => index.updateText('client.pyi', stub), 'client.pyi'), [['FC107'], true]);
    assert.deepEqual(now(() => index.updateText('client.pyi', stub.replace('requests.Session', 'bytes')), 'client.pyi'), [[], true]);
    assert.deepEqual(now(() => index.updateText('client.pyi', stub), 'client.pyi'), [['FC107'], true]);
    assert.deepEqual(now(() => index.remove('client.py'), 'client.py')[0], ['FC107']);
    assert.deepEqual(now(() => index.updateText('client.py', source), 'client.py')[0], ['FC107']);
    assert.deepEqual(now(() => index.updateText('typings/client.pyi', stub.replace('requests.Session', 'bytes')), 'typings/client.pyi')[0], ['FC107'], 'the first by its path counts');
    assert.deepEqual(now(() => index.remove('client.pyi'), 'client.pyi'), [[], true]);
    assert.deepEqual(now(() => index.remove('typings/client.pyi'), 'typings/client.pyi')[0], []);
    assert.deepEqual(index.stubPaths(), []);
  });
});
