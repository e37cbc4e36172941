import assert from 'node:assert/strict';
import type { BenchmarkEvent } from '../../../src/bench/types';
import { BenchmarkNarrator } from '../../../src/server/benchmark-progress';

const time = { elapsedSeconds: 1, budgetSeconds: 20 };
const round = (model: 'serial' | 'threads', workers: number, medianSeconds: number | null, warmUp = false): BenchmarkEvent =>
  ({ ...time, type: 'round', model, workers, round: 3, rounds: 25, warmUp, seconds: 0.02, medianSeconds });

describe('what a benchmark tells while it runs', () => {
  it('compares a model with serial as soon as both have a time', () => {
    const narrator = new BenchmarkNarrator();
    assert.equal(narrator.tell(round('threads', 4, 0.02)), 'threads x4: round 3, 20 ms');
    assert.equal(narrator.tell(round('serial', 1, 0.08)), 'serial: round 3, 20 ms');
    assert.equal(narrator.tell(round('threads', 4, 0.02)), 'threads x4: round 3, 20 ms, 4.0x so far');
  });

  it('says of a warm-up that it is one, and nothing of what user code prints', () => {
    const narrator = new BenchmarkNarrator();
    assert.equal(narrator.tell(round('threads', 4, null, true)), 'threads x4: warming up');
    assert.equal(narrator.tell({ ...time, type: 'output', model: 'serial', stream: 'stdout', text: 'secret' }), null);
    assert.equal(narrator.tell({ ...time, type: 'phase', phase: 'opening', model: 'processes', workers: 2 }), 'starting processes x2');
  });
});
