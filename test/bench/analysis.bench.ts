/**
 * The analysis on a large real tree, the interpreter's own standard library without its tests: parse to findings, effects included, in one
 * thread, next to CPython's `ast.parse` alone on the same files, in turns. Then edits, as someone types in files of about 1,000 lines.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkspaceIndex } from '../../src/analysis/workspace-index';
import { isSkipped, readSource, walkSources } from '../../src/files';
import { everyRule } from '../evaluate/every-rule';
import { benchPython, machine, median, quantile, row, standardLibrary } from './table';

const astParse = `
import ast, sys, time, warnings
warnings.simplefilter("ignore")
sources = [open(path, "rb").read() for path in open(sys.argv[1], encoding="utf-8").read().split("\\n")]
started = time.perf_counter()
for source in sources:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        pass
print(time.perf_counter() - started)
`;

const { folder, version } = standardLibrary();
const sources: { path: string; text: string }[] = [];
for (const entry of walkSources([folder], { gitignore: false })) {
  if (isSkipped(entry) || /[\\/](test|tests|idle_test|lib2to3)[\\/]/.test(entry.path.slice(folder.length))) continue;
  const source = readSource(entry.path);
  if ('text' in source) sources.push({ path: entry.path, text: source.text });
}
const lines = sources.reduce((sum, { text }) => sum + text.split('\n').length, 0);

function analyze(): { seconds: number; findings: number; index: WorkspaceIndex } {
  const started = process.hrtime.bigint();
  const index = new WorkspaceIndex({ roots: [folder], rules: everyRule });
  for (const { path, text } of sources) index.updateText(path, text);
  let findings = 0;
  for (const analysis of index.analyzeAll()) findings += analysis.findings.length;
  return { seconds: Number(process.hrtime.bigint() - started) / 1e9, findings, index };
}

const scratch = mkdtempSync(join(tmpdir(), 'forkcast-bench-'));
const list = join(scratch, 'files.txt');
writeFileSync(list, sources.map(({ path }) => path).join('\n'));
const ast: number[] = [];
const ours: number[] = [];
const ratios: number[] = [];
/** One index is alive at a time, as in a server: the one before must not burden the collector while the next is timed. */
function analyzeAfresh(): ReturnType<typeof analyze> {
  last = undefined;
  return (last = analyze());
}

let last: ReturnType<typeof analyze> | undefined;
const cold = analyzeAfresh().seconds;
// Warm is what a server is after a while: the compiler takes this many passes before it has nothing left to do.
for (let pass = 0; pass < 7; pass++) analyzeAfresh();
for (let round = 0; round < 7; round++) {
  ast.push(Number(execFileSync(benchPython(), ['-c', astParse, list], { encoding: 'utf8' })));
  const { seconds } = analyzeAfresh();
  ours.push(seconds);
  ratios.push(seconds / ast[round]);
}
rmSync(scratch, { recursive: true, force: true });
console.log(`${machine()}; CPython ${version}, ${sources.length} files, ${lines.toLocaleString('en')} lines, ${last!.findings} findings`);
row('analysis, first time in the process', `${cold.toFixed(2)} s`);
row('analysis, warm, median', `${median(ours).toFixed(2)} s`);
row('ast.parse alone, median', `${median(ast).toFixed(2)} s`);
row('analysis / ast.parse, median of rounds side by side', `${median(ratios).toFixed(2)}`, 'at most 0.50');
row('lines a second, warm', Math.round(lines / median(ours)).toLocaleString('en'), 'at least 700,000');

/** One character typed at a random place of a line, and taken back with the next edit. */
function edits(): number[] {
  const { index } = last!;
  const candidates = sources.filter(({ text }) => Math.abs(text.split('\n').length - 1000) < 100);
  const times: number[] = [];
  let seed = 1;
  const random = () => ((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 2 ** 32);
  for (let round = 0; round < 600; round++) {
    const { path, text } = candidates[Math.floor(round / 2) % candidates.length];
    const at = Math.floor(random() * text.length);
    const edited = round % 2 === 0 ? `${text.slice(0, at)}x${text.slice(at)}` : text;
    const started = process.hrtime.bigint();
    index.updateText(path, edited);
    index.analyze(path);
    if (round >= 100) times.push(Number(process.hrtime.bigint() - started) / 1e6);
  }
  console.log(`  (${candidates.length} files of 900 to 1,100 lines, 500 edits, the whole library in the index)`);
  return times;
}
const times = edits();
row('re-analysis after an edit, median', `${median(times).toFixed(2)} ms`, 'under 2 ms');
row('re-analysis after an edit, 95th percentile', `${quantile(times, 0.95).toFixed(2)} ms`, 'under 5 ms');
