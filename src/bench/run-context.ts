/** What all parts of one run share: the request, its clock, and whom it tells what happens. */
import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { CompleteRequest } from './request';
import type { BenchmarkEvent, BenchmarkObserver } from './types';

type EventBody = BenchmarkEvent extends infer Event ? Event extends BenchmarkEvent ? Omit<Event, 'elapsedSeconds' | 'budgetSeconds'> : never : never;

export class RunContext {
  private readonly started = performance.now();
  /** Set once the outcome is settled: no process may start any more, and nobody is told anything. */
  over = false;

  constructor(readonly request: CompleteRequest, private readonly observer: BenchmarkObserver, private readonly usableCores: number) {}

  emit(event: EventBody): void {
    if (!this.over) this.observer.onEvent?.({ ...event, elapsedSeconds: this.now(), budgetSeconds: this.request.budgetSeconds } as BenchmarkEvent);
  }

  /** Programs that wanted a core in the last minute, for each core there is; null on Windows, which says 0. */
  hostLoad(): number | null {
    const [lastMinute] = loadavg();
    return lastMinute > 0 ? lastMinute / this.usableCores : null;
  }

  /** Seconds since the run began. */
  now(): number {
    return (performance.now() - this.started) / 1000;
  }

  /** Seconds of the budget that are left. */
  remaining(): number {
    return this.request.budgetSeconds - this.now();
  }
}
