import assert from 'node:assert/strict';
import { messageFromWebview, messageToWebview, parseFromWebview, parseToWebview } from '../../../src/report';
import { range } from '../../samples/outcomes';
import { shop } from '../../samples/reports';

describe('messages of the report view', () => {
  it('arrive as they were sent', () => {
    for (const message of [
      { type: 'ready' }, { type: 'open', path: 'a.py', range: range(1, 2) }, { type: 'open', path: 'a.py', range: null }, { type: 'benchmark', target: 'a.py:f' },
      { type: 'analyzeWorkspace' }, { type: 'export' }, { type: 'openRule', rule: 'FC101' },
    ] as const) {
      const sent = messageFromWebview(message);
      assert.deepEqual(parseFromWebview(structuredClone(sent)), sent);
    }
    const report = messageToWebview({ type: 'report', model: shop() });
    assert.deepEqual(parseToWebview(structuredClone(report)), report);
    const progress = messageToWebview({ type: 'progress', task: { title: 'Benchmark', message: 'round 3', fraction: 0.4 } });
    assert.deepEqual(parseToWebview(progress), progress);
    assert.deepEqual(parseToWebview(messageToWebview({ type: 'progress', task: null })).type, 'progress');
  });

  it('are refused when they are not what was agreed', () => {
    for (const bad of [
      null, undefined, 7, 'ready', {}, { type: 'ready' }, { version: 2, type: 'ready' }, { version: 1, type: 'run', command: 'rm' }, { version: 1, type: 'open', path: 5, range: null },
      { version: 1, type: 'open', path: 'a.py', range: { start: { line: 0, column: 1 }, end: { line: 1, column: 1 } } }, { version: 1, type: 'open', path: 'a.py', range: range(1.5, 1) },
      { version: 1, type: 'benchmark', target: 'x'.repeat(100_000) }, { version: 1, type: 'openRule', rule: '../../etc' },
    ]) assert.throws(() => parseFromWebview(bad), /^Error: A message from the report view is not valid/);
    for (const bad of [null, { version: 1, type: 'report', model: null }, { version: 1, type: 'report', model: { ...shop(), version: 99 } }, { version: 1, type: 'progress', task: { title: 't', message: '', fraction: 4 } }]) {
      assert.throws(() => parseToWebview(bad), /^Error: A message to the report view is not valid/);
    }
  });
});
