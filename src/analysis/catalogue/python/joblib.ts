import type { CatalogueTable } from '../types';

export const joblib: CatalogueTable = {
  library: 'joblib',
  language: 'python',
  aliases: {
    'sklearn.externals.joblib': 'joblib',
    'sklearn.utils.parallel.Parallel': 'joblib.Parallel',
    'sklearn.utils.parallel.delayed': 'joblib.delayed',
    'joblib.parallel.Parallel': 'joblib.Parallel',
    'joblib.parallel.delayed': 'joblib.delayed',
    'joblib.memory.Memory': 'joblib.Memory',
  },
  sources: {
    parallel: 'https://joblib.readthedocs.io/en/stable/parallel.html',
    memory: 'https://joblib.readthedocs.io/en/stable/memory.html',
    persistence: 'https://joblib.readthedocs.io/en/stable/persistence.html',
    loky: 'https://loky.readthedocs.io/en/stable/',
  },
  groups: [
    // The default backend is loky: processes that are kept between calls. Its iterable yields `delayed(f)(...)`.
    { names: 'joblib.Parallel', class: true, source: 'parallel' },
    {
      names: 'joblib.Parallel.__call__',
      hazard: 'joins-workers', returns: 'builtins.list', runs: { argument: 0, as: 'processes', perItem: true }, source: 'parallel',
    },
    { names: 'joblib.delayed', decorates: 'deferred', source: 'parallel' },
    {
      names: 'joblib.{cpu_count,effective_n_jobs,parallel_backend,parallel_config,register_parallel_backend,wrap_non_picklable_objects}',
      source: 'parallel',
    },
    { names: 'joblib.dump', work: 'io', io: 'file', repeats: 'writes', source: 'persistence' },
    { names: 'joblib.load', work: 'io', io: 'file', source: 'persistence' },
    { names: 'joblib.hash', work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.str', source: 'memory' },
    { names: 'joblib.Memory', class: true, source: 'memory' },
    { names: 'joblib.Memory.cache', returns: 'joblib.memory.MemorizedFunc', source: 'memory' },
    { names: 'joblib.Memory.{clear,reduce_size}', work: 'io', io: 'file', repeats: 'deletes', source: 'memory' },
    { names: 'joblib.memory.MemorizedFunc', class: true, source: 'memory' },
    { names: 'joblib.memory.MemorizedFunc.__call__', work: 'io', io: 'file', repeats: 'writes', source: 'memory' },
    { names: 'loky.{get_reusable_executor,ProcessPoolExecutor}', returns: 'concurrent.futures.ProcessPoolExecutor', source: 'loky' },
  ],
};
