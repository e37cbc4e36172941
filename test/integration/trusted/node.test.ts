import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { BenchmarkResult } from '../../../src/server/protocol';
import { activated, findings, lensTitles, ruleOf, show, until, workspacePath } from '../helpers';
import { harnessProcesses } from '../processes';
import { say } from '../say';

const run = (file: string, name: string, options?: object) =>
  vscode.commands.executeCommand<BenchmarkResult | undefined>('forkcast.benchmarkFunction', vscode.Uri.file(workspacePath(file)), name, options);
const hoverText = async (uri: vscode.Uri, line: number, character: number) => {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, new vscode.Position(line, character));
  return hovers.flatMap(hover => hover.contents).map(content => (typeof content === 'string' ? content : content.value)).join('\n');
};

/** Of this workspace; the server asks for them anew a moment later. */
async function configure(values: Record<string, unknown>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await vscode.workspace.getConfiguration('forkcast').update(name, value, vscode.ConfigurationTarget.Workspace);
  await new Promise(resolve => setTimeout(resolve, 500));
}

describe('JavaScript and TypeScript beside Python', () => {
  before(async () => {
    await activated();
    // Starting Node and reading TypeScript take their share of the budget; on a busy machine a small one has no more to give.
    await configure({ 'benchmark.budgetSeconds': 10 });
  });
  after(() => configure({ 'benchmark.budgetSeconds': 6 }));
  afterEach(() => vscode.commands.executeCommand('notifications.clearAll'));

  it('a TypeScript file has its findings with the proof from the other file, its lenses and its hovers', async () => {
    const { document } = await show('numbers.ts');
    assert.equal(document.languageId, 'typescript');
    const found = await until('FC101', () => findings(document.uri).find(one => ruleOf(one) === 'FC101'));
    assert.deepEqual([found.range.start.line, found.range.start.character], [6, 2]);
    assert.match(found.message, /on the event loop's thread.*worker threads/);
    assert.ok(found.relatedInformation?.some(({ location }) => location.uri.path.endsWith('/divisors.ts')));
    const titles = await until('lenses', async () => {
      const all = await lensTitles(document.uri, 3);
      return all.length > 0 && all;
    });
    assert.match(titles[0], /computes in JavaScript: worker threads for many calls/);
    assert.match(titles[1], /Benchmark/);
    assert.match((await lensTitles(document.uri, 12))[0], /waits on sleeps: async for many calls/);
    assert.match(await hoverText(document.uri, 3, 20), /computes in JavaScript[^]*divisors\.isPrime/);
  });

  it('so has a JavaScript module', async () => {
    const { document } = await show('mirror.mjs');
    assert.equal(document.languageId, 'javascript');
    // Off in scripts unless somebody asks for it.
    await configure({ rules: { FC104: 'information' } });
    const found = await until('FC104', () => findings(document.uri).find(one => ruleOf(one) === 'FC104'));
    assert.match(found.message, /Promise\.all/);
    assert.match((await until('lenses', async () => (await lensTitles(document.uri, 3)).length > 0 && lensTitles(document.uri, 3)))[0], /waits on the network: async for many calls/);
    assert.match(await hoverText(document.uri, 3, 25), /network/);
    await configure({ rules: undefined });
  });

  it('findings in TypeScript follow what is typed, even half of it', async () => {
    const editor = await show('numbers.ts');
    const { uri } = editor.document;
    await editor.edit(edit => edit.insert(new vscode.Position(11, 0), 'const broken = [1, 2\n'));
    await until('FC101 a line further up than the mistake', () => findings(uri).some(one => ruleOf(one) === 'FC101'));
    await editor.edit(edit => edit.replace(editor.document.lineAt(7).range, '    if (candidate % 7 === 0) found++;'));
    await until('no FC101', () => !findings(uri).some(one => ruleOf(one) === 'FC101'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('FC101 again', () => findings(uri).some(one => ruleOf(one) === 'FC101'));
  });

  it('measures a TypeScript function that imports another file, and one that waits; verdicts stand on their lenses', async () => {
    const { document } = await show('numbers.ts');
    await configure({ 'benchmark.models': ['worker-threads'] });
    const computing = await run('numbers.ts', 'countPrimes');
    await configure({ 'benchmark.models': ['threads', 'async'] });
    assert.ok(computing);
    say(`countPrimes: ${computing.verdict}`);
    assert.match(computing.report.interpreter.implementation, /Node/);
    assert.equal(computing.report.workload.origin, 'comment');
    const states = Object.fromEntries(computing.report.measurements.map(({ model, state, equalResults }) => [model, [state, equalResults]]));
    assert.deepEqual(states, { serial: ['completed', true], 'worker-threads': ['completed', true] });
    const waiting = await run('numbers.ts', 'pause');
    assert.equal(waiting?.report.recommendation.model, 'async', waiting?.verdict);
    await until('the verdict on the lens', async () => (await lensTitles(document.uri, 12)).some(title => title.includes(waiting.verdict)));
    assert.match(await hoverText(document.uri, 12, 25), /async x\d+/);
  });

  it('takes arguments in JavaScript', async () => {
    const result = await run('numbers.ts', 'countPrimes', { expression: 'await Promise.all([1, 2].map(async x => [0, x * 500]))' });
    assert.equal(result?.report.workload.items, 2);
  });

  it('one report tells of both languages', async () => {
    assert.ok(await run('main.py', 'nap'));
    await vscode.commands.executeCommand('forkcast.analyzeWorkspace');
    const target = vscode.Uri.file(workspacePath('report.html'));
    writeFileSync(target.fsPath, '');
    await vscode.commands.executeCommand('forkcast.exportReport', target);
    const html = readFileSync(target.fsPath, 'utf8');
    for (const word of ['main.py:nap', 'threads ×', 'numbers.ts:pause', 'async ×', 'mirror.mjs', 'fetchAll', 'computes in JavaScript', 'Node.js', 'CPython']) assert.ok(html.includes(word), `${word} is in the report`);
  });

  it('a function that ends the process, one that never returns, and a Node that is not there: no result, no process left, and the next one runs', async () => {
    assert.equal(await run('mirror.mjs', 'leave', { confirmed: true }), undefined);
    await configure({ 'node.path': '/nowhere/node' });
    try {
      assert.equal(await run('numbers.ts', 'pause'), undefined);
    } finally {
      await configure({ 'node.path': undefined });
    }
    const marker = workspacePath('spin-marker-node');
    const running = run('mirror.mjs', 'spin', { expression: `[${JSON.stringify(marker)}]`, confirmed: true });
    await until('the endless function to run', () => existsSync(marker));
    assert.ok(harnessProcesses(workspacePath('.')).length > 0);
    await vscode.commands.executeCommand('forkcast.restartServer');
    assert.equal(await running, undefined);
    await until('every process to end', () => harnessProcesses(workspacePath('.')).length === 0);
    assert.equal((await run('numbers.ts', 'pause'))?.report.recommendation.model, 'async');
  });
});
