/** The standard library of CPython 3.8 to 3.15, by area. */
import type { CatalogueTable } from '../types';
import { stdlibAsyncio } from './stdlib-asyncio';
import { stdlibBuiltins } from './stdlib-builtins';
import { stdlibCompression } from './stdlib-compression';
import { stdlibConcurrency } from './stdlib-concurrency';
import { stdlibData } from './stdlib-data';
import { stdlibDatabases } from './stdlib-databases';
import { stdlibFiles } from './stdlib-files';
import { stdlibInterfaces } from './stdlib-interfaces';
import { stdlibLanguage } from './stdlib-language';
import { stdlibMarkup } from './stdlib-markup';
import { stdlibNetwork } from './stdlib-network';
import { stdlibProcesses } from './stdlib-processes';
import { stdlibRetired } from './stdlib-retired';
import { stdlibText } from './stdlib-text';
import { stdlibTools } from './stdlib-tools';

export const standardLibraryTables: readonly CatalogueTable[] = [
  stdlibBuiltins,
  stdlibFiles,
  stdlibProcesses,
  stdlibNetwork,
  stdlibAsyncio,
  stdlibConcurrency,
  stdlibDatabases,
  stdlibCompression,
  stdlibText,
  stdlibMarkup,
  stdlibData,
  stdlibLanguage,
  stdlibInterfaces,
  stdlibTools,
  stdlibRetired,
];
