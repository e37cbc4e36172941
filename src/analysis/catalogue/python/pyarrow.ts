import type { CatalogueTable } from '../types';

export const pyarrow: CatalogueTable = {
  library: 'pyarrow',
  language: 'python',
  sources: {
    threads: 'https://arrow.apache.org/docs/cpp/threading.html',
    reference: 'https://arrow.apache.org/docs/python/api.html',
    released: 'measured: test/bench/gil-probe-libraries.py, pyarrow on CPython 3.11, a million rows: other threads stalled under 12 % of the time',
    held: 'measured: test/bench/gil-probe-libraries.py, pyarrow on CPython 3.11: to_pylist and array(list) stall other threads all the time',
  },
  groups: [
    { names: 'pyarrow.{Table,RecordBatch}', class: true, element: 'pyarrow.ChunkedArray', source: 'reference' },
    { names: 'pyarrow.{Array,ChunkedArray}', class: true, source: 'reference' },
    {
      names: 'pyarrow.{array,table,chunked_array,record_batch,Table.from_pydict,Table.from_pylist,Table.from_pandas,RecordBatch.from_pydict}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'pyarrow.Table', source: 'held',
    },
    { names: 'pyarrow.{Table,RecordBatch,Array,ChunkedArray}.{to_pylist,to_pydict}', work: 'cpu', gil: 'held', growth: 'linear', source: 'held' },
    {
      names: 'pyarrow.{Table,RecordBatch,ChunkedArray,Array}.to_pandas',
      work: 'native', gil: 'released', growth: 'linear', returns: 'pandas.DataFrame', source: 'released',
    },
    {
      names: 'pyarrow.Table.{filter,sort_by,take,join,combine_chunks,cast,drop_null}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'pyarrow.Table', source: 'released',
    },
    {
      names: 'pyarrow.Table.{select,slice,column,append_column,rename_columns,drop_columns,set_column,to_batches,from_arrays,from_batches}',
      returns: 'pyarrow.Table', source: 'reference',
    },
    { names: 'pyarrow.Table.group_by', returns: 'pyarrow.TableGroupBy', source: 'reference' },
    { names: 'pyarrow.TableGroupBy', class: true, source: 'reference' },
    { names: 'pyarrow.TableGroupBy.aggregate', work: 'native', gil: 'released', growth: 'linear', returns: 'pyarrow.Table', source: 'released' },
    {
      names: 'pyarrow.{concat_tables,concat_arrays}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'pyarrow.Table', source: 'reference',
    },
    { names: 'pyarrow.{schema,field,int64,int32,float64,string,bool_,timestamp,list_,struct,dictionary,binary,date32}', source: 'reference' },
    { names: 'pyarrow.compute.*', work: 'native', gil: 'released', growth: 'linear', returns: 'pyarrow.Array', source: 'released' },
    {
      names: `pyarrow.parquet.{read_table,read_pandas} pyarrow.feather.{read_table,read_feather} pyarrow.csv.read_csv
        pyarrow.json.read_json pyarrow.orc.read_table`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'pyarrow.Table', source: 'released',
    },
    {
      names: `pyarrow.parquet.{write_table,write_to_dataset} pyarrow.feather.write_feather pyarrow.csv.write_csv
        pyarrow.orc.write_table pyarrow.dataset.write_dataset`,
      work: 'native', gil: 'released', growth: 'linear', repeats: 'writes', source: 'released',
    },
    { names: 'pyarrow.parquet.{read_schema,read_metadata}', work: 'io', io: 'file', source: 'reference' },
    { names: 'pyarrow.parquet.{ParquetFile,ParquetDataset}', class: true, work: 'io', io: 'file', source: 'reference' },
    {
      names: 'pyarrow.parquet.ParquetFile.{read,read_row_group,read_row_groups,iter_batches} pyarrow.parquet.ParquetDataset.read',
      work: 'native', gil: 'released', growth: 'linear', returns: 'pyarrow.Table', source: 'released',
    },
    {
      names: 'pyarrow.parquet.ParquetWriter',
      class: true, work: 'io', io: 'file', repeats: 'writes', hazard: 'not-thread-safe', source: 'reference',
    },
    {
      names: 'pyarrow.parquet.ParquetWriter.{write,write_table,write_batch}',
      work: 'native', gil: 'released', growth: 'linear', repeats: 'writes', hazard: 'not-thread-safe', source: 'reference',
    },
    { names: 'pyarrow.dataset.dataset', work: 'io', io: 'file', returns: 'pyarrow.dataset.Dataset', source: 'reference' },
    { names: 'pyarrow.dataset.Dataset', class: true, source: 'reference' },
    {
      names: 'pyarrow.dataset.Dataset.{to_table,to_batches,head,count_rows,take}',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'pyarrow.Table', hazard: 'uses-all-cores', source: 'threads',
    },
    { names: 'pyarrow.{set_cpu_count,set_io_thread_count}', hazard: 'changes-process-state', source: 'threads' },
  ],
};
