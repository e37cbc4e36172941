import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ErrorCodes } from 'vscode-languageserver/node';
import { Client } from './client';

describe('the server', () => {
  it('answers malformed parameters with InvalidParams and the field that is wrong', async () => {
    const client = await Client.start();
    try {
      const send = (method: string, params: unknown) => client.connection.sendRequest(method, params as object).then(() => assert.fail(`${method} took ${JSON.stringify(params)}`), (error: { code: number; message: string }) => error);
      for (const [method, params, field] of [
        ['forkcast/benchmark', {}, 'uri'], ['forkcast/benchmark', { uri: 1, function: 'f' }, 'uri'], ['forkcast/benchmark', { uri: 'file:///a.py', function: ['f'] }, 'function'],
        ['forkcast/targets', { uri: 'file:///a.py', position: { line: -1, character: 'x' } }, 'position'], ['forkcast/checkExpression', { uri: 'file:///a.py', expression: null }, 'expression'], ['forkcast/checkExpression', { expression: '1' }, 'uri'],
      ] as const) {
        const error = await send(method, params);
        assert.equal(error.code, ErrorCodes.InvalidParams, method);
        assert.ok(error.message.includes(field), error.message);
      }
      assert.deepEqual(await client.lenses('file:///nowhere/gone.py'), []);
      assert.deepEqual((await client.request('forkcast/targets', { uri: 'file:///nowhere/gone.py' })).targets, []);
      assert.equal(await client.hover('untitled:x', 0, 0), null);
    } finally {
      await client.stop();
    }
  });

  it('takes documents that are not files', async () => {
    const client = await Client.start();
    try {
      const uri = 'untitled:Untitled-1';
      await client.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text: 'import time\n\n\ndef f(xs):\n    for x in xs:\n        time.sleep(1)\n' } });
      const titles = (await client.lenses(uri)).map(lens => lens.command!.title);
      assert.ok(titles.some(title => title.startsWith('waits on')), String(titles));
      assert.ok(!titles.includes('Benchmark'), 'what is not on disk cannot be run');
    } finally {
      await client.stop();
    }
  });

  it('starts with odd initializationOptions, and without a folder', async () => {
    const client = await Client.start({ initializationOptions: { trusted: 'yes', storagePath: 7 } as never });
    try {
      await client.said('initializationOptions');
    } finally {
      await client.stop();
    }
  });

  it('ends with its client: when the pipe breaks', async () => {
    const client = await Client.start();
    client.child.stdin!.destroy();
    client.child.stdout!.destroy();
    await client.exited();
    await client.stop();
  });

  it('ends with its client: when the process that it was told of is gone', async () => {
    // The parent dies, the pipe stays open in our hands: only its process id tells.
    const parent = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' });
    const child = spawn(process.execPath, [join(process.cwd(), 'dist/server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: parent.pid, rootUri: null, capabilities: {} } });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    await new Promise(resolve => child.stdout.once('data', resolve));
    parent.kill('SIGKILL');
    await new Promise(resolve => child.once('exit', resolve));
  });

  it('speaks over node-ipc, as VS Code starts it', async () => {
    const child = spawn(process.execPath, [join(process.cwd(), 'dist/server.js'), '--node-ipc'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const answer = new Promise<{ result: { serverInfo: { name: string } } }>(resolve => child.once('message', message => resolve(message as never)));
    child.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
    assert.equal((await answer).result.serverInfo.name, 'forkcast');
    child.disconnect();
    await new Promise(resolve => child.once('exit', resolve));
  });
});
