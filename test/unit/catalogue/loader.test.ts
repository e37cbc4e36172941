import assert from 'node:assert/strict';
import { buildCatalogue, catalogue, type CatalogueTable } from '../../../src/analysis/catalogue';
import { expandNames } from '../../../src/analysis/catalogue/expand';

const table = (parts: Partial<CatalogueTable> & Pick<CatalogueTable, 'groups'>): CatalogueTable => ({
  library: 'test', language: 'python', sources: { page: 'https://example.org/page' }, ...parts,
});

describe('brace patterns', () => {
  it('expand alternatives, nested and empty ones, in order', () => {
    assert.deepEqual(expandNames('os.{stat,lstat}'), ['os.stat', 'os.lstat']);
    assert.deepEqual(expandNames('shutil.copy{,2,file{,obj}}'), ['shutil.copy', 'shutil.copy2', 'shutil.copyfile', 'shutil.copyfileobj']);
    assert.deepEqual(expandNames('{a,b}.{c,d}'), ['a.c', 'a.d', 'b.c', 'b.d']);
  });

  it('are separated by white space, which inside braces counts for nothing', () => {
    assert.deepEqual(expandNames('  a.b\n  c.{d,\n    e }\t'), ['a.b', 'c.d', 'c.e']);
    assert.deepEqual(expandNames(''), []);
  });

  it('are refused where braces do not balance or a comma stands alone', () => {
    assert.throws(() => expandNames('os.{stat,lstat'), /never closed/);
    assert.throws(() => expandNames('os.stat}'), /too many/);
    assert.throws(() => expandNames('os.stat,os.lstat'), /comma/);
  });
});

describe('catalogue', () => {
  const built = buildCatalogue([
    table({
      aliases: { 'lib.impl': 'lib', 'other': 'lib.sub', 'lib.shortcut': 'lib.sub.deep', loop: 'loop.again' },
      groups: [
        { names: 'lib.wait', work: 'io', io: 'network', source: 'page' },
        { names: 'lib.later', work: 'io', io: 'network', coroutine: true, source: 'page' },
        { names: 'lib.crunch', work: 'native', source: 'page' },
        { names: 'lib.{parse,Base.method,sub.deep}', work: 'cpu', growth: 'linear', hazard: 'unpicklable not-thread-safe', source: 'page' },
        { names: 'lib.{Base,Mixin}', class: true, source: 'page' },
        { names: 'lib.Child', class: true, bases: 'lib.Mixin lib.Base', source: 'page' },
        { names: 'lib.Mixin.*', work: 'io', io: 'file', source: 'page' },
        { names: 'lib.Cycle lib.Cycle2', class: true, bases: 'lib.Cycle2 lib.Cycle', source: 'page' },
        { names: 'lib._private', source: 'page' },
      ],
    }),
    table({ library: 'second', groups: [{ names: 'lib.crunch', work: 'cpu', source: 'page' }] }),
  ]);

  it('applies the defaults', () => {
    const { blocking, gil, growth, source, hazards } = built.find('lib.wait')!;
    assert.deepEqual({ blocking, gil, growth, source, hazards }, { blocking: true, gil: 'released', growth: 'constant', source: 'https://example.org/page', hazards: [] });
    assert.equal(built.find('lib.later')!.blocking, false, 'what is awaited does not block');
    assert.equal(built.find('lib.crunch')!.gil, 'released');
    assert.equal(built.find('lib.parse')!.gil, 'held');
    assert.equal(built.find('lib._private')!.work, 'trivial');
    assert.deepEqual(built.find('lib.parse')!.hazards, ['unpicklable', 'not-thread-safe']);
  });

  it('knows nothing of other names', () => {
    for (const name of ['lib', 'lib.nosuch', 'nosuch.wait', '', '.', 'lib.', 'lib.wait.more', 'constructor', '__proto__.toString']) {
      assert.equal(built.find(name), undefined, name);
    }
  });

  it('follows aliases, also through one another, and ends on a cycle', () => {
    assert.equal(built.find('lib.impl.wait')!.name, 'lib.wait');
    assert.equal(built.find('other.deep')!.name, 'lib.sub.deep');
    assert.equal(built.find('lib.impl.shortcut')!.name, 'lib.sub.deep');
    assert.equal(built.find('lib.implement'), undefined, 'an alias ends at a dot');
    assert.equal(built.find('loop.x'), undefined);
  });

  it('searches base classes: exact names first, wildcards last', () => {
    assert.equal(built.method('lib.Child', 'method')!.name, 'lib.Base.method');
    assert.equal(built.find('lib.impl.Child.method')!.name, 'lib.Base.method');
    const wild = built.method('lib.Child', 'anything')!;
    assert.deepEqual([wild.name, wild.work], ['lib.Child.anything', 'io']);
    assert.equal(built.method('lib.Cycle', 'anything'), undefined);
    assert.equal(built.method('lib.Base', 'anything'), undefined);
  });

  it('lets the first of two rows stand', () => assert.equal(built.find('lib.crunch')!.work, 'native'));

  it('lists modules and public members', () => {
    assert.deepEqual([...built.modules()].sort(), ['lib', 'loop', 'other']);
    assert.ok(built.isModule('lib') && built.isModule('lib.sub') && built.isModule('lib.impl') && built.isModule('other'));
    assert.ok(!built.isModule('lib.Base') && !built.isModule('nosuch') && !built.isModule('lib.wait'));
    assert.deepEqual(built.membersOf('lib').toSorted(), ['Base', 'Child', 'Cycle', 'Cycle2', 'Mixin', 'crunch', 'later', 'parse', 'shortcut', 'wait']);
    assert.deepEqual(built.membersOf('nosuch'), []);
  });

  it('is built once a language, and keeps languages apart', () => {
    assert.equal(catalogue('python'), catalogue('python'));
    assert.equal(catalogue('node'), catalogue('node'));
    assert.equal(catalogue('node').find('os.path.join'), undefined);
  });

  it('answers fast enough to be asked for every call of a workspace', () => {
    const python = catalogue('python');
    const names = ['json.loads', 'os.path.join', 'requests.Session.get', 'app.helpers.load', 'pathlib.Path.joinpath', 'numpy.linalg.nosuch'];
    const started = performance.now();
    for (let i = 0; i < 100_000; i++) python.find(names[i % names.length]);
    assert.ok(performance.now() - started < 1000);
  });
});
