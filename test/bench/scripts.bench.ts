/**
 * The analysis of JavaScript and TypeScript on a large real tree, node_modules: parse to findings, effects included, in one thread, next to
 * typescript-estree's own parse alone on the same files, in turns. Then the command line against ESLint with one rule, whole process to whole process, on the
 * same tree. Then edits, as someone types in files of about 1,000 lines. Then what stands of a script's findings and sites when it lacks one closing bracket.
 */
import { parse as bareParse } from '@typescript-eslint/typescript-estree';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, closeSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parse } from '../../src/analysis/frontend/estree/parser';
import { reasonToSkip } from '../../src/analysis/frontend/estree';
import { WorkspaceIndex } from '../../src/analysis/workspace-index';
import { languageOf, readSource } from '../../src/files';
import { scriptsUnder, standingAfterBreaks } from '../support/broken-scripts';
import { installESLint } from './eslint';
import { everyRule } from '../evaluate/every-rule';
import { machine, median, quantile, row } from './table';

const WANTED_LINES = Number(process.argv[2] ?? 200_000);
const ROUNDS = 5;
const folder = join(process.cwd(), 'node_modules');

const sources: { path: string; text: string }[] = [];
let lines = 0;
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
  if (lines >= WANTED_LINES) break;
  const language = languageOf(name);
  if (language === undefined || language === 'python') continue;
  const path = join(folder, name);
  const source = readSource(path);
  if (!('text' in source) || reasonToSkip(source.text) !== null) continue;
  const { text } = source;
  // What the bare parser refuses cannot be compared.
  try {
    bare(path, text);
  } catch {
    continue;
  }
  sources.push({ path, text });
  lines += text.split('\n').length;
}

function bare(filePath: string, text: string): void {
  bareParse(text, { range: true, loc: true, comment: false, tokens: false, jsDocParsingMode: 'none', filePath, suppressDeprecatedPropertyWarnings: true });
}

function seconds(work: () => void): number {
  const started = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - started) / 1e9;
}

let index = new WorkspaceIndex();
let findings = 0;
function analyze(): void {
  index = new WorkspaceIndex({ roots: [folder], rules: everyRule, scriptParser: () => parse });
  for (const { path, text } of sources) index.updateText(path, text, languageOf(path));
  findings = 0;
  for (const analysis of index.analyzeAll()) findings += analysis.findings.length;
}

analyze();
const bares: number[] = [];
const ours: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  bares.push(seconds(() => sources.forEach(({ path, text }) => bare(path, text))));
  ours.push(seconds(analyze));
}
console.log(`${machine()}; ${sources.length} files, ${lines.toLocaleString('en')} lines, ${findings} findings`);
row('analysis, median', `${median(ours).toFixed(2)} s`);
row('typescript-estree alone, median', `${median(bares).toFixed(2)} s`);
row('analysis / typescript-estree, median of rounds side by side', median(ours.map((one, i) => one / bares[i])).toFixed(2), 'at most 1.40');
row('lines a second', Math.round(lines / median(ours)).toLocaleString('en'));

/** The command line as a user calls it and ESLint as a user calls it, over the same files on disk. */
function againstESLint(): void {
  let eslint: ReturnType<typeof installESLint>;
  try {
    eslint = installESLint();
  } catch (error) {
    row('ESLint: not measured', 'not installed');
    console.log(`  (ESLint could not be installed: ${error instanceof Error ? error.message.split('\n')[0] : String(error)})`);
    return;
  }
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'forkcast-bench-')));
  // Both pass over folders of this name.
  const tree = join(scratch, 'tree');
  for (const { path, text } of sources) {
    const copy = join(tree, relative(folder, path).replaceAll('node_modules', 'modules'));
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, text);
  }
  const output = join(scratch, 'output.json');
  function timed(args: string[], writes: boolean): number {
    const file = openSync(output, 'w');
    const time = seconds(() => {
      const { status, error } = spawnSync(process.execPath, args, { cwd: tree, stdio: ['ignore', writes ? 'inherit' : file, 'inherit'] });
      if (error !== undefined || status === null || status > 1) throw error ?? new Error(`${args.join(' ')} ended with status ${status}.`);
    });
    closeSync(file);
    if (statSync(output).size === 0) throw new Error(`${args[0]} has written nothing.`);
    return time;
  }
  const ours: number[] = [];
  const theirs: number[] = [];
  let files = 0;
  for (let round = 0; round < 3; round++) {
    theirs.push(timed([...eslint.command, output, '.'], true));
    files = (JSON.parse(readFileSync(output, 'utf8')) as unknown[]).length;
    ours.push(timed([join(process.cwd(), 'dist', 'cli.js'), 'analyze', '--rule', 'all=hint', '--no-cache', '--format', 'json', '.'], false));
    const analysed = (JSON.parse(readFileSync(output, 'utf8')) as { files: unknown[] }).files.length;
    if (analysed !== files) console.log(`  (ESLint read ${files} files, Forkcast ${analysed})`);
  }
  rmSync(scratch, { recursive: true, force: true });
  console.log(`  (${eslint.name} and no-await-in-loop alone; ${files} files, whole processes)`);
  row('forkcast analyze, median', `${median(ours).toFixed(2)} s`);
  row('eslint, median', `${median(theirs).toFixed(2)} s`);
  row('eslint / forkcast analyze, median of rounds side by side', `${median(theirs.map((one, i) => one / ours[i])).toFixed(2)}`, 'at least 3');
}
againstESLint();

/** One character typed at a random place, and taken back with the next edit. */
const candidates = sources.filter(({ text }) => Math.abs(text.split('\n').length - 1000) < 150);
const times: number[] = [];
let seed = 1;
const random = (): number => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 2 ** 32;
for (let round = 0; round < 300; round++) {
  const { path, text } = candidates[Math.floor(round / 2) % candidates.length];
  const at = Math.floor(random() * text.length);
  const edited = round % 2 === 0 ? `${text.slice(0, at)}x${text.slice(at)}` : text;
  const time = seconds(() => {
    index.updateText(path, edited, languageOf(path));
    index.analyze(path);
  });
  if (round >= 50) times.push(time * 1000);
}
console.log(`  (${candidates.length} files of 850 to 1,150 lines, 250 edits, the whole tree in the index)`);
row('re-analysis after an edit, median', `${median(times).toFixed(2)} ms`, 'under 12 ms');
row('re-analysis after an edit, 95th percentile', `${quantile(times, 0.95).toFixed(2)} ms`, 'under 30 ms');

/** This project's own scripts and its libraries', brackets drawn at random: `)` or `}`, one at a time. */
const standing = standingAfterBreaks(parse, scriptsUnder(['src', 'media', 'examples/node', 'test/corpus/node', 'test/fixtures/node', 'node_modules/mocha/lib', 'node_modules/vscode-languageserver/lib', 'node_modules/undici/lib']), 3);
console.log(`  (${standing.breaks} brackets deleted, ${standing.total} findings and sites, by rule and line, by kind and qualified name)`);
row('what stands with one ) or } deleted', `${((standing.kept / standing.total) * 100).toFixed(1)} %`, 'at least 98 %');
