/** The runner: a function and its workload in, measurements out. Knows nothing of analysis, advice or any editor. */
export { BenchmarkError } from './failure';
export { describeHost } from './host';
export { describeInterpreter, findInterpreter, oldestPython, type InterpreterSearch } from './interpreter';
export { findVersions, fitsVersion, type VersionSearch } from './find-versions';
export { findNode, findRuntime, oldestNode, type RuntimeSearch } from './find-runtime';
export { defaultBudgetSeconds, sweepBudgetFactor } from './request';
export { leastMemoryBytes, type Limits } from './limits';
export { previewBenchmark } from './preview';
export { runBenchmark } from './run';
export { runtimeOf } from './runtime';
export { benchmarkPhases, type BenchmarkEvent, type BenchmarkObserver, type BenchmarkPhase, type BenchmarkRequest } from './types';
export * from './recording';
