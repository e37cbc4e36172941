import type { CatalogueTable } from '../types';

export const sqlalchemy: CatalogueTable = {
  library: 'sqlalchemy',
  language: 'python',
  aliases: {
    'sqlalchemy.engine.create_engine': 'sqlalchemy.create_engine',
    'sqlalchemy.engine.base.Engine': 'sqlalchemy.Engine',
    'sqlalchemy.engine.Engine': 'sqlalchemy.Engine',
    'sqlalchemy.engine.base.Connection': 'sqlalchemy.Connection',
    'sqlalchemy.engine.Connection': 'sqlalchemy.Connection',
    'sqlalchemy.engine.Result': 'sqlalchemy.Result',
    'sqlalchemy.engine.CursorResult': 'sqlalchemy.CursorResult',
    'sqlalchemy.engine.result.Result': 'sqlalchemy.Result',
    'sqlalchemy.orm.session.Session': 'sqlalchemy.orm.Session',
    'sqlalchemy.orm.session.sessionmaker': 'sqlalchemy.orm.sessionmaker',
    'sqlalchemy.orm.query.Query': 'sqlalchemy.orm.Query',
    'sqlalchemy.orm.scoping.scoped_session': 'sqlalchemy.orm.scoped_session',
    'sqlalchemy.ext.declarative.declarative_base': 'sqlalchemy.orm.declarative_base',
    'flask_sqlalchemy.session.Session': 'sqlalchemy.orm.Session',
    'sqlmodel.create_engine': 'sqlalchemy.create_engine',
    'sqlmodel.select': 'sqlalchemy.select',
    'sqlmodel.text': 'sqlalchemy.text',
  },
  sources: {
    session: 'https://docs.sqlalchemy.org/en/20/orm/session_basics.html#is-the-session-thread-safe-is-asyncsession-safe-to-share-in-concurrent-tasks',
    connection: 'https://docs.sqlalchemy.org/en/20/core/connections.html',
    fork: 'https://docs.sqlalchemy.org/en/20/core/pooling.html#using-connection-pools-with-multiprocessing-or-os-fork',
    asyncio: 'https://docs.sqlalchemy.org/en/20/orm/extensions/asyncio.html',
    query: 'https://docs.sqlalchemy.org/en/20/orm/queryguide/query.html',
    schema: 'https://docs.sqlalchemy.org/en/20/core/metadata.html',
  },
  groups: [
    // The engine is shared by threads; its pooled connections must not cross a fork.
    { names: 'sqlalchemy.{create_engine,engine_from_config}', returns: 'sqlalchemy.Engine', hazard: 'not-fork-safe', source: 'fork' },
    { names: 'sqlalchemy.Engine', class: true, hazard: 'not-fork-safe', source: 'fork' },
    {
      names: 'sqlalchemy.Engine.{connect,raw_connection}',
      work: 'io', io: 'database', returns: 'sqlalchemy.Connection', asyncInstead: 'sqlalchemy.ext.asyncio.AsyncEngine.connect', source: 'connection',
    },
    {
      names: 'sqlalchemy.Engine.begin',
      work: 'io', io: 'database', enters: 'sqlalchemy.Connection', asyncInstead: 'sqlalchemy.ext.asyncio.AsyncEngine.begin', source: 'connection',
    },
    { names: 'sqlalchemy.Engine.execute', work: 'io', io: 'database', repeats: 'writes', returns: 'sqlalchemy.CursorResult', source: 'connection' },
    { names: 'sqlalchemy.Engine.{dispose,execution_options}', returns: 'sqlalchemy.Engine', source: 'connection' },
    { names: 'sqlalchemy.{Connection,RootTransaction,NestedTransaction,Transaction}', class: true, hazard: 'not-thread-safe', source: 'connection' },
    {
      names: 'sqlalchemy.Connection.{execute,exec_driver_sql}', work: 'io', io: 'database', repeats: 'writes', returns: 'sqlalchemy.CursorResult',
      hazard: 'not-thread-safe', asyncInstead: 'sqlalchemy.ext.asyncio.AsyncConnection.execute', source: 'connection',
    },
    {
      names: 'sqlalchemy.Connection.scalar',
      work: 'io', io: 'database', hazard: 'not-thread-safe', asyncInstead: 'sqlalchemy.ext.asyncio.AsyncConnection.scalar', source: 'connection',
    },
    {
      names: 'sqlalchemy.Connection.scalars',
      work: 'io', io: 'database', returns: 'sqlalchemy.ScalarResult', hazard: 'not-thread-safe', source: 'connection',
    },
    { names: 'sqlalchemy.Connection.{commit,rollback,close}', work: 'io', io: 'database', hazard: 'not-thread-safe', source: 'connection' },
    { names: 'sqlalchemy.Connection.{begin,begin_nested}', returns: 'sqlalchemy.RootTransaction', source: 'connection' },
    { names: 'sqlalchemy.Connection.execution_options', returns: 'sqlalchemy.Connection', source: 'connection' },
    { names: 'sqlalchemy.{RootTransaction,NestedTransaction,Transaction}.{commit,rollback}', work: 'io', io: 'database', source: 'connection' },
    { names: 'sqlalchemy.{Result,CursorResult,ScalarResult,MappingResult}', class: true, element: 'sqlalchemy.Row', source: 'connection' },
    { names: 'sqlalchemy.{CursorResult,ScalarResult,MappingResult}.*', returns: 'sqlalchemy.Row', source: 'connection' },
    {
      names: `sqlalchemy.{Result,CursorResult,ScalarResult,MappingResult}.{all,fetchmany,partitions,first,one,one_or_none,__iter__}
        sqlalchemy.{Result,CursorResult}.{fetchall,fetchone,scalar,scalar_one,scalar_one_or_none}`,
      work: 'cpu', growth: 'linear', returns: 'sqlalchemy.Row', source: 'connection',
    },
    { names: 'sqlalchemy.{Result,CursorResult}.{scalars,unique}', returns: 'sqlalchemy.ScalarResult', source: 'connection' },
    { names: 'sqlalchemy.{Result,CursorResult}.mappings', returns: 'sqlalchemy.MappingResult', source: 'connection' },
    { names: 'sqlalchemy.{Result,CursorResult}.{keys,columns,tuples,yield_per,close}', returns: 'sqlalchemy.CursorResult', source: 'connection' },
    { names: 'sqlalchemy.Row', class: true, source: 'connection' },
    { names: 'sqlalchemy.Row.{_asdict,tuple}', source: 'connection' },

    // ORM. A session serves one thread, or one task, at a time.
    { names: 'sqlalchemy.orm.Session', class: true, hazard: 'not-thread-safe', source: 'session' },
    { names: 'sqlalchemy.orm.sessionmaker', class: true, source: 'session' },
    { names: 'sqlalchemy.orm.sessionmaker.__call__', returns: 'sqlalchemy.orm.Session', source: 'session' },
    { names: 'sqlalchemy.orm.sessionmaker.begin', enters: 'sqlalchemy.orm.Session', source: 'session' },
    // scoped_session keeps one session a thread and forwards to it, so it may be shared.
    { names: 'sqlalchemy.orm.scoped_session', class: true, source: 'session' },
    { names: 'sqlalchemy.orm.scoped_session.__call__', returns: 'sqlalchemy.orm.Session', source: 'session' },
    { names: 'sqlalchemy.orm.scoped_session.{remove,close,rollback}', work: 'io', io: 'database', source: 'session' },
    {
      names: 'sqlalchemy.orm.scoped_session.{commit,flush,execute,bulk_save_objects,bulk_insert_mappings,merge}',
      work: 'io', io: 'database', repeats: 'writes', returns: 'sqlalchemy.CursorResult', source: 'session',
    },
    { names: 'sqlalchemy.orm.scoped_session.{get,scalar,refresh}', work: 'io', io: 'database', source: 'session' },
    { names: 'sqlalchemy.orm.scoped_session.scalars', work: 'io', io: 'database', returns: 'sqlalchemy.ScalarResult', source: 'session' },
    { names: 'sqlalchemy.orm.scoped_session.query', returns: 'sqlalchemy.orm.Query', source: 'query' },
    { names: 'sqlalchemy.orm.scoped_session.{add,add_all,delete,expunge,expire}', source: 'session' },
    {
      names: 'sqlalchemy.orm.Session.{execute,commit,flush,merge,bulk_save_objects,bulk_insert_mappings,bulk_update_mappings}',
      work: 'io', io: 'database',
      repeats: 'writes', returns: 'sqlalchemy.CursorResult', hazard: 'not-thread-safe', asyncInstead: 'sqlalchemy.ext.asyncio.AsyncSession', source: 'session',
    },
    {
      names: 'sqlalchemy.orm.Session.{get,get_one,scalar,refresh,rollback,connection}', work: 'io', io: 'database', hazard: 'not-thread-safe',
      asyncInstead: 'sqlalchemy.ext.asyncio.AsyncSession', source: 'session',
    },
    {
      names: 'sqlalchemy.orm.Session.scalars sqlmodel.Session.exec',
      work: 'io', io: 'database', returns: 'sqlalchemy.ScalarResult', hazard: 'not-thread-safe',
      asyncInstead: 'sqlalchemy.ext.asyncio.AsyncSession.scalars', source: 'session',
    },
    { names: 'sqlmodel.Session', class: true, bases: 'sqlalchemy.orm.Session', hazard: 'not-thread-safe', source: 'session' },
    {
      names: 'sqlalchemy.orm.Session.{add,add_all,delete,expunge,expunge_all,expire,expire_all,close,invalidate,in_transaction}',
      hazard: 'not-thread-safe', source: 'session',
    },
    { names: 'sqlalchemy.orm.Session.{begin,begin_nested}', returns: 'sqlalchemy.orm.SessionTransaction', source: 'session' },
    { names: 'sqlalchemy.orm.SessionTransaction', class: true, source: 'session' },
    { names: 'sqlalchemy.orm.SessionTransaction.{commit,rollback}', work: 'io', io: 'database', source: 'session' },
    { names: 'sqlalchemy.orm.Session.query', returns: 'sqlalchemy.orm.Query', source: 'query' },
    { names: 'sqlalchemy.orm.Query', class: true, source: 'query' },
    {
      names: 'sqlalchemy.orm.Query.{all,first,one,one_or_none,scalar,count,get,__iter__}', work: 'io', io: 'database', hazard: 'not-thread-safe',
      asyncInstead: 'sqlalchemy.ext.asyncio.AsyncSession.execute', source: 'query',
    },
    { names: 'sqlalchemy.orm.Query.update', work: 'io', io: 'database', repeats: 'writes', hazard: 'not-thread-safe', source: 'query' },
    { names: 'sqlalchemy.orm.Query.delete', work: 'io', io: 'database', repeats: 'deletes', hazard: 'not-thread-safe', source: 'query' },
    // Everything else refines the query and sends nothing.
    { names: 'sqlalchemy.orm.Query.*', returns: 'sqlalchemy.orm.Query', source: 'query' },
    {
      names: `sqlalchemy.orm.{declarative_base,registry,relationship,backref,mapped_column,column_property,synonym,deferred,aliased,
          joinedload,selectinload,subqueryload,lazyload,contains_eager,load_only,defer,undefer,raiseload,noload,validates,with_polymorphic,Mapped,DeclarativeBase}`,
      source: 'query',
    },

    // Statements are only described until something executes them.
    {
      names: 'sqlalchemy.{select,insert,update,delete,text,union,union_all,exists,values,lambda_stmt,table}',
      returns: 'sqlalchemy.Select', source: 'schema',
    },
    { names: 'sqlalchemy.Select', class: true, source: 'schema' },
    { names: 'sqlalchemy.Select.*', returns: 'sqlalchemy.Select', source: 'schema' },
    {
      names: `sqlalchemy.{and_,or_,not_,case,cast,func,literal,literal_column,column,bindparam,desc,asc,distinct,null,true,false,between,extract,tuple_,
          type_coerce,over,within_group,any_,all_,nulls_first,nulls_last,inspect,event.listens_for,event.listen}`,
      source: 'schema',
    },
    { names: 'sqlalchemy.func.*', source: 'schema' },
    {
      names: `sqlalchemy.{Column,ForeignKey,Index,UniqueConstraint,CheckConstraint,PrimaryKeyConstraint,ForeignKeyConstraint,Sequence,Identity,Computed,
          Integer,String,Text,Float,Numeric,Boolean,DateTime,Date,Time,Interval,LargeBinary,JSON,Enum,BigInteger,SmallInteger,Unicode,UnicodeText,ARRAY,Uuid}`,
      class: true, source: 'schema',
    },
    { names: 'sqlalchemy.Table', class: true, source: 'schema' },
    { names: 'sqlalchemy.Table.{insert,update,delete,select}', returns: 'sqlalchemy.Select', source: 'schema' },
    { names: 'sqlalchemy.Table.{create,drop}', work: 'io', io: 'database', repeats: 'writes', source: 'schema' },
    { names: 'sqlalchemy.MetaData', class: true, source: 'schema' },
    { names: 'sqlalchemy.MetaData.create_all', work: 'io', io: 'database', repeats: 'writes', source: 'schema' },
    { names: 'sqlalchemy.MetaData.drop_all', work: 'io', io: 'database', repeats: 'deletes', source: 'schema' },
    { names: 'sqlalchemy.MetaData.reflect', work: 'io', io: 'database', source: 'schema' },

    // asyncio.
    { names: 'sqlalchemy.ext.asyncio.create_async_engine', returns: 'sqlalchemy.ext.asyncio.AsyncEngine', source: 'asyncio' },
    { names: 'sqlalchemy.ext.asyncio.AsyncEngine', class: true, source: 'asyncio' },
    {
      names: 'sqlalchemy.ext.asyncio.AsyncEngine.connect',
      work: 'io', io: 'database', coroutine: true, returns: 'sqlalchemy.ext.asyncio.AsyncConnection', source: 'asyncio',
    },
    {
      names: 'sqlalchemy.ext.asyncio.AsyncEngine.begin',
      work: 'io', io: 'database', blocking: false, enters: 'sqlalchemy.ext.asyncio.AsyncConnection', source: 'asyncio',
    },
    { names: 'sqlalchemy.ext.asyncio.AsyncEngine.dispose', work: 'io', io: 'database', coroutine: true, source: 'asyncio' },
    { names: 'sqlalchemy.ext.asyncio.AsyncConnection', class: true, hazard: 'not-task-safe', source: 'asyncio' },
    {
      names: 'sqlalchemy.ext.asyncio.AsyncConnection.{execute,exec_driver_sql}',
      work: 'io', io: 'database', coroutine: true, repeats: 'writes', returns: 'sqlalchemy.CursorResult', hazard: 'not-task-safe', source: 'asyncio',
    },
    {
      names: 'sqlalchemy.ext.asyncio.AsyncConnection.{scalar,commit,rollback,close,run_sync}',
      work: 'io', io: 'database', coroutine: true, hazard: 'not-task-safe', source: 'asyncio',
    },
    {
      names: 'sqlalchemy.ext.asyncio.{AsyncConnection,AsyncSession}.{stream,stream_scalars}',
      work: 'io', io: 'database', coroutine: true, hazard: 'not-task-safe', source: 'asyncio',
    },
    // Two tasks awaiting one session corrupt it just as two threads would.
    { names: 'sqlalchemy.ext.asyncio.AsyncSession', class: true, hazard: 'not-task-safe', source: 'session' },
    { names: 'sqlalchemy.ext.asyncio.{async_sessionmaker,async_scoped_session}', class: true, source: 'asyncio' },
    {
      names: 'sqlalchemy.ext.asyncio.{async_sessionmaker,async_scoped_session}.__call__',
      returns: 'sqlalchemy.ext.asyncio.AsyncSession', source: 'asyncio',
    },
    { names: 'sqlalchemy.ext.asyncio.async_sessionmaker.begin', enters: 'sqlalchemy.ext.asyncio.AsyncSession', source: 'asyncio' },
    {
      names: 'sqlalchemy.ext.asyncio.AsyncSession.{execute,commit,flush,merge}', work: 'io', io: 'database', coroutine: true, repeats: 'writes',
      returns: 'sqlalchemy.CursorResult', hazard: 'not-task-safe', source: 'asyncio',
    },
    {
      names: 'sqlalchemy.ext.asyncio.AsyncSession.{get,get_one,scalar,refresh,rollback,close,connection,run_sync}',
      work: 'io', io: 'database', coroutine: true,
      hazard: 'not-task-safe', source: 'asyncio',
    },
    {
      names: 'sqlalchemy.ext.asyncio.AsyncSession.scalars',
      work: 'io', io: 'database', coroutine: true, returns: 'sqlalchemy.ScalarResult', hazard: 'not-task-safe', source: 'asyncio',
    },
    {
      names: 'sqlalchemy.ext.asyncio.AsyncSession.delete',
      work: 'io', io: 'database', coroutine: true, repeats: 'deletes', hazard: 'not-task-safe', source: 'asyncio',
    },
    { names: 'sqlalchemy.ext.asyncio.AsyncSession.{add,add_all,expunge,expire,begin,begin_nested}', source: 'asyncio' },
  ],
};
