/** What the catalogue's tables hold: known calls as data, each fact with its source. See README.md beside this file. */
import type { IoKind, WorkKind } from '../../model';

/**
 * How the work of one call grows, for ranking what decides:
 * - `constant`: small whatever the arguments
 * - `linear`: in proportion to its argument (parse, hash, sort, compress)
 * - `heavy`: costly by design or worse than linear (key derivation, decompositions, model fitting, compilation)
 */
export type Growth = 'constant' | 'linear' | 'heavy';

/**
 * Whether other threads of the interpreter run meanwhile; for Node, whether the thread of the event loop is free meanwhile.
 * - `released`: yes
 * - `held`: no, however native the code is
 * - `contended`: released, yet threads are measured not to scale (sqlite3)
 * - `partly`: some code paths or argument types release it
 */
export type GilBehaviour = 'released' | 'held' | 'contended' | 'partly';

export interface CatalogueGroup {
  /**
   * Canonical names with brace alternatives, one or several patterns separated by white space: `requests.{get,post}`,
   * `requests.Session.{get,post}` (instance methods are named through their class, without parentheses). A last part of `*` stands for
   * every member that has no entry of its own: `boto3.Client.*`. Special methods are what operators do: `Class.__call__` is `instance()`,
   * `Class.__iter__` is `for x in instance`, `Class.__aiter__` is `async for x in instance` (`for await`), `Class.__getitem__` is `instance[i]`.
   * For Node: `fs.readFile`, `globalThis.Array.map`, `@aws-sdk/client-s3.S3Client.send`; see README.md beside this file.
   */
  names: string;
  work?: Exclude<WorkKind, 'mixed' | 'unknown'>;
  io?: IoKind;
  /** False for coroutine functions and calls that only schedule; default: true for `io`. */
  blocking?: boolean;
  gil?: GilBehaviour;
  growth?: Growth;
  /** A class: calling it yields an instance, whose methods are `Class.method`. Constructors that do work carry `work` too. */
  class?: true;
  /** For classes: canonical names of base classes, searched for methods after the class itself. */
  bases?: string;
  /** Canonical name of the class of the result (of the awaited result for coroutine functions). */
  returns?: string;
  /** A property or a module-level object, read and not called: reading it does the work, if any, and yields an instance of `returns`. */
  attribute?: true;
  /** The result stands for the argument at this position (methods do not count `self`): iterating it yields that argument's elements (`tqdm`). */
  passesThrough?: number;
  /** A decorator (with or without arguments) that changes what calling the function means: only schedules it, or runs it as machine code. */
  decorates?: 'deferred' | 'compiled';
  /** For a class: canonical name of the class of what iterating or indexing an instance yields; for a function: of its result. */
  element?: string;
  /** Canonical name of the class that entering an instance in a `with` yields; default: the instance itself. */
  enters?: string;
  /** An awaitable: a coroutine function, or a call whose result must be awaited. */
  coroutine?: true;
  /**
   * Stable codes, separated by white space, of what bites under concurrency: `not-thread-safe`, `not-fork-safe`, `unpicklable`,
   * `uses-all-cores`, `changes-process-state`, `uses-libuv-pool`, `request-handler`, ... On a class they speak of its instances when shared or passed, not of making one;
   * on a function or method, of the call.
   */
  hazard?: string;
  /** What repeating the call would repeat outside the process: `writes`, `deletes`, `sends`, `spawns`. */
  repeats?: 'writes' | 'deletes' | 'sends' | 'spawns';
  /** What to call instead in async code, in canonical terms. */
  asyncInstead?: string;
  /**
   * It runs a callable argument (or a coroutine handed over) for each item or in the background: the position of that argument
   * (methods do not count `self`), its keyword where it can be given by name (for Node: a property of an options object), and the model it
   * runs under; `event-loop`: later, on the event loop's own thread (listeners, timers, callbacks, request handlers). With `rest`, callables
   * at later positions are run too: optional arguments before a callback, middleware before a handler.
   */
  runs?: {
    argument: number;
    keyword?: string;
    as: 'inline' | 'threads' | 'processes' | 'interpreters' | 'asyncio' | 'dask' | 'event-loop' | 'worker-threads' | 'child-processes';
    perItem?: true;
    rest?: true;
  };
  /** Of what starts a worker for a file, and of methods of pools that were made for one: it runs what the file exports, or what it does with messages. */
  runsFile?: 'worker-threads' | 'child-processes';
  /** Key into the table's `sources`. */
  source: string;
}

export interface CatalogueTable {
  /** `requests`, `python-stdlib-io`: unique, the file's own name. */
  library: string;
  language: 'python' | 'node';
  /** Other names by which parts are reached: alias prefix -> canonical prefix (`PIL.Image` stays; `np` is not an alias, imports resolve it). */
  aliases?: Record<string, string>;
  /** Where each fact comes from: a documentation address, a PEP, an issue, or `measured: command`. */
  sources: Record<string, string>;
  groups: CatalogueGroup[];
}

/** What the catalogue answers: a group's fields with the defaults applied. Treat as frozen: it is shared. */
export interface CatalogueEntry {
  /** The canonical name found, behind aliases and base classes; under a wildcard row, the name that was asked for. */
  readonly name: string;
  readonly library: string;
  /** `trivial` where the table says nothing: known, and negligible in itself. */
  readonly work: Exclude<WorkKind, 'mixed' | 'unknown'>;
  readonly io: IoKind | undefined;
  /** Whether it keeps its thread waiting; only ever true for `io`. */
  readonly blocking: boolean;
  readonly gil: GilBehaviour;
  readonly growth: Growth;
  readonly class: boolean;
  readonly bases: readonly string[];
  readonly returns: string | undefined;
  readonly element: string | undefined;
  readonly enters: string | undefined;
  readonly attribute: boolean;
  readonly passesThrough: number | undefined;
  readonly decorates: CatalogueGroup['decorates'];
  readonly runsFile: CatalogueGroup['runsFile'];
  readonly coroutine: boolean;
  readonly hazards: readonly string[];
  readonly repeats: CatalogueGroup['repeats'];
  readonly asyncInstead: string | undefined;
  readonly runs: CatalogueGroup['runs'];
  /** Where the facts come from: an address or `measured: command`. */
  readonly source: string;
}

export interface Catalogue {
  /** The facts of a canonical name: exact, else inherited from a base class, else behind aliases, else a wildcard row's. */
  find(name: string): CatalogueEntry | undefined;
  isClass(name: string): boolean;
  /** A method or attribute of a known class, searched in its bases too. */
  method(className: string, member: string): CatalogueEntry | undefined;
  /** Top-level modules the catalogue knows: `os`, `requests`. */
  modules(): ReadonlySet<string>;
  /** Whether a dotted name is a module the catalogue knows (`os.path`), so that an unknown member of it can be told from an unknown module. */
  isModule(name: string): boolean;
  /** Public names directly in a known module, for `from x import *`; submodules left out. Empty for unknown modules. */
  membersOf(module: string): readonly string[];
}
