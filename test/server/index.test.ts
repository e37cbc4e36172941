/** The index that the server keeps from session to session, and a workspace that changes while it is read. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from './client';

const blocking = (name: string) => `import time\n\n\nasync def ${name}():\n    time.sleep(1)\n`;
describe('the index on disk', () => {
  let folder: string;
  let storagePath: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'forkcast-index-')));
    storagePath = join(folder, '..', `${folder.split('/').pop()}-storage`);
    mkdirSync(join(folder, 'pkg'));
    for (let i = 0; i < 40; i++) writeFileSync(join(folder, 'pkg', `m${i}.py`), blocking(`f${i}`));
    writeFileSync(join(folder, 'numbers.py'), 'def count(limit):\n    found = 0\n    for n in range(limit):\n        for d in range(n):\n            found += n % d == 1\n    return found\n');
    writeFileSync(join(folder, 'use.py'), 'from numbers import count\n\nprint(count(1_000_000))\n');
  });
  afterEach(() => {
    for (const path of [folder, storagePath]) rmSync(path, { recursive: true, force: true });
  });
  const start = () => Client.start({ folder, initializationOptions: { storagePath } });
  const stored = () => (existsSync(join(storagePath, 'index')) ? readdirSync(join(storagePath, 'index'), { recursive: true, encoding: 'utf8' }).filter(name => /facts|findings/.test(name)) : []);

  it('answers a second session from the cache, with the same findings, and follows edits there', async () => {
    const first = await start();
    let findings = 0;
    try {
      ({ findings } = await first.request('forkcast/analyzeWorkspace', {}));
      assert.ok(findings >= 41, `${findings}: those that rest on arguments in other files are among them`);
      await first.said('Index: 42 files, ');
    } finally {
      await first.stop({ keepFolder: true });
    }
    assert.equal(stored().length, 2, stored().join());
    const second = await start();
    try {
      assert.equal((await second.request('forkcast/analyzeWorkspace', {})).findings, findings);
      await second.said('; 42 files from the cache');
      const uri = await second.open('use.py', 'from numbers import count\n\nprint(count(3))\n');
      await second.diagnostics(second.uri('numbers.py'), found => found.length === 0);
      await second.replace(uri, 'from numbers import count\n\nprint(count(2_000_000))\n', 2);
      await second.diagnostics(second.uri('numbers.py'), found => found.some(({ code }) => code === 'FC101'));
    } finally {
      await second.stop({ keepFolder: true });
    }
  });

  it('counts an edit that comes while the workspace is being read', async () => {
    for (let i = 0; i < 400; i++) writeFileSync(join(folder, 'pkg', `n${i}.py`), blocking(`g${i}`).repeat(20));
    const client = await start();
    try {
      const scanning = client.request('forkcast/analyzeWorkspace', {});
      const uri = await client.open('pkg/n399.py', 'x = 1\n');
      await client.replace(uri, 'import time\n\n\nasync def only():\n    time.sleep(1)\n', 2);
      await scanning;
      await client.diagnostics(uri, found => found.length === 1);
    } finally {
      await client.stop({ keepFolder: true });
    }
    const next = await start();
    try {
      await next.request('forkcast/analyzeWorkspace', {});
      await next.diagnostics(next.uri('pkg/n399.py'), found => found.length === 20);
    } finally {
      await next.stop({ keepFolder: true });
    }
  });

  it('survives being killed at any moment of a scan', async () => {
    for (let i = 0; i < 400; i++) writeFileSync(join(folder, 'pkg', `n${i}.py`), blocking(`g${i}`).repeat(10));
    for (const milliseconds of [30, 120, 300, 700]) {
      const client = await start();
      void client.request('forkcast/analyzeWorkspace', {}).catch(() => undefined);
      await new Promise(resolve => setTimeout(resolve, milliseconds));
      client.child.kill('SIGKILL');
      await new Promise(resolve => client.child.once('close', resolve));
    }
    const client = await start();
    try {
      const { files, findings } = await client.request('forkcast/analyzeWorkspace', {});
      assert.equal(files, 442);
      assert.ok(findings >= 4041, String(findings));
    } finally {
      await client.stop({ keepFolder: true });
    }
  });
});
