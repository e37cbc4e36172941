/** Inputs for fuzzing: edited stretches of real files, random bytes, token soup, programs made from a grammar. Each follows from its number alone. */
import { decodeSource } from '../../src/files/decode';
import { Random } from '../support/random';
import { type FuzzedLanguage, grammarProgram } from './grammar';

export interface FuzzInput {
  kind: 'edited' | 'grammar' | 'edited grammar' | 'soup' | 'bytes';
  /** The file's text, and where it is not null what it is then edited to. */
  text: string;
  then: string | null;
  path: string;
}

const shared = [
  'if', 'else', 'for', 'in', 'while', 'try', 'finally', 'as', 'class', 'async', 'await', 'return', 'yield', 'from', 'import', 'x', '_', '1', '0x', '1e', '"', "'", '{', '}', '(', ')', '[', ']', ',', ':', ';', '.', '...',
  '=', '==', '!', '!=', '+', '-', '*', '**', '/', '//', '@', '~', '<', '<<', '->', '\\', '\\\n', '\n', '\n    ', '\n        ', '\n\t', '\r', '\r\n', '\f', ' ', '#', '\0', 'é', '“', '\u{1F600}', '\ud800', '\udc00', '\ufeff',
  '$', '?', '`', '\u2028', '\u00a0',
];
const pieces: Record<FuzzedLanguage, readonly string[]> = {
  python: [
    ...shared, 'elif', 'except', 'with', 'def', 'lambda', 'not', 'and', 'or', 'is', 'del', 'global', 'pass', 'raise', 'assert', 'None', 'match', 'case', 'type', 'print', '"""', "'''", 'f"', "f'", 'f"""', 't"', 'rb"', '{{',
    ':=', '# forkcast: args=1', '# forkcast: ignore',
  ],
  script: [
    ...shared, 'catch', 'function', 'function*', 'const', 'let', 'var', 'new', 'this', 'super', 'of', 'do', 'switch', 'case', 'default', 'break', 'throw', 'typeof', 'export', 'export default', 'require(', '=>', '?.', '??', '${', '</a>', '<a>', '/>', '<T>',
    'interface', 'enum', 'namespace', 'declare', 'abstract', 'static', 'get', 'set', '#x', 'satisfies', 'using', '/*', '*/', '<!--', '-->', '#!', '0n', '/[', 'import(', 'import.meta', '++', '&&=', '// forkcast: args=1',
  ],
};
const paths: Record<FuzzedLanguage, readonly string[]> = {
  python: ['/w/app/main.py', '/w/app/__init__.py', '/w/src/a b.(x).py'],
  script: ['/w/src/main.ts', '/w/src/main.js', '/w/src/view.tsx', '/w/src/index.mjs', '/w/src/common.cjs', '/w/src/[id].test.mts', '/w/src/types.cts', '/w/view.jsx'],
};

/** The input of a number: the same in every run with the same originals. */
export function inputOf(seed: number, language: FuzzedLanguage, originals: readonly string[]): FuzzInput {
  const random = new Random(seed);
  const path = random.pick(paths[language]);
  const { kind, text } = made(random, language, originals);
  return { kind, text, then: random.below(5) === 0 ? edited(text, language, random) : null, path };
}

function made(random: Random, language: FuzzedLanguage, originals: readonly string[]): { kind: FuzzInput['kind']; text: string } {
  const choice = random.below(20);
  if (choice < 9) return { kind: 'edited', text: edited(stretch(random.pick(originals), random), language, random) };
  if (choice < 13) return { kind: 'grammar', text: grammarProgram(language, random) };
  if (choice < 16) return { kind: 'edited grammar', text: edited(grammarProgram(language, random), language, random) };
  if (choice < 18) return { kind: 'soup', text: soup(random, language) };
  return { kind: 'bytes', text: bytes(random) };
}

/** Some lines of a file; now and then the whole. */
function stretch(text: string, random: Random): string {
  if (random.below(1000) === 0) return text;
  const start = text.lastIndexOf('\n', random.below(text.length + 1)) + 1;
  const length = 40 + random.below(random.below(16) === 0 ? 6000 : 400);
  const end = text.indexOf('\n', start + length);
  const chosen = text.slice(start, end < 0 ? text.length : end + 1);
  const indent = /^[ \t]*/.exec(chosen)![0];
  // A stretch from the middle of a class is code in its own right once it is moved to the margin.
  return indent === '' || random.below(3) === 0 ? chosen : chosen.replaceAll(`\n${indent}`, '\n').slice(indent.length);
}

function edited(text: string, language: FuzzedLanguage, random: Random): string {
  for (let edits = 1 + random.below(4); edits > 0; edits--) {
    const at = random.below(text.length + 1);
    const length = random.below(4) === 0 ? random.below(40) : random.below(3);
    switch (random.below(6)) {
      case 0: // deletes
        text = text.slice(0, at) + text.slice(at + Math.max(1, length));
        break;
      case 1: // inserts
        text = text.slice(0, at) + random.pick(pieces[language]) + text.slice(at);
        break;
      case 2: // replaces
        text = text.slice(0, at) + random.pick(pieces[language]) + text.slice(at + length);
        break;
      case 3: { // moves
        const from = random.below(text.length + 1);
        text = text.slice(0, at) + text.slice(from, from + length * 5) + text.slice(at);
        break;
      }
      case 4: // any character
        text = text.slice(0, at) + String.fromCharCode(random.below(random.below(3) === 0 ? 0x10000 : 0x100)) + text.slice(at);
        break;
      default: // ends in the middle
        if (random.below(4) === 0) text = text.slice(0, at);
    }
  }
  return text;
}

function soup(random: Random, language: FuzzedLanguage): string {
  let text = '';
  for (let count = 1 + random.below(60); count > 0; count--) text += random.pick(pieces[language]) + (random.below(2) === 0 ? ' ' : '');
  return text;
}

/** What a file of random bytes is decoded to. */
function bytes(random: Random): string {
  const result = new Uint8Array(random.below(200));
  const limit = random.below(2) === 0 ? 256 : 128;
  for (let i = 0; i < result.length; i++) result[i] = random.below(limit);
  if (random.below(8) === 0) result.set([0xff, 0xfe].slice(0, result.length));
  return decodeSource(result).text;
}
