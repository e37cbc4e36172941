import type { CatalogueTable } from '../types';

/** Methods that frames and series share, all vectorised over numbers: Cython and NumPy, with the GIL released for part of the time. */
const vectorised = `abs,add,sub,mul,div,truediv,floordiv,mod,pow,radd,rsub,rmul,rdiv,rtruediv,eq,ne,lt,le,gt,ge,all,any,bfill,ffill,fillna,clip,
  count,cov,corr,cummax,cummin,cumprod,cumsum,describe,diff,dot,drop_duplicates,dropna,duplicated,interpolate,isin,isna,isnull,notna,
  notnull,kurt,kurtosis,max,mean,median,min,mode,nlargest,nsmallest,nunique,pct_change,prod,product,quantile,rank,reindex,reindex_like,round,sem,shift,
  skew,sort_index,sort_values,std,sum,var,where,mask,combine_first,align,asfreq,tz_convert,tz_localize,truncate,between_time,at_time,compare,
  __add__,__sub__,__mul__,__truediv__,__eq__,__ne__,__lt__,__le__,__gt__,__ge__,__and__,__or__,__invert__`;
/** Methods that only relabel, slice or look. */
const light = `head,tail,copy,drop,filter,get,items,keys,rename,rename_axis,reset_index,set_axis,set_flags,squeeze,swaplevel,droplevel,
  add_prefix,add_suffix,pop,equals,first_valid_index,last_valid_index,infer_objects,xs,__len__`;

export const pandas: CatalogueTable = {
  library: 'pandas',
  language: 'python',
  aliases: {
    'pandas.core.frame.DataFrame': 'pandas.DataFrame',
    'pandas.core.series.Series': 'pandas.Series',
    'pandas.core.groupby.DataFrameGroupBy': 'pandas.api.typing.DataFrameGroupBy',
    'pandas.core.groupby.SeriesGroupBy': 'pandas.api.typing.SeriesGroupBy',
    'pandas.core.groupby.generic.DataFrameGroupBy': 'pandas.api.typing.DataFrameGroupBy',
    'pandas.io.excel.ExcelFile': 'pandas.ExcelFile',
  },
  sources: {
    reference: 'https://pandas.pydata.org/docs/reference/index.html',
    io: 'https://pandas.pydata.org/docs/user_guide/io.html',
    gil: 'https://github.com/pandas-dev/pandas/pull/10199',
    csv: 'https://github.com/pandas-dev/pandas/pull/11272',
    partly: 'measured: test/bench/gil-probe-libraries.py, pandas 3.0 on CPython 3.11, frames of a million rows of numbers: other threads stalled 5-50 % of the time',
    held: 'measured: test/bench/gil-probe-libraries.py, pandas 3.0 on CPython 3.11: other threads stalled over 80 % of the time',
  },
  groups: [
    { names: 'pandas.DataFrame', class: true, work: 'cpu', gil: 'held', growth: 'linear', element: 'pandas.Selection', source: 'held' },
    { names: 'pandas.Series', class: true, work: 'cpu', gil: 'held', growth: 'linear', source: 'held' },
    // Indexing a frame yields a column or a selection of rows: the text alone does not say which.
    { names: 'pandas.Selection', class: true, bases: 'pandas.Series pandas.DataFrame', element: 'pandas.Selection', source: 'reference' },
    { names: 'pandas.DataFrame.__getitem__', work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.Selection', source: 'partly' },
    {
      names: 'pandas.{Index,MultiIndex,RangeIndex,DatetimeIndex,CategoricalIndex,Categorical,Interval,Period,NamedAgg,Grouper,CategoricalDtype}',
      class: true, source: 'reference',
    },
    {
      names: 'pandas.MultiIndex.{from_tuples,from_arrays,from_product,from_frame}',
      work: 'cpu', growth: 'linear', returns: 'pandas.MultiIndex', source: 'reference',
    },
    { names: 'pandas.{Timestamp,Timedelta,DateOffset}', class: true, source: 'reference' },
    { names: 'pandas.offsets.{Day,Hour,Minute,BDay,MonthEnd,MonthBegin,YearEnd,QuarterEnd,Week,BusinessDay}', class: true, source: 'reference' },

    // Reading. Parsing costs far more than reading the bytes; the C and pyarrow parsers release the GIL for most of it.
    { names: 'pandas.read_csv pandas.read_table', work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.DataFrame', source: 'csv' },
    {
      names: 'pandas.{read_parquet,read_feather,read_orc}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.DataFrame', source: 'partly',
    },
    {
      names: 'pandas.{read_json,read_excel,read_xml,read_html,read_fwf,read_stata,read_sas,read_spss,json_normalize}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'pandas.DataFrame', source: 'held',
    },
    { names: 'pandas.{read_pickle,read_hdf,read_clipboard}', work: 'io', io: 'file', returns: 'pandas.DataFrame', source: 'io' },
    { names: 'pandas.{read_sql,read_sql_query,read_sql_table}', work: 'io', io: 'database', returns: 'pandas.DataFrame', source: 'io' },
    { names: 'pandas.read_gbq', work: 'io', io: 'network', returns: 'pandas.DataFrame', source: 'io' },
    { names: 'pandas.ExcelFile', class: true, work: 'cpu', gil: 'held', growth: 'linear', source: 'io' },
    { names: 'pandas.ExcelFile.parse', work: 'cpu', gil: 'held', growth: 'linear', returns: 'pandas.DataFrame', source: 'io' },
    { names: 'pandas.ExcelWriter', class: true, work: 'io', io: 'file', repeats: 'writes', source: 'io' },
    { names: 'pandas.HDFStore', class: true, work: 'io', io: 'file', hazard: 'not-thread-safe', source: 'io' },
    { names: 'pandas.HDFStore.{get,select,keys}', work: 'io', io: 'file', hazard: 'not-thread-safe', returns: 'pandas.DataFrame', source: 'io' },
    { names: 'pandas.HDFStore.{put,append}', work: 'io', io: 'file', hazard: 'not-thread-safe', repeats: 'writes', source: 'io' },

    // Writing.
    {
      names: `pandas.{DataFrame,Series}.{to_csv,to_json,to_excel,to_latex,to_markdown,to_string}
        pandas.DataFrame.{to_html,to_xml,to_stata}`,
      work: 'cpu', gil: 'held', growth: 'linear', repeats: 'writes', source: 'held',
    },
    {
      names: 'pandas.DataFrame.{to_parquet,to_feather,to_orc}',
      work: 'native', gil: 'partly', growth: 'linear', repeats: 'writes', source: 'partly',
    },
    { names: 'pandas.{DataFrame,Series}.{to_pickle,to_hdf,to_clipboard} pandas.to_pickle', work: 'io', io: 'file', repeats: 'writes', source: 'io' },
    { names: 'pandas.{DataFrame,Series}.to_sql', work: 'io', io: 'database', repeats: 'writes', source: 'io' },
    { names: 'pandas.DataFrame.to_gbq', work: 'io', io: 'network', repeats: 'writes', source: 'io' },
    { names: 'pandas.{DataFrame,Series}.to_dict', work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.dict', source: 'held' },
    { names: 'pandas.{Series,Index}.{tolist,to_list}', work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.list', source: 'held' },
    { names: 'pandas.DataFrame.to_records', work: 'cpu', gil: 'held', growth: 'linear', returns: 'numpy.recarray', source: 'held' },
    {
      names: 'pandas.{DataFrame,Series,Index}.to_numpy',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'numpy.ndarray', source: 'partly',
    },
    { names: 'pandas.{DataFrame,Series,Index}.values pandas.Series.array', attribute: true, returns: 'numpy.ndarray', source: 'reference' },

    // Whole columns at a time.
    { names: `pandas.DataFrame.{${vectorised}}`, work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.DataFrame', source: 'partly' },
    { names: `pandas.Series.{${vectorised}}`, work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.Series', source: 'partly' },
    {
      names: `pandas.DataFrame.{${light},insert,set_index,transpose,isetitem,select_dtypes,reorder_levels,to_period,to_timestamp,info,memory_usage}`,
      returns: 'pandas.DataFrame', source: 'reference',
    },
    { names: `pandas.Series.{${light},to_frame,between,autocorr,item}`, returns: 'pandas.Series', source: 'reference' },
    {
      names: `pandas.DataFrame.{query,corrwith,stack,unstack,melt,pivot,pivot_table,join,update,combine,assign,eval,value_counts,explode,idxmax,
          idxmin,convert_dtypes}`,
      work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.DataFrame', source: 'partly',
    },
    {
      names: `pandas.Series.{value_counts,unique,factorize,argsort,argmax,argmin,idxmax,idxmin,searchsorted,repeat,unstack,combine,update,
          convert_dtypes,explode}`,
      work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.Series', source: 'partly',
    },
    // Measured to hold the GIL for most of the time, even on numbers.
    {
      names: 'pandas.DataFrame.{merge,sample} pandas.Series.sample',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'pandas.DataFrame', source: 'held',
    },
    {
      names: 'pandas.{merge,merge_asof,merge_ordered,crosstab,wide_to_long}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'pandas.DataFrame', source: 'held',
    },
    { names: 'pandas.{DataFrame,Series}.astype', work: 'cpu', gil: 'partly', growth: 'linear', returns: 'pandas.DataFrame', source: 'partly' },
    {
      names: 'pandas.{concat,melt,pivot,pivot_table,get_dummies,from_dummies}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.DataFrame', source: 'partly',
    },
    {
      names: 'pandas.{cut,qcut,factorize,unique,value_counts,to_numeric,isna,isnull,notna,notnull,eval}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.Series', source: 'partly',
    },
    { names: 'pandas.{to_datetime,to_timedelta}', work: 'cpu', gil: 'held', growth: 'linear', returns: 'pandas.Series', source: 'held' },
    {
      names: 'pandas.{date_range,bdate_range,timedelta_range,period_range,interval_range}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.DatetimeIndex', source: 'reference',
    },
    { names: 'pandas.{set_option,reset_option}', hazard: 'changes-process-state', source: 'reference' },
    { names: 'pandas.{get_option,option_context,infer_freq}', source: 'reference' },
    {
      names: 'pandas.api.types.{is_numeric_dtype,is_string_dtype,is_datetime64_any_dtype,is_list_like,is_object_dtype,is_bool_dtype}',
      source: 'reference',
    },

    // Row by row, in Python.
    {
      names: 'pandas.DataFrame.{apply,map,applymap,transform,agg,aggregate,pipe}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'pandas.DataFrame',
      runs: { argument: 0, as: 'inline', perItem: true }, source: 'held',
    },
    {
      names: 'pandas.Series.{apply,map,transform,agg,aggregate,pipe}', work: 'cpu', gil: 'held', growth: 'linear', returns: 'pandas.Series',
      runs: { argument: 0, as: 'inline', perItem: true }, source: 'held',
    },
    { names: 'pandas.DataFrame.{iterrows,itertuples}', work: 'cpu', gil: 'held', growth: 'linear', source: 'held' },
    { names: 'pandas.{DataFrame,Series}.{iloc,loc,at,iat}', attribute: true, returns: 'pandas.Indexer', source: 'reference' },
    { names: 'pandas.Indexer', class: true, element: 'pandas.Selection', source: 'reference' },
    { names: `pandas.{DataFrame,Series}.{index,dtypes,shape,size,ndim,empty,axes,attrs,flags} pandas.DataFrame.columns
        pandas.Series.{dtype,name,nbytes,hasnans,is_monotonic_increasing,is_unique} pandas.Index.{name,dtype,is_unique}`, attribute: true, source: 'reference' },
    { names: 'pandas.DataFrame.T', attribute: true, returns: 'pandas.DataFrame', source: 'reference' },
    { names: 'pandas.DataFrame.{from_dict,from_records}', work: 'cpu', gil: 'held', growth: 'linear', returns: 'pandas.DataFrame', source: 'held' },
    { names: 'pandas.{DataFrame,Series}.plot', attribute: true, returns: 'pandas.plotting.PlotAccessor', source: 'reference' },
    { names: 'pandas.plotting.PlotAccessor', class: true, source: 'reference' },
    {
      names: `pandas.plotting.PlotAccessor.{__call__,line,bar,barh,hist,box,kde,area,pie,scatter,hexbin} pandas.DataFrame.{hist,boxplot}
        pandas.Series.hist`,
      work: 'cpu', gil: 'held', growth: 'heavy', hazard: 'not-thread-safe', source: 'reference',
    },

    // Text and dates by accessor: one Python string at a time unless the column is backed by pyarrow.
    { names: 'pandas.Series.str', attribute: true, returns: 'pandas.Series.str', source: 'reference' },
    {
      names: `pandas.Series.str.{capitalize,casefold,cat,center,contains,count,decode,encode,endswith,extract,extractall,find,findall,fullmatch,get,
          get_dummies,isalnum,isalpha,isdecimal,isdigit,islower,isnumeric,isspace,istitle,isupper,join,len,ljust,lower,lstrip,match,normalize,
          pad,partition,removeprefix,removesuffix,repeat,replace,rfind,rjust,rpartition,rsplit,rstrip,slice,slice_replace,split,startswith,strip,
          swapcase,title,translate,upper,wrap,zfill}`,
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'pandas.Series', source: 'held',
    },
    { names: 'pandas.Series.dt', attribute: true, returns: 'pandas.Series.dt', source: 'reference' },
    {
      names: 'pandas.Series.dt.{strftime,day_name,month_name}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'pandas.Series', source: 'held',
    },
    {
      names: 'pandas.Series.dt.{ceil,floor,round,normalize,tz_convert,tz_localize,to_period,total_seconds,isocalendar}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.Series', source: 'partly',
    },
    {
      names: 'pandas.Series.dt.{year,month,day,hour,minute,second,dayofweek,weekday,date,time,quarter,dayofyear,days,seconds}',
      attribute: true, work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.Series', source: 'partly',
    },
    { names: 'pandas.Series.cat', attribute: true, returns: 'pandas.Series.cat', source: 'reference' },
    {
      names: 'pandas.Series.cat.{add_categories,remove_categories,rename_categories,reorder_categories,set_categories,as_ordered}',
      returns: 'pandas.Series', source: 'reference',
    },

    // Groups and windows: splitting is lazy, the reduction does the work.
    { names: 'pandas.DataFrame.groupby', returns: 'pandas.api.typing.DataFrameGroupBy', source: 'reference' },
    { names: 'pandas.Series.groupby', returns: 'pandas.api.typing.SeriesGroupBy', source: 'reference' },
    { names: 'pandas.api.typing.DataFrameGroupBy', class: true, element: 'pandas.GroupOrColumn', source: 'reference' },
    // Indexing a grouping yields a column of it, iterating yields pairs of a key and a group.
    { names: 'pandas.GroupOrColumn', class: true, bases: 'pandas.api.typing.SeriesGroupBy', element: 'pandas.DataFrame', source: 'reference' },
    { names: 'pandas.api.typing.SeriesGroupBy', class: true, bases: 'pandas.api.typing.DataFrameGroupBy', source: 'reference' },
    {
      names: `pandas.api.typing.DataFrameGroupBy.{all,any,bfill,corr,corrwith,count,cov,cumcount,cummax,cummin,cumprod,cumsum,describe,diff,ffill,
          first,head,idxmax,idxmin,last,max,mean,median,min,ngroup,nth,nunique,ohlc,pct_change,prod,quantile,rank,sample,sem,shift,size,skew,std,
          sum,tail,value_counts,var}`,
      work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.DataFrame', source: 'gil',
    },
    {
      names: 'pandas.api.typing.DataFrameGroupBy.{apply,agg,aggregate,transform,filter,pipe}', work: 'cpu', gil: 'held', growth: 'linear',
      returns: 'pandas.DataFrame', runs: { argument: 0, as: 'inline', perItem: true }, source: 'held',
    },
    { names: 'pandas.api.typing.DataFrameGroupBy.__iter__', work: 'cpu', gil: 'held', growth: 'linear', source: 'reference' },
    {
      names: 'pandas.api.typing.DataFrameGroupBy.get_group',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.DataFrame', source: 'reference',
    },
    {
      names: 'pandas.api.typing.DataFrameGroupBy.{groups,indices,ngroups}',
      attribute: true, work: 'native', gil: 'partly', growth: 'linear', source: 'reference',
    },
    {
      names: 'pandas.{DataFrame,Series}.{rolling,expanding,ewm} pandas.api.typing.DataFrameGroupBy.{rolling,expanding,ewm}',
      returns: 'pandas.api.typing.Rolling', source: 'reference',
    },
    {
      names: 'pandas.{DataFrame,Series}.resample pandas.api.typing.DataFrameGroupBy.resample',
      returns: 'pandas.api.typing.Resampler', source: 'reference',
    },
    { names: 'pandas.api.typing.{Rolling,Expanding,ExponentialMovingWindow}', class: true, source: 'reference' },
    { names: 'pandas.api.typing.Resampler', class: true, bases: 'pandas.api.typing.DataFrameGroupBy', source: 'reference' },
    {
      names: 'pandas.api.typing.Resampler.{interpolate,asfreq}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.DataFrame', source: 'reference',
    },
    {
      names: 'pandas.api.typing.Rolling.{corr,count,cov,kurt,max,mean,median,min,quantile,rank,sem,skew,std,sum,var,first,last}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'pandas.DataFrame', source: 'partly',
    },
    {
      names: 'pandas.api.typing.Rolling.{apply,agg,aggregate,pipe}', work: 'cpu', gil: 'held', growth: 'linear', returns: 'pandas.DataFrame',
      runs: { argument: 0, as: 'inline', perItem: true }, source: 'held',
    },
    {
      names: 'pandas.testing.{assert_frame_equal,assert_series_equal,assert_index_equal}',
      work: 'native', gil: 'partly', growth: 'linear', source: 'reference',
    },
  ],
};
