/**
 * What the editor feels: loading the extension and `activate()` (with a stand-in for the `vscode` module, whose own cost is VS Code's; inside a real
 * one the integration suite prints it), and how long the language server lets a request wait while it reads a large workspace in the background.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { machine, median, quantile, row, standardLibrary } from './table';

const activation = `
const Module = require('node:module');
const disposable = () => ({ dispose() {} });
const vscode = {
  window: { createOutputChannel: () => ({ dispose() {}, error() {}, info() {}, warn() {} }), registerWebviewViewProvider: disposable },
  commands: { registerCommand: disposable }, EventEmitter: class { event = disposable; fire() {} dispose() {} },
};
const load = Module._load;
Module._load = function (name, ...rest) { return name === 'vscode' ? vscode : load.call(this, name, ...rest); };
const started = performance.now();
const { activate } = require(process.argv[1]);
activate({ subscriptions: [], extensionUri: {} });
process.stdout.write(String(performance.now() - started));
process.exit();
`;

async function main(): Promise<void> {
  console.log(machine());
  const extension = join(process.cwd(), 'dist/extension.js');
  const starts = Array.from({ length: 11 }, () => Number(execFileSync(process.execPath, ['-e', activation, extension], { encoding: 'utf8' })));
  row('loading the extension and activate(), median of 11', `${median(starts).toFixed(1)} ms`, 'under 30 ms');

  // Through a link, since a .gitignore above an interpreter may name it.
  const folder = mkdtempSync(join(tmpdir(), 'forkcast-bench-'));
  symlinkSync(standardLibrary().folder, join(folder, 'library'), 'junction');
  const server = spawn(process.execPath, [join(process.cwd(), 'dist/server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => ({})));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const root = { uri: pathToFileURL(folder).href, name: 'library' };
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: root.uri, workspaceFolders: [root], capabilities: { workspace: { configuration: true } } });
  await connection.sendNotification('initialized', {});
  const uri = 'untitled:typing.py';
  const text = 'import time\n\n\ndef poll(urls):\n    for url in urls:\n        time.sleep(1)\n';
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text } });
  const waits: number[] = [];
  let scanning = true;
  const scan = connection.sendRequest<{ files: number; seconds: number }>('forkcast/analyzeWorkspace', {}).finally(() => (scanning = false));
  while (scanning) {
    const asked = performance.now();
    await connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
    waits.push(performance.now() - asked);
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  const { files, seconds } = await scan;
  row(`reading and analysing ${files.toLocaleString('en')} files in the background`, `${seconds.toFixed(1)} s`);
  row(`lenses of an open file meanwhile, median of ${waits.length}`, `${median(waits).toFixed(1)} ms`);
  row('the same, 99th percentile', `${quantile(waits, 0.99).toFixed(1)} ms`);
  row('the same, longest', `${Math.max(...waits).toFixed(1)} ms`);
  connection.dispose();
  server.kill();
  rmSync(folder, { recursive: true });
}

void main();
