import type { CatalogueTable } from '../types';

/** Collections and delayed calls only build a graph; `compute` and `persist` run it. */
export const dask: CatalogueTable = {
  library: 'dask',
  language: 'python',
  aliases: {
    'dask.delayed.delayed': 'dask.delayed',
    'dask.base.compute': 'dask.compute',
    distributed: 'dask.distributed',
    'dask.distributed.client.Client': 'dask.distributed.Client',
    'dask.dataframe.core.DataFrame': 'dask.dataframe.DataFrame',
    'dask.array.core.Array': 'dask.array.Array',
    'dask.bag.core.Bag': 'dask.bag.Bag',
    'dask.delayed.Delayed': 'dask.delayed_.Delayed',
  },
  sources: {
    delayed: 'https://docs.dask.org/en/stable/delayed-api.html',
    scheduling: 'https://docs.dask.org/en/stable/scheduling.html',
    dataframe: 'https://docs.dask.org/en/stable/dataframe-api.html',
    array: 'https://docs.dask.org/en/stable/array-api.html',
    bag: 'https://docs.dask.org/en/stable/bag-api.html',
    distributed: 'https://distributed.dask.org/en/stable/api.html',
  },
  groups: [
    { names: 'dask.delayed', returns: 'dask.delayed_.Delayed', decorates: 'deferred', source: 'delayed' },
    { names: 'dask.delayed_.Delayed', class: true, source: 'delayed' },
    { names: 'dask.delayed_.Delayed.__call__', returns: 'dask.delayed_.Delayed', source: 'delayed' },
    // What the graph costs depends on its tasks, which run in threads, processes or on a cluster: the caller waits.
    {
      names: 'dask.{compute,persist} dask.delayed_.Delayed.{compute,persist}',
      work: 'native', gil: 'partly', growth: 'heavy', hazard: 'uses-all-cores', source: 'scheduling',
    },
    { names: 'dask.{visualize,optimize,tokenize} dask.delayed_.Delayed.visualize', source: 'delayed' },
    { names: 'dask.config.set', hazard: 'changes-process-state', source: 'scheduling' },

    {
      names: 'dask.dataframe.{read_csv,read_parquet,read_json,read_orc,read_hdf,read_table,read_sql_table}',
      work: 'io', io: 'file', returns: 'dask.dataframe.DataFrame', source: 'dataframe',
    },
    {
      names: 'dask.dataframe.{from_pandas,from_delayed,from_map,from_array,from_dict,concat,merge}',
      returns: 'dask.dataframe.DataFrame', source: 'dataframe',
    },
    { names: 'dask.dataframe.{DataFrame,Series}', class: true, element: 'dask.dataframe.Series', source: 'dataframe' },
    {
      names: 'dask.dataframe.{DataFrame,Series}.compute',
      work: 'native', gil: 'partly', growth: 'heavy', returns: 'pandas.DataFrame', hazard: 'uses-all-cores', source: 'scheduling',
    },
    {
      names: 'dask.dataframe.{DataFrame,Series}.persist',
      work: 'native', gil: 'partly', growth: 'heavy', returns: 'dask.dataframe.DataFrame', hazard: 'uses-all-cores', source: 'scheduling',
    },
    {
      names: 'dask.dataframe.{DataFrame,Series}.{head,tail,to_csv,to_parquet,to_json,to_hdf,to_sql,to_orc}',
      work: 'native', gil: 'partly', growth: 'heavy', repeats: 'writes', returns: 'pandas.DataFrame', hazard: 'uses-all-cores', source: 'dataframe',
    },
    {
      names: 'dask.dataframe.DataFrame.{apply,map_partitions,map_overlap} dask.dataframe.Series.{apply,map,map_partitions}',
      returns: 'dask.dataframe.DataFrame', runs: { argument: 0, as: 'dask', perItem: true }, source: 'dataframe',
    },
    { names: 'dask.dataframe.DataFrame.*', returns: 'dask.dataframe.DataFrame', source: 'dataframe' },
    { names: 'dask.dataframe.Series.*', returns: 'dask.dataframe.Series', source: 'dataframe' },

    { names: 'dask.array.Array', class: true, element: 'dask.array.Array', source: 'array' },
    {
      names: 'dask.array.Array.compute',
      work: 'native', gil: 'partly', growth: 'heavy', returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'scheduling',
    },
    {
      names: 'dask.array.Array.persist',
      work: 'native', gil: 'partly', growth: 'heavy', returns: 'dask.array.Array', hazard: 'uses-all-cores', source: 'scheduling',
    },
    {
      names: 'dask.array.Array.{to_zarr,to_hdf5,store} dask.array.{store,to_zarr,to_hdf5}',
      work: 'native', gil: 'partly', growth: 'heavy', repeats: 'writes', hazard: 'uses-all-cores', source: 'array',
    },
    {
      names: 'dask.array.{map_blocks,map_overlap,apply_along_axis,blockwise}',
      returns: 'dask.array.Array', runs: { argument: 0, as: 'dask', perItem: true }, source: 'array',
    },
    {
      names: 'dask.array.Array.{map_blocks,map_overlap}',
      returns: 'dask.array.Array', runs: { argument: 0, as: 'dask', perItem: true }, source: 'array',
    },
    {
      names: 'dask.array.Array.* dask.array.random.* dask.array.linalg.* dask.array.fft.* dask.array.*',
      returns: 'dask.array.Array', source: 'array',
    },

    { names: 'dask.bag.{from_sequence,read_text,from_delayed,range,zip,concat}', returns: 'dask.bag.Bag', source: 'bag' },
    { names: 'dask.bag.Bag', class: true, source: 'bag' },
    {
      names: 'dask.bag.Bag.{map,filter,starmap,map_partitions,fold,foldby,groupby,reduction}',
      returns: 'dask.bag.Bag', runs: { argument: 0, as: 'dask', perItem: true }, source: 'bag',
    },
    {
      names: 'dask.bag.Bag.{compute,take,persist,to_textfiles,to_avro}',
      work: 'native', gil: 'partly', growth: 'heavy', hazard: 'uses-all-cores', source: 'scheduling',
    },
    { names: 'dask.bag.Bag.*', returns: 'dask.bag.Bag', source: 'bag' },

    { names: 'dask.distributed.Client', class: true, work: 'io', io: 'network', repeats: 'spawns', hazard: 'not-fork-safe', source: 'distributed' },
    { names: 'dask.distributed.{get_client,Client.current}', returns: 'dask.distributed.Client', source: 'distributed' },
    { names: 'dask.distributed.Client.submit', returns: 'dask.distributed.Future', runs: { argument: 0, as: 'dask' }, source: 'distributed' },
    {
      names: 'dask.distributed.Client.map',
      returns: 'builtins.list', element: 'dask.distributed.Future', runs: { argument: 0, as: 'dask', perItem: true }, source: 'distributed',
    },
    {
      names: 'dask.distributed.Client.{gather,scatter,run,wait_for_workers,get,retire_workers,restart,close,shutdown,upload_file}',
      work: 'io', io: 'network', source: 'distributed',
    },
    { names: 'dask.distributed.Client.{compute,persist}', returns: 'dask.distributed.Future', source: 'distributed' },
    { names: 'dask.distributed.Client.get_executor', returns: 'concurrent.futures.Executor', source: 'distributed' },
    { names: 'dask.distributed.Client.{cancel,cluster,dashboard_link,scheduler_info,ncores,register_plugin}', source: 'distributed' },
    { names: 'dask.distributed.Future', class: true, source: 'distributed' },
    { names: 'dask.distributed.Future.{result,exception,traceback}', work: 'io', io: 'network', hazard: 'joins-workers', source: 'distributed' },
    { names: 'dask.distributed.Future.{done,cancel,cancelled,add_done_callback,release,status}', source: 'distributed' },
    { names: 'dask.distributed.{wait,progress}', work: 'io', io: 'network', hazard: 'joins-workers', source: 'distributed' },
    { names: 'dask.distributed.as_completed', class: true, element: 'dask.distributed.Future', source: 'distributed' },
    { names: 'dask.distributed.as_completed.__iter__', work: 'io', io: 'network', hazard: 'joins-workers', source: 'distributed' },
    { names: 'dask.distributed.{LocalCluster,SSHCluster}', class: true, work: 'io', io: 'subprocess', repeats: 'spawns', source: 'distributed' },
    {
      names: 'dask.distributed.LocalCluster.{scale,adapt,close,get_client}',
      work: 'io', io: 'subprocess', returns: 'dask.distributed.Client', source: 'distributed',
    },
    { names: 'dask.distributed.{Lock,Queue,Variable,Event,Semaphore}', class: true, source: 'distributed' },
    { names: 'dask.diagnostics.{ProgressBar,Profiler,ResourceProfiler}', class: true, source: 'scheduling' },
  ],
};
