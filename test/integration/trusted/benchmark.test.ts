import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { BenchmarkResult, PlanResult } from '../../../src/server/protocol';
import { activated, lensTitles, show, until, workspacePath } from '../helpers';
import { harnessProcesses } from '../processes';
import { say } from '../say';

const run = (...parameters: unknown[]) => vscode.commands.executeCommand<BenchmarkResult | undefined>('forkcast.benchmarkFunction', ...parameters);

describe('Benchmark Function', () => {
  before(activated);
  afterEach(() => vscode.commands.executeCommand('notifications.clearAll'));

  it('measures the function around the cursor, on the arguments in its comment, and puts the verdict on its lens', async () => {
    const editor = await show('main.py');
    editor.selection = new vscode.Selection(17, 4, 17, 4);
    const result = await run();
    assert.ok(result);
    say(`nap: ${result.verdict}`);
    assert.ok(result.report.target.endsWith('nap'));
    assert.equal(result.report.recommendation.model, 'threads');
    await until('the verdict on the lens', async () => (await lensTitles(editor.document.uri, 15)).some(title => title.includes(result.verdict)));
    // Edited: the lens says that it speaks of an earlier text.
    await editor.edit(edit => edit.insert(new vscode.Position(17, 15), ' '));
    await until('the mark of age', async () => (await lensTitles(editor.document.uri, 15)).some(title => title.includes('before the code changed')));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('takes arguments that another extension passes', async () => {
    const result = await run(vscode.Uri.file(workspacePath('main.py')), 'count_primes', { expression: '[400] * 4' });
    assert.equal(result?.report.workload.origin, 'given');
    assert.equal(result.report.workload.expression, '[400] * 4');
  });

  it('shows a plan, which runs none of the function', async () => {
    const planned = await vscode.commands.executeCommand<PlanResult | undefined>('forkcast.showBenchmarkPlan', vscode.Uri.file(workspacePath('main.py')), 'nap');
    assert.ok(planned);
    assert.match(planned.text, /^It repeats nothing [^]*\nModels: serial, threads/);
    assert.ok(planned.plan.contenders.some(({ model }) => model === 'threads'), JSON.stringify(planned.plan.contenders));
    assert.deepEqual(harnessProcesses(workspacePath('.')), []);
  });

  it('asks for a file on disk where the document is none, without a dialog in the way', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: 'def f():\n    return 1\n' });
    await vscode.window.showTextDocument(document);
    assert.equal(await run(), undefined);
    assert.equal(await vscode.commands.executeCommand('forkcast.showBenchmarkPlan'), undefined);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('over workers: a model at several numbers of them, and what so many tasks would take', async () => {
    const result = await vscode.commands.executeCommand<BenchmarkResult | undefined>('forkcast.benchmarkOverWorkers', vscode.Uri.file(workspacePath('main.py')), 'nap', { expression: '[0.01] * 8', projectTasks: 1000 });
    assert.ok(result);
    const [scaling] = result.report.scaling ?? [];
    assert.ok(scaling && scaling.points.length >= 2, JSON.stringify(result.report.scaling));
    assert.equal(result.report.projection?.tasks, 1000);
    say(`nap over workers: ${scaling.points.map(({ workers }) => workers).join(', ')}`);
  });

  it('saves what was edited before it runs it', async () => {
    const editor = await show('main.py');
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '# edited\n'));
    assert.ok(await run(editor.document.uri, 'nap'));
    assert.match(readFileSync(workspacePath('main.py'), 'utf8'), /^# edited\n/);
    await vscode.commands.executeCommand('undo');
    await editor.document.save();
  });

  it('says what is wrong and returns nothing where the function fails', async () => {
    assert.equal(await run(vscode.Uri.file(workspacePath('main.py')), 'count_primes', { expression: '["no number"]' }), undefined);
    assert.equal(await run(vscode.Uri.file(workspacePath('main.py')), 'gone'), undefined);
  });

  it('refuses an interpreter that does not exist', async () => {
    const configuration = vscode.workspace.getConfiguration('forkcast');
    await configuration.update('python.interpreter', '/nowhere/python', vscode.ConfigurationTarget.Workspace);
    try {
      assert.equal(await run(vscode.Uri.file(workspacePath('main.py')), 'nap'), undefined);
    } finally {
      await configuration.update('python.interpreter', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('ends its whole process tree when the server is stopped in the middle', async () => {
    const marker = workspacePath('spin-marker');
    const running = run(vscode.Uri.file(workspacePath('main.py')), 'spin', { expression: `[${JSON.stringify(marker)}]`, confirmed: true });
    await until('the endless function to run', () => existsSync(marker));
    const before = harnessProcesses(workspacePath('.'));
    assert.ok(before.length > 0);
    await vscode.commands.executeCommand('forkcast.restartServer');
    assert.equal(await running, undefined);
    await until('every process to end', () => harnessProcesses(workspacePath('.')).every(pid => !before.includes(pid)));
  });

  it('works again after all that, and the report can be exported', async () => {
    assert.ok(await run(vscode.Uri.file(workspacePath('main.py')), 'nap'));
    const target = vscode.Uri.file(workspacePath('report.html'));
    writeFileSync(target.fsPath, '');
    await vscode.commands.executeCommand('forkcast.exportReport', target);
    assert.match(readFileSync(target.fsPath, 'utf8'), /<html[^]*nap[^]*threads/);
  });
});
