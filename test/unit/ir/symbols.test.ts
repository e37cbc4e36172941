import assert from 'node:assert/strict';
import { LAST_PYTHON_KEYWORD, hashStep, intern, internCodes, symbolText } from '../../../src/analysis/ir/symbols';

/** As a scanner asks: from codes, with the hash made on the way. */
function scanned(name: string): number {
  const codes = Uint8Array.from(`..${name}..`, character => character.charCodeAt(0));
  let hash = codes[2];
  for (let i = 3; i < name.length + 2; i++) hash = hashStep(hash, codes[i]);
  return internCodes(codes, 2, name.length + 2, hash);
}

describe('symbols', () => {
  it('keywords have the lowest ids', () => {
    assert.equal(intern('False'), 1);
    assert.equal(intern('yield'), LAST_PYTHON_KEYWORD);
    assert.ok(intern('match') > LAST_PYTHON_KEYWORD);
  });
  it('the same text has the same id, whichever way it comes', () => {
    assert.equal(scanned('some_name'), intern('some_name'));
    assert.equal(intern('another_name'), scanned('another_name'));
    assert.equal(symbolText(scanned('third_name')), 'third_name');
    assert.equal(symbolText(intern('größe')), 'größe');
  });
  it('nothing is 0', () => {
    assert.equal(intern(''), 0);
    assert.equal(symbolText(0), '');
  });
  it('names with one hash are kept apart', () => {
    // 31 * 'A' + 'a' === 31 * 'B' + 'B'.
    assert.notEqual(scanned('Aa'), scanned('BB'));
    assert.notEqual(scanned('AaAa'), scanned('BBBB'));
    assert.equal(symbolText(scanned('AaBB')), 'AaBB');
  });
  it('holds as many names as come', () => {
    const names = Array.from({ length: 60_000 }, (_, index) => `generated_${index}`);
    const ids = names.map(intern);
    assert.equal(new Set(ids).size, names.length);
    names.forEach((name, index) => {
      assert.equal(scanned(name), ids[index]);
      assert.equal(symbolText(ids[index]), name);
    });
  });
  it('a name longer than the table', () => {
    const name = 'n'.repeat(400_000);
    assert.equal(scanned(name), intern(name));
    assert.equal(symbolText(intern(name)), name);
  });
});
