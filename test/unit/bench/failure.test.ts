import assert from 'node:assert/strict';
import { startingPool, timedOut } from '../../../src/bench/failure';

describe('what is said of a model that was not done in time', () => {
  it('names the time that it had, and suspects the task', () => {
    const { message, advice } = timedOut('threads (2 workers)', 'A round of 4 tasks', 3, '');
    assert.equal(message, 'A round of 4 tasks with threads (2 workers) did not finish within its 3.0 s of the budget, so it was ended.');
    assert.match(advice, /a loop that never ends/);
  });

  it('does not suspect the task where the pool did not start', () => {
    const { message, advice } = timedOut('worker-threads (2 workers)', startingPool, 1, '');
    assert.match(message, /^Starting the pool .* within its 1.0 s/);
    assert.doesNotMatch(advice, /loop|arguments/);
    assert.match(advice, /Raise the budget/);
  });

  it('says so where nothing of the budget was left', () => {
    for (const left of [0.02, 0, -1]) {
      const { message, advice } = timedOut('child-processes (2 workers)', 'A round of 4 tasks', left, 'what it printed');
      assert.equal(message, 'The budget was used up before a round of 4 tasks with child-processes (2 workers) could finish.');
      assert.doesNotMatch(advice, /loop/);
    }
  });
});
