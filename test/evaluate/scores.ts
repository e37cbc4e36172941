/** From rows to figures: confusion of work kinds, precision and recall of rules, agreement of models, regret. */
import { workKinds, type ExecutionModel, type WorkKind } from '../../src/model';
import type { CorpusFamily, Flag, Row } from './corpus';
import { bestModels, secondsUnder, type Measured, type MeasuredRow } from './measured';

/** Whether the analyser takes a row for what it is; what it says nothing about it holds for nothing worth mentioning. */
export function kindIsRight(row: Row): boolean {
  return row.said === row.label.kind;
}

/** `counts[labelled][said]`. */
export function confusion(rows: readonly Row[]): Record<WorkKind, Record<WorkKind, number>> {
  const zero = () => Object.fromEntries(workKinds.map(kind => [kind, 0])) as Record<WorkKind, number>;
  const counts = Object.fromEntries(workKinds.map(kind => [kind, zero()])) as Record<WorkKind, Record<WorkKind, number>>;
  for (const row of rows) counts[row.label.kind][row.said] += 1;
  return counts;
}

export interface RuleScore {
  rule: string;
  right: number;
  falseAlarms: number;
  missed: number;
  /** null: nothing found. */
  precision: number | null;
  /** null: nothing to find. */
  recall: number | null;
}

export function ruleScores(flags: readonly Flag[]): RuleScore[] {
  const rules = [...new Set(flags.map(({ rule }) => rule))].sort();
  return rules.map(rule => {
    const count = (verdict: Flag['verdict']) => flags.filter(flag => flag.rule === rule && flag.verdict === verdict).length;
    const [right, falseAlarms, missed] = [count('right'), count('false alarm'), count('missed')];
    return {
      rule, right, falseAlarms, missed,
      precision: right + falseAlarms === 0 ? null : right / (right + falseAlarms),
      recall: right + missed === 0 ? null : right / (right + missed),
    };
  });
}

/** What the rule of thumb says: CPU-bound, processes; I/O-bound, threads. It is told the true kind, and that trivial work is to be left alone. */
export function ruleOfThumb(kind: WorkKind, family: CorpusFamily): ExecutionModel {
  switch (kind) {
    case 'cpu':
    case 'native':
      return family === 'node' ? 'child-processes' : 'processes';
    case 'io':
    case 'mixed':
      return family === 'node' ? 'worker-threads' : 'threads';
    default:
      return 'serial';
  }
}

/** What following the analyser means: where it says nothing, or that it cannot tell, one leaves the code as it is. */
export function modelSaid(row: Row): ExecutionModel | null {
  return row.site === null ? 'serial' : row.site.recommendation.model;
}

export interface Choice {
  row: Row;
  said: ExecutionModel | null;
  best: (ExecutionModel | null)[];
  basis: 'measured' | 'labelled';
  right: boolean;
  naiveRight: boolean;
  /** null: not measured. */
  regret: number | null;
  naiveRegret: number | null;
}

export function choices(rows: readonly Row[], measured: Measured | null): Choice[] {
  return rows.map(row => {
    const times = row.label.run === null ? undefined : measured?.rows[row.id];
    const said = modelSaid(row);
    const naive = ruleOfThumb(row.label.kind, row.family);
    const fastest = times === undefined ? [] : bestModels(times);
    const basis = fastest.length > 0 ? 'measured' : 'labelled';
    const best = basis === 'measured' ? fastest.map(({ model }) => model) : row.label.best;
    const regretOf = (model: ExecutionModel | null) => (times === undefined || basis === 'labelled' ? null : regret(times, model));
    return { row, said, best, basis, right: best.includes(said) || (said === null && best.includes('serial')), naiveRight: best.includes(naive), regret: regretOf(said), naiveRegret: regretOf(naive) };
  });
}

/** Time under a model over time under the best one, minus 1; what ties with the best has none. */
function regret(row: MeasuredRow, model: ExecutionModel | null): number | null {
  const best = bestModels(row);
  const seconds = secondsUnder(row, model);
  if (seconds === null) return null;
  if (best.some(one => one.medianSeconds >= seconds)) return 0;
  return seconds / Math.min(...best.map(one => one.medianSeconds)) - 1;
}

export function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter(value => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
