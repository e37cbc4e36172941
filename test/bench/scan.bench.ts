/**
 * A whole workspace, whole process to whole process, beside the linters that people know: the interpreter's standard library (without its tests) and installed
 * packages, 480,000 lines and more, copied so that every program sees the same files. In turns, as ratios; the linters are from Debian, see scripts/linters.mjs.
 * Then the second start, edits in that workspace, and the memory it all takes.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isSkipped, walkSources } from '../../src/files';
import { defaultSettings } from '../../src/server/settings';
import { Workspace } from '../../src/server/workspace';
import { everyRule } from '../evaluate/every-rule';
import { benchPython, machine, median, quantile, row, standardLibrary } from './table';

const WANTED_LINES = 480_000;
/** Packages below this are no large packages. */
const LARGE_PACKAGE = 5_000;
const ROUNDS = Number(process.env.FORKCAST_BENCH_ROUNDS ?? 5);
/** Both take minutes to the better part of an hour for everything: every so many files stand for the rest. */
const PYLINT_SHARE = Number(process.env.FORKCAST_BENCH_PYLINT_SHARE ?? 60);
const FLAKE8_SHARE = Number(process.env.FORKCAST_BENCH_FLAKE8_SHARE ?? 12);
/** A sample that takes longer than this ends its row, and the rest goes on. */
const LONGEST_SECONDS = 600;

const scratch = mkdtempSync(join(tmpdir(), 'forkcast-bench-'));
const tree = join(scratch, 'tree');
const cli = join(process.cwd(), 'dist/cli.js');

interface Source { path: string; lines: number }

/** Copies Python files below `from`, tests and nested installations left out; returns them, or those that would be copied. */
function sourcesBelow(from: string, to: string, copy: boolean): Source[] {
  const found: Source[] = [];
  for (const entry of walkSources([from], { gitignore: false })) {
    if (isSkipped(entry) || entry.language !== 'python') continue;
    const inner = entry.path.slice(from.length + 1);
    if (/(?:^|[\\/])(?:tests?|idle_test|lib2to3)[\\/]/.test(inner)) continue;
    const bytes = readFileSync(entry.path);
    const path = join(to, inner);
    if (copy) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
    found.push({ path, lines: bytes.reduce((sum, byte) => sum + Number(byte === 10), 0) });
  }
  return found;
}

const linesOf = (sources: readonly Source[]) => sources.reduce((sum, { lines }) => sum + lines, 0);

function makeTree(): { sources: Source[]; packages: string[] } {
  const sources = sourcesBelow(standardLibrary().folder, join(tree, 'library'), true);
  const packages: string[] = [];
  const installed = execFileSync(benchPython(), ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'], { encoding: 'utf8' }).trim();
  for (const home of [installed, '/usr/lib/python3/dist-packages'].filter(existsSync)) {
    for (const name of readdirSync(home).sort()) {
      if (linesOf(sources) >= WANTED_LINES) return { sources, packages };
      const from = join(home, name);
      if (packages.includes(name) || name.endsWith('-info') || !statSync(from).isDirectory() || linesOf(sourcesBelow(from, '', false)) < LARGE_PACKAGE) continue;
      sources.push(...sourcesBelow(from, join(tree, 'packages', name), true));
      packages.push(name);
    }
  }
  return { sources, packages };
}

/** Seconds from start to end of a process whose output nobody reads. */
function time(program: string, words: readonly string[], environment: NodeJS.ProcessEnv = {}): number {
  const started = process.hrtime.bigint();
  const { error, status, signal } = spawnSync(program, words, { stdio: 'ignore', cwd: tree, env: { ...process.env, ...environment }, timeout: LONGEST_SECONDS * 1000, killSignal: 'SIGKILL' });
  // 1 is what linters end with when they have something to say; pylint's are sums of bits.
  if (error || signal || (status ?? 0) > 32) throw new Error(`${program} ${words[0] ?? ''} ended with ${error?.message ?? signal ?? status}`);
  return Number(process.hrtime.bigint() - started) / 1e9;
}

const analyze = (...more: string[]) => [cli, 'analyze', '--quiet', '--fail-on', 'never', '--rule', 'all=hint', ...more, tree];

interface Linter { path: string | null; why: string | null }

function coldScans(sources: readonly Source[]): void {
  const linters = JSON.parse(execFileSync(process.execPath, ['scripts/linters.mjs'], { encoding: 'utf8' })) as Record<'ruff' | 'flake8' | 'pylint', Linter>;
  const ours: number[] = [];
  const rivals = { all: [] as number[], some: [] as number[] };
  const selections = { all: ['--select', 'ALL'], some: ['--select', 'ASYNC,PERF,B,S'] };
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(time(process.execPath, analyze('--no-cache')));
    if (linters.ruff.path === null) continue;
    for (const key of ['all', 'some'] as const) rivals[key].push(time(linters.ruff.path, ['check', '--isolated', '--no-cache', ...selections[key], tree]));
  }
  row('cold scan, every rule on, nothing kept (median)', `${median(ours).toFixed(2)} s`);
  if (linters.ruff.path === null) row('ruff check', `not to be had: ${linters.ruff.why}`);
  else {
    const ratios = (key: 'all' | 'some') => median(rivals[key].map((seconds, i) => ours[i] / seconds)).toFixed(2);
    row('ruff check --select ALL --no-cache', `${median(rivals.all).toFixed(2)} s`);
    row('cold scan / that, median of rounds side by side', ratios('all'), 'below 1');
    row('ruff check --select ASYNC,PERF,B,S --no-cache', `${median(rivals.some).toFixed(2)} s`);
    row('cold scan / that, median of rounds side by side', ratios('some'), 'at most 2');
  }
  for (const [name, share, aim] of [['flake8', FLAKE8_SHARE, 15], ['pylint', PYLINT_SHARE, 150]] as const) {
    const { path, why } = linters[name];
    if (path === null) {
      row(name, `not to be had: ${why}`);
      continue;
    }
    const sample = sources.filter((_, i) => i % share === 0);
    const part = linesOf(sample) / linesOf(sources);
    // What the linter takes to start is not scaled.
    const nothing = join(scratch, 'nothing.py');
    writeFileSync(nothing, '');
    const start = share === 1 ? 0 : time(path, ['-j2', nothing]);
    const list = share === 1 ? [tree] : sample.map(source => source.path);
    let taken: number;
    try {
      taken = time(path, ['-j2', ...list]);
    } catch (error) {
      row(`${name} -j2`, `not measured: ${(error as Error).message}; FORKCAST_BENCH_${name.toUpperCase()}_SHARE asks for fewer files`);
      continue;
    }
    const seconds = start + (taken - start) / part;
    const how = share === 1 ? '' : `, from ${sample.length} files (${(100 * part).toFixed(1)} % of the lines), scaled by lines`;
    row(`${name} -j2${how}`, `${seconds.toFixed(1)} s`);
    row('that / cold scan', `${(seconds / median(ours)).toFixed(0)} times`, `at least ${aim}`);
  }
}

/** What reading and hashing alone takes, in the same language and started the same way. */
const readAndHash = `
const { readdirSync, readFileSync } = require('node:fs');
const { createHash } = require('node:crypto');
for (const entry of readdirSync(process.argv[1], { recursive: true, withFileTypes: true })) {
  if (entry.isFile() && entry.name.endsWith('.py')) createHash('sha256').update(readFileSync(require('node:path').join(entry.parentPath ?? entry.path, entry.name))).digest();
}
`;

function warmScans(): void {
  const environment = { FORKCAST_CACHE_FOLDER: join(scratch, 'cache') };
  row('first scan that also keeps its index', `${time(process.execPath, analyze(), environment).toFixed(2)} s`);
  const ratios: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < 2 * ROUNDS + 1; round++) {
    const hashing = time(process.execPath, ['-e', readAndHash, tree]);
    warm.push(time(process.execPath, analyze(), environment));
    ratios.push(warm[round] / hashing);
  }
  row('the next scan, nothing changed (median)', `${median(warm).toFixed(2)} s`);
  row('that / reading and hashing the files', median(ratios).toFixed(2), 'at most 3');
}

async function peakMemory(): Promise<void> {
  const child = spawn(process.execPath, analyze('--no-cache', '--stats'), { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', text => (said += String(text)));
  await new Promise(resolve => child.once('close', resolve));
  const bytes = Number(/at most ([\d,]+) bytes of memory/.exec(said)?.[1].replaceAll(',', ''));
  row('peak memory of a cold scan, threads included', `${(bytes / 1e6).toFixed(0)} MB`, 'below 500 MB');
}

/** Edits as the server takes them: until the findings of every affected file stand. */
async function edits(sources: readonly Source[]): Promise<void> {
  const workspace = new Workspace([tree], { ...defaultSettings, rules: everyRule }, { storage: null, log: () => undefined });
  await workspace.scan();
  workspace.flush();
  let seed = 1;
  const random = (below: number) => Math.floor(((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 2 ** 32) * below);
  const candidates = sources.filter(({ lines }) => lines > 100 && lines < 3000);
  const kinds: Record<string, (text: string) => string | null> = {
    'a character typed': text => {
      const at = random(text.length);
      return `${text.slice(0, at)}x${text.slice(at)}`;
    },
    'a wait put into a function': text => {
      const heads = [...text.matchAll(/\n( *)def [^\n]*\([^\n]*\):\n/g)];
      if (heads.length === 0) return null;
      const head = heads[random(heads.length)];
      const at = head.index + head[0].length;
      return `${text.slice(0, at)}${head[1]}    __import__('time').sleep(1); import time; time.sleep(1)\n${text.slice(at)}`;
    },
    'a function added': text => `${text}\n\ndef added_by_hand(items):\n    return [len(item) for item in items]\n`,
  };
  for (const [kind, change] of Object.entries(kinds)) {
    const times: number[] = [];
    let files = 0;
    for (let round = 0; round < 240; round++) {
      const { path } = candidates[random(candidates.length)];
      const text = workspace.savedText(path)!;
      const changed = change(text);
      if (changed === null) continue;
      for (const version of [changed, text]) {
        const started = process.hrtime.bigint();
        workspace.edit(path, version, 'python');
        const affected = workspace.flush();
        for (const one of affected) workspace.analysis(one);
        // The first edits compile the code that they run.
        if (round >= 20) times.push(Number(process.hrtime.bigint() - started) / 1e6);
        files = Math.max(files, affected.length);
      }
      workspace.close(path);
      for (const one of workspace.flush()) workspace.analysis(one);
    }
    row(`edit: ${kind}, median`, `${median(times).toFixed(1)} ms`, 'within 50 ms');
    row('the same, 95th percentile and longest', `${quantile(times, 0.95).toFixed(1)} and ${Math.max(...times).toFixed(0)} ms`);
    row('files affected at most', String(files));
  }
}

async function main(): Promise<void> {
  try {
    const { sources, packages } = makeTree();
    console.log(`${machine()}; CPython ${standardLibrary().version}'s library and ${packages.join(', ') || 'no packages'}: ${sources.length.toLocaleString('en')} files, ${linesOf(sources).toLocaleString('en')} lines`);
    if (linesOf(sources) < WANTED_LINES) console.log(`  (fewer than the ${WANTED_LINES.toLocaleString('en')} lines that the aims speak of: FORKCAST_BENCH_PYTHON names an interpreter with more packages)`);
    const wanted = process.env.FORKCAST_BENCH_PARTS?.split(',');
    if (!wanted || wanted.includes('cold')) coldScans(sources);
    if (!wanted || wanted.includes('warm')) warmScans();
    if (!wanted || wanted.includes('memory')) await peakMemory();
    if (!wanted || wanted.includes('edits')) await edits(sources);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

void main();
