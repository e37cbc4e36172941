/** What the runner reports, in words short enough for a notification. */
import { formatSeconds, formatSpeedup, labelOf, modelLabel } from '../advice';
import type { BenchmarkEvent } from '../bench/types';

/** Turns events into messages; keeps the serial time, to say how a model compares while it still runs. */
export class BenchmarkNarrator {
  private serialSeconds: number | null = null;

  /** Null where there is nothing new to say. */
  tell(event: BenchmarkEvent): string | null {
    switch (event.type) {
      case 'phase': {
        const who = event.model === undefined ? '' : ` ${modelLabel(event.model, event.workers ?? null, event.startMethod, event.chunkSize)}`;
        switch (event.phase) {
          case 'starting': return who ? `starting${who}` : 'starting Python';
          case 'calibrating': return 'finding out how long a task takes';
          case 'opening': return who ? `starting${who}` : 'starting the workers';
          case 'measuring': return who ? `measuring${who}` : 'measuring';
          case 'renewing': return 'starting fresh processes';
          case 'observing': return 'observing what a task does';
          case 'finishing': return 'finishing';
        }
        return null;
      }
      case 'plan': return `${event.tasks} tasks a round: ${event.contenders.map(labelOf).join(', ')}`;
      case 'round': {
        const { model, medianSeconds, round } = event;
        if (model === 'serial' && medianSeconds !== null) this.serialSeconds = medianSeconds;
        const label = labelOf(event);
        if (event.warmUp || medianSeconds === null) return `${label}: warming up`;
        const compared = model !== 'serial' && this.serialSeconds !== null ? `, ${formatSpeedup(this.serialSeconds / medianSeconds)} so far` : '';
        return `${label}: round ${round}, ${formatSeconds(event.seconds)}${compared}`;
      }
      case 'measured':
        return event.measurement.state === 'failed' ? `${labelOf(event.measurement)} failed` : null;
      case 'output': return null;
    }
  }
}
