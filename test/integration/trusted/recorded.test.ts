import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { BenchmarkResult } from '../../../src/server/protocol';
import { activated, workspacePath } from '../helpers';
import { harnessProcesses } from '../processes';
import { say } from '../say';

const run = (file: string, name: string, program: string) =>
  vscode.commands.executeCommand<BenchmarkResult | undefined>('forkcast.benchmarkRecorded', vscode.Uri.file(workspacePath(file)), name, { program, confirmed: true });

describe('Benchmark with Recorded Arguments', () => {
  before(activated);
  afterEach(() => vscode.commands.executeCommand('notifications.clearAll'));

  it('runs a program of the workspace once and measures on the calls it made', async () => {
    const result = await run('main.py', 'nap', 'nightly.py');
    assert.ok(result);
    say(`nap, recorded: ${result.verdict}`);
    const { expression, origin, items } = result.report.workload;
    assert.deepEqual([expression, origin, items], ['3 calls recorded from nightly.py', 'recorded', 3]);
  });

  it('says what is wrong where the program makes no call, and leaves nothing behind', async () => {
    assert.equal(await run('main.py', 'clean', 'nightly.py'), undefined);
    assert.deepEqual(harnessProcesses(workspacePath('.')), []);
  });
});
