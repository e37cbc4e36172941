/** Advice: measurements and findings to a recommendation with its reasons and hazards. Pure. */
export { adviseBenchmark, defaultClusterThresholdSeconds, type Plans } from './benchmark';
export { adviseMeasured } from './measured';
export { breakEvenTasks } from './comparison';
export { comparisonSentence, compareRuns, type ChangeKind, type Comparison, type DatedReport, type ModelChange } from './compare';
export { expectedGain } from './gain';
export { capacityOf } from './host';
export { describeConditions } from './conditions';
export * from './scaling';
export { describeRepeat, repeatVerbs } from './repeats';
export { describeTask } from './task';
export { describeWork, isAdvised, staticVerdict, verdict, workVerb } from './verdict';
export { cannotBenchmark, offeredWorkloads, type OfferedWorkload } from './workloads';
export * from './format';
