/** Which of the listed sites to show. */
import { isWorkKind, type WorkKind } from '../../src/model';
import type { ReportEntry } from '../../src/report/model';

export interface Filter {
  text: string;
  /** Empty: all. */
  kinds: WorkKind[];
  /** Empty: all. */
  path: string;
}

export const noFilter: Filter = { text: '', kinds: [], path: '' };
export const isFiltering = ({ text, kinds, path }: Filter) => text.trim() !== '' || kinds.length > 0 || path !== '';

/** A filter from kept state, whatever an older version left there. */
export function readFilter(value: unknown): Filter {
  const { text, kinds, path } = (value ?? {}) as Partial<Record<keyof Filter, unknown>>;
  return {
    text: typeof text === 'string' ? text : '',
    kinds: Array.isArray(kinds) ? kinds.filter(isWorkKind) : [],
    path: typeof path === 'string' ? path : '',
  };
}

/** Every word must occur somewhere in what a card says, in any case. */
export function applyFilter(entries: readonly ReportEntry[], { text, kinds, path }: Filter): ReportEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(entry => {
    if (kinds.length > 0 && !kinds.includes(entry.work)) return false;
    if (path !== '' && entry.path !== path) return false;
    const said = [entry.name, entry.path, entry.verdict, entry.kind, entry.work, entry.basis, ...entry.io, ...entry.rules, ...entry.evidence.map(({ name }) => name)].join(' ').toLowerCase();
    return words.every(word => said.includes(word));
  });
}
