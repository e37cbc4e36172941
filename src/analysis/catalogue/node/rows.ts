/** Rows for calls that have a namesake which does not keep the loop waiting. */
import { expandNames } from '../expand';
import type { CatalogueGroup } from '../types';

/** One row for each name, as each has something of its own to be replaced by: `zlib.gzipSync` by `zlib.gzip`. */
export function synchronous(names: string, facts: Omit<CatalogueGroup, 'names' | 'asyncInstead'>, instead = withoutSync): CatalogueGroup[] {
  return expandNames(names).map((name) => ({ names: name, ...facts, asyncInstead: instead(name) }));
}

function withoutSync(name: string): string {
  return name.replace(/Sync$/, '');
}
