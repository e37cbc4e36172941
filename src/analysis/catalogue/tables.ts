/** Which tables make up the catalogue of each language. A new library is a new table, listed here or in the lists named here. */
import { standardLibraryTables } from './python/stdlib';
import { thirdPartyTables } from './python/third-party';
import type { CatalogueTable } from './types';

/** What every bundle of ours has; the webview, which only borrows types from here, knows no such thing. */
declare const require: (module: './node') => typeof import('./node');

export function tablesOf(language: 'python' | 'node'): readonly CatalogueTable[] {
  if (language === 'python') return [...standardLibraryTables, ...thirdPartyTables];
  // Not an import: whoever analyses Python alone never runs the tables of Node. Bundlers follow it all the same.
  return require('./node').nodeTables;
}
