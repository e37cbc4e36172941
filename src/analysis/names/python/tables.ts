/** Python's names as data: what the names layer looks up by name alone. */

/** `dir(builtins)` of CPython 3.13, the site module's and Windows' additions included. */
export const BUILTINS = `
ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning
ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis
EncodingWarning EnvironmentError Exception ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit
IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError
MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplemented NotImplementedError OSError OverflowError
PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError ResourceWarning
RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError
TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError
Warning WindowsError ZeroDivisionError _IncompleteInputError __debug__ __import__ abs aiter all anext any ascii bin bool breakpoint
bytearray bytes callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit filter float
format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len license list locals map max memoryview
min next object oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple
type vars zip
`;

/** Methods by what calling them does to their object, as far as their name says; each is one on the standard containers, files or sockets. */
export const METHODS = {
  append: 'append appendleft add extend extendleft insert put put_nowait __setitem__',
  merge: 'update',
  consume:
    'pop popleft popitem setdefault remove discard clear sort reverse rotate get_nowait read readline readlines readinto recv recv_into recvfrom seek truncate fetchone ' +
    'fetchmany __next__ send asend',
  output: 'write writelines writerow writerows sendall sendto send_bytes send_json send_text print',
};

/** Calls by what they may have to do with work that runs beside their caller, as far as their name says; none is in two lists. */
export const WORKER_CALLS = {
  makes:
    'Pool ThreadPool ThreadPoolExecutor ProcessPoolExecutor InterpreterPoolExecutor create_task ensure_future run_coroutine_threadsafe map_async starmap_async',
  makesAndPasses: 'Thread Timer Process submit apply_async',
  passes: 'apply run_in_executor',
  chunks: 'map imap imap_unordered',
};

/** Ways of calling a function that tell what the result is from the arguments. */
export const CALLS = {
  superclass: 'builtins.super',
  classOf: 'builtins.type',
  sameElements:
    'builtins.list builtins.tuple builtins.set builtins.frozenset builtins.sorted builtins.reversed builtins.iter builtins.aiter itertools.islice itertools.cycle ' +
    'collections.deque tqdm.tqdm tqdm.auto.tqdm tqdm.notebook.tqdm tqdm.asyncio.tqdm rich.progress.track',
  filtered: 'builtins.filter itertools.takewhile itertools.dropwhile itertools.filterfalse',
  mapped: 'builtins.map itertools.starmap',
  oneElement: 'builtins.next builtins.anext random.choice',
  chosen: 'builtins.max builtins.min',
  chained: 'itertools.chain',
  repeated: 'itertools.repeat',
  firstArgument:
    'functools.partial functools.lru_cache functools.cache copy.copy copy.deepcopy contextlib.closing contextlib.aclosing asyncio.wait_for asyncio.create_task ' +
    'asyncio.ensure_future asyncio.shield typing.no_type_check staticmethod',
  cast: 'typing.cast typing_extensions.cast',
  awaited: 'asyncio.run',
  defaultMapping: 'collections.defaultdict',
  enumerated: 'builtins.enumerate',
  zipped: 'builtins.zip itertools.zip_longest',
  printed: 'builtins.print',
  numberRange: 'builtins.range',
  endless: 'itertools.count',
};

/** Annotations that stand for something else than an instance of themselves; each name is looked for in the modules of ANNOTATION_MODULES. */
export const ANNOTATIONS = {
  optional: 'Optional',
  union: 'Union',
  wrapped: 'Annotated Final ClassVar Required NotRequired ReadOnly InitVar',
  container:
    'list List Sequence MutableSequence Iterable Iterator AsyncIterable AsyncIterator Collection Reversible Container set Set frozenset FrozenSet AbstractSet ' +
    'MutableSet deque Deque Generator AsyncGenerator KeysView ValuesView',
  tuple: 'tuple Tuple',
  mapping: 'dict Dict Mapping MutableMapping defaultdict DefaultDict OrderedDict ChainMap',
  type: 'type Type',
  self: 'Self',
  silent:
    'Any object Callable Literal Counter TypeVar ParamSpec NoReturn Never Awaitable Coroutine AnyStr Protocol Generic Hashable Sized Concatenate TypeAlias LiteralString ' +
    'TypeGuard TypeIs Unpack Text SupportsInt SupportsFloat SupportsIndex Buffer',
};

export const ANNOTATION_MODULES = 'builtins typing typing_extensions collections.abc collections dataclasses';
