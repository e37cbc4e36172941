/** Gate 2: agreement with CPython's own `ast` over every standard library at hand; and the exact places of things. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parsePython } from '../../src/analysis/frontend/python/index';
import { KIND_NAMES } from '../support/ir';
import { Random } from '../support/random';
import { count, forEachNode } from './counting';
import { type Counts, type Interpreter, findInterpreters, libraryCounts, positions } from './interpreters';

const interpreters = findInterpreters();
/** How many files' positions are compared. */
const POSITION_FILES = 150;

describe('Python standard libraries', function () {
  this.timeout(600_000);
  let counts: Map<Interpreter, Record<string, Counts>>;

  before('asking CPython', async () => {
    assert.ok(interpreters.length > 0, 'Install CPython 3.9 or newer, or name one in FORKCAST_TEST_PYTHONS: it is what the parser is compared with.');
    counts = new Map();
    // Two at a time: the counts of a library take CPython a quarter of a minute.
    const waiting = [...interpreters];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) counts.set(next, await libraryCounts(next));
    };
    await Promise.all([work(), work()]);
  });

  for (const interpreter of interpreters) {
    it(`of CPython ${interpreter.version.join('.')}: no valid file has an error, loops, calls and functions are the same`, () => {
      const complaints: string[] = [];
      let files = 0;
      for (const [path, { ok, loops, calls, functions }] of Object.entries(counts.get(interpreter)!)) {
        const parsed = parsePython(readFileSync(path, 'utf8'));
        if (!ok) continue;
        files++;
        if (parsed.errors.length > 0) complaints.push(`${path}: ${parsed.errors[0].message} (offset ${parsed.errors[0].start})`);
        const found = count(parsed.root);
        if (found.loops !== loops || found.calls !== calls || found.functions !== functions) {
          complaints.push(`${path}: ${JSON.stringify(found)}, but CPython: ${JSON.stringify({ loops, calls, functions })}`);
        }
      }
      assert.deepEqual(complaints, []);
      assert.ok(files > 100, `only ${files} files found in ${interpreter.library}`);
    });
  }

  const precise = interpreters.find(({ version }) => version[1] >= 12);
  it('everything stands where CPython says', function () {
    if (!precise) this.skip();
    const random = new Random(12);
    const valid = Object.entries(counts.get(precise)!).filter(([, { ok, lines }]) => ok && lines < 6000).map(([path]) => path);
    const paths = [...new Set(Array.from({ length: POSITION_FILES }, () => random.pick(valid)))];
    const complaints: string[] = [];
    let compared = 0;
    for (const [path, expected] of Object.entries(positions(precise, paths))) {
      const text = readFileSync(path, 'utf8');
      const found = new Map<string, Set<string>>();
      forEachNode(parsePython(text).root, node => {
        const name = KIND_NAMES[node.kind] ?? '';
        if (!found.has(name)) found.set(name, new Set());
        found.get(name)!.add(`${node.start}-${node.end}`);
      });
      for (const [kind, places] of Object.entries(expected)) {
        const ours = found.get(kind) ?? new Set();
        const theirs = new Set(places.map(([start, end]) => `${start}-${end}`));
        compared += theirs.size;
        for (const place of theirs) if (!ours.has(place)) complaints.push(`${path}: no ${kind} at ${place}`);
        for (const place of ours) if (!theirs.has(place)) complaints.push(`${path}: CPython has no ${kind} at ${place}`);
      }
    }
    assert.deepEqual(complaints.slice(0, 20), []);
    assert.ok(compared > 10_000, `only ${compared} places compared`);
  });
});
