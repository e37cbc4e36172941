import assert from 'node:assert/strict';
import { describeRepeat } from '../../../src/advice';

describe('effects that a benchmark would repeat', () => {
  const said = (within: string, target = 'drop') => describeRepeat({ code: 'deletes', name: 'os.remove', within, path: 'store.py', line: 12 }, target);

  it('name the call, the helper it stands in, and the place', () => {
    assert.equal(said('drop'), 'deletes: os.remove (store.py, line 12)');
    assert.equal(said('Store.clear'), 'deletes: os.remove in Store.clear (store.py, line 12)');
    assert.equal(said('clear.<locals>.inner'), 'deletes: os.remove in clear.inner (store.py, line 12)');
    assert.equal(said('clear.<locals>.<lambda>'), 'deletes: os.remove in a function without a name in clear (store.py, line 12)');
    assert.equal(said('<lambda>'), 'deletes: os.remove in a function without a name (store.py, line 12)');
    assert.equal(said('<module>'), 'deletes: os.remove in the body of the module (store.py, line 12)');
  });
});
