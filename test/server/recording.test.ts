import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource, ProgressType, type WorkDoneProgressReport } from 'vscode-languageserver/node';
import type { RecordResult } from '../../src/server/protocol';
import { Client, type Options } from './client';

const shop = `import time


class Item:
    def __init__(self, cents):
        self.cents = cents

    def price(self, count):
        time.sleep(0.002)
        return self.cents * count


if __name__ == "__main__":
    for cents in range(6):
        Item(cents).price(2)
`;
const files = {
  'shop.py': shop,
  'main.py': 'import sys\nimport time\nfrom shop import Item\n\nif __name__ == "__main__":\n    for _ in range(3):\n        Item(1).price(3)\n    time.sleep(float(sys.argv[1]) if sys.argv[1:] else 0)\n',
  'idle.py': 'if __name__ == "__main__":\n    print("nothing")\n',
  'test_shop.py': 'from shop import Item\n',
  'lib.ts': 'export const area = (size: { width: number; height: number }): number => size.width * size.height;\n',
  'run.ts': "import { area } from './lib';\n\nfor (let width = 1; width < 4; width++) area({ width, height: 2 });\n",
  'package.json': '{"name": "shop", "scripts": {"build": "tsc", "report": "node run.ts", "test": "mocha"}}\n',
};

describe('recorded arguments on request', () => {
  let client: Client;
  let storage: string;
  const start = async (options: Options = {}) => {
    client = await Client.start({ files, settings: { benchmark: { budgetSeconds: 3, models: ['threads', 'worker-threads'] } }, initializationOptions: { storagePath: storage }, ...options });
    await client.request('forkcast/analyzeWorkspace', {});
  };
  const uriOf = (name: string) => pathToFileURL(join(client.folder, name)).href;
  beforeEach(() => { storage = mkdtempSync(join(tmpdir(), 'forkcast-storage-')); });
  afterEach(async () => {
    await client.stop();
    rmSync(storage, { recursive: true, force: true });
  });

  it('offer programs that may call the function, the likeliest first', async () => {
    await start();
    const { recordings, programs } = await client.request('forkcast/recordings', { uri: uriOf('shop.py'), function: 'Item.price' });
    assert.deepEqual(recordings, []);
    assert.deepEqual(programs, ['shop.py', 'main.py', 'pytest test_shop.py', 'idle.py']);
    const node = await client.request('forkcast/recordings', { uri: uriOf('lib.ts'), function: 'area' });
    assert.deepEqual(node.programs, ['npm run report', 'npm test', 'lib.ts']);
  });

  it('run the program once, keep the calls, and benchmark on them again and again', async () => {
    await start();
    const uri = uriOf('shop.py');
    const heard: WorkDoneProgressReport[] = [];
    client.connection.onProgress(new ProgressType<WorkDoneProgressReport>(), 'record', progress => { heard.push(progress); });
    const { targets } = await client.request('forkcast/targets', { uri, recorded: true });
    assert.ok(targets.some(target => target.function === 'Item.price'), 'real calls bring their own instances');
    const { path, calls, notes } = await client.request('forkcast/record', { uri, function: 'Item.price', program: 'main.py 1', workDoneToken: 'record' });
    assert.equal(calls, 3);
    assert.deepEqual(notes, ['3 calls of Item.price recorded from main.py 1.']);
    assert.ok(path.startsWith(storage) && existsSync(path));
    assert.ok(heard.some(({ message }) => /^3 calls after/.test(message ?? '')), JSON.stringify(heard));
    const { recordings } = await client.request('forkcast/recordings', { uri, function: 'Item.price' });
    assert.deepEqual(recordings.map(({ calls: kept, entry, stale }) => [kept, entry, stale]), [[3, 'main.py 1', false]]);
    const { report } = await client.request('forkcast/benchmark', { uri, function: 'Item.price', recording: recordings[0].path });
    assert.deepEqual([report.workload.origin, report.workload.items], ['recorded', 3]);
  });

  it('keep them with the workspace where the setting says so, in TypeScript too', async () => {
    await start({ settings: { benchmark: { budgetSeconds: 3, models: ['worker-threads'] }, recordings: { keep: 'workspace' } } });
    const uri = uriOf('lib.ts');
    const { path, calls } = await client.request('forkcast/record', { uri, function: 'area', program: 'run.ts' });
    assert.equal(calls, 3);
    assert.equal(join(path, '..'), join(client.folder, '.forkcast', 'recordings'));
    assert.ok(!readdirSync(storage).includes('recordings'));
    const { report } = await client.request('forkcast/benchmark', { uri, function: 'area', recording: path });
    assert.equal(report.workload.origin, 'recorded');
  });

  it('end the program when it is enough, and keep what was recorded', async () => {
    await start();
    const source = new CancellationTokenSource();
    client.connection.onProgress(new ProgressType<WorkDoneProgressReport>(), 'long', ({ message }) => { if (message?.startsWith('3 calls')) source.cancel(); });
    const { calls } = await client.connection.sendRequest<RecordResult>('forkcast/record', { uri: uriOf('shop.py'), function: 'Item.price', program: 'main.py 600', workDoneToken: 'long' }, source.token);
    assert.equal(calls, 3);
  });

  it('refuse with a sentence where nothing can be recorded', async () => {
    await start();
    const refused = async (program: string, name = 'Item.price') => (await client.request('forkcast/record', { uri: uriOf('shop.py'), function: name, program })
      .then(() => assert.fail('was not refused'), (error: { data: { code: string; advice: string } }) => error)).data;
    assert.equal((await refused('gone.py')).code, 'bad-entry');
    assert.equal((await refused('idle.py')).code, 'recording-empty');
    assert.equal((await refused('main.py', 'nowhere')).code, 'function-missing');
    const error = await client.request('forkcast/benchmark', { uri: uriOf('shop.py'), function: 'Item.price', recording: join(storage, 'gone') }).then(() => assert.fail('was not refused'), (one: { data: { code: string } }) => one);
    assert.equal(error.data.code, 'recording-unreadable');
  });

  it('run nothing in a workspace that is not trusted', async () => {
    await start({ initializationOptions: { trusted: false } });
    const error = await client.request('forkcast/record', { uri: uriOf('shop.py'), function: 'Item.price', program: 'main.py' }).then(() => assert.fail('was not refused'), (one: { data: { code: string } }) => one);
    assert.equal(error.data.code, 'untrusted');
  });
});
