/** Gate 1: modern and old syntax, case by case. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parsePython } from '../../src/analysis/frontend/python/index';
import { count } from './counting';

interface Case {
  name: string;
  source: string;
  loops: number;
  calls: number;
  functions: number;
}

describe('Python syntax cases', () => {
  const cases = JSON.parse(readFileSync('test/gate/syntax-cases.json', 'utf8')) as Case[];
  for (const { name, source, ...expected } of cases) {
    it(name, () => {
      const parsed = parsePython(source);
      assert.deepEqual(parsed.errors, []);
      assert.deepEqual(count(parsed.root), expected);
    });
  }
});
