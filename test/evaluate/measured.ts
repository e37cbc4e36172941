/** What the runner measured of the corpus, as it is kept in `test/corpus/measured.json`. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutionModel, HostDescription } from '../../src/model';
import { corpusFolder, type Row } from './corpus';

export interface MeasuredModel {
  model: ExecutionModel;
  workers: number;
  /** Seconds of a round of all tasks, start-up apart. */
  medianSeconds: number;
  medianInterval: [number, number];
  startupSeconds: number;
  /** Whether the results were those of the serial run; null where that cannot be told. */
  equalResults: boolean | null;
}

export interface MeasuredRow {
  /** Hash of the code and the expression: measured anew when either has changed. */
  code: string;
  function: string;
  expression: string;
  tasks: number;
  /** CPU seconds of a median serial round: with its time it says how much of it was waiting. */
  serialCpuSeconds: number | null;
  models: MeasuredModel[];
  /** Models that did not run to the end, with why. */
  failed: { model: ExecutionModel; code: string }[];
  interpreter: string;
  /** ISO date. */
  date: string;
}

export interface Measured {
  version: 1;
  command: string;
  host: HostDescription;
  rows: Record<string, MeasuredRow>;
}

export const measuredPath = (): string => join(corpusFolder(), 'measured.json');

export function readMeasured(): Measured | null {
  return existsSync(measuredPath()) ? JSON.parse(readFileSync(measuredPath(), 'utf8')) as Measured : null;
}

/** One line a row, so that differences can be read. */
export function writtenMeasured({ version, command, host, rows }: Measured): string {
  const lines = Object.keys(rows).sort().map(id => `    ${JSON.stringify(id)}: ${JSON.stringify(rows[id])}`);
  return `{\n  "version": ${version},\n  "command": ${JSON.stringify(command)},\n  "host": ${JSON.stringify(host)},\n  "rows": {\n${lines.join(',\n')}\n  }\n}\n`;
}

/** Of the code without its comments: a changed label needs no new measurement. */
export function codeHash(row: Row): string {
  const code = readFileSync(row.file, 'utf8').split(/\r?\n/).filter(line => !/^\s*(?:#|\/\/)/.test(line) && line.trim() !== '').join('\n');
  return createHash('sha256').update(`${code}\n${row.measured}\n${row.label.run}`).digest('hex').slice(0, 16);
}

/** Two medians closer than this do the same job: less than what a busy machine adds from one run to the next. */
const SAME = 1.05;
/** And closer than this they do where their intervals overlap. */
const ALIKE = 1.15;

/** The fastest, and what cannot be told from it. */
export function bestModels({ models }: MeasuredRow): MeasuredModel[] {
  const valid = models.filter(({ equalResults }) => equalResults !== false);
  const fastest = valid.reduce<MeasuredModel | null>((best, one) => (best === null || one.medianSeconds < best.medianSeconds ? one : best), null);
  if (fastest === null) return [];
  return valid.filter(({ medianSeconds, medianInterval }) => medianSeconds <= fastest.medianSeconds * SAME
    || (medianSeconds <= fastest.medianSeconds * ALIKE && medianInterval[0] <= fastest.medianInterval[1]));
}

/** Seconds of a round under a model; a model that failed or changed the results leaves one with the serial run. */
export function secondsUnder(row: MeasuredRow, model: ExecutionModel | null): number | null {
  const serial = row.models.find(one => one.model === 'serial');
  const own = row.models.filter(one => one.model === model && one.equalResults !== false);
  const chosen = own.length > 0 ? own.reduce((best, one) => (one.medianSeconds < best.medianSeconds ? one : best)) : serial;
  return chosen?.medianSeconds ?? null;
}
