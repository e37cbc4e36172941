/** How the user's program is started so that calls of one function are written down: what goes around it in each language. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ordersVariable, type Orders } from '../node/recorder-orders';
import { nodeHarness, pythonHarness, type Runtime } from '../runtime';
import type { EntryPoint } from './entry';

/** What is added to the text of the function's file: pieces by offset, in ascending order. Refused where the file has another length by then. */
export interface Instrumentation {
  textLength: number;
  insertions: { offset: number; text: string }[];
}

export interface RecorderJob {
  runtime: Runtime;
  interpreter: string;
  scratch: string;
  output: string;
  entry: EntryPoint;
  file: string;
  function: string;
  calls: number;
  environment: NodeJS.ProcessEnv;
  instrumentation: Instrumentation | null;
}

export interface Launched {
  command: string;
  words: string[];
  environment: NodeJS.ProcessEnv;
}

const pythonBootstrap = [
  'import json, sys',
  'sys.path[:] = [entry for entry in sys.path if entry]',
  'sys.path.append(sys.argv[1])',
  'from forkcast_harness.recorder import main',
  'main(json.loads(sys.argv[2]))',
].join('\n');

export async function launchRecorder(job: RecorderJob): Promise<Launched> {
  const { runtime, interpreter, entry, output, file, calls, environment, instrumentation } = job;
  if (runtime.name === 'Python') {
    const orders = { output, file, function: job.function, calls, entry: { kind: entry.kind, name: entry.name, arguments: entry.arguments } };
    return { command: interpreter, words: ['-c', pythonBootstrap, pythonHarness(), JSON.stringify(orders)], environment: { PYTHONIOENCODING: 'utf-8:backslashreplace', ...environment } };
  }
  const orders = join(job.scratch, 'orders.json');
  await writeFile(orders, JSON.stringify({ output, file, function: job.function, calls, instrumentation } satisfies Orders));
  const recorder = pathToFileURL(join(nodeHarness(), 'recorder.mjs')).href;
  const around: NodeJS.ProcessEnv = { ...runtime.environment(environment), [ordersVariable]: orders };
  if (entry.kind === 'script') return { command: interpreter, words: ['--import', recorder, entry.name, ...entry.arguments], environment: around };
  const options = [around.NODE_OPTIONS, `--import=${recorder}`].filter(Boolean).join(' ');
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', words: ['run', entry.name, ...(entry.arguments.length ? ['--', ...entry.arguments] : [])], environment: { ...around, NODE_OPTIONS: options } };
}
