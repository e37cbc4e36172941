/** The third-party libraries the catalogue knows, one table a library. */
import type { CatalogueTable } from '../types';

export const thirdPartyTables: readonly CatalogueTable[] = [];
