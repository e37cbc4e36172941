/** What can go wrong in Node, in the words a person reads. What is said alike in both languages comes from the common table. */
import { deathOf, outOfMemory, pythonWording, tasksRaised, tookTooLong, type Sentences, type Wording } from './failure';

const byStandard = 'Arguments are given as one JavaScript expression that yields one item a task, for example [[1, "a"], [2, "b"]] for a function of two parameters.';
const { failures: common } = pythonWording;

const nodeFailures: Record<string, Sentences> = {
  ...Object.fromEntries(['file-missing', 'function-missing', 'not-callable', 'not-constructible', 'model-unavailable', 'startup-failed', 'harness-error', 'recording-unreadable', 'recording-empty'].map(code => [code, common[code]])),
  'import-exit': f => [
    `Importing ${f.module} ended with process.exit(${f.status}).`,
    'Move what the program does when it is started to another file, or behind if (require.main === module), so that the module can be imported.',
  ],
  'import-error': f => [
    `${f.module} cannot be imported: ${f.error}.`,
    f.missing
      ? `Install ${f.missing} in this project (npm install), or check how it is spelled.`
      : f.code === 'ERR_REQUIRE_ESM' ? 'Load the ES module with import() instead of require, or run a Node of version 22.12 or newer.'
        : 'Make the module importable (the stack shows where it stops), then run the benchmark again.',
  ],
  'typescript-needs-newer-node': f => [`Node ${f.version} cannot be taught to load TypeScript.`, 'Choose a Node of version 18.19 or newer.'],
  'not-exported': f => [
    `${f.file} defines ${f.name} but does not export it, so it cannot be reached from outside.`,
    `Export it (export { ${f.name} }, in CommonJS exports.${f.name} = ${f.name}); worker threads and child processes need that too.`,
  ],
  'nested-function': f => [
    `${f.function} is defined inside the function ${f.outer}, so it cannot be reached from outside.`,
    'Move it to the top level of the module, with what it uses as parameters, and export it; workers need that too.',
  ],
  'arguments-needed': f => [
    `The function takes ${f.parameters === 1 ? 'an argument' : `${f.parameters} arguments`}, and none were given.`,
    `Give them with --args, or in a comment above the function: // forkcast: args=[...]. ${byStandard}`,
  ],
  'arguments-syntax': f => [`The arguments ${f.expression} are not a JavaScript expression: ${f.error}.`, byStandard],
  'arguments-error': f => [
    `Evaluating the arguments ${f.expression} failed: ${f.error}.`,
    'The expression can use what the module exports, require, and await; not what the module keeps to itself.',
  ],
  'no-tasks': f => [`The arguments ${f.expression} yield no item, so there is no task to run.`, byStandard],
  'task-error': f => [
    `${tasksRaised(f)} threw; the first error was ${f.error}.`,
    'Times of failing tasks say nothing. Give arguments that every task succeeds with, or fix the error, and run again. What only fails in workers is often a class instance, which arrives there without its methods.',
  ],
  'process-exit': f => [`A task called process.exit(${f.status}).`, 'Return from the function instead of ending the program, and run again.'],
  'unhandled-rejection': f => [
    `A promise was rejected and nothing handled it: ${f.error}.`,
    'Await or return every promise that the function makes, or catch its error; by default Node ends the program on one.',
  ],
  'uncaught-exception': f => [
    `An error was thrown outside of any task, in a timer or an event: ${f.error}.`,
    'Handle it where it happens (an error event, a try in the callback); by default Node ends the program on one.',
  ],
  'server-clash': f => [
    `Importing the module opens a server, and its address is taken: ${f.error}.`,
    'Every process and worker imports the module: start the server in another file, or behind if (require.main === module).',
  ],
  'out-of-memory': f => [
    outOfMemory(f),
    f.memoryLimit ? 'Raise the limit, or give smaller arguments; it is the limit of the JavaScript heap, which buffers do not count to.'
      : 'Use fewer workers or smaller arguments, or raise --max-old-space-size in NODE_OPTIONS; every worker holds its own copy.',
  ],
  'task-timeout': tookTooLong,
  'worker-died': f => [
    f.signal ? `A worker was ended by ${f.signal} while it ran a task.` : `${deathOf('A worker', f.exit)} while it ran a task.`,
    f.signal === 'SIGKILL' ? 'The system does this when memory runs out: use fewer workers or smaller arguments.'
      : f.signal ? 'Look for a native add-on in what the task calls; the detail shows what it printed last.'
        : 'Look for process.exit or a native add-on in what the task calls.',
  ],
  'uncloneable-arguments': f => [
    `Item ${f.item} of the arguments cannot be sent to workers: ${f.error}.`,
    'Send plain data (a path, a URL, numbers) and make functions, sockets and handles inside the function. Calls in the main thread do not have this limit.',
  ],
  'uncloneable-results': f => [
    `A result cannot be sent back from a worker: ${f.error}.`,
    'Return plain data instead of functions, promises, sockets or handles. Calls in the main thread do not have this limit.',
  ],
  'not-a-coroutine': () => ['The async model only overlaps functions that return a promise.', 'Leave async out, or write an async version of the function.'],
};

export const nodeWording: Wording = {
  failures: nodeFailures,
  program: 'Node.js',
  exits: 'process.exit or process.reallyExit',
  kills: 'process.kill',
  crashes: 'Look for a native add-on, process.abort, or memory beyond the limit of the heap (--max-old-space-size in NODE_OPTIONS) in what the task calls.',
  closes: 'fs.close or fs.closeSync',
  writes: 'fs.write or fs.writeSync',
  slowImport: 'Move what the program does when it is started to another file, or behind if (require.main === module)',
};
