/** Benchmark outcomes and analyses as real ones look, built from the few numbers a test is about. */
import { adviseMeasured } from '../../src/advice';
import type {
  AnalysisReport, BenchmarkOutcome, BenchmarkReport, ExecutionModel, Failure, FileAnalysis, Finding, Measurement, Range, Site, WorkloadOrigin,
} from '../../src/model';

export interface Timed {
  model: ExecutionModel;
  workers?: number;
  /** Median seconds of a round. */
  seconds: number;
  /** Half the relative width of the interval. */
  spread?: number;
  startup?: number;
  cpu?: number;
  equal?: boolean | null;
  memory?: number;
  gil?: Measurement['gil'];
}

export interface Unfinished {
  model: ExecutionModel;
  workers?: number;
  state: 'failed' | 'skipped';
  error: Failure;
}

export interface OutcomeShape {
  target?: string;
  tasks?: number;
  items?: number;
  origin?: WorkloadOrigin;
  expression?: string;
  cores?: number;
  gil?: Measurement['gil'];
  startMethod?: string | null;
  version?: string;
  implementation?: string;
  /** The first is serial. */
  runs: (Timed | Unfinished)[];
}

const blank = { samples: [], medianSeconds: null, medianInterval: null, startupSeconds: null, speedup: null, speedupInterval: null,
  cpuSeconds: null, waitSeconds: null, peakMemoryBytes: null, equalResults: null };

export const unpicklable: Failure = {
  code: 'unpicklable-arguments',
  message: 'Argument 1 of task 3 cannot be pickled: cannot pickle \'_thread.lock\' object.',
  advice: 'Pass what the task needs to open it anew, such as a path or an address.',
  detail: 'TypeError: cannot pickle \'_thread.lock\' object',
};

export function outcome(shape: OutcomeShape): BenchmarkOutcome {
  const tasks = shape.tasks ?? 32;
  const gil = shape.gil ?? 'enabled';
  const serial = shape.runs.find((run): run is Timed => run.model === 'serial' && 'seconds' in run);
  const measurements = shape.runs.map((run): Measurement => {
    const workers = run.workers ?? (run.model === 'serial' ? 1 : 2);
    if ('state' in run) return { ...blank, model: run.model, workers, tasks, state: run.state, gil, error: run.error, samples: [] };
    const spread = run.spread ?? 0.04;
    const speedup = serial ? serial.seconds / run.seconds : null;
    const cpu = run.cpu ?? run.seconds;
    return {
      model: run.model, workers, tasks, state: 'completed', gil: run.gil ?? gil, error: null,
      samples: [0.4, -0.6, 0.1, 1, -0.9, 0, -0.2].map(offset => run.seconds * (1 + offset * spread)),
      medianSeconds: run.seconds,
      medianInterval: [run.seconds * (1 - spread), run.seconds * (1 + spread)],
      startupSeconds: run.startup ?? (run.model === 'serial' ? 0 : run.model === 'threads' ? 0.0003 : 0.09),
      speedup,
      speedupInterval: speedup === null ? null : run.model === 'serial' ? [1, 1] : [speedup * (1 - spread), speedup * (1 + spread)],
      cpuSeconds: cpu,
      waitSeconds: Math.max(0, run.seconds * workers - cpu),
      peakMemoryBytes: run.memory ?? 31_000_000,
      equalResults: run.equal === undefined ? true : run.equal,
    };
  });
  return {
    version: 1,
    target: shape.target ?? 'shop/prices.py:fetch_price',
    host: { platform: 'linux', architecture: 'x64', logicalCores: shape.cores ?? 4, usableCores: shape.cores ?? 4, memoryBytes: 16 * 2 ** 30 },
    interpreter: { path: '/usr/bin/python3', implementation: shape.implementation ?? 'CPython', version: shape.version ?? '3.13.0', gil, startMethod: shape.startMethod === undefined ? 'fork' : shape.startMethod },
    workload: { expression: shape.expression ?? '[(url,) for url in URLS]', origin: shape.origin ?? 'comment', items: shape.items ?? tasks, tasks },
    measurements,
  };
}

export function report(shape: OutcomeShape, site?: Site): BenchmarkReport {
  const measured = outcome(shape);
  return { ...measured, recommendation: adviseMeasured(measured, site) };
}

export function range(line: number, column: number, endLine = line, endColumn = column + 10): Range {
  return { start: { line, column }, end: { line: endLine, column: endColumn } };
}

export function site(part: Partial<Site> & Pick<Site, 'name' | 'work'>): Site {
  const expected = { cpu: 'processes', native: 'threads', io: 'threads', mixed: null, trivial: 'serial', unknown: null } as const;
  return {
    kind: 'function', range: range(10, 1, 18, 1), headRange: range(10, 5), owner: part.name.slice(part.name.indexOf('.') + 1), io: [], confidence: 'high', weight: 1,
    recommendation: { model: expected[part.work], reasons: [{ code: `${part.work}-bound`, message: `The work is ${part.work}-bound.` }] },
    evidence: [],
    ...part,
  };
}

/** Waits on the network: threads win clearly; processes win too but start slower. */
export const waiting = (): OutcomeShape => ({
  target: 'shop/prices.py:fetch_price', expression: '[(sku,) for sku in load_skus()[:32]]',
  runs: [
    { model: 'serial', seconds: 1.62, cpu: 0.09 },
    { model: 'threads', workers: 2, seconds: 0.83, cpu: 0.1 }, { model: 'threads', workers: 4, seconds: 0.43, cpu: 0.11 }, { model: 'threads', workers: 8, seconds: 0.236, cpu: 0.13, spread: 0.07 },
    { model: 'processes', workers: 2, seconds: 0.85, cpu: 0.14 }, { model: 'processes', workers: 4, seconds: 0.46, cpu: 0.17, startup: 0.11 },
    { model: 'interpreters', workers: 4, state: 'skipped', error: { code: 'unsupported', message: 'CPython 3.13 has no interpreter pool.', advice: 'Use CPython 3.14 or newer to try it.' } },
  ],
});

/** Computes in bytecode: threads take turns, processes win. */
export const computing = (): OutcomeShape => ({
  target: 'shop/scoring.py:score_basket', tasks: 48, expression: '[(basket, 5000) for basket in baskets]',
  runs: [
    { model: 'serial', seconds: 1.18, cpu: 1.17 },
    { model: 'threads', workers: 2, seconds: 1.21, cpu: 1.22 }, { model: 'threads', workers: 4, seconds: 1.24, cpu: 1.27, spread: 0.06 },
    { model: 'processes', workers: 2, seconds: 0.62, cpu: 1.19 }, { model: 'processes', workers: 4, seconds: 0.335, cpu: 1.22, startup: 0.14, spread: 0.09, memory: 118_000_000 },
  ],
});

/** Native code that releases the GIL: threads and processes do the same, threads are simpler. */
export const native = (): OutcomeShape => ({
  target: 'shop/archive.py:pack', expression: '[(blob,) for blob in blobs]',
  runs: [
    { model: 'serial', seconds: 0.92, cpu: 0.91 },
    { model: 'threads', workers: 2, seconds: 0.47, cpu: 0.92 }, { model: 'threads', workers: 4, seconds: 0.25, cpu: 0.94, spread: 0.08 },
    { model: 'processes', workers: 2, seconds: 0.51, cpu: 0.98 }, { model: 'processes', workers: 4, seconds: 0.262, cpu: 1.05, spread: 0.08 },
  ],
});

/** Tasks of 40 us: every hand-over costs more than the task. */
export const tiny = (): OutcomeShape => ({
  target: 'shop/text.py:normalize', tasks: 5000, expression: '[(line,) for line in LINES]',
  runs: [
    { model: 'serial', seconds: 0.2, cpu: 0.2 },
    { model: 'threads', workers: 2, seconds: 0.31, cpu: 0.33 }, { model: 'threads', workers: 4, seconds: 0.33, cpu: 0.36 },
    { model: 'processes', workers: 2, seconds: 0.55, cpu: 0.62 }, { model: 'processes', workers: 4, seconds: 0.58, cpu: 0.9 },
  ],
});

/** Large arguments: processes spend their time pickling. */
export const largeArguments = (): OutcomeShape => ({
  target: 'shop/images.py:histogram', tasks: 16, expression: '[(pixels,) for pixels in pages]',
  runs: [
    { model: 'serial', seconds: 0.4, cpu: 0.4 },
    { model: 'threads', workers: 4, seconds: 0.41, cpu: 0.42 },
    { model: 'processes', workers: 4, seconds: 0.95, cpu: 1.3 },
  ],
});

/** One model fails, one changes the answer. */
export const troubled = (): OutcomeShape => ({
  target: 'shop/ledger.py:Ledger.post', tasks: 64, expression: '[(entry,) for entry in entries]',
  runs: [
    { model: 'serial', seconds: 0.74, cpu: 0.73 },
    { model: 'threads', workers: 2, seconds: 0.42, cpu: 0.75, equal: false }, { model: 'threads', workers: 4, seconds: 0.3, cpu: 0.75, equal: false },
    { model: 'processes', workers: 2, state: 'failed', error: unpicklable }, { model: 'processes', workers: 4, state: 'failed', error: unpicklable },
  ],
});

/** Threads look faster, and the runs vary too much to be sure. */
export const noisy = (): OutcomeShape => ({
  target: 'shop/stock.py:reserve', tasks: 24,
  runs: [
    { model: 'serial', seconds: 0.5, cpu: 0.2, spread: 0.3 },
    { model: 'threads', workers: 2, seconds: 0.4, cpu: 0.22, spread: 0.35 },
    { model: 'processes', workers: 2, seconds: 0.43, cpu: 0.3, spread: 0.4 },
  ],
});

function finding(part: Partial<Finding> & Pick<Finding, 'rule' | 'message' | 'range'>): Finding {
  return { severity: 'information', evidence: [], ...part };
}

function file(path: string, part: Partial<FileAnalysis>): FileAnalysis {
  return { path, language: 'python', sites: [], findings: [], errors: [], ...part };
}

/** A small shop: every work kind, findings of every severity, a file with a syntax error and one that was skipped. */
export function analysis(): AnalysisReport {
  return {
    version: 1,
    files: [
      file('shop/prices.py', {
        sites: [
          site({
            name: 'shop.prices.fetch_price', owner: 'fetch_price', work: 'io', io: ['network'], weight: 0.1, range: range(21, 1, 29, 1), headRange: range(21, 5, 21, 16),
            evidence: [{ range: range(24, 16, 24, 58), name: 'requests.Session.get', work: 'io' }],
          }),
          site({
            name: 'for sku in skus', kind: 'loop', owner: 'refresh', work: 'io', io: ['network', 'database'], weight: 4, range: range(34, 5, 38, 1), headRange: range(34, 5, 34, 20),
            evidence: [
              { range: range(35, 17, 35, 33), name: 'shop.prices.fetch_price', work: 'io' },
              { range: range(24, 16, 24, 58), name: 'requests.Session.get', work: 'io' },
              { range: range(41, 9, 41, 30), name: 'sqlite3.Connection.execute', work: 'io', path: 'shop/storage.py' },
            ],
          }),
        ],
        findings: [
          finding({
            rule: 'FC102', message: 'Each pass waits on the network for `requests.Session.get`; a thread pool would overlap the waits.', range: range(34, 5, 34, 20),
            evidence: [{ range: range(35, 17, 35, 33), name: 'shop.prices.fetch_price', work: 'io' }, { range: range(24, 16, 24, 58), name: 'requests.Session.get', work: 'io' }],
          }),
        ],
      }),
      file('shop/scoring.py', {
        sites: [
          site({ name: 'shop.scoring.score_basket', owner: 'score_basket', work: 'cpu', weight: 2.5, range: range(8, 1, 30, 1), headRange: range(8, 5, 8, 17), evidence: [{ range: range(14, 9, 14, 41), name: 'for step in range(n)', work: 'cpu' }] }),
          site({ name: 'for basket in baskets', kind: 'loop', owner: 'main', work: 'cpu', weight: 12, confidence: 'medium', range: range(44, 5, 47, 1), headRange: range(44, 5, 44, 26), evidence: [{ range: range(45, 20, 45, 40), name: 'shop.scoring.score_basket', work: 'cpu' }] }),
        ],
        findings: [finding({ rule: 'FC101', message: 'This loop computes for most of its time while it holds the GIL; a process pool would use the other cores.', range: range(44, 5, 44, 26) })],
      }),
      file('shop/archive.py', { sites: [site({ name: 'shop.archive.pack', owner: 'pack', work: 'native', weight: 0.8, headRange: range(12, 5, 12, 9), evidence: [{ range: range(13, 12, 13, 36), name: 'zlib.compress', work: 'native' }] })] }),
      file('shop/text.py', { sites: [site({ name: 'shop.text.normalize', owner: 'normalize', work: 'trivial', weight: 0.00004 })] }),
      file('shop/images.py', { sites: [site({ name: 'shop.images.histogram', owner: 'histogram', work: 'cpu', weight: 0.3, confidence: 'medium' })] }),
      file('shop/ledger.py', { sites: [site({ name: 'shop.ledger.Ledger.post', owner: 'Ledger.post', work: 'cpu', weight: 0.2 })] }),
      file('shop/stock.py', { sites: [site({ name: 'shop.stock.reserve', owner: 'reserve', work: 'mixed', io: ['database'], weight: 0.6, confidence: 'medium' })] }),
      file('shop/web.py', {
        sites: [site({ name: 'shop.web.handle', owner: 'handle', work: 'io', io: ['network', 'file'], weight: 0.2, confidence: 'low', headRange: range(19, 11, 19, 17) })],
        findings: [
          finding({
            rule: 'FC201', severity: 'warning', message: '`handle` is async but waits in `requests.get`, which blocks the event loop for everyone; await `httpx.AsyncClient.get` instead.', range: range(22, 16, 22, 28),
            evidence: [{ range: range(41, 9, 41, 30), name: 'shop.storage.load', work: 'io', path: 'shop/storage.py' }, { range: range(44, 12, 44, 24), name: 'requests.get', work: 'io', path: 'shop/storage.py' }],
          }),
          finding({ rule: 'FC301', severity: 'hint', message: 'A thread pool is made for every request; make one and keep it.', range: range(31, 10, 31, 40) }),
        ],
      }),
      file('shop/legacy.py', { errors: [{ message: 'Expected an indented block after `if`.', range: range(77, 1) }] }),
    ],
    skipped: [{ path: 'shop/dump.py', reason: 'The file is larger than 10 MB.' }],
  };
}

/** Measurements of the shop's functions, one of every kind of outcome. */
export function benchmarks(): BenchmarkReport[] {
  const sites = analysis().files.flatMap(each => each.sites);
  return [waiting, computing, native, tiny, largeArguments, troubled, noisy].map(shape => {
    const built = shape();
    return report(built, sites.find(each => built.target?.endsWith(`:${each.owner}`)));
  });
}
