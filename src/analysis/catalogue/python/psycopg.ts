import type { CatalogueTable } from '../types';

export const psycopg: CatalogueTable = {
  library: 'psycopg',
  language: 'python',
  aliases: { 'psycopg.connection.Connection': 'psycopg.Connection', 'psycopg.connection_async.AsyncConnection': 'psycopg.AsyncConnection' },
  sources: {
    concurrency: 'https://www.psycopg.org/psycopg3/docs/advanced/async.html',
    connection: 'https://www.psycopg.org/psycopg3/docs/api/connections.html',
    cursor: 'https://www.psycopg.org/psycopg3/docs/api/cursors.html',
    copy: 'https://www.psycopg.org/psycopg3/docs/basic/copy.html',
    pool: 'https://www.psycopg.org/psycopg3/docs/advanced/pool.html',
  },
  groups: [
    // A connection may be shared by threads, which then take turns in one transaction; a cursor may not.
    {
      names: 'psycopg.{connect,Connection.connect}',
      work: 'io', io: 'database', returns: 'psycopg.Connection', hazard: 'not-fork-safe', asyncInstead: 'psycopg.AsyncConnection.connect',
      source: 'concurrency',
    },
    { names: 'psycopg.Connection', class: true, hazard: 'not-fork-safe unpicklable', source: 'concurrency' },
    {
      names: 'psycopg.Connection.execute',
      work: 'io', io: 'database', repeats: 'writes', returns: 'psycopg.Cursor', asyncInstead: 'psycopg.AsyncConnection.execute',
      source: 'connection',
    },
    {
      names: 'psycopg.Connection.{commit,rollback,__exit__}',
      work: 'io', io: 'database', repeats: 'writes', asyncInstead: 'psycopg.AsyncConnection.commit', source: 'connection',
    },
    {
      names: 'psycopg.Connection.{notifies,wait,tpc_begin,tpc_commit,tpc_prepare,tpc_recover,tpc_rollback,cancel_safe}',
      work: 'io', io: 'database', source: 'connection',
    },
    { names: 'psycopg.{Connection,AsyncConnection}.{transaction,pipeline}', source: 'connection' },
    { names: 'psycopg.Connection.cursor', returns: 'psycopg.Cursor', source: 'connection' },
    { names: 'psycopg.Connection.{close,cancel,fileno,set_autocommit,set_isolation_level,add_notify_handler}', source: 'connection' },
    {
      names: 'psycopg.{Connection,AsyncConnection}.{autocommit,closed,broken,info,adapters,isolation_level,read_only}',
      attribute: true, source: 'connection',
    },
    { names: 'psycopg.{Cursor,ServerCursor,ClientCursor}', class: true, bases: 'psycopg.Cursor', hazard: 'not-thread-safe', source: 'concurrency' },
    {
      names: 'psycopg.Cursor.{execute,executemany}',
      work: 'io', io: 'database', repeats: 'writes', returns: 'psycopg.Cursor', hazard: 'not-thread-safe',
      asyncInstead: 'psycopg.AsyncCursor.execute', source: 'cursor',
    },
    {
      names: 'psycopg.Cursor.stream psycopg.ServerCursor.{fetchone,fetchmany,fetchall,scroll,__iter__}',
      work: 'io', io: 'database', hazard: 'not-thread-safe', source: 'cursor',
    },
    {
      names: 'psycopg.Cursor.copy',
      work: 'io', io: 'database', repeats: 'writes', returns: 'psycopg.Copy', hazard: 'not-thread-safe', source: 'copy',
    },
    // A client cursor has every row in memory after execute.
    {
      names: 'psycopg.Cursor.{fetchone,fetchmany,fetchall,__iter__}',
      work: 'cpu', gil: 'held', growth: 'linear', hazard: 'not-thread-safe', source: 'cursor',
    },
    { names: 'psycopg.Cursor.{close,scroll,nextset,results,set_result}', source: 'cursor' },
    {
      names: 'psycopg.{Cursor,AsyncCursor}.{rowcount,description,connection,statusmessage,row_factory,rownumber}',
      attribute: true, source: 'cursor',
    },
    { names: 'psycopg.Copy', class: true, element: 'builtins.bytes', source: 'copy' },
    { names: 'psycopg.Copy.{read,read_row,rows,__iter__}', work: 'io', io: 'database', source: 'copy' },
    { names: 'psycopg.Copy.{write,write_row}', work: 'io', io: 'database', repeats: 'writes', source: 'copy' },

    { names: 'psycopg.AsyncConnection', class: true, source: 'concurrency' },
    {
      names: 'psycopg.AsyncConnection.connect',
      work: 'io', io: 'database', coroutine: true, returns: 'psycopg.AsyncConnection', source: 'concurrency',
    },
    {
      names: 'psycopg.AsyncConnection.execute',
      work: 'io', io: 'database', coroutine: true, repeats: 'writes', returns: 'psycopg.AsyncCursor', source: 'connection',
    },
    {
      names: 'psycopg.AsyncConnection.{commit,rollback,close,set_autocommit,set_isolation_level,wait}',
      work: 'io', io: 'database', coroutine: true, source: 'connection',
    },
    { names: 'psycopg.AsyncConnection.notifies', work: 'io', io: 'database', blocking: false, source: 'connection' },
    { names: 'psycopg.AsyncConnection.cursor', returns: 'psycopg.AsyncCursor', source: 'connection' },
    { names: 'psycopg.{AsyncCursor,AsyncServerCursor,AsyncClientCursor}', class: true, bases: 'psycopg.AsyncCursor', source: 'cursor' },
    {
      names: 'psycopg.AsyncCursor.{execute,executemany}',
      work: 'io', io: 'database', coroutine: true, repeats: 'writes', returns: 'psycopg.AsyncCursor', source: 'cursor',
    },
    { names: 'psycopg.AsyncCursor.{fetchone,fetchmany,fetchall,scroll,close}', work: 'io', io: 'database', coroutine: true, source: 'cursor' },
    { names: 'psycopg.AsyncCursor.{stream,__aiter__}', work: 'io', io: 'database', blocking: false, source: 'cursor' },
    {
      names: 'psycopg.AsyncCursor.copy',
      work: 'io', io: 'database', blocking: false, repeats: 'writes', returns: 'psycopg.AsyncCopy', source: 'copy',
    },
    { names: 'psycopg.AsyncCopy', class: true, source: 'copy' },
    { names: 'psycopg.AsyncCopy.{read,read_row,write,write_row}', work: 'io', io: 'database', coroutine: true, source: 'copy' },
    { names: 'psycopg.sql.{SQL,Identifier,Literal,Placeholder,Composed}', class: true, source: 'cursor' },
    { names: 'psycopg.rows.{dict_row,tuple_row,class_row,namedtuple_row,scalar_row}', source: 'cursor' },

    { names: 'psycopg_pool.{ConnectionPool,NullConnectionPool}', class: true, hazard: 'not-fork-safe', source: 'pool' },
    {
      names: 'psycopg_pool.{ConnectionPool,NullConnectionPool}.{getconn,connection}',
      work: 'io', io: 'database', returns: 'psycopg.Connection', source: 'pool',
    },
    { names: 'psycopg_pool.{ConnectionPool,NullConnectionPool}.{open,close,wait}', work: 'io', io: 'database', source: 'pool' },
    { names: 'psycopg_pool.AsyncConnectionPool', class: true, source: 'pool' },
    {
      names: 'psycopg_pool.AsyncConnectionPool.connection',
      work: 'io', io: 'database', blocking: false, returns: 'psycopg.AsyncConnection', source: 'pool',
    },
    {
      names: 'psycopg_pool.AsyncConnectionPool.{open,close,wait,getconn,putconn}',
      work: 'io', io: 'database', coroutine: true, returns: 'psycopg.AsyncConnection', source: 'pool',
    },
  ],
};
