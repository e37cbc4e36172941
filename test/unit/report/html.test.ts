import assert from 'node:assert/strict';
import { buildReport, renderHtml, webviewPage } from '../../../src/report';
import { chartScale } from '../../../src/report/components/chart';
import { codeParts, typeset } from '../../../src/report/components/typeset';
import { editorLink } from '../../../src/report/links';
import { computing, range, report, site, waiting } from '../../samples/outcomes';
import { shop } from '../../samples/reports';

const styles = '.forkcast { color: red }';

describe('HTML report', () => {
  it('is one file without a script or an address to fetch from', () => {
    const html = renderHtml(shop(), { styles });
    assert.match(html, /^<!doctype html>\n<html lang="en">/);
    assert.doesNotMatch(html, /<script|<link|<img|<iframe|@import|url\(|\son[a-z]+=/i);
    assert.match(html, /<style>\.forkcast \{ color: red \}<\/style>/);
    assert.doesNotMatch(html, /style="/);
  });

  it('escapes whatever comes from user code', () => {
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
    const measured = report({ ...waiting(), target: `${hostile}:f`, expression: hostile });
    measured.measurements[1] = { ...measured.measurements[1], state: 'failed', speedup: null, error: { code: 'x', message: hostile, advice: hostile, detail: hostile } };
    measured.recommendation.reasons.push({ code: 'x', message: `\`${hostile}\`` });
    const html = renderHtml(buildReport({
      title: hostile, generatedAt: hostile, benchmarks: [measured], basePath: '/home/"me"',
      rules: [{ id: 'FC1', title: hostile, help: 'javascript:alert(3)' }],
      analysis: {
        version: 1, skipped: [{ path: hostile, reason: hostile }],
        files: [{ path: hostile, language: 'python', sites: [site({ name: hostile, work: 'io', evidence: [{ name: hostile, range: range(1, 1), work: 'io' }] })], errors: [{ message: hostile, range: range(1, 1) }], findings: [{ rule: 'FC1', severity: 'error', message: hostile, range: range(10, 5), evidence: [] }] }],
      },
    }), { styles });
    assert.doesNotMatch(html, /<script|<img|javascript:/i);
    assert.match(html, /&lt;script>/);
  });

  it('links places to the editor where the folder is known, and only then', () => {
    assert.match(renderHtml(shop({ basePath: '/home/me' }), { styles }), /href="vscode:\/\/file\/home\/me\/shop\/prices\.py:21:5"/);
    assert.doesNotMatch(renderHtml(shop(), { styles }), /vscode:/);
    assert.equal(editorLink('C:\\work', 'a b.py', null), 'vscode://file/C:/work/a%20b.py');
    assert.equal(editorLink(null, '/srv/a.py', range(3, 4)), 'vscode://file/srv/a.py:3:4');
    assert.equal(editorLink(null, 'a.py', null), null);
  });

  it('says what to do where there is nothing yet', () => {
    const empty = { title: 't', generatedAt: '2026-11-23T08:28:00Z', benchmarks: [] };
    assert.match(renderHtml(buildReport({ ...empty, analysis: null }), { styles }), /forkcast analyze PATH/);
    assert.match(renderHtml(shop({ benchmarks: [] }), { styles }), /Nothing has been measured yet/);
    assert.match(renderHtml(buildReport({ ...empty, analysis: { version: 1, files: [], skipped: [] } }), { styles }), /Nothing here looks worth running concurrently/);
  });

  it('describes each row of a chart in words', () => {
    const html = renderHtml(shop(), { styles });
    assert.match(html, /<title>threads ×8: 6\.9×<\/title><desc>6\.9 times as fast as serial, 95 % interval 6\.4-7\.3<\/desc>/);
    assert.match(html, /skipped: CPython 3\.13 has no interpreter pool\./);
    assert.match(html, /its results differ from serial/);
  });
});

describe('a measured card', () => {
  it('says why before it says under what conditions, which is what a narrow page and a screen reader go by', () => {
    const html = renderHtml(buildReport({ analysis: null, benchmarks: [report(computing())], title: 'T', generatedAt: '2026-11-23T00:00:00Z' }), { styles: '' });
    const at = (text: string) => { assert.ok(html.includes(text), text); return html.indexOf(text); };
    assert.ok(at('class="chart"') < at('class="reasons"') && at('class="reasons"') < at('Workload:'));
  });
});

describe('chart', () => {
  it('does not speak of an interval where there were too few rounds for one', () => {
    const few = report(computing());
    for (const measurement of few.measurements) measurement.speedupInterval = null;
    const html = renderHtml(buildReport({ analysis: null, benchmarks: [few], title: 'T', generatedAt: '2026-11-23T00:00:00Z' }), { styles: '' });
    assert.match(html, /threads ×2: .*?times as fast as serial, measured too seldom for an interval/s);
  });
});

describe('chart scale', () => {
  const around = (...speedups: number[]) => chartScale(speedups.map(speedup => ({ speedup, interval: [speedup * 0.95, speedup * 1.05] as const })));

  it('always holds 1 and at least 0.8 to 1.25', () => {
    assert.deepEqual(around(1).ticks, [0.8, 0.9, 1, 1.1, 1.2]);
    for (const scale of [around(1), around(3.8), around(0.02), around(40), around(0.001, 900)]) assert.ok(scale.ticks.includes(1), `${scale.ticks}`);
  });

  it('has few ticks, however long the range', () => {
    for (const high of [1.1, 2, 4, 9, 33, 100, 5000]) {
      const { ticks } = around(1, high, 1 / high);
      assert.ok(ticks.length >= 2 && ticks.length <= 8, `${high}: ${ticks}`);
    }
  });

  it('has numbers on both sides of 1 where the range is on both', () => assert.deepEqual(around(0.62, 1, 1.9).ticks, [0.75, 1, 1.5]));

  it('leaves room between its numbers', () => {
    for (const [low, high] of [[0.71, 1.95], [0.8, 1.25], [0.5, 1.45], [0.9, 2.6]]) {
      const { ticks, at } = around(low / 0.95, high / 1.05);
      for (let i = 1; i < ticks.length; i++) assert.ok(parseFloat(at(ticks[i])) - parseFloat(at(ticks[i - 1])) > 14, `${low} to ${high}: ${ticks}`);
    }
  });

  it('places equal ratios at equal distances, within the plot', () => {
    const scale = around(0.5, 4);
    const at = (speedup: number) => parseFloat(scale.at(speedup));
    assert.ok(Math.abs((at(2) - at(1)) - (at(4) - at(2))) < 0.02);
    assert.ok(at(1e9) <= 100 && at(1e-9) >= 0);
  });

  it('bears no number at all', () => assert.ok(chartScale([]).ticks.length > 1));
});

describe('typesetting', () => {
  it('uses the signs of typography for ours, and leaves other text alone', () => {
    assert.equal(typeset('threads x4: 3.8x as fast (3.5-4.1)'), 'threads ×4: 3.8× as fast (3.5–4.1)');
    assert.equal(typeset('tasks of 40 us'), 'tasks of 40\u00a0µs');
    assert.equal(typeset('linux x64, max 3, 0xff, box2x4'), 'linux x64, max 3, 0xff, box2x4');
  });
  it('finds code between back quotes', () => {
    assert.deepEqual(codeParts('a `b` c'), ['a ', 'b', ' c']);
    assert.deepEqual(codeParts('a ` b'), ['a ` b']);
  });
});

describe('the webview\'s page', () => {
  const page = webviewPage({ cspSource: 'https://*.vscode-cdn.net', nonce: 'abc"><script>', scriptUri: 'https://x/y.js?a&b', styleUri: 'https://x/y.css' });
  it('lets nothing run but our script, and escapes what it is given', () => {
    assert.match(page, /default-src &#39;none&#39;/);
    assert.equal(page.match(/<script/g)?.length, 1);
    assert.doesNotMatch(page, /unsafe-inline|unsafe-eval|<style/);
  });
});
