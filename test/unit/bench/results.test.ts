import assert from 'node:assert/strict';
import { digest, digests } from '../../../src/bench/node/results';

describe('bench: results of a round in Node', () => {
  it('are compared as far as there is time for, equally far in every process', () => {
    const large = () => Array.from({ length: 100_000 }, (_, index) => index);
    const values = [large(), large(), large(), large(), large()];
    assert.deepEqual(digests(values), Array(3).fill(digest(large())));
    assert.deepEqual(digests([[...large(), ...large(), ...large(), 1], 2, 3]), [null]);
    assert.deepEqual(digests([1, Promise.resolve(), 2]), [digest(1), null, digest(2)]);
    assert.deepEqual(digests([]), []);
  });
});
