/**
 * Nominal costs in seconds, by order of magnitude. They separate "negligible" from "worth a worker" and rank what decides; they are never
 * shown as times. Measured figures are of CPython 3.11-3.13 on an ordinary server; waits are what a round trip to another machine or a warm disk costs.
 */
import type { CatalogueEntry } from '../catalogue';
import type { IoKind } from '../../model';
import type { CallFacts } from '../facts';

/** One interpreter operation: an addition, a subscript, an attribute read (measured 20-50 ns). */
export const OPERATION = 4e-8;
/** Entering and leaving a function written in Python (measured 50-80 ns). */
export const PYTHON_CALL = 6e-8;
/** V8 against CPython, part interpreted and part compiled: what the same operations cost. */
export const V8_SPEED = 0.1;
/** What a call that cannot be followed stands for when known and unknown work are compared. Never counted as work. */
export const UNKNOWN_CALL = 1e-6;

/** Computing under the GIL, by growth. `linear` of built-in types works on small values far more often than a parser or a serialiser does. */
const CPU = { constant: 1e-7, linear: 5e-5, heavy: 5e-2 } as const;
const BUILTIN_LINEAR = 2e-6;
/** The same where claims rest on it: small arguments, short texts. */
const SURE_CPU = { constant: 1e-7, linear: 1e-6, heavy: 5e-3 } as const;
/** Libraries whose `heavy` is meant: fits, solvers, optimisers. Elsewhere it may be a parser or a compiler that met a short text. */
const SURELY_HEAVY: ReadonlySet<string> = new Set(['scipy', 'sklearn', 'statsmodels', 'node-crypto', 'node-security-and-images']);
const builtin = /^(?:builtins\.|re\.|buffer\.Buffer\.|globalThis\.(?!JSON|structuredClone|crypto|fetch))/;
/** Native code with the GIL released. */
const NATIVE = { constant: 1e-6, linear: 3e-4, heavy: 5e-2 } as const;
/** Linear native work of libraries that are called for small arrays and short texts as often as for large ones. */
const ARRAY_LINEAR = 2e-5;
const ARRAY_LIBRARIES: ReadonlySet<string> = new Set(['numpy', 'scipy', 'pandas', 'regex', 'lxml']);
/** Of other libraries: records of a file rather than whole ones, parts of an image rather than the image. */
const smallPieces = /^(?:zlib\.(?:crc32|adler32|decompress|_Decompress\.\w+)$|gzip\.decompress$|cryptography\..*(?:CipherContext\.update|hashes\.Hash\.update|\.aead\.\w+\.(?:en|de)crypt)$|shapely\.|sklearn\.(?:utils\.check_|metrics\.\w+_score$|metrics\.(?:confusion_matrix|classification_report)$)|transformers\.PreTrainedTokenizer\.(?:encode|decode|tokenize)$|globalThis\.crypto\.subtle\.(?:digest|encrypt|decrypt|sign|verify|wrapKey|unwrapKey)$|PIL\.Image\.(?:new|frombytes|frombuffer|fromarray|Image\.(?:crop|copy))$)/;

/** Hashing a short text. */
export const SMALL_HASH = 1e-6;

/** One wait. */
export const WAIT: Record<IoKind, number> = { network: 5e-2, database: 5e-3, subprocess: 5e-2, file: 2e-4, sleep: 1e-1 };
/** Starting another program without waiting for it; reading on where an answer has begun. */
const START_PROCESS = 5e-4;
/** File calls that mostly meet a buffer or the directory cache. */
const BUFFERED_FILE = 5e-6;
/** Asking the file system, and what of a file has come with the piece before. */
const BUFFERED = new Set((
  'lseek dup dup2 pipe fstat write writelines writerow writerows readline __iter__ __next__ seek tell flush close fileno '
  + 'exists is_file is_dir isfile isdir islink stat lstat getsize getmtime access getcwd resolve realpath print lexists samefile '
  + 'chmod readlink cwd info debug warning error exception critical log '
).trim().split(' '));

/** The rest of an answer whose beginning is there: what it was waited for is counted with the request. */
const answered = /^globalThis\.(?:Response|Request|Blob)\./;
/** The rest of a request whose beginning a server has handed over. */
const served = /^(?:flask|werkzeug|django|starlette|fastapi|quart|sanic)\..*Request\./;

/** A gzip stream over an object, in place of `gzip.open` of a file. */
const inMemory = /(?:^|\.)(?:gzip\.GzipFile|Label(?:Encoder|Binarizer))\(\)/;
const asksTheHost = /^(?:smart_open|fsspec|platform|ctypes\.util|webbrowser|shutil\.which|uuid\.getnode)\b/;
const pauses = /(?:^|\.)sleep$/;
/** Binding a socket and listening is over at once; it is the clients that take time. */
const binds = /^asyncio\.(?:AbstractEventLoop\.create_(?:unix_)?server|start_(?:unix_)?server)$/;
const unblocked = /^False\b|\bblock(?:ing)?\s*=\s*False\b/;
/** Without an interval these compare with the call before (psutil's documentation). */
const sinceLastCall = /^psutil\.cpu_(?:times_)?percent$/;
const polls = /(?:^|\.)(?:select|poll|wait)$/;

/** Waiting for one more item of what comes little by little, by what it comes from: it comes in pieces of many lines or rows. */
const NEXT_ITEM: Record<IoKind, number> = { network: 5e-4, database: 5e-5, subprocess: 5e-4, file: BUFFERED_FILE, sleep: WAIT.sleep };

/** What one pass of `async for` waits for its item. */
export function iterationCost({ io }: CatalogueEntry): number {
  return NEXT_ITEM[io ?? 'network'];
}

/** What one call of a catalogued function costs. */
export function costOf(entry: CatalogueEntry, call: CallFacts): number {
  switch (entry.work) {
    case 'io': {
      const kind = entry.io ?? 'file';
      // `select(..., 0)`, `get(timeout=0)`, `get(block=False)`, `sleep(0)`, `cpu_percent()`: only a look.
      if (kind === 'sleep' && call.literalArguments !== null && (unblocked.test(call.literalArguments) || (call.literalArguments === '' && sinceLastCall.test(entry.name)))) return 0;
      if (kind === 'sleep') return pauses.test(entry.name) ? (call.number ?? WAIT.sleep) : call.number === 0 ? 0 : WAIT.sleep;
      // Beginning a transaction; as a decorator it only wraps.
      if (entry.name === 'django.db.transaction.atomic' && !call.entered) return 0;
      if (call.number === 0 && polls.test(entry.name)) return 0;
      // What a machine is asked about itself is remembered or read from a file; a browser is started and left alone; smart_open and fsspec meet files more often than buckets.
      if (entry.name === 'subprocess.Popen' || asksTheHost.test(entry.name)) return START_PROCESS;
      if (kind === 'network' && answered.test(entry.name)) return START_PROCESS;
      if (kind === 'network' && binds.test(entry.name)) return START_PROCESS;
      if (kind === 'network' && served.test(entry.name)) return BUFFERED_FILE;
      return kind === 'file' && isBuffered(entry, call) ? BUFFERED_FILE : WAIT[kind];
    }
    case 'native':
      if (entry.growth === 'linear' && ARRAY_LIBRARIES.has(entry.library)) return wholeFiles.test(entry.name) ? NATIVE.linear * WHOLE_FILE : ARRAY_LINEAR;
      if (entry.growth === 'linear' && takesFile(call)) return NATIVE.linear * WHOLE_FILE;
      return entry.growth === 'linear' && (smallPieces.test(entry.name) || inMemory.test(call.path ?? '')) ? ARRAY_LINEAR : NATIVE[entry.growth];
    case 'cpu':
      if (entry.growth !== 'linear') return CPU[entry.growth];
      return takesFile(call) ? CPU.linear * WHOLE_FILE : builtin.test(entry.name) ? BUILTIN_LINEAR : CPU.linear;
    default:
      return 0;
  }
}

/** Whether a file call mostly meets a buffer or the directory cache; reading so many bytes does. */
function isBuffered({ name }: CatalogueEntry, { arguments: given }: CallFacts): boolean {
  const last = name.slice(name.lastIndexOf('.') + 1).replace(/Sync$/, '');
  return BUFFERED.has(last) || (last === 'read' && given.length > 0 && inPieces.test(name));
}

const inPieces = /^(?:io|gzip|bz2|lzma)\./;
/** Opening a file, and listing a folder. */
const asksFileSystem = /(?:^|\.)(?:open|listdir|scandir|walk|glob|iglob|rglob|iterdir)$/;

/** Whether a file call moves what the file holds, from or to the disk, by the length of it. */
export function movesFileData(entry: CatalogueEntry, call: CallFacts): boolean {
  return (entry.io ?? 'file') === 'file' && !isBuffered(entry, call) && !asksFileSystem.test(entry.name);
}

/** What is read from a file as a whole is far larger than the texts and buffers that programs pass around. */
const WHOLE_FILE = 10;
/** Functions of data frames and arrays that read or write a file as a whole. */
const wholeFiles = /^(?:pandas|polars)\..*(?:read_|to_)(?:csv|parquet|excel|feather|orc|stata|hdf|json|fwf|table|pickle)$/;
const fileContent = /(?:\.(?:read|read_bytes|read_text|readall)|^(?:node:)?fs(?:\.promises|\/promises)?\.(?:readFile|readFileSync))\(\)~?$|(?:^|\.)open\(\)\^?$/;

/** Whether a call is handed an open file or the content of one. */
function takesFile({ arguments: given }: CallFacts): boolean {
  return given.length > 0 && given[0] !== null && fileContent.test(given[0]);
}

/**
 * Hashes let go of the GIL only for more than 2047 bytes (hashlib's documentation). Keys, names and lines are shorter; what is known to be the
 * content of a file is not.
 */
export function keepsGil(entry: CatalogueEntry, call: CallFacts): boolean {
  if (entry.growth !== 'linear' || !/^(?:hashlib|hmac)\./.test(entry.name) || entry.name.endsWith('file_digest')) return false;
  const [data] = call.arguments;
  return data == null || !/\.read(?:_bytes|all|1)?\(\)$/.test(data);
}

/** Whether a call is heavy whatever it is given: key derivation, solvers. */
export function isSurelyHeavy(entry: CatalogueEntry): boolean {
  return entry.growth === 'heavy' && (SURELY_HEAVY.has(entry.library) || entry.work === 'native');
}

/** The cautious figure for a call that computes under the GIL. */
export function sureCostOf(entry: CatalogueEntry): number {
  // Timers, profilers and test runners: what they run has to run in order and undisturbed.
  if (entry.library === 'python-stdlib-tools') return 0;
  return entry.growth === 'heavy' && SURELY_HEAVY.has(entry.library) ? CPU.heavy : SURE_CPU[entry.growth];
}

/**
 * How often loops run where the text does not say: `likely` is what weights are made with, `sure` a cautious figure that claims are made
 * with. Counting loops (`range(n)`) run far more often than loops over the handful of things programs keep in lists.
 */
export const TRIPS = {
  counting: { likely: 2000, sure: 300 },
  /** `range(len(xs))`: the length of a container, walked for arithmetic on its items. */
  indexing: { likely: 100, sure: 100 },
  container: { likely: 100, sure: 5 },
  /** The lines of a file, the rows of a table: far more than programs keep in lists. */
  lines: { likely: 2000, sure: 5 },
  while: { likely: 100, sure: 5 },
  /** As long as there is something left to do, and doing it finds more: a search through a graph. It goes as far as a recursion that branches. */
  worklist: { likely: 1000, sure: 5 },
} as const;

/** Recursion: how often the body runs for one call from outside. Branching: at least two calls of itself a run, or one in a loop. */
export const RECURSION = {
  linear: { likely: 20, sure: 1 },
  branching: { likely: 1000, sure: 1 },
  /** Branching whose arguments are computed by arithmetic, `fib(n - 1)`: it is the numbers that bound it, not a structure in memory. */
  numeric: { likely: 1_000_000, sure: 1_000_000 },
} as const;

/** Below this a function or loop is not worth a second thought. */
export const TRIVIAL = 1e-4;

/** What is done only where something has failed weighs next to nothing: it is no reason to arrange a program otherwise. */
const UNLIKELY = 1e-4;

/** How often a call is made where its region runs once, as a share. */
export function oftenness(call: CallFacts): number {
  return call.unlikely === true ? UNLIKELY : 1;
}
