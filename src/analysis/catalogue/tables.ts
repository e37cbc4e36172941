/** Which tables make up the catalogue of each language. A new library is a new table, listed here or in the lists named here. */
import { standardLibraryTables } from './python/stdlib';
import { thirdPartyTables } from './python/third-party';
import type { CatalogueTable } from './types';

export function tablesOf(language: 'python' | 'node'): readonly CatalogueTable[] {
  if (language === 'python') return [...standardLibraryTables, ...thirdPartyTables];
  // Not an import: whoever analyses Python alone never runs the tables of Node. Bundlers follow it all the same.
  return (require('./node') as typeof import('./node')).nodeTables;
}
