/**
 * The experiment: a process for each contender, alive over all its rounds; after start-up and a first round of each, the
 * contenders take turns in random order, so that what disturbs the machine disturbs all alike.
 *
 * What concerns the request as a whole (the file, the function, its arguments, the interpreter) is thrown as a
 * `BenchmarkError`, since nothing was measured and one cause would otherwise be told once a model. What happens while a model
 * runs fails that model's measurement only.
 */
import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { BenchmarkOutcome, TaskObservation } from '../model';
import { Entrant, isHarmless } from './entrant';
import { BenchmarkError, cancelled, describeFailure, importTimedOut, startingPool } from './failure';
import { HostGauge, processCounts } from './gauge';
import { describeHost } from './host';
import { takeLaps } from './laps';
import { addSteady, againstFastest, differingTasks, newEvidence, samplesOf, toMeasurement, type Evidence, type RoundTimes } from './measure';
import { mostWarmUpLaps, type Contender, type TaskProfile } from './plan';
import { observationSeconds, toObservation } from './observation';
import { readable } from './output';
import type { AnswerOf, CallStyle, Mutability } from './protocol';
import { completeRequest, type CompleteRequest } from './request';
import { RunProcesses } from './run-processes';
import { hasHadEnough, planField } from './sweep';
import { median } from './statistics';
import { describeStop } from './stopping';
import type { HarnessProcess } from './supervise';
import type { BenchmarkEvent, BenchmarkObserver, BenchmarkRequest } from './types';

/** Time that calibration may spend on single tasks, as part of the budget and at most. */
const probeShare = 0.03;
const mostProbeSeconds = 0.5;
/** A round is given up after so many times what the entrant's longest took, and not before so many seconds. */
const hangsFrom = 20;
const leastPatienceSeconds = 1;
/** With less than this left, the budget is used up. */
const spareSeconds = 0.05;
/** Kept back for the processes' last words. */
const closingSeconds = 0.3;

/**
 * Runs the request and returns what was measured; no process of it is left when the promise settles. Throws a
 * `BenchmarkError` where nothing can be measured, or when cancelled.
 */
export async function runBenchmark(request: BenchmarkRequest, observer: BenchmarkObserver = {}): Promise<BenchmarkOutcome> {
  return new Run(request, observer).outcome();
}

type EventBody = BenchmarkEvent extends infer Event ? Event extends BenchmarkEvent ? Omit<Event, 'elapsedSeconds' | 'budgetSeconds'> : never : never;

class Run {
  private readonly started = performance.now();
  private readonly host = describeHost();
  private readonly gauge: HostGauge;
  private readonly request: CompleteRequest;
  private readonly processes: RunProcesses;
  /** Which process of theirs the contenders are at, counted from 0, and what changing to it took. */
  private generation = 0;
  private renewalSeconds: number | null = null;
  private over = false;
  private tasks = 0;
  private items = 0;
  private mutability: Mutability = 'stable';
  private repeatable = true;
  /** Kept back for observing a task. */
  private reservedSeconds = 0;

  constructor(request: BenchmarkRequest, private readonly observer: BenchmarkObserver) {
    this.request = completeRequest(request);
    this.processes = new RunProcesses(this.request);
    this.gauge = new HostGauge(processCounts(this.host.usableCores), this.request.budgetSeconds);
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
      this.over = true;
      signal?.removeEventListener('abort', abort);
      await this.processes.endAll(experiment);
    }
  }

  private async experiment(): Promise<BenchmarkOutcome> {
    const { request } = this;
    const serial = this.entrant({ model: 'serial', workers: 1 });
    const expected = 1 + (request.models?.length ?? 2) * (request.workers?.length ?? 1) * (request.startMethods?.length || 1);

    // Serial first: what it finds out about the function plans the rest, and what fails on loading would fail everywhere.
    // The gauge starts meanwhile; whatever comes of the introduction, no process may start after this has settled.
    const gauged = this.gauge.start(() => this.launch('gauge'));
    const introduced = await this.introduce(serial, null).finally(() => gauged);
    const introductionSeconds = this.now();
    this.items = introduced.items;
    const profile = await this.calibrate(serial, introduced.style, this.share(expected));
    const models = request.models?.length ? request.models : [...request.runtime.defaultModels(profile.style), ...(request.daskScheduler && request.runtime.harnessModels.includes('dask') ? ['dask' as const] : [])];
    const { field, tasks, sweeps } = planField({
      ...request, models, profile, host: this.host, items: this.items, budgetSeconds: this.remaining(), timerResolutionSeconds: this.gauge.reading().timerResolutionSeconds,
    });
    this.tasks = tasks;
    this.emit({ type: 'plan', contenders: field, tasks: this.tasks, items: this.items });

    const planned = [serial, ...field.slice(1).map(contender => this.entrant(contender))];
    const passedOver = new Set<Entrant>();
    for (const [index, entrant] of planned.entries()) {
      if (!entrant.running) continue;
      if (sweeps && hasHadEnough(planned.slice(0, index), entrant, tasks, this.host)) {
        passedOver.add(entrant);
        continue;
      }
      await this.guarded(entrant, async () => {
        const start = this.now() - (entrant === serial ? introductionSeconds : 0);
        if (entrant !== serial) await this.introduce(entrant, profile);
        const deadline = this.now() + this.share(planned.length - index);
        await this.open(entrant, deadline);
        entrant.startSeconds = this.now() - start;
        if (entrant !== serial && serial.running) await this.recheck(entrant, serial.evidence, deadline);
      });
    }
    const entrants = planned.filter(entrant => !passedOver.has(entrant));
    this.reservedSeconds = request.runtime.observes && request.observes !== false ? observationSeconds(profile.secondsPerTask, request.budgetSeconds) : 0;
    this.emit({ type: 'phase', phase: 'measuring' });
    await this.gauge.turn();
    const stop = await takeLaps({
      entrants, gauge: this.gauge, seed: request.seed, most: request.mostLaps, remaining: () => this.remaining() - closingSeconds - this.reservedSeconds,
      renewal: this.request.mostProcesses > 1 ? { expectedSeconds: () => this.expectedRenewalSeconds(entrants), renew: () => this.renew(entrants, profile) } : null,
      turn: (entrant, warmUp) => this.turn(entrant, warmUp),
    });
    const taskProfile = await this.observe(serial, profile);
    this.emit({ type: 'phase', phase: 'finishing' });
    await Promise.all(entrants.map(entrant => this.close(entrant)));

    const base = serial.running ? serial.evidence : null;
    const comparisons = entrants.filter(entrant => entrant !== serial && entrant.running).length;
    const measurements = againstFastest(entrants.map(({ evidence }) => toMeasurement(evidence, base, this.tasks, this.repeatable, comparisons)));
    for (const measurement of measurements) this.emit({ type: 'measured', measurement });
    return {
      version: 1,
      target: `${request.file}:${request.function}`,
      host: { ...this.host, ...this.gauge.reading() },
      interpreter: request.interpreter,
      workload: { expression: request.workload.expression ?? '', origin: request.workload.origin, items: this.items, tasks: this.tasks },
      measurements,
      ...(stop && { stopped: describeStop(stop.reason, stop.laps, request.budgetSeconds, stop.processes) }),
      taskProfile,
    };
  }

  /** Starts a contender's process and loads the function and its arguments in it. */
  private async introduce(entrant: Entrant, profile: TaskProfile | null): Promise<AnswerOf<'prepared'>> {
    const { evidence: { contender } } = entrant;
    this.emit({ type: 'phase', phase: 'starting', ...contender });
    if (!this.request.runtime.harnessModels.includes(contender.model)) throw new BenchmarkError(describeFailure('model-unavailable', { model: contender.model, needs: 'a later version of Forkcast' }));
    entrant.process = await this.launch(contender);
    const prepared = await this.load(entrant.process, contender, profile);
    entrant.evidence.itemsDigest = prepared.itemsDigest;
    return prepared;
  }

  private async load(harness: HarnessProcess, { model, workers, startMethod, chunkSize }: Contender, profile: TaskProfile | null): Promise<AnswerOf<'prepared'>> {
    const { request } = this;
    // Generous: an import that hangs does so for every model, and one that has worked once hardly hangs later.
    const seconds = this.remaining() / 2;
    const deadline = this.now() + seconds;
    await harness.ready(seconds);
    try {
      return await harness.request({
        do: 'prepare', model, workers, file: request.file, function: request.function, roots: [...request.roots],
        expression: request.workload.expression, recording: request.workload.recording ?? null, style: profile?.style ?? null, scratch: this.processes.scratch,
        ...request.limits,
        startMethod: startMethod ?? null, chunkSize, scheduler: request.daskScheduler || null, wholeCluster: request.workers === undefined,
      }, 'prepared', deadline - this.now(), 'Importing the module');
    } catch (error) {
      if (error instanceof BenchmarkError && error.code === 'timeout') throw new BenchmarkError(importTimedOut(seconds, error.detail, request.runtime.wording, this.hostLoad()));
      throw error;
    }
  }

  private async launch(which: Contender | 'gauge'): Promise<HarnessProcess> {
    if (this.over) throw cancelled();
    return this.processes.launch(which, this.generation, (stream, text) => {
      if (which !== 'gauge') this.emit({ type: 'output', model: which.model, stream, text: readable(text) });
    });
  }

  /** Runs single tasks to see what they are like. A failure here fails serial, not the run: another model may well survive it. */
  private async calibrate(serial: Entrant, style: CallStyle, seconds: number): Promise<TaskProfile> {
    this.emit({ type: 'phase', phase: 'calibrating' });
    try {
      const probe = Math.min(mostProbeSeconds, probeShare * this.request.budgetSeconds);
      const probed = await serial.process!.request({ do: 'probe', seconds: probe, patience: 4 * probe }, 'probed', seconds, 'A single task');
      this.mutability = probed.mutability;
      const waitShare = probed.seconds > 0 ? Math.max(0, 1 - (probed.cpuSeconds + probed.queueSeconds) / probed.seconds) : 0;
      return { style: probed.style, secondsPerTask: probed.seconds / probed.tasks, waitShare };
    } catch (error) {
      // An exception in a task leaves the process usable, and the first round will count how many there are.
      if (!isHarmless(error)) await this.drop(serial, error);
      return { style, secondsPerTask: null, waitShare: 0 };
    }
  }

  /** Start-up, and the first round, whose results are compared with serial's. */
  private async open(entrant: Entrant, deadline: number): Promise<void> {
    const { evidence, process: harness } = entrant;
    this.emit({ type: 'phase', phase: 'opening', ...evidence.contender });
    await this.makePool(entrant, deadline);
    const round = await this.round(harness!, deadline - this.now(), true);
    evidence.digest = round.digest ?? null;
    evidence.digests = round.digests ?? [];
    evidence.cloneSeconds = round.cloneSeconds;
    this.record(entrant, round, true);
  }

  private async makePool({ evidence, process: harness }: Entrant, deadline: number): Promise<void> {
    const opened = await harness!.request({ do: 'open', mutability: this.mutability }, 'opened', deadline - this.now(), startingPool);
    evidence.startups.push(opened.startupSeconds);
    evidence.handOverSeconds ??= opened.handOverSeconds;
    if (opened.workers !== undefined && evidence.contender.model === 'dask') evidence.contender = { ...evidence.contender, workers: opened.workers };
  }

  /**
   * Gives each contender that runs a fresh process, as warm as the first one was. The old ones go on where the program cannot be loaded in all new ones,
   * so that nothing is lost; then it returns false. Nothing of this is timed, so they start side by side.
   */
  private async renew(entrants: readonly Entrant[], profile: TaskProfile): Promise<boolean> {
    const start = this.now();
    if (this.generation + 1 >= this.request.mostProcesses) return false;
    this.generation++;
    this.emit({ type: 'phase', phase: 'renewing' });
    const running = entrants.filter(entrant => entrant.running);
    const fresh: HarnessProcess[] = [];
    for (const { evidence } of running) fresh.push(await this.launch(evidence.contender));
    const loaded = await Promise.allSettled(fresh.map((harness, index) => this.load(harness, running[index].evidence.contender, profile)));
    const failed = loaded.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
    if (failed) {
      await Promise.all(fresh.map(harness => this.processes.end(harness)));
      if (this.over || !(failed.reason instanceof BenchmarkError)) throw failed.reason;
      return false;
    }
    await Promise.all(running.map(entrant => this.close(entrant)));
    for (const [index, entrant] of running.entries()) {
      entrant.process = fresh[index];
      entrant.fresh = true;
      await this.guarded(entrant, () => this.warmUp(entrant));
    }
    this.renewalSeconds = this.now() - start;
    return true;
  }

  private async warmUp(entrant: Entrant): Promise<void> {
    const rounds = entrant.warmUpRounds;
    const deadline = this.now() + Math.min(this.remaining(), Math.max(leastPatienceSeconds, hangsFrom * entrant.renewalSeconds));
    await this.makePool(entrant, deadline);
    for (let round = 0; round < rounds; round++) await this.round(entrant.process!, deadline - this.now(), false);
  }

  private expectedRenewalSeconds(entrants: readonly Entrant[]): number {
    return this.renewalSeconds ?? entrants.filter(({ running }) => running).reduce((sum, entrant) => sum + entrant.renewalSeconds, 0);
  }

  /** Where results differ from serial's: whether this process, running them serially, gets serial's. If not, the model is not to blame. */
  private async recheck({ evidence, process: harness }: Entrant, serial: Evidence, deadline: number): Promise<void> {
    const positions = differingTasks(evidence, serial);
    if (!positions.length) return;
    const { digests } = await harness!.request({ do: 'recheck', tasks: this.tasks, positions }, 'rechecked', deadline - this.now(), 'Checking results');
    evidence.variesByProcess = digests.every((digest, index) => digest !== serial.digests[positions[index]]);
  }

  private round(harness: HarnessProcess, deadlineSeconds: number, digest: boolean): Promise<AnswerOf<'round'>> {
    return harness.request({ do: 'round', tasks: this.tasks, digest }, 'round', deadlineSeconds, `A round of ${this.tasks} tasks`);
  }

  private record(entrant: Entrant, { seconds, cpuSeconds, queueSeconds, eventLoopDelaySeconds }: RoundTimes, warmUp: boolean): void {
    const { evidence } = entrant;
    const rounds = warmUp ? evidence.warmUp : evidence.steady;
    const round = { seconds, cpuSeconds, queueSeconds, eventLoopDelaySeconds };
    if (warmUp) evidence.warmUp.push(round);
    else addSteady(evidence, round, entrant.fresh);
    if (!warmUp) entrant.fresh = false;
    const medianSeconds = evidence.steady.length ? median(samplesOf(evidence)) : null;
    this.emit({
      type: 'round', ...evidence.contender, round: rounds.length, rounds: warmUp ? 1 + mostWarmUpLaps : this.request.mostLaps, warmUp, seconds, medianSeconds,
    });
  }

  private async turn(entrant: Entrant, warmUp: boolean): Promise<void> {
    const { evidence } = entrant;
    const harness = entrant.process!;
    // Serial's results are taken twice: where they differ by themselves, another model cannot be blamed for it.
    const again = evidence.contender.model === 'serial' && entrant.rounds.length === 1;
    const left = this.remaining();
    // The time ran out within this lap: what it has shown so far stands.
    if (left <= 0) return;
    // A round that takes so much longer than those before it hangs, and the others should not lose their time to it.
    const patience = Math.min(left, Math.max(leastPatienceSeconds, hangsFrom * Math.max(...entrant.rounds)));
    await this.guarded(entrant, async () => {
      const round = await this.round(harness, patience, again);
      if (again && round.digest !== evidence.digest) this.repeatable = false;
      this.record(entrant, round, warmUp);
    });
  }

  /** What a single task does, in serial's process, once its rounds are over; null where there was no time or the task did not bear it. */
  private async observe({ process: harness, running }: Entrant, { secondsPerTask }: TaskProfile): Promise<TaskObservation | null> {
    const seconds = this.reservedSeconds;
    if (!running || !harness || !seconds || secondsPerTask === null || this.remaining() < seconds) return null;
    this.emit({ type: 'phase', phase: 'observing' });
    try {
      return toObservation(await harness.request({ do: 'observe', taskSeconds: secondsPerTask, seconds }, 'observed', Math.min(2 * seconds, this.remaining()), 'Observing a task'));
    } catch (error) {
      if (this.over || !(error instanceof BenchmarkError)) throw error;
      return null;
    }
  }

  private async close({ evidence, process: harness, running }: Entrant): Promise<void> {
    if (!harness || !running) return;
    const seconds = Math.max(this.remaining(), closingSeconds);
    const closed = await harness.request({ do: 'close' }, 'closed', seconds, 'Closing the pool').catch(() => null);
    if (closed) {
      evidence.peakMemoryBytes = larger(evidence.peakMemoryBytes, closed.peakMemoryBytes);
      evidence.workerPeakMemoryBytes = larger(evidence.workerPeakMemoryBytes, closed.workerPeakMemoryBytes);
      evidence.gil = closed.gil;
    }
    await this.processes.end(harness);
  }

  /** What goes wrong inside fails this entrant and leaves the others alone. */
  private async guarded(entrant: Entrant, action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      await this.drop(entrant, error);
    }
  }

  private async drop(entrant: Entrant, error: unknown): Promise<void> {
    if (entrant.process) await this.processes.end(entrant.process);
    if (this.over || !(error instanceof BenchmarkError)) throw error;
    entrant.fail(error, this.remaining() < spareSeconds);
  }

  private entrant(contender: Contender): Entrant {
    return new Entrant(newEvidence(contender, this.request.interpreter.gil));
  }

  private emit(event: EventBody): void {
    if (!this.over) this.observer.onEvent?.({ ...event, elapsedSeconds: this.now(), budgetSeconds: this.request.budgetSeconds } as BenchmarkEvent);
  }

  /** Windows has no such thing and says 0. */
  private hostLoad(): number | null {
    const [lastMinute] = loadavg();
    return lastMinute > 0 ? lastMinute / this.host.usableCores : null;
  }

  private now(): number {
    return (performance.now() - this.started) / 1000;
  }

  private remaining(): number {
    return this.request.budgetSeconds - this.now();
  }

  /** What one of `waiting` contenders may take before it has shown a first round, so that a hang leaves time for the others. */
  private share(waiting: number): number {
    return this.remaining() / (waiting + 1);
  }
}

/** Of peaks; null and undefined where there is none yet. */
function larger<Peak extends number | null | undefined>(one: Peak, other: Peak): Peak {
  return typeof one === 'number' && (typeof other !== 'number' || one > other) ? one : other;
}
