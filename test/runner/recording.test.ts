/** Arguments from a real run, in real interpreters: recorded once, then benchmarked on. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordingPoints } from '../../src/analysis/recording-points';
import { parse } from '../../src/analysis/frontend/estree/parser';
import { WorkspaceIndex } from '../../src/analysis/workspace-index';
import { describeRecording, findNode, parseEntry, readRecording, recordCalls, runtimeOf, type RecordObserver, type RecordOutcome, type RecordRequest } from '../../src/bench';
import type { ExecutionModel } from '../../src/model';
import { mainInterpreter } from './interpreters';
import { assertCompleted, bench, processesWith, programs, refusal } from './support';

const folder = join(programs, 'recorded');
const shop = join(folder, 'shop.py');

describe('recorded arguments: Python', () => {
  let keep: string;
  before(() => { keep = mkdtempSync(join(tmpdir(), 'forkcast-kept-')); });
  after(() => rmSync(keep, { recursive: true, force: true }));

  /** Records; afterwards no process and no temporary file of it may be left. */
  async function record(name: string, words: string[], options: Partial<RecordRequest> = {}, observer: RecordObserver = {}): Promise<RecordOutcome> {
    const temporary = mkdtempSync(join(tmpdir(), 'forkcast-test-'));
    const outside = process.env.TMPDIR;
    process.env.TMPDIR = temporary;
    try {
      return await recordCalls({
        file: shop, function: name, hash: 'abc', interpreter: await mainInterpreter(), entry: parseEntry(words, shop, runtimeOf(shop), folder), cwd: folder,
        output: join(keep, `${name}.recording`), environment: { ...process.env, FORKCAST_TEST: temporary, PYTHONDONTWRITEBYTECODE: '1' }, ...options,
      }, observer);
    } finally {
      if (outside === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = outside;
      assert.deepEqual(processesWith(`FORKCAST_TEST=${temporary}`), []);
      assert.deepEqual(readdirSync(temporary), []);
      rmSync(temporary, { recursive: true });
    }
  }

  it('records the calls of a program that is the function\'s own file, and benchmarks on them', async () => {
    const { recording, ended, exitCode } = await record('price', []);
    assert.deepEqual([ended, exitCode, recording.calls, recording.seen, recording.leftOut], ['by-itself', 0, 7, 7, []]);
    const outcome = await bench('recorded/shop.py', 'price', 'recorded', { ...options(recording.path), tasks: 14 });
    assertCompleted(outcome, 'serial', 'threads', 'processes');
    assert.deepEqual([outcome.workload.items, outcome.workload.origin], [7, 'recorded']);
    assert.ok(outcome.measurements.every(({ equalResults }) => equalResults !== false));
  });

  it('keeps methods with their own instances, extra and keyword-only arguments', async () => {
    const { recording } = await record('Item.total', []);
    assert.equal(recording.calls, 7);
    const outcome = await bench('recorded/shop.py', 'Item.total', 'recorded', { ...options(recording.path), models: ['threads', 'processes'], tasks: 7 });
    assertCompleted(outcome, 'serial', 'threads', 'processes');
  });

  it('records class methods and coroutine functions', async () => {
    const parsed = await record('Item.parse', []);
    assertCompleted(await bench('recorded/shop.py', 'Item.parse', 'recorded', { ...options(parsed.recording.path), models: ['threads', 'processes'], tasks: 7 }), 'serial', 'processes');
    const quoted = await record('quote', []);
    assertCompleted(await bench('recorded/shop.py', 'quote', 'recorded', { ...options(quoted.recording.path), models: ['asyncio'], tasks: 7 }), 'serial', 'asyncio');
  });

  it('records through another script, a module and a test runner', async () => {
    assert.equal((await record('price', ['report.py'])).recording.calls, 3);
    assert.equal((await record('price', ['python', 'report.py'])).recording.calls, 3);
    assert.equal((await record('price', ['-m', 'report'])).recording.calls, 3);
    assert.equal((await record('price', ['unittest', '-q', 'test_shop'])).recording.calls, 1);
  });

  it('sees the calls of forked workers', async () => {
    assert.equal((await record('price', ['report.py', 'fork'])).recording.calls, 7);
  });

  it('keeps the first calls only, and counts the others', async () => {
    const { recording } = await record('price', [], { calls: 2 });
    assert.deepEqual([recording.calls, recording.seen], [2, 7]);
    assert.match(describeRecording(recording)[0], /^2 calls of price of 7 recorded from/);
  });

  it('names the argument that cannot be recorded', async () => {
    const error = await refusal(record('store', []));
    assert.equal(error.code, 'recording-unpicklable');
    assert.match(error.message, /its argument connection \(sqlite3\.Connection\) cannot be recorded: TypeError/);
  });

  it('keeps what was recorded before a crash, an exception, an exit or garbage', async () => {
    for (const [how, exitCode] of [['crash', 3], ['raise', 1], ['exit', 1], ['noise', 0]] as const) {
      const outcome = await record('price', ['report.py', how]);
      assert.deepEqual([outcome.recording.calls, outcome.ended, outcome.exitCode], [3, 'by-itself', exitCode], how);
    }
  });

  it('ends a program that waits, at its time or when enough is recorded, and keeps the calls', async () => {
    assert.deepEqual(pick(await record('price', ['report.py', 'wait'], { seconds: 1.5 })), ['time', null, 3]);
    const enough = new AbortController();
    const told: number[] = [];
    const outcome = await record('price', ['report.py', 'wait'], {}, { enough: enough.signal, onProgress: ({ calls }) => { told.push(calls); if (calls === 3) enough.abort(); } });
    assert.deepEqual(pick(outcome), ['enough', null, 3]);
    assert.equal(told.at(-1), 3);
  });

  it('keeps nothing when cancelled', async () => {
    const cancel = new AbortController();
    const output = join(keep, 'cancelled.recording');
    const error = await refusal(record('price', ['report.py', 'wait'], { output }, { signal: cancel.signal, onProgress: ({ calls }) => { if (calls) cancel.abort(); } }));
    assert.equal(error.code, 'cancelled');
    assert.ok(!readdirSync(keep).includes('cancelled.recording'));
  });

  it('says what to do where nothing can be recorded', async () => {
    const codeOf = async (name: string, words: string[], options: Partial<RecordRequest> = {}) => (await refusal(record(name, words, options))).code;
    assert.equal(await codeOf('never', []), 'recording-empty');
    assert.equal(await codeOf('missing', []), 'not-recordable');
    assert.equal(await codeOf('never', ['report.py', 'raise']), 'recording-failed');
    assert.equal(await codeOf('never', ['-m', 'nowhere']), 'recording-failed');
    assert.throws(() => parseEntry(['nowhere.py'], shop, runtimeOf(shop), folder), { code: 'bad-entry' });
    assert.throws(() => parseEntry(['-m'], shop, runtimeOf(shop), folder), { code: 'bad-entry' });
    assert.throws(() => parseEntry(['npm', 'install'], 'a.js', runtimeOf('a.js'), folder), { code: 'bad-entry' });
  });

  it('refuses recordings that are damaged, of another version or of code that has changed', async () => {
    const { recording: { path } } = await record('price', []);
    const text = readFileSync(path, 'utf8');
    const damaged = join(keep, 'damaged.recording');
    const problem = (content: string) => {
      writeFileSync(damaged, content);
      try {
        readRecording(damaged);
      } catch (error) {
        return (error as Error).message;
      }
      return null;
    };
    assert.match(problem('')!, /it is empty/);
    assert.match(problem('garbage\n')!, /line 1 is not JSON/);
    assert.match(problem(text.replace('"version":1', '"version":7'))!, /it has version 7/);
    assert.match(problem(text.split('\n').slice(1).join('\n'))!, /does not say what was recorded/);
    assert.equal(problem(text.slice(0, -8)), null, 'half a last line is what a killed program leaves');
    // A call whose class has gone since.
    writeFileSync(damaged, text);
    const error = await refusal(bench('recorded/report.py', 'main', 'recorded', options(damaged)));
    assert.ok(error.advice);
  });
});

const options = (recording: string) => ({ workload: { expression: 'recorded', origin: 'recorded', recording } }) as object;
const pick = ({ ended, exitCode, recording }: RecordOutcome) => [ended, exitCode, recording.calls];

describe('recorded arguments: Node', () => {
  const home = join(programs, 'recorded-node');
  const index = new WorkspaceIndex({ roots: [home], scriptParser: () => parse });
  let keep: string;
  before(() => { keep = mkdtempSync(join(tmpdir(), 'forkcast-kept-')); });
  after(() => rmSync(keep, { recursive: true, force: true }));

  async function record(name: string, words: string[], options: Partial<RecordRequest> = {}): Promise<RecordOutcome> {
    const [fileName, qualified] = name.split(':');
    const file = join(home, fileName);
    const text = readFileSync(file, 'utf8');
    index.updateText(file, text, fileName.endsWith('.ts') ? 'typescript' : 'javascript');
    const within = index.facts(file)!.functions.find(each => each.qualifiedName === qualified) ?? assert.fail(`no ${qualified}`);
    const insertions = recordingPoints(parse, text, file, within) ?? assert.fail(`no way into ${qualified}`);
    return recordCalls({
      file, function: qualified, hash: '', interpreter: await findNode({}), entry: parseEntry(words, file, runtimeOf(file), home), cwd: home,
      output: join(keep, 'node.recording'), instrumentation: { textLength: text.length, insertions }, ...options,
    });
  }

  async function benchmark(name: string, { recording }: RecordOutcome, ...models: ExecutionModel[]): Promise<void> {
    const [file, qualified] = name.split(':');
    const outcome = await bench(`recorded-node/${file}`, qualified, 'recorded', { ...options(recording.path), interpreter: await findNode({}), models, tasks: recording.calls });
    assertCompleted(outcome, 'serial', ...models);
    assert.equal(outcome.workload.items, recording.calls);
  }

  it('records TypeScript functions, arrows and methods, and benchmarks on them', async () => {
    for (const name of ['price.ts:total', 'price.ts:label', 'price.ts:Till.add']) {
      const outcome = await record(name, ['main.mts']);
      assert.deepEqual([outcome.recording.calls, outcome.recording.seen, outcome.exitCode], [5, 5, 0], name);
      await benchmark(name, outcome, 'worker-threads');
    }
  });

  it('records CommonJS and ES modules, worker threads and npm scripts', async () => {
    const sum = await record('sum.cjs:sum', ['main.cjs']);
    assert.equal(sum.recording.calls, 4);
    await benchmark('sum.cjs:sum', sum, 'child-processes');
    assert.equal((await record('sum.cjs:double', ['node', 'main.cjs'])).recording.calls, 4);
    assert.equal((await record('words.mjs:words', ['main.mjs'])).recording.calls, 3);
    assert.equal((await record('words.mjs:words', ['main.mjs', 'worker'])).recording.calls, 6);
    assert.equal((await record('words.mjs:words', ['npm', 'run', 'words'])).recording.calls, 3);
  });

  it('keeps what was recorded before an exit, an exception or the end of its time', async () => {
    for (const [how, exitCode] of [['exit', 4], ['throw', 1]] as const) {
      const outcome = await record('price.ts:total', ['main.mts', how]);
      assert.deepEqual([outcome.recording.calls, outcome.exitCode], [5, exitCode], how);
    }
    assert.deepEqual(pick(await record('price.ts:total', ['main.mts', 'wait'], { seconds: 3 })), ['time', null, 5]);
  });

  it('says what cannot be recorded, and what has changed', async () => {
    const unpicklable = await refusal(record('price.ts:visit', ['main.mts']));
    assert.equal(unpicklable.code, 'recording-unpicklable');
    assert.match(unpicklable.message, /argument 1 \(function\) cannot be recorded/);
    assert.equal((await refusal(record('sum.cjs:sum', ['main.cjs'], { instrumentation: { textLength: 1, insertions: [] } }))).code, 'not-recordable');
    assert.equal((await refusal(record('words.mjs:words', ['main.cjs']))).code, 'recording-empty');
  });
});
