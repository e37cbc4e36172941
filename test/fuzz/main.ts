/**
 * `npm run fuzz -- [--inputs N] [--language python|script] [--seed N]`: a long run over all cores, default a million inputs for each frontend. Prints the
 * count and the rate; what fails is made smaller and saved below test-artifacts/fuzz. A worker that does not answer for long is ended: its input hangs.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { standardLibrary } from '../bench/table';
import { checkInTime } from './check';
import type { FuzzedLanguage } from './grammar';
import { type FuzzInput, inputOf } from './inputs';
import { originalsOf } from './originals';
import { shrink } from './shrink';

/** Inputs that a worker is given at a time. */
const BATCH = 500;
/** A worker that has been busy with one input for so long hangs; an input that merely takes too long says so itself. */
const HANGS_MILLISECONDS = 30_000;
const MOST_FAILURES = 20;

interface Job {
  language: FuzzedLanguage;
  from: number;
  count: number;
}

interface Failure {
  seed: number;
  language: FuzzedLanguage;
  message: string;
  input: FuzzInput;
}

interface Outcome {
  done: number;
  characters: number;
  kinds: Record<string, number>;
  rules: Record<string, number>;
  slowest: { seed: number; milliseconds: number };
  failures: Failure[];
}

function folders(language: FuzzedLanguage): string[] {
  const own = ['test', 'src', 'examples', 'media'];
  if (language === 'script') return [...own, 'node_modules'];
  try {
    return [...own, standardLibrary().folder];
  } catch {
    return own;
  }
}

function work(): void {
  const progress = new Int32Array(workerData as SharedArrayBuffer);
  const originals = new Map<FuzzedLanguage, string[]>();
  parentPort!.on('message', ({ language, from, count }: Job) => {
    if (!originals.has(language)) originals.set(language, originalsOf(language, folders(language)));
    const outcome: Outcome = { done: 0, characters: 0, kinds: {}, rules: {}, slowest: { seed: 0, milliseconds: 0 }, failures: [] };
    for (let seed = from; seed < from + count; seed++) {
      Atomics.store(progress, 0, seed);
      const input = inputOf(seed, language, originals.get(language)!);
      const started = performance.now();
      try {
        for (const rule of checkInTime(input, language)) outcome.rules[rule] = (outcome.rules[rule] ?? 0) + 1;
      } catch (error) {
        // A negative number: this takes its time.
        Atomics.store(progress, 0, -seed);
        outcome.failures.push({ seed, language, ...smaller(input, language, error) });
      }
      const milliseconds = performance.now() - started;
      if (milliseconds > outcome.slowest.milliseconds) outcome.slowest = { seed, milliseconds };
      outcome.done++;
      outcome.characters += input.text.length;
      outcome.kinds[input.kind] = (outcome.kinds[input.kind] ?? 0) + 1;
    }
    parentPort!.postMessage(outcome);
  });
}

/** The same failure with less text. */
function smaller(input: FuzzInput, language: FuzzedLanguage, error: unknown): { message: string; input: FuzzInput } {
  const message = messageOf(error);
  const kindOf = (text: string): string => text.replace(/\d+|\[.*?\]|"[^"]*"/g, '').slice(0, 60);
  const fails = (candidate: FuzzInput): boolean => {
    try {
      checkInTime(candidate, language);
      return false;
    } catch (other) {
      return kindOf(messageOf(other)) === kindOf(message);
    }
  };
  if (message.startsWith('takes ')) return { message, input };
  let small = input;
  if (small.then !== null && fails({ ...small, then: null })) small = { ...small, then: null };
  small = { ...small, text: shrink(small.text, text => fails({ ...small, text })) };
  if (small.then !== null) small = { ...small, then: shrink(small.then, then => fails({ ...small, then })) };
  return { message, input: small };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.message}\n${(error.stack ?? '').split('\n').slice(1, 5).join('\n')}` : String(error);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { inputs: { type: 'string', default: '1000000' }, language: { type: 'string' }, seed: { type: 'string', default: '1' }, workers: { type: 'string' } } });
  const inputs = Number(values.inputs);
  const first = Number(values.seed) * 1e7;
  const languages = (values.language === undefined ? ['python', 'script'] : [values.language]) as FuzzedLanguage[];
  if (!Number.isInteger(inputs) || inputs < 1 || !Number.isInteger(first) || languages.some(one => one !== 'python' && one !== 'script')) {
    console.error('Usage: npm run fuzz -- [--inputs N] [--language python|script] [--seed N] [--workers N]');
    process.exit(2);
  }
  const workers = Number(values.workers ?? availableParallelism());
  let failed = 0;
  for (const language of languages) failed += await fuzz(language, first, inputs, workers);
  process.exit(failed ? 1 : 0);
}

async function fuzz(language: FuzzedLanguage, first: number, inputs: number, workers: number): Promise<number> {
  const started = performance.now();
  const total: Outcome = { done: 0, characters: 0, kinds: {}, rules: {}, slowest: { seed: 0, milliseconds: 0 }, failures: [] };
  let next = first;
  let told = started;
  const rate = (): string => `${Math.round(total.done / ((performance.now() - started) / 1000)).toLocaleString('en')} a second`;
  const report = (failure: Failure): void => {
    total.failures.push(failure);
    const folder = join('test-artifacts', 'fuzz');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${failure.language}-${failure.seed}.json`);
    writeFileSync(file, JSON.stringify(failure, null, 2));
    console.log(`FAILED ${failure.language} input ${failure.seed}: ${failure.message}\n  saved as ${file}: ${JSON.stringify(failure.input.text.slice(0, 300))}`);
  };

  async function lane(): Promise<void> {
    while (next < first + inputs && total.failures.length < MOST_FAILURES) {
      const progress = new SharedArrayBuffer(4);
      const worker = new Worker(__filename, { workerData: progress });
      // Until it hangs, then there is a new one.
      while (next < first + inputs && total.failures.length < MOST_FAILURES) {
        const job: Job = { language, from: next, count: Math.min(BATCH, first + inputs - next) };
        next += job.count;
        const outcome = await answer(worker, job, new Int32Array(progress));
        if (typeof outcome === 'number') {
          const input = inputOf(outcome, language, originalsOf(language, folders(language)));
          report({ seed: outcome, language, message: `does not end within ${HANGS_MILLISECONDS / 1000} s`, input });
          total.done += outcome - job.from;
          break;
        }
        total.done += outcome.done;
        total.characters += outcome.characters;
        for (const kind in outcome.kinds) total.kinds[kind] = (total.kinds[kind] ?? 0) + outcome.kinds[kind];
        for (const rule in outcome.rules) total.rules[rule] = (total.rules[rule] ?? 0) + outcome.rules[rule];
        if (outcome.slowest.milliseconds > total.slowest.milliseconds) total.slowest = outcome.slowest;
        outcome.failures.forEach(report);
        if (performance.now() - told > 30_000) {
          told = performance.now();
          console.log(`  ${language}: ${total.done.toLocaleString('en')} of ${inputs.toLocaleString('en')} inputs, ${rate()}, ${total.failures.length} failed`);
        }
      }
      await worker.terminate();
    }
  }
  await Promise.all(Array.from({ length: workers }, lane));
  const seconds = (performance.now() - started) / 1000;
  console.log(`${language}: ${total.done.toLocaleString('en')} inputs, ${(total.characters / 1e6).toFixed(0)} million characters, in ${seconds.toFixed(0)} s (${rate()}, ${workers} workers): ${total.failures.length} failed`);
  console.log(`  of kinds: ${Object.entries(total.kinds).map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
  console.log(`  findings met: ${Object.entries(total.rules).sort().map(([rule, count]) => `${rule} ${count}`).join(', ')}`);
  console.log(`  slowest: ${total.slowest.milliseconds.toFixed(0)} ms (input ${total.slowest.seed})`);
  return total.failures.length;
}

/** The worker's answer to a job; the number of the input at which it hangs or died. */
function answer(worker: Worker, job: Job, progress: Int32Array): Promise<Outcome | number> {
  return new Promise(resolve => {
    let last = -1;
    let since = performance.now();
    const watch = setInterval(() => {
      const now = Atomics.load(progress, 0);
      if (now !== last) [last, since] = [now, performance.now()];
      else if (performance.now() - since > (now < 0 ? 20 : 1) * HANGS_MILLISECONDS) settle(Math.abs(now));
    }, 1000);
    const settle = (outcome: Outcome | number): void => {
      clearInterval(watch);
      worker.off('message', settle);
      worker.off('error', died);
      resolve(outcome);
    };
    // Out of memory, or worse.
    const died = (error: Error): void => {
      console.log(`A worker died: ${error.message}`);
      settle(Math.abs(Atomics.load(progress, 0)));
    };
    worker.on('message', settle);
    worker.on('error', died);
    worker.postMessage(job);
  });
}

if (isMainThread) void main();
else work();
