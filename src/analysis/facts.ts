/**
 * Facts: what one module says on its own. The names layer distils them from the IR, which is then dropped; effects and rules read
 * nothing else. They are plain data with no reference to another module, so that they can be cached by content hash, sent between
 * threads and kept for a whole workspace. Lists may be shared between facts: never change them.
 *
 * Other things are named by **paths**: short expressions that only linking (effects/) can resolve, because they may lead through other files.
 *   path  = root step*            root: a canonical dotted name, `requests`, `app.helpers`, `builtins.open`
 *   step  = `.name`               an attribute
 *         | `()`                  the value a call yields: an instance of a class, or what a function returns
 *         | `[]`                  an element of a container (what iterating or indexing yields)
 *         | `[0]`, ... `[3]`      what a tuple has at this position that is unpacked; of anything else, an element
 *         | `~`                   the value that awaiting yields
 *         | `^`                   the value that entering a `with` yields
 *         | `*`                   a container of such values (`list[X]` is `X()*`): `[]` undoes it; `.pop()` yields one; else as `builtins.list()`
 *         | `%`                   a mapping to such values (`dict[str, X]` is `X()%`): `[]`, `.get()`, `.pop()`, `.setdefault()` yield one, `.values()`
 *                                 a container of them; else as `builtins.dict()`. The names layer has undone both wherever it could.
 * `requests.Session().get` is the method `get` of an instance of `requests.Session`; `app.db.connect()^.cursor().execute` is what it looks like.
 * A module's own definitions are rooted at its own name: `app.helpers.Client().fetch`. Nested functions: `app.helpers.outer.<locals>.inner`.
 * A name that only a star import of the module can bind is `app.helpers.*.name`: one of that module's `starImports` (the last that offers it),
 * else, where it is the name of a builtin, `builtins.name`. A lambda after the first in the same function is `<lambda-2>`, ...
 * JavaScript and TypeScript: a file of the workspace is the path below its root without extension, `/src/util.fetchAll` (an `index` file its folder); anything
 * else is rooted at what the import says, `fs.readFileSync`, `@scope/pkg.Client`; a function without a name is `<arrow>`, one that is exported by default `default`.
 * What makes a worker or a pool of workers for a file is a name inside that file's module: `/src/hash.<worker>.worker_threads.Worker`; a plain relative path may mean
 * the working directory's file, or the one beside: `/hash.<or>./src/hash.<worker>.worker_threads.Worker` is the first that is there. What a worker's file does with messages is its export `<message>`.
 * A name that cannot be followed has the path null: unknown, about which everything behind stays silent.
 */
import type { Language } from '../model';

export type Path = string;

/** Bump when the shape or meaning of anything here changes: cached facts of another version are thrown away. */
export const FACTS_VERSION = 5;

export interface ModuleFacts {
  version: typeof FACTS_VERSION;
  path: string;
  language: Language;
  /** Dotted name under which the workspace imports it (`app.helpers`); for a package's `__init__` the package's name. */
  name: string;
  lineStarts: Uint32Array;
  /** `[0]` is the module's own body, qualifiedName `<module>`. */
  functions: FunctionFacts[];
  classes: ClassFacts[];
  /** What each module-level name is, last binding wins; names re-exported from other modules included. Value paths, as for ClassFacts.attributes. */
  exports: Map<string, Path>;
  /** Modules whose every public name is imported (`from x import *`). */
  starImports: string[];
  /** Where a name is imported from one of several places (`try: import a except ImportError: import b as a`), paths begin with the first;
   * if that cannot be followed, the others in turn: `a` -> [`b`]. Keys and values are whole paths or their beginnings. */
  alternatives: Map<Path, Path[]>;
  /** Bodies of `if __name__ == '__main__':`. */
  mainGuards: { start: number; end: number }[];
  /** The statements of the module's own body, of modules that import something to start processes with. */
  statements?: StatementFacts[];
  /** Of the same modules: variables of the module that hold plain values and that functions change. */
  variables?: VariableFacts[];
  errors: { message: string; start: number; end: number }[];
  directives: { text: string; start: number; end: number }[];
}

export interface StatementFacts {
  start: number;
  end: number;
  /** `defines`: functions, classes, imports; `guard`: what runs only where the module is the program; `runs`: anything else. */
  kind: 'defines' | 'guard' | 'runs';
  /** Where each of its lines begins that can be indented without changing a text in it. */
  lines: number[];
}

/** A variable of a module, with the places that change what it holds and those that read it; `function` is an index into ModuleFacts.functions. */
export interface VariableFacts {
  name: string;
  /** Whole statements or calls. */
  changes: { function: number; start: number; end: number }[];
  /** The name. */
  reads: { function: number; start: number; end: number }[];
}

export interface ClassFacts {
  name: string;
  /** Path without the module: `Outer.Inner`. */
  qualifiedName: string;
  start: number;
  end: number;
  bases: (Path | null)[];
  /** Methods by name: indexes into ModuleFacts.functions. */
  methods: Map<string, number>;
  /** What class- and `self.`-attributes hold, set in any method: value paths. A name set to unlike things is left out. */
  attributes: Map<string, Path>;
  /** Whether `C()` works: no `__init__` parameter without a default, as far as can be read here. */
  defaultConstructible: boolean;
}

export interface ParameterFacts {
  name: string;
  /** Value path of its annotation: `requests.Session()` for `s: requests.Session`. */
  type: Path | null;
  hasDefault: boolean;
  kind: 'plain' | 'positional-only' | 'keyword-only' | 'rest' | 'keyword-rest';
}

export interface FunctionFacts {
  name: string;
  /** Path without the module: `Client.fetch`, `outer.<locals>.inner`, `outer.<locals>.<lambda>`, `<module>`. */
  qualifiedName: string;
  start: number;
  end: number;
  /** The name's own range (a lambda's keyword). */
  nameStart: number;
  nameEnd: number;
  /** Index of the function it is nested in; 0 for top-level functions and methods; -1 for the module body. */
  parent: number;
  /** Index into ModuleFacts.classes where it is a method, else -1. */
  owner: number;
  isAsync: boolean;
  isGenerator: boolean;
  isLambda: boolean;
  isStatic: boolean;
  isProperty: boolean;
  /** Abstract, a stub (`...`, `pass`, a bare `raise`) or overload: nothing to say about its work. */
  isStub: boolean;
  /** Of a stub: nobody is meant to run it (`@abstractmethod`, `raise NotImplementedError`, `...`), unlike an empty hook. */
  isAbstract?: true;
  parameters: ParameterFacts[];
  decorators: (Path | null)[];
  /** Value path of what it returns, where every return agrees or the annotation says so; of the awaited value for async functions; for generators, a
   * container of what they yield (`X()*`). */
  returns: Path | null;
  /** What a stub says that it returns, where that is not known otherwise or cannot be followed; put here as modules are linked, and never stored. */
  described?: Path;
  /** Where it returns (of a generator: yields) tuples of unlike things: value paths by position; null: unknown. */
  tuple?: (Path | null)[];
  /** Of variables that loops of it fill or change: the names of those that it returns. */
  builds?: string[];
  /** Whether it changes state others see: assigns globals, nonlocals, or attributes of a parameter or of self. */
  mutatesShared: boolean;
  body: RegionFacts;
  /** Those of its parameters that it calls. */
  callsParameters?: string[];
  /** What it does with its parameters where it calls what may run them beside it, as far as the callee's name says: `pool.map(fn, items)`. */
  handsOn?: HandsOnFacts[];
  /** Of a decorator: whether it passes the function on to somebody else instead of calling it, a queue or a pool. */
  defers?: true;
  /** Whether all it does stands in a `try` that catches whatever goes wrong. */
  catchesAll?: true;
  /** Of the calls in it that make pools, threads, futures or tasks, as far as their names say: what becomes of what they make. In the order of the text. */
  handles?: HandleFacts[];
  /** What it does to state that others may see; absent where it does nothing of the kind; in files without threads, locks and awaits only of functions with `global` or `nonlocal`. */
  sharing?: SharingFacts;
}

/** A parameter that a function passes on to a call: what is called, at which position or keyword, and the call's first argument, which may be the executor. */
export interface HandsOnFacts {
  parameter: string;
  key: string;
  path: Path;
  first: Path | null;
}

/**
 * Changes of shared state that take several steps, and what is held meanwhile. A **place** names a variable or an attribute wherever it is meant: `app.counter`,
 * `app.Pool._lock` (of whichever instance), `app.main.<locals>.total`; of another file's, as the import names it.
 */
export interface SharingFacts {
  held: HeldFacts[];
  changes: ChangeFacts[];
  /** Starts of the calls that are given a method of the receiver (`Thread(target=self.work)`). */
  own: number[];
  /** Where what runs stands behind a test for something that is not there yet: starts and ends in turn; only where something is held. */
  absent?: number[];
}

/** A stretch of a function during which something is held, by `with` or from `acquire()` to the last `release()`. */
export interface HeldFacts {
  place: string | null;
  /** Value path of what is held: tells locks from files. */
  path: Path | null;
  /** As it is written. */
  name: string;
  /** Where it is taken. */
  start: number;
  end: number;
  /** The stretch. */
  from: number;
  until: number;
  /** By `async with`. */
  awaited?: true;
  /** By `acquire()`: locks are used as signals that way, too. */
  acquired?: true;
  /** `acquire` with arguments: it may return without having got it. */
  tries?: true;
  released?: true;
}

/**
 * A change that others can come in the middle of.
 * - `update`: `x += 1`; `item-update`: `d['n'] += 1`
 * - `test-and-set`: `if not x: x = True`; `test-and-remove`: `if k in d: del d[k]`
 * - `create`: `if x is None: x = make()`
 */
export interface ChangeFacts {
  kind: 'update' | 'item-update' | 'test-and-set' | 'test-and-remove' | 'create';
  place: string;
  name: string;
  start: number;
  end: number;
  /** Where the test begins, else `start`. */
  from: number;
  /** Of an attribute of the receiver. */
  own?: true;
  /** Whether an await lies between test and change. */
  awaits?: true;
  /** Of `create`: value path of what is made. */
  value: Path | null;
}

/** What becomes of the value of one call. Names are those of the function's own variables; what nested functions do with them counts as `captured`. */
export interface HandleFacts {
  /** The call's range, as in its CallFacts. */
  start: number;
  end: number;
  /**
   * `dropped`: nothing; `awaited`: on the spot; `chained`: its method `name` is called on the spot; `entered`: by a `with`, as `name`; `named`: it is the variable `name`;
   * `gathered`: it is in the list, set or mapping `name` (or, without a name, in one that nobody keeps); `away`: returned, passed on, kept in an attribute, anything else.
   */
  how: 'dropped' | 'awaited' | 'chained' | 'entered' | 'named' | 'gathered' | 'away';
  name: string | null;
  /** What is done with the variable `name` in the whole function, in the order of the text. */
  uses: HandleUse[];
  /** Where the innermost loop or comprehension around the call starts; -1: in none. */
  loop: number;
  /** Whether a branch inside that loop decides if the call happens. */
  conditional: boolean;
  /** Whether it is given anything that changes in the loops around it. */
  varies: boolean;
  /** Where the block of the `with` that enters it ends. */
  blockEnd?: number;
  /** Where `name = call` is a statement of its own in a suite: its range up to the last use, and where the lines begin that a `with` in its place would have to indent; by tabs, as that suite is? */
  suite?: { start: number; end: number; lines: number[]; tabs: boolean };
  /** Where a `with` that enters it is all that its loop does: both headers, without their colons. */
  swap?: { outer: { start: number; end: number; text: string }; inner: { start: number; end: number; text: string } };
}

/** One mention of a variable. `member`: the method called on it, the function it is an argument of, or the collection it is put into. */
export interface HandleUse {
  how: 'method' | 'iterated' | 'argument' | 'gathered' | 'read' | 'captured' | 'assigned' | 'deleted';
  member: string;
  /** The method call's range, else the name's. */
  start: number;
  end: number;
  /** As in HandleFacts. */
  loop: number;
  conditional: boolean;
}

/** A generator expression passed straight to a call runs there and is a `comprehension`; `generator` is one that runs later, if ever. */
export type RegionKind = 'body' | 'for' | 'async-for' | 'while' | 'comprehension' | 'generator';

/**
 * A stretch of code that runs together, as often as its parent or more often: a function's body or one loop in it. Branches are not
 * regions: both arms count. What a nested function does belongs to that function.
 */
export interface RegionFacts {
  kind: RegionKind;
  start: number;
  end: number;
  /** End of the loop's header (behind `for x in xs:`), for lenses and diagnostics; of a comprehension, the whole of it. */
  headEnd: number;
  /** The header's text on one line without its colon, at most 80 characters: `for row in rows`; a comprehension's clauses, `for x in xs if x`. Empty for
   * bodies. A copy: a slice of the source would keep the whole source in memory. */
  header: string;
  /** Interpreter operations of one pass, nested regions and calls apart: operators, subscripts, attribute reads, stores, constants built. */
  operations: number;
  calls: CallFacts[];
  /** Loops directly inside. */
  loops: RegionFacts[];
  /** For loops: what is known of how often it runs. */
  trip: TripFacts | null;
  /** Ways an iteration can end the loop before its time. */
  exits: { break: boolean; return: boolean; raise: boolean };
  yields: boolean;
  awaits: boolean;
  /** Whether a `try` in the body catches and goes on or retries, with no other work after success. */
  retries: boolean;
  /** Inside `if __name__ == "__main__":`. */
  underMainGuard: boolean;
  /** What ties one iteration to another; empty means that iterations look independent. */
  ties: Tie[];
  /** Names of results gathered across iterations without order mattering to the next: `total += x`, `out.append(y)`, `d[key] = y`. */
  gathers: { name: string; how: 'reduction' | 'append' | 'keyed-store'; start: number; end: number }[];
  /** What is entered by `with` without being called there: `with self.lock:`. */
  locks: { path: Path; start: number; end: number }[];
}

export interface TripFacts {
  /** Value path of the iterable, where known; null for `while` and the unknown. A counting loop's is `builtins.range()` in every language; over the indexes of
   * an array, `globalThis.Array.keys()`. */
  iterable: Path | null;
  /** Exact number of iterations where the text says it (`range(10)`, a literal of n items, a product for clauses). */
  count: number | null;
  /** The number where parameters keep their defaults (`def price(paths=2_000)` and `range(paths)`); absent where that says nothing more. */
  usual?: number;
  /** A number that it stops at, at the latest: `while i < 1000`, `if i > 1000: break`, with `i += 1` in it. */
  most?: number;
  /** Where the number follows from one parameter, as `factor` times what is given for it, plus `offset`: `range(1, n)` is `{ parameter: 'n', factor: 1, offset: -1 }`. */
  sizedBy?: { parameter: string; factor: number; offset: number };
  /** The parameter that it goes through, by its elements or their indexes, and how many levels down: `for row in pixels` 1, `for value in row` in it 2. */
  through?: { parameter: string; depth: number };
  /** `while True` and the like. */
  endless: boolean;
  /** Source range of the iterable or the condition. */
  start: number;
  end: number;
}

/**
 * Something that makes iterations depend on one another.
 * - `carried`: a value written in one iteration and read in a later one
 * - `order`: output whose order is visible (print, write to one file, yield, send on one connection)
 * - `exclusive`: every iteration uses one object that cannot be shared (a cursor, a browser page, a socket)
 */
export interface Tie {
  kind: 'carried' | 'order' | 'exclusive';
  name: string;
  start: number;
  end: number;
  /** Of `carried`: whether every iteration may add to it. */
  grows?: true;
}

/** An item of the list of what a call hands over to a worker instead of cloning it. */
export interface TransferFacts {
  path: Path | null;
  start: number;
  end: number;
  /** The variable that is handed over, or whose buffer is, where the same block reads it afterwards. */
  used?: { name: string; start: number; end: number };
}

export interface CallFacts {
  start: number;
  end: number;
  /** Range of the callee's last name, for the caret. */
  nameStart: number;
  nameEnd: number;
  /** What is called; null where it cannot be followed. */
  path: Path | null;
  /** Of such a call: the paths of which one is called, entries of a table or arms of a conditional. */
  oneOf?: Path[];
  /** Of such a call: the parameter of the function around that is called. */
  parameter?: string;
  /** Directly under an `await` (or an `async with` / `async for`). */
  awaited: boolean;
  /** Whether the result is dropped. */
  discarded: boolean;
  /** Value paths of the arguments, in order, where known (functions handed over included); null for the rest. */
  arguments: (Path | null)[];
  keywords: { name: string; value: Path | null; start: number; end: number }[];
  /** A literal argument's text where all arguments are literals (for workloads and sizes), else null. */
  literalArguments: string | null;
  /** Of the first numeric literal argument (sleep seconds, iteration counts, sizes). */
  number: number | null;
  /** Whole numbers among the arguments, named constants included, by position (`'0'`) or keyword; absent where there is none. */
  numbers?: Record<string, number>;
  /** Arguments that are parameters of the function around, passed on as they are: position or keyword, and the parameter's name, in turn. */
  passes?: string[];
  /** Whether an argument is computed by arithmetic on the spot (`f(n - 1)`, `f(a * b)`): recursion over numbers is told from walking a structure by it. */
  arithmeticArguments: boolean;
  /** Of such a call in a conditional expression: where the arm begins that it stands in. Of two arms only one runs. */
  arm?: number;
  /** Whether an argument is something less a literal number (`f(n - 1)`). */
  countsDown?: true;
  /** Where a function written on the spot is handed to a method of a literal or of a constant that is one: its number of items (`['a', 'b'].map(f)`). */
  receiverCount?: number;
  /** Where a function is called for each number up to one that the text does not tell: `Array.from({ length: n }, f)`. */
  counts?: true;
  /** A `with` item's call, so that `with Pool()` is told from `Pool()`. */
  entered: boolean;
  /**
   * Of calls that hand arguments to others to pass on: value paths of the items of a display given as `args=` or the like, of what is cloned for a worker, and of the values of an object that is; `types.GeneratorType()` for generator
   * expressions, in `arguments` too.
   */
  packed?: (Path | null)[];
  /** Of calls that send something to a worker: what they hand over instead of cloning it. */
  transfers?: TransferFacts[];
  /** Of calls that hand a task to a pool of workers made for a file: the name of the export that is asked for; null where the text does not tell; absent where it is the default. */
  task?: string | null;
  /**
   * Where its result is kept behind a test for it, so that it runs once: `cached ??= f()`, `if (!cached) cached = f();`, or `if cached is not None: return cached` and
   * `cached = f()` further down. `program`: in a variable of the module or of a function around; `object`: in an attribute of the receiver;
   * `key`: in a collection of one of these, so that it runs once for each key.
   */
  once?: 'program' | 'object' | 'key';
  /** Whether it is made only where something has failed: in an `except` of something else than a look-up that found nothing. */
  unlikely?: true;
  /** Whether the program ends where the branch around it does: with `sys.exit()`. */
  last?: true;
  /** Of what may be a command: its first words, as far as they are in the text, `*` for others and for what goes on: `run(['git', 'add', path])` has `git`, `add`, `*`. */
  words?: string[];
  /** Of calls of methods that take `chunksize`: where one more keyword argument can be inserted, with a comma before it; absent where that is unclear. */
  room?: number;
}
