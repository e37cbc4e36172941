import assert from 'node:assert/strict';
import { Distiller } from '../../../../src/analysis/distil';
import { parsePython } from '../../../../src/analysis/frontend/python';
import { SPECIMEN } from '../../../../src/analysis/frontend/python/specimen';
import { forEachChild, Kind, type Node } from '../../../../src/analysis/ir/node';

describe('the specimen that is read before many files', () => {
  const { root, errors, directives } = parsePython(SPECIMEN);

  it('is valid, so that what is compiled for it is compiled for valid programs', () => {
    assert.deepEqual(errors, []);
    assert.equal(directives.length, 1);
  });

  it('has every kind of node that Python has', () => {
    const met = new Set<Kind>();
    const visit = (node: Node): void => {
      met.add(node.kind);
      forEachChild(node, visit);
    };
    visit(root);
    const missing: Kind[] = [];
    for (let kind: Kind = Kind.Module; kind < Kind.Error; kind++) if (!met.has(kind)) missing.push(kind);
    assert.deepEqual(missing, []);
  });

  it('leaves no trace in the facts of what is read behind it', () => {
    const text = 'import thing\n\ndef work(rows):\n    for row in rows:\n        thing.use(row, 1)\n    return thing.Thing()\n';
    const plain = new Distiller({ roots: ['/w'] });
    const prepared = new Distiller({ roots: ['/w'] });
    prepared.expectMany();
    assert.deepEqual(prepared.facts('/w/a.py', text, 'python'), plain.facts('/w/a.py', text, 'python'));
  });
});
