import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { activated, findings, lensTitles, ruleOf, show, until, workspacePath } from '../helpers';

describe('in a workspace that is not trusted', () => {
  before(async () => {
    assert.equal(vscode.workspace.isTrusted, false, 'this suite runs in Restricted Mode');
    await activated();
  });

  it('the analysis works', async () => {
    const { document } = await show('main.py');
    await until('FC103', () => findings(document.uri).some(one => ruleOf(one) === 'FC103'));
    assert.ok((await lensTitles(document.uri, 15)).length > 0);
  });

  it('a benchmark is refused, and nothing runs', async () => {
    const marker = workspacePath('spin-marker');
    const options = { expression: `[${JSON.stringify(marker)}]`, confirmed: true };
    assert.equal(await vscode.commands.executeCommand('forkcast.benchmarkFunction', vscode.Uri.file(workspacePath('main.py')), 'spin', options), undefined);
    await new Promise(resolve => setTimeout(resolve, 2_000));
    assert.equal(existsSync(marker), false);
  });

  it("the workspace's own settings do not choose the interpreter; harmless ones count", async () => {
    const file = workspacePath('.vscode/settings.json');
    writeFileSync(file, JSON.stringify({ 'forkcast.python.interpreter': '/evil/python', 'forkcast.rules': { FC103: 'error' } }));
    const setting = () => vscode.workspace.getConfiguration('forkcast');
    await until('the file to be read', () => setting().get<Record<string, string>>('rules')?.FC103 === 'error');
    assert.equal(setting().get('python.interpreter'), '');
  });
});
