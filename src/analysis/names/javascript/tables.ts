/** JavaScript's names as data: what the names layer looks up by name alone. */

/** Globals of Node 24 (`Object.getOwnPropertyNames(globalThis)`), what CommonJS modules are given, and the browser's that Node programs meet. */
export const GLOBALS = `
AbortController AbortSignal AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt BigInt64Array BigUint64Array Blob Boolean BroadcastChannel
Buffer ByteLengthQueuingStrategy CloseEvent CompressionStream CountQueuingStrategy Crypto CryptoKey CustomEvent DOMException DataView Date
DecompressionStream DisposableStack Error EvalError Event EventSource EventTarget File FinalizationRegistry Float16Array Float32Array Float64Array FormData
Function Headers Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math MessageChannel MessageEvent MessagePort NaN Navigator Number
Object Performance PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming
Promise Proxy RangeError ReadableByteStreamController ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest
ReadableStreamDefaultController ReadableStreamDefaultReader ReferenceError Reflect RegExp Request Response Set SharedArrayBuffer String
SubtleCrypto SuppressedError Symbol SyntaxError TextDecoder TextDecoderStream TextEncoder TextEncoderStream TransformStream
TransformStreamDefaultController TypeError URIError URL URLPattern URLSearchParams Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap
WeakRef WeakSet WebAssembly WebSocket Worker WritableStream WritableStreamDefaultController WritableStreamDefaultWriter XMLHttpRequest atob btoa
clearImmediate clearInterval clearTimeout console crypto decodeURI decodeURIComponent document encodeURI encodeURIComponent escape eval fetch
global globalThis import importScripts isFinite isNaN localStorage module navigator parseFloat parseInt performance postMessage process queueMicrotask
requestAnimationFrame require self sessionStorage setImmediate setInterval setTimeout structuredClone unescape window
`;

/** Methods by what calling them does to their object, as far as their name says; each is one of the standard containers or streams. */
export const METHODS = {
  append: 'push unshift add append enqueue addAll',
  store: 'set',
  consume: 'pop shift splice sort reverse next update fill copyWithin',
  output: 'write writeln writeLine print',
};

/** Ways of calling a function that tell what the result is from the arguments. */
export const CALLS = {
  module: 'globalThis.require globalThis.import',
  firstArgument:
    'globalThis.Promise.resolve globalThis.Object.freeze globalThis.Object.seal globalThis.Object.assign globalThis.structuredClone globalThis.Promise.race globalThis.Promise.any ' +
    'globalThis.Array.of threads.spawn',
  sameElements: 'globalThis.Array.from globalThis.Set globalThis.Promise.all globalThis.Array.fromAsync',
  strings: 'globalThis.Object.keys globalThis.Reflect.ownKeys globalThis.Object.getOwnPropertyNames',
  valuesOf: 'globalThis.Object.values',
  entriesOf: 'globalThis.Object.entries',
  mapping: 'globalThis.Map globalThis.Object.fromEntries globalThis.WeakMap',
  promisified: 'util.promisify',
  chosen: 'globalThis.Math.max globalThis.Math.min',
  printed:
    'globalThis.console.log globalThis.console.info globalThis.console.warn globalThis.console.error globalThis.console.debug globalThis.console.table globalThis.console.dir ' +
    'console.log console.info console.warn console.error',
  gathers: 'globalThis.Promise.all globalThis.Promise.allSettled globalThis.Promise.race globalThis.Promise.any',
  /** What starts a worker, a process or a pool of them for a file: it is the first argument, or the property `filename` of the options. */
  workerFile: 'worker_threads.Worker child_process.fork workerpool.pool threads.Worker jest-worker.Worker',
  workerOptions: 'piscina piscina.Piscina tinypool tinypool.Tinypool',
};

/** Annotations that stand for something else than an instance of themselves. */
export const ANNOTATIONS = {
  string: 'string String',
  number: 'number Number bigint',
  boolean: 'boolean Boolean',
  regexp: 'RegExp',
  /** What they are given: awaiting a plain value does no harm. */
  wrapped: 'Promise PromiseLike Awaited Readonly Required Partial NonNullable Readonlydeep DeepReadonly',
  container:
    'Array ReadonlyArray Set ReadonlySet Iterable Iterator IterableIterator AsyncIterable AsyncIterator AsyncIterableIterator Generator AsyncGenerator ArrayLike ReadableStream',
  mapping: 'Map ReadonlyMap WeakMap Record',
  object: 'object Object',
};

/** Methods of arrays that run a callback for each element; the element is its first parameter. */
export const EACH = 'map filter forEach some every find findIndex findLast findLastIndex flatMap';

/** Methods that hardly anything but the standard type has, for objects that nobody can tell the type of. */
export const ASSUMED = {
  array: 'push unshift',
  string:
    'split trim trimStart trimEnd toLowerCase toUpperCase charCodeAt codePointAt charAt startsWith endsWith padStart padEnd localeCompare replaceAll substring substr matchAll',
  /** Statements, by the names that clients of MongoDB, Mongoose, Prisma, Sequelize and TypeORM give them, and what begins a transaction. */
  database:
    'insertOne insertMany updateOne updateMany replaceOne deleteOne bulkWrite countDocuments findOneAndUpdate findOneAndReplace findOneAndDelete findByIdAndUpdate findByIdAndDelete findByPk ' +
    'findOrCreate findUnique findUniqueOrThrow findFirstOrThrow findOneBy findOneByOrFail findOneOrFail startTransaction beginTransaction',
};

/** Packages' functions that compilers and old code wrap imports in: the import is what counts. */
export const INTEROP = '__importDefault __importStar _interopRequireDefault _interopRequireWildcard _interopDefault __toESM _interop_require_default _interop_require_wildcard';

/** Modules whose promisified functions are their own `promises`. */
export const WITH_PROMISES = 'fs dns timers readline stream';
