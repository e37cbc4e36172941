/** The standard library of CPython 3.8 to 3.15, by area. */
import type { CatalogueTable } from '../types';
import { stdlibFiles } from './stdlib-files';

export const standardLibraryTables: readonly CatalogueTable[] = [stdlibFiles];
