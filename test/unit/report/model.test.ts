import assert from 'node:assert/strict';
import { buildReport } from '../../../src/report';
import { headline } from '../../../src/report/components/header';
import { analysis, benchmarks, computing, range, report, site, tiny, waiting } from '../../samples/outcomes';
import { shop } from '../../samples/reports';

const base = { title: 't', generatedAt: '2026-11-23T08:28:00Z' };
const file = (path: string, sites: ReturnType<typeof site>[]) => ({ path, language: 'python' as const, sites, findings: [], errors: [] });

describe('report model', () => {
  it('lists measured gains, what measuring left open, likely gains, and what was measured to gain nothing', () => {
    const model = shop();
    assert.deepEqual(model.entries.map(({ name, basis, advised }) => `${name} ${basis} ${advised}`), [
      'fetch_price measured threads', 'score_basket measured processes', 'pack measured threads',
      'Ledger.post measured null', 'reserve measured null',
      'for basket in baskets static processes', 'for sku in skus static threads', 'handle static threads',
      'histogram measured serial', 'normalize measured serial',
    ]);
    assert.equal(headline(model), '3 gains measured, 2 functions worth a benchmark now, as a rule names them, 1 further site might gain.');
  });

  it('puts sites of tests behind others, and names what is handed over shortly', () => {
    const at = (line: number) => ({ range: range(line, 1, line + 4, 1), headRange: range(line, 5) });
    const mapped = (path: string) => file(path, [site({ name: 'globalThis.Array.map(src/parse.<arrow-2>.<locals>.<arrow>)', kind: 'map', work: 'cpu', weight: 50, owner: 'f', ...at(1) })]);
    const model = buildReport({ ...base, basePath: '/home/tests/me', analysis: { version: 1, skipped: [], files: [mapped('/home/tests/me/src/tests/a.test.ts'), mapped('/home/tests/me/src/z.ts'), mapped('/home/tests/me/conftest.py')] }, benchmarks: [] });
    assert.deepEqual(model.entries.map(({ path, test, name }) => [path.slice(15), test === true, name]), [
      ['src/z.ts', false, 'Array.map(<arrow>)'], ['conftest.py', true, 'Array.map(<arrow>)'], ['src/tests/a.test.ts', true, 'Array.map(<arrow>)'],
    ]);
  });

  it('calls nothing a gain that was only read, and puts what a rule speaks of first', () => {
    const at = (line: number) => ({ range: range(line, 1, line + 4, 1), headRange: range(line, 5) });
    const heavy = site({ name: 'm.heavy', work: 'cpu', weight: 1000, ...at(1) });
    const loop = site({ name: 'for x in xs', kind: 'loop', work: 'io', weight: 2, owner: 'f', ...at(20) });
    const finding = { rule: 'FC103', severity: 'information' as const, message: 'Each pass waits.', range: loop.headRange, evidence: [] };
    const model = buildReport({ ...base, analysis: { version: 1, skipped: [], files: [{ ...file('m.py', [heavy, loop]), findings: [finding] }] }, benchmarks: [] });
    assert.deepEqual(model.entries.map(({ name }) => name), ['for x in xs', 'heavy']);
    assert.equal(headline(model), '1 function worth a benchmark now, as a rule names it, 1 further site might gain.');
    const again = { ...loop, name: 'for y in ys', ...at(40) };
    const other = { ...loop, name: 'for z in zs', owner: 'g', ...at(60) };
    const lambda = { ...loop, name: 'for w in ws', owner: '<lambda>', ...at(80) };
    const findings = [loop, again, other, lambda].map(({ headRange }) => ({ ...finding, range: headRange }));
    const more = buildReport({ ...base, analysis: { version: 1, skipped: [], files: [{ ...file('m.py', [heavy, loop, again, other, lambda]), findings }] }, benchmarks: [] });
    assert.deepEqual(more.summary.worthMeasuring, { functions: 2, sites: 3 });
    assert.equal(headline(more), '2 functions worth a benchmark now, as a rule names them, 2 further sites might gain.');
    assert.equal(headline(buildReport({ ...base, analysis: { version: 1, skipped: [], files: [file('m.py', [heavy])] }, benchmarks: [] })), '1 site might gain and is not measured yet.');
  });

  it('does not call what measuring left open nothing to gain', () => {
    const [undecided] = shop().entries.filter(({ basis, advised }) => basis === 'measured' && advised === null);
    const model = buildReport({ ...base, analysis: null, benchmarks: [undecided.measured!.report] });
    assert.equal(headline(model), 'What was measured has no clear winner.');
  });

  it('matches measurements to sites by path and qualified name, on any platform', () => {
    const prices = report({ ...waiting(), target: '.\\shop\\prices.py:fetch_price' });
    const [entry] = buildReport({ ...base, analysis: analysis(), benchmarks: [prices] }).entries;
    assert.equal(entry.measured?.report, prices);
    assert.deepEqual(entry.place?.start, { line: 21, column: 5 });
    assert.equal(entry.target, 'shop/prices.py:fetch_price');
  });

  it('takes the last of several measurements of one target', () => {
    const [first, second] = [report(waiting()), report(waiting())];
    const model = buildReport({ ...base, analysis: analysis(), benchmarks: [first, second] });
    assert.equal(model.summary.measured, 1);
    assert.equal(model.entries[0].measured?.report, second);
  });

  it('lists what was measured without being analysed', () => {
    const model = buildReport({ ...base, analysis: null, benchmarks: [report(computing())] });
    assert.equal(model.analysed, false);
    assert.deepEqual(model.entries.map(({ path, name, place }) => ({ path, name, place })), [{ path: 'shop/scoring.py', name: 'score_basket', place: null }]);
    const windows = buildReport({ ...base, analysis: null, benchmarks: [report({ ...computing(), target: 'C:\\shop\\scoring.py:score_basket' })] });
    assert.equal(windows.entries[0].path, 'C:\\shop\\scoring.py');
  });

  it('marks measurements of code that has changed', () => {
    assert.deepEqual(shop().entries.filter(({ measured }) => measured?.stale).map(({ name }) => name), ['histogram']);
  });

  it('leaves out sites with nothing to say, and counts them', () => {
    const model = buildReport({ ...base, benchmarks: [], analysis: { version: 1, skipped: [], files: [file('a.py', [site({ name: 'a.f', work: 'trivial' }), site({ name: 'a.g', work: 'unknown' }), site({ name: 'a.h', work: 'io' })])] } });
    assert.deepEqual(model.entries.map(({ name }) => name), ['h']);
    assert.equal(model.summary.unlisted, 2);
  });

  it('folds a function into the loop that does its work, unless it has something of its own to say', () => {
    const sites = [
      site({ name: 'a.main', work: 'io', weight: 5, headRange: range(1, 5) }), site({ name: 'for u in urls', kind: 'loop', owner: 'main', work: 'io', weight: 5, headRange: range(2, 5) }),
      site({ name: 'a.other', work: 'cpu', weight: 5, headRange: range(7, 5) }), site({ name: 'for v in urls', kind: 'loop', owner: 'other', work: 'io', weight: 4, headRange: range(8, 5) }),
    ];
    const analysed = { version: 1 as const, skipped: [], files: [file('a.py', sites)] };
    const names = (part: object = {}) => buildReport({ ...base, benchmarks: [], analysis: analysed, ...part }).entries.map(({ name }) => name).sort();
    assert.deepEqual(names(), ['for u in urls', 'for v in urls', 'other']);
    assert.deepEqual(names({ benchmarks: [report({ ...waiting(), target: 'a.py:main' })] }), ['for u in urls', 'for v in urls', 'main', 'other']);
  });

  it('does not repeat as a reason what the basis says', () => {
    const [entry] = buildReport({ ...base, benchmarks: [], analysis: { version: 1, skipped: [], files: [file('a.py', [site({ name: 'a.f', work: 'io', recommendation: { model: 'threads', reasons: [{ code: 'io-bound', message: 'It waits.' }, { code: 'static', message: 'From reading the code, not measured.' }] } })])] } }).entries;
    assert.deepEqual(entry.reasons.map(({ code }) => code), ['io-bound']);
  });

  it('offers for a benchmark only what can be called by name', () => {
    const loops = [site({ name: 'for x in xs', kind: 'loop', owner: 'main', work: 'io' }), site({ name: 'for y in ys', kind: 'loop', owner: '', work: 'io' }), site({ name: 'm.f.<locals>.g', owner: 'f.<locals>.g', work: 'io' })];
    const model = buildReport({ ...base, benchmarks: [], analysis: { version: 1, skipped: [], files: [file('a.py', loops)] } });
    assert.deepEqual(model.entries.map(({ name, target }) => [name, target]), [['for x in xs', 'a.py:main'], ['for y in ys', null], ['f.<locals>.g', null]]);
  });

  it('is plain data: a copy through JSON is equal', () => {
    const model = shop({ basePath: '/home/me' });
    assert.deepEqual(JSON.parse(JSON.stringify(model)), model);
  });

  it('has nothing to say of nothing', () => {
    assert.equal(headline(buildReport({ ...base, analysis: null, benchmarks: [] })), 'Nothing analysed yet.');
    assert.equal(headline(buildReport({ ...base, analysis: { version: 1, files: [], skipped: [] }, benchmarks: [report(tiny())] })), 'Nothing here is likely to run faster concurrently.');
    assert.equal(benchmarks().length, 7);
  });
});
