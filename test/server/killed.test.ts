/** The server is killed in the middle of running the user's code: nothing that it started is left, neither processes nor files. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ProgressType, type WorkDoneProgressReport } from 'vscode-languageserver/node';
import { processesWith } from '../runner/support';
import { Client } from './client';

const files = {
  'work.py': 'import time\n\n\ndef nap(seconds):\n    time.sleep(seconds)\n    return seconds\n',
  'main.py': 'import time\nfrom work import nap\n\nif __name__ == "__main__":\n    for _ in range(3):\n        nap(0.001)\n    time.sleep(600)\n',
};
const nap = { function: 'nap', expression: '[0.01] * 8', confirmed: true };

const moments: [what: string, method: string, params: object, underWay: RegExp][] = [
  ['a benchmark, in its rounds', 'forkcast/benchmark', nap, /threads x\d+: round \d/],
  ['a benchmark, while fresh processes start', 'forkcast/benchmark', nap, /starting fresh processes/],
  ['a sweep over workers', 'forkcast/benchmark', { ...nap, sweep: true }, /processes x4: (?:warming up|round)/],
  ['a recording', 'forkcast/record', { function: 'nap', program: 'main.py' }, /^3 calls/],
];

describe('a server that is killed in the middle of', function () {
  this.timeout(90_000);
  for (const [what, method, params, underWay] of moments) {
    it(what, async function () {
      if (process.platform !== 'linux') return this.skip();
      const { TMPDIR } = process.env;
      const temporary = mkdtempSync(join(tmpdir(), 'forkcast-killed-'));
      Object.assign(process.env, { TMPDIR: temporary, FORKCAST_TEST: temporary });
      try {
        const client = await Client.start({ files, settings: { benchmark: { budgetSeconds: 60, models: ['threads', 'processes'] } } });
        await client.request('forkcast/analyzeWorkspace', {});
        const before = readdirSync(temporary);
        const reached = new Promise<void>(resolve => client.connection.onProgress(new ProgressType<WorkDoneProgressReport>(), 'token', ({ message }) => {
          if (underWay.test(message ?? '')) resolve();
        }));
        const uri = pathToFileURL(join(client.folder, 'work.py')).href;
        const asked = client.connection.sendRequest(method, { uri, ...params, workDoneToken: 'token' });
        await Promise.race([reached, asked.then(answer => assert.fail(`it was over before: ${JSON.stringify(answer).slice(0, 300)}`))]);
        const mark = `FORKCAST_TEST=${temporary}`;
        assert.ok(processesWith(mark).length > 2 && readdirSync(temporary).length > before.length, 'it is in the middle of its work');
        client.child.kill('SIGKILL');
        asked.catch(() => undefined);
        for (let waited = 0; waited < 10_000 && (processesWith(mark).length || readdirSync(temporary).length > before.length); waited += 100) await new Promise(resolve => setTimeout(resolve, 100));
        assert.deepEqual(processesWith(mark), []);
        assert.deepEqual(readdirSync(temporary), before);
        await client.stop();
      } finally {
        delete process.env.FORKCAST_TEST;
        if (TMPDIR === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = TMPDIR;
        rmSync(temporary, { recursive: true, force: true });
      }
    });
  }
});
