/**
 * Files that workers run. What makes a worker, a process or a pool of them for a file that can be told is named `FILE.<worker>.CALLEE`, so that linking knows what runs in it, wherever
 * the worker or pool is passed to: `new Worker(new URL('./hash.js', import.meta.url))` in `src/app.js` is a call of `/src/hash.<worker>.worker_threads.Worker`.
 *
 * A relative path that is a plain string is looked up by Node in the working directory of the process (https://nodejs.org/api/worker_threads.html#new-workerfilename-options), which the text
 * does not tell. Most likely that is the folder that the workspace opens; else, as a program may be started where it stands, the file beside: `new Worker('./hash.js')` in `src/app.js` is a call
 * of `/hash.<or>./src/hash.<worker>.worker_threads.Worker`, of which linking takes the first that is there. threads.js alone looks beside the file that calls it.
 */
import { CollectionFlag, ConstantFlag, Kind, type Node, OperationFlag } from '../../ir/node';
import { intern } from '../../ir/symbols';
import { type PathId, pathText, step, stepOf } from '../paths';
import type { Scope } from '../scopes';
import type { Values } from '../values';
import { modulePath } from './modules';
import { CallRole, callRole } from './roles';

const WORKER = intern('<worker>');
const OR_ELSE = intern('<or>');
const DIRNAME = intern('__dirname');
const FILENAME = intern('__filename');
const IMPORT = intern('import');
const META = intern('meta');
const URL = intern('url');
const THIS_FOLDER = intern('dirname');
const THIS_FILE = intern('filename');
const EXEC = intern('exec');
const EXPOSE = intern('expose');
const listeners = new Set(['on', 'once', 'addListener'].map(intern));
const ports = /^(?:worker_threads\.parentPort|globalThis\.process|process)\./;
const exposing = /^(?:threads(?:\/worker)?|comlink)\.expose$/;
/** What spells a URL or a file name otherwise. */
const SPELLED = new Set(['href', 'pathname', 'toString'].map(intern));
/** Constants are followed through so many others. */
const DEEPEST = 6;

export function isWorkerRole(role: CallRole): boolean {
  return role === CallRole.WorkerFile || role === CallRole.WorkerOptions;
}

/** What makes a worker or a pool, with the file that it runs; without it where that cannot be told. */
export function workerCallee(values: Values, callee: PathId, call: Node, scope: Scope): PathId {
  let file: Node | null = call.list.length > 0 ? call.list[0] : null;
  if (callRole(callee) === CallRole.WorkerOptions) file = propertyOf(values, file, 'filename');
  const module = file === null ? 0 : fileOf(values, file, scope, 0);
  const name = module === 0 ? null : pathText(callee);
  if (name === null) return callee;
  const elsewhere = name.startsWith('threads.') ? 0 : inWorkingDirectory(values, file!, scope, 0);
  const either = elsewhere === 0 || elsewhere === module ? module : step(step(elsewhere, OR_ELSE), intern(pathText(module)!));
  let marked = step(either, WORKER);
  for (const part of name.split('.')) marked = step(marked, intern(part));
  return marked === 0 ? callee : marked;
}

/** The module that a plain relative path names in the folder that the workspace opens; 0 for all that is beside the file by its own words. */
function inWorkingDirectory(values: Values, node: Node, scope: Scope, depth: number): PathId {
  if (depth > DEEPEST) return 0;
  if (node.kind === Kind.Cast) return node.a === null ? 0 : inWorkingDirectory(values, node.a, scope, depth + 1);
  if (node.kind === Kind.Name) {
    const sole = values.soleValue(scope, node.symbol);
    return sole === null || sole.node === null ? 0 : inWorkingDirectory(values, sole.node, sole.scope, depth + 1);
  }
  const specifier = stringOf(values, node);
  return specifier !== null && /^\.{1,2}\//.test(specifier) ? modulePath(specifier, '/', false) : 0;
}

/** The value of a property of an object literal. */
export function propertyOf(values: Values, options: Node | null, name: string): Node | null {
  if (options === null || options.kind !== Kind.Collection || options.flags !== CollectionFlag.Dict) return null;
  const { text } = values.binder;
  for (let i = 0; i + 1 < options.list.length; i += 2) {
    const key = options.list[i];
    if (key.kind === Kind.Constant && text.slice(key.start, key.end).replace(/^['"]|['"]$/g, '') === name) return options.list[i + 1];
  }
  return null;
}

/** The text of a string literal. */
export function stringOf(values: Values, node: Node | null): string | null {
  return node !== null && node.kind === Kind.Constant && node.flags === ConstantFlag.String ? values.binder.text.slice(node.start + 1, node.end - 1) : null;
}

/** `pool.run(task, { name: 'resize' })`, `pool.exec('resize', [task])`. */
export function taskOf(values: Values, { a: callee, list }: Node): string | null | undefined {
  if (callee === null || list.length === 0) return undefined;
  if (callee.symbol === EXEC) return stringOf(values, list[0]) ?? undefined;
  if (list.length === 1) return undefined;
  const options = list[1];
  // A list of what is transferred may stand in its place.
  if (options.kind !== Kind.Collection || propertyOf(values, options, 'filename') !== null) return null;
  const name = propertyOf(values, options, 'name');
  return name === null ? undefined : stringOf(values, name);
}

/** `parentPort.on('message', f)`, `process.on('message', f)` in a process that was forked, `expose(f)`. */
export function messageHandler(values: Values, callee: PathId, { list }: Node, scope: Scope): PathId {
  if (callee === 0 || list.length === 0) return 0;
  const name = listeners.has(stepOf(callee)) && stringOf(values, list[0]) === 'message' && list.length > 1 ? ports : stepOf(callee) === EXPOSE ? exposing : null;
  return name !== null && name.test(pathText(callee)!) ? values.value(list[name === ports ? 1 : 0], scope) : 0;
}

/** The module of the workspace that an expression for a file names, seen from the file it stands in; 0 where that cannot be told. */
function fileOf(values: Values, node: Node, scope: Scope, depth: number): PathId {
  if (depth > DEEPEST) return 0;
  const { moduleName, isPackage, text, modulePath: own } = values.binder;
  const relative = (specifier: string | null): PathId => (specifier === null || !/^\.{0,2}\//.test(specifier) ? 0 : modulePath(specifier.replace(/^\//, './'), moduleName, isPackage));
  switch (node.kind) {
    case Kind.Constant: {
      const specifier = stringOf(values, node);
      return specifier === null || specifier.startsWith('/') ? 0 : relative(specifier);
    }
    case Kind.Name: {
      if (node.symbol === FILENAME) return own;
      const sole = values.soleValue(scope, node.symbol);
      return sole === null || sole.node === null ? 0 : fileOf(values, sole.node, sole.scope, depth + 1);
    }
    case Kind.Attribute:
      if (isMeta(node)) return node.symbol === URL || node.symbol === THIS_FILE ? own : 0;
      return SPELLED.has(node.symbol) && node.a !== null ? fileOf(values, node.a, scope, depth + 1) : 0;
    case Kind.Cast:
      return node.a === null ? 0 : fileOf(values, node.a, scope, depth + 1);
    case Kind.FormatString:
      // `${__dirname}/hash.js`
      return node.list.length === 1 && isFolder(values, node.list[0], scope, depth + 1) ? relative(/^\s*\}(\/[^\x60$]*)\x60$/.exec(text.slice(node.list[0].end, node.end))?.[1] ?? null) : 0;
    case Kind.Operation:
      if (node.flags !== OperationFlag.Arithmetic || node.list.length !== 2 || !isFolder(values, node.list[0], scope, depth + 1)) return 0;
      return relative(stringOf(values, node.list[1]));
    case Kind.Call:
      return fromCall(values, node, scope, depth, specifier => relative(/^\.{0,2}\//.test(specifier) ? specifier : `./${specifier}`));
    default:
      return 0;
  }
}

function fromCall(values: Values, { a: callee, list }: Node, scope: Scope, depth: number, relative: (specifier: string) => PathId): PathId {
  if (callee === null) return 0;
  const first = list.length > 0 ? list[0] : null;
  if (first === null) return callee.kind === Kind.Attribute && SPELLED.has(callee.symbol) && callee.a !== null ? fileOf(values, callee.a, scope, depth + 1) : 0;
  const specifier = stringOf(values, first);
  if (callee.kind === Kind.Attribute && isMeta(callee)) return specifier === null ? 0 : fileOf(values, first, scope, depth + 1);
  switch (pathText(values.value(callee, scope))) {
    case 'globalThis.URL':
    case 'url.URL':
      if (list.length === 1) return fileOf(values, first, scope, depth + 1);
      return specifier !== null && !/^[a-z]+:|^\//.test(specifier) && list[1].kind === Kind.Attribute && isMeta(list[1]) ? relative(specifier) : 0;
    case 'url.fileURLToPath':
    case 'url.pathToFileURL':
    case 'globalThis.require.resolve':
      return fileOf(values, first, scope, depth + 1);
    case 'path.join':
    case 'path.resolve': {
      const rest = list.slice(1).map(one => stringOf(values, one));
      return rest.length > 0 && rest.every(one => one !== null) && isFolder(values, first, scope, depth + 1) ? relative(`./${rest.join('/')}`.replace(/\/\.\/|\/{2,}/g, '/')) : 0;
    }
    default:
      return 0;
  }
}

/** Whether an expression is the folder of the file it stands in. */
function isFolder(values: Values, node: Node, scope: Scope, depth: number): boolean {
  if (depth > DEEPEST) return false;
  if (node.kind === Kind.Name) {
    if (node.symbol === DIRNAME) return true;
    const sole = values.soleValue(scope, node.symbol);
    return sole !== null && sole.node !== null && isFolder(values, sole.node, sole.scope, depth + 1);
  }
  if (node.kind === Kind.Attribute) return isMeta(node) && node.symbol === THIS_FOLDER;
  if (node.kind !== Kind.Call || node.a === null || node.list.length !== 1 || pathText(values.value(node.a, scope)) !== 'path.dirname') return false;
  return fileOf(values, node.list[0], scope, depth + 1) === values.binder.modulePath;
}

/** `import.meta.url`, `import.meta.resolve`, ... */
function isMeta({ a: object }: Node): boolean {
  return object !== null && object.kind === Kind.Attribute && object.symbol === META && object.a !== null && object.a.kind === Kind.Name && object.a.symbol === IMPORT;
}
