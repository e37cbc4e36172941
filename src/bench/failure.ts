/** Every way a benchmark can go wrong, in the words a person reads: what happened, and what to do next. */
import type { Failure } from '../model';

/** Thrown where there is nothing to measure at all; carries the same shape as a failed measurement. */
export class BenchmarkError extends Error {
  readonly code: string;
  readonly advice: string;
  readonly detail?: string;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'BenchmarkError';
    this.code = failure.code;
    this.advice = failure.advice;
    this.detail = failure.detail;
  }

  toFailure(): Failure {
    return { code: this.code, message: this.message, advice: this.advice, ...(this.detail ? { detail: this.detail } : {}) };
  }
}

export type Facts = Record<string, string | number | null | undefined>;

/** `[what happened, what to do]` */
export type Sentences = (facts: Facts) => [message: string, advice: string];

export const tasksRaised = (facts: Facts) => (facts.count === undefined ? facts.what ?? 'A task' : `${facts.count} of ${facts.tasks} tasks`);

export function outOfMemory(facts: Facts): string {
  const limit = facts.memoryLimit ? ` within the ${facts.memoryLimit} that each process may use` : '';
  return `${tasksRaised(facts)} ran out of memory${limit}${facts.error === 'out-of-memory' ? '' : ` (${facts.error})`}.`;
}

export function tookTooLong(facts: Facts): [string, string] {
  return [
    `${tasksRaised(facts)} took longer than the ${facts.taskLimit} s that a task may take${facts.count === undefined ? ', so it was ended' : ''}.`,
    'Raise the limit, give smaller arguments, or look for a loop or a wait that never ends; the time counts from a task\'s start to its end, waiting for other tasks included.',
  ];
}
const byStandard = 'Arguments are given as one Python expression that yields one item a task, for example [(1, "a"), (2, "b")] for a function of two parameters.';

/** For functions whose parameters cannot all be given by position. */
function byKeyword({ parameters }: Facts): string {
  return /\*/.test(String(parameters)) ? ' Keyword arguments stand in a dictionary at the end: [(1, {"b": 2})].' : '';
}

const pythonFailures: Record<string, Sentences> = {
  'file-missing': f => [`There is no file ${f.file}.`, 'Save the file, or check the path, and run the benchmark again.'],
  'not-importable': f => [
    `Python cannot import ${f.file} as a module, which worker processes need to do.`,
    'Move the function to a file whose name is a plain module name ending in .py.',
  ],
  'name-clash': f => [
    `The module name ${f.name} is taken by ${f.other}, so importing it would not give this file.`,
    'Rename the file (and the folders of its package), or choose an interpreter where nothing else has that name.',
  ],
  'import-exit': f => [
    `Importing ${f.module} ended with sys.exit(${f.status}).`,
    'Put what the script does when it is started below "if __name__ == \'__main__\':", so that the file can be imported.',
  ],
  'import-error': f => [
    `${f.module} cannot be imported: ${f.error}.`,
    f.missing
      ? `Install ${f.missing} into this interpreter, or choose the interpreter of the project that has it.`
      : 'Make the module importable (the traceback shows where it stops), then run the benchmark again.',
  ],
  'function-missing': f => [
    `${f.file} has no function ${f.function}.`,
    f.close ? `Did you mean ${f.close}?` : 'Give the name as it stands in the file, for a method Class.method.',
  ],
  'nested-function': f => [
    `${f.function} is defined inside the function ${f.outer}, so it cannot be reached from outside.`,
    'Move it to the top level of the module, with what it uses as parameters; worker processes need that too.',
  ],
  'not-callable': f => [`${f.function} is a ${f.kind}, not a function.`, 'Choose a function, a method or a class.'],
  'not-constructible': f => [
    `To call a method, an instance is needed, and ${f.owner}() failed: ${f.error}.`,
    `Add a function that makes the ${f.owner} and calls the method, and benchmark that.`,
  ],
  'arguments-needed': f => [
    `The function takes ${f.parameters}, and no arguments were given.`,
    `Give them with --args, or in a comment above the function: # forkcast: args=[...]. ${byStandard}${byKeyword(f)}`,
  ],
  'arguments-syntax': f => [`The arguments ${f.expression} are not a Python expression: ${f.error}.`, byStandard],
  'arguments-error': f => [
    `Evaluating the arguments ${f.expression} failed: ${f.error}.`,
    'The expression is evaluated inside the function\'s module: it can use the names that module defines or imports.',
  ],
  'recording-unreadable': f => [
    `The recorded calls in ${f.file} cannot be read back: ${f.error}.`,
    'Record again: the code may have changed since, or another interpreter may be at work than the one that recorded.',
  ],
  'recording-empty': f => [
    `${f.entry || 'The program'} made no call of ${f.function} whose arguments could be recorded.`,
    'Choose an entry point that calls the function, or give arguments yourself.',
  ],
  'no-tasks': f => [`The arguments ${f.expression} yield no item, so there is no task to run.`, byStandard],
  'wrong-arguments': f => [
    `Item ${f.item} of the arguments, ${f.shown}, does not fit the function's parameters ${f.parameters}: ${f.problem}.`,
    `${byStandard}${byKeyword(f)}`,
  ],
  'results-too-large': f => [
    `The results of ${f.tasks} tasks would need ${f.all}, about ${f.each} each, and ${f.memory} can be had.`,
    `Ask for ${f.fit} tasks at most, leave their number to Forkcast, or return less from the function, such as the name of a file that holds the result.`,
  ],
  'round-too-long': f => [
    `${f.tasks} tasks would take about ${f.round} s one after the other, a single round of them, and ${f.left} s of the budget are left.`,
    `Ask for about ${f.fit} tasks, raise the budget, or leave their number to Forkcast; --project ${String(f.tasks).replaceAll(',', '')} then says what as many would take.`,
  ],
  'child-came-back': () => [
    'A task forked, and its child came back from the function, where it would go on as a second copy of the whole program.',
    'End the child inside the function (os._exit), or start it by subprocess or multiprocessing instead of os.fork.',
  ],
  'task-error': f => [
    `${tasksRaised(f)} raised an exception; the first was ${f.error}.`,
    'Times of failing tasks say nothing. Give arguments that every task succeeds with, or fix the exception, and run again.',
  ],
  'task-exit': f => [`${tasksRaised(f)} called sys.exit(${f.status}).`, 'Return from the function instead of ending the program, and run again.'],
  'out-of-memory': f => [
    outOfMemory(f),
    f.memoryLimit ? 'Raise the limit, give smaller arguments, or use fewer workers where they are threads of one process.' : 'Use fewer workers or smaller arguments; processes each hold their own copy.',
  ],
  'task-timeout': tookTooLong,
  'worker-died': f => [`${deathOf('A worker process', f.exit)} while it ran a task.`, deathAdvice(f.exit)],
  'unpicklable-function': f => [
    `The function cannot be sent to worker processes: ${f.error}.`,
    'Define it with def at the top level of its module, under the name it is used by; a method needs an object that pickles.',
  ],
  'unpicklable-arguments': f => [
    `Item ${f.item} of the arguments cannot be sent to worker processes: ${f.error}.`,
    'Send plain data (a path, a URL, numbers) and open files, connections or locks inside the function. Threads do not have this limit.',
  ],
  'unpicklable-results': f => [
    `A result cannot be sent back from a worker process: ${f.error}.`,
    'Return plain data instead of files, connections, locks, generators or nested functions. Threads do not have this limit.',
  ],
  'model-unavailable': f => [`${f.model} needs ${f.needs}.`, 'Choose another interpreter, or leave this model out.'],
  'dask-missing': () => ['Dask\'s scheduler is not installed in this interpreter.', 'Install it there with "pip install distributed", or leave dask out.'],
  'dask-unreachable': f => [
    `No Dask cluster with a worker answered at ${f.address} within ${f.seconds} s: ${f.error}.`,
    'Check the address (as dask-scheduler prints it, tcp://HOST:8786) and that at least one dask-worker is connected to it.',
  ],
  'dask-versions': f => [
    `The Dask ${f.who} of ${f.address} has ${f.package} ${f.there}, and this interpreter has ${f.here}: code cannot be sent from one to the other.`,
    `Benchmark with an interpreter that has ${f.package} ${f.there}, or start the cluster with ${f.package} ${f.here}; client, scheduler and workers must agree.`,
  ],
  'dask-import': f => [
    `The workers of the Dask cluster cannot import ${f.module}: ${f.error}.`,
    'Its own code is sent along; what it imports must be installed where the workers run, or lie in a folder that they share with this machine. Without the scheduler\'s address a cluster on this machine is tried.',
  ],
  'startup-failed': f => [`The pool could not be started: ${f.error}.`, 'The detail shows what the workers printed; an import that fails only there is the usual cause.'],
  'harness-error': f => [`Forkcast's harness failed: ${f.error}.`, 'This is a mistake in Forkcast: please report it with the detail.'],
};

/** The words of one language: by the codes its harness sends, and for what its process itself does. */
export interface Wording {
  failures: Record<string, Sentences>;
  /** What runs the code, at the beginning of a sentence. */
  program: string;
  /** What ends a process at once, and where to look for it. */
  exits: string;
  kills: string;
  crashes: string;
  /** What closes or writes to descriptors that are another's. */
  closes: string;
  writes: string;
  slowImport: string;
}

/** The failure for a code that the harness sent, with the facts it sent along. */
export function describeFailure(code: string, facts: Facts, detail?: string | null, { failures } = pythonWording): Failure {
  const given = { error: code, ...facts };
  const [message, advice] = (failures[code] ?? failures['harness-error'])(given);
  return { code, message, advice: [advice, ...circumstances(code, given)].join(' '), ...(detail ? { detail } : {}) };
}

/** What the user has asked for may be the reason. */
function circumstances(code: string, { error, temporaryDirectory, memoryLimit }: Facts): string[] {
  if (temporaryDirectory && /FileNotFoundError|No such file|ENOENT/.test(String(error))) return ['It ran in an empty temporary directory, from which relative paths do not reach the project: leave that out, or use paths that start at __file__ or the root.'];
  if (memoryLimit && (code === 'worker-died' || code === 'startup-failed' || code === 'import-error')) return [`The memory limit of ${memoryLimit} for each process may be the reason.`];
  return [];
}

export const pythonWording: Wording = {
  failures: pythonFailures,
  program: 'The interpreter',
  exits: 'os._exit, or an exception that cannot be unpickled,',
  kills: 'os.kill',
  crashes: 'Look for native code (an extension module, ctypes) in what the task calls; the detail shows where Python stood.',
  closes: 'os.close or os.closerange',
  writes: 'os.write or os.closerange',
  slowImport: 'Put what the script does when it is started below "if __name__ == \'__main__\':"',
};

const signalNames: Record<number, string> = {
  4: 'an illegal instruction (SIGILL)', 6: 'an abort (SIGABRT)', 7: 'a bus error (SIGBUS)', 8: 'an arithmetic error (SIGFPE)', 9: 'SIGKILL',
  10: 'a bus error (SIGBUS)', 11: 'a segmentation fault (SIGSEGV)', 15: 'SIGTERM',
};

/** From so many programs for each core on, slowness is the host's. */
const busyLoad = 2;

/** As in the harness' `channel.CHANNEL_LOST`. */
const channelLostStatus = 97;

/** `exit` is Python's: negative for a signal. */
export function deathOf(who: string, exit: string | number | null | undefined): string {
  if (typeof exit !== 'number') return `${who} ended without a word`;
  return exit < 0 ? `${who} was ended by ${signalNames[-exit] ?? `signal ${-exit}`}` : `${who} ended itself with exit status ${exit}`;
}

export function deathAdvice(exit: string | number | null | undefined, wording = pythonWording): string {
  if (exit === -9) return `The system does this when memory runs out: use fewer workers or smaller arguments, or look for ${wording.kills} in the code.`;
  return typeof exit === 'number' && exit < 0 ? wording.crashes : `Look for ${wording.exits} in what the task calls.`;
}

/** What runs the code ended itself while it ran the model. */
export function crashed(model: string, code: number | null, signal: NodeJS.Signals | null, signalNumber: number | null, detail: string, wording = pythonWording): Failure {
  if (code === channelLostStatus) {
    return {
      code: 'channel-closed',
      message: `While it ran ${model}, the code closed file descriptors that were not its own, and with them the line on which results travel.`,
      advice: `Look for ${wording.closes} in what the task calls, and close only what it opened.`,
    };
  }
  const exit = signal ? -(signalNumber ?? 0) : code;
  return { code: 'crashed', message: `${deathOf(wording.program, exit)} while it ran ${model}.`, advice: deathAdvice(exit, wording), ...(detail ? { detail } : {}) };
}

export function cancelled(what: 'benchmark' | 'recording' = 'benchmark'): BenchmarkError {
  return new BenchmarkError({ code: 'cancelled', message: `The ${what} was cancelled; all its processes have ended.`, advice: 'Start it again when you like.' });
}

/** Less of the budget than this is none: no pool starts, no round begins within it. */
const noTimeSeconds = 0.1;

/** `what` was asked of a model and not answered in the `seconds` that were left for it. */
export function timedOut(model: string, what: string, seconds: number, detail: string): Failure {
  const none = seconds < noTimeSeconds;
  return {
    code: 'timeout',
    message: none
      ? `The budget was used up before ${decapitalize(what)} with ${model} could finish.`
      : `${what} with ${model} did not finish within its ${formatSeconds(seconds)} of the budget, so it was ended.`,
    advice: none || what === startingPool
      ? 'Raise the budget; where the host is busy, wait until it is idle.'
      : `Raise the budget, give smaller arguments or fewer tasks, or look for a loop that never ends.${model.startsWith('dask') ? ' If the cluster is on other machines, check that they can still be reached.' : ''}`,
    ...(detail ? { detail } : {}),
  };
}

/** What a model is asked for before its first round. */
export const startingPool = 'Starting the pool';

/** `load`: processes that wanted a core over the last minute, for each core; null where the system does not tell. */
export function importTimedOut(seconds: number, detail?: string, wording = pythonWording, load: number | null = null): Failure {
  const busy = load !== null && load >= busyLoad;
  return {
    code: 'import-timeout',
    message: `Importing the module and evaluating the arguments did not finish within ${formatSeconds(seconds)}, half of what was left of the budget, so it was ended.`,
    advice: busy ? `The host is busy (${load.toFixed(1)} programs for each core want to run): wait until it is idle, or raise the budget. If that does not help: ${decapitalize(wording.slowImport)}, so that importing is quick.`
      : `Raise the budget; or, if importing should not take that long: ${decapitalize(wording.slowImport)}.`,
    ...(detail ? { detail } : {}),
  };
}

export function protocolBroken(problem: string, detail: string, wording = pythonWording): Failure {
  return {
    code: 'protocol-error',
    message: `What arrived on the channel for results could not be understood: ${problem}.`,
    advice: `Something in the user's code writes to a file descriptor it did not open; look for ${wording.writes}.`,
    ...(detail ? { detail } : {}),
  };
}

const decapitalize = (text: string) => text[0].toLowerCase() + text.slice(1);

function formatSeconds(seconds: number): string {
  return seconds >= 10 ? `${Math.round(seconds)} s` : `${seconds.toFixed(1)} s`;
}
