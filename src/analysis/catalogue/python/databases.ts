import type { CatalogueTable } from '../types';

const connections = 'oracledb.Connection,pyodbc.Connection,pymssql.Connection,snowflake.connector.SnowflakeConnection';
const cursors = 'oracledb.Cursor,pyodbc.Cursor,pymssql.Cursor,snowflake.connector.cursor.SnowflakeCursor';

/** Database drivers and mappers beside those with a table of their own. */
export const databases: CatalogueTable = {
  library: 'databases',
  language: 'python',
  aliases: {
    cx_Oracle: 'oracledb',
    'elasticsearch.client.Elasticsearch': 'elasticsearch.Elasticsearch',
    'opensearchpy.OpenSearch': 'elasticsearch.Elasticsearch',
    'opensearchpy.AsyncOpenSearch': 'elasticsearch.AsyncElasticsearch',
    'opensearchpy.helpers': 'elasticsearch.helpers',
    'playhouse.postgres_ext.PostgresqlExtDatabase': 'peewee.PostgresqlDatabase',
    'clickhouse_connect.driver.client.Client': 'clickhouse_connect.Client',
  },
  sources: {
    oracle: 'https://python-oracledb.readthedocs.io/en/latest/api_manual/module.html',
    pyodbc: 'https://github.com/mkleehammer/pyodbc/wiki/Module',
    pymssql: 'https://pymssql.readthedocs.io/en/stable/ref/pymssql.html',
    snowflake: 'https://docs.snowflake.com/en/developer-guide/python-connector/python-connector-api',
    // A connection is shared by cursors, one a thread.
    duckdb: 'https://duckdb.org/docs/stable/guides/python/multiple_threads',
    duckdbGil: 'measured: heartbeat probe, DuckDB on CPython 3.11, an aggregate of 14 ms: other threads stalled 1 % of the time; fetching 100,000 rows: 45 %',
    peewee: 'https://docs.peewee-orm.com/en/latest/peewee/database.html#thread-safety-and-multiple-databases',
    elasticsearch: 'https://elasticsearch-py.readthedocs.io/en/stable/api.html',
    elasticThreads: 'https://elasticsearch-py.readthedocs.io/en/7.x/#thread-safety',
    cassandra: 'https://docs.datastax.com/en/developer/python-driver/latest/api/cassandra/cluster/',
    neo4j: 'https://neo4j.com/docs/api/python-driver/current/api.html#sessions-transactions',
    influx: 'https://influxdb-client.readthedocs.io/en/stable/api.html',
    clickhouse: 'https://clickhouse.com/docs/integrations/python',
    memcache: 'https://pymemcache.readthedocs.io/en/latest/getting_started.html',
    leveldb: 'https://plyvel.readthedocs.io/en/latest/api.html',
    lmdb: 'https://lmdb.readthedocs.io/en/release/#threads',
    vector: 'https://docs.trychroma.com/reference/python/client',
    tortoise: 'https://tortoise.github.io/query.html',
    odm: 'https://docs.mongoengine.org/guide/querying.html',
  },
  groups: [
    {
      names: 'oracledb.connect',
      work: 'io', io: 'database', returns: 'oracledb.Connection', hazard: 'not-fork-safe', asyncInstead: 'oracledb.connect_async', source: 'oracle',
    },
    { names: 'oracledb.connect_async', work: 'io', io: 'database', coroutine: true, source: 'oracle' },
    {
      names: 'oracledb.{create_pool,SessionPool}',
      work: 'io', io: 'database', returns: 'oracledb.ConnectionPool', hazard: 'not-fork-safe', source: 'oracle',
    },
    { names: 'oracledb.ConnectionPool', class: true, source: 'oracle' },
    { names: 'oracledb.ConnectionPool.acquire', work: 'io', io: 'database', returns: 'oracledb.Connection', source: 'oracle' },
    { names: 'oracledb.Connection', class: true, hazard: 'not-fork-safe unpicklable', source: 'oracle' },
    { names: 'oracledb.Connection.cursor', returns: 'oracledb.Cursor', source: 'oracle' },
    { names: 'oracledb.Cursor', class: true, hazard: 'not-thread-safe', source: 'oracle' },
    // `pyodbc.threadsafety` and `pymssql.threadsafety` are 1: one connection a thread.
    {
      names: 'pyodbc.connect',
      work: 'io', io: 'database', returns: 'pyodbc.Connection', hazard: 'not-thread-safe not-fork-safe', asyncInstead: 'aioodbc.connect',
      source: 'pyodbc',
    },
    { names: 'pyodbc.Connection', class: true, hazard: 'not-thread-safe not-fork-safe unpicklable', source: 'pyodbc' },
    { names: 'pyodbc.Connection.cursor', returns: 'pyodbc.Cursor', source: 'pyodbc' },
    {
      names: 'pyodbc.Connection.execute',
      work: 'io', io: 'database', repeats: 'writes', returns: 'pyodbc.Cursor', hazard: 'not-thread-safe', source: 'pyodbc',
    },
    { names: 'pyodbc.Cursor', class: true, hazard: 'not-thread-safe', source: 'pyodbc' },
    {
      names: 'pymssql.connect',
      work: 'io', io: 'database', returns: 'pymssql.Connection', hazard: 'not-thread-safe not-fork-safe', source: 'pymssql',
    },
    { names: 'pymssql.Connection', class: true, hazard: 'not-thread-safe not-fork-safe unpicklable', source: 'pymssql' },
    { names: 'pymssql.Connection.cursor', returns: 'pymssql.Cursor', source: 'pymssql' },
    { names: 'pymssql.Cursor', class: true, hazard: 'not-thread-safe', source: 'pymssql' },
    {
      names: 'snowflake.connector.connect',
      work: 'io', io: 'database', returns: 'snowflake.connector.SnowflakeConnection', hazard: 'not-fork-safe', source: 'snowflake',
    },
    { names: 'snowflake.connector.SnowflakeConnection', class: true, hazard: 'not-fork-safe unpicklable', source: 'snowflake' },
    { names: 'snowflake.connector.SnowflakeConnection.cursor', returns: 'snowflake.connector.cursor.SnowflakeCursor', source: 'snowflake' },
    { names: 'snowflake.connector.cursor.SnowflakeCursor', class: true, source: 'snowflake' },
    {
      names: 'snowflake.connector.cursor.SnowflakeCursor.{fetch_pandas_all,fetch_pandas_batches}',
      work: 'io', io: 'database', returns: 'pandas.DataFrame', source: 'snowflake',
    },
    { names: `{${connections}}.{commit,rollback}`, work: 'io', io: 'database', repeats: 'writes', source: 'oracle' },
    { names: `{${connections}}.close`, source: 'oracle' },
    {
      names: `{${cursors}}.{execute,executemany,callproc}`,
      work: 'io', io: 'database', repeats: 'writes', hazard: 'not-thread-safe', source: 'oracle',
    },
    { names: `{${cursors}}.{fetchone,fetchmany,fetchall,nextset,__iter__}`, work: 'io', io: 'database', hazard: 'not-thread-safe', source: 'oracle' },
    { names: `{${cursors}}.{close,setinputsizes}`, source: 'oracle' },

    // Queries run in native code on all cores; the connection is the unit of threading.
    {
      names: 'duckdb.connect',
      work: 'io', io: 'file', returns: 'duckdb.DuckDBPyConnection', hazard: 'not-thread-safe not-fork-safe', source: 'duckdb',
    },
    { names: 'duckdb.DuckDBPyConnection', class: true, hazard: 'not-thread-safe not-fork-safe unpicklable', source: 'duckdb' },
    {
      names: `duckdb.{sql,query,execute,from_df,read_csv,read_parquet,read_json} duckdb.DuckDBPyConnection.{execute,sql,query,executemany,from_df,
          read_csv,read_parquet}`,
      work: 'native', gil: 'released', growth: 'heavy', returns: 'duckdb.DuckDBPyRelation', hazard: 'uses-all-cores not-thread-safe',
      source: 'duckdbGil',
    },
    { names: 'duckdb.DuckDBPyConnection.{cursor,duplicate}', returns: 'duckdb.DuckDBPyConnection', source: 'duckdb' },
    { names: 'duckdb.DuckDBPyRelation', class: true, bases: 'duckdb.DuckDBPyConnection', source: 'duckdb' },
    { names: 'duckdb.DuckDBPyConnection.{fetchall,fetchone,fetchmany}', work: 'cpu', gil: 'partly', growth: 'linear', source: 'duckdbGil' },
    {
      names: 'duckdb.DuckDBPyConnection.{fetchdf,df,fetch_df,arrow,fetchnumpy,pl}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.DataFrame', source: 'duckdbGil',
    },
    { names: 'duckdb.DuckDBPyConnection.{register,close,commit,begin,rollback}', source: 'duckdb' },

    // Peewee keeps one connection a thread.
    {
      names: 'peewee.{SqliteDatabase,PostgresqlDatabase,MySQLDatabase,Database}',
      class: true, bases: 'peewee.Database', hazard: 'not-fork-safe', source: 'peewee',
    },
    { names: 'peewee.Database.{connect,execute_sql,create_tables,drop_tables}', work: 'io', io: 'database', repeats: 'writes', source: 'peewee' },
    { names: 'peewee.Database.{atomic,transaction,close,connection_context,init,bind}', source: 'peewee' },
    { names: 'peewee.Model', class: true, source: 'peewee' },
    { names: 'peewee.Model.{get,get_or_none,get_by_id,table_exists}', work: 'io', io: 'database', returns: 'peewee.Model', source: 'peewee' },
    {
      names: 'peewee.Model.{create,save,get_or_create,bulk_create,bulk_update,set_by_id,create_table}',
      work: 'io', io: 'database', repeats: 'writes', returns: 'peewee.Model', source: 'peewee',
    },
    {
      names: 'peewee.Model.{delete_instance,delete_by_id,drop_table,truncate_table}',
      work: 'io', io: 'database', repeats: 'deletes', source: 'peewee',
    },
    { names: 'peewee.Model.{select,insert,insert_many,update,delete,raw,filter}', returns: 'peewee.Query', source: 'peewee' },
    { names: 'peewee.Query', class: true, element: 'peewee.Model', source: 'peewee' },
    {
      names: 'peewee.Query.{get,first,get_or_none,count,exists,scalar,__iter__,__len__}',
      work: 'io', io: 'database', returns: 'peewee.Model', source: 'peewee',
    },
    { names: 'peewee.Query.execute', work: 'io', io: 'database', repeats: 'writes', source: 'peewee' },
    { names: 'peewee.Query.*', returns: 'peewee.Query', source: 'peewee' },
    {
      names: `peewee.{CharField,TextField,IntegerField,FloatField,BooleanField,DateTimeField,DateField,ForeignKeyField,AutoField,BigIntegerField,
          DecimalField,fn}`,
      source: 'peewee',
    },

    // The client is thread-safe.
    { names: 'elasticsearch.Elasticsearch', class: true, hazard: 'not-fork-safe', source: 'elasticThreads' },
    {
      names: 'elasticsearch.Elasticsearch.{search,get,mget,count,exists,scroll,msearch,ping,info,sql,esql,open_point_in_time}',
      work: 'io', io: 'network', asyncInstead: 'elasticsearch.AsyncElasticsearch', source: 'elasticsearch',
    },
    {
      names: 'elasticsearch.Elasticsearch.{index,create,update,bulk,update_by_query,reindex}',
      work: 'io', io: 'network', repeats: 'writes', asyncInstead: 'elasticsearch.AsyncElasticsearch', source: 'elasticsearch',
    },
    {
      names: 'elasticsearch.Elasticsearch.{delete,delete_by_query,clear_scroll}',
      work: 'io', io: 'network', repeats: 'deletes', asyncInstead: 'elasticsearch.AsyncElasticsearch', source: 'elasticsearch',
    },
    {
      names: 'elasticsearch.Elasticsearch.{indices,cluster,cat,ingest,nodes,snapshot}',
      attribute: true, returns: 'elasticsearch.client.NamespacedClient', source: 'elasticsearch',
    },
    { names: 'elasticsearch.client.NamespacedClient', class: true, source: 'elasticsearch' },
    { names: 'elasticsearch.client.NamespacedClient.*', work: 'io', io: 'network', source: 'elasticsearch' },
    { names: 'elasticsearch.Elasticsearch.{close,options}', returns: 'elasticsearch.Elasticsearch', source: 'elasticsearch' },
    {
      names: 'elasticsearch.helpers.{bulk,streaming_bulk,parallel_bulk,reindex}',
      work: 'io', io: 'network', repeats: 'writes', asyncInstead: 'elasticsearch.helpers.async_bulk', source: 'elasticsearch',
    },
    { names: 'elasticsearch.helpers.scan', work: 'io', io: 'network', asyncInstead: 'elasticsearch.helpers.async_scan', source: 'elasticsearch' },
    { names: 'elasticsearch.helpers.async_bulk', work: 'io', io: 'network', coroutine: true, repeats: 'writes', source: 'elasticsearch' },
    { names: 'elasticsearch.helpers.async_scan', work: 'io', io: 'network', blocking: false, source: 'elasticsearch' },
    { names: 'elasticsearch.AsyncElasticsearch', class: true, source: 'elasticsearch' },
    {
      names: 'elasticsearch.AsyncElasticsearch.{index,create,update,bulk,delete,update_by_query,delete_by_query}',
      work: 'io', io: 'network', coroutine: true, repeats: 'writes', source: 'elasticsearch',
    },
    {
      names: 'elasticsearch.AsyncElasticsearch.{search,get,mget,count,exists,scroll,msearch,ping,info,close}',
      work: 'io', io: 'network', coroutine: true, source: 'elasticsearch',
    },

    { names: 'cassandra.cluster.Cluster', class: true, hazard: 'not-fork-safe unpicklable', source: 'cassandra' },
    { names: 'cassandra.cluster.Cluster.connect', work: 'io', io: 'database', returns: 'cassandra.cluster.Session', source: 'cassandra' },
    { names: 'cassandra.cluster.Session', class: true, hazard: 'not-fork-safe', source: 'cassandra' },
    { names: 'cassandra.cluster.Session.execute', work: 'io', io: 'database', repeats: 'writes', source: 'cassandra' },
    { names: 'cassandra.cluster.Session.execute_async', repeats: 'writes', returns: 'cassandra.cluster.ResponseFuture', source: 'cassandra' },
    { names: 'cassandra.cluster.ResponseFuture', class: true, source: 'cassandra' },
    { names: 'cassandra.cluster.ResponseFuture.result cassandra.cluster.Session.prepare', work: 'io', io: 'database', source: 'cassandra' },
    {
      names: 'cassandra.concurrent.{execute_concurrent,execute_concurrent_with_args}',
      work: 'io', io: 'database', repeats: 'writes', source: 'cassandra',
    },
    // Drivers are thread-safe, sessions are not.
    { names: 'neo4j.GraphDatabase.driver', work: 'io', io: 'database', returns: 'neo4j.Driver', source: 'neo4j' },
    { names: 'neo4j.Driver', class: true, hazard: 'not-fork-safe unpicklable', source: 'neo4j' },
    { names: 'neo4j.Driver.session', returns: 'neo4j.Session', source: 'neo4j' },
    { names: 'neo4j.Driver.{execute_query,verify_connectivity}', work: 'io', io: 'database', repeats: 'writes', source: 'neo4j' },
    { names: 'neo4j.Session', class: true, hazard: 'not-thread-safe', source: 'neo4j' },
    {
      names: 'neo4j.Session.{run,write_transaction,execute_write}',
      work: 'io', io: 'database', repeats: 'writes', hazard: 'not-thread-safe', source: 'neo4j',
    },
    { names: 'neo4j.Session.{read_transaction,execute_read}', work: 'io', io: 'database', hazard: 'not-thread-safe', source: 'neo4j' },
    { names: 'influxdb_client.InfluxDBClient influxdb.InfluxDBClient', class: true, source: 'influx' },
    { names: 'influxdb_client.InfluxDBClient.{write_api,query_api,delete_api}', returns: 'influxdb_client.Api', source: 'influx' },
    { names: 'influxdb_client.{Api,Point}', class: true, source: 'influx' },
    { names: 'influxdb_client.Api.write influxdb.InfluxDBClient.write_points', work: 'io', io: 'database', repeats: 'writes', source: 'influx' },
    {
      names: 'influxdb_client.Api.{query,query_stream,query_data_frame} influxdb.InfluxDBClient.query',
      work: 'io', io: 'database', source: 'influx',
    },
    { names: 'clickhouse_connect.get_client', work: 'io', io: 'database', returns: 'clickhouse_connect.Client', source: 'clickhouse' },
    { names: 'clickhouse_driver.Client clickhouse_connect.Client', class: true, hazard: 'not-thread-safe', source: 'clickhouse' },
    {
      names: 'clickhouse_driver.Client.execute clickhouse_connect.Client.{command,insert,insert_df}',
      work: 'io', io: 'database', repeats: 'writes', hazard: 'not-thread-safe', source: 'clickhouse',
    },
    {
      names: 'clickhouse_connect.Client.{query,query_df} clickhouse_driver.Client.{execute_iter,query_dataframe}',
      work: 'io', io: 'database', returns: 'pandas.DataFrame', hazard: 'not-thread-safe', source: 'clickhouse',
    },
    { names: 'pymemcache.client.base.Client', class: true, hazard: 'not-thread-safe', source: 'memcache' },
    {
      names: 'pymemcache.client.base.PooledClient pymemcache.client.hash.HashClient',
      class: true, bases: 'pymemcache.client.base.Client', source: 'memcache',
    },
    {
      names: 'pymemcache.client.base.Client.{get,get_many,get_multi,gets}',
      work: 'io', io: 'network', hazard: 'not-thread-safe', source: 'memcache',
    },
    {
      names: 'pymemcache.client.base.Client.{set,set_many,add,replace,incr,decr,touch}',
      work: 'io', io: 'network', repeats: 'writes', hazard: 'not-thread-safe', source: 'memcache',
    },
    {
      names: 'pymemcache.client.base.Client.{delete,delete_many,flush_all}',
      work: 'io', io: 'network', repeats: 'deletes', hazard: 'not-thread-safe', source: 'memcache',
    },
    { names: 'plyvel.DB', class: true, work: 'io', io: 'file', hazard: 'not-fork-safe unpicklable', source: 'leveldb' },
    { names: 'plyvel.DB.{get,iterator,__iter__}', work: 'io', io: 'database', source: 'leveldb' },
    { names: 'plyvel.DB.{put,write_batch}', work: 'io', io: 'database', repeats: 'writes', source: 'leveldb' },
    {
      names: 'lmdb.{open,Environment}',
      class: true, work: 'io', io: 'file', returns: 'lmdb.Environment', hazard: 'not-fork-safe unpicklable', source: 'lmdb',
    },
    { names: 'lmdb.Environment.begin', returns: 'lmdb.Transaction', source: 'lmdb' },
    { names: 'lmdb.Transaction', class: true, hazard: 'not-thread-safe', source: 'lmdb' },
    { names: 'lmdb.Transaction.{get,cursor}', work: 'io', io: 'database', hazard: 'not-thread-safe', source: 'lmdb' },
    { names: 'lmdb.Transaction.{put,commit}', work: 'io', io: 'database', repeats: 'writes', hazard: 'not-thread-safe', source: 'lmdb' },
    { names: 'chromadb.{Client,PersistentClient,HttpClient}', class: true, returns: 'chromadb.Client', source: 'vector' },
    {
      names: 'chromadb.Client.{create_collection,get_collection,get_or_create_collection}',
      work: 'io', io: 'database', returns: 'chromadb.Collection', source: 'vector',
    },
    { names: 'chromadb.Collection', class: true, source: 'vector' },
    { names: 'chromadb.Collection.{query,get,count,peek}', work: 'io', io: 'database', source: 'vector' },
    { names: 'chromadb.Collection.{add,upsert,update}', work: 'io', io: 'database', repeats: 'writes', source: 'vector' },
    { names: 'mongoengine.{Document,EmbeddedDocument,DynamicDocument}', class: true, source: 'odm' },
    { names: 'mongoengine.Document.{save,update,modify,reload}', work: 'io', io: 'database', repeats: 'writes', source: 'odm' },
    { names: 'mongoengine.Document.{delete,drop_collection}', work: 'io', io: 'database', repeats: 'deletes', source: 'odm' },
    { names: 'mongoengine.Document.objects', attribute: true, returns: 'mongoengine.QuerySet', source: 'odm' },
    { names: 'mongoengine.QuerySet', class: true, element: 'mongoengine.Document', source: 'odm' },
    {
      names: 'mongoengine.QuerySet.{get,first,count,__iter__,__len__,aggregate,distinct}',
      work: 'io', io: 'database', returns: 'mongoengine.Document', source: 'odm',
    },
    { names: 'mongoengine.QuerySet.{update,update_one,insert,create}', work: 'io', io: 'database', repeats: 'writes', source: 'odm' },
    { names: 'mongoengine.QuerySet.delete', work: 'io', io: 'database', repeats: 'deletes', source: 'odm' },
    { names: 'mongoengine.QuerySet.*', returns: 'mongoengine.QuerySet', source: 'odm' },
    { names: 'mongoengine.connect', work: 'io', io: 'database', hazard: 'not-fork-safe', source: 'odm' },
    { names: 'tortoise.models.Model', class: true, source: 'tortoise' },
    {
      names: 'tortoise.models.Model.{get,get_or_none,first,refresh_from_db,fetch_related,exists}',
      work: 'io', io: 'database', coroutine: true, returns: 'tortoise.models.Model', source: 'tortoise',
    },
    {
      names: 'tortoise.models.Model.{create,save,get_or_create,update_or_create,bulk_create}',
      work: 'io', io: 'database', coroutine: true, repeats: 'writes', returns: 'tortoise.models.Model', source: 'tortoise',
    },
    { names: 'tortoise.models.Model.delete', work: 'io', io: 'database', coroutine: true, repeats: 'deletes', source: 'tortoise' },
  ],
};
