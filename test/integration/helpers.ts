/** What the suites inside VS Code share. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ForkcastApi } from '../../src/extension';

export async function activated(): Promise<ForkcastApi> {
  const extension = vscode.extensions.getExtension<ForkcastApi>('forkcast.forkcast');
  assert.ok(extension, 'the extension is there');
  const api = await extension.activate();
  await api.ready();
  return api;
}

export function workspacePath(name: string): string {
  return join(vscode.workspace.workspaceFolders![0].uri.fsPath, name);
}

export async function show(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(workspacePath(name)));
}

export async function until<T>(what: string, look: () => T | undefined | false | Promise<T | undefined | false>, limitSeconds = 30): Promise<T> {
  const end = Date.now() + limitSeconds * 1000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) assert.fail(`not within ${limitSeconds} s: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

export async function lensTitles(uri: vscode.Uri, line: number): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 1000) ?? [];
  return lenses.filter(lens => lens.range.start.line === line).map(lens => lens.command?.title ?? '');
}

/** Language servers that this extension host has started. */
export function serverProcesses(): number[] {
  return execFileSync('ps', ['-eo', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' }).split('\n')
    .map(row => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(row))
    .filter(match => match && Number(match[2]) === process.pid && !match[3].startsWith('Z') && match[4].includes('dist/server.js'))
    .map(match => Number(match![1]));
}

export function findings(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(one => one.source === 'forkcast');
}

export const ruleOf = (diagnostic: vscode.Diagnostic) => (typeof diagnostic.code === 'object' ? String(diagnostic.code.value) : String(diagnostic.code));
