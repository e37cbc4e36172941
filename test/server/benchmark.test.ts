import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CancellationTokenSource, LSPErrorCodes, ProgressType, type WorkDoneProgressReport } from 'vscode-languageserver/node';
import { errorCodes, type BenchmarkParams, type BenchmarkResult } from '../../src/server/protocol';
import { Client, type Options } from './client';

const text = `import os
import pathlib
import time


def nap(seconds):
    # forkcast: args=[0.02] * 8
    time.sleep(seconds)
    return seconds


def quick():
    return sum(range(10_000))


def boom(x):
    if x:
        raise ValueError("no " + str(x))
    return x


def endless(marker):
    pathlib.Path(marker).touch()
    while True:
        pass


def wipe(path):
    os.remove(path)


def caller():
    return nap(0.5)


def needs(a, b):
    return a + b
`;

describe('benchmarks on request', () => {
  let client: Client;
  let uri: string;
  const start = async (options: Options = {}) => {
    client = await Client.start({ files: { 'work.py': text, ...options.files }, settings: { benchmark: { budgetSeconds: 3, models: ['threads'] } }, ...options });
    uri = await client.open('work.py', text);
  };
  afterEach(() => client.stop());

  const benchmark = (params: Partial<BenchmarkParams>): Promise<BenchmarkResult> => client.request('forkcast/benchmark', { uri, function: 'nap', ...params });
  const refused = async (params: Partial<BenchmarkParams>) => {
    const error = await benchmark(params).then(() => assert.fail('was not refused'), (one: { code: number; message: string; data: { code: string; advice: string; detail?: string } }) => one);
    assert.ok(error.message && error.data?.advice, `says what happened and what to do: ${error.message}`);
    return error;
  };

  it('offer the targets of a file with their arguments and what runs would repeat', async () => {
    await start();
    const { targets, selected } = await client.request('forkcast/targets', { uri, position: { line: 7, character: 6 } });
    assert.equal(selected, 'nap');
    const of = (name: string) => targets.find(target => target.function === name)!;
    assert.deepEqual(of('nap').workloads, [{ expression: '[0.02] * 8', origin: 'comment' }, { expression: '[(0.5,)]', origin: 'call-site' }]);
    assert.deepEqual(of('quick').workloads, [{ expression: null, origin: 'no-arguments' }]);
    assert.deepEqual([of('needs').workloads, of('needs').callable], [[], false]);
    assert.deepEqual(of('wipe').repeats, ['deletes: os.remove (work.py, line 29)']);
    assert.deepEqual(of('nap').repeats, []);
  });

  it('run the real interpreter, tell of their progress, advise, and put the verdict on the lens until the code changes', async () => {
    const storagePath = mkdtempSync(join(tmpdir(), 'forkcast-storage-'));
    await start({ initializationOptions: { storagePath } });
    const heard: WorkDoneProgressReport[] = [];
    client.connection.onProgress(new ProgressType<WorkDoneProgressReport>(), 'token-1', value => void heard.push(value));
    const { report, verdict } = await benchmark({ workDoneToken: 'token-1' });
    assert.equal(report.recommendation.model, 'threads');
    assert.match(verdict, /^threads x\d+: .*x as fast/);
    assert.equal(report.workload.origin, 'comment');
    assert.ok(heard.some(({ message }) => /threads x\d+: round \d+/.test(message ?? '')), JSON.stringify(heard));
    assert.ok(heard.every(({ percentage }) => percentage === undefined || (percentage >= 0 && percentage <= 100)));

    const titles = async (of: Client) => (await of.lenses(uri)).filter(lens => lens.range.start.line === 5).map(lens => lens.command!.title);
    assert.deepEqual(await titles(client), [verdict, 'Benchmark again']);
    await client.edit(uri, { start: { line: 7, character: 14 }, end: { line: 7, character: 14 } }, ' ', 2);
    assert.deepEqual(await titles(client), [`${verdict} - before the code changed`, 'Benchmark again']);

    // Another session over the same folder knows it still.
    const folder = client.folder;
    await client.stop({ keepFolder: true });
    client = await Client.start({ folder, initializationOptions: { storagePath } });
    await client.open('work.py', text);
    assert.deepEqual(await titles(client), [verdict, 'Benchmark again']);
    const model = await client.request('forkcast/report', null);
    assert.equal(model.entries[0].target, 'work.py:nap');
    assert.equal(model.entries[0].measured?.stale, false);
    assert.match(await client.request('forkcast/reportHtml', null), /<html[^]*nap/);
    rmSync(storagePath, { recursive: true });
  });

  it('set stored results aside that cannot be read, and say so', async () => {
    const storagePath = mkdtempSync(join(tmpdir(), 'forkcast-storage-'));
    writeFileSync(join(storagePath, 'benchmarks.json'), '{"version":99');
    await start({ initializationOptions: { storagePath } });
    await client.lenses(uri);
    await client.said('set aside');
    assert.ok(readdirSync(storagePath).includes('benchmarks.json.unreadable'));
    assert.equal(readFileSync(join(storagePath, 'benchmarks.json.unreadable'), 'utf8'), '{"version":99');
    rmSync(storagePath, { recursive: true });
  });

  it('end on $/cancelRequest, and leave no process behind', async () => {
    await start();
    const marker = join(client.folder, 'running-marker');
    const source = new CancellationTokenSource();
    const outcome = client.connection.sendRequest<BenchmarkResult>('forkcast/benchmark', { uri, function: 'endless', expression: `[${JSON.stringify(marker)}]`, confirmed: true }, source.token)
      .then(() => assert.fail('was not cancelled'), (error: { code: number }) => error);
    await until(() => existsSync(marker));
    const busy = await refused({ function: 'quick' });
    assert.equal(busy.code, errorCodes.busy);
    source.cancel();
    assert.equal((await outcome).code, LSPErrorCodes.RequestCancelled);
    assert.deepEqual(pythonsOf(client.child.pid!), []);
    // The server is free for the next one.
    assert.equal((await benchmark({ function: 'quick' })).report.workload.origin, 'no-arguments');
  });

  it('die with a server that is killed', async () => {
    await start();
    const marker = join(client.folder, 'running-marker');
    void benchmark({ function: 'endless', expression: `[${JSON.stringify(marker)}]`, confirmed: true }).catch(() => undefined);
    await until(() => existsSync(marker));
    const pids = pythonsOf(client.child.pid!);
    assert.ok(pids.length > 0);
    client.child.kill('SIGKILL');
    await until(() => pids.every(pid => !isAlive(pid)));
  });

  it('are refused in a workspace that is not trusted, until it is', async () => {
    await start({ initializationOptions: { trusted: false } });
    const error = await refused({ function: 'quick' });
    assert.deepEqual([error.code, error.data.code], [errorCodes.untrusted, 'untrusted']);
    await client.notify('forkcast/trusted', null);
    assert.ok((await benchmark({ function: 'quick' })).report);
  });

  it('say what is wrong with a request that cannot be run', async () => {
    await start();
    assert.equal((await refused({ function: 'gone' })).code, errorCodes.noSuchFunction);
    assert.equal((await refused({ function: 'needs' })).code, errorCodes.noArguments);
    assert.equal((await refused({ uri: 'untitled:Untitled-1', function: 'quick' })).data.code, 'not-a-file');
    const raised = await refused({ function: 'boom', expression: '[1]' });
    assert.match(`${raised.message} ${raised.data.detail}`, /ValueError: no 1/);
    await client.replace(uri, `${text}# edited\n`, 2);
    assert.equal((await refused({ function: 'quick' })).data.code, 'unsaved');
  });

  it('want it confirmed where runs would repeat effects, whoever asks', async () => {
    await start();
    const path = join(client.folder, 'not-there');
    const error = await refused({ function: 'wipe', expression: `[${JSON.stringify(path)}]` });
    assert.deepEqual([error.code, error.data.code], [errorCodes.unconfirmed, 'unconfirmed']);
    assert.match(error.message, /wipe many times\. Each run deletes: os\.remove \(work\.py, line 29\)\./);
    const raised = await refused({ function: 'wipe', expression: `[${JSON.stringify(path)}]`, confirmed: true });
    assert.match(raised.message, /FileNotFoundError/);
  });

  it('can be planned, which runs nothing, and go by settings that came just before', async () => {
    await start();
    const marker = join(client.folder, 'ran');
    void client.changeSettings({ benchmark: { budgetSeconds: 3, models: ['threads'], temporaryDirectory: true, taskTimeoutSeconds: 0.2, memoryLimitMB: 900, precisionPercent: 2.5 } });
    const { plan, text: told } = await client.request('forkcast/plan', { uri, function: 'endless', expression: `[${JSON.stringify(marker)}]`, confirmed: true });
    assert.deepEqual([plan.workingDirectory, plan.taskTimeoutSeconds, plan.memoryLimitBytes, plan.precision, plan.repeats.length], [null, 0.2, 900e6, 0.025, 1]);
    assert.match(told, /pathlib[^]*known to 2\.5 %[^]*0\.2 s for each task/);
    assert.equal(existsSync(marker), false);
    const slow = await refused({ function: 'endless', expression: `[${JSON.stringify(marker)}]`, confirmed: true });
    assert.equal(slow.data.code, 'task-timeout', slow.message);
    void client.changeSettings({ benchmark: { budgetSeconds: 2, models: ['threads'] } });
    const { plan: next } = await client.request('forkcast/plan', { uri, function: 'quick' });
    assert.deepEqual([next.budgetSeconds, next.taskTimeoutSeconds], [2, null]);
  });

  it('say which interpreter is missing', async () => {
    await start({ settings: { python: { interpreter: '/nowhere/python' } } });
    const error = await refused({ function: 'quick' });
    assert.equal(error.code, errorCodes.noInterpreter);
    assert.match(error.message, /\/nowhere\/python/);
  });

  it('are there for editors without our client, by the lens\'s own command', async () => {
    await start();
    const result = await client.connection.sendRequest<BenchmarkResult>('workspace/executeCommand', { command: 'forkcast.benchmarkFunction', arguments: [uri, 'quick'] });
    assert.equal(result.report.target.endsWith('quick'), true);
    await client.said('quick: ');
    // What a run would repeat is asked first; this client cannot ask, so nothing is run.
    await assert.rejects(client.connection.sendRequest('workspace/executeCommand', { command: 'forkcast.benchmarkFunction', arguments: [uri, 'wipe'] }));
    await assert.rejects(client.connection.sendRequest('workspace/executeCommand', { command: 'rm', arguments: [] }));
  });

  it('tell an expression from what is none', async () => {
    await start();
    const problem = async (file: string, expression: string) => (await client.request('forkcast/checkExpression', { uri: uri.replace('work.py', file), expression })).problem;
    for (const good of ['[1, 2]', 'range(3)', '[(1, "a")]', '(x for x in y)', 'f(1)\n', 'lambda x: x']) assert.equal(await problem('work.py', good), null, good);
    for (const bad of ['', '[1, 2', 'import os', '1 +', 'new Date()', 'x => x']) assert.notEqual(await problem('work.py', bad), null, bad);
    // In the language of the document: for TypeScript plain JavaScript too, since that is what evaluates it.
    for (const file of ['work.js', 'work.mjs', 'work.ts', 'work.tsx', 'work.cts']) {
      for (const good of ['new Date()', '[1, 2].map(x => [x])', 'x => x', 'await load()', '{ a: 1 }', "require('node:fs')", '[1] // one', '[1,\n2]']) assert.equal(await problem(file, good), null, `${file}: ${good}`);
      for (const bad of ['', '(x for x in y)', 'lambda x: x', 'const x = 1', '1; 2', '1); (2', '[1 as number]']) assert.match(await problem(file, bad) ?? '', /^(Not a JavaScript|There is no) expression/, `${file}: ${bad}`);
      assert.equal(await problem(file, '[1, [2,\n3]'), 'Not a JavaScript expression: it ends before it is complete.');
    }
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (holds()) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  assert.fail('did not come about in 20 s');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Processes below `pid`, however deep. */
function pythonsOf(pid: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,stat='], { encoding: 'utf8' }).trim().split('\n').map(row => row.trim().split(/\s+/));
  const found: number[] = [];
  for (const parents = [pid]; parents.length;) {
    const parent = parents.pop()!;
    for (const [child, its, stat] of rows) {
      if (Number(its) !== parent || stat.startsWith('Z')) continue;
      found.push(Number(child));
      parents.push(Number(child));
    }
  }
  return found;
}
