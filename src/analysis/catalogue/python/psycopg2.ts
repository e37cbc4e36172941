import type { CatalogueTable } from '../types';

export const psycopg2: CatalogueTable = {
  library: 'psycopg2',
  language: 'python',
  sources: {
    threads: 'https://www.psycopg.org/docs/usage.html#thread-and-process-safety',
    connection: 'https://www.psycopg.org/docs/connection.html',
    cursor: 'https://www.psycopg.org/docs/cursor.html',
    extras: 'https://www.psycopg.org/docs/extras.html',
    pool: 'https://www.psycopg.org/docs/pool.html',
  },
  groups: [
    // Connections may be shared by threads, which then share a transaction and take turns; they must not cross a fork.
    {
      names: 'psycopg2.connect',
      work: 'io', io: 'database', returns: 'psycopg2.extensions.connection', hazard: 'not-fork-safe',
      asyncInstead: 'psycopg.AsyncConnection.connect', source: 'threads',
    },
    { names: 'psycopg2.extensions.connection', class: true, hazard: 'not-fork-safe unpicklable', source: 'threads' },
    { names: 'psycopg2.extensions.connection.cursor', returns: 'psycopg2.extensions.cursor', source: 'connection' },
    { names: 'psycopg2.extensions.connection.{commit,rollback,__exit__}', work: 'io', io: 'database', repeats: 'writes', source: 'connection' },
    {
      names: 'psycopg2.extensions.connection.{poll,lobject,reset,cancel,tpc_commit,tpc_prepare,tpc_begin,tpc_rollback}',
      work: 'io', io: 'database', source: 'connection',
    },
    {
      names: 'psycopg2.extensions.connection.{close,set_session,set_isolation_level,set_client_encoding,fileno,get_dsn_parameters}',
      source: 'connection',
    },
    { names: 'psycopg2.extensions.connection.{autocommit,closed,notices,status,encoding,dsn}', attribute: true, source: 'connection' },
    { names: 'psycopg2.extensions.cursor', class: true, hazard: 'not-thread-safe', source: 'threads' },
    {
      names: 'psycopg2.extensions.cursor.{execute,executemany,callproc,copy_from,copy_expert}',
      work: 'io', io: 'database', repeats: 'writes', hazard: 'not-thread-safe',
      asyncInstead: 'psycopg.AsyncCursor.execute', source: 'threads',
    },
    { names: 'psycopg2.extensions.cursor.copy_to', work: 'io', io: 'database', hazard: 'not-thread-safe', source: 'threads' },
    // The rows of an ordinary cursor are in memory after execute; only a named cursor goes back to the server.
    {
      names: 'psycopg2.extensions.cursor.{fetchone,fetchmany,fetchall,scroll,__iter__}',
      work: 'cpu', gil: 'held', growth: 'linear', hazard: 'not-thread-safe', source: 'cursor',
    },
    { names: 'psycopg2.extensions.cursor.{close,mogrify,setinputsizes,nextset}', source: 'cursor' },
    { names: 'psycopg2.extensions.cursor.{rowcount,description,lastrowid,connection,query,statusmessage}', attribute: true, source: 'cursor' },
    {
      names: 'psycopg2.extras.{DictCursor,RealDictCursor,NamedTupleCursor,LoggingCursor}',
      class: true, bases: 'psycopg2.extensions.cursor', hazard: 'not-thread-safe', source: 'extras',
    },
    {
      names: 'psycopg2.extras.{execute_values,execute_batch}',
      work: 'io', io: 'database', repeats: 'writes', hazard: 'not-thread-safe', source: 'extras',
    },
    {
      names: `psycopg2.extras.{Json,register_default_json,register_hstore,register_uuid,wait_select} psycopg2.extensions.{register_adapter,
          register_type,AsIs,adapt}`,
      source: 'extras',
    },
    {
      names: 'psycopg2.pool.{SimpleConnectionPool,AbstractConnectionPool}',
      class: true, work: 'io', io: 'database', hazard: 'not-thread-safe not-fork-safe', source: 'pool',
    },
    { names: 'psycopg2.pool.ThreadedConnectionPool', class: true, work: 'io', io: 'database', hazard: 'not-fork-safe', source: 'pool' },
    {
      names: 'psycopg2.pool.{SimpleConnectionPool,ThreadedConnectionPool}.getconn',
      work: 'io', io: 'database', returns: 'psycopg2.extensions.connection', source: 'pool',
    },
    { names: 'psycopg2.pool.{SimpleConnectionPool,ThreadedConnectionPool}.{putconn,closeall}', source: 'pool' },
    { names: 'psycopg2.sql.{SQL,Identifier,Literal,Placeholder,Composed}', class: true, source: 'extras' },
    { names: 'psycopg2.sql.SQL.{format,join}', returns: 'psycopg2.sql.Composed', source: 'extras' },
  ],
};
