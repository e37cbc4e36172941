import assert from 'node:assert/strict';
import { adviseBenchmark, describeScale } from '../../../../src/advice';
import { compare, type Comparison } from '../../../../src/advice/comparison';
import { handOverOf } from '../../../../src/advice/scaling/chunks';
import { codeFor } from '../../../../src/advice/scaling/cluster';
import { throughputOf } from '../../../../src/advice/scaling/law';
import { projectAt, projectTasks } from '../../../../src/advice/scaling/projection';
import { scalingGroups } from '../../../../src/advice/scaling/scaling';
import { startupAt } from '../../../../src/advice/scaling/startup';
import type { BenchmarkOutcome, Site } from '../../../../src/model';
import { computingSweep, roundSeconds, swept, waitingSweep, type Sweep } from '../../../samples/scaling';

const compared = (outcome: BenchmarkOutcome): Comparison => compare(outcome) ?? assert.fail('no serial run');
const scalingOf = (sweep: Sweep, model: string) => adviseBenchmark(swept(sweep)).scaling!.find(each => each.model === model) ?? assert.fail(model);
const within = (actual: number, expected: number, share: number) => assert.ok(Math.abs(actual / expected - 1) <= share, `${actual} is not within ${share} of ${expected}`);

describe('advice: how models scale', () => {
  it('gives each model its law, the best number of workers, and where throughput is highest', () => {
    const threads = scalingOf(waitingSweep(), 'threads');
    within(threads.law!.tasksPerSecondOfOne, 20, 0.05);
    assert.ok(Math.abs(threads.law!.contention - 0.012) < 0.01, `${threads.law!.contention}`);
    const [low, high] = threads.law!.contentionInterval!;
    assert.ok(low <= 0.012 && 0.012 <= high && high < 0.05);
    const processes = scalingOf(waitingSweep(), 'processes');
    assert.ok([16, 32].includes(processes.bestWorkers), `${processes.bestWorkers}`);
    within(processes.peakWorkers!, Math.sqrt(0.97 / 0.002), 0.25);
    assert.deepEqual(processes.points.map(({ workers, coreLimited }) => [workers, coreLimited]), [1, 2, 4, 8, 16, 32].map(workers => [workers, false]));
  });

  it('leaves out of the fit what the cores limit, and says so where too few numbers of workers are left', () => {
    const two: Sweep = { ...computingSweep(2), models: [{ model: 'processes', law: { lambda: 48, sigma: 0.02, kappa: 0 }, workers: [1, 2, 3, 4] }] };
    const processes = scalingOf(two, 'processes');
    assert.deepEqual(processes.points.map(({ coreLimited }) => coreLimited), [false, false, true, true]);
    assert.equal(processes.law, null);
    assert.equal(processes.noLaw?.code, 'too-few-points');
    // Threads that take turns at the GIL are not limited by the cores: that they do not gain is what the law is to say.
    const threads = scalingOf(computingSweep(2), 'threads');
    assert.ok(threads.points.every(({ coreLimited }) => !coreLimited));
    within(threads.law!.contention, 1, 0.1);
    assert.equal(threads.bestWorkers, 1);
  });

  it('has nothing to say of one number of workers, failed models, wrong results, and rounds with idle workers', () => {
    const one = swept({ ...waitingSweep(), models: waitingSweep().models.map(each => ({ ...each, workers: [4] })) });
    assert.equal(adviseBenchmark(one).scaling, undefined);
    assert.deepEqual(describeScale(adviseBenchmark(one)), []);
    const idle = scalingOf({ ...waitingSweep(), tasks: 16 }, 'threads');
    assert.deepEqual(idle.points.map(({ workers }) => workers), [1, 2, 4, 8, 16]);
    const outcome = swept(waitingSweep());
    const broken = { ...outcome, measurements: outcome.measurements.map(each => (each.model === 'threads' ? { ...each, equalResults: false } : { ...each })) };
    assert.deepEqual(adviseBenchmark(broken).scaling!.map(({ model }) => model), ['processes']);
    assert.equal(adviseBenchmark({ ...outcome, measurements: [] }).scaling, undefined);
  });

  it('says it in words', () => {
    const [threads, processes] = describeScale(adviseBenchmark(swept(waitingSweep())));
    assert.match(threads, /^Threads got most done with (32|64) workers/);
    assert.match(threads, /1\.\d* % \([^)]* %\) of the work is serial/);
    assert.match(processes, /each pair of workers costs one another 0\.2 % \(.*\) of a task; throughput is highest at about \d+ workers\.$/);
    const two = describeScale(adviseBenchmark(swept(computingSweep(2))));
    assert.match(two[0], /^Threads got most done with 1 worker\. 100 %|99 %|98 %/);
  });
});

describe('advice: projections', () => {
  const project = (sweep: Sweep, tasks: number, cores = sweep.cores) => {
    const comparison = compared(swept(sweep));
    return projectTasks(comparison, scalingGroups(comparison), tasks, cores);
  };

  it('come within a tenth of held-out truth, in the middle, and their intervals hold most of it', () => {
    const errors: number[] = [];
    let held = 0;
    let intervals = 0;
    for (let seed = 1; seed <= 12; seed++) {
      for (const [sweep, left, tasks] of [[waitingSweep(), [16, 64], 5000], [waitingSweep(), [8, 32], 300], [computingSweep(16), [8], 1000]] as const) {
        for (const model of sweep.models.filter(({ model: name }) => name === 'processes' || sweep.cpuShare < 1)) {
          const seen = swept({ ...sweep, seed, noise: 0.04, models: [{ ...model, workers: model.workers.filter(count => !(left as readonly number[]).includes(count)) }] });
          const comparison = compared(seen);
          const [group] = scalingGroups(comparison);
          for (const workers of left.filter(count => model.workers.includes(count))) {
            const truth = (model.startup?.(workers) ?? 0.001 * workers) + roundSeconds(model, workers, tasks);
            const { models } = projectTasks(comparison, [{ ...group, candidates: group.candidates }], tasks, sweep.cpuShare === 1 ? workers : sweep.cores);
            const found = sweep.cpuShare === 1 ? models[1] : projectAt(comparison, group, tasks, workers);
            // Far beyond four points it may say that the curve is too uncertain.
            if ('code' in found) {
              assert.ok(found.code === 'too-uncertain' && workers === 32, `${found.code} at ${workers}`);
              continue;
            }
            errors.push(Math.abs(found.seconds / truth - 1));
            // With as many points as the law has parameters there is none.
            if (!found.secondsInterval) continue;
            intervals++;
            held += Number(found.secondsInterval[0] <= truth && truth <= found.secondsInterval[1]);
          }
        }
      }
    }
    errors.sort((a, b) => a - b);
    assert.ok(errors[errors.length >> 1] < 0.1, `median ${errors[errors.length >> 1]}`);
    assert.ok(intervals >= 60 && held / intervals > 0.9, `${held} of ${intervals}`);
  });

  it('count start-up and the last turn, in which some workers are idle', () => {
    const steady = { ...waitingSweep().models[0], law: { lambda: 20, sigma: 0.012, kappa: 0 } };
    const { models, tasks, cores } = project({ ...waitingSweep(), noise: 0.001, models: [steady] }, 65);
    assert.deepEqual([tasks, cores], [65, 4]);
    const threads = models.find(({ model }) => model === 'threads')!;
    // 65 tasks are two turns of 64 workers or three of 32; the law decides.
    const times = [16, 32, 64].map(workers => 0.001 * workers + Math.ceil(65 / workers) * workers / throughputOf(steady.law, workers));
    within(threads.seconds, Math.min(...times), 0.05);
    within(models[0].seconds, 65 * 0.05, 0.02);
    assert.equal(models[0].model, 'serial');
  });

  it('have no interval where too little is known for one, and say why', () => {
    const outcome = swept(waitingSweep());
    const withSizes = (sizes: number[]) => {
      const comparison = compared({ ...outcome, measurements: outcome.measurements.map(each => ({ ...each, samplesPerProcess: sizes })) });
      return projectTasks(comparison, scalingGroups(comparison), 1000, 4).models;
    };
    for (const each of withSizes([6, 6])) assert.deepEqual([each.secondsInterval, each.noInterval?.code], [null, 'few-processes'], each.model);
    for (const each of withSizes([4, 4, 4])) assert.ok(each.secondsInterval && !each.noInterval, each.model);
    const three = compared(swept({ ...waitingSweep(), models: [{ model: 'processes', law: { lambda: 20, sigma: 0.05, kappa: 0.002 }, workers: [1, 8, 32] }], noise: 0.001 }));
    const found = projectAt(three, scalingGroups(three)[0], 1000, 16);
    assert.ok(!('code' in found) && found.secondsInterval === null && found.noInterval?.code === 'no-spare-point', JSON.stringify(found));
    const precise = compared({ ...outcome, precision: 0.02, measurements: outcome.measurements.map(each => ({ ...each, samplesPerProcess: [4, 4, 4] })) });
    for (const each of projectTasks(precise, scalingGroups(precise), 1000, 4).models) assert.deepEqual([each.secondsInterval, each.noInterval?.code], [null, 'middles-of-turns'], each.model);
    const words = describeScale({ projection: { tasks: 1000, cores: 4, models: withSizes([12]), unknown: [] } }).join(' ');
    assert.match(words, /fresh processes/);
  });

  it('are wider where start-ups scatter, and where only their median is known', () => {
    const outcome = swept({ ...waitingSweep(), models: [{ ...waitingSweep().models[0], workers: [2], startup: () => 0.5 }] });
    const width = (startupSamples: number[] | undefined) => {
      const comparison = compared({ ...outcome, measurements: outcome.measurements.map(each => (each.model === 'serial' ? each : { ...each, startupSamples })) });
      const found = projectAt(comparison, scalingGroups(comparison)[0], 192, 2);
      return 'code' in found ? assert.fail(found.message) : found.secondsInterval![1] / found.secondsInterval![0];
    };
    const [steady, scattered, unknown] = [width(Array<number>(12).fill(0.5)), width(Array.from({ length: 12 }, (_, process) => 0.25 + 0.5 * (process % 2))), width(undefined)];
    assert.ok(steady < scattered && scattered < unknown, `${steady} ${scattered} ${unknown}`);
  });

  it('to more cores than here follow the law of what computes, and are not made up where there is none', () => {
    const eight = project(computingSweep(8), 10_000, 32);
    const processes = eight.models.find(({ model }) => model === 'processes')!;
    assert.deepEqual([processes.workers, processes.basis], [32, 'scaling-law']);
    within(processes.seconds, 10_000 / throughputOf(computingSweep().models[1].law, 32), 0.35);
    const two = project({ ...computingSweep(2), models: [{ model: 'processes', law: { lambda: 48, sigma: 0.02, kappa: 0 }, workers: [1, 2, 4] }] }, 10_000, 16);
    assert.deepEqual(two.models.map(({ model }) => model), ['serial']);
    assert.equal(two.unknown[0].reason.code, 'too-few-points');
    const one = project({ ...computingSweep(8), models: [{ ...computingSweep().models[1], workers: [8] }] }, 10_000, 16);
    assert.match(one.unknown[0].reason.message, /--sweep/);
  });

  it('to fewer cores than here leave out what needs more', () => {
    const processes = project(computingSweep(8), 10_000, 2).models.find(({ model }) => model === 'processes')!;
    assert.deepEqual([processes.workers, processes.basis], [2, 'measured']);
    // What waits needs workers, not cores.
    assert.ok(project(waitingSweep(), 10_000, 2).models.find(({ model }) => model === 'threads')!.workers >= 16);
  });

  it('take start-up between and beyond what was measured from a straight line', () => {
    const comparison = compared(swept({ ...computingSweep(8), models: [{ ...computingSweep().models[1], workers: [1, 4, 8] }] }));
    const [{ candidates }] = scalingGroups(comparison);
    within(startupAt(candidates, 4), 0.06, 1e-9);
    within(startupAt(candidates, 2), 0.04, 1e-6);
    within(startupAt(candidates, 16), 0.18, 1e-6);
    assert.equal(startupAt([], 4), 0);
  });
});

describe('advice: chunks', () => {
  const message = 150e-6;
  const chunked = (chunkSize: number | undefined) => ({ model: 'processes' as const, law: { lambda: 1 / (20e-6 + message / (chunkSize ?? 1)), sigma: 0, kappa: 0 }, workers: [2], chunkSize, startup: () => 0.03 });
  const sweep: Sweep = { taskSeconds: 60e-6, cpuShare: 1, cores: 2, tasks: 2000, models: [chunked(undefined), chunked(16), chunked(250)] };
  // One worker's throughput is meant for the pool as a whole here.
  for (const model of sweep.models) model.law.lambda /= 2;

  it('say what they gain, what a message costs, and the break-even with and without', () => {
    const { chunks, recommendation } = adviseBenchmark(swept(sweep));
    const [gain] = chunks!;
    assert.deepEqual([gain.model, gain.workers, gain.chunkSize], ['processes', 2, 250]);
    within(gain.gain, (20e-6 + message) / (20e-6 + message / 250), 0.05);
    within(gain.handOverSeconds!, message, 0.1);
    assert.equal(gain.breakEvenTasks, null);
    within(gain.breakEvenTasksInChunks!, 0.03 / (60e-6 - 20.6e-6), 0.1);
    assert.deepEqual([recommendation.model, recommendation.chunkSize], ['processes', 250]);
    assert.match(describeScale(adviseBenchmark(swept(sweep)))[0], /^Processes x2 in chunks of 250 tasks came to .* of one task at a time\..*beat serial from \d+ tasks on in chunks, and never one task at a time\.$/);
  });

  it('are part of a projection', () => {
    const { projection } = adviseBenchmark(swept(sweep), undefined, { tasks: 1e6 });
    assert.deepEqual([projection!.models[1].model, projection!.models[1].chunkSize], ['processes', 250]);
    within(projection!.models[1].seconds, 0.03 + 1e6 * 20.6e-6, 0.05);
  });

  it('tell no cost of a message from one size, or where larger chunks are slower', () => {
    const candidates = compared(swept(sweep)).candidates;
    assert.equal(handOverOf(candidates.slice(0, 1)), null);
    const backwards = compared(swept({ ...sweep, models: [chunked(undefined), { ...chunked(16), law: { lambda: 1000, sigma: 0, kappa: 0 } }] })).candidates;
    assert.equal(handOverOf(backwards), null);
  });
});

describe('advice: when one machine is not enough', () => {
  const sweep = (): Sweep => ({ ...computingSweep(4), models: [{ model: 'processes', law: { lambda: 48, sigma: 0.02, kappa: 0 }, workers: [4], startup: () => 0.1 }] });
  const dask = { model: 'dask' as const, law: { lambda: 45, sigma: 0.02, kappa: 0 }, workers: [4], startup: () => 2, handOverSeconds: 0.4e-3 };

  it('shows the same futures on Dask, its cost a task as measured, and from how many workers on it pays', () => {
    const { cluster, recommendation } = adviseBenchmark(swept({ ...sweep(), models: [...sweep().models, dask] }), undefined, { tasks: 1_000_000 });
    const local = 1_000_000 / throughputOf(sweep().models[0].law, 4);
    within(cluster!.localSeconds, local, 0.05);
    assert.deepEqual([cluster!.taskOverheadSeconds, cluster!.overheadSource, cluster!.thresholdSeconds], [0.4e-3, 'measured', 600]);
    // tasks (0.4 ms + 20 ms / W) + 2 s is shorter than local.
    const needed = Math.ceil(0.02 / ((cluster!.localSeconds - 2) / 1e6 - 0.4e-3));
    assert.ok(Math.abs(cluster!.paysFromWorkers! - needed) <= 1 && needed < 8, `${cluster!.paysFromWorkers} and ${needed}`);
    within(cluster!.workersForThreshold!, 0.02 / (598 / 1e6 - 0.4e-3), 0.05);
    const reason = recommendation.reasons.find(({ code }) => code === 'beyond-one-machine')!;
    assert.match(reason.message, /1,000,000 tasks would take this machine .* more than the 10 min you allow\..*400 us to each task \(measured/);
    assert.match(cluster!.code, /client\.get_executor\(pure=False\)/);
  });

  it('takes the documented cost where Dask was not among the models, and says so', () => {
    const { cluster } = adviseBenchmark(swept(sweep()), undefined, { tasks: 1_000_000 });
    assert.deepEqual([cluster!.taskOverheadSeconds, cluster!.overheadSource], [1e-3, 'documented']);
    assert.match(cluster!.overheadNote, /documentation says about 1 ms; it was not measured here/);
  });

  it('does not advise it below the threshold, without a number of tasks, or where handing out takes longer', () => {
    assert.equal(adviseBenchmark(swept(sweep()), undefined, { tasks: 1000 }).cluster, undefined);
    assert.ok(adviseBenchmark(swept(sweep()), undefined, { tasks: 1000, clusterThresholdSeconds: 2 }).cluster);
    assert.equal(adviseBenchmark(swept(sweep())).cluster, undefined);
    const tiny = adviseBenchmark(swept({ ...sweep(), taskSeconds: 1e-3, models: [{ model: 'processes', law: { lambda: 1000, sigma: 0, kappa: 0 }, workers: [4] }] }), undefined, { tasks: 1e7 });
    assert.equal(tiny.cluster!.paysFromWorkers, null);
    assert.match(tiny.recommendation.reasons.at(-1)!.message, /would not be sooner done with tasks this small/);
    const node = swept(sweep());
    assert.equal(adviseBenchmark({ ...node, interpreter: { ...node.interpreter, implementation: 'Node.js' } }, undefined, { tasks: 1_000_000 }).cluster, undefined);
  });

  it('writes code that names the function', () => {
    assert.match(codeFor('shop/prices.py:fetch'), /from prices import fetch\n[\s\S]*submit\(fetch, task\)/);
    assert.match(codeFor('C:\\shop\\prices.py:Client.fetch'), /from prices import Client\n[\s\S]*submit\(Client\.fetch, task\)/);
    const site = { kind: 'function', name: 'shop.prices.Client.fetch', owner: 'Client.fetch' } as Site;
    assert.match(codeFor('/home/me/shop/prices.py:Client.fetch', site), /from shop\.prices import Client\n/, 'as the workspace imports it');
  });
});
