import assert from 'node:assert/strict';
import { inTestFolder, randomFrom, sameSurroundings, sampleOf, sourceName, surroundings, tally } from '../../survey/sample';

describe('sampling for the survey', () => {
  const items = Array.from({ length: 1000 }, (_, i) => `file${i}.py:${i}`);
  const draw = (from: readonly string[], size: number, seed: number) => sampleOf(from, size, seed, item => item);

  it('draws the same again, and something else with another seed', () => {
    assert.deepEqual(draw(items, 50, 1), draw(items, 50, 1));
    assert.notDeepEqual(draw(items, 50, 1), draw(items, 50, 2));
    assert.equal(new Set(draw(items, 50, 1)).size, 50);
  });

  it('gives all where there are fewer, in their order', () => assert.deepEqual(draw(items.slice(0, 3), 50, 1), items.slice(0, 3)));

  it('keeps what was drawn when another item goes', () => {
    const drawn = draw(items, 50, 1);
    const gone = items.find(item => !drawn.includes(item))!;
    assert.deepEqual(draw(items.filter(item => item !== gone), 50, 1), drawn);
    const left = draw(items.filter(item => item !== drawn[0]), 50, 1);
    assert.equal(drawn.filter(item => left.includes(item)).length, 49);
  });

  it('draws from everywhere alike', () => {
    let low = 0;
    for (let seed = 0; seed < 200; seed++) low += draw(items, 20, seed).filter(item => Number(item.split(':')[1]) < 500).length;
    assert.ok(low > 1850 && low < 2150, `${low} of 4000 from the first half`);
  });

  it('draws uniform numbers', () => {
    const random = randomFrom(7);
    const mean = Array.from({ length: 10_000 }, random).reduce((sum, one) => sum + one, 0) / 10_000;
    assert.ok(Math.abs(mean - 0.5) < 0.02, `${mean}`);
  });

  it('counts and tells tests by their folders', () => {
    assert.equal(tally(['FC103', 'FC101', 'FC103']), 'FC101 1, FC103 2');
    for (const path of ['a/tests/x.py', 'test_a.py', 'b/test_c.py', 'x.test.ts', 'a/conftest.py', 'lib/idle_test/x.py']) assert.equal(inTestFolder(path), true, path);
    for (const path of ['a/latest/x.py', 'contest.py', 'testament/x.py', 'a/protest.js']) assert.equal(inTestFolder(path), false, path);
  });
});

describe('forms of one source', () => {
  it('go by one name: written, built for CommonJS and built for modules', () => {
    const names = ['pkg/src/util/git.ts', 'pkg/lib/util/git.js', 'pkg/dist/cjs/util/git.cjs', 'pkg/dist/esm/util/git.mjs', 'other/node_modules/pkg/es2015/util/git.min.js'].map(sourceName);
    assert.deepEqual([...new Set(names)], ['pkg/util/git']);
  });

  it('are told from other files of that name', () => {
    assert.notEqual(sourceName('pkg/src/a/index.ts'), sourceName('pkg/src/b/index.ts'));
    assert.notEqual(sourceName('one/src/index.ts'), sourceName('two/src/index.ts'));
    assert.equal(sourceName('pkg/.eslintrc.js'), 'pkg/.eslintrc');
  });

  it('are known by the words around a finding where a bundle has another name and other lines', () => {
    const written = ['async function waitFor(hash: string, confirms = 1): Promise<Receipt> {', '  return new Promise(async (resolve, reject) => {', '    const receipt = await this.getReceipt(hash);', '    resolve(receipt);', '  });', '}'];
    const bundled = ['var before;', 'async function waitFor(hash, confirms) {', '  return new Promise(async (resolve, reject) => {', '    const receipt = await (0, index_1.getReceipt)(hash);', '    resolve(receipt); }); }'];
    const other = ['async function load(path) {', '  return new Promise(async (resolve, reject) => {', '    const text = await readSettings(path);', '    resolve(parse(text));', '  });', '}'];
    assert.equal(sameSurroundings(surroundings(written, 2), surroundings(bundled, 3)), true);
    assert.equal(sameSurroundings(surroundings(written, 2), surroundings(other, 2)), false);
    assert.equal(sameSurroundings(surroundings([''], 1), surroundings([''], 1)), false, 'no words say nothing');
  });
});
