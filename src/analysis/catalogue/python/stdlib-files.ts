import type { CatalogueTable } from '../types';

export const stdlibFiles: CatalogueTable = {
  library: 'python-stdlib-files',
  language: 'python',
  sources: { builtins: 'https://docs.python.org/3/library/functions.html' },
  groups: [{ names: 'builtins.open', work: 'io', io: 'file', source: 'builtins' }],
};
