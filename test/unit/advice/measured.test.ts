import assert from 'node:assert/strict';
import { adviseMeasured, verdict } from '../../../src/advice';
import type { ExecutionModel, TaskObservation } from '../../../src/model';
import { computing, largeArguments, native, noisy, outcome, site, tiny, troubled, unpicklable, waiting, type OutcomeShape } from '../../samples/outcomes';

interface Case {
  name: string;
  shape: OutcomeShape;
  model: ExecutionModel | null;
  workers: number | null;
  /** Codes that must be among the reasons; the first of them must be the first reason. */
  reasons: string[];
  hazards?: string[];
  verdict: RegExp;
}

const crashed = { code: 'crashed', message: 'A worker died', advice: 'Look at its output' };

const node = { implementation: 'Node.js', version: '20.20.2', gil: 'none', startMethod: null } as const;

const cases: Case[] = [
  {
    name: 'Node, waits: the event loop overlaps them', model: 'async', workers: 8, reasons: ['faster', 'waits-overlap'], verdict: /^async x8: 6\.\dx as fast/,
    shape: { ...node, runs: [{ model: 'serial', seconds: 1.6, cpu: 0.05 }, { model: 'async', workers: 8, seconds: 0.24, cpu: 0.06 }, { model: 'worker-threads', workers: 4, seconds: 0.5, cpu: 0.2 }] },
  },
  {
    name: 'Node, computing: worker threads, since one event loop runs everything else', model: 'worker-threads', workers: 4, reasons: ['faster', 'one-event-loop'], hazards: ['needs-worker-module'],
    verdict: /^worker threads x4: 3\.\dx as fast/,
    shape: { ...node, runs: [{ model: 'serial', seconds: 1.2 }, { model: 'async', workers: 4, seconds: 1.22, cpu: 1.22 }, { model: 'worker-threads', workers: 4, seconds: 0.34, cpu: 1.25 }] },
  },
  {
    name: 'Node, native work: libuv\'s pool does it without workers', model: 'async', workers: 4, reasons: ['faster', 'libuv-pool'], verdict: /^async x4: 3\.\dx as fast/,
    shape: { ...node, runs: [{ model: 'serial', seconds: 1.2 }, { model: 'async', workers: 4, seconds: 0.33, cpu: 1.22 }, { model: 'worker-threads', workers: 4, seconds: 0.34, cpu: 1.25 }] },
  },
  {
    name: 'Node, large arguments: cloning eats the gain', model: 'serial', workers: 1, reasons: ['one-event-loop', 'transfer-dominates', 'no-gain'], verdict: /^leave it serial: it computes on the event loop and workers do not pay$/,
    shape: { ...node, runs: [{ model: 'serial', seconds: 0.4 }, { model: 'async', workers: 4, seconds: 0.41, cpu: 0.41 }, { model: 'worker-threads', workers: 4, seconds: 1.1, cpu: 2.4 }] },
  },
  { name: 'Node, tiny tasks stay serial', model: 'serial', workers: 1, reasons: ['tasks-too-small', 'no-gain'], verdict: /^leave it serial: tasks of/,
    shape: { ...node, tasks: 1000, runs: [{ model: 'serial', seconds: 0.002 }, { model: 'async', workers: 4, seconds: 0.004 }, { model: 'worker-threads', workers: 4, seconds: 0.03 }] } },
  { name: 'waits that overlap: threads win', shape: waiting(), model: 'threads', workers: 8, reasons: ['faster', 'waits-overlap'], verdict: /^threads x8: 6\.9x as fast \(6\.4-7\.3\)$/ },
  { name: 'bytecode: processes win and the GIL is the reason', shape: computing(), model: 'processes', workers: 4, reasons: ['faster', 'gil-held'], hazards: ['needs-main-guard'], verdict: /^processes x4: 3\.5x as fast/ },
  { name: 'native code: threads do what processes do, and are simpler', shape: native(), model: 'threads', workers: 4, reasons: ['faster', 'releases-gil'], verdict: /^threads x4: 3\.7x as fast/ },
  { name: 'tiny tasks stay serial', shape: tiny(), model: 'serial', workers: 1, reasons: ['tasks-too-small', 'no-gain'], verdict: /^leave it serial: tasks of 40 us are too small$/ },
  { name: 'large arguments: pickling eats the gain', shape: largeArguments(), model: 'serial', workers: 1, reasons: ['gil-held', 'transfer-dominates', 'no-gain'], verdict: /^leave it serial: it holds the GIL and processes do not pay$/ },
  { name: 'one changes the answer, the other fails', shape: troubled(), model: null, workers: null, reasons: ['nothing-to-compare'], hazards: ['different-results', 'unpicklable-arguments'], verdict: /^not compared/ },
  {
    name: 'equal medians, but so much spread that a gain cannot be ruled out', model: null, workers: null, reasons: ['too-noisy', 'gil-held'], verdict: /^no clear winner: the runs vary too much$/,
    shape: { cores: 2, runs: [{ model: 'serial', seconds: 0.215 }, { model: 'threads', seconds: 0.224, cpu: 0.217 }, { model: 'processes', seconds: 0.209, cpu: 0.2, spread: 0.45 }] },
  },
  {
    name: 'the GIL is held and processes cannot take the arguments', model: 'serial', workers: 1, reasons: ['gil-held'], hazards: ['unpicklable-arguments'], verdict: /^leave it serial: it holds the GIL and processes failed$/,
    shape: { runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', seconds: 1.03 }, { model: 'processes', state: 'failed', error: unpicklable }] },
  },
  {
    name: 'a clear winner beside something that looks far better but is uncertain', model: null, workers: null, reasons: ['too-noisy'], verdict: /^no clear winner: the runs vary too much$/,
    shape: { runs: [{ model: 'serial', seconds: 0.267, cpu: 0.01 }, { model: 'threads', workers: 8, seconds: 0.0358, cpu: 0.01, spread: 0.9 }, { model: 'processes', seconds: 0.132, cpu: 0.02, spread: 0.05 }] },
  },
  {
    name: 'threads that gain nothing do not cast doubt on processes, however their runs vary', model: 'processes', workers: 2, reasons: ['faster'], verdict: /^processes x2/,
    shape: { runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', seconds: 1.1, spread: 1.3 }, { model: 'processes', seconds: 0.52 }] },
  },
  {
    name: 'processes that use no more CPU time and gain nothing only waited', model: 'serial', workers: 1, reasons: ['processes-cost-more', 'no-gain'], verdict: /^leave it serial: processes cost more than they save$/,
    shape: { runs: [{ model: 'serial', seconds: 0.4, cpu: 0.4 }, { model: 'processes', workers: 4, seconds: 0.95, cpu: 0.42 }] },
  },
  { name: 'too noisy to claim anything', shape: noisy(), model: null, workers: null, reasons: ['too-noisy'], verdict: /^no clear winner: the runs vary too much$/ },
  {
    name: 'a wrong answer never wins, however fast', model: 'processes', workers: 2, reasons: ['faster'], hazards: ['different-results'], verdict: /^processes x2: 1\.8/,
    shape: { runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', seconds: 0.1, equal: false }, { model: 'processes', seconds: 0.55 }] },
  },
  {
    name: 'fewer workers on a tie', model: 'threads', workers: 2, reasons: ['faster'], verdict: /^threads x2/,
    shape: { runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', workers: 2, seconds: 0.5 }, { model: 'threads', workers: 4, seconds: 0.49 }, { model: 'threads', workers: 8, seconds: 0.51 }] },
  },
  {
    name: 'a simpler model that is neither as good nor clearly worse: no clear winner', model: null, workers: null, reasons: ['indistinguishable'], verdict: /^no clear winner$/,
    shape: { runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', seconds: 0.5, spread: 0.3 }, { model: 'processes', seconds: 0.4, spread: 0.3 }] },
  },
  {
    name: 'less than 10 % is not worth a change, however certain', model: 'serial', workers: 1, reasons: ['no-gain'], verdict: /^leave it serial: nothing is faster$/,
    shape: { runs: [{ model: 'serial', seconds: 1, cpu: 0.5 }, { model: 'threads', seconds: 0.93, spread: 0.01, cpu: 0.5 }] },
  },
  {
    name: 'start-up costs more than the given workload saves', model: 'serial', workers: 1, reasons: ['startup-eats-gain'], verdict: /^leave it serial: start-up costs more than it saves$/,
    shape: { origin: 'given', items: 8, tasks: 64, runs: [{ model: 'serial', seconds: 0.64 }, { model: 'processes', seconds: 0.33, startup: 0.2 }] },
  },
  {
    name: 'an example call is not the whole workload: start-up does not decide', model: 'processes', workers: 2, reasons: ['faster'], verdict: /^processes x2/,
    shape: { origin: 'call-site', items: 8, tasks: 64, runs: [{ model: 'serial', seconds: 0.64 }, { model: 'processes', seconds: 0.33, startup: 0.2 }] },
  },
  {
    name: 'a slower model that pays for its start-up goes before a faster one that does not', model: 'threads', workers: 2, reasons: ['faster'], verdict: /^threads x2/,
    shape: { origin: 'given', items: 8, tasks: 64, runs: [{ model: 'serial', seconds: 0.64 }, { model: 'threads', seconds: 0.45 }, { model: 'processes', seconds: 0.25, startup: 0.2 }] },
  },
  {
    name: 'a single-core host', model: 'serial', workers: 1, reasons: ['one-core'], verdict: /^leave it serial: there is one core to run on$/,
    shape: { cores: 1, runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', seconds: 1.02 }, { model: 'processes', seconds: 1.05, cpu: 1.02 }] },
  },
  {
    name: 'free threading', model: 'threads', workers: 4, reasons: ['faster', 'no-gil'], verdict: /^threads x4/,
    shape: { gil: 'disabled', runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', workers: 4, seconds: 0.27, cpu: 1.05 }, { model: 'processes', workers: 4, seconds: 0.3 }] },
  },
  {
    name: 'a library that already uses the cores', model: 'serial', workers: 1, reasons: ['already-parallel'], verdict: /^leave it serial: a library already uses the cores$/,
    shape: { runs: [{ model: 'serial', seconds: 1, cpu: 3.6 }, { model: 'threads', seconds: 1.1, cpu: 3.9 }, { model: 'processes', seconds: 1.3, cpu: 4 }] },
  },
  {
    name: 'released, and yet contended', model: 'processes', workers: 2, reasons: ['faster', 'threads-contend'], verdict: /^processes x2: 1\.98x/,
    shape: { runs: [{ model: 'serial', seconds: 1, cpu: 1 }, { model: 'threads', seconds: 1.27, cpu: 2.1 }, { model: 'processes', seconds: 0.505, cpu: 1 }] },
  },
  {
    name: 'everything but serial fails', model: null, workers: null, reasons: ['nothing-to-compare'], hazards: ['crashed', 'unpicklable-arguments'], verdict: /^not compared: no other model ran to the end$/,
    shape: { runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', state: 'failed', error: crashed }, { model: 'processes', state: 'failed', error: unpicklable }] },
  },
  {
    name: 'serial itself fails', model: null, workers: null, reasons: ['no-baseline'], verdict: /^not compared: the serial run did not finish$/,
    shape: { runs: [{ model: 'serial', state: 'failed', error: crashed }, { model: 'threads', seconds: 1 }] },
  },
  { name: 'nothing at all', model: null, workers: null, reasons: ['no-baseline'], verdict: /^not compared/, shape: { runs: [] } },
  { name: 'only serial', model: null, workers: null, reasons: ['nothing-to-compare'], verdict: /^not compared/, shape: { runs: [{ model: 'serial', seconds: 1 }] } },
];

const observed: TaskObservation = {
  tasks: 8, seconds: 0.13, cpuSeconds: 0.128, waitSeconds: 0, gilUse: 'unknown', gilUseWindows: 5, gilUseAgreeing: 5, heldShare: null, longestHoldSeconds: null,
  libraryThreads: 0, voluntarySwitches: 0, involuntarySwitches: 1, argumentBytes: 16, argumentPickleSeconds: 5e-6, resultBytes: 20, resultPickleSeconds: 5e-6,
};

describe('advice on a benchmark', () => {
  it('tells what broke the serial run once, and what else broke besides', () => {
    const late = { ...crashed, code: 'timeout', message: 'It took too long.' };
    const hazards = (threads: typeof crashed) => adviseMeasured(outcome({ runs: [{ model: 'serial', state: 'failed', error: crashed }, { model: 'threads', state: 'failed', error: threads }] })).hazards;
    assert.deepEqual(hazards(crashed), []);
    assert.deepEqual(hazards(late).map(({ code }) => code), ['timeout']);
  });

  it('says that the host was busy where that may have cost speed, not of tasks that wait', () => {
    const shape = computing();
    const busy = { ...outcome(shape).host, parallelCapacity: [{ processes: 2, cores: 1.1, interval: null }], physicalCores: 2 };
    const told = (gilUse: 'waits' | 'holds-gil-bytecode') => adviseMeasured({ ...outcome(shape), host: busy, taskProfile: { ...observed, gilUse } }).hazards.map(({ code }) => code);
    assert.ok(told('holds-gil-bytecode').includes('loaded-host'));
    assert.ok(!told('waits').includes('loaded-host'));
  });

  for (const each of cases) {
    it(each.name, () => {
      const measured = outcome(each.shape);
      const advice = adviseMeasured(measured);
      const codes = advice.reasons.map(({ code }) => code);
      assert.equal(advice.model, each.model, JSON.stringify(advice.reasons));
      assert.equal(advice.workers, each.workers);
      assert.equal(codes[0], each.reasons[0]);
      for (const code of each.reasons) assert.ok(codes.includes(code), `${code} in ${codes}`);
      for (const code of each.hazards ?? []) assert.ok(advice.hazards.some(hazard => hazard.code === code), `${code} in ${JSON.stringify(advice.hazards)}`);
      assert.match(verdict(advice, measured), each.verdict);
      assert.equal(advice.basis, 'measured');
    });
  }

  it('writes every message as sentences without a missing number', () => {
    for (const { shape } of cases) {
      const { reasons, hazards } = adviseMeasured(outcome(shape));
      for (const { code, message } of [...reasons, ...hazards]) {
        assert.match(code, /^[a-z]+(-[a-z]+)*$/);
        assert.match(message, /^[A-Z`].*[.]$/s, message);
        assert.doesNotMatch(message, /NaN|Infinity|undefined|null|\.\./, message);
      }
    }
  });

  it('computes break-even from start-up and the time a task saves', () => {
    // 10 ms a task serially, 5 ms with two processes, 0.2 s to start: 0.2 / 0.005 = 40 tasks.
    const advice = adviseMeasured(outcome({ tasks: 100, runs: [{ model: 'serial', seconds: 1 }, { model: 'processes', seconds: 0.5, startup: 0.2 }] }));
    assert.equal(advice.breakEvenTasks, 40);
    // Threads start at once; still, one task has nothing to run beside.
    assert.equal(adviseMeasured(outcome({ tasks: 100, runs: [{ model: 'serial', seconds: 1, cpu: 0 }, { model: 'threads', seconds: 0.5, startup: 0 }] })).breakEvenTasks, 2);
    assert.equal(adviseMeasured(outcome(tiny())).breakEvenTasks, null);
  });

  it('makes no claim on samples without an interval', () => {
    const measured = outcome({ runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', seconds: 0.3 }] });
    measured.measurements[1].speedupInterval = null;
    const advice = adviseMeasured(measured);
    assert.equal(advice.model, null);
    assert.equal(advice.reasons[0].code, 'too-few-rounds');
    assert.match(verdict(advice), /too few rounds/);
    // Nor does it say "leave it serial" of one round that came out even; of one that came out far slower it does.
    const once = (seconds: number) => {
      const single = outcome({ runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', seconds }] });
      single.measurements[1].speedupInterval = null;
      return adviseMeasured(single).model;
    };
    assert.equal(once(1.05), null);
    assert.equal(once(2), 'serial');
  });

  it('says it where the measurement contradicts what the code looked like', () => {
    const advice = adviseMeasured(outcome(native()), site({ name: 'shop.archive.pack', work: 'cpu' }));
    assert.equal(advice.reasons.at(-1)?.code, 'differs-from-static');
    assert.equal(adviseMeasured(outcome(native()), site({ name: 'shop.archive.pack', work: 'native' })).reasons.some(({ code }) => code === 'differs-from-static'), false);
  });

  it('blames the GIL only where threads kept one core busy', () => {
    const reasons = (cpu: number) => adviseMeasured(outcome({ runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', seconds: 1, cpu }] })).reasons.map(({ code }) => code);
    assert.deepEqual(reasons(1.02), ['gil-held', 'no-gain']);
    assert.deepEqual(reasons(1.25), ['no-gain']);
  });

  it('does not take a busy machine for waiting: it needs the code to say so, or hardly any computing', () => {
    // Half of the time is missing, as when other programs use the cores.
    const starved = outcome({ runs: [{ model: 'serial', seconds: 1, cpu: 0.5 }, { model: 'threads', seconds: 0.6, cpu: 0.5 }] });
    const codes = (work: 'io' | 'native' | undefined) => adviseMeasured(starved, work && site({ name: 'm.f', work })).reasons.map(({ code }) => code);
    assert.deepEqual(codes(undefined), ['faster']);
    assert.deepEqual(codes('io'), ['faster', 'waits-overlap']);
    assert.deepEqual(codes('native'), ['faster', 'releases-gil']);
  });

  it('does not say "leave it serial" of computing that the machine had no core for', () => {
    const starved = outcome({ runs: [{ model: 'serial', seconds: 1, cpu: 0.6 }, { model: 'threads', seconds: 1.1, cpu: 0.6 }] });
    const advice = adviseMeasured(starved, site({ name: 'm.f', work: 'native' }));
    assert.equal(advice.model, null);
    assert.match(advice.reasons[0].message, /had a core for 60 % of its time only/);
    assert.equal(verdict(advice), 'no clear winner: the machine was busy');
    assert.equal(adviseMeasured(starved, site({ name: 'm.f', work: 'io' })).model, 'serial');
  });

  it('tells one hazard for each model and cause, with what to do', () => {
    const { hazards } = adviseMeasured(outcome(troubled()));
    assert.deepEqual(hazards.map(({ code }) => code), ['different-results', 'unpicklable-arguments']);
    assert.match(hazards[1].message, /^Processes failed: .*cannot be pickled.* Pass what the task needs/);
  });

  it('warns when results could not be compared, and of memory', () => {
    const { hazards } = adviseMeasured(outcome({ runs: [
      { model: 'serial', seconds: 1, memory: 200e6 }, { model: 'processes', workers: 4, seconds: 0.3, equal: null, memory: 900e6 },
    ] }));
    assert.deepEqual(hazards.map(({ code }) => code), ['results-not-compared', 'needs-main-guard', 'memory']);
    assert.match(hazards[2].message, /900 MB .* serial 200 MB/);
  });
});

describe('advice on Node', () => {
  /** Figures as the Node harness reports them, in the order of the runs: seconds of copying, and how long the event loop was held up. */
  const measuredInNode = (runs: OutcomeShape['runs'], more: { clone?: number; held?: number }[]) => {
    const measured = outcome({ implementation: 'Node.js', version: '22.11.0', gil: 'none', cores: 4, runs });
    measured.measurements.forEach((measurement, index) => Object.assign(measurement, { cloneSeconds: more[index]?.clone ?? null, eventLoopDelaySeconds: more[index]?.held ?? 0 }));
    return adviseMeasured(measured);
  };
  const said = (advice: ReturnType<typeof adviseMeasured>, code: string) => advice.reasons.find(reason => reason.code === code)?.message ?? '';

  it('quotes what copying takes where it decides, without a look at CPU time', () => {
    const runs: OutcomeShape['runs'] = [{ model: 'serial', seconds: 0.08, cpu: 0.08 }, { model: 'worker-threads', workers: 4, seconds: 0.31, cpu: 0.09 }];
    const decided = measuredInNode(runs, [{ held: 0.079 }, { clone: 0.24, held: 0.12 }]);
    assert.equal(decided.model, 'serial');
    assert.match(said(decided, 'transfer-dominates'), /take 310 ms for a round whose work, divided among them, is 20 ms: copying arguments and results takes 240 ms of the round\.$/);
    // Where it is next to nothing, something else decided.
    const waited = measuredInNode(runs, [{}, { clone: 0.002 }]);
    assert.match(said(waited, 'workers-cost-more'), /copying arguments and results takes 2 ms of the round, the rest is waiting/);
    assert.equal(said(waited, 'transfer-dominates'), '');
  });

  it('quotes how long the event loop is held up, and what workers change about it', () => {
    const advice = measuredInNode([
      { model: 'serial', seconds: 0.9, cpu: 0.9 }, { model: 'async', workers: 8, seconds: 0.91, cpu: 0.91 }, { model: 'worker-threads', workers: 4, seconds: 0.25, cpu: 0.95 },
    ], [{ held: 0.88 }, { held: 0.89 }, { clone: 0.001, held: 0.004 }]);
    assert.equal(advice.model, 'worker-threads');
    assert.match(said(advice, 'one-event-loop'), /the event loop was held up for 890 ms at a stretch/);
    assert.match(said(advice, 'frees-event-loop'), /held up for 880 ms at a stretch, with worker threads x4 for 4 ms/);
    const short = measuredInNode([{ model: 'serial', seconds: 0.9, cpu: 0.9 }, { model: 'worker-threads', workers: 4, seconds: 0.25, cpu: 0.95 }], [{ held: 0.01 }, { held: 0.004 }]);
    assert.equal(said(short, 'frees-event-loop'), '');
  });

  it('says what the libuv pool does already', () => {
    const runs: OutcomeShape['runs'] = [{ model: 'serial', seconds: 1, cpu: 1 }, { model: 'async', workers: 8, seconds: 0.27, cpu: 1.02 }, { model: 'worker-threads', workers: 4, seconds: 0.27, cpu: 1.02 }];
    assert.match(said(measuredInNode(runs, []), 'libuv-pool'), /UV_THREADPOOL_SIZE threads, 4 unless set/);
    const shared = measuredInNode([{ model: 'serial', seconds: 1, cpu: 3.6 }, { model: 'worker-threads', workers: 4, seconds: 1.2, cpu: 3.9 }], []);
    assert.match(said(shared, 'already-parallel'), /libuv's pool \(UV_THREADPOOL_SIZE/);
  });

  it('does not speak of the GIL, pickling, processes or __main__', () => {
    for (const { shape } of cases.filter(({ name }) => name.startsWith('Node'))) {
      const { reasons, hazards } = adviseMeasured(outcome(shape));
      for (const { message } of [...reasons, ...hazards]) assert.doesNotMatch(message, /GIL|pickl|asyncio|chunksize|__main__|Python/, message);
    }
  });
});
