/**
 * The analysis of JavaScript and TypeScript on a large real tree, node_modules: parse to findings, effects included, in one thread, next to
 * typescript-estree's own parse alone on the same files, in turns. Then edits, as someone types in files of about 1,000 lines.
 */
import { parse as bareParse } from '@typescript-eslint/typescript-estree';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../src/analysis/frontend/estree/parser';
import { reasonToSkip } from '../../src/analysis/frontend/estree';
import { WorkspaceIndex } from '../../src/analysis/workspace-index';
import { languageOf, readSource } from '../../src/files';
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
  index = new WorkspaceIndex({ roots: [folder], scriptParser: () => parse });
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
