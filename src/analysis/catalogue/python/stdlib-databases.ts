/** sqlite3, dbm, shelve. */
import type { CatalogueTable } from '../types';
import { libraryPages } from './stdlib-sources';

const ASYNC = 'aiosqlite.connect';

export const stdlibDatabases: CatalogueTable = {
  library: 'python-stdlib-databases',
  language: 'python',
  aliases: { 'sqlite3.dbapi2': 'sqlite3', _sqlite3: 'sqlite3', 'sqlite3.OptimizedUnicode': 'builtins.str', 'sqlite3.Binary': 'builtins.memoryview' },
  sources: {
    ...libraryPages('sqlite3', 'dbm', 'shelve'),
    contended: 'measured: sqlite3 execute with 2 workers, 0.79x with threads, 1.98x with processes (CPython 3.11.7 and 3.13.0, 2 vCPU)',
    thread: 'https://docs.python.org/3/library/sqlite3.html#sqlite3.connect',
    gdbm: 'https://github.com/python/cpython/blob/main/Modules/_gdbmmodule.c',
  },
  groups: [
    { names: 'sqlite3.connect', work: 'io', io: 'database', gil: 'contended', returns: 'sqlite3.Connection', asyncInstead: ASYNC, source: 'sqlite3' },
    // Carrying one across a fork corrupts the database: https://www.sqlite.org/howtocorrupt.html
    { names: 'sqlite3.Connection', class: true, hazard: 'not-thread-safe not-fork-safe unpicklable', source: 'thread' },
    { names: 'sqlite3.Connection.cursor', returns: 'sqlite3.Cursor', source: 'sqlite3' },
    {
      names: 'sqlite3.Connection.execute', work: 'io', io: 'database', gil: 'contended', returns: 'sqlite3.Cursor', asyncInstead: ASYNC,
      source: 'contended',
    },
    {
      names: 'sqlite3.Connection.{executemany,executescript}', work: 'io', io: 'database', gil: 'contended', growth: 'linear', repeats: 'writes',
      returns: 'sqlite3.Cursor', asyncInstead: ASYNC, source: 'contended',
    },
    { names: 'sqlite3.Connection.commit', work: 'io', io: 'database', gil: 'contended', repeats: 'writes', asyncInstead: ASYNC, source: 'sqlite3' },
    { names: 'sqlite3.Connection.rollback', work: 'io', io: 'database', gil: 'contended', asyncInstead: ASYNC, source: 'sqlite3' },
    {
      names: 'sqlite3.Connection.{backup,iterdump,serialize,deserialize}', work: 'io', io: 'database', gil: 'contended', growth: 'linear',
      asyncInstead: ASYNC, source: 'sqlite3',
    },
    { names: 'sqlite3.Connection.{close,load_extension}', work: 'io', io: 'database', gil: 'contended', source: 'sqlite3' },
    { names: 'sqlite3.Connection.blobopen', returns: 'sqlite3.Blob', source: 'sqlite3' },
    {
      names: `sqlite3.Connection.{create_aggregate,create_collation,create_function,create_window_function,enable_load_extension,getconfig,getlimit,interrupt,
        set_authorizer,set_progress_handler,set_trace_callback,setconfig,setlimit,row_factory,text_factory,isolation_level,autocommit,in_transaction,total_changes}`,
      source: 'sqlite3',
    },
    { names: 'sqlite3.Cursor', class: true, element: 'sqlite3.Row', hazard: 'not-thread-safe unpicklable', source: 'thread' },
    {
      names: 'sqlite3.Cursor.execute', work: 'io', io: 'database', gil: 'contended', returns: 'sqlite3.Cursor', asyncInstead: ASYNC,
      source: 'contended',
    },
    {
      names: 'sqlite3.Cursor.{executemany,executescript}', work: 'io', io: 'database', gil: 'contended', growth: 'linear', repeats: 'writes',
      returns: 'sqlite3.Cursor', asyncInstead: ASYNC, source: 'contended',
    },
    {
      names: 'sqlite3.Cursor.{fetchall,fetchmany}', work: 'io', io: 'database', gil: 'contended', growth: 'linear', returns: 'builtins.list',
      element: 'sqlite3.Row', asyncInstead: ASYNC, source: 'contended',
    },
    { names: 'sqlite3.Cursor.{__iter__,__next__}', work: 'io', io: 'database', gil: 'contended', growth: 'linear', source: 'contended' },
    {
      names: 'sqlite3.Cursor.fetchone', work: 'io', io: 'database', gil: 'contended', returns: 'sqlite3.Row', asyncInstead: ASYNC,
      source: 'contended',
    },
    { names: 'sqlite3.Cursor.{close,setinputsizes,setoutputsize,description,lastrowid,rowcount,arraysize,row_factory}', source: 'sqlite3' },
    { names: 'sqlite3.Cursor.connection', attribute: true, returns: 'sqlite3.Connection', source: 'sqlite3' },
    { names: 'sqlite3.Row', class: true, source: 'sqlite3' },
    { names: 'sqlite3.Row.keys', returns: 'builtins.list', element: 'builtins.str', source: 'sqlite3' },
    { names: 'sqlite3.Blob', class: true, hazard: 'not-thread-safe unpicklable', source: 'sqlite3' },
    { names: 'sqlite3.Blob.read', work: 'io', io: 'database', gil: 'contended', growth: 'linear', returns: 'builtins.bytes', source: 'sqlite3' },
    { names: 'sqlite3.Blob.write', work: 'io', io: 'database', gil: 'contended', growth: 'linear', repeats: 'writes', source: 'sqlite3' },
    { names: 'sqlite3.Blob.{close,seek,tell}', source: 'sqlite3' },
    {
      names: `sqlite3.{adapt,complete_statement,enable_callback_tracebacks,enable_shared_cache,register_adapter,register_converter,DateFromTicks,TimeFromTicks,
        TimestampFromTicks,Date,Time,Timestamp}`,
      source: 'sqlite3',
    },
    {
      names: 'sqlite3.{DataError,DatabaseError,Error,IntegrityError,InterfaceError,InternalError,NotSupportedError,OperationalError,PrepareProtocol,ProgrammingError,Warning}',
      class: true, source: 'sqlite3',
    },

    {
      names: 'dbm.{,dumb.,gnu.,ndbm.,sqlite3.}open', work: 'io', io: 'database', gil: 'partly', returns: 'dbm._Database',
      asyncInstead: 'asyncio.to_thread', source: 'dbm',
    },
    { names: 'dbm._Database', class: true, element: 'builtins.bytes', hazard: 'not-thread-safe unpicklable', source: 'dbm' },
    {
      names: 'dbm._Database.{get,keys,items,values,firstkey,nextkey,__getitem__,__iter__,__contains__}', work: 'io', io: 'database', gil: 'partly',
      source: 'gdbm',
    },
    {
      names: 'dbm._Database.{setdefault,update,sync,reorganize,__setitem__}', work: 'io', io: 'database', gil: 'partly', repeats: 'writes',
      source: 'gdbm',
    },
    { names: 'dbm._Database.{pop,popitem,clear,__delitem__}', work: 'io', io: 'database', gil: 'partly', repeats: 'deletes', source: 'gdbm' },
    { names: 'dbm._Database.close', work: 'io', io: 'database', source: 'dbm' },
    { names: 'dbm.whichdb', work: 'io', io: 'file', source: 'dbm' },
    { names: 'dbm.{,dumb.,gnu.,ndbm.,sqlite3.}error', class: true, source: 'dbm' },
    { names: 'shelve.ShelveError', class: true, source: 'shelve' },
    { names: 'shelve.open', work: 'io', io: 'database', returns: 'shelve.Shelf', asyncInstead: 'asyncio.to_thread', source: 'shelve' },
    { names: 'shelve.Shelf', class: true, element: 'builtins.str', hazard: 'not-thread-safe unpicklable', source: 'shelve' },
    { names: 'shelve.{BsdDbShelf,DbfilenameShelf}', class: true, bases: 'shelve.Shelf', hazard: 'not-thread-safe unpicklable', source: 'shelve' },
    {
      names: 'shelve.Shelf.{get,items,values,keys,__getitem__,__iter__,__contains__} shelve.BsdDbShelf.{first,last,next,previous,set_location}',
      work: 'io', io: 'database', gil: 'partly', source: 'shelve',
    },
    {
      names: 'shelve.Shelf.{setdefault,update,sync,reorganize,__setitem__}', work: 'io', io: 'database', gil: 'partly', repeats: 'writes',
      source: 'shelve',
    },
    { names: 'shelve.Shelf.{pop,popitem,clear,__delitem__}', work: 'io', io: 'database', repeats: 'deletes', source: 'shelve' },
    { names: 'shelve.Shelf.close', work: 'io', io: 'database', repeats: 'writes', source: 'shelve' },
  ],
};
