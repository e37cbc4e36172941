/** Entry points: how the user starts the program whose calls are recorded, from the words one would type. */
import { existsSync } from 'node:fs';
import { extname, isAbsolute, resolve } from 'node:path';
import { BenchmarkError } from '../failure';
import type { Runtime } from '../runtime';

/** `script`: a file with an absolute path; `module`: Python's `-m`; `package-script`: one of package.json's, run by npm. */
export interface EntryPoint {
  kind: 'script' | 'module' | 'package-script';
  name: string;
  arguments: string[];
  /** The words as the user would type them. */
  shown: string;
}

/** Test runners are modules in Python: `pytest tests` is `python -m pytest tests`. */
const runners: ReadonlySet<string> = new Set(['pytest', 'unittest']);
const interpreterWord = /(?:^|[\\/])(?:python[\d.]*|py|node)(?:\.exe)?$/i;

/**
 * Reads `main.py --fast`, `-m shop.report`, `pytest tests/test_shop.py`, `server.js`, `npm run build`, `npm test`; a leading `python` or `node` is
 * left out, as the chosen interpreter runs it. No words mean the function's own file. Throws a `BenchmarkError` of code `bad-entry`.
 */
export function parseEntry(words: readonly string[], file: string, runtime: Runtime, cwd: string): EntryPoint {
  const shown = words.join(' ');
  const given = words.length && interpreterWord.test(words[0]) ? words.slice(1) : [...words];
  if (given.length === 0) return { kind: 'script', name: file, arguments: [], shown: shown || file };
  const [first, ...rest] = given;
  const python = runtime.name === 'Python';
  if (python && first === '-m') {
    if (!rest.length) throw badEntry('-m names no module', 'Write -m and the module to run, for example -m shop.report.');
    return { kind: 'module', name: rest[0], arguments: rest.slice(1), shown };
  }
  if (python && runners.has(first)) return { kind: 'module', name: first, arguments: rest, shown };
  if (!python && first === 'npm') {
    const [verb, ...more] = rest;
    const name = verb === 'run' || verb === 'run-script' ? more.shift() : ['test', 'start'].includes(verb) ? verb : undefined;
    if (!name) throw badEntry(`'${shown}' runs no script of package.json`, 'Write npm run NAME, npm test or npm start.');
    return { kind: 'package-script', name, arguments: more[0] === '--' ? more.slice(1) : more, shown };
  }
  const path = isAbsolute(first) ? first : resolve(cwd, first);
  if (!existsSync(path)) {
    throw badEntry(`There is no file ${first}`, python ? 'Name a script, -m MODULE, or pytest and its arguments.' : 'Name a script, or npm run and a script of package.json.');
  }
  if (!python && !/^\.(?:[mc]?[jt]s|[jt]sx)$/i.test(extname(path))) throw badEntry(`${first} is no JavaScript or TypeScript`, 'Name a script that Node can run, or npm run and a script of package.json.');
  return { kind: 'script', name: path, arguments: rest, shown };
}

function badEntry(what: string, advice: string): BenchmarkError {
  return new BenchmarkError({ code: 'bad-entry', message: `${what}.`, advice });
}
