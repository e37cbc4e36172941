/** Scans of real folders, their caches damaged in every way that a disk, a crash or another version can. */
import assert from 'node:assert/strict';
import { buildSync } from 'esbuild';
import { appendFileSync, chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { WorkspaceIndex } from '../../../src/analysis/workspace-index';
import type { FileAnalysis, SkippedPath } from '../../../src/model';
import { CacheFolder, scan, userCacheFolder, type ScanOptions, type ScanResult } from '../../../src/scan';

const waits = 'import time\n\n\nasync def wait():\n    time.sleep(1)\n';

/** A rule that speaks only when somebody asks for it. */
const asked: NonNullable<ScanOptions['settings']> = { FC107: 'warning' };

describe('a scan', () => {
  let home: string;
  let root: string;
  let cache: CacheFolder;
  const write = (name: string, content: string | Buffer) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  };
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'forkcast-scan-'));
    root = join(home, 'work');
    cache = new CacheFolder(join(home, 'cache'), 'version 1');
    write('helpers.py', 'import time\n\n\ndef pause():\n    time.sleep(1)\n');
    write('app.py', 'from helpers import pause\n\n\nasync def main():\n    pause()\n');
    write('plain.py', 'x = 1\n');
    write('bytes.py', Buffer.alloc(1000));
    write('old.py', Buffer.from('# coding: no-such-one\nx = 1\n'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  interface Outcome { result: ScanResult; analyses: FileAnalysis[]; parsed: string[]; skipped: SkippedPath[]; said: string[] }

  async function run(options: Partial<ScanOptions> = {}): Promise<Outcome> {
    const index = new WorkspaceIndex({ roots: [root], rules: (options.settings as typeof asked | undefined) ?? asked });
    const parsed: string[] = [];
    const skipped: SkippedPath[] = [];
    const said: string[] = [];
    const result = await scan([root], { roots: [root], cache, workerScript: 'none', wantsFacts: false, helps: true, settings: asked, ...options }, {
      facts: facts => {
        index.update(facts);
        parsed.push(facts.path);
      },
      skipped: one => skipped.push(one), breathe: () => true, log: message => said.push(message),
    });
    const analyses = result!.findings ?? [...index.analyzeAll()];
    assert.equal(result!.findings === null ? result!.store(analyses) : null, null);
    return { result: result!, analyses, parsed, skipped, said };
  }

  const rulesOf = ({ analyses }: Outcome) => analyses.flatMap(({ findings }) => findings.map(({ rule }) => rule));

  it('finds the answers ready when nothing has changed, and the same ones', async () => {
    const first = await run();
    assert.equal(first.result.cached, 0);
    assert.equal(first.result.findings, null);
    assert.deepEqual(rulesOf(first), ['FC107']);
    const second = await run();
    assert.equal(second.result.cached, 5);
    assert.deepEqual(second.parsed, [], 'nothing was decoded either');
    assert.deepEqual(second.analyses, first.analyses);
    assert.deepEqual(second.skipped, first.skipped);
    assert.deepEqual(second.result.records.map(({ path, problems }) => [path, problems]).sort(), first.result.records.map(({ path, problems }) => [path, problems]).sort());
    const third = await run({ wantsFacts: true });
    assert.equal(third.parsed.length, 4);
    assert.ok(third.result.findings !== null && third.result.factsBytes > 0);
  });

  it('parses again what has changed, forgets what is gone, and says what a fresh one would', async () => {
    await run();
    write('helpers.py', 'def pause():\n    pass\n');
    rmSync(join(root, 'plain.py'));
    const changed = await run();
    assert.equal(changed.result.cached, 3);
    assert.deepEqual(rulesOf(changed), []);
    assert.deepEqual(changed.analyses, (await run({ cache: null })).analyses);
    assert.equal((await run()).result.cached, 4);
  });

  it('offers findings only for the same settings, and facts only for the same names', async () => {
    await run({ settings: { FC107: 'off' } });
    assert.ok((await run({ settings: { FC107: 'off' } })).result.findings);
    assert.equal((await run({ settings: {} })).result.findings, null);
    assert.equal((await run({ roots: [join(root, '..')] })).result.cached, 0);
  });

  const damages: [string, () => void][] = [
    ['cut off', () => truncateSync(cache.facts, Math.floor(readFileSync(cache.facts).length / 2))],
    ['empty', () => truncateSync(cache.facts, 0)],
    ['garbage', () => writeFileSync(cache.facts, Buffer.alloc(5000, 7))],
    ['longer than it was', () => appendFileSync(cache.facts, 'more')],
    ['with a bit turned in a record', () => { const bytes = readFileSync(cache.facts); bytes[20] ^= 1; writeFileSync(cache.facts, bytes); }],
    ['with a bit turned in its index', () => { const bytes = readFileSync(cache.facts); bytes[bytes.length - 60] ^= 1; writeFileSync(cache.facts, bytes); }],
    ['of another version', () => { cache = new CacheFolder(cache.folder, 'version 2'); }],
    ['a folder', () => { rmSync(cache.facts); mkdirSync(cache.facts); }],
    ['gone', () => rmSync(cache.facts)],
  ];
  for (const [what, damage] of damages) {
    it(`is not misled by a cache that is ${what}`, async () => {
      const { analyses } = await run();
      damage();
      rmSync(join(cache.folder, 'findings'));
      assert.deepEqual((await run({ wantsFacts: true })).analyses, analyses);
      if (what !== 'a folder') assert.deepEqual((await run({ wantsFacts: true })).analyses, analyses);
    });
  }

  it('makes findings anew that are damaged', async () => {
    const { analyses } = await run();
    for (const damage of [(bytes: Buffer) => bytes.subarray(0, bytes.length - 3), (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 200), Buffer.from('x'), bytes.subarray(201)]), () => Buffer.from('nonsense')]) {
      writeFileSync(cache.findings, damage(readFileSync(cache.findings)));
      const again = await run();
      assert.equal(again.result.findings, null);
      assert.deepEqual(again.analyses, analyses);
      assert.ok((await run()).result.findings, 'and stored again');
    }
  });

  it('goes on where nothing can be written, and says so', async function () {
    if (process.getuid?.() === 0) {
      // Nothing is forbidden to root; a file where the folder should be stops everybody.
      writeFileSync(cache.folder, '');
    } else {
      mkdirSync(cache.folder);
      chmodSync(cache.folder, 0o500);
    }
    const index = new WorkspaceIndex({ roots: [root] });
    const said: string[] = [];
    const result = await scan([root], { roots: [root], cache, workerScript: 'none', wantsFacts: false, helps: true }, { facts: facts => index.update(facts), skipped: () => undefined, breathe: () => true, log: message => said.push(message) });
    assert.equal(index.paths().length, 4);
    assert.match(said.join(), /could not be stored.*made anew at the next start/);
    assert.ok(result!.store([]) !== null);
  });

  it('leaves a whole cache behind when several write at once, and nothing else', async () => {
    await Promise.all([run(), run(), run()]);
    assert.deepEqual(readdirSync(cache.folder).sort(), ['facts', 'findings']);
    assert.equal((await run()).result.cached, 5);
  });

  it('that is ended leaves the former cache, and removes what a killed process left long ago', async () => {
    await run();
    const before = readFileSync(cache.facts);
    write('new.py', waits);
    const ended = await scan([root], { roots: [root], cache, workerScript: 'none', wantsFacts: false, helps: true }, { facts: () => undefined, skipped: () => undefined, breathe: read => read < 6, log: () => undefined });
    assert.equal(ended, null);
    assert.deepEqual(readFileSync(cache.facts), before);
    const left = join(cache.folder, 'facts.0123.tmp');
    writeFileSync(left, 'half');
    utimesSync(left, new Date(0), new Date(0));
    const young = join(cache.folder, 'facts.4567.tmp');
    writeFileSync(young, 'somebody is at it');
    await run();
    assert.ok(!existsSync(left) && existsSync(young));
  });

  describe('with threads', () => {
    let scripts: string;
    before(() => {
      scripts = mkdtempSync(join(tmpdir(), 'forkcast-worker-'));
      buildSync({ entryPoints: ['src/scan/worker.ts'], bundle: true, platform: 'node', format: 'cjs', target: 'node20', outfile: join(scripts, 'worker.js'), mainFields: ['module', 'main'] });
      writeFileSync(join(scripts, 'dies.js'), "const { parentPort } = require('node:worker_threads');\nlet batches = 0;\nrequire('./worker.js');\nparentPort.prependListener('message', () => { if (++batches > 2) process.exit(3); });\n");
    });
    after(() => rmSync(scripts, { recursive: true, force: true }));
    const many = () => {
      for (let i = 0; i < 300; i++) write(`many/m${i}.py`, `${waits}\nfrom many.m${(i + 1) % 300} import wait as other\n`);
    };

    it('says the same as without', async () => {
      many();
      const alone = await run({ threads: 0 });
      rmSync(cache.folder, { recursive: true });
      for (const helps of [true, false]) {
        const together = await run({ threads: 2, helps, workerScript: join(scripts, 'worker.js') });
        assert.equal(together.result.threads, 2);
        assert.deepEqual(together.analyses, alone.analyses);
        assert.equal(together.result.lines, alone.result.lines);
        assert.deepEqual(together.skipped.sort((a, b) => (a.path < b.path ? -1 : 1)), alone.skipped);
        assert.ok((await run()).result.findings, 'and keeps it');
        rmSync(cache.folder, { recursive: true });
      }
    });

    it('loses nothing when threads die, or cannot be started at all', async () => {
      many();
      const alone = await run({ threads: 0, cache: null });
      for (const script of ['dies.js', 'missing.js']) {
        const outcome = await run({ threads: 2, helps: false, cache: null, workerScript: join(scripts, script) });
        assert.deepEqual(outcome.analyses, alone.analyses, script);
        assert.match(outcome.said.join('\n'), /A thread that reads files ended/);
      }
    });

    it('brings the wanted files first', async () => {
      many();
      const { parsed } = await run({ threads: 0, cache: null, first: path => path.endsWith('m250.py') });
      assert.equal(parsed[0], join(root, 'many', 'm250.py'));
    });
  });

  it('keeps the caches of so many workspaces', () => {
    const all = join(home, 'all');
    const folders = [0, 1, 2, 3].map(i => CacheFolder.among(all, [String(i)], 'key'));
    folders.forEach(({ folder }, i) => {
      mkdirSync(folder, { recursive: true });
      utimesSync(folder, new Date(1000 * i), new Date(1000 * i));
    });
    folders[0].removeOldest(2);
    assert.deepEqual(folders.map(({ folder }) => existsSync(folder)), [true, false, true, true]);
  });

  it('has its folder where each platform keeps caches', () => {
    assert.equal(userCacheFolder('linux', { XDG_CACHE_HOME: '/c' }), join('/c', 'forkcast'));
    assert.equal(userCacheFolder('win32', { LOCALAPPDATA: 'L' }), join('L', 'forkcast', 'cache'));
    assert.match(userCacheFolder('darwin', {}), /Library.Caches.forkcast$/);
    assert.equal(userCacheFolder('linux', { FORKCAST_CACHE_FOLDER: '/mine' }), '/mine');
  });
});
