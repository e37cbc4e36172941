import type { CatalogueTable } from '../types';

export const mysqlConnector: CatalogueTable = {
  library: 'mysql-connector',
  language: 'python',
  aliases: {
    'mysql.connector.connection.MySQLConnection': 'mysql.connector.MySQLConnection',
    'mysql.connector.Connect': 'mysql.connector.connect',
    'mysql.connector.CMySQLConnection': 'mysql.connector.MySQLConnection',
    'mysql.connector.connection_cext.CMySQLConnection': 'mysql.connector.MySQLConnection',
    'mysql.connector.cursor_cext.CMySQLCursor': 'mysql.connector.cursor.MySQLCursor',
  },
  sources: {
    // `mysql.connector.threadsafety` is 1.
    threads: 'https://peps.python.org/pep-0249/#threadsafety',
    reference: 'https://dev.mysql.com/doc/connector-python/en/connector-python-reference.html',
    asyncio: 'https://dev.mysql.com/doc/connector-python/en/connector-python-asyncio.html',
  },
  groups: [
    {
      names: 'mysql.connector.connect',
      work: 'io', io: 'database', returns: 'mysql.connector.MySQLConnection', hazard: 'not-thread-safe not-fork-safe',
      asyncInstead: 'mysql.connector.aio.connect', source: 'threads',
    },
    {
      names: 'mysql.connector.MySQLConnection',
      class: true, work: 'io', io: 'database', hazard: 'not-thread-safe not-fork-safe unpicklable', source: 'threads',
    },
    { names: 'mysql.connector.MySQLConnection.cursor', returns: 'mysql.connector.cursor.MySQLCursor', source: 'reference' },
    {
      names: 'mysql.connector.MySQLConnection.{commit,rollback,start_transaction,cmd_query,cmd_query_iter}',
      work: 'io', io: 'database', repeats: 'writes', hazard: 'not-thread-safe', source: 'reference',
    },
    {
      names: `mysql.connector.MySQLConnection.{ping,reconnect,connect,close,disconnect,is_connected,cmd_reset_connection,reset_session,get_rows,
          get_row}`,
      work: 'io', io: 'database', hazard: 'not-thread-safe', source: 'reference',
    },
    {
      names: 'mysql.connector.MySQLConnection.{autocommit,database,in_transaction,connection_id,sql_mode,time_zone}',
      attribute: true, source: 'reference',
    },
    {
      names: 'mysql.connector.cursor.{MySQLCursor,MySQLCursorBuffered,MySQLCursorDict,MySQLCursorBufferedDict,MySQLCursorPrepared,MySQLCursorRaw}',
      class: true,
      bases: 'mysql.connector.cursor.MySQLCursor', hazard: 'not-thread-safe', source: 'reference',
    },
    {
      names: 'mysql.connector.cursor.MySQLCursor.{execute,executemany,callproc}',
      work: 'io', io: 'database', repeats: 'writes', hazard: 'not-thread-safe',
      asyncInstead: 'mysql.connector.aio.connect', source: 'reference',
    },
    // Unbuffered, the default: rows come from the server as they are fetched.
    {
      names: 'mysql.connector.cursor.MySQLCursor.{fetchone,fetchmany,fetchall,nextset,stored_results,__iter__}',
      work: 'io', io: 'database', hazard: 'not-thread-safe', source: 'reference',
    },
    { names: 'mysql.connector.cursor.MySQLCursor.close', source: 'reference' },
    {
      names: 'mysql.connector.cursor.MySQLCursor.{rowcount,lastrowid,description,column_names,statement,with_rows}',
      attribute: true, source: 'reference',
    },
    { names: 'mysql.connector.pooling.MySQLConnectionPool', class: true, work: 'io', io: 'database', hazard: 'not-fork-safe', source: 'reference' },
    {
      names: 'mysql.connector.pooling.MySQLConnectionPool.get_connection',
      work: 'io', io: 'database', returns: 'mysql.connector.MySQLConnection', source: 'reference',
    },
    {
      names: 'mysql.connector.aio.connect',
      work: 'io', io: 'database', coroutine: true, returns: 'mysql.connector.aio.MySQLConnection', source: 'asyncio',
    },
    { names: 'mysql.connector.aio.MySQLConnection', class: true, source: 'asyncio' },
    {
      names: 'mysql.connector.aio.MySQLConnection.cursor',
      work: 'io', io: 'database', coroutine: true, returns: 'mysql.connector.aio.cursor.MySQLCursor', source: 'asyncio',
    },
    {
      names: 'mysql.connector.aio.MySQLConnection.{commit,rollback,close,ping,reconnect}',
      work: 'io', io: 'database', coroutine: true, source: 'asyncio',
    },
    { names: 'mysql.connector.aio.cursor.MySQLCursor', class: true, source: 'asyncio' },
    {
      names: 'mysql.connector.aio.cursor.MySQLCursor.{execute,executemany,callproc}',
      work: 'io', io: 'database', coroutine: true, repeats: 'writes', source: 'asyncio',
    },
    {
      names: 'mysql.connector.aio.cursor.MySQLCursor.{fetchone,fetchmany,fetchall,close}',
      work: 'io', io: 'database', coroutine: true, source: 'asyncio',
    },
  ],
};
