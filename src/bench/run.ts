/**
 * The experiment: a process for each contender, alive over all its rounds; after start-up and a first round of each, the
 * contenders take turns in random order, so that what disturbs the machine disturbs all alike.
 *
 * What concerns the request as a whole (the file, the function, its arguments, the interpreter) is thrown as a
 * `BenchmarkError`, since nothing was measured and one cause would otherwise be told once a model. What happens while a model
 * runs fails that model's measurement only.
 */
import type { BenchmarkOutcome, TaskObservation } from '../model';
import { Entrant, isHarmless } from './entrant';
import { BenchmarkError, cancelled } from './failure';
import { refusalOfTasks } from './fixed-tasks';
import { HostGauge, processCounts } from './gauge';
import { describeHost, freeMemoryBytes } from './host';
import { takeLaps } from './laps';
import { addSteady, againstFastest, differingTasks, equality, newEvidence, samplesOf, toMeasurement, type Evidence, type RoundTimes } from './measure';
import { labelOf, mostWarmUpLaps, type Contender, type TaskProfile } from './plan';
import { observationSeconds, toObservation } from './observation';
import type { CallStyle } from './protocol';
import { completeRequest } from './request';
import { RunContenders, closingSeconds, hangsFrom, leastPatienceSeconds } from './run-contenders';
import { RunContext } from './run-context';
import { RunProcesses } from './run-processes';
import { hasHadEnough, planField } from './sweep';
import { median } from './statistics';
import { describeStop } from './stopping';
import type { BenchmarkObserver, BenchmarkRequest } from './types';

/** Time that calibration may spend on single tasks, as part of the budget and at most. */
const probeShare = 0.03;
const mostProbeSeconds = 0.5;
/**
 * Runs the request and returns what was measured; no process of it is left when the promise settles. Throws a
 * `BenchmarkError` where nothing can be measured, or when cancelled.
 */
export async function runBenchmark(request: BenchmarkRequest, observer: BenchmarkObserver = {}): Promise<BenchmarkOutcome> {
  return new Run(request, observer).outcome();
}

class Run {
  private readonly host = describeHost();
  private readonly context: RunContext;
  private readonly processes: RunProcesses;
  private readonly contenders: RunContenders;
  private readonly gauge: HostGauge;
  private items = 0;
  private uncached = false;
  private repeatable = true;
  /** Kept back for observing a task. */
  private reservedSeconds = 0;

  constructor(request: BenchmarkRequest, private readonly observer: BenchmarkObserver) {
    const complete = completeRequest(request);
    this.context = new RunContext(complete, observer, this.host.usableCores);
    this.processes = new RunProcesses(complete);
    this.contenders = new RunContenders(this.context, this.processes);
    this.gauge = new HostGauge(processCounts(this.host.usableCores), complete.budgetSeconds);
  }

  async outcome(): Promise<BenchmarkOutcome> {
    const { signal } = this.observer;
    if (signal?.aborted) throw cancelled();
    await this.processes.begin();
    const experiment = this.experiment();
    let abort = (): void => undefined;
    try {
      return await new Promise<BenchmarkOutcome>((resolve, reject) => {
        abort = () => reject(cancelled());
        signal?.addEventListener('abort', abort, { once: true });
        experiment.then(resolve, reject);
      });
    } finally {
      // Ending the processes fails whatever the experiment still waits for, and it starts no more.
      this.context.over = true;
      signal?.removeEventListener('abort', abort);
      await this.processes.endAll(experiment);
    }
  }

  private async experiment(): Promise<BenchmarkOutcome> {
    const { request } = this.context;
    const serial = this.entrant({ model: 'serial', workers: 1 });
    const expected = 1 + (request.models?.length ?? 2) * (request.workers?.length ?? 1) * (request.startMethods?.length || 1);

    // Serial first: what it finds out about the function plans the rest, and what fails on loading would fail everywhere.
    // The gauge starts meanwhile; whatever comes of the introduction, no process may start after this has settled.
    const gauged = request.readsHost === false ? null : this.gauge.start(() => this.contenders.launch('gauge'));
    const introduced = await this.contenders.introduce(serial, null).finally(() => gauged);
    const introductionSeconds = this.context.now();
    this.items = introduced.items;
    this.uncached = introduced.uncached === true;
    const profile = await this.calibrate(serial, introduced.style, this.share(expected));
    const models = request.models?.length ? request.models : [...request.runtime.defaultModels(profile.style), ...(request.daskScheduler && request.runtime.harnessModels.includes('dask') ? ['dask' as const] : [])];
    const memoryBytes = Math.min(request.limits.memoryBytes ?? Infinity, freeMemoryBytes());
    const { field, tasks, sweeps, leftOut } = planField({
      ...request, memoryBytes, models, profile, host: this.host, items: this.items, budgetSeconds: this.context.remaining(), timerResolutionSeconds: this.gauge.reading().timerResolutionSeconds,
    });
    const refused = request.tasks === undefined ? null : refusalOfTasks(request.tasks, profile, { memoryBytes, seconds: this.context.remaining() });
    if (refused) throw new BenchmarkError(refused);
    this.contenders.tasks = tasks;
    this.context.emit({ type: 'plan', contenders: field, tasks: this.contenders.tasks, items: this.items });

    const planned = [serial, ...field.slice(1).map(contender => this.entrant(contender))];
    const passedOver = new Set<Entrant>();
    for (const [index, entrant] of planned.entries()) {
      if (!entrant.running) continue;
      if (sweeps && hasHadEnough(planned.slice(0, index), entrant, tasks, this.host)) {
        passedOver.add(entrant);
        continue;
      }
      await this.contenders.guarded(entrant, async () => {
        const start = this.context.now() - (entrant === serial ? introductionSeconds : 0);
        if (entrant !== serial) await this.contenders.introduce(entrant, profile);
        const deadline = this.context.now() + this.share(planned.length - index);
        await this.open(entrant, deadline);
        entrant.startSeconds = this.context.now() - start;
        if (entrant !== serial && serial.running) await this.recheck(entrant, serial.evidence, deadline);
      });
    }
    const entrants = planned.filter(entrant => !passedOver.has(entrant));
    this.reservedSeconds = request.runtime.observes && request.observes !== false ? observationSeconds(profile.secondsPerTask, request.budgetSeconds) : 0;
    this.context.emit({ type: 'phase', phase: 'measuring' });
    await this.gauge.turn();
    const stop = await takeLaps({
      entrants, gauge: this.gauge, seed: request.seed, most: request.mostLaps, remaining: () => this.context.remaining() - closingSeconds - this.reservedSeconds,
      renewal: request.mostProcesses > 1 ? { expectedSeconds: () => this.contenders.renewalSecondsOf(entrants), renew: () => this.contenders.renew(entrants, profile) } : null,
      turn: (entrant, warmUp, rounds) => this.turn(entrant, warmUp, rounds),
      mayWin: ({ evidence }) => equality(evidence, serial.evidence, this.repeatable) !== false,
      ...(request.precision !== undefined && { precision: { wanted: request.precision, retire: entrant => this.contenders.retire(entrant) } }),
    });
    const taskProfile = await this.observe(serial, profile);
    this.context.emit({ type: 'phase', phase: 'finishing' });
    await Promise.all(entrants.map(entrant => this.contenders.close(entrant)));

    const base = serial.running ? serial.evidence : null;
    const comparisons = entrants.filter(entrant => entrant !== serial && entrant.running).length;
    const measurements = againstFastest(entrants.map(({ evidence }) => toMeasurement(evidence, base, this.contenders.tasks, this.repeatable, comparisons, request.precision !== undefined)));
    for (const measurement of measurements) this.context.emit({ type: 'measured', measurement });
    return {
      version: 1,
      target: `${request.file}:${request.function}`,
      host: { ...this.host, ...this.gauge.reading() },
      interpreter: request.interpreter,
      workload: {
        expression: request.workload.expression ?? '', origin: request.workload.origin, items: this.items, tasks: this.contenders.tasks,
        ...((profile.style === 'coroutine' || profile.style === 'async-generator') && { coroutine: true }),
        ...(this.uncached && { uncached: true }),
        ...(leftOut > 0 && { resultBytes: profile.resultBytes }),
      },
      measurements,
      ...(request.precision !== undefined && { precision: request.precision }),
      ...(stop && { stopped: describeStop(stop.reason, stop.laps, request.budgetSeconds, {
        processes: stop.processes, someLeft: entrants.some(({ retired }) => retired), open: stop.open?.map(([one, other]) => [labelOf(one.evidence.contender), labelOf(other.evidence.contender)]),
      }) }),
      taskProfile,
    };
  }

  /** Runs single tasks to see what they are like. A failure here fails serial, not the run: another model may well survive it. */
  private async calibrate(serial: Entrant, style: CallStyle, seconds: number): Promise<TaskProfile> {
    this.context.emit({ type: 'phase', phase: 'calibrating' });
    try {
      const probe = Math.min(mostProbeSeconds, probeShare * this.context.request.budgetSeconds);
      const probed = await serial.process!.request({ do: 'probe', seconds: probe, patience: 4 * probe }, 'probed', seconds, 'A single task');
      this.contenders.mutability = probed.mutability;
      const waitShare = probed.seconds > 0 ? Math.max(0, 1 - (probed.cpuSeconds + probed.queueSeconds) / probed.seconds) : 0;
      return { style: probed.style, secondsPerTask: probed.seconds / probed.tasks, waitShare, resultBytes: probed.resultBytes };
    } catch (error) {
      // An exception in a task leaves the process usable, and the first round will count how many there are.
      if (!isHarmless(error)) await this.contenders.drop(serial, error);
      return { style, secondsPerTask: null, waitShare: 0 };
    }
  }

  /** Start-up, and the first round, whose results are compared with serial's. */
  private async open(entrant: Entrant, deadline: number): Promise<void> {
    const { evidence, process: harness } = entrant;
    this.context.emit({ type: 'phase', phase: 'opening', ...evidence.contender });
    await this.contenders.makePool(entrant, deadline);
    const round = await this.contenders.round(harness!, deadline - this.context.now(), true);
    evidence.digest = round.digest ?? null;
    evidence.digests = round.digests ?? [];
    evidence.cloneSeconds = round.cloneSeconds;
    this.record(entrant, round, true);
  }

  /** Where results differ from serial's: whether this process, running them serially, gets serial's. If not, the model is not to blame. */
  private async recheck({ evidence, process: harness }: Entrant, serial: Evidence, deadline: number): Promise<void> {
    const positions = differingTasks(evidence, serial);
    if (!positions.length) return;
    const { digests } = await harness!.request({ do: 'recheck', tasks: this.contenders.tasks, positions }, 'rechecked', deadline - this.context.now(), 'Checking results');
    evidence.variesByProcess = digests.every((digest, index) => digest !== serial.digests[positions[index]]);
  }

  private record(entrant: Entrant, { seconds, cpuSeconds, queueSeconds, eventLoopDelaySeconds }: RoundTimes, warmUp: boolean): void {
    const { evidence } = entrant;
    const rounds = warmUp ? evidence.warmUp : evidence.steady;
    const round = { seconds, cpuSeconds, queueSeconds, eventLoopDelaySeconds };
    if (warmUp) evidence.warmUp.push(round);
    else addSteady(evidence, round, entrant.fresh);
    if (!warmUp) entrant.fresh = false;
    const medianSeconds = evidence.steady.length ? median(samplesOf(evidence)) : null;
    this.context.emit({
      type: 'round', ...evidence.contender, round: rounds.length, rounds: warmUp ? 1 + mostWarmUpLaps : this.context.request.mostLaps, warmUp, seconds, medianSeconds,
    });
  }

  private async turn(entrant: Entrant, warmUp: boolean, rounds: number): Promise<void> {
    const { evidence } = entrant;
    const harness = entrant.process!;
    // Serial's results are taken twice: where they differ by themselves, another model cannot be blamed for it.
    const again = evidence.contender.model === 'serial' && entrant.rounds.length === 1;
    const left = this.context.remaining();
    // The time ran out within this lap: what it has shown so far stands.
    if (left <= 0) return;
    // A round that takes so much longer than those before it hangs, and the others should not lose their time to it.
    const patience = Math.min(left, Math.max(leastPatienceSeconds, hangsFrom * Math.max(...entrant.rounds)));
    await this.contenders.guarded(entrant, async () => {
      const taken: RoundTimes[] = [];
      while (taken.length < rounds && (!taken.length || this.context.remaining() > 0)) {
        const round = await this.contenders.round(harness, patience, again);
        if (again && round.digest !== evidence.digest) this.repeatable = false;
        taken.push(round);
      }
      taken.sort((a, b) => a.seconds - b.seconds);
      this.record(entrant, taken[taken.length >> 1], warmUp);
    });
  }

  /** What a single task does, in serial's process, once its rounds are over; null where there was no time or the task did not bear it. */
  private async observe({ process: harness, running }: Entrant, { secondsPerTask }: TaskProfile): Promise<TaskObservation | null> {
    const seconds = this.reservedSeconds;
    if (!running || !harness || !seconds || secondsPerTask === null || this.context.remaining() < seconds) return null;
    this.context.emit({ type: 'phase', phase: 'observing' });
    try {
      return toObservation(await harness.request({ do: 'observe', taskSeconds: secondsPerTask, seconds }, 'observed', Math.min(2 * seconds, this.context.remaining()), 'Observing a task'));
    } catch (error) {
      if (this.context.over || !(error instanceof BenchmarkError)) throw error;
      return null;
    }
  }

  private entrant(contender: Contender): Entrant {
    return new Entrant(newEvidence(contender, this.context.request.interpreter.gil));
  }

  /** What one of `waiting` contenders may take before it has shown a first round, so that a hang leaves time for the others. */
  private share(waiting: number): number {
    return this.context.remaining() / (waiting + 1);
  }
}
