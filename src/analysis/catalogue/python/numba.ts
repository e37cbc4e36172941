import type { CatalogueTable } from '../types';

/** Compiled functions hold the GIL unless they are declared `nogil=True`; `parallel=True` uses every core by itself. */
export const numba: CatalogueTable = {
  library: 'numba',
  language: 'python',
  aliases: { 'numba.core.decorators.jit': 'numba.jit', 'numba.core.decorators.njit': 'numba.njit' },
  sources: {
    jit: 'https://numba.readthedocs.io/en/stable/reference/jit-compilation.html',
    nogil: 'measured: test/bench/gil-probe-libraries.py, Numba on CPython 3.11: njit stalls other threads all the time, njit(nogil=True) never',
    parallel: 'https://numba.readthedocs.io/en/stable/user/parallel.html',
    cuda: 'https://numba.readthedocs.io/en/stable/cuda/index.html',
  },
  groups: [
    { names: 'numba.{jit,njit,cfunc,generated_jit}', decorates: 'compiled', source: 'nogil' },
    { names: 'numba.{vectorize,guvectorize,stencil} numba.experimental.jitclass numba.jitclass', decorates: 'compiled', source: 'jit' },
    { names: 'numba.cuda.jit', decorates: 'compiled', source: 'cuda' },
    { names: 'numba.prange', work: 'trivial', source: 'parallel' },
    { names: 'numba.{get_num_threads,typeof,objmode}', source: 'parallel' },
    { names: 'numba.set_num_threads', hazard: 'changes-process-state', source: 'parallel' },
    { names: 'numba.typed.{List,Dict}', class: true, source: 'jit' },
    { names: 'numba.cuda.{to_device,device_array,synchronize}', work: 'native', gil: 'released', growth: 'linear', source: 'cuda' },
  ],
};
