/** What differs between the languages a benchmark can run: how its harness is started, which models there are, how failures are worded. */
import { existsSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { nodeModels, pythonModels, type ExecutionModel } from '../model';
import { nodeWording } from './failure-node';
import { pythonWording, type Wording } from './failure';
import type { CallStyle } from './protocol';

export interface Runtime {
  readonly name: 'Python' | 'Node.js';
  /** All that belong to the language; what the harness cannot run is refused as unavailable. */
  readonly models: readonly ExecutionModel[];
  readonly harnessModels: readonly ExecutionModel[];
  readonly wording: Wording;
  /** Whether a separate process must stand watch on every platform, as the harness cannot tie its children to itself. */
  readonly needsSentry: boolean;
  /** Whether the harness can say what a single task does. */
  readonly observes: boolean;
  /** Models that are tried when none are named. */
  defaultModels(style: CallStyle): ExecutionModel[];
  /** Arguments that make the interpreter the controller. `target` says where answers go: `fd:3` or `path:...`. */
  controller(target: string): string[];
  /** What goes before them where the heap itself can be limited from outside; the harness sees to what cannot. */
  memoryOptions(bytes: number): string[];
  /** The same for the process that measures what the host gives. */
  gauge(target: string): string[];
  /** Arguments that make the interpreter the watchman of `run`, whose folder is `scratch`. */
  sentry(run: string, scratch: string): string[];
  /** The user's environment, with what makes processes comparable and readable; that of a contender's process with this number, counted from 0 (the default). */
  environment(environment: NodeJS.ProcessEnv, process?: number): NodeJS.ProcessEnv;
}

const awaited: ReadonlySet<CallStyle> = new Set(['coroutine', 'async-generator']);

/** Leaves out the working directory, which `-c` puts first: a json.py lying there must not become the harness' own. */
const pythonBootstrap = [
  'import sys',
  'sys.path[:] = [entry for entry in sys.path if entry]',
  'folder, target = sys.argv[1:3]',
  'sys.path.append(folder)',
  'from forkcast_harness.MODULE import main',
  'main(target)',
].join('\n');

export const pythonRuntime: Runtime = {
  name: 'Python',
  models: pythonModels,
  harnessModels: pythonModels,
  wording: pythonWording,
  needsSentry: false,
  observes: true,
  defaultModels: style => ['serial', 'threads', 'processes', ...(awaited.has(style) ? ['asyncio' as const] : [])],
  controller: target => ['-c', pythonBootstrap.replace('MODULE', 'controller'), pythonHarness(), target],
  memoryOptions: () => [],
  gauge: target => ['-I', '-S', '-c', pythonBootstrap.replace('MODULE', 'gauge'), pythonHarness(), target],
  sentry: (run, scratch) => ['-I', '-S', join(pythonHarness(), 'forkcast_harness', 'sentry.py'), run, scratch],
  // Set order must not differ between contenders, which are compared, but between one's processes, as it does in life. Text must not fail for want of
  // a terminal, and a crash should leave its Python lines.
  environment: (environment, process = 0) => ({ PYTHONHASHSEED: String(process), PYTHONIOENCODING: 'utf-8:backslashreplace', PYTHONFAULTHANDLER: '1', ...environment }),
};

export const nodeRuntime: Runtime = {
  name: 'Node.js',
  models: nodeModels,
  harnessModels: nodeModels,
  wording: nodeWording,
  needsSentry: true,
  observes: true,
  defaultModels: style => ['serial', ...(awaited.has(style) ? ['async' as const] : []), 'worker-threads', 'child-processes'],
  controller: target => [join(nodeHarness(), 'controller.mjs'), target],
  memoryOptions: bytes => [`--max-old-space-size=${Math.max(1, Math.floor(bytes / 1e6))}`],
  gauge: target => [join(nodeHarness(), 'gauge.mjs'), target],
  sentry: (run, scratch) => [join(nodeHarness(), 'sentry.mjs'), run, scratch],
  environment: nodeEnvironment,
};

const nodeFiles = /^\.(?:[mc]?[jt]s|[jt]sx)$/i;

/** By the file's ending; what is no JavaScript or TypeScript is Python's. */
export function runtimeOf(file: string): Runtime {
  return nodeFiles.test(extname(file)) ? nodeRuntime : pythonRuntime;
}

/** A debugger that the editor attaches to every Node process would be measured too. */
function nodeEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const clean = { ...environment };
  for (const name of ['VSCODE_INSPECTOR_OPTIONS', 'ELECTRON_RUN_AS_NODE', 'NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE']) delete clean[name];
  if (clean.NODE_OPTIONS) {
    clean.NODE_OPTIONS = clean.NODE_OPTIONS.replace(/(?:--require|-r)[ =](?:"[^"]*ms-vscode\.js-debug[^"]*"|\S*ms-vscode\.js-debug\S*)|--inspect\S*/g, '').trim();
  }
  return clean;
}

export const pythonHarness = () => harnessFolder('Python', 'python', join('forkcast_harness', 'controller.py'));
export const nodeHarness = () => harnessFolder('Node', 'node', 'controller.mjs');

/** The folder that holds a harness: beside a bundle that ships, else of the tree the bundle lies in, as source or as built. */
function harnessFolder(what: string, name: string, entry: string, from = __dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    for (const candidate of [join(folder, name), join(folder, 'src', 'bench', name), join(folder, 'dist', name)]) {
      if (existsSync(join(candidate, entry))) return candidate;
    }
    if (dirname(folder) === folder) throw new Error(`Forkcast's ${what} harness is missing beside ${from}; install Forkcast again.`);
  }
}
