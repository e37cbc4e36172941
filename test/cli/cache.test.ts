/** What the command line keeps between two runs. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asked, Folder } from './support';

const blocking = 'import time\n\n\nasync def tick():\n    time.sleep(1)\n';

describe('the cache of the command line', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('helpers.py', 'import time\n\n\ndef pause():\n    time.sleep(1)\n');
    folder.write('app.py', 'from helpers import pause\n\n\nasync def main():\n    pause()\n');
  });
  afterEach(() => folder.remove());
  const cached = (err: string) => Number(/(\d+) files from the cache/.exec(err)?.[1]);

  it('answers the second run, the same in every format, and sees what has changed', async () => {
    const first = await folder.run('analyze', ...asked, '--stats', '.');
    assert.equal(cached(first.err), 0);
    assert.match(first.err, /^2 files, 12 lines, \d+ bytes of facts; 0 files from the cache, 0 further threads; at most [\d,]+ bytes of memory\.$/m);
    const second = await folder.run('analyze', ...asked, '--stats', '.');
    assert.equal(cached(second.err), 2);
    assert.equal(second.out, first.out);
    assert.equal((await folder.run('analyze', '--format', 'json', '.')).out, (await folder.run('analyze', '--format', 'json', '--no-cache', '.')).out);
    folder.write('helpers.py', 'def pause():\n    pass\n');
    const third = await folder.run('analyze', ...asked, '--stats', '.');
    assert.equal(cached(third.err), 1);
    assert.ok(first.out.includes('FC107') && !third.out.includes('FC107'), third.out);
    const advised = await folder.run('advise', '--rule', 'FC107=off', '.');
    assert.equal(advised.status, 0, advised.err);
  });

  it('neither reads nor writes with --no-cache', async () => {
    assert.equal((await folder.run('analyze', ...asked, '--no-cache', '.')).status, 1);
    assert.ok(!existsSync(folder.cache));
    await folder.run('analyze', '.');
    assert.equal(cached((await folder.run('analyze', '--no-cache', '--stats', '.')).err), 0);
  });

  it('goes on without a word where the cache is damaged, and says so where it cannot be written', async () => {
    const { out } = await folder.run('analyze', '.');
    const [home] = readdirSync(folder.cache);
    for (const name of ['facts', 'findings']) writeFileSync(join(folder.cache, home, name), 'nonsense');
    const again = await folder.run('analyze', '.');
    assert.deepEqual([again.out, again.err], [out, '']);
    const blocked = new Folder();
    try {
      writeFileSync(blocked.cache, 'a file where the folder should be');
      blocked.write('app.py', blocking);
      const { status, err } = await blocked.run('analyze', ...asked, '.');
      assert.equal(status, 1);
      assert.match(err, /The index could not be stored/);
    } finally {
      blocked.remove();
    }
  });

  it('says what --threads takes', async () => {
    const { status, err } = await folder.run('analyze', '--threads', 'many', '.');
    assert.equal(status, 2);
    assert.match(err, /--threads takes a whole number from 0 to 64; not 'many'/);
  });

  it('many files are read by threads, to the same result', async () => {
    for (let i = 0; i < 200; i++) folder.write(`many/m${i}.py`, blocking);
    const together = await folder.run('analyze', ...asked, '--no-cache', '--stats', '--threads', '2', '.');
    assert.match(together.err, /2 further threads/);
    const alone = await folder.run('analyze', ...asked, '--no-cache', '--threads', '0', '.');
    assert.equal(together.out, alone.out);
    assert.equal(alone.out.split('FC107').length - 1, 201);
  });
});
