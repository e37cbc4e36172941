/** Arguments from a real run: the user's own program is run once, and the first calls of a function become a workload. */
export { parseEntry, type EntryPoint } from './entry';
export { describeRecording, readRecording, workloadOf, type Recording } from './file';
export type { Instrumentation } from './launch';
export { describeOutcome, recordCalls, type RecordObserver, type RecordOutcome, type RecordRequest } from './record';
