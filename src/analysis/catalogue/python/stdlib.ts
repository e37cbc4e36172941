/** The standard library of CPython 3.8 to 3.15, by area. */
import type { CatalogueTable } from '../types';
import { stdlibAsyncio } from './stdlib-asyncio';
import { stdlibBuiltins } from './stdlib-builtins';
import { stdlibConcurrency } from './stdlib-concurrency';
import { stdlibFiles } from './stdlib-files';
import { stdlibNetwork } from './stdlib-network';
import { stdlibProcesses } from './stdlib-processes';

export const standardLibraryTables: readonly CatalogueTable[] = [
  stdlibBuiltins,
  stdlibFiles,
  stdlibProcesses,
  stdlibNetwork,
  stdlibAsyncio,
  stdlibConcurrency,
];
