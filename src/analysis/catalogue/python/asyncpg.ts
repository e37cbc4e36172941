import type { CatalogueTable } from '../types';

export const asyncpg: CatalogueTable = {
  library: 'asyncpg',
  language: 'python',
  aliases: { 'asyncpg.connection.Connection': 'asyncpg.Connection', 'asyncpg.pool.Pool': 'asyncpg.Pool' },
  sources: {
    reference: 'https://magicstack.github.io/asyncpg/current/api/index.html',
    // One connection runs one operation at a time and raises InterfaceError on a second; a pool hands out one each.
    pool: 'https://magicstack.github.io/asyncpg/current/usage.html#connection-pools',
  },
  groups: [
    {
      names: 'asyncpg.connect',
      work: 'io', io: 'database', coroutine: true, returns: 'asyncpg.Connection', hazard: 'not-fork-safe', source: 'reference',
    },
    // Awaiting or entering the pool opens it.
    { names: 'asyncpg.create_pool', work: 'io', io: 'database', coroutine: true, returns: 'asyncpg.Pool', hazard: 'not-fork-safe', source: 'pool' },
    { names: 'asyncpg.Connection', class: true, hazard: 'not-task-safe', source: 'pool' },
    { names: 'asyncpg.Pool', class: true, source: 'pool' },
    {
      names: 'asyncpg.Connection.{fetch,fetchrow,fetchval,fetchmany}',
      work: 'io', io: 'database', coroutine: true, returns: 'asyncpg.Record', hazard: 'not-task-safe', source: 'reference',
    },
    {
      names: 'asyncpg.Connection.{execute,executemany,copy_records_to_table,copy_to_table}',
      work: 'io', io: 'database', coroutine: true, repeats: 'writes',
      hazard: 'not-task-safe', source: 'reference',
    },
    {
      names: 'asyncpg.Connection.{copy_from_query,copy_from_table,reset,close,add_listener,remove_listener,set_type_codec,reload_schema_state}',
      work: 'io', io: 'database', coroutine: true, source: 'reference',
    },
    {
      names: 'asyncpg.Connection.prepare',
      work: 'io', io: 'database', coroutine: true, returns: 'asyncpg.prepared_stmt.PreparedStatement', source: 'reference',
    },
    { names: 'asyncpg.prepared_stmt.PreparedStatement', class: true, source: 'reference' },
    {
      names: 'asyncpg.prepared_stmt.PreparedStatement.{fetch,fetchrow,fetchval,executemany}',
      work: 'io', io: 'database', coroutine: true, source: 'reference',
    },
    { names: 'asyncpg.Connection.transaction', returns: 'asyncpg.transaction.Transaction', source: 'reference' },
    { names: 'asyncpg.transaction.Transaction', class: true, source: 'reference' },
    { names: 'asyncpg.transaction.Transaction.{start,commit,rollback}', work: 'io', io: 'database', coroutine: true, source: 'reference' },
    { names: 'asyncpg.Connection.cursor', work: 'io', io: 'database', blocking: false, source: 'reference' },
    { names: 'asyncpg.Connection.{is_closed,is_in_transaction,terminate,get_server_version}', source: 'reference' },
    { names: 'asyncpg.Pool.acquire', work: 'io', io: 'database', coroutine: true, returns: 'asyncpg.Connection', source: 'pool' },
    {
      names: 'asyncpg.Pool.{fetch,fetchrow,fetchval,fetchmany}',
      work: 'io', io: 'database', coroutine: true, returns: 'asyncpg.Record', source: 'pool',
    },
    {
      names: 'asyncpg.Pool.{execute,executemany,copy_records_to_table,copy_to_table}',
      work: 'io', io: 'database', coroutine: true, repeats: 'writes', source: 'pool',
    },
    {
      names: 'asyncpg.Pool.{copy_from_query,copy_from_table,release,close,expire_connections}',
      work: 'io', io: 'database', coroutine: true, source: 'pool',
    },
    { names: 'asyncpg.Pool.{terminate,get_size,get_idle_size,get_max_size}', source: 'pool' },
    { names: 'asyncpg.Record', class: true, source: 'reference' },
    { names: 'asyncpg.Record.{get,items,keys,values}', source: 'reference' },
  ],
};
