/** The controller: one process, one model at one worker count, alive over all its rounds. Started as `node controller.mjs fd:3`. */
import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import type { Command } from '../protocol';
import { Channel } from './channel';
import { describe, errorCode, Failure, userStack } from './failure';
import { Footprint } from './footprint';
import { loadTarget, resultStyle, type Target } from './loading';
import { observe } from './observation';
import { Async, failureOfRound, Serial, type Model } from './models';
import { Pool } from './pool';
import { combined, digest, digests } from './results';
import { stray, strayed, watchStrays, type Stray } from './strays';
import type { Usage } from './usage';
import { Workload } from './workload';

type CommandOf<Word extends Command['do']> = Extract<Command, { do: Word }>;
type Message = Record<string, unknown>;

const now = performance.now.bind(performance);
/** Digests of single tasks that are sent; beyond, the combined one speaks. */
const mostDigests = 1000;
/** Tasks that calibration runs at most. */
const mostProbed = 64;
/** What estimating the cost of copying may take itself. */
const cloneBudgetSeconds = 0.2;

class Controller {
  private readonly cwd = process.cwd();
  private module = '';
  private prepared!: CommandOf<'prepare'>;
  private target!: Target;
  private workload!: Workload;
  private model: Model | null = null;
  private argumentSeconds: number | null = null;
  private peak: number | null = null;

  /** Loads the function and its arguments; answers with what the plan needs to know. */
  async prepare(command: CommandOf<'prepare'>): Promise<Message> {
    this.prepared = command;
    this.module = basename(command.file);
    process.argv = [process.argv[0], command.file];
    const start = now();
    this.target = await loadTarget(command.file, command.function);
    const seconds = (now() - start) / 1000;
    // What the import has set going may fail in its next turn.
    await turn();
    if (command.style) this.target.style = command.style;
    this.target.taskSeconds = command.taskSeconds ?? null;
    this.workload = await Workload.of(this.target, command.expression, command.recording);
    const { items, capped } = this.workload;
    return {
      type: 'prepared', module: this.module, style: this.target.style, items: items.length, capped, importSeconds: seconds,
      itemsDigest: combined(digests(items.slice(0, mostDigests))),
    };
  }

  /** Runs single tasks until the time is up; says what one is like. A first one longer than `patience` is enough. */
  async probe(command: CommandOf<'probe'>): Promise<Message> {
    const { target, workload } = this;
    const before = workload.freeze();
    const model = new Serial(target);
    const times: number[] = [];
    const used: Usage[] = [];
    let mutability = workload.mutability(before);
    const footprint = new Footprint();
    for (const index of workload.choose(mostProbed)) {
      // An item that tasks change or use up is tried once; any other again and again.
      if (times.length >= workload.items.length && mutability !== 'stable') break;
      const round = await model.run([workload.items[index]], false);
      if (round.errors.length) throw failureOfRound(round);
      if (target.style === 'plain') {
        const style = resultStyle(round.results[0]);
        if (style !== 'plain') {
          await Promise.resolve(round.results[0]).catch(() => undefined);
          target.style = style;
          return this.probe(command);
        }
      }
      times.push(round.seconds);
      used.push(round.usage);
      footprint.hold(round.results[0]);
      if (times.length === 1) mutability = workload.mutability(before);
      if (footprint.isLarge) break;
      if (sum(times.slice(1)) >= command.seconds || times[0] >= command.patience) break;
    }
    // The first call may have imported, connected or compiled something: it counts only if it is alone.
    const from = times.length > 1 ? 1 : 0;
    const steady = used.slice(from);
    return {
      type: 'probed', tasks: times.length - from, seconds: sum(times.slice(from)), cpuSeconds: Math.max(0, sum(steady.map(({ cpuSeconds }) => cpuSeconds))),
      queueSeconds: Math.max(0, sum(steady.map(({ queueSeconds }) => queueSeconds))), style: target.style, mutability: workload.mutability(before),
      resultBytes: footprint.resultBytes(),
    };
  }

  /** Makes the pool; every round that follows uses it. */
  async open(command: CommandOf<'open'>): Promise<Message> {
    await this.workload.refreshBy(command.mutability);
    this.model = this.makeModel();
    this.argumentSeconds = this.costOfCopying(this.workload.items, 'uncloneable-arguments');
    const startupSeconds = await this.model.open();
    return { type: 'opened', startupSeconds, ...(this.model instanceof Pool && { handOverSeconds: await this.model.handOverSeconds() }) };
  }

  async round(command: CommandOf<'round'>): Promise<Message> {
    const model = this.model!;
    // A task that changed the directory must not change what the next round does.
    process.chdir(this.cwd);
    const round = await model.run(await this.workload.calls(command.tasks), true);
    if (round.errors.length) throw failureOfRound(round);
    const { seconds, usage, eventLoopDelaySeconds, results } = round;
    const message: Message = { type: 'round', seconds, ...usage, eventLoopDelaySeconds };
    if (command.digest) {
      const compared = digests(results);
      const resultSeconds = this.costOfCopying(results, 'uncloneable-results');
      Object.assign(message, {
        digest: combined(compared), digests: compared.slice(0, mostDigests),
        cloneSeconds: resultSeconds === null || this.argumentSeconds === null ? null : command.tasks * (this.argumentSeconds + resultSeconds),
      });
    }
    return message;
  }

  /** Runs single tasks in this very process one after the other: results may differ by process, not by model. */
  async recheck(command: CommandOf<'recheck'>): Promise<Message> {
    const calls = await this.workload.calls(command.tasks);
    const { results } = await new Serial(this.target).run(command.positions.map(position => calls[position]), false);
    return { type: 'rechecked', digests: results.map(digest) };
  }

  /** What single tasks do. Comes after the rounds, which it must not disturb. */
  async observe(command: CommandOf<'observe'>): Promise<Message> {
    process.chdir(this.cwd);
    this.peak = await this.model!.peakMemoryBytes();
    return { type: 'observed', ...await observe(this.target, this.workload, command.taskSeconds, command.seconds) };
  }

  async close(): Promise<Message> {
    let largest: number | null = null;
    try {
      this.peak ??= await this.model?.peakMemoryBytes() ?? null;
      largest = await this.model?.workerPeakBytes() ?? null;
      await this.model?.close();
    } catch { /* a broken pool has no more to tell */ }
    return { type: 'closed', peakMemoryBytes: this.peak, workerPeakMemoryBytes: largest, gil: 'none' };
  }

  /** An error that no call returned, in the words of what was being done. */
  reasonOf({ kind, error }: Stray): Failure {
    const facts = { error: describe(error), code: errorCode(error), module: this.module };
    return new Failure(errorCode(error) === 'EADDRINUSE' ? 'server-clash' : kind, userStack(error), facts);
  }

  /** The program ended itself. */
  exit(status: number): Failure {
    return this.target ? new Failure('process-exit', null, { status }) : new Failure('import-exit', null, { module: this.module, status });
  }

  private makeModel(): Model {
    const { model, workers, chunkSize, file, function: name, memoryBytes } = this.prepared;
    const task = { file, function: name, style: this.target.style, taskSeconds: this.target.taskSeconds };
    switch (model) {
      case 'serial': return new Serial(this.target);
      case 'async': return new Async(this.target, workers);
      case 'worker-threads': return new Pool('worker_threads', this.target, task, workers, { chunkSize, memoryBytes });
      case 'child-processes': return new Pool('child_process', this.target, task, workers, { chunkSize, memoryBytes });
      default: throw new Failure('model-unavailable', null, { model, needs: 'a later version of Forkcast' });
    }
  }

  /** Mean seconds a value; null where the model copies nothing. Throws the named failure at the first that cannot be copied. */
  private costOfCopying(values: readonly unknown[], code: string): number | null {
    let seconds = 0;
    let count = 0;
    for (const value of values.slice(0, mostDigests)) {
      try {
        const taken = this.model!.cloneSeconds(value);
        if (taken === null) return null;
        seconds += taken;
      } catch (error) {
        throw new Failure(code, userStack(error), { item: count + 1, error: describe(error) });
      }
      count++;
      if (seconds > cloneBudgetSeconds) break;
    }
    return count ? seconds / count : 0;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

async function main(target: string): Promise<void> {
  const channel = new Channel(target);
  const controller = new Controller();
  let busy = false;
  watchStrays(true);
  process.on('exit', status => {
    if (busy) channel.send(controller.exit(status).asMessage());
  });

  const answer = async (command: Command): Promise<Message> => {
    const act = controller[command.do].bind(controller) as (command: Command) => Promise<Message>;
    try {
      const message = await Promise.race([act(command), strayed(found => controller.reasonOf(found))]);
      const found = stray();
      return found ? controller.reasonOf(found).asMessage() : message;
    } catch (error) {
      return (error instanceof Failure ? error : new Failure('harness-error', userStack(error), { error: describe(error) })).asMessage();
    }
  };

  let last: Promise<void> = Promise.resolve();
  channel.listen(command => {
    last = last.then(async () => {
      busy = true;
      const message = await answer(command as Command);
      busy = false;
      channel.send(message);
    });
  }, () => process.reallyExit(0));
  channel.send({ type: 'ready' });
  // After "close" too this process stays: as long as it lives, what it started can be found through it.
}

await main(process.argv[2]);
