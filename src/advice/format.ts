/** Numbers as people read them, in plain ASCII so that they look the same in a lens, a log and any terminal. */
export { formatBytes } from '../model';
import type { ExecutionModel, Measurement, StartMethod } from '../model';

/** Two or three significant digits without an exponent: 0.31, 4.1, 38, 120. */
function digits(value: number): string {
  if (value >= 100) return String(Math.round(value));
  if (value >= 10) return trimZeros(value.toFixed(1));
  return trimZeros(value.toPrecision(2 + (value >= 1 ? 1 : 0)));
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** `40 us`, `3.5 ms`, `1.24 s`, `12 min`, `70 h`. */
export function formatSeconds(seconds: number): string {
  if (!Number.isFinite(seconds)) return '-';
  const size = Math.abs(seconds);
  const sign = seconds < 0 ? '-' : '';
  if (size === 0) return '0 s';
  if (size < 0.9995e-6) return `${sign}${digits(size * 1e9)} ns`;
  if (size < 0.9995e-3) return `${sign}${digits(size * 1e6)} us`;
  if (size < 0.9995) return `${sign}${digits(size * 1e3)} ms`;
  if (size < 120) return `${sign}${digits(size)} s`;
  if (size < 7200) return `${sign}${digits(size / 60)} min`;
  return `${sign}${digits(size / 3600)} h`;
}

/** Near 1 the second decimal of a ratio is what matters; far below it, the first digit that is not 0. */
const ratioDecimals = (ratio: number) => (ratio > 0 && ratio < 0.0995 ? Math.min(6, 1 - Math.floor(Math.log10(ratio))) : ratio < 1.995 ? 2 : ratio < 9.95 ? 1 : 0);

/** A speed-up without its sign: `0.79`, `1.04`, `3.8`, `12`. */
export function formatRatio(ratio: number): string {
  return Number.isFinite(ratio) ? ratio.toFixed(ratioDecimals(ratio)) : '-';
}

/** `3.8x`. */
export function formatSpeedup(ratio: number): string {
  return `${formatRatio(ratio)}x`;
}

/** `3.5-4.1`; both ends with as many decimals as the lower one needs. */
export function formatInterval([low, high]: readonly [number, number]): string {
  return `${formatRatio(low)}-${Number.isFinite(high) ? high.toFixed(ratioDecimals(low)) : '-'}`;
}

/** A small share with two digits: `1.9 %`, `12 %`, `0.34 %`. */
export function formatShare(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}

export function formatPercent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** `1 task`, `12 tasks`, `12,000 tasks`. */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${count === 1 ? noun : plural}`;
}

const modelNames: Record<ExecutionModel, string> = {
  serial: 'serial', threads: 'threads', processes: 'processes', interpreters: 'interpreters', asyncio: 'asyncio', dask: 'Dask',
  async: 'async', 'worker-threads': 'worker threads', 'child-processes': 'child processes',
};

/** What to call a model in running text: `threads`, `worker threads`. */
export function modelName(model: ExecutionModel): string {
  return modelNames[model];
}

/** `threads x4`, `processes (spawn) x4`, `processes x4 by 16` where tasks go in chunks; models without workers go by their name. */
export function modelLabel(model: ExecutionModel, workers: number | null, startMethod?: StartMethod, chunkSize?: number): string {
  const name = startMethod ? `${modelName(model)} (${startMethod})` : modelName(model);
  return model === 'serial' || workers === null ? name : `${name} x${workers}${chunkSize ? ` by ${chunkSize}` : ''}`;
}

/** What to call one measurement, or what is advised. */
export function labelOf({ model, workers, startMethod, chunkSize }: Pick<Measurement, 'model' | 'workers' | 'startMethod' | 'chunkSize'>): string {
  return modelLabel(model, workers, startMethod, chunkSize);
}

/** The same at the start of a sentence. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Ends in a full stop, whatever it came with. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
