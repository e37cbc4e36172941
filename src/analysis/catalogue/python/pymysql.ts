import type { CatalogueTable } from '../types';

/** PyMySQL and its relatives: MySQLdb (mysqlclient) has the same surface in C, aiomysql the same with coroutines. */
export const pymysql: CatalogueTable = {
  library: 'pymysql',
  language: 'python',
  aliases: { 'pymysql.Connection': 'pymysql.connections.Connection', 'pymysql.Connect': 'pymysql.connect', MySQLdb: 'pymysql' },
  sources: {
    // `pymysql.threadsafety` is 1: threads may share the module, not connections.
    threads: 'https://peps.python.org/pep-0249/#threadsafety',
    connection: 'https://pymysql.readthedocs.io/en/latest/modules/connections.html',
    cursor: 'https://pymysql.readthedocs.io/en/latest/modules/cursors.html',
    aiomysql: 'https://aiomysql.readthedocs.io/en/stable/',
  },
  groups: [
    {
      names: 'pymysql.connect',
      work: 'io', io: 'database', returns: 'pymysql.connections.Connection', hazard: 'not-thread-safe not-fork-safe',
      asyncInstead: 'aiomysql.connect', source: 'threads',
    },
    {
      names: 'pymysql.connections.Connection',
      class: true, work: 'io', io: 'database', hazard: 'not-thread-safe not-fork-safe unpicklable', source: 'threads',
    },
    { names: 'pymysql.connections.Connection.cursor', returns: 'pymysql.cursors.Cursor', source: 'connection' },
    {
      names: 'pymysql.connections.Connection.{commit,rollback,begin,query}',
      work: 'io', io: 'database', repeats: 'writes', hazard: 'not-thread-safe', source: 'connection',
    },
    {
      names: 'pymysql.connections.Connection.{ping,connect,select_db,autocommit,set_charset,set_character_set,kill,show_warnings,next_result}',
      work: 'io', io: 'database', hazard: 'not-thread-safe', source: 'connection',
    },
    { names: 'pymysql.connections.Connection.{close,escape,literal,insert_id,affected_rows,thread_id}', source: 'connection' },
    {
      names: 'pymysql.cursors.{Cursor,DictCursor,SSCursor,SSDictCursor}',
      class: true, bases: 'pymysql.cursors.Cursor', hazard: 'not-thread-safe', source: 'cursor',
    },
    {
      names: 'pymysql.cursors.Cursor.{execute,executemany,callproc}',
      work: 'io', io: 'database', repeats: 'writes', hazard: 'not-thread-safe', asyncInstead: 'aiomysql.Cursor.execute', source: 'cursor',
    },
    {
      names: 'pymysql.cursors.{SSCursor,SSDictCursor}.{fetchone,fetchmany,fetchall,fetchall_unbuffered,scroll,__iter__}',
      work: 'io', io: 'database', hazard: 'not-thread-safe', source: 'cursor',
    },
    // The rows of a buffered cursor were parsed by execute.
    { names: 'pymysql.cursors.Cursor.{fetchone,fetchmany,fetchall,scroll,close,mogrify,__iter__}', hazard: 'not-thread-safe', source: 'cursor' },
    { names: 'pymysql.cursors.Cursor.nextset', work: 'io', io: 'database', hazard: 'not-thread-safe', source: 'cursor' },
    { names: 'pymysql.cursors.Cursor.{rowcount,lastrowid,description,rownumber}', attribute: true, source: 'cursor' },
    { names: 'pymysql.{install_as_MySQLdb,converters.escape_string}', source: 'connection' },

    { names: 'aiomysql.connect', work: 'io', io: 'database', coroutine: true, returns: 'aiomysql.Connection', source: 'aiomysql' },
    { names: 'aiomysql.create_pool', work: 'io', io: 'database', coroutine: true, returns: 'aiomysql.Pool', source: 'aiomysql' },
    { names: 'aiomysql.{Connection,Pool}', class: true, source: 'aiomysql' },
    { names: 'aiomysql.Connection.cursor', coroutine: true, returns: 'aiomysql.Cursor', source: 'aiomysql' },
    {
      names: 'aiomysql.Connection.{begin,commit,rollback,ping,ensure_closed,select_db}',
      work: 'io', io: 'database', coroutine: true, source: 'aiomysql',
    },
    { names: 'aiomysql.Pool.acquire', work: 'io', io: 'database', coroutine: true, returns: 'aiomysql.Connection', source: 'aiomysql' },
    { names: 'aiomysql.Pool.{clear,wait_closed}', work: 'io', io: 'database', coroutine: true, source: 'aiomysql' },
    { names: 'aiomysql.{Cursor,DictCursor,SSCursor,SSDictCursor}', class: true, bases: 'aiomysql.Cursor', source: 'aiomysql' },
    { names: 'aiomysql.Cursor.{execute,executemany,callproc}', work: 'io', io: 'database', coroutine: true, repeats: 'writes', source: 'aiomysql' },
    { names: 'aiomysql.Cursor.{fetchone,fetchmany,fetchall,scroll,nextset,close}', work: 'io', io: 'database', coroutine: true, source: 'aiomysql' },
  ],
};
