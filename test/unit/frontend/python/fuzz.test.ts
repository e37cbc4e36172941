/**
 * Seeded fuzzing: mutated programs and token soup. Whatever comes in, the parser does not throw, every range lies within the text, lists hold no
 * node twice, lines are right. `FORKCAST_FUZZ_SECONDS` makes it run longer, `FORKCAST_FUZZ_SEED` differently.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Node, forEachChild } from '../../../../src/analysis/ir/node';
import { parsePython } from '../../../../src/analysis/frontend/python/index';
import { KIND_NAMES } from '../../../support/ir';
import { Random } from '../../../support/random';

const SECONDS = Number(process.env.FORKCAST_FUZZ_SECONDS ?? 4);
const SEED = Number(process.env.FORKCAST_FUZZ_SEED ?? 1);

const PIECES = [
  'if', 'elif', 'else', 'for', 'in', 'while', 'try', 'except', 'finally', 'with', 'as', 'def', 'class', 'async', 'await', 'return', 'yield',
  'from', 'import', 'lambda', 'not', 'and', 'or',
  'is', 'del', 'global', 'pass', 'raise', 'assert', 'None', 'match', 'case', 'type', '_', 'x', 'print', '1', '0x', '1e', '"a"', "'", '"', '"""',
  "'''", 'f"', "f'", 'f"""', 't"', 'rb"', '{', '}', '{{',
  '(', ')', '[', ']', ',', ':', ';', '.', '...', '=', ':=', '==', '!', '!=', '+', '-', '*', '**', '/', '//', '@', '~', '<', '<<', '->', '\\',
  '\\\n', '\n', '\n    ', '\n        ', '\n\t', '\r', '\r\n', '\f', ' ', '#', '# forkcast: a',
  '\0', 'é', '“', '\u{1F600}', '\ud800', '\ufeff', '$', '?', '`',
];

function check(text: string): void {
  const { root, errors, lineStarts, directives } = parsePython(text);
  const seen = new Set<Node>();
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    assert.ok(!seen.has(node), `${KIND_NAMES[node.kind]} at ${node.start} is in the tree twice`);
    seen.add(node);
    const sound = Number.isInteger(node.start) && Number.isInteger(node.end) && 0 <= node.start && node.start <= node.end && node.end <= text.length;
    assert.ok(sound, `${KIND_NAMES[node.kind]} has the range ${node.start}-${node.end} in ${text.length} characters`);
    forEachChild(node, child => waiting.push(child));
  }
  for (const { start, end } of [...errors, ...directives]) assert.ok(0 <= start && start <= end && end <= text.length, `range ${start}-${end}`);
  const lines = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(match => match.index + match[0].length)];
  assert.deepEqual([...lineStarts], lines);
}

function mutated(text: string, random: Random): string {
  for (let edits = 1 + random.below(4); edits > 0; edits--) {
    const at = random.below(text.length + 1);
    const length = random.below(4) === 0 ? random.below(40) : random.below(3);
    switch (random.below(5)) {
      case 0: // deletes
        text = text.slice(0, at) + text.slice(at + Math.max(1, length));
        break;
      case 1: // inserts
        text = text.slice(0, at) + random.pick(PIECES) + text.slice(at);
        break;
      case 2: // replaces
        text = text.slice(0, at) + random.pick(PIECES) + text.slice(at + length);
        break;
      case 3: { // moves
        const from = random.below(text.length + 1);
        text = text.slice(0, at) + text.slice(from, from + length * 5) + text.slice(at);
        break;
      }
      default: // ends in the middle
        if (random.below(4) === 0) text = text.slice(0, at);
    }
  }
  return text;
}

/** This repository's own Python, and every syntax case. */
function programs(): string[] {
  const found = (JSON.parse(readFileSync('test/gate/syntax-cases.json', 'utf8')) as { source: string }[]).map(({ source }) => source);
  for (const folder of ['test/gate', 'src/bench/python', 'examples', 'test/fixtures']) {
    let names: string[];
    try {
      names = readdirSync(folder, { recursive: true }) as string[];
    } catch {
      continue;
    }
    for (const name of names.filter(name => name.endsWith('.py')).sort()) found.push(readFileSync(join(folder, name), 'utf8'));
  }
  return found;
}

describe('fuzzed Python', function () {
  this.timeout(SECONDS * 1000 + 60_000);

  function run(make: (random: Random) => string): void {
    const until = performance.now() + SECONDS * 500;
    for (let seed = SEED * 1_000_000; performance.now() < until; seed++) {
      const text = make(new Random(seed));
      try {
        check(text);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        throw new Error(`seed ${seed}: ${message}\n${JSON.stringify(text.slice(0, 2000))}`, { cause: error });
      }
    }
  }

  const originals = programs();
  it('mutated programs', () => run(random => mutated(random.pick(originals), random)));
  it('token soup', () => run(random => {
    let text = '';
    for (let pieces = 1 + random.below(60); pieces > 0; pieces--) text += random.pick(PIECES) + (random.below(2) === 0 ? ' ' : '');
    return text;
  }));
});
