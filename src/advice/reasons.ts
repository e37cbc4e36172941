/** Why a model won or none did, told from what was measured. The first reason is the one that decided. */
import type { Reason, Site } from '../model';
import { bestOf, busyCores, type Candidate, type Comparison } from './comparison';
import { HARDLY_WAITING, LONG_TASK_SECONDS, MATERIAL_SPEEDUP, MOSTLY_WAITING, PARALLEL_CORES, SMALL_TASK_SECONDS, SURELY_WAITING, TINY_TASK_SECONDS, TRANSFER_SHARE, TURN_TAKING_CORES } from './cost-model';
import { certainTask, describeGilUse, describePickling } from './task';
import { capitalized, formatCount, formatInterval, formatPercent, formatRatio, formatSeconds, formatSpeedup, labelOf, modelName } from './format';
import { capacityOf, whyNoMore } from './host';

/** Whether a benchmark ran in Node, which has no GIL to speak of. */
export function isNode({ interpreter }: Comparison['outcome']): boolean {
  return interpreter.implementation === 'Node.js';
}

/** How much of libuv's work is done at once. Source: Node's documentation, UV_THREADPOOL_SIZE. */
const poolSize = 'UV_THREADPOOL_SIZE threads, 4 unless set';

const label = ({ measurement }: Candidate) => labelOf(measurement);

/** Why `choice` is faster than serial, and why what one might have expected is not. */
export function explainGain(comparison: Comparison, choice: Candidate, site?: Site): Reason[] {
  const { serial, candidates } = comparison;
  const reasons: Reason[] = [{
    code: 'faster',
    message: `A round of ${formatCount(choice.measurement.tasks, 'task')} takes ${formatSeconds(choice.medianSeconds)} with ${label(choice)} and ${formatSeconds(serial.medianSeconds)} serially`
      + `${choice.interval ? `: ${formatSpeedup(choice.speedup)} as fast (95 % interval ${formatInterval(choice.interval)})` : ''}.`,
  }];
  reasons.push(...whyNoMore(comparison, choice));
  const node = isNode(comparison.outcome);
  const sharesOneGil = choice.measurement.model === 'threads' || choice.measurement.model === 'asyncio';
  reasons.push(...(node ? whyNodeGains(comparison, choice, site) : sharesOneGil ? whyThreadsGain(comparison, choice, site) : whyProcessesGain(comparison, choice)));
  if (node) {
    const workers = choice.measurement.model === 'async' ? bestOf(candidates, 'worker-threads') : null;
    if (workers && workers.speedup < choice.speedup) reasons.push(...transferDominates(comparison, workers));
    return [...reasons, ...againstExpectation(choice.measurement.model, site)];
  }
  const processes = bestOf(candidates, 'processes');
  if (sharesOneGil && processes && processes.speedup < choice.speedup) reasons.push(...transferDominates(comparison, processes));
  return [...reasons, ...againstExpectation(choice.measurement.model, site)];
}

/** Why nothing beats serial. */
export function explainNoGain(comparison: Comparison, site?: Site): Reason[] {
  const { candidates, taskSeconds, outcome, waitShare } = comparison;
  const best = bestOf(candidates)!;
  const noGain: Reason = {
    code: 'no-gain',
    message: `Nothing beat serial by ${formatPercent(MATERIAL_SPEEDUP - 1)}: the best, ${label(best)}, came to ${formatSpeedup(best.speedup)}${best.interval ? ` (${formatInterval(best.interval)})` : ''}.`,
  };
  const why: Reason[] = [];
  const tiny = taskSeconds < TINY_TASK_SECONDS;
  if (tiny) {
    const more = best.medianSeconds / Math.max(1, best.measurement.tasks) - taskSeconds;
    const cost = more > 0 ? `, and under ${label(best)} it takes ${formatSeconds(more)} more` : ', about what handing it to a pool costs';
    why.push({ code: 'tasks-too-small', message: `A task takes ${formatSeconds(taskSeconds)} serially${cost}. Let each task do more, for instance by passing items in batches.` });
  }
  const busy = busyCores(comparison.serial);
  // Reading the CPU time of tasks this small costs more than they do.
  if (!tiny && busy !== null && busy > PARALLEL_CORES) {
    why.push({
      code: 'already-parallel',
      message: `The serial run already keeps ${formatRatio(busy)} cores busy: ${whoShares(outcome)}. More workers only compete with them.`,
    });
  }
  if (outcome.host.usableCores < 2 && (waitShare ?? 0) < MOSTLY_WAITING) {
    why.push({ code: 'one-core', message: 'This process may use one core only, so work that computes cannot run faster in parallel here. Measure where it will run.' });
  }
  if (isNode(outcome)) {
    if (!tiny) {
      why.push(...whyAsyncDoesNot(comparison));
      const workers = bestOf(candidates, 'worker-threads') ?? bestOf(candidates, 'child-processes');
      if (workers) why.push(...transferDominates(comparison, workers));
      if (workers) return [...why, noGain, ...freesEventLoop(comparison, workers), ...againstExpectation('serial', site)];
    }
    return [...why, noGain, ...againstExpectation('serial', site)];
  }
  // Of tasks this small the times say nothing but what a hand-over costs.
  if (!tiny) why.push(...whyThreadsDoNot(comparison));
  const processes = bestOf(candidates, 'processes');
  if (processes && !tiny) why.push(...transferDominates(comparison, processes));
  return [...why, noGain, ...againstExpectation('serial', site)];
}

/** What runs in several threads by itself. */
function whoShares(outcome: Comparison['outcome']): string {
  if (isNode(outcome)) return `libuv's pool (${poolSize}) or the threads of a native add-on share out what it does`;
  const threads = outcome.taskProfile?.libraryThreads;
  return `a library inside it uses ${threads ? formatCount(threads, 'more thread') : 'several threads'}`;
}

function whyNodeGains(comparison: Comparison, choice: Candidate, site?: Site): Reason[] {
  const { waitShare, serial, outcome, taskSeconds } = comparison;
  const { model, workers } = choice.measurement;
  const reasons: Reason[] = [];
  if (model === 'async') {
    const busy = busyCores(choice);
    const alone = busyCores(serial) ?? 1;
    if (busy !== null && busy >= PARALLEL_CORES && busy > alone * TURN_TAKING_CORES) {
      return [{ code: 'libuv-pool', message: `Tasks kept ${formatRatio(busy)} cores busy at once without workers: libuv's pool (${poolSize}) runs so many of them at a time.` }];
    }
    const saidToWait = site?.work === 'io' || site?.work === 'mixed';
    if (waitShare !== null && waitShare >= (saidToWait ? MOSTLY_WAITING : SURELY_WAITING)) {
      const what = site && site.io.length > 0 ? ` (${site.io.join(', ')})` : '';
      return [{ code: 'waits-overlap', message: `A task spends ${formatPercent(waitShare)} of its time waiting${what}; the event loop overlaps the waits of several tasks and needs no worker for it.${site?.io.includes('file') ? ` Files are read and written by libuv's pool (${poolSize}), so many at a time.` : ''}` }];
    }
    return [];
  }
  reasons.push(...whyAsyncDoesNot(comparison), ...freesEventLoop(comparison, choice));
  if ((waitShare ?? 0) < HARDLY_WAITING && workers > outcome.host.usableCores) {
    reasons.push({ code: 'cores-limit', message: `${capitalized(label(choice))} run on ${formatCount(outcome.host.usableCores, 'core')}, which bounds the gain for work that computes.` });
  }
  if (taskSeconds < SMALL_TASK_SECONDS) {
    reasons.push({ code: 'batch-tasks', message: `A task takes ${formatSeconds(taskSeconds)} only: pass several in one message to gain more.` });
  }
  return reasons;
}

/** Work that computes, awaited together, and no faster: one thread runs all of it. */
function whyAsyncDoesNot({ waitShare, candidates }: Comparison): Reason[] {
  const together = bestOf(candidates, 'async');
  if (together === null || waitShare === null || waitShare > HARDLY_WAITING || together.speedup >= MATERIAL_SPEEDUP) return [];
  const busy = busyCores(together);
  if (busy === null || busy > TURN_TAKING_CORES) return [];
  const held = together.measurement.eventLoopDelaySeconds ?? 0;
  const heldUp = held > 0 ? `, and the event loop was held up for ${formatSeconds(held)} at a stretch` : '';
  return [{
    code: 'one-event-loop',
    message: `${capitalized(label(together))} came to ${formatSpeedup(together.speedup)} and kept ${formatRatio(busy)} cores busy${heldUp}: the code computes on the event loop's thread, where awaiting several at once changes nothing.`,
  }];
}

/** What a program that also answers requests or timers gains beside speed, or without it. */
function freesEventLoop({ serial }: Comparison, workers: Candidate): Reason[] {
  const [before, after] = [serial.measurement.eventLoopDelaySeconds, workers.measurement.eventLoopDelaySeconds];
  if (before === undefined || after === undefined || before < LONG_TASK_SECONDS || after > before / 2) return [];
  return [{
    code: 'frees-event-loop',
    message: `Serially the event loop was held up for ${formatSeconds(before)} at a stretch, with ${label(workers)} for ${formatSeconds(after)}: a server goes on answering meanwhile.`,
  }];
}

function whyThreadsGain({ waitShare, serial, outcome }: Comparison, choice: Candidate, site?: Site): Reason[] {
  const model = modelName(choice.measurement.model);
  const saidToWait = site?.work === 'io' || site?.work === 'mixed';
  if (waitShare !== null && waitShare >= (saidToWait ? MOSTLY_WAITING : SURELY_WAITING)) {
    const what = site && site.io.length > 0 ? ` (${site.io.join(', ')})` : '';
    return [{ code: 'waits-overlap', message: `A task spends ${formatPercent(waitShare)} of its time waiting${what}, and the waits of several tasks overlap under ${model}.` }];
  }
  if (certainTask(outcome)?.gilUse === 'releases-gil' && choice.measurement.gil !== 'disabled' && outcome.interpreter.gil !== 'disabled') {
    return [{ code: 'releases-gil', message: 'While a task computes, other threads run: the work is done in native code that releases the GIL, and nothing has to be pickled.' }];
  }
  const busy = busyCores(choice);
  if (busy === null || busy < PARALLEL_CORES) {
    // Too little CPU time to tell by it, as on a machine that is busy with other things: what the code says is then the best explanation.
    return site?.work === 'native' ? [{ code: 'releases-gil', message: 'From reading the code, the work runs in native code that releases the GIL, so threads need not take turns.' }] : [];
  }
  if (choice.measurement.gil === 'disabled' || outcome.interpreter.gil === 'disabled') {
    return [{ code: 'no-gil', message: `This interpreter runs without the GIL: threads kept ${formatRatio(busy)} cores busy at once, and nothing had to be pickled.` }];
  }
  const alone = busyCores(serial) ?? 1;
  if (busy <= alone * TURN_TAKING_CORES) return [];
  return [{ code: 'releases-gil', message: `Threads kept ${formatRatio(busy)} cores busy at once: the work runs in native code that releases the GIL, so nothing has to be pickled.` }];
}

/** Why threads gain nothing, where the numbers show it. */
export function whyThreadsDoNot(comparison: Comparison): Reason[] {
  const threads = bestOf(comparison.candidates, 'threads');
  return threads ? [...gilHeld(comparison, threads), ...threadsContend(comparison, threads)] : [];
}

function whyProcessesGain(comparison: Comparison, choice: Candidate): Reason[] {
  const reasons = whyThreadsDoNot(comparison);
  const { usableCores } = comparison.outcome.host;
  if ((comparison.waitShare ?? 0) < HARDLY_WAITING && choice.measurement.workers > usableCores) {
    reasons.push({ code: 'cores-limit', message: `${capitalized(label(choice))} run on ${formatCount(usableCores, 'core')}, which bounds the gain for work that computes.` });
  }
  if (comparison.taskSeconds < SMALL_TASK_SECONDS) {
    reasons.push({ code: 'batch-tasks', message: `A task takes ${formatSeconds(comparison.taskSeconds)} only: pass tasks in batches (\`chunksize\`) to gain more.` });
  }
  return reasons;
}

/** Work that computes, threads that add nothing, and no more than one core busy: they take turns. */
function gilHeld({ waitShare, outcome }: Comparison, threads: Candidate): Reason[] {
  const busy = busyCores(threads);
  const gil = threads.measurement.gil ?? outcome.interpreter.gil;
  if (gil !== 'enabled' || threads.measurement.workers < 2 || threads.speedup >= MATERIAL_SPEEDUP) return [];
  const task = certainTask(outcome);
  if (task) {
    if (task.gilUse !== 'holds-gil-bytecode' && task.gilUse !== 'holds-gil-native') return [];
    return [{ code: 'gil-held', message: `${capitalized(label(threads))} came to ${formatSpeedup(threads.speedup)}: a task ${describeGilUse(task)}, so threads take turns.` }];
  }
  if (busy === null || waitShare === null) return [];
  if (waitShare > HARDLY_WAITING || busy > TURN_TAKING_CORES) return [];
  return [{
    code: 'gil-held',
    message: `${capitalized(label(threads))} came to ${formatSpeedup(threads.speedup)} and kept ${formatRatio(busy)} cores busy: the code holds the GIL, so threads take turns.`,
  }];
}

/** Several cores busy, and still slower: what the threads do in parallel is get in each other's way. */
function threadsContend({ waitShare, serial }: Comparison, threads: Candidate): Reason[] {
  const busy = busyCores(threads);
  const alone = busyCores(serial);
  if (busy === null || alone === null || (waitShare ?? 1) > HARDLY_WAITING) return [];
  if (threads.speedup >= 1 || busy < alone * PARALLEL_CORES) return [];
  return [{
    code: 'threads-contend',
    message: `Threads burn ${formatRatio(busy)} cores and are still slower than serial (${formatSpeedup(threads.speedup)}): they release the GIL but contend for something else, such as one lock inside the library.`,
  }];
}

/** A round takes much longer than the work divided by the workers would: the rest is passing arguments and results. */
function transferDominates({ serial, outcome, taskSeconds }: Comparison, processes: Candidate): Reason[] {
  const { measurement, medianSeconds } = processes;
  const cores = Math.max(1, Math.min(outcome.host.usableCores, capacityOf(outcome.host)?.cores ?? Infinity));
  const parallel = Math.min(measurement.workers, cores);
  const work = taskSeconds * measurement.tasks / parallel;
  if (parallel < PARALLEL_CORES || processes.speedup >= MATERIAL_SPEEDUP || (medianSeconds - work) / medianSeconds < TRANSFER_SHARE) return [];
  const took = `${capitalized(label(processes))} take ${formatSeconds(medianSeconds)} for a round whose work, divided among them, is ${formatSeconds(work)}`;
  const { cloneSeconds = null } = measurement;
  const copying = cloneSeconds === null ? '' : `copying arguments and results takes ${formatSeconds(cloneSeconds)} of the round`;
  // Measured by itself, where it explains most of the rest nothing has to be inferred.
  if (cloneSeconds !== null && cloneSeconds >= TRANSFER_SHARE * (medianSeconds - work)) return [{ code: 'transfer-dominates', message: `${took}: ${copying}.` }];
  const [cpu, serialCpu] = [measurement.cpuSeconds, serial.measurement.cpuSeconds];
  // Pickling and cloning cost CPU time. Where the workers used no more of it than serial, they waited: for tasks, or for cores that others were using.
  if (cpu === null || serialCpu === null || cpu < serialCpu * PARALLEL_CORES) {
    return [{ code: isNode(outcome) ? 'workers-cost-more' : 'processes-cost-more', message: `${took}: ${copying && `${copying}, `}the rest is waiting, for arguments and results to be passed or for cores that other programs use.` }];
  }
  return [{
    code: 'transfer-dominates',
    message: `${took}: ${copying ? `${copying}, and the rest goes into passing them` : `the rest goes into ${isNode(outcome) ? 'cloning' : 'pickling'} and passing arguments and results`}. They burn ${formatSeconds(cpu)} of CPU time where serial needs ${formatSeconds(serialCpu)}.${aboutPickling(outcome)}`,
  }];
}

function aboutPickling({ taskProfile }: Comparison['outcome']): string {
  const pickling = taskProfile ? describePickling(taskProfile) : null;
  return pickling ? ` Of one task, ${pickling}.` : '';
}

/** Measurement has the last word; where it contradicts the analysis, say so. */
function againstExpectation(model: string, site?: Site): Reason[] {
  const expected = site?.recommendation.model;
  if (!expected || expected === model) return [];
  return [{
    code: 'differs-from-static',
    message: `From reading the code ${expected === 'serial' ? 'it looked best left serial' : `${modelName(expected)} looked likely`}; the measurement says otherwise.`,
  }];
}
