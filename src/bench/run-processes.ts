/** What one run starts: its harness processes, the sentry that outlives a killed supervisor, the temporary folder. Nothing of it is left once `endAll` has resolved. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { labelOf, type Contender } from './plan';
import { createPlatform, type Platform } from './platform';
import type { CompleteRequest } from './request';
import { makeScratch } from './scratch';
import { Sentry } from './sentry';
import { HarnessProcess } from './supervise';

export class RunProcesses {
  /** In the environment of every process of this run. */
  private readonly id = `${process.pid.toString(36)}${randomBytes(6).toString('hex')}`;
  private readonly platform: Platform;
  private readonly alive = new Set<HarnessProcess>();
  private launched = 0;
  private sentry: Sentry | null = null;
  /** The run's temporary folder; empty before `begin`. */
  scratch = '';

  constructor(private readonly request: CompleteRequest) {
    this.platform = request.platform ?? createPlatform();
  }

  async begin(): Promise<void> {
    this.scratch = await makeScratch();
    const { runtime, interpreter } = this.request;
    if (this.platform.needsSentry || runtime.needsSentry) this.sentry = new Sentry(runtime, interpreter.path, this.id, this.scratch);
  }

  /** A process for a contender, its `generation`-th counted from 0, or for the gauge. `onOutput`: what the user's code prints. */
  async launch(which: Contender | 'gauge', generation: number, onOutput: (stream: 'stdout' | 'stderr', text: string) => void): Promise<HarnessProcess> {
    const { request } = this;
    const contender = which === 'gauge' ? null : which;
    const harness = await HarnessProcess.spawn({
      runtime: request.runtime,
      interpreter: request.interpreter.path,
      cwd: request.temporaryDirectory ? await mkdtemp(join(this.scratch, 'work-')) : request.cwd,
      environment: request.environmentOf(generation),
      marker: `${this.id}.${this.launched++}`,
      label: contender ? labelOf(contender) : 'the host',
      platform: this.platform,
      circumstances: { limits: request.limits, temporaryDirectory: request.temporaryDirectory === true },
      program: contender ? 'controller' : 'gauge',
      onOutput,
    });
    this.alive.add(harness);
    if (harness.pid !== undefined) this.sentry?.watch(harness.pid);
    return harness;
  }

  /** Ends a process before the run does. */
  async end(harness: HarnessProcess): Promise<void> {
    await harness.end();
    this.alive.delete(harness);
    if (harness.pid !== undefined) this.sentry?.forget(harness.pid);
  }

  /** `experiment` fails as its processes end, and may have started one more by then. */
  async endAll(experiment: Promise<unknown>): Promise<void> {
    const endThem = () => Promise.all([...this.alive].map(process => process.end()));
    await endThem();
    await experiment.catch(() => undefined);
    await endThem();
    await this.sentry?.dismiss();
    await rm(this.scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}
