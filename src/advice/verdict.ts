/** Verdicts short enough for a code lens or a table cell. */
import { type BenchmarkOutcome, type ExecutionModel, type IoKind, type Language, type Measurement, type Recommendation, type Site } from '../model';
import { WORTH_STARTING_SECONDS } from './cost-model';
import { formatInterval, formatSeconds, formatSpeedup, modelLabel, modelName } from './format';

/** Whether this is the measurement of what is advised. */
export function isAdvised({ model, workers, startMethod, chunkSize }: Measurement, recommendation: Recommendation): boolean {
  return model === recommendation.model && workers === recommendation.workers && startMethod === recommendation.startMethod && chunkSize === recommendation.chunkSize;
}

const whySerial: Record<string, string> = {
  'tasks-too-small': 'its tasks are too small',
  'startup-eats-gain': 'start-up costs more than it saves',
  'gil-held': 'it holds the GIL',
  'one-core': 'there is one core to run on',
  'already-parallel': 'a library already uses the cores',
  'threads-contend': 'threads contend',
  'transfer-dominates': 'passing data costs more than it saves',
  'processes-cost-more': 'processes cost more than they save',
  'workers-cost-more': 'workers cost more than they save',
  'one-event-loop': 'it computes on the event loop',
  'no-gain': 'nothing is faster',
};

const whyUndecided: Record<string, string> = {
  'too-noisy': 'no clear winner: the runs vary too much',
  'too-few-rounds': 'no clear winner: too few rounds to be sure',
  'busy-machine': 'no clear winner: the machine was busy',
  'host-limits': 'no clear winner: the host had no core to spare',
  'no-baseline': 'not compared: the serial run did not finish',
  'nothing-to-compare': 'not compared: no other model ran to the end',
};

/**
 * What was measured, in a few words: `threads x4: 3.8x as fast (3.5-4.1)`, `leave it serial: tasks of 40 us are too small`,
 * `no clear winner`. With the outcome it can name the size of a task.
 */
export function verdict(recommendation: Recommendation, outcome?: Pick<BenchmarkOutcome, 'measurements'>): string {
  const { model, workers, speedup, speedupInterval, reasons } = recommendation;
  const decisive = reasons[0]?.code ?? '';
  if (model === null) return whyUndecided[decisive] ?? 'no clear winner';
  if (model === 'serial') {
    const serial = outcome?.measurements.find(measurement => measurement.model === 'serial');
    if (decisive === 'tasks-too-small' && serial?.medianSeconds) {
      return `leave it serial: tasks of ${formatSeconds(serial.medianSeconds / Math.max(1, serial.tasks))} are too small`;
    }
    const why = whySerial[decisive] ?? 'nothing is faster';
    return `leave it serial: ${why}${decisive === 'gil-held' || decisive === 'threads-contend' ? andProcesses(outcome) : decisive === 'one-event-loop' ? andWorkers(outcome) : ''}`;
  }
  const label = modelLabel(model, workers, recommendation.startMethod, recommendation.chunkSize);
  if (speedup === null) return recommendation.basis === 'measured' ? label : `${label}: likely faster`;
  return `${label}: ${formatSpeedup(speedup)} as fast${speedupInterval ? ` (${formatInterval(speedupInterval)})` : ''}`;
}

/** Where threads cannot help, what became of processes. */
function andProcesses(outcome?: Pick<BenchmarkOutcome, 'measurements'>): string {
  const states = new Set(outcome?.measurements.filter(({ model }) => model === 'processes').map(({ state }) => state));
  if (states.has('completed')) return ' and processes do not pay';
  return states.has('failed') ? ' and processes failed' : '';
}

/** Where awaiting cannot help, what became of workers. */
function andWorkers(outcome?: Pick<BenchmarkOutcome, 'measurements'>): string {
  const states = new Set(outcome?.measurements.filter(({ model }) => model === 'worker-threads' || model === 'child-processes').map(({ state }) => state));
  if (states.has('completed')) return ' and workers do not pay';
  return states.has('failed') ? ' and workers failed' : '';
}

const waitsOn: Record<IoKind, string> = { network: 'the network', file: 'files', database: 'a database', subprocess: 'other programs', sleep: 'sleeps' };

/** What the work is, in a few words: `waits on the network`, `computes in Python`. */
export function describeWork({ work, io }: Pick<Site, 'work' | 'io'>, language: Language = 'python'): string {
  switch (work) {
    case 'io': return `waits on ${io.length > 0 ? io.map(kind => waitsOn[kind]).join(' and ') : 'input or output'}`;
    case 'cpu': return language === 'python' ? 'computes in Python' : 'computes in JavaScript';
    case 'native': return 'computes in native code';
    case 'mixed': return io.length > 0 ? `computes, and waits on ${io.map(kind => waitsOn[kind]).join(' and ')}` : 'computes and waits';
    case 'trivial': return 'little work';
    case 'unknown': return 'work unknown';
  }
}

/** What one step of the evidence does: `waits`, `computes`. */
export const workVerb: Record<Site['work'], string> = {
  cpu: 'computes', native: 'computes in native code', io: 'waits', mixed: 'computes and waits', trivial: 'does little', unknown: 'not known',
};

/**
 * What reading the code suggests, no surer than reading can be. Of a loop: `waits on the network: threads likely faster`. A function by itself is
 * never faster, only many calls of it are: `waits on the network: threads for many calls`.
 */
export function staticVerdict(site: Site, language: Language = 'python'): string {
  const what = describeWork(site, language);
  const model: ExecutionModel | null = site.recommendation.model;
  if (model === null) return site.work === 'unknown' ? 'cannot tell from reading the code: measure' : `${what}: measure to tell what helps`;
  if (model === 'serial') return `${what}: likely best left serial`;
  // Which of its two halves counts, reading does not tell.
  const unsure = site.confidence === 'low' || site.work === 'mixed';
  if (site.kind === 'function') return `${what}: ${unsure ? 'perhaps ' : ''}${modelName(model)} for many calls`;
  if (site.weight < WORTH_STARTING_SECONDS[model]) return `${what}: ${modelName(model)} only if it runs long`;
  return `${what}: ${modelName(model)} ${unsure ? 'possibly' : 'likely'} faster`;
}
