/** Tests: their loops are nobody's business. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

describe('shop', () => {
  it('serves every product', async () => {
    // corpus: io network; best serial
    for (let number = 1; number <= 20; number++) {
      const reply = await fetch(`https://staging.example.com/products/${number}`);
      assert.equal(reply.status, 200);
    }
  });

  it('rounds', () => {
    // corpus: trivial; best serial
    for (const cents of [1, 99, 100, 12345]) assert.equal(Math.round((cents / 100) * 100), cents);
  });
});
