import assert from 'node:assert/strict';
import type { Comparison } from '../../../src/advice';
import { comparisonText, runsText } from '../../../src/report';
import { computing, report, waiting } from '../../samples/outcomes';

const comparison: Comparison = {
  version: 1, target: 'shop/prices.py:fetch\u001b[2Jprice', comparable: true, differences: [{ code: 'host', message: 'linux x64, 4 usable cores before, linux x64, 2 usable cores now.' }],
  models: [
    { model: 'serial', workers: 1, beforeSeconds: 0.05, afterSeconds: 0.1, ratio: 2, ratioInterval: [1.9, 2.1], kind: 'slower' },
    { model: 'threads', workers: 4, beforeSeconds: 0.02, afterSeconds: 0.01, ratio: 0.5, ratioInterval: [0.45, 0.55], kind: 'faster' },
    { model: 'processes', workers: 2, beforeSeconds: 0.03, afterSeconds: 0.03, ratio: 1, ratioInterval: null, kind: 'too-few-rounds' },
    { model: 'asyncio', workers: 8, beforeSeconds: null, afterSeconds: 0.01, ratio: null, ratioInterval: null, kind: 'only-after' },
  ],
  recommended: { before: 'processes', after: null },
};

describe('two runs side by side, as text', () => {
  it('have a row a model, with both times, what changed, and the advice where it is another', () => {
    const lines = comparisonText(comparison, { width: 100 }).split('\n');
    assert.equal(lines[0], 'shop/prices.py:fetch\ufffd[2Jprice', 'nothing that would clear the terminal');
    assert.match(lines[1], /^ {2}! linux x64, 4 usable cores before, linux x64, 2 usable cores now\.$/);
    const rows = lines.filter(line => /^ {2}(serial|threads|processes|asyncio)/.test(line)).map(line => line.trim().split(/ {2,}/));
    assert.deepEqual(rows, [
      ['serial', '50 ms', '100 ms', '2.0', '1.90-2.10', 'slower'], ['threads x4', '20 ms', '10 ms', '0.50', '0.45-0.55', 'faster'],
      ['processes x2', '30 ms', '30 ms', '1.00', 'too few rounds to tell'], ['asyncio x8', '-', '10 ms', '-', 'only now'],
    ]);
    assert.ok(lines.includes('  Recommended before: processes; now: no clear winner.'), lines.join('\n'));
    assert.ok(!comparisonText({ ...comparison, recommended: { before: 'threads', after: 'threads' } }).includes('Recommended before'));
  });

  it('are no table where they measured different work', () => {
    const text = comparisonText({ ...comparison, comparable: false, models: [] });
    assert.match(text, /measured different work, so their times say nothing about each other\./);
    assert.doesNotMatch(text, /a task before|Recommended/);
  });

  it('are coloured only when asked to', () => {
    assert.doesNotMatch(comparisonText(comparison), /\u001b/);
    const coloured = comparisonText(comparison, { colour: true }).split('\n');
    assert.match(coloured.find(line => line.includes('threads x4'))!, /\u001b\[32m/, 'green');
    assert.match(coloured.find(line => line.includes('serial'))!, /\u001b\[31m/, 'red');
    assert.doesNotMatch(coloured.find(line => line.includes('processes x2'))!, /\u001b/);
  });
});

describe('a list of runs, as text', () => {
  it('counts from the newest and tells when, what, in what, and the verdict', () => {
    const runs = [{ report: report(waiting()), at: Date.UTC(2026, 10, 23, 21, 5), target: 'shop/prices.py:fetch_price' }, { report: report(computing()), at: Date.UTC(2026, 0, 2), target: 'shop/scoring.py:score_basket' }];
    const [, first, second, ...rest] = runsText(runs, { width: 120 }).trimEnd().split('\n');
    assert.match(first, /^ *1 +2026-11-23 21:05 +shop\/prices\.py:fetch_price +CPython 3\.13\.0 +threads x8: 6\.9x as fast/);
    assert.match(second, /^ *2 +2026-01-02 00:00 +shop\/scoring\.py:score_basket +CPython 3\.13\.0 +processes x4: 3\.5x as fast/);
    assert.deepEqual(rest, []);
    assert.match(runsText([]), /^No benchmark has been run here yet: forkcast bench FILE:FUNCTION runs one\.\n$/);
  });
});
