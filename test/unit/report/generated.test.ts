import assert from 'node:assert/strict';
import { buildReport, renderHtml, toText } from '../../../src/report';
import { headline } from '../../../src/report/components/header';
import { generatedFiles } from '../../../src/report/generated';
import { range, site } from '../../samples/outcomes';

describe('files that a tool wrote', () => {
  const among = (path: string, ...others: string[]) => generatedFiles([path, ...others])(path) !== null;

  it('lie in dist beside sources, at any depth', () => {
    assert.ok(among('dist/svgo-node.cjs', 'lib/svgo.js'));
    assert.ok(among('packages/a/dist/x/y.js', 'packages/a/src/y.ts'));
    assert.ok(among('C:\\work\\a\\dist\\y.js', 'C:\\work\\a\\src\\y.ts'));
    assert.equal(among('dist/y.js', 'other/src/y.ts'), false, 'sources beside another folder');
    assert.equal(among('dist/y.js'), false, 'nothing but dist: that is the program');
    assert.equal(among('src/dist/y.js', 'src/y.ts'), false);
    assert.equal(among('dist.js', 'src/y.ts'), false, 'a file of that name');
  });

  it('lie in build, out and the like only where a source has their name: people write scripts in such folders', () => {
    assert.ok(among('build/a/b.js', 'src/a/b.ts'));
    assert.ok(among('esm/b.mjs', 'src/b.ts'));
    assert.ok(among('build/lib/shop/prices.py', 'shop/prices.py'));
    assert.equal(among('build/gulpfile.js', 'src/a/b.ts'), false);
    assert.equal(among('build/lib/tasks.py', 'shop/prices.py'), false);
    assert.equal(among('out/report.py', 'src/model.py'), false);
  });

  it('are told by their names', () => {
    for (const path of ['public/jquery.min.js', 'app.bundle.js', 'api/user_pb2.py', 'api/user_pb2_grpc.py', 'api/user_pb.js', 'schema.generated.ts']) assert.ok(among(path), path);
    for (const path of ['admin.js', 'bundle.js', 'generated.ts', 'pb2.py', 'min.js']) assert.equal(among(path), false, path);
  });

  it('come last in a report, which says so; what was measured there, and what a rule says of sources, stands above', () => {
    const at = (path: string, weight: number) => ({
      path, language: 'javascript' as const, errors: [], sites: [site({ name: `work in ${path}`, work: 'cpu', weight, range: range(1, 1, 5, 1), headRange: range(1, 1) })],
      findings: [{ rule: 'FC101', severity: 'information' as const, message: 'It computes.', range: range(1, 1), evidence: [] }],
    });
    const analysis = { version: 1 as const, skipped: [], files: [at('dist/all.js', 900), at('lib/one.js', 1)] };
    const model = buildReport({ title: 't', generatedAt: '2026-11-23T08:28:00Z', analysis, benchmarks: [] });
    assert.deepEqual(model.entries.map(({ path, generated }) => [path, generated]), [['lib/one.js', undefined], ['dist/all.js', 'it lies in dist beside lib']]);
    assert.deepEqual(model.findings.map(({ path }) => path), ['lib/one.js', 'dist/all.js']);
    assert.equal(headline(model), '1 function worth a benchmark now, as a rule names it.');
    const html = renderHtml(model, { styles: '' });
    assert.match(html, /title="Looks generated: it lies in dist beside lib\.">generated</);
    assert.match(html, /1 file looks generated or bundled from others: what it holds comes last/);
    assert.match(toText(model), /static, generated/);
    const plain = buildReport({ title: 't', generatedAt: '2026-11-23T08:28:00Z', analysis: { ...analysis, files: [at('lib/one.js', 1)] }, benchmarks: [] });
    assert.doesNotMatch(renderHtml(plain, { styles: '' }), /generated/);
  });
});
