/** One process of the harness: started, spoken to with deadlines, and ended with everything it started. */
import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Readable } from 'node:stream';
import type { Failure } from '../model';
import { BenchmarkError, crashed, describeFailure, protocolBroken, timedOut } from './failure';
import { factsOf, limitReached, type Circumstances } from './limits';
import { OutputTail } from './output';
import { markerName, type Platform, type ResultChannel } from './platform';
import { LineSplitter, parseAnswer, ProtocolError, type Answer, type AnswerOf, type Command, type GaugeCommand } from './protocol';
import type { Runtime } from './runtime';

/** Between asking a process to end and killing it. */
const graceMilliseconds = 250;
/** How long an answer may still be under way after the process has ended. */
const lastWordsMilliseconds = 200;

/** Between two pieces of output that are passed on. */
const glimpseMilliseconds = 100;

export interface Launch {
  runtime: Runtime;
  interpreter: string;
  cwd: string;
  environment: NodeJS.ProcessEnv;
  /** Tells this process' tree from all others: unique on the machine. */
  marker: string;
  /** For messages: `serial`, `threads with 4 workers`. */
  label: string;
  platform: Platform;
  circumstances?: Circumstances;
  /** What to start; a controller unless said otherwise. */
  program?: 'controller' | 'gauge';
  onOutput?: (stream: 'stdout' | 'stderr', text: string) => void;
}

/** Thrown by requests: the process or the user's code failed, in the contract's words. */
export class HarnessFailure extends BenchmarkError {}

export class HarnessProcess {
  readonly stdout = new OutputTail();
  readonly stderr = new OutputTail();
  private pending: { resolve(answer: Answer): void; reject(error: Error): void } | null = null;
  private queued: Answer[] = [];
  private ended: Failure | null = null;
  private readonly exited: Promise<void>;
  private nextGlimpse = 0;

  private constructor(private readonly launch: Launch, private readonly child: ChildProcess, private readonly channel: ResultChannel) {
    this.exited = new Promise(resolve => child.once('exit', () => resolve()));
    child.once('error', error => this.fail({ code: 'interpreter-broken', message: `${launch.interpreter} cannot be started: ${error.message}.`, advice: 'Choose another interpreter.' }));
    child.once('exit', (code, signal) => setTimeout(
      () => this.fail(
        limitReached({ code, signal }, this.detail(), launch.circumstances, launch.runtime.wording)
        ?? crashed(launch.label, code, signal, signal && constants.signals[signal], this.detail(), launch.runtime.wording)), lastWordsMilliseconds,
    ));
    child.stdin?.on('error', () => undefined);
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream]?.on('data', (chunk: Buffer) => {
        this[stream].push(chunk);
        this.tell(stream, chunk);
      });
      child[stream]?.on('error', () => undefined);
    }
    channel.attach(child).then(stream => this.listen(stream), (error: Error) => this.fail(protocolBroken(error.message, this.detail(), this.launch.runtime.wording)));
  }

  /** Starts an interpreter with the harness; `ready` says when it can be spoken to. */
  static async spawn(launch: Launch): Promise<HarnessProcess> {
    const channel = await launch.platform.openChannel(launch.marker);
    const memoryBytes = launch.circumstances?.limits.memoryBytes;
    const options = memoryBytes !== undefined && launch.program !== 'gauge' ? launch.runtime.memoryOptions(memoryBytes) : [];
    const child = spawn(launch.interpreter, [...options, ...launch.runtime[launch.program ?? 'controller'](channel.target)], {
      ...launch.platform.spawnOptions,
      cwd: launch.cwd,
      env: { ...launch.environment, [markerName]: launch.marker },
      stdio: channel.stdio ? ['pipe', 'pipe', 'pipe', channel.stdio] : ['pipe', 'pipe', 'pipe'],
    });
    return new HarnessProcess(launch, child, channel);
  }

  /** Waits for the harness' first word. Throws a `HarnessFailure`. */
  async ready(deadlineSeconds: number): Promise<void> {
    await this.expect('ready', deadlineSeconds, `Starting ${this.launch.runtime.wording.program.replace('The ', 'the ')}`);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /**
   * Sends a command and waits for its answer of the given type. Throws a `HarnessFailure` when the harness reports a failure,
   * dies, breaks the protocol or lets the deadline pass; after the last three the process has to be ended.
   */
  async request<Type extends Answer['type']>(command: Command | GaugeCommand, type: Type, deadlineSeconds: number, what: string): Promise<AnswerOf<Type>> {
    this.child.stdin?.write(`${JSON.stringify(command)}\n`);
    return this.expect(type, deadlineSeconds, what);
  }

  /** Ends the process and all it started, and waits until they have gone. */
  async end(): Promise<void> {
    const { pid } = this.child;
    if (pid !== undefined) await this.launch.platform.endTree(pid, this.launch.marker, graceMilliseconds);
    if (pid !== undefined && this.child.exitCode === null && this.child.signalCode === null) await this.exited;
    this.channel.close();
    for (const stream of this.child.stdio) stream?.destroy();
  }

  /** What the program printed, for a failure's detail. */
  detail(): string {
    return [this.stderr.text(), this.stdout.text()].filter(Boolean).join('\n');
  }

  /** Passes on what is printed, but not a flood of it: a glimpse now and then, the tail keeps the end. */
  private tell(stream: 'stdout' | 'stderr', chunk: Buffer): void {
    if (!this.launch.onOutput || performance.now() < this.nextGlimpse) return;
    this.nextGlimpse = performance.now() + glimpseMilliseconds;
    this.launch.onOutput(stream, chunk.subarray(-2048).toString('utf8'));
  }

  private async expect<Type extends Answer['type']>(type: Type, deadlineSeconds: number, what: string): Promise<AnswerOf<Type>> {
    const answer = await this.next(deadlineSeconds, what);
    if (answer.type === 'failure') throw new HarnessFailure(this.failureOf(answer));
    if (answer.type !== type) throw new HarnessFailure(protocolBroken(`a message "${answer.type}" where "${type}" was due`, this.detail(), this.launch.runtime.wording));
    return answer as AnswerOf<Type>;
  }

  private failureOf(answer: AnswerOf<'failure'>): Failure {
    const { circumstances, runtime: { wording } } = this.launch;
    const { exit, signal } = answer.facts;
    const detail = this.detailOf(answer);
    return (answer.code === 'worker-died' && limitReached({ code: exit, signal }, this.detail(), circumstances, wording))
      || describeFailure(answer.code, { ...factsOf(circumstances), ...answer.facts }, detail, wording);
  }

  /** A broken pool's own traceback says nothing; what the worker printed on its way out does. */
  private detailOf(answer: AnswerOf<'failure'>): string | null {
    if (answer.code === 'worker-died') return this.stderr.text() || null;
    return answer.code === 'startup-failed' ? this.stderr.text() || answer.detail : answer.detail;
  }

  private next(deadlineSeconds: number, what: string): Promise<Answer> {
    if (this.queued.length) return Promise.resolve(this.queued.shift()!);
    if (this.ended) return Promise.reject(new HarnessFailure(this.ended));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        // A worker that a limit has just ended may not have been missed yet.
        () => this.fail(limitReached({}, this.detail(), this.launch.circumstances, this.launch.runtime.wording) ?? timedOut(this.launch.label, what, deadlineSeconds, this.detail())), Math.max(0, deadlineSeconds) * 1000,
      );
      this.pending = {
        resolve: answer => { clearTimeout(timer); resolve(answer); },
        reject: error => { clearTimeout(timer); reject(error); },
      };
    });
  }

  private listen(stream: Readable): void {
    const lines = new LineSplitter();
    stream.on('error', () => undefined);
    stream.on('data', (chunk: Buffer) => {
      if (this.ended) return;
      try {
        for (const line of lines.push(chunk)) this.deliver(parseAnswer(line));
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        this.fail(protocolBroken(error.message, this.detail(), this.launch.runtime.wording));
      }
    });
  }

  private deliver(answer: Answer): void {
    const { pending } = this;
    this.pending = null;
    if (pending) pending.resolve(answer);
    else this.queued.push(answer);
  }

  private fail(failure: Failure): void {
    this.ended ??= failure;
    const { pending } = this;
    this.pending = null;
    pending?.reject(new HarnessFailure(this.ended));
  }
}
