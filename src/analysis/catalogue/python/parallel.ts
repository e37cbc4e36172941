import type { CatalogueTable } from '../types';

/** Other ways to run Python in parallel: multiprocess and pathos (pickling with dill), Ray, MPI, Spark. */
export const parallel: CatalogueTable = {
  library: 'parallel',
  language: 'python',
  aliases: {
    'mpi4py.MPI.COMM_WORLD': 'mpi4py.MPI.Comm',
    'pathos.pools.ProcessPool': 'pathos.multiprocessing.ProcessPool',
    'pathos.pools.ThreadPool': 'pathos.threading.ThreadPool',
    'pathos.multiprocessing.ProcessingPool': 'pathos.multiprocessing.ProcessPool',
    'pathos.pools.ParallelPool': 'pathos.parallel.ParallelPool',
    multiprocess: 'multiprocessing',
  },
  sources: {
    pathos: 'https://pathos.readthedocs.io/en/latest/pathos.html',
    ray: 'https://docs.ray.io/en/latest/ray-core/api/index.html',
    mpi: 'https://mpi4py.readthedocs.io/en/stable/mpi4py.futures.html',
    communication: 'https://mpi4py.readthedocs.io/en/stable/tutorial.html',
    spark: 'https://spark.apache.org/docs/latest/api/python/reference/index.html',
    pebble: 'https://pebble.readthedocs.io/en/latest/',
    pandarallel: 'https://github.com/nalepae/pandarallel',
    mpire: 'https://sybrenjansen.github.io/mpire/',
    billiard: 'https://billiard.readthedocs.io/en/latest/',
  },
  groups: [
    {
      names: 'pathos.multiprocessing.ProcessPool pathos.parallel.ParallelPool pathos.multiprocessing.Pool pathos.threading.ThreadPool',
      class: true, source: 'pathos',
    },
    {
      names: 'pathos.{multiprocessing.ProcessPool,parallel.ParallelPool,multiprocessing.Pool}.{map,imap,uimap,amap,imap_unordered,starmap}',
      runs: { argument: 0, keyword: 'f', as: 'processes', perItem: true }, source: 'pathos',
    },
    {
      names: 'pathos.{multiprocessing.ProcessPool,parallel.ParallelPool,multiprocessing.Pool}.{pipe,apipe,apply,apply_async}',
      runs: { argument: 0, keyword: 'f', as: 'processes' }, source: 'pathos',
    },
    {
      names: 'pathos.threading.ThreadPool.{map,imap,uimap,amap}',
      runs: { argument: 0, keyword: 'f', as: 'threads', perItem: true }, source: 'pathos',
    },
    {
      names: `pathos.{multiprocessing.ProcessPool,parallel.ParallelPool,multiprocessing.Pool,threading.ThreadPool}.{close,join,clear,restart,
          terminate}`,
      source: 'pathos',
    },

    { names: 'ray.init', work: 'io', io: 'subprocess', repeats: 'spawns', source: 'ray' },
    { names: 'ray.remote', decorates: 'deferred', source: 'ray' },
    { names: 'ray.{get,wait}', work: 'io', io: 'network', hazard: 'joins-workers', source: 'ray' },
    { names: 'ray.put', work: 'io', io: 'network', returns: 'ray.ObjectRef', source: 'ray' },
    { names: 'ray.ObjectRef', class: true, source: 'ray' },
    { names: 'ray.{shutdown,is_initialized,kill,cancel,available_resources,cluster_resources}', source: 'ray' },
    { names: 'ray.util.multiprocessing.Pool', class: true, source: 'ray' },
    {
      names: 'ray.util.multiprocessing.Pool.{map,imap,imap_unordered,starmap,map_async}',
      runs: { argument: 0, keyword: 'func', as: 'processes', perItem: true }, source: 'ray',
    },
    { names: 'ray.util.ActorPool', class: true, source: 'ray' },

    { names: 'mpi4py.MPI.{Comm,Intracomm}', class: true, bases: 'mpi4py.MPI.Comm', source: 'communication' },
    {
      names: `mpi4py.MPI.Comm.{send,Send,isend,Isend,bcast,Bcast,scatter,Scatter,gather,Gather,allgather,Allgather,reduce,Reduce,allreduce,
          Allreduce,alltoall,Alltoall,recv,Recv,irecv,Irecv,sendrecv,Barrier,barrier}`,
      work: 'io', io: 'network', source: 'communication',
    },
    { names: 'mpi4py.MPI.Comm.{Get_rank,Get_size,Split,Dup,Abort}', returns: 'mpi4py.MPI.Comm', source: 'communication' },
    { names: 'mpi4py.MPI.Comm.{rank,size}', attribute: true, source: 'communication' },
    { names: 'mpi4py.futures.{MPIPoolExecutor,MPICommExecutor}', class: true, bases: 'concurrent.futures.ProcessPoolExecutor', source: 'mpi' },
    { names: 'pebble.{ProcessPool,ThreadPool}', class: true, source: 'pebble' },
    { names: 'pebble.ProcessPool.map', runs: { argument: 0, keyword: 'function', as: 'processes', perItem: true }, source: 'pebble' },
    { names: 'pebble.ProcessPool.{schedule,submit}', runs: { argument: 0, keyword: 'function', as: 'processes' }, source: 'pebble' },
    { names: 'pebble.ThreadPool.map', runs: { argument: 0, keyword: 'function', as: 'threads', perItem: true }, source: 'pebble' },
    { names: 'pebble.ThreadPool.{schedule,submit}', runs: { argument: 0, keyword: 'function', as: 'threads' }, source: 'pebble' },
    { names: 'mpire.WorkerPool', class: true, source: 'mpire' },
    {
      names: 'mpire.WorkerPool.{map,imap,map_unordered,imap_unordered}',
      runs: { argument: 0, keyword: 'func', as: 'processes', perItem: true }, source: 'mpire',
    },
    { names: 'pandarallel.pandarallel.initialize', hazard: 'changes-process-state', source: 'pandarallel' },
    { names: 'billiard.Pool', returns: 'multiprocessing.pool.Pool', source: 'billiard' },

    // Transformations are lazy, actions run them on the cluster.
    { names: 'pyspark.sql.SparkSession', class: true, hazard: 'unpicklable not-fork-safe', source: 'spark' },
    { names: 'pyspark.sql.SparkSession.builder', attribute: true, returns: 'pyspark.sql.SparkSession.Builder', source: 'spark' },
    { names: 'pyspark.sql.SparkSession.Builder', class: true, source: 'spark' },
    {
      names: 'pyspark.sql.SparkSession.Builder.getOrCreate',
      work: 'io', io: 'subprocess', repeats: 'spawns', returns: 'pyspark.sql.SparkSession', source: 'spark',
    },
    { names: 'pyspark.sql.SparkSession.Builder.*', returns: 'pyspark.sql.SparkSession.Builder', source: 'spark' },
    {
      names: 'pyspark.sql.SparkSession.{sql,table,createDataFrame,range}',
      work: 'io', io: 'network', returns: 'pyspark.sql.DataFrame', source: 'spark',
    },
    { names: 'pyspark.sql.SparkSession.read', attribute: true, returns: 'pyspark.sql.DataFrameReader', source: 'spark' },
    { names: 'pyspark.sql.DataFrameReader', class: true, source: 'spark' },
    {
      names: 'pyspark.sql.DataFrameReader.{csv,parquet,json,jdbc,load,orc,text,table}',
      work: 'io', io: 'network', returns: 'pyspark.sql.DataFrame', source: 'spark',
    },
    { names: 'pyspark.sql.DataFrameReader.{option,options,format,schema}', returns: 'pyspark.sql.DataFrameReader', source: 'spark' },
    { names: 'pyspark.sql.DataFrame', class: true, source: 'spark' },
    {
      names: 'pyspark.sql.DataFrame.{collect,count,show,take,first,head,toPandas,foreach,foreachPartition,isEmpty,tail}',
      work: 'io', io: 'network', source: 'spark',
    },
    { names: 'pyspark.sql.DataFrame.{write,writeStream,rdd,columns,schema,dtypes,na,stat}', attribute: true, source: 'spark' },
    { names: 'pyspark.sql.DataFrame.*', returns: 'pyspark.sql.DataFrame', source: 'spark' },
    { names: 'pyspark.sql.functions.*', source: 'spark' },
  ],
};
