/** What the runner reports, in words short enough for a notification. */
import { formatSeconds, formatSpeedup, modelLabel } from '../advice';
import type { BenchmarkEvent } from '../bench/types';

/** Turns events into messages; keeps the serial time, to say how a model compares while it still runs. */
export class BenchmarkNarrator {
  private serialSeconds: number | null = null;

  /** Null where there is nothing new to say. */
  tell(event: BenchmarkEvent): string | null {
    switch (event.type) {
      case 'phase': {
        const who = event.model === undefined ? '' : ` ${modelLabel(event.model, event.workers ?? null, event.startMethod)}`;
        switch (event.phase) {
          case 'starting': return who ? `starting${who}` : 'starting Python';
          case 'calibrating': return 'finding out how long a task takes';
          case 'opening': return who ? `starting${who}` : 'starting the workers';
          case 'measuring': return who ? `measuring${who}` : 'measuring';
          case 'observing': return 'observing what a task does';
          case 'finishing': return 'finishing';
        }
        return null;
      }
      case 'plan': return `${event.tasks} tasks a round: ${event.contenders.map(({ model, workers, startMethod }) => modelLabel(model, workers, startMethod)).join(', ')}`;
      case 'round': {
        const { model, workers, startMethod, medianSeconds, round } = event;
        if (model === 'serial' && medianSeconds !== null) this.serialSeconds = medianSeconds;
        const label = modelLabel(model, workers, startMethod);
        if (event.warmUp || medianSeconds === null) return `${label}: warming up`;
        const compared = model !== 'serial' && this.serialSeconds !== null ? `, ${formatSpeedup(this.serialSeconds / medianSeconds)} so far` : '';
        return `${label}: round ${round}, ${formatSeconds(event.seconds)}${compared}`;
      }
      case 'measured':
        return event.measurement.state === 'failed' ? `${modelLabel(event.measurement.model, event.measurement.workers, event.measurement.startMethod)} failed` : null;
      case 'output': return null;
    }
  }
}
