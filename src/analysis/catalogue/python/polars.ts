import type { CatalogueTable } from '../types';

/** Polars runs every query on a thread pool of its own over all cores, outside the GIL. */
export const polars: CatalogueTable = {
  library: 'polars',
  language: 'python',
  aliases: {
    'polars.dataframe.frame.DataFrame': 'polars.DataFrame',
    'polars.lazyframe.frame.LazyFrame': 'polars.LazyFrame',
    'polars.series.series.Series': 'polars.Series',
  },
  sources: {
    // Forked children deadlock on the pool's locks.
    fork: 'https://docs.pola.rs/user-guide/misc/multiprocessing/',
    reference: 'https://docs.pola.rs/api/python/stable/reference/index.html',
    released: 'measured: test/bench/gil-probe-libraries.py, Polars on CPython 3.11, one thread, a million rows: other threads stalled under 13 % of the time',
    held: 'measured: test/bench/gil-probe-libraries.py, Polars on CPython 3.11: other threads stalled over 90 % of the time',
  },
  groups: [
    {
      names: 'polars.{DataFrame,Series}',
      class: true, work: 'cpu', gil: 'held', growth: 'linear', element: 'polars.Series', hazard: 'not-fork-safe', source: 'fork',
    },
    { names: 'polars.LazyFrame', class: true, hazard: 'not-fork-safe', source: 'fork' },
    {
      names: 'polars.{read_csv,read_parquet,read_ipc,read_ndjson,read_avro,read_delta}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'polars.DataFrame',
      hazard: 'uses-all-cores not-fork-safe', source: 'released',
    },
    {
      names: 'polars.{read_json,read_excel,read_ods,from_dict,from_dicts,from_records,from_pandas,from_repr}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'polars.DataFrame', source: 'reference',
    },
    { names: 'polars.{from_arrow,from_numpy}', work: 'native', gil: 'released', growth: 'linear', returns: 'polars.DataFrame', source: 'reference' },
    { names: 'polars.{read_database,read_database_uri}', work: 'io', io: 'database', returns: 'polars.DataFrame', source: 'reference' },
    {
      names: 'polars.{scan_csv,scan_parquet,scan_ipc,scan_ndjson,scan_delta,scan_iceberg} polars.DataFrame.lazy',
      returns: 'polars.LazyFrame', source: 'reference',
    },
    {
      names: 'polars.LazyFrame.{collect,fetch,describe,profile}',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'polars.DataFrame', hazard: 'uses-all-cores not-fork-safe', source: 'released',
    },
    {
      names: 'polars.LazyFrame.{sink_parquet,sink_csv,sink_ipc,sink_ndjson}',
      work: 'native', gil: 'released', growth: 'heavy', repeats: 'writes', hazard: 'uses-all-cores not-fork-safe', source: 'reference',
    },
    {
      names: 'polars.LazyFrame.collect_async',
      work: 'native', gil: 'released', growth: 'heavy', coroutine: true, returns: 'polars.DataFrame', source: 'reference',
    },
    { names: 'polars.LazyFrame.*', returns: 'polars.LazyFrame', source: 'reference' },
    { names: 'polars.collect_all', work: 'native', gil: 'released', growth: 'heavy', hazard: 'uses-all-cores not-fork-safe', source: 'reference' },
    { names: 'polars.concat', work: 'native', gil: 'released', growth: 'linear', returns: 'polars.DataFrame', source: 'reference' },
    {
      names: 'polars.DataFrame.{write_csv,write_parquet,write_ipc,write_ndjson,write_json,write_avro,write_delta}',
      work: 'native', gil: 'released', growth: 'linear', repeats: 'writes', hazard: 'uses-all-cores', source: 'released',
    },
    { names: 'polars.DataFrame.write_excel', work: 'cpu', gil: 'held', growth: 'linear', repeats: 'writes', source: 'reference' },
    { names: 'polars.DataFrame.write_database', work: 'io', io: 'database', repeats: 'writes', source: 'reference' },
    {
      names: 'polars.DataFrame.{rows,iter_rows,to_dicts,to_dict,to_pandas,rows_by_key} polars.Series.{to_list,to_pandas}',
      work: 'cpu', gil: 'held', growth: 'linear', source: 'held',
    },
    {
      names: 'polars.{DataFrame,Series}.{to_numpy,to_arrow}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    {
      names: 'polars.DataFrame.{map_rows,map_columns} polars.Series.map_elements',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'polars.Series', runs: { argument: 0, as: 'inline', perItem: true }, source: 'held',
    },
    {
      names: 'polars.DataFrame.{head,tail,select_seq,rename,drop,get_column,get_columns,slice,limit,clone,row,item,glimpse,equals,with_row_index}',
      returns: 'polars.DataFrame', source: 'reference',
    },
    { names: 'polars.{DataFrame,Series}.{shape,height,width,columns,dtypes,schema,dtype,name,plot}', attribute: true, source: 'reference' },
    { names: 'polars.DataFrame.{group_by,groupby,group_by_dynamic,rolling}', returns: 'polars.dataframe.group_by.GroupBy', source: 'reference' },
    { names: 'polars.dataframe.group_by.GroupBy', class: true, source: 'reference' },
    {
      names: 'polars.dataframe.group_by.GroupBy.{map_groups,__iter__}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'polars.DataFrame', runs: { argument: 0, as: 'inline', perItem: true },
      source: 'reference',
    },
    {
      names: 'polars.dataframe.group_by.GroupBy.*',
      work: 'native', gil: 'released', growth: 'linear', returns: 'polars.DataFrame', hazard: 'uses-all-cores', source: 'released',
    },
    {
      names: 'polars.DataFrame.*',
      work: 'native', gil: 'released', growth: 'linear', returns: 'polars.DataFrame', hazard: 'uses-all-cores', source: 'released',
    },
    { names: 'polars.Series.*', work: 'native', gil: 'released', growth: 'linear', returns: 'polars.Series', source: 'reference' },
    // Expressions are only described until a frame runs them.
    {
      names: `polars.{col,lit,when,all,exclude,struct,concat_str,concat_list,coalesce,len,count,sum,mean,min,max,first,last,element,int_range,
          date_range,duration,format,selectors}`,
      returns: 'polars.Expr', source: 'reference',
    },
    { names: 'polars.Expr', class: true, source: 'reference' },
    { names: 'polars.Expr.*', returns: 'polars.Expr', source: 'reference' },
    { names: 'polars.Expr.{str,dt,list,struct,arr,cat,name}', attribute: true, returns: 'polars.Expr', source: 'reference' },
  ],
};
