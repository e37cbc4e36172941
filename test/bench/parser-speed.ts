/**
 * How fast the Python frontend is beside CPython's own parser, on the same files in the same run: lines/s of text to IR, warm, over the standard
 * library without its tests, and of `ast.parse`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parsePython } from '../../src/analysis/frontend/python/index';
import { findInterpreters } from '../gate/interpreters';

export interface ParserSpeed {
  lines: number;
  /** Lines a second of the first pass in this process, and of the fastest one. */
  cold: number;
  warm: number;
  /** Lines a second of `ast.parse`, best of three. */
  cpython: number;
  version: string;
}

const AST_PARSE = `
import ast, json, sys, time, warnings
warnings.simplefilter("ignore")
texts = [open(path, encoding="utf-8").read() for path in json.load(sys.stdin)]
best = float("inf")
for attempt in range(3):
    started = time.perf_counter()
    for text in texts:
        ast.parse(text)
    best = min(best, time.perf_counter() - started)
print(best)
`;

/** Measures for `seconds` or so, with the newest interpreter found. */
export function measureParserSpeed(seconds = 4): ParserSpeed {
  const [interpreter] = findInterpreters();
  if (!interpreter) throw new Error('There is no CPython 3.9 or newer here to compare with.');
  const paths = (readdirSync(interpreter.library, { recursive: true }) as string[])
    .filter(name => name.endsWith('.py') && !/(^|[\\/])(tests?|site-packages|idle_test)[\\/]/.test(name))
    .map(name => join(interpreter.library, name))
    .filter(existsSync); // Debian links to files that need not be there.
  const texts = paths.map(path => readFileSync(path, 'utf8'));
  const lines = texts.reduce((sum, text) => sum + text.split('\n').length - 1, 0);

  let cold = 0;
  let fastest = Infinity;
  const until = performance.now() + seconds * 1000;
  do {
    const started = performance.now();
    for (const text of texts) parsePython(text);
    const taken = performance.now() - started;
    if (cold === 0) cold = lines / taken * 1000;
    fastest = Math.min(fastest, taken);
  } while (performance.now() < until);

  const answer = spawnSync(interpreter.program, ['-I', '-c', AST_PARSE], { input: JSON.stringify(paths), encoding: 'utf8' });
  if (answer.status !== 0) throw new Error(`ast.parse could not be measured: ${answer.stderr}`);
  return { lines, cold, warm: lines / fastest * 1000, cpython: lines / Number(answer.stdout), version: interpreter.version.join('.') };
}

if (require.main === module) {
  const { lines, cold, warm, cpython, version } = measureParserSpeed();
  const millions = (value: number): string => `${(value / 1e6).toFixed(2)} M lines/s`;
  console.log(`Standard library of CPython ${version} without tests, ${lines} lines`);
  console.log(`text to IR   ${millions(warm)} warm, ${millions(cold)} in the first pass`);
  console.log(`ast.parse    ${millions(cpython)}; ours is ${(warm / cpython).toFixed(1)} times as fast`);
}
