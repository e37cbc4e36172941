/** Random edits of real files, which use one another in every way that people think of: the index says what a fresh one would. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Distiller } from '../../../src/analysis/distil';
import type { ModuleFacts } from '../../../src/analysis/facts';
import { WorkspaceIndex } from '../../../src/analysis/workspace-index';
import type { FileAnalysis } from '../../../src/model';

const root = join(process.cwd(), 'src/bench/python');
const home = join(root, 'forkcast_harness');
const distiller = new Distiller({ roots: [root] });

const statements = [
  'import time; time.sleep(2)', 'return None', 'import subprocess; subprocess.run(["x"])', 'import threading; threading.Thread(target=self.run).start()',
  'squares = [i * i for i in range(1_000_000)]', 'with self._lock: import time; time.sleep(3)', 'yield 1', 'global counter; counter += 1',
];

/** A small generator of numbers with a fixed seed, so that a failure can be repeated. */
function numbers(seed: number): (below: number) => number {
  return below => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

/** What people do to a text: type, delete, insert, rename, derive from something else, forget an import, push lines down. */
function edited(text: string, random: (below: number) => number): string {
  const lines = text.split('\n');
  const one = (pattern: RegExp) => {
    const found = lines.flatMap((line, i) => (pattern.test(line) ? [i] : []));
    return found.length === 0 ? random(lines.length) : found[random(found.length)];
  };
  switch (random(8)) {
    case 0: {
      const at = random(text.length);
      return `${text.slice(0, at)}x${text.slice(at)}`;
    }
    case 1: lines.splice(random(lines.length), 1 + random(5)); break;
    case 2:
    case 3: {
      const head = one(/^ *(?:async )?def .*:$/);
      lines.splice(head + 1, 0, `${/^ */.exec(lines[head])![0]}    ${statements[random(statements.length)]}`);
      break;
    }
    case 4: {
      const head = one(/^ *def /);
      lines[head] = lines[head].replace(/def (\w+)/, random(2) === 0 ? 'def $1_renamed' : 'async def $1');
      break;
    }
    case 5: {
      const head = one(/^class /);
      lines[head] = lines[head].replace(/(class \w+)(?:\(\w+)?/, '$1(Exception');
      break;
    }
    case 6: lines.splice(one(/^ *(?:from|import) /), 1, random(2) === 0 ? '' : 'import time'); break;
    default: lines.splice(random(lines.length), 0, '');
  }
  return lines.join('\n');
}

function made(facts: ReadonlyMap<string, ModuleFacts>): WorkspaceIndex {
  const index = new WorkspaceIndex({ roots: [root] });
  for (const one of facts.values()) index.update(one);
  return index;
}

describe('the index after edits of real files', function () {
  this.timeout(30_000);
  const original = new Map(readdirSync(home).filter(name => name.endsWith('.py')).map(name => [join(home, name), readFileSync(join(home, name), 'utf8')]));
  const paths = [...original.keys()].sort();

  it('equals one made afresh; what it does not name as changed has not changed', () => {
    for (const seed of [1, 2]) {
      const random = numbers(seed);
      const texts = new Map(original);
      const facts = new Map(paths.map(path => [path, distiller.facts(path, texts.get(path)!, 'python')]));
      const index = made(facts);
      const said = new Map([...index.analyzeAll()].map(analysis => [analysis.path, analysis]));
      for (const path of paths) index.changedBy(path);
      for (let turn = 0; turn < 20; turn++) {
        const path = paths[random(paths.length)];
        if (facts.has(path) && random(12) === 0) {
          facts.delete(path);
          said.delete(path);
          index.remove(path);
        } else {
          texts.set(path, random(4) === 0 ? original.get(path)! : edited(texts.get(path)!, random));
          facts.set(path, distiller.facts(path, texts.get(path)!, 'python'));
          index.update(facts.get(path)!);
        }
        for (const changed of index.changedBy(path)) if (facts.has(changed)) said.set(changed, index.analyze(changed)!);
        const expected = new Map([...made(facts).analyzeAll()].map(analysis => [analysis.path, analysis]));
        for (const one of paths) assert.deepEqual(said.get(one), expected.get(one), `seed ${seed}, turn ${turn}, after an edit of ${path}: ${one}`);
      }
    }
  });

  it('a new function that nobody uses, and a renamed one that nobody else uses, leave the files that import the module alone; where lines are pushed down, those that quote them hear of it', () => {
    const facts = new Map(paths.map(path => [path, distiller.facts(path, original.get(path)!, 'python')]));
    const index = made(facts);
    const path = join(home, 'failures.py');
    const quotes = ({ sites, findings }: FileAnalysis) => [...sites, ...findings].some(({ evidence }) => evidence.some(step => step.path === path));
    const quoting = [path, ...[...index.analyzeAll()].filter(quotes).map(analysis => analysis.path)].sort();
    assert.ok(quoting.length > 1 && quoting.length < 5, `${quoting.length} quote it`);
    index.changedBy(path);
    const edit = (text: string): string[] => {
      index.updateText(path, text);
      facts.set(path, index.facts(path)!);
      const changed = index.changedBy(path).sort();
      const fresh = made(facts);
      for (const one of paths) assert.deepEqual(index.analyze(one), fresh.analyze(one), one);
      return changed;
    };
    for (const name of ['nobody_uses', 'nobody_ever_uses']) assert.deepEqual(edit(`${original.get(path)!}\n\ndef ${name}(items):\n    return [len(item) for item in items]\n`), [path]);
    const [head] = /^(?:import|from) /m.exec(original.get(path)!)!;
    assert.deepEqual(edit(original.get(path)!.replace(head, `\n\n${head}`)), quoting);
    assert.deepEqual(edit(original.get(path)!), quoting);
  });
});
