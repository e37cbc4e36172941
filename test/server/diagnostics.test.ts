import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DiagnosticSeverity, FileChangeType, type Diagnostic } from 'vscode-languageserver/node';
import { Client, type Options, lookedFor } from './client';

const helpers = `import urllib.request


def fetch(url):
    return urllib.request.urlopen(url).read()
`;
const main = `from helpers import fetch


def fetch_all(urls):
    pages = []
    for url in urls:
        pages.append(fetch(url))
    return pages
`;
const has = (rule: string) => (diagnostics: Diagnostic[]) => diagnostics.some(one => one.code === rule);
const none = (diagnostics: Diagnostic[]) => diagnostics.length === 0;

describe('diagnostics', () => {
  let client: Client;
  const start = async (options: Options) => (client = await Client.start(options));
  afterEach(() => client.stop());

  it('name the rule, link to its page, stand at the exact range and carry the proof, across files', async () => {
    await start({ files: { 'helpers.py': helpers, 'main.py': main } });
    const uri = await client.open('main.py', main);
    const [found] = await client.diagnostics(uri, has('FC103'));
    assert.deepEqual(found.range, { start: { line: 5, character: 4 }, end: { line: 5, character: 20 } });
    assert.equal(found.source, 'forkcast');
    assert.equal(found.severity, DiagnosticSeverity.Information);
    assert.match(String(found.message), /urlopen/);
    const page = fileURLToPath(found.codeDescription!.href);
    assert.ok(existsSync(page), `${page} exists`);
    const proof = found.relatedInformation!;
    assert.ok(proof.some(({ location }) => location.uri === client.uri('helpers.py') && location.range.start.line === 4), JSON.stringify(proof));
    assert.ok(proof.some(({ location }) => location.uri === uri && location.range.start.line === 6));
  });

  it('follow the keys: each edit is analysed, and a line left half-written takes nothing else away', async () => {
    const text = `${helpers}

def fetch_all(urls):
    for url in urls:
        fetch(url)


`;
    await start({ files: {} });
    const uri = await client.open('solo.py', text);
    await client.diagnostics(uri, has('FC103'));
    const at = { line: 11, character: 0 };
    let version = 1;
    for (const [index, letter] of [...'def broken(x'].entries()) {
      await client.edit(uri, { start: { line: at.line, character: index }, end: { line: at.line, character: index } }, letter, ++version);
    }
    const halfWay = await client.diagnostics(uri, () => (client.publications.get(uri) ?? 0) > 1);
    assert.ok(has('FC103')(halfWay), 'the finding above stays');
    // The loop is emptied: its finding goes.
    await client.edit(uri, { start: { line: 9, character: 8 }, end: { line: 9, character: 18 } }, 'pass', ++version);
    await client.diagnostics(uri, none);
  });

  it('are refreshed in other open files when a helper changes', async () => {
    await start({ files: { 'helpers.py': helpers, 'main.py': main } });
    const mainUri = await client.open('main.py', main);
    const helpersUri = await client.open('helpers.py', helpers);
    await client.diagnostics(mainUri, has('FC103'));
    await client.replace(helpersUri, 'def fetch(url):\n    return url\n', 2);
    await client.diagnostics(mainUri, none);
    // Closed without saving: what is on disk counts again.
    await client.close(helpersUri);
    await client.diagnostics(mainUri, has('FC103'));
  });

  it('notice files that change on disk, appear and go', async () => {
    await start({ files: { 'main.py': main } });
    const uri = await client.open('main.py', main);
    await client.diagnostics(uri, none);
    client.write('helpers.py', helpers);
    await client.watched('helpers.py', FileChangeType.Created);
    await client.diagnostics(uri, has('FC103'));
    client.write('helpers.py', 'def fetch(url):\n    return url\n');
    await client.watched('helpers.py', FileChangeType.Changed);
    await client.diagnostics(uri, none);
  });

  it('notice stubs that change on disk, and say nothing of them', async () => {
    const app = 'from client import connect\n\ndef load(urls):\n    session = connect()\n    texts = []\n    for url in urls:\n        texts.append(session.get(url).text)\n    return texts\n';
    await start({ files: { 'app.py': app, 'client.py': 'made = {}\n\ndef connect():\n    return made["session"]\n' }, settings: { rules: { FC103: 'information' } } });
    const uri = await client.open('app.py', app);
    await client.diagnostics(uri, none);
    client.write('client.pyi', 'import requests\n\ndef connect() -> requests.Session: ...\n');
    await client.watched('client.pyi', FileChangeType.Created);
    await client.diagnostics(uri, has('FC103'));
    client.write('client.pyi', 'def connect() -> bytes: ...\n');
    await client.watched('client.pyi', FileChangeType.Changed);
    await client.diagnostics(uri, none);
  });

  it('obey the settings: severities, rules switched off, exclusions', async () => {
    await start({ files: { 'helpers.py': helpers, 'main.py': main }, settings: { rules: { FC103: 'error' } } });
    const uri = await client.open('main.py', main);
    const [found] = await client.diagnostics(uri, has('FC103'));
    assert.equal(found.severity, DiagnosticSeverity.Error);
    await client.changeSettings({ rules: { FC103: 'off' } });
    await client.diagnostics(uri, none);
    await client.changeSettings({ rules: lookedFor });
    await client.diagnostics(uri, has('FC103'));
    await client.changeSettings({ exclude: ['main.py'] });
    await client.diagnostics(uri, none);
  });

  it('say which setting makes no sense, and go on with its default', async () => {
    await start({ files: {}, settings: { rules: { ...lookedFor, FC107: 'loud' }, exclude: 'generated', benchmark: { budgetSeconds: -1 } } });
    const uri = await client.open('solo.py', `${helpers}\n\ndef fetch_all(urls):\n    for url in urls:\n        fetch(url)\n`);
    await client.diagnostics(uri, has('FC103'));
    for (const name of ['forkcast.rules', 'forkcast.exclude', 'forkcast.benchmark.budgetSeconds']) await client.said(name);
  });

  it('are taken away when the document is closed', async () => {
    await start({ files: { 'helpers.py': helpers, 'main.py': main } });
    const uri = await client.open('main.py', main);
    await client.diagnostics(uri, has('FC103'));
    await client.close(uri);
    await client.diagnostics(uri, none);
  });

  it('are silenced by the quick fix, which adds to a directive that is there', async () => {
    await start({ files: { 'helpers.py': helpers, 'main.py': main } });
    const uri = await client.open('main.py', main);
    const [found] = await client.diagnostics(uri, has('FC103'));
    const [action] = await client.actions(uri, [found]);
    assert.equal(action.title, 'Ignore FC103 on this line');
    const [edit] = action.edit!.changes![uri];
    assert.equal(edit.newText, '  # forkcast: ignore FC103');
    await client.edit(uri, edit.range, edit.newText, 2);
    await client.diagnostics(uri, none);
    const [second] = await client.actions(uri, [{ ...found, code: 'FC101' }]);
    assert.equal(second.edit!.changes![uri][0].newText, ', FC101');
  });

  it('leave alone what .gitignore names and other people\'s packages, open or not', async () => {
    const solo = `${helpers}\n\ndef fetch_all(urls):\n    for url in urls:\n        fetch(url)\n`;
    await start({ files: { '.gitignore': 'generated/\n', 'generated/solo.py': solo, '.venv/lib/python3.11/site-packages/solo.py': solo, 'solo.py': solo } });
    const uris = [await client.open('generated/solo.py', solo), await client.open('.venv/lib/python3.11/site-packages/solo.py', solo), await client.open('solo.py', solo)];
    await client.diagnostics(uris[2], has('FC103'));
    assert.deepEqual([uris[0], uris[1]].map(uri => client.published.get(uri) ?? []), [[], []]);
    const { files } = await client.request('forkcast/analyzeWorkspace', {});
    assert.equal(files, 1);
  });

  it('after Analyze Workspace are shown for files that are not open, and counted', async () => {
    await start({ files: { 'helpers.py': helpers, 'main.py': main, 'broken.py': 'def f(:\n' } });
    const result = await client.request('forkcast/analyzeWorkspace', {});
    assert.equal(result.files, 3);
    assert.equal(result.findings, 1);
    assert.ok(result.sites >= 3);
    assert.ok(has('FC103')(client.published.get(client.uri('main.py'))!));
  });
});

describe('odd texts', () => {
  let client: Client;
  afterEach(() => client.stop());
  const odd: Record<string, string> = {
    'an empty file': '',
    'NUL bytes': 'x = 1\0\0\0\ndef f():\n    pass\n',
    'a byte order mark and CRLF': '\ufeffimport os\r\n\r\n\r\ndef f(xs):\r\n    for x in xs:\r\n        os.stat(x)\r\n',
    'lone surrogates': 'x = "\ud800"\n',
    'five thousand brackets': '('.repeat(5_000),
    'one line of ten megabytes': `x = [${'1, '.repeat(3_333_333)}]\n`,
    'a hundred thousand lines': Array.from({ length: 25_000 }, (_, i) => `def f${i}(x):\n    return x + 1\n\n\n`).join(''),
  };
  for (const [name, text] of Object.entries(odd)) {
    it(`${name}: the server answers and goes on`, async () => {
      client = await Client.start();
      const uri = await client.open('odd.py', text);
      await client.lenses(uri);
      const good = await client.open('good.py', `${helpers}\n\ndef fetch_all(urls):\n    for url in urls:\n        fetch(url)\n`);
      await client.diagnostics(good, has('FC103'));
    });
  }
});
