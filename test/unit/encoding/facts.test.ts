/** Facts come back from bytes as they were, whatever they hold. */
import assert from 'node:assert/strict';
import { Distiller } from '../../../src/analysis/distil';
import { ByteReader, ByteWriter } from '../../../src/analysis/encoding/bytes';
import { readFacts } from '../../../src/analysis/encoding/facts-reader';
import { FactsWriter } from '../../../src/analysis/encoding/facts-writer';
import type { ModuleFacts } from '../../../src/analysis/facts';
import { parse } from '../../../src/analysis/frontend/estree/parser';
import { languageOf } from '../../../src/files';
import { families, fixtureNames, readFixture } from '../../fixtures-lane/workspace';
import { standardLibraryFiles } from './sources';

const distiller = new Distiller({ roots: [''], scriptParser: () => parse });
const writer = new FactsWriter();

function assertRoundTrip(facts: ModuleFacts): Uint8Array {
  const bytes = writer.write(facts);
  assert.deepEqual(readFacts(bytes), facts, facts.path);
  return bytes;
}

describe('facts as bytes', () => {
  for (const family of families) {
    it(`come back as they were, of every fixture (${family})`, () => {
      let files = 0;
      for (const name of fixtureNames(family)) {
        for (const { path, text } of readFixture(family, name)) {
          assertRoundTrip(distiller.facts(path, text, languageOf(path)!));
          files += 1;
        }
      }
      assert.ok(files > 20);
    });
  }

  it('come back as they were, of a part of the standard library, in a fraction of what JSON takes', function () {
    const files = standardLibraryFiles(60);
    if (files.length === 0) this.skip();
    let bytes = 0;
    let json = 0;
    for (const { path, text } of files) {
      const facts = distiller.facts(path, text, 'python');
      bytes += assertRoundTrip(facts).length;
      json += JSON.stringify(facts).length;
    }
    assert.ok(bytes * 4 < json, `${bytes} bytes against ${json} of JSON`);
  });

  it('keep fields that the writer does not know by name, at every level', () => {
    const facts = distiller.facts('a.py', 'import time\n\nclass A:\n    def f(self, xs):\n        for x in xs:\n            with self.lock:\n                time.sleep(x, key=1)\n', 'python');
    const more = { list: [1, -1, 2 ** 40, 0.5, -0, 'text', null, true, false, { deep: [[]] }], map: new Map([['a', 1]]) };
    const [, fn] = facts.functions;
    const [loop] = fn.body.loops;
    for (const record of [facts, fn, fn.parameters[0], facts.classes[0], loop, loop.trip!, loop.calls[0], loop.calls[0].keywords[0], loop.locks[0]]) Object.assign(record, { more, none: undefined });
    const back = readFacts(writer.write(facts));
    delete (facts as { none?: unknown }).none;
    assert.deepEqual(JSON.parse(JSON.stringify(back, asData)), JSON.parse(JSON.stringify(facts, asData)));
    assert.deepEqual((back.functions[1].body.loops[0].locks[0] as { more?: unknown }).more, more);
  });

  it('keep texts that are no Unicode, numbers of every size and what is not there', () => {
    const odd = ['', '\ud800', '\udfff\ud800', 'ä', '\u{1f600}', '\0', '\ufeffx'];
    const bytes = new ByteWriter();
    for (const text of odd) bytes.string(text);
    bytes.string(null);
    for (const count of [0, 127, 128, 2 ** 31, 2 ** 32 - 1]) bytes.count(count);
    for (const offset of [5, 2, 2_000_000_000, 0]) bytes.offset(offset);
    bytes.double(Infinity);
    const from = new ByteReader(bytes.finish());
    for (const text of odd) assert.equal(from.string(), text);
    assert.equal(from.string(), null);
    for (const count of [0, 127, 128, 2 ** 31, 2 ** 32 - 1]) assert.equal(from.count(), count);
    for (const offset of [5, 2, 2_000_000_000, 0]) assert.equal(from.offset(), offset);
    assert.equal(from.double(), Infinity);
  });

  it('end in an error, not in a hang, where the bytes are cut off', () => {
    const bytes = writer.write(distiller.facts('a.py', 'def f(x):\n    return [g(y) for y in x]\n', 'python'));
    for (let length = 0; length < bytes.length; length++) assert.throws(() => readFacts(bytes.subarray(0, length)), Error, String(length));
  });
});

const asData = (_: string, value: unknown) => (value instanceof Map ? [...value] : value);
