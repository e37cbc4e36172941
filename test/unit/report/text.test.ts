import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { analysisText, benchmarkText, buildReport, toText } from '../../../src/report';
import { columnsOf } from '../../../src/report/terminal';
import { analysis, benchmarks, range, report, waiting } from '../../samples/outcomes';
import { shop } from '../../samples/reports';

/** Compares with test/samples/golden/NAME; `FORKCAST_UPDATE=1` writes it anew, to be read before it is committed. */
function golden(name: string, text: string) {
  const path = join(process.cwd(), 'test/samples/golden', name);
  if (process.env.FORKCAST_UPDATE) writeFileSync(path, text);
  assert.equal(text, readFileSync(path, 'utf8').replace(/\r\n/g, '\n'));
}

describe('text output', () => {
  it('of an analysis', () => golden('analysis.txt', analysisText(analysis(), { width: 100 })));
  it('of a whole report', () => golden('report.txt', toText(shop(), { width: 100 })));
  it('in a narrow terminal', () => golden('narrow.txt', toText(shop(), { width: 60 })));

  it('keeps to the width of the terminal', () => {
    for (const width of [60, 80, 120]) {
      for (const line of toText(shop(), { width }).split('\n')) assert.ok(columnsOf(line) <= width, `${width}: ${line}`);
    }
  });

  it('lists a few syntax errors of a file and counts the others', () => {
    const errors = (count: number) => analysisText({
      version: 1, skipped: [], files: [{ path: 'a.py', language: 'python', sites: [], findings: [], errors: Array.from({ length: count }, (_, i) => ({ message: 'Nothing opens this.', range: range(i + 1, 1) })) }],
    }).split('\n').slice(0, -3);
    assert.equal(errors(10).length, 10);
    assert.equal(errors(10).at(-1), 'a.py:10:1 syntax Nothing opens this.');
    assert.deepEqual(errors(12).slice(-2), ['a.py:10:1 syntax Nothing opens this.', 'a.py has 2 more syntax errors; --format json lists all.']);
    assert.equal(errors(11).at(-1), 'a.py has 1 more syntax error; --format json lists all.');
  });

  it('colours only when asked to', () => {
    assert.doesNotMatch(toText(shop(), { width: 100 }), /\u001b/);
    const coloured = toText(shop(), { width: 100, colour: true });
    assert.match(coloured, /\u001b\[32m/);
    assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), toText(shop(), { width: 100 }));
  });

  it('does not pass control characters on to the terminal', () => {
    const hostile = 'a\u001b]0;owned\u0007\u001b[2J\u202egnp.py';
    const text = analysisText({ version: 1, skipped: [{ path: hostile, reason: 'no\u001b[31m' }], files: [{ path: hostile, language: 'python', sites: [], errors: [{ message: '\u009b', range: range(1, 1) }], findings: [{ rule: 'FC1', severity: 'error', message: 'two\nlines\u001b', range: range(1, 1), evidence: [{ name: '\u001b', range: range(1, 1), work: 'io', path: hostile }] }] }] });
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    const shape = waiting();
    assert.doesNotMatch(benchmarkText(report({ ...shape, target: hostile, expression: '\u001b[0m' })), /\u001b/);
  });

  it('tells what to do where there is nothing to show', () => {
    const empty = { title: 't', generatedAt: '', benchmarks: [] };
    assert.match(toText(buildReport({ ...empty, analysis: null })), /forkcast analyze/);
    assert.match(toText(buildReport({ ...empty, analysis: { version: 1, files: [], skipped: [] } })), /Nothing here looks worth/);
    assert.match(toText(shop({ benchmarks: [] })), /forkcast bench FILE:FUNCTION/);
    assert.equal(analysisText({ version: 1, files: [], skipped: [] }), 'No findings, 0 sites in 0 files.\n');
  });

  it('prints every benchmark, however it ended', () => {
    for (const each of benchmarks()) assert.match(benchmarkText(each), new RegExp(`^${each.target.replace(/[.]/g, '\\.')}`));
    assert.match(benchmarkText(report({ runs: [] })), /not compared/);
  });
});
