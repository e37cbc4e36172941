/** Builtins: functions, exceptions, and the methods of the built-in types. File objects stand in stdlib-files.ts. */
import type { CatalogueTable } from '../types';

export const stdlibBuiltins: CatalogueTable = {
  library: 'python-stdlib-builtins',
  language: 'python',
  aliases: { __builtins__: 'builtins' },
  sources: {
    functions: 'https://docs.python.org/3/library/functions.html',
    types: 'https://docs.python.org/3/library/stdtypes.html',
    exceptions: 'https://docs.python.org/3/library/exceptions.html',
    probe: 'measured: python3 test/bench/gil-probe.py builtins',
  },
  groups: [
    // Functions that do next to nothing themselves
    {
      names: `builtins.{abs,aiter,anext,callable,delattr,dir,divmod,getattr,globals,hasattr,hash,id,isinstance,issubclass,iter,
        len,locals,next,ord,round,setattr,vars,property,classmethod,staticmethod,super,object,type,slice,exit,quit,copyright,credits,license,help,
        __import__,__build_class__}`,
      source: 'functions',
    },
    { names: 'builtins.{ascii,bin,chr,format,hex,oct,repr}', returns: 'builtins.str', source: 'functions' },
    { names: 'builtins.type.mro', source: 'functions' },
    { names: 'builtins.property.{getter,setter,deleter} builtins.slice.indices', source: 'functions' },
    { names: 'builtins.print', repeats: 'writes', source: 'functions' },
    { names: 'builtins.input', work: 'io', io: 'sleep', returns: 'builtins.str', asyncInstead: 'asyncio.to_thread', source: 'functions' },
    { names: 'builtins.breakpoint', work: 'io', io: 'sleep', source: 'functions' },

    // Functions that walk their argument
    { names: 'builtins.{min,max,any,all}', work: 'cpu', source: 'functions' },
    { names: 'builtins.sum', work: 'cpu', growth: 'linear', source: 'probe' },
    { names: 'builtins.sorted', work: 'cpu', growth: 'linear', returns: 'builtins.list', passesThrough: 0, source: 'probe' },
    { names: 'builtins.pow', work: 'cpu', source: 'probe' },
    { names: 'builtins.map', runs: { argument: 0, as: 'inline', perItem: true }, source: 'functions' },
    { names: 'builtins.filter', runs: { argument: 0, as: 'inline', perItem: true }, passesThrough: 1, source: 'functions' },
    { names: 'builtins.reversed', passesThrough: 0, source: 'functions' },
    { names: 'builtins.{enumerate,zip}', element: 'builtins.tuple', source: 'functions' },

    // Code
    { names: 'builtins.compile', work: 'cpu', growth: 'heavy', source: 'probe' },
    { names: 'builtins.{eval,exec}', work: 'cpu', growth: 'linear', source: 'functions' },

    // Types
    { names: 'builtins.{bool,int,float,complex}', class: true, source: 'types' },
    { names: 'builtins.{str,bytes,bytearray}', class: true, source: 'types' },
    { names: 'builtins.range', class: true, element: 'builtins.int', source: 'types' },
    { names: 'builtins.{list,tuple,set,frozenset}', class: true, work: 'cpu', passesThrough: 0, source: 'types' },
    { names: 'builtins.dict', class: true, work: 'cpu', source: 'types' },
    { names: 'builtins.frozendict', class: true, bases: 'builtins.dict', work: 'cpu', source: 'types' },
    { names: 'builtins.sentinel', class: true, source: 'functions' },
    { names: 'builtins.memoryview', class: true, element: 'builtins.int', hazard: 'unpicklable', source: 'types' },
    {
      names: 'builtins.{str,list,tuple,dict,set,frozenset,bytes,bytearray,range}.{__len__,__contains__,__getitem__,__iter__,__next__,__eq__}',
      source: 'types',
    },

    // str: short strings are the rule, so only what works on whole texts grows
    {
      names: `builtins.str.{capitalize,casefold,center,expandtabs,format,format_map,ljust,lower,lstrip,removeprefix,removesuffix,rjust,rstrip,strip,swapcase,
        title,upper,zfill}`,
      returns: 'builtins.str', source: 'types',
    },
    {
      names: `builtins.str.{endswith,isalnum,isalpha,isascii,isdecimal,isdigit,isidentifier,islower,isnumeric,isprintable,isspace,istitle,isupper,startswith,
        maketrans}`,
      source: 'types',
    },
    { names: 'builtins.str.{count,find,index,rfind,rindex}', work: 'cpu', returns: 'builtins.int', source: 'types' },
    { names: 'builtins.str.replace', work: 'cpu', returns: 'builtins.str', source: 'probe' },
    { names: 'builtins.str.{partition,rpartition}', work: 'cpu', returns: 'builtins.tuple', element: 'builtins.str', source: 'types' },
    { names: 'builtins.str.{split,rsplit}', work: 'cpu', returns: 'builtins.list', element: 'builtins.str', source: 'types' },
    { names: 'builtins.str.encode', work: 'cpu', returns: 'builtins.bytes', source: 'types' },
    { names: 'builtins.str.splitlines', work: 'cpu', growth: 'linear', returns: 'builtins.list', element: 'builtins.str', source: 'types' },
    { names: 'builtins.str.{join,translate}', work: 'cpu', growth: 'linear', returns: 'builtins.str', source: 'probe' },

    // bytes: buffers are often large
    {
      names: `builtins.{bytes,bytearray}.{endswith,isalnum,isalpha,isascii,isdigit,islower,isspace,istitle,isupper,startswith,maketrans}
        builtins.bytearray.{append,clear,copy,extend,insert,pop,remove,resize,reverse}`,
      source: 'types',
    },
    {
      names: `builtins.{bytes,bytearray}.{capitalize,center,expandtabs,ljust,lower,lstrip,removeprefix,removesuffix,rjust,rstrip,strip,swapcase,title,upper,
        zfill,fromhex}`,
      returns: 'builtins.bytes', source: 'types',
    },
    { names: 'builtins.bytearray.take_bytes', returns: 'builtins.bytes', source: 'types' },
    { names: 'builtins.{bytes,bytearray}.{count,find,index,rfind,rindex}', work: 'cpu', growth: 'linear', returns: 'builtins.int', source: 'probe' },
    { names: 'builtins.{bytes,bytearray}.{join,replace,translate}', work: 'cpu', growth: 'linear', returns: 'builtins.bytes', source: 'types' },
    {
      names: 'builtins.{bytes,bytearray}.{partition,rpartition}', work: 'cpu', returns: 'builtins.tuple', element: 'builtins.bytes', source: 'types',
    },
    {
      names: 'builtins.{bytes,bytearray}.{split,rsplit,splitlines}', work: 'cpu', growth: 'linear', returns: 'builtins.list', element: 'builtins.bytes',
      source: 'types',
    },
    { names: 'builtins.{bytes,bytearray}.{decode,hex}', work: 'cpu', growth: 'linear', returns: 'builtins.str', source: 'probe' },
    { names: 'builtins.memoryview.{cast,toreadonly}', returns: 'builtins.memoryview', source: 'types' },
    { names: 'builtins.memoryview.{count,index,release}', source: 'types' },
    { names: 'builtins.memoryview.tobytes', work: 'cpu', growth: 'linear', returns: 'builtins.bytes', source: 'types' },
    { names: 'builtins.memoryview.hex', work: 'cpu', growth: 'linear', returns: 'builtins.str', source: 'types' },
    { names: 'builtins.memoryview.tolist', work: 'cpu', growth: 'linear', returns: 'builtins.list', source: 'types' },

    // Numbers
    {
      names: `builtins.int.{as_integer_ratio,bit_count,bit_length,conjugate,is_integer} builtins.float.{as_integer_ratio,conjugate,fromhex,from_number,hex,is_integer}
        builtins.complex.{conjugate,from_number}`,
      source: 'types',
    },
    { names: 'builtins.int.to_bytes', returns: 'builtins.bytes', source: 'types' },
    { names: 'builtins.int.from_bytes', returns: 'builtins.int', source: 'types' },
    { names: 'builtins.{int,float,complex,bool}.{real,imag} builtins.{int,bool}.{numerator,denominator}', attribute: true, source: 'types' },

    // Containers
    { names: 'builtins.list.{append,clear,extend,insert,pop}', source: 'types' },
    { names: 'builtins.{list,dict,set,frozenset}.copy', work: 'cpu', source: 'types' },
    { names: 'builtins.list.{count,index,remove,reverse} builtins.tuple.{count,index}', work: 'cpu', growth: 'linear', source: 'types' },
    { names: 'builtins.list.sort', work: 'cpu', growth: 'linear', source: 'probe' },
    { names: 'builtins.range.{count,index}', source: 'types' },
    { names: 'builtins.dict.{clear,get,items,keys,pop,popitem,setdefault,values}', source: 'types' },
    { names: 'builtins.dict.{fromkeys,update}', work: 'cpu', source: 'types' },
    { names: 'builtins.set.{add,clear,discard,pop,remove}', source: 'types' },
    {
      names: `builtins.{set,frozenset}.{difference,intersection,isdisjoint,issubset,issuperset,symmetric_difference,union}
        builtins.set.{difference_update,intersection_update,symmetric_difference_update,update}`,
      work: 'cpu', source: 'types',
    },

    // Exceptions
    {
      names: `builtins.{ArithmeticError,AssertionError,AttributeError,BaseException,BaseExceptionGroup,BlockingIOError,BrokenPipeError,BufferError,BytesWarning,
        ChildProcessError,ConnectionAbortedError,ConnectionError,ConnectionRefusedError,ConnectionResetError,DeprecationWarning,EOFError,EncodingWarning,
        EnvironmentError,Exception,ExceptionGroup,FileExistsError,FileNotFoundError,FloatingPointError,FutureWarning,GeneratorExit,IOError,ImportCycleError,ImportError,
        ImportWarning,IndentationError,IndexError,InterruptedError,IsADirectoryError,KeyError,KeyboardInterrupt,LookupError,MemoryError,ModuleNotFoundError,
        NameError,NotADirectoryError,NotImplementedError,OSError,OverflowError,PendingDeprecationWarning,PermissionError,ProcessLookupError,
        PythonFinalizationError,RecursionError,ReferenceError,ResourceWarning,RuntimeError,RuntimeWarning,StopAsyncIteration,StopIteration,SyntaxError,
        SyntaxWarning,SystemError,SystemExit,TabError,TimeoutError,TypeError,UnboundLocalError,UnicodeDecodeError,UnicodeEncodeError,UnicodeError,
        UnicodeTranslateError,UnicodeWarning,UserWarning,ValueError,Warning,WindowsError,ZeroDivisionError}`,
      class: true, bases: 'builtins._Exception', source: 'exceptions',
    },
    { names: 'builtins._Exception', class: true, source: 'exceptions' },
    { names: 'builtins._Exception.{with_traceback,add_note,subgroup,split,derive}', source: 'exceptions' },
  ],
};
