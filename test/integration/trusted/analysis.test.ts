import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import type { AnalyzeWorkspaceResult } from '../../../src/server/protocol';
import { activated, findings, lensTitles, ruleOf, serverProcesses, show, until } from '../helpers';

describe('as one types', () => {
  let editor: vscode.TextEditor;
  before(async () => {
    await activated();
    editor = await show('main.py');
  });
  after(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('findings link to a page on their rule and carry the proof from the other file', async () => {
    const found = await until('FC103', () => findings(editor.document.uri).find(one => ruleOf(one) === 'FC103'));
    assert.deepEqual([found.range.start.line, found.range.start.character, found.range.end.character], [10, 4, 20]);
    const { target } = found.code as { target: vscode.Uri };
    assert.ok(existsSync(target.fsPath), `${target.fsPath} exists`);
    assert.ok(found.relatedInformation?.some(({ location }) => location.uri.path.endsWith('/helpers.py')));
  });

  it('lenses say what the work is and offer the benchmark', async () => {
    const titles = await until('lenses', async () => {
      const all = await lensTitles(editor.document.uri, 15);
      return all.length > 0 && all;
    });
    assert.equal(titles.length, 2);
    assert.match(titles[0], /waits on sleeps: threads for many calls/);
    assert.match(titles[1], /Benchmark/);
    assert.deepEqual(await lensTitles(editor.document.uri, 43), [], 'little work: silence');
  });

  it('findings follow an edit, and come back with undo', async () => {
    const { uri } = editor.document;
    await editor.edit(edit => edit.replace(editor.document.lineAt(11).range, '        pages.append(url)'));
    await until('no FC103', () => !findings(uri).some(one => ruleOf(one) === 'FC103'));
    await vscode.commands.executeCommand('undo');
    await until('FC103 again', () => findings(uri).some(one => ruleOf(one) === 'FC103'));
  });

  it('the quick fix silences a finding', async () => {
    const { uri } = editor.document;
    const found = await until('FC103', () => findings(uri).find(one => ruleOf(one) === 'FC103'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, found.range);
    const ignore = actions.find(action => action.title === 'Ignore FC103 on this line');
    assert.ok(ignore?.edit, actions.map(action => action.title).join());
    await vscode.workspace.applyEdit(ignore.edit);
    await until('no FC103', () => !findings(uri).some(one => ruleOf(one) === 'FC103'));
    await vscode.commands.executeCommand('undo');
  });

  it('settings take effect at once', async () => {
    const { uri } = editor.document;
    const configuration = vscode.workspace.getConfiguration('forkcast');
    await configuration.update('rules', { FC103: 'error' }, vscode.ConfigurationTarget.Workspace);
    await until('an error', () => findings(uri).some(one => ruleOf(one) === 'FC103' && one.severity === vscode.DiagnosticSeverity.Error));
    await configuration.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await configuration.update('codeLens.enabled', false, vscode.ConfigurationTarget.Workspace);
    await until('no lenses', async () => (await lensTitles(uri, 15)).length === 0);
    await configuration.update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Workspace);
    await until('lenses', async () => (await lensTitles(uri, 15)).length > 0);
  });

  it('Analyze Workspace counts the files and shows findings of those that are not open', async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    const result = await vscode.commands.executeCommand<AnalyzeWorkspaceResult>('forkcast.analyzeWorkspace');
    assert.equal(result.files, 6);
    assert.ok(result.findings >= 1);
    await until('findings of a closed file', () => vscode.languages.getDiagnostics().some(([uri, all]) => uri.path.endsWith('/main.py') && all.some(one => one.source === 'forkcast')));
    editor = await show('main.py');
  });

  it('a server that crashes is started anew, and knows the open documents', async () => {
    const [pid] = serverProcesses();
    process.kill(pid, 'SIGKILL');
    await until('another server', () => serverProcesses().some(other => other !== pid));
    await until('lenses of the new server', async () => (await lensTitles(editor.document.uri, 15)).length > 0);
    await until('its findings', () => findings(editor.document.uri).some(one => ruleOf(one) === 'FC103'));
  });

  it('Restart Server brings another one', async () => {
    const [pid] = serverProcesses();
    await vscode.commands.executeCommand('forkcast.restartServer');
    assert.equal(serverProcesses().includes(pid), false);
    await until('lenses of the new server', async () => (await lensTitles(editor.document.uri, 15)).length > 0);
  });
});
