import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  it('happens', async () => {
    const extension = vscode.extensions.getExtension('forkcast.forkcast');
    assert.ok(extension);
    await extension.activate();
    console.log('trusted', vscode.workspace.isTrusted, vscode.workspace.workspaceFolders?.[0].uri.toString(), vscode.workspace.getConfiguration('workbench').get('startupEditor'), process.version);
  });
});
