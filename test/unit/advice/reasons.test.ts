import assert from 'node:assert/strict';
import { adviseMeasured } from '../../../src/advice';
import type { BenchmarkOutcome, Measurement, TaskObservation } from '../../../src/model';
import { computing, outcome, site, waiting, type OutcomeShape } from '../../samples/outcomes';

const codes = (measured: BenchmarkOutcome, read?: Parameters<typeof site>[0]) => adviseMeasured(measured, read && site(read)).reasons.map(({ code }) => code);
const hazards = (measured: BenchmarkOutcome) => adviseMeasured(measured).hazards.map(({ code }) => code);
const changed = (shape: OutcomeShape, change: (one: Measurement) => void): BenchmarkOutcome => {
  const measured = outcome(shape);
  measured.measurements.forEach(change);
  return measured;
};
const node = { implementation: 'Node.js', version: '20.20.2', gil: 'none', startMethod: null } as const;

describe('reasons of a measured recommendation', () => {
  it('speak of cores only where workers outnumber them and compute', () => {
    assert.ok(!codes(outcome(computing())).includes('cores-limit'), 'as many workers as cores');
    assert.ok(codes(outcome({ ...computing(), cores: 2 })).includes('cores-limit'));
    assert.ok(!codes(outcome({ ...waiting(), cores: 2 })).includes('cores-limit'), 'waiting takes none');
    const runs = [{ model: 'serial' as const, seconds: 1.2 }, { model: 'async' as const, workers: 4, seconds: 1.22, cpu: 1.22 }, { model: 'worker-threads' as const, workers: 4, seconds: 0.4, cpu: 1.3 }];
    assert.ok(codes(outcome({ ...node, cores: 2, runs })).includes('cores-limit'));
    assert.ok(!codes(outcome({ ...node, cores: 4, runs })).includes('cores-limit'));
  });

  it('advise batches for short tasks in processes and workers only', () => {
    const short: OutcomeShape = { ...computing(), tasks: 400 };
    assert.ok(codes(outcome(short)).includes('batch-tasks'), 'tasks of 3 ms');
    assert.ok(!codes(outcome(computing())).includes('batch-tasks'), 'tasks of 25 ms');
    assert.ok(!codes(outcome({ ...waiting(), tasks: 400 })).includes('batch-tasks'), 'threads');
    const worker = (tasks: number) => codes(outcome({ ...node, tasks, runs: [{ model: 'serial', seconds: 1.2 }, { model: 'async', workers: 4, seconds: 1.22, cpu: 1.22 }, { model: 'worker-threads', workers: 4, seconds: 0.4, cpu: 1.3 }] }));
    assert.ok(worker(400).includes('batch-tasks'));
    assert.ok(!worker(40).includes('batch-tasks'));
  });

  it('never name the GIL where it was off, where threads gained, or where they burnt more cores than one', () => {
    assert.ok(codes(outcome(computing())).includes('gil-held'));
    assert.ok(!codes(outcome({ ...computing(), gil: 'disabled' })).includes('gil-held'));
    const threads = (seconds: number, cpu: number) => codes(outcome({ runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', workers: 4, seconds, cpu }, { model: 'processes', workers: 4, seconds: 0.3, cpu: 1.1 }] }));
    assert.ok(threads(1.02, 1.03).includes('gil-held'));
    assert.ok(!threads(0.6, 0.62).includes('gil-held'), 'they gained');
    assert.deepEqual(threads(1.3, 2.6).filter(code => /gil|contend/.test(code)), ['threads-contend']);
    assert.ok(!codes(outcome({ runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', workers: 1, seconds: 1.02, cpu: 1.02 }, { model: 'processes', workers: 4, seconds: 0.3, cpu: 1.1 }] })).includes('gil-held'), 'one thread shows nothing');
  });

  it('tell threads that run in parallel without the GIL from those that native code sets free', () => {
    const runs: OutcomeShape['runs'] = [{ model: 'serial', seconds: 1 }, { model: 'threads', workers: 4, seconds: 0.27, cpu: 1.05 }];
    assert.ok(codes(outcome({ runs })).includes('releases-gil'));
    assert.ok(codes(outcome({ runs, gil: 'disabled' })).includes('no-gil'));
    assert.ok(!codes(outcome({ runs, gil: 'disabled' })).includes('releases-gil'));
    const loaded = outcome({ runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', workers: 4, seconds: 0.27, cpu: 0.2 }] });
    assert.ok(!codes(loaded).includes('releases-gil'), 'too few cores were busy to tell');
    assert.ok(codes(loaded, { name: 'app.pack', work: 'native' }).includes('releases-gil'), 'unless the code says so');
  });

  it('say what is waited for only where the code told', () => {
    const message = (read?: Parameters<typeof site>[0]) => adviseMeasured(outcome(waiting()), read && site(read)).reasons.find(({ code }) => code === 'waits-overlap')!.message;
    assert.match(message({ name: 'app.fetch', work: 'io', io: ['network', 'file'] }), / waiting \(network, file\), and the waits/);
    assert.match(message(), / waiting, and the waits/);
    const files = adviseMeasured(outcome({ ...node, runs: [{ model: 'serial', seconds: 1.6, cpu: 0.05 }, { model: 'async', workers: 8, seconds: 0.24, cpu: 0.06 }] }), site({ name: 'app.load', work: 'io', io: ['file'] }));
    assert.match(files.reasons.find(({ code }) => code === 'waits-overlap')!.message, /waiting \(file\); the event loop .* libuv's pool/);
  });

  it('contradict the reading of the code only where it said something else', () => {
    assert.ok(!codes(outcome(computing()), { name: 'app.f', work: 'cpu' }).includes('differs-from-static'));
    assert.ok(codes(outcome(computing()), { name: 'app.f', work: 'io' }).includes('differs-from-static'));
    assert.ok(!codes(outcome(computing()), { name: 'app.f', work: 'unknown' }).includes('differs-from-static'), 'it said nothing');
  });

  it('blame passing arguments only where the host had cores to spare and the rest is most of the round', () => {
    const large = (processes: { seconds: number; cpu: number }) => codes(outcome({ runs: [{ model: 'serial', seconds: 0.4 }, { model: 'threads', workers: 4, seconds: 0.41 }, { model: 'processes', workers: 4, ...processes }] }));
    assert.ok(large({ seconds: 0.95, cpu: 1.3 }).includes('transfer-dominates'));
    assert.ok(!large({ seconds: 0.95, cpu: 0.41 }).includes('transfer-dominates'), 'no CPU time went into it');
    assert.ok(large({ seconds: 0.95, cpu: 0.41 }).includes('processes-cost-more'));
    const one = outcome({ cores: 1, runs: [{ model: 'serial', seconds: 0.4 }, { model: 'processes', workers: 4, seconds: 0.95, cpu: 1.3 }] });
    assert.deepEqual(codes(one).filter(code => /transfer|cost-more/.test(code)), [], 'one core explains it');
  });
});

describe('hazards of a measured recommendation', () => {
  it('are those of the model that is advised', () => {
    assert.ok(hazards(outcome(computing())).includes('needs-main-guard'));
    assert.ok(!hazards(outcome(waiting())).includes('needs-main-guard'), 'threads');
    for (const model of ['worker-threads', 'child-processes'] as const) {
      assert.ok(hazards(outcome({ ...node, runs: [{ model: 'serial', seconds: 1.2 }, { model, workers: 4, seconds: 0.34, cpu: 1.25 }] })).includes('needs-worker-module'), model);
    }
    assert.ok(!hazards(outcome({ ...node, runs: [{ model: 'serial', seconds: 1.6, cpu: 0.05 }, { model: 'async', workers: 8, seconds: 0.24, cpu: 0.06 }] })).includes('needs-worker-module'));
    const guard = (measured: BenchmarkOutcome) => adviseMeasured(measured).hazards.find(({ code }) => code === 'needs-main-guard')!.message;
    assert.match(guard(outcome(computing())), /processes \(fork here\)/);
    assert.match(guard(changed(computing(), one => { if (one.model === 'processes') one.startMethod = 'spawn'; })), /processes \(spawn here\)/, 'the measured one goes first');
    assert.match(guard(outcome({ ...computing(), startMethod: null })), /pickles: processes import/);
  });

  it('tell of a GIL that was on in a build without one, and only there', () => {
    const built = (freeThreaded: boolean, gil: 'enabled' | 'disabled') => {
      const measured = outcome({ ...computing(), gil });
      measured.interpreter.freeThreaded = freeThreaded;
      return hazards(measured).includes('gil-switched-on');
    };
    assert.deepEqual([built(true, 'enabled'), built(true, 'disabled'), built(false, 'enabled')], [true, false, false]);
  });

  it('tell of memory only where it is much, and much more than serial took', () => {
    const memory = (serial: number, processes: number) => hazards(outcome({ runs: [{ model: 'serial', seconds: 1, memory: serial }, { model: 'processes', workers: 4, seconds: 0.3, cpu: 1.1, memory: processes }] })).includes('memory');
    assert.deepEqual([memory(3e7, 9e8), memory(3e7, 9e7), memory(8e8, 9e8)], [true, false, false]);
  });

  it('tell each cause of a model once, and what went as the serial run did not again', () => {
    const lost = { code: 'crashed', message: 'A worker died', advice: '' };
    const measured = outcome({ runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', workers: 4, seconds: 0.3, cpu: 0.1 }, { model: 'processes', workers: 2, state: 'failed', error: lost }, { model: 'processes', workers: 4, state: 'failed', error: lost }] });
    const told = adviseMeasured(measured).hazards.filter(({ code }) => code === 'crashed');
    assert.deepEqual(told.map(({ message }) => message), ['Processes failed: A worker died.']);
    const all = outcome({ runs: [{ model: 'serial', state: 'failed', error: lost }, { model: 'threads', state: 'failed', error: lost }] });
    assert.deepEqual(hazards(all).filter(code => code === 'crashed'), []);
  });

  it('speak of a busy host where something computed, and not of tasks that only wait', () => {
    const busy = (taskProfile?: Partial<TaskObservation>) => {
      const measured = outcome(computing());
      measured.host.load = 6;
      if (taskProfile) measured.taskProfile = taskProfile as TaskObservation;
      return hazards(measured).includes('loaded-host');
    };
    assert.deepEqual([busy(), busy({ gilUse: 'holds-gil-bytecode' }), busy({ gilUse: 'waits' }), busy({ gilUse: 'unknown', loopUse: 'waits' })], [true, true, false, false]);
  });
});
