/** Which tables make up the catalogue of each language. A new library is a new table, listed here or in the lists named here. */
import { standardLibraryTables } from './python/stdlib';
import { thirdPartyTables } from './python/third-party';
import type { CatalogueTable } from './types';

export function tablesOf(language: 'python' | 'node'): readonly CatalogueTable[] {
  return language === 'python' ? [...standardLibraryTables, ...thirdPartyTables] : [];
}
