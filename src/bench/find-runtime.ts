/** Finds what user code runs in: Python, or Node for JavaScript and TypeScript. */
import { existsSync } from 'node:fs';
import type { InterpreterDescription } from '../model';
import { BenchmarkError } from './failure';
import { findInterpreter, type InterpreterSearch } from './interpreter';
import { probe, probeSeconds } from './probe';
import { nodeRuntime, runtimeOf } from './runtime';

/** What user code runs in must be this or newer; older ones are past their end of life and lack what the harness needs. */
export const oldestNode = 18;
const beginMark = 'forkcast-node:';
/** Runs in any Node, so that an old one can still say how old it is. */
const question = `process.stdout.write('\\n${beginMark}' + JSON.stringify({ path: process.execPath, version: process.versions.node, other: process.versions.bun ? 'Bun' : typeof Deno !== 'undefined' ? 'Deno' : process.versions.electron ? 'Electron' : '' }) + '\\n')`;

export interface RuntimeSearch extends InterpreterSearch {
  /** The user's setting for Node; wins over PATH but is never replaced by another when it does not work. */
  node?: string;
}

/** The interpreter for a file, by its ending. Throws a `BenchmarkError` where it is missing, broken, hangs or is too old. */
export function findRuntime(file: string, search: RuntimeSearch): Promise<InterpreterDescription> {
  return runtimeOf(file) === nodeRuntime ? findNode(search) : findInterpreter({ ...search, file });
}

/** The Node that is set, else the one on PATH. Throws a `BenchmarkError`. */
export async function findNode({ node, environment = process.env }: Pick<RuntimeSearch, 'node' | 'environment'>): Promise<InterpreterDescription> {
  const command = node || 'node';
  const name = node ? `The Node set for Forkcast, ${node},` : 'The node on PATH';
  const choose = `Install Node ${oldestNode} or newer, or set the path of another one.`;
  const problem = (code: string, message: string, advice = choose, detail?: string) => new BenchmarkError({ code, message, advice, ...(detail ? { detail } : {}) });
  const probed = await probe([command, '-e', question], nodeRuntime.environment(environment));
  if (probed.error) {
    if (probed.error.code !== 'ENOENT') throw problem('interpreter-broken', `${name} cannot be started (${probed.error.message}).`);
    throw problem('interpreter-missing', node ? `${name} does not exist.` : 'No Node was found: there is no node on PATH.');
  }
  if (probed.timedOut) throw problem('interpreter-hangs', `${name} did not answer within ${probeSeconds} seconds.`, 'Start it in a terminal to see what it waits for, or choose another one.', probed.stderr);
  const line = probed.stdout.split('\n').find(text => text.startsWith(beginMark));
  if (!line) {
    if (probed.code === 0) throw problem('not-node', `${name} is not Node.`, choose, probed.stdout || probed.stderr);
    throw problem('interpreter-broken', `${name} does not work: it ended with ${probed.signal ?? `status ${probed.code}`}.`, choose, probed.stderr || probed.stdout);
  }
  const { path, version, other } = JSON.parse(line.slice(beginMark.length)) as { path: string; version: string; other: string };
  if (other) throw problem('not-node', `${name} is ${other}, and benchmarks need Node itself.`);
  if (Number(version.split('.')[0]) < oldestNode) throw problem('interpreter-too-old', `${name} is version ${version}.`, `Choose a Node of version ${oldestNode} or newer.`);
  // A version manager's stand-in is left out of later starts.
  return { path: existsSync(path) ? path : command, implementation: 'Node.js', version, gil: 'none', startMethod: null };
}
