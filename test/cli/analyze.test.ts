import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { AnalysisReport } from '../../src/model';
import { asked, Folder } from './support';

const waiting = 'import urllib.request\n\ndef fetch_all(urls):\n    pages = []\n    for url in urls:\n        pages.append(urllib.request.urlopen(url).read())\n    return pages\n';
const blocking = 'import time\n\nasync def tick():\n    time.sleep(1)\n';

describe('forkcast analyze', () => {
  let folder: Folder;
  beforeEach(() => { folder = new Folder(); });
  afterEach(() => folder.remove());
  const json = async (...words: string[]): Promise<{ status: number | null; report: AnalysisReport }> => {
    const { status, out, err } = await folder.run('analyze', '--format', 'json', ...asked, ...words);
    assert.ok(out, err);
    return { status, report: JSON.parse(out) };
  };

  it('prints the contract in JSON: sites, findings at their exact range, evidence', async () => {
    folder.write('pkg/web.py', waiting);
    const { status, report } = await json('.');
    assert.equal(status, 0, 'an information is below the default --fail-on');
    assert.equal(report.version, 1);
    const [file] = report.files;
    assert.equal(file.path, 'pkg/web.py');
    assert.equal(file.language, 'python');
    const [finding] = file.findings;
    assert.equal(finding.rule, 'FC103');
    assert.deepEqual(finding.range.start, { line: 5, column: 5 });
    assert.ok(finding.evidence.some(({ name, range }) => name === 'urllib.request.urlopen' && range.start.line === 6));
    const site = file.sites.find(({ kind }) => kind === 'loop');
    assert.equal(site?.work, 'io');
    assert.deepEqual(site?.io, ['network']);
    assert.equal(site?.recommendation.model, 'threads');
    assert.ok(site!.recommendation.reasons.every(({ code, message }) => code && message));
  });

  it("follows imports by a tsconfig's paths, and says something else when only those have changed", async () => {
    folder.write('src/lib/git.ts', "import { execSync } from 'node:child_process';\nexport const log = () => execSync('git log');\n");
    folder.write('src/use.ts', "import { log } from '@/git';\nexport async function use() { return log(); }\n");
    const config = (to: string): string => folder.write('tsconfig.json', `{ "compilerOptions": { "paths": { "@/*": ["${to}/*"] } } }`);
    const rules = async (): Promise<string[]> => (await json('--rule', 'FC107=warning', '.')).report.files.flatMap(({ findings }) => findings.map(({ rule }) => rule));
    config('./src/lib');
    assert.deepEqual(await rules(), ['FC107']);
    assert.deepEqual(await rules(), ['FC107'], 'from what was kept');
    config('./elsewhere');
    assert.deepEqual(await rules(), []);
  });

  it('prints text with places that terminals link, and SARIF, and HTML', async () => {
    folder.write('web.py', waiting);
    assert.match((await folder.run('analyze', ...asked, 'web.py')).out, /^web\.py:5:5 FC103 /m);
    const sarif = JSON.parse((await folder.run('analyze', ...asked, '--format', 'sarif')).out);
    assert.equal(sarif.runs[0].results[0].ruleId, 'FC103');
    const { status } = await folder.run('analyze', '--format', 'html', '-o', 'out/report.html');
    assert.equal(status, 0);
    assert.match(readFileSync(join(folder.path, 'out/report.html'), 'utf8'), /^<!doctype html>[\s\S]*web\.py/);
  });

  it('tells by its status whether there are findings that matter', async () => {
    folder.write('a.py', blocking);
    const status = async (...words: string[]) => (await folder.run('analyze', '-q', ...asked, ...words)).status;
    assert.equal(await status(), 1);
    assert.equal(await status('--fail-on', 'error'), 0);
    assert.equal(await status('--fail-on', 'never'), 0);
    assert.equal(await status('--rule', 'FC107=off'), 0);
    assert.equal(await status('--rule', 'FC107=error', '--fail-on', 'error'), 1);
  });

  it('sees a blocking call behind helpers in other files', async () => {
    folder.write('app/__init__.py', '');
    folder.write('app/helpers.py', 'import requests\n\ndef load(url):\n    return parse(url)\n\ndef parse(url):\n    return requests.get(url).json()\n');
    folder.write('app/views.py', 'from .helpers import load\n\nasync def view(url):\n    return load(url)\n');
    const { report } = await json('app');
    const finding = report.files.find(({ path }) => path === 'app/views.py')!.findings[0];
    assert.equal(finding.rule, 'FC107');
    assert.deepEqual(finding.evidence.at(-1)?.path, 'app/helpers.py');
    assert.equal(finding.evidence.at(-1)?.range.start.line, 7);
  });

  it('reads both languages in one workspace, and loads the parser of scripts only where there are some', async () => {
    folder.write('web.py', waiting);
    folder.write('pages.ts', 'export async function pages(urls: string[]) {\n  const found = [];\n  for (const url of urls) {\n    found.push(await fetch(url));\n  }\n  return found;\n}\n');
    const { report: plain } = await json('.');
    assert.deepEqual(plain.files.map(({ findings }) => findings.map(({ rule }) => rule)), [[], ['FC103']], 'rules that are off in scripts unless somebody asks for them');
    const { report } = await json('--rule', 'FC104=information', '.');
    assert.deepEqual(report.files.map(({ path, language, findings }) => [path, language, findings.map(({ rule }) => rule)]), [
      ['pages.ts', 'typescript', ['FC104']], ['web.py', 'python', ['FC103']],
    ]);
    assert.match(report.files[0].findings[0].message, /Promise\.all/);
  });

  it('says what is wrong with the words it was given', async () => {
    for (const [words, pattern] of [
      [['analyse'], /There is no command 'analyse'.*analyze, bench, record, history, compare, advise, lsp/],
      [['analyze', '--colour'], /--colour/],
      [['analyze', '--format', 'xml'], /--format takes text, json, sarif, html; not 'xml'/],
      [['analyze', '--fail-on', 'all'], /--fail-on takes/],
      [['analyze', '--rule', 'XX1=off'], /There is no rule 'XX1'. The rules are FC101/],
      [['analyze', 'missing'], /^forkcast: missing: There is no such file or folder\.$/m],
      [['analyze', '.', 'mispelt'], /mispelt: There is no such file or folder/],
      [['advise', '.', 'mispelt'], /mispelt: There is no such file or folder/],
      [['analyze', ''], /One of the paths is empty/],
      [['analyze', '-'], /files, not standard input/],
      [['lsp', 'extra'], /forkcast lsp takes no extra/],
      [['analyze'], /no Python, JavaScript or TypeScript file there/],
    ] as const) {
      const { status, err, out } = await folder.run(...words);
      assert.equal(status, 2, words.join(' '));
      assert.match(err, pattern);
      assert.equal(out, '');
    }
    assert.match((await folder.run('--help')).out, /forkcast analyze[\s\S]*Exit status/);
    const own = await folder.run('analyze', '--help');
    assert.match(own.out, /--fail-on/);
    assert.deepEqual(await folder.run('help', 'analyze'), own);
    assert.match((await folder.run('help', 'analyse')).err, /Did you mean analyze\?/);
    assert.match((await folder.run('--version')).out, /^\d+\.\d+\.\d+\n$/);
  });

  it('reads a folder that is named even where a .gitignore above it passes it over; rules inside it and those that do not speak of it count', async () => {
    mkdirSync(join(folder.path, '.git'));
    folder.write('.gitignore', 'build/\n');
    folder.write('build/web.py', waiting);
    folder.write('build/deep/web.py', waiting);
    folder.write('build/.gitignore', 'made.py\n');
    folder.write('build/made.py', waiting);
    folder.write('src/.gitignore', 'made.py\n');
    folder.write('src/lib/made.py', waiting);
    folder.write('src/lib/web.py', waiting);
    const paths = async (...words: string[]): Promise<string[]> => (await json(...words)).report.files.map(({ path }) => path).sort();
    assert.deepEqual(await paths('build'), ['build/deep/web.py', 'build/web.py']);
    assert.deepEqual(await paths('build/deep'), ['build/deep/web.py']);
    assert.deepEqual(await paths('src/lib'), ['src/lib/web.py']);
    assert.deepEqual(await paths('.'), ['src/lib/web.py']);
  });

  it('survives every kind of file, and says what it made of each', async function () {
    this.timeout(60_000);
    folder.write('broken.py', `def f(:\n    pass\n\n${waiting}`);
    folder.write('empty.py', '');
    folder.write('nul.py', `x = 1\0\n${waiting}`);
    folder.write('latin.py', Buffer.concat([Buffer.from('x = "'), Buffer.from([0xe9]), Buffer.from(`"\n${waiting}`)]));
    folder.write('bom.py', `\ufeff${waiting}`);
    folder.write('crlf.py', waiting.replaceAll('\n', '\r\n'));
    folder.write('long.py', `${'value = 1\n'.repeat(100_000)}${waiting}`);
    folder.write('line.py', `x = [${'1, '.repeat(3_400_000)}]\n${waiting}`);
    folder.write('nested.py', `x = ${'('.repeat(5_000)}${')'.repeat(5_000)}\n${waiting}`);
    folder.write('picture.py', Buffer.alloc(5_000));
    folder.write('node_modules/a.py', waiting);
    folder.write('.venv/pyvenv.cfg', '');
    folder.write('.venv/lib/a.py', waiting);
    folder.write('.git/HEAD', '');
    folder.write('.gitignore', 'ignored.py\n');
    folder.write('ignored.py', waiting);
    const unreadable = folder.write('secret.py', waiting);
    if (process.platform !== 'win32') {
      chmodSync(unreadable, 0);
      symlinkSync(folder.path, join(folder.path, 'round'));
    }
    const { report } = await json('.');
    const paths = report.files.map(({ path }) => path);
    assert.deepEqual(paths.filter(path => path !== 'secret.py').sort(), ['bom.py', 'broken.py', 'crlf.py', 'empty.py', 'latin.py', 'line.py', 'long.py', 'nested.py', 'nul.py']);
    for (const file of report.files) {
      if (file.path === 'empty.py') assert.deepEqual([file.findings, file.sites, file.errors], [[], [], []]);
      else assert.ok(file.findings.some(({ rule }) => rule === 'FC103'), `${file.path} keeps its finding`);
    }
    const errors = Object.fromEntries(report.files.map(({ path, errors: found }) => [path, found.map(({ message }) => message).join(' ')]));
    for (const path of ['broken.py', 'nul.py', 'latin.py', 'nested.py']) assert.ok(errors[path], `${path} has an error that says what is wrong`);
    for (const path of ['bom.py', 'crlf.py', 'long.py', 'line.py', 'empty.py']) assert.equal(errors[path], '', path);
    assert.match(errors['latin.py'], /UTF-8/);
    const skipped = Object.fromEntries(report.skipped.map(({ path, reason }) => [path, reason]));
    assert.match(skipped['picture.py'], /Not text/);
    if (process.platform !== 'win32' && process.getuid?.() !== 0) assert.match(skipped['secret.py'], /EACCES/);
    const at = report.files.find(({ path }) => path === 'crlf.py')!.findings[0].range.start;
    assert.deepEqual(at, { line: 5, column: 5 });
  });

  it('ends quietly when the reader of its output goes away', async () => {
    for (let number = 0; number < 300; number++) folder.write(`m${number}.py`, waiting);
    const child = folder.start('analyze', '--format', 'json');
    let err = '';
    child.stderr!.on('data', data => { err += data; });
    child.stdout!.once('data', () => child.stdout!.destroy());
    await new Promise(resolve => child.once('close', resolve));
    assert.equal(err, '');
  });
});
