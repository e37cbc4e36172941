import type { CatalogueTable } from '../types';

const ROWS = 'globalThis.Array';
const HELD = { work: 'io', io: 'database' } as const;
const ASYNC = { work: 'io', io: 'database', coroutine: true } as const;
const CALLBACK = { work: 'io', io: 'database', blocking: false, runs: { argument: 0, as: 'event-loop', rest: true } } as const;

/** Drivers of PostgreSQL, MySQL, SQLite, SQL Server. A connection runs one query at a time: what shares one gains nothing from `Promise.all`. */
export const sqlDatabases: CatalogueTable = {
  library: 'node-sql-databases',
  language: 'node',
  aliases: {
    'pg-pool': 'pg.Pool',
    'pg.native': 'pg',
    'pg.PoolClient': 'pg.Client',
    'pg.ClientBase': 'pg.Client',
    'mysql.createConnection': 'mysql2.createConnection',
    'mysql.createPool': 'mysql2.createPool',
    'mysql2.promise': 'mysql2/promise',
    'mysql2.createConnectionPromise': 'mysql2/promise.createConnection',
    'mysql2.createPoolPromise': 'mysql2/promise.createPool',
    'better-sqlite3.Database': 'better-sqlite3',
    'sqlite3.cached.Database': 'sqlite3.Database',
    'postgres.default': 'postgres',
  },
  sources: {
    pg: 'https://node-postgres.com/apis/client',
    pool: 'https://node-postgres.com/apis/pool',
    cursor: 'https://node-postgres.com/apis/cursor',
    promise: 'https://vitaly-t.github.io/pg-promise/Database.html',
    postgres: 'https://github.com/porsager/postgres',
    mysql2: 'https://sidorares.github.io/node-mysql2/docs',
    mysql: 'https://github.com/mysqljs/mysql',
    // Synchronous by design.
    better: 'https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md',
    betterThreads: 'https://github.com/WiseLibs/better-sqlite3/blob/master/docs/threads.md',
    sqlite3: 'https://github.com/TryGhost/node-sqlite3/wiki/API',
    sqlite: 'https://github.com/kriasoft/node-sqlite',
    mssql: 'https://github.com/tediousjs/node-mssql',
    libsql: 'https://docs.turso.tech/sdk/ts/reference',
  },
  groups: [
    // pg
    { names: 'pg.Client', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'pg' },
    { names: 'pg.Pool', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'pool' },
    // One connection: queries wait for one another.
    { names: 'pg.Client.query', ...ASYNC, returns: 'pg.Result', repeats: 'writes', hazard: 'not-task-safe', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'pg' },
    { names: 'pg.Pool.query', ...ASYNC, returns: 'pg.Result', repeats: 'writes', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'pool' },
    { names: 'pg.Pool.connect', ...ASYNC, returns: 'pg.Client', source: 'pool' },
    { names: 'pg.Client.{connect,end} pg.Pool.end', ...ASYNC, source: 'pg' },
    { names: 'pg.Client.{copyFrom,copyTo,escapeIdentifier,escapeLiteral,release,getTypeParser,setTypeParser} pg.types.{getTypeParser,setTypeParser}', source: 'pg' },
    { names: 'pg.{escapeIdentifier,escapeLiteral}', source: 'pg' },
    { names: 'pg.DatabaseError', class: true, bases: 'globalThis.Error', source: 'pg' },
    { names: 'pg.{defaults,types} pg.Pool.{idleCount,totalCount,waitingCount}', attribute: true, source: 'pool' },
    { names: 'pg.Result', class: true, source: 'pg' },
    { names: 'pg.Result.rows', attribute: true, returns: ROWS, source: 'pg' },
    { names: 'pg.Result.{command,fields,oid,rowCount}', attribute: true, source: 'pg' },
    { names: 'pg-cursor pg-query-stream', class: true, hazard: 'unpicklable', source: 'cursor' },
    { names: 'pg-cursor.{close,read}', ...ASYNC, hazard: 'not-task-safe', source: 'cursor' },

    // pg-promise: the function it exports takes options and yields one that takes a connection
    { names: 'pg-promise', returns: 'pg-promise._Root', source: 'promise' },
    { names: 'pg-promise._Root', class: true, source: 'promise' },
    { names: 'pg-promise._Root.__call__', returns: 'pg-promise.Database', source: 'promise' },
    { names: 'pg-promise._Root.end', source: 'promise' },
    { names: 'pg-promise.{Database,Task}', class: true, hazard: 'unpicklable', source: 'promise' },
    {
      names: 'pg-promise.Database.{any,each,func,many,manyOrNone,map,multi,multiResult,none,one,oneOrNone,proc,query,result,stream}',
      ...ASYNC, repeats: 'writes', source: 'promise',
    },
    {
      names: 'pg-promise.Task.{any,batch,each,func,many,manyOrNone,map,multi,multiResult,none,one,oneOrNone,proc,query,result,sequence,stream}',
      ...ASYNC, repeats: 'writes', hazard: 'not-task-safe', source: 'promise',
    },
    { names: 'pg-promise.Database.{task,taskIf,tx,txIf}', ...ASYNC, runs: { argument: 0, as: 'event-loop', rest: true }, source: 'promise' },
    { names: 'pg-promise.Database.connect', ...ASYNC, returns: 'pg-promise.Task', source: 'promise' },

    // postgres: a pool behind a tagged template
    { names: 'postgres', returns: 'postgres.Sql', source: 'postgres' },
    { names: 'postgres.Sql', class: true, hazard: 'unpicklable', source: 'postgres' },
    { names: 'postgres.Sql.{__call__,unsafe,file}', ...ASYNC, returns: ROWS, repeats: 'writes', source: 'postgres' },
    { names: 'postgres.Sql.{begin,savepoint,reserve}', ...ASYNC, runs: { argument: 0, as: 'event-loop', rest: true }, source: 'postgres' },
    { names: 'postgres.Sql.{listen,notify,subscribe}', ...ASYNC, repeats: 'sends', source: 'postgres' },
    { names: 'postgres.Sql.end', ...ASYNC, source: 'postgres' },
    { names: 'postgres.Sql.{array,json,types,options,parameters}', source: 'postgres' },

    // mysql2 and mysql: callbacks; mysql2/promise: promises
    { names: 'mysql2.createConnection', returns: 'mysql2.Connection', source: 'mysql2' },
    { names: 'mysql2.{createPool,createPoolCluster} mysql.createPoolCluster', returns: 'mysql2.Pool', source: 'mysql' },
    { names: 'mysql2.Connection mysql2.Pool', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'mysql2' },
    { names: 'mysql2.Connection.{execute,query}', ...CALLBACK, repeats: 'writes', hazard: 'not-task-safe', source: 'mysql2' },
    { names: 'mysql2.Pool.{execute,query}', ...CALLBACK, repeats: 'writes', source: 'mysql2' },
    { names: 'mysql2.Connection.{beginTransaction,changeUser,commit,connect,end,ping,prepare,rollback} mysql2.Pool.{end,getConnection}', ...CALLBACK, source: 'mysql2' },
    { names: 'mysql2.{Connection,Pool}.{escape,escapeId,format} mysql2.Connection.{destroy,pause,release,resume,unprepare} {mysql,mysql2,mysql2/promise}.{escape,escapeId,format,raw}', source: 'mysql2' },
    { names: 'mysql2.Connection.promise', returns: 'mysql2/promise.Connection', source: 'mysql2' },
    { names: 'mysql2.Pool.promise', returns: 'mysql2/promise.Pool', source: 'mysql2' },
    { names: 'mysql2/promise.createConnection', ...ASYNC, returns: 'mysql2/promise.Connection', source: 'mysql2' },
    { names: 'mysql2/promise.{createPool,createPoolCluster}', returns: 'mysql2/promise.Pool', source: 'mysql2' },
    { names: 'mysql2/promise.{Connection,Pool,PoolConnection}', class: true, bases: 'mysql2/promise._Connection', hazard: 'unpicklable', source: 'mysql2' },
    { names: 'mysql2/promise._Connection', class: true, bases: 'events.EventEmitter', source: 'mysql2' },
    { names: 'mysql2/promise.Pool.{execute,query}', ...ASYNC, returns: ROWS, repeats: 'writes', source: 'mysql2' },
    { names: 'mysql2/promise._Connection.{execute,query}', ...ASYNC, returns: ROWS, repeats: 'writes', hazard: 'not-task-safe', source: 'mysql2' },
    { names: 'mysql2/promise._Connection.{beginTransaction,changeUser,commit,connect,end,ping,prepare,rollback}', ...ASYNC, hazard: 'not-task-safe', source: 'mysql2' },
    { names: 'mysql2/promise.Pool.getConnection', ...ASYNC, returns: 'mysql2/promise.Connection', source: 'mysql2' },
    { names: 'mysql2/promise._Connection.{destroy,escape,escapeId,format,release,unprepare}', source: 'mysql2' },

    // better-sqlite3: everything on the spot
    { names: 'better-sqlite3', class: true, ...HELD, hazard: 'unpicklable', source: 'better' },
    { names: 'better-sqlite3.prepare', ...HELD, returns: 'better-sqlite3.Statement', source: 'better' },
    { names: 'better-sqlite3.{exec,pragma}', ...HELD, repeats: 'writes', source: 'better' },
    { names: 'better-sqlite3.{close,loadExtension,serialize}', ...HELD, source: 'better' },
    { names: 'better-sqlite3.backup', ...ASYNC, repeats: 'writes', source: 'better' },
    { names: 'better-sqlite3.transaction', passesThrough: 0, source: 'better' },
    { names: 'better-sqlite3.{aggregate,defaultSafeIntegers,function,table,unsafeMode}', source: 'better' },
    { names: 'better-sqlite3.{inTransaction,memory,name,open,readonly}', attribute: true, source: 'better' },
    { names: 'better-sqlite3.Statement', class: true, hazard: 'unpicklable', source: 'betterThreads' },
    { names: 'better-sqlite3.Statement.all', ...HELD, returns: ROWS, source: 'betterThreads' },
    { names: 'better-sqlite3.Statement.{get,iterate}', ...HELD, source: 'better' },
    { names: 'better-sqlite3.Statement.run', ...HELD, repeats: 'writes', source: 'better' },
    { names: 'better-sqlite3.Statement.{bind,expand,pluck,raw,safeIntegers}', returns: 'better-sqlite3.Statement', source: 'better' },
    { names: 'better-sqlite3.Statement.columns', source: 'better' },
    { names: 'better-sqlite3.SqliteError', class: true, bases: 'globalThis.Error', source: 'better' },

    // sqlite3: libuv's pool, callbacks; sqlite: promises over it
    { names: 'sqlite3.Database', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'sqlite3' },
    { names: 'sqlite3.verbose', source: 'sqlite3' },
    {
      names: 'sqlite3.Database.{all,each,get}', work: 'io', io: 'database', blocking: false, hazard: 'uses-libuv-pool',
      runs: { argument: 1, as: 'event-loop', rest: true }, source: 'sqlite3',
    },
    {
      names: 'sqlite3.Database.{exec,run}', work: 'io', io: 'database', blocking: false, hazard: 'uses-libuv-pool', repeats: 'writes',
      runs: { argument: 1, as: 'event-loop', rest: true }, source: 'sqlite3',
    },
    { names: 'sqlite3.Database.prepare', returns: 'sqlite3.Statement', source: 'sqlite3' },
    { names: 'sqlite3.Statement', class: true, hazard: 'unpicklable', source: 'sqlite3' },
    { names: 'sqlite3.Statement.{all,each,get,run}', work: 'io', io: 'database', blocking: false, hazard: 'uses-libuv-pool', repeats: 'writes', runs: { argument: 0, as: 'event-loop', rest: true }, source: 'sqlite3' },
    { names: 'sqlite3.Database.{parallelize,serialize}', runs: { argument: 0, as: 'inline' }, source: 'sqlite3' },
    { names: 'sqlite3.Database.{close,configure,interrupt,loadExtension} sqlite3.Statement.{bind,finalize,reset}', source: 'sqlite3' },
    { names: 'sqlite3.{OPEN_CREATE,OPEN_FULLMUTEX,OPEN_READONLY,OPEN_READWRITE}', attribute: true, source: 'sqlite3' },
    { names: 'sqlite.open', ...ASYNC, returns: 'sqlite.Database', source: 'sqlite' },
    { names: 'sqlite.Database', class: true, hazard: 'unpicklable', source: 'sqlite' },
    { names: 'sqlite.Database.{all,each,get,prepare}', ...ASYNC, hazard: 'uses-libuv-pool', source: 'sqlite' },
    { names: 'sqlite.Database.{exec,migrate,run}', ...ASYNC, hazard: 'uses-libuv-pool', repeats: 'writes', source: 'sqlite' },
    { names: 'sqlite.Database.close', ...ASYNC, source: 'sqlite' },

    // mssql, libsql
    { names: 'mssql.connect', ...ASYNC, returns: 'mssql.ConnectionPool', source: 'mssql' },
    { names: 'mssql.query', ...ASYNC, repeats: 'writes', source: 'mssql' },
    { names: 'mssql.{ConnectionPool,PreparedStatement,Request,Transaction}', class: true, hazard: 'unpicklable', source: 'mssql' },
    { names: 'mssql.ConnectionPool.{connect,close} mssql.Transaction.{begin,commit,rollback} mssql.PreparedStatement.{prepare,unprepare}', ...ASYNC, source: 'mssql' },
    { names: 'mssql.ConnectionPool.request mssql.Transaction.request mssql.Request.{input,output}', returns: 'mssql.Request', source: 'mssql' },
    { names: 'mssql.{ConnectionPool,Request}.query mssql.Request.{batch,bulk,execute} mssql.PreparedStatement.execute', ...ASYNC, repeats: 'writes', source: 'mssql' },
    { names: '@libsql/client.createClient', returns: '@libsql/client.Client', source: 'libsql' },
    { names: '@libsql/client.Client', class: true, hazard: 'unpicklable', source: 'libsql' },
    { names: '@libsql/client.Client.{batch,execute,executeMultiple,migrate}', ...ASYNC, repeats: 'writes', source: 'libsql' },
    { names: '@libsql/client.Client.{close,sync,transaction}', ...ASYNC, source: 'libsql' },
  ],
};
