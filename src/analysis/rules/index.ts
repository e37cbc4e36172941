/** The rules, in the order of their ids. A new rule is a new file, a row in `table.ts` and a line here. */
import { cpuBoundLoop } from './fc101-cpu-bound-loop';
import { cpuBoundFunction } from './fc102-cpu-bound-function';
import { ioBoundLoop } from './fc103-io-bound-loop';
import { sequentialAwait } from './fc104-sequential-await';
import { nativeLoop } from './fc105-native-loop';
import { mixedLoop } from './fc106-mixed-loop';
import { blockingCallInAsync } from './fc107-blocking-call-in-async';
import { workTooSmall } from './fc108-work-too-small';
import { computationInAsync } from './fc109-computation-in-async';
import { unboundedPromiseAll } from './fc110-unbounded-promise-all';
import { ioInWorkers } from './fc111-io-in-workers';
import { workerPerItem } from './fc112-worker-per-item';
import { threadsRunningCpu } from './fc201-threads-running-cpu';
import { poolInLoop } from './fc203-pool-in-loop';
import { serialInDisguise } from './fc204-serial-in-disguise';
import { futureNeverRead } from './fc205-future-never-read';
import { unpicklableTask } from './fc206-unpicklable-task';
import { missingMainGuard } from './fc207-missing-main-guard';
import { stateLostInWorker } from './fc208-state-lost-in-worker';
import { nestedPools } from './fc209-nested-pools';
import { chunksizeOne } from './fc210-chunksize-one';
import { tooManyWorkers } from './fc211-too-many-workers';
import { executorMisuse } from './fc212-executor-misuse';
import { unguardedSharedUpdate } from './fc221-unguarded-shared-update';
import { racyLazySingleton } from './fc222-racy-lazy-singleton';
import { lockOrder } from './fc223-lock-order';
import { lockHeldOverIo } from './fc224-lock-held-over-io';
import { joinBeforeDrain } from './fc225-join-before-drain';
import { forkWithThreads } from './fc226-fork-with-threads';
import { unawaitedCoroutine } from './fc227-unawaited-coroutine';
import { droppedTask } from './fc228-dropped-task';
import { gatherOverBlocking } from './fc229-gather-over-blocking';
import { nestedEventLoop } from './fc230-nested-event-loop';
import type { Rule } from './rule';

export type { Draft, ParallelLoop, Rule, RuleContext } from './rule';
export type { RuleId, RuleInfo, RuleSettings } from './table';
export { ruleTable } from './table';

export const rules: readonly Rule[] = [
  cpuBoundLoop, cpuBoundFunction, ioBoundLoop, sequentialAwait, nativeLoop, mixedLoop, blockingCallInAsync, workTooSmall, computationInAsync,
  unboundedPromiseAll, ioInWorkers, workerPerItem,
  threadsRunningCpu, poolInLoop, serialInDisguise, futureNeverRead, unpicklableTask, missingMainGuard, stateLostInWorker, nestedPools, chunksizeOne, tooManyWorkers, executorMisuse,
  unguardedSharedUpdate, racyLazySingleton, lockOrder, lockHeldOverIo, joinBeforeDrain,
  forkWithThreads, unawaitedCoroutine, droppedTask, gatherOverBlocking, nestedEventLoop,
];
