/** Containers, iterators, numbers, dates and time. Iterators are lazy: making one costs nothing, the loop over it does. */
import type { CatalogueTable } from '../types';
import { libraryPages } from './stdlib-sources';

export const stdlibData: CatalogueTable = {
  library: 'python-stdlib-data',
  language: 'python',
  aliases: {
    _collections_abc: 'collections.abc',
    'array.ArrayType': 'array.array',
    _decimal: 'decimal',
    _pydecimal: 'decimal',
    _datetime: 'datetime',
    'datetime.UTC': 'datetime.timezone.utc',
    _heapq: 'heapq',
    _bisect: 'bisect',
    _functools: 'functools',
    _operator: 'operator',
    'math.integer': 'math',
  },
  sources: {
    ...libraryPages('collections', 'collections.abc', 'itertools', 'functools', 'operator', 'heapq', 'bisect', 'statistics', 'fractions', 'decimal', 'math',
      'cmath', 'numbers', 'random', 'array', 'datetime', 'calendar', 'zoneinfo', 'time', 'uuid', 'copy', 'graphlib'),
    probe: 'measured: python3 test/bench/gil-probe.py math decimal random collections heapq array statistics fractions copy time',
  },
  groups: [
    // collections
    { names: 'collections.deque', class: true, passesThrough: 0, source: 'collections' },
    { names: 'collections.deque.{append,appendleft,clear,extend,extendleft,insert,pop,popleft,rotate,maxlen}', source: 'collections' },
    { names: 'collections.deque.{copy,count,index,remove,reverse}', work: 'cpu', growth: 'linear', source: 'collections' },
    { names: 'collections.Counter', class: true, bases: 'builtins.dict', work: 'cpu', growth: 'linear', passesThrough: 0, source: 'probe' },
    { names: 'collections.Counter.{update,subtract,total}', work: 'cpu', growth: 'linear', source: 'probe' },
    {
      names: 'collections.Counter.most_common', work: 'cpu', growth: 'linear', returns: 'builtins.list', element: 'builtins.tuple',
      source: 'collections',
    },
    { names: 'collections.Counter.elements', source: 'collections' },
    { names: 'collections.{OrderedDict,defaultdict}', class: true, bases: 'builtins.dict', source: 'collections' },
    { names: 'collections.OrderedDict.move_to_end collections.defaultdict.default_factory', source: 'collections' },
    { names: 'collections.{ChainMap,UserDict}', class: true, bases: 'builtins.dict', source: 'collections' },
    { names: 'collections.ChainMap.new_child', source: 'collections' },
    { names: 'collections.ChainMap.{maps,parents}', attribute: true, source: 'collections' },
    { names: 'collections.UserList', class: true, bases: 'builtins.list', source: 'collections' },
    { names: 'collections.UserString', class: true, bases: 'builtins.str', source: 'collections' },
    { names: 'collections.namedtuple', work: 'cpu', growth: 'linear', source: 'collections' },
    {
      names: `collections.abc.{AsyncGenerator,AsyncIterable,AsyncIterator,Awaitable,Buffer,ByteString,Callable,Collection,Container,Coroutine,Generator,Hashable,
        ItemsView,Iterable,Iterator,KeysView,Mapping,MappingView,MutableMapping,MutableSequence,MutableSet,Reversible,Sequence,Set,Sized,ValuesView}`,
      class: true, bases: 'collections.abc._Any', source: 'collections.abc',
    },
    { names: 'collections.abc._Any', class: true, source: 'collections.abc' },
    {
      names: `collections.abc._Any.{aclose,asend,athrow,close,send,throw,get,items,keys,values,clear,pop,popitem,setdefault,update,append,extend,insert,remove,
        reverse,add,discard,count,index,isdisjoint}`,
      source: 'collections.abc',
    },

    // itertools, functools, operator
    { names: 'itertools.{chain,islice,cycle,compress,repeat}', passesThrough: 0, source: 'itertools' },
    {
      names: 'itertools.{takewhile,dropwhile,filterfalse}', passesThrough: 1, runs: { argument: 0, as: 'inline', perItem: true }, source: 'itertools',
    },
    { names: 'itertools.starmap', runs: { argument: 0, as: 'inline', perItem: true }, source: 'itertools' },
    { names: 'itertools.accumulate', runs: { argument: 1, keyword: 'func', as: 'inline', perItem: true }, source: 'itertools' },
    { names: 'itertools.{chain.from_iterable,count,groupby,tee}', source: 'itertools' },
    {
      names: 'itertools.{batched,combinations,combinations_with_replacement,pairwise,permutations,product,zip_longest}', element: 'builtins.tuple',
      source: 'itertools',
    },
    { names: 'functools.reduce', runs: { argument: 0, as: 'inline', perItem: true }, source: 'functools' },
    {
      names: 'functools.{partial,partialmethod,lru_cache,cache,cached_property,singledispatch,singledispatchmethod,total_ordering,cmp_to_key}',
      passesThrough: 0, source: 'functools',
    },
    {
      names: 'functools.{update_wrapper,wraps,recursive_repr,Placeholder,get_cache_token} functools.singledispatchmethod.register',
      source: 'functools',
    },
    { names: 'functools.{WRAPPER_ASSIGNMENTS,WRAPPER_UPDATES}', attribute: true, source: 'functools' },
    {
      names: `operator.{abs,add,and_,attrgetter,call,concat,contains,delitem,eq,floordiv,ge,getitem,gt,iadd,iand,iconcat,ifloordiv,ilshift,imatmul,imod,imul,
        index,inv,invert,ior,ipow,irshift,is_,is_none,is_not,is_not_none,isub,itemgetter,itruediv,ixor,le,length_hint,lshift,lt,matmul,methodcaller,mod,mul,ne,
        neg,not_,or_,pos,pow,rshift,setitem,sub,truediv,truth,xor}`,
      source: 'operator',
    },
    { names: 'operator.{countOf,indexOf}', work: 'cpu', growth: 'linear', source: 'operator' },

    // heapq, bisect, copy, graphlib
    { names: 'heapq.{heapify,heapify_max}', work: 'cpu', growth: 'linear', source: 'probe' },
    { names: 'heapq.{heappop,heappush,heappushpop,heapreplace}{,_max}', work: 'cpu', source: 'heapq' },
    { names: 'heapq.{nlargest,nsmallest}', work: 'cpu', growth: 'linear', returns: 'builtins.list', passesThrough: 1, source: 'heapq' },
    { names: 'heapq.merge', passesThrough: 0, source: 'heapq' },
    { names: 'bisect.{bisect,bisect_left,bisect_right}', source: 'bisect' },
    { names: 'bisect.{insort,insort_left,insort_right}', work: 'cpu', source: 'bisect' },
    { names: 'copy.deepcopy', work: 'cpu', growth: 'linear', passesThrough: 0, source: 'probe' },
    { names: 'copy.{copy,replace}', work: 'cpu', passesThrough: 0, source: 'copy' },
    { names: 'copy.{Error,error}', class: true, source: 'copy' },
    { names: 'graphlib.{CycleError,TopologicalSorter}', class: true, source: 'graphlib' },
    { names: 'graphlib.TopologicalSorter.{prepare,static_order}', work: 'cpu', growth: 'linear', source: 'graphlib' },
    { names: 'graphlib.TopologicalSorter.{add,done,get_ready,is_active}', source: 'graphlib' },

    // Numbers
    {
      names: `math.{acos,acosh,asin,asinh,atan,atan2,atanh,cbrt,ceil,copysign,cos,cosh,degrees,erf,erfc,exp,exp2,expm1,fabs,floor,fma,fmax,fmin,fmod,frexp,gamma,
        hypot,isclose,isfinite,isinf,isnan,isnormal,issubnormal,ldexp,lgamma,log,log10,log1p,log2,modf,nextafter,pow,radians,remainder,signbit,sin,sinh,sqrt,
        tan,tanh,trunc,ulp}`,
      source: 'math',
    },
    { names: 'math.{factorial,comb,perm}', work: 'cpu', growth: 'linear', source: 'probe' },
    { names: 'math.{fsum,prod,sumprod,dist}', work: 'cpu', growth: 'linear', source: 'probe' },
    { names: 'math.{gcd,lcm,isqrt}', work: 'cpu', source: 'math' },
    { names: 'math.{pi,e,tau,inf,nan} cmath.{pi,e,tau,inf,nan,infj,nanj}', attribute: true, returns: 'builtins.float', source: 'math' },
    {
      names: `cmath.{acos,acosh,asin,asinh,atan,atanh,cos,cosh,exp,isclose,isfinite,isinf,isnan,log,log10,phase,polar,rect,sin,sinh,sqrt,tan,tanh}`, source: 'cmath',
    },
    { names: 'numbers.{Complex,Integral,Number,Rational,Real}', class: true, source: 'numbers' },
    { names: 'numbers.{Complex,Integral,Rational,Real}.conjugate', source: 'numbers' },
    {
      names: `statistics.{correlation,covariance,fmean,geometric_mean,harmonic_mean,kde,kde_random,linear_regression,mean,median,median_grouped,median_high,
        median_low,mode,multimode,pstdev,pvariance,quantiles,stdev,variance}`,
      work: 'cpu', growth: 'linear', source: 'probe',
    },
    { names: 'statistics.NormalDist.{from_samples,samples}', work: 'cpu', growth: 'linear', source: 'statistics' },
    { names: 'statistics.NormalDist.{cdf,inv_cdf,overlap,pdf,quantiles,zscore,mean,median,mode,stdev,variance}', source: 'statistics' },
    { names: 'statistics.{NormalDist,StatisticsError,LinearRegression}', class: true, source: 'statistics' },
    { names: 'fractions.Fraction', class: true, work: 'cpu', source: 'probe' },
    {
      names: `fractions.Fraction.{as_integer_ratio,from_decimal,from_float,from_number,is_integer,limit_denominator,numerator,denominator}
        fractions.gcd`,
      work: 'cpu', source: 'fractions',
    },
    { names: 'decimal.Decimal', class: true, bases: 'decimal._Arithmetic', work: 'cpu', source: 'decimal' },
    { names: 'decimal.Context', class: true, bases: 'decimal._Arithmetic', source: 'decimal' },
    { names: 'decimal._Arithmetic', class: true, source: 'decimal' },
    {
      names: `decimal._Arithmetic.{exp,ln,log10,power,sqrt,fma,divide,divide_int,divmod,multiply,remainder,remainder_near,quantize,normalize,to_integral,
        to_integral_exact,to_integral_value,create_decimal,create_decimal_from_float,from_float,from_number,to_eng_string,to_sci_string,as_tuple,
        as_integer_ratio}`,
      work: 'cpu', source: 'probe',
    },
    {
      names: `decimal._Arithmetic.{Etiny,Etop,abs,add,adjusted,canonical,clear_flags,clear_traps,compare,compare_signal,compare_total,compare_total_mag,
        conjugate,copy,copy_abs,copy_decimal,copy_negate,copy_sign,is_canonical,is_finite,is_infinite,is_nan,is_normal,is_qnan,is_signed,is_snan,is_subnormal,
        is_zero,logb,logical_and,logical_invert,logical_or,logical_xor,max,max_mag,min,min_mag,minus,next_minus,next_plus,next_toward,number_class,plus,radix,
        rotate,same_quantum,scaleb,shift,subtract,prec,rounding}`,
      source: 'decimal',
    },
    { names: 'decimal.{getcontext,localcontext,IEEEContext}', returns: 'decimal.Context', source: 'decimal' },
    { names: 'decimal.setcontext', source: 'decimal' },
    {
      names: `decimal.{Clamped,ConversionSyntax,DecimalException,DecimalTuple,DivisionByZero,DivisionImpossible,DivisionUndefined,FloatOperation,Inexact,
        InvalidContext,InvalidOperation,Overflow,Rounded,Subnormal,Underflow}`,
      class: true, source: 'decimal',
    },
    {
      names: 'decimal.{ROUND_UP,ROUND_DOWN,ROUND_CEILING,ROUND_FLOOR,ROUND_HALF_UP,ROUND_HALF_DOWN,ROUND_HALF_EVEN,ROUND_05UP,MAX_PREC,MAX_EMAX}',
      attribute: true, source: 'decimal',
    },
    {
      names: `random.{,Random.}{betavariate,binomialvariate,choice,expovariate,gammavariate,gauss,getrandbits,getstate,lognormvariate,normalvariate,
        paretovariate,randint,random,randrange,seed,setstate,triangular,uniform,vonmisesvariate,weibullvariate}`,
      source: 'random',
    },
    { names: 'random.{,Random.}shuffle', work: 'cpu', growth: 'linear', source: 'probe' },
    { names: 'random.{,Random.}{choices,sample}', work: 'cpu', growth: 'linear', returns: 'builtins.list', passesThrough: 0, source: 'random' },
    { names: 'random.{,Random.}randbytes', work: 'cpu', growth: 'linear', returns: 'builtins.bytes', source: 'probe' },
    { names: 'random.Random', class: true, source: 'random' },
    { names: 'random.SystemRandom', class: true, bases: 'random.Random', source: 'random' },
    { names: 'array.array', class: true, work: 'cpu', source: 'probe' },
    { names: 'array.array.{append,buffer_info,clear,extend,insert,pop,itemsize,typecode}', source: 'array' },
    {
      names: 'array.array.{byteswap,count,frombytes,fromlist,fromstring,fromunicode,index,remove,reverse}', work: 'cpu', growth: 'linear',
      source: 'array',
    },
    { names: 'array.array.{tobytes,tostring}', work: 'cpu', growth: 'linear', returns: 'builtins.bytes', source: 'array' },
    { names: 'array.array.tolist', work: 'cpu', growth: 'linear', returns: 'builtins.list', source: 'array' },
    { names: 'array.array.tounicode', work: 'cpu', growth: 'linear', returns: 'builtins.str', source: 'array' },
    { names: 'array.array.fromfile', work: 'io', io: 'file', growth: 'linear', source: 'array' },
    { names: 'array.array.tofile', work: 'io', io: 'file', growth: 'linear', repeats: 'writes', source: 'array' },

    // Time
    { names: 'time.sleep', work: 'io', io: 'sleep', asyncInstead: 'asyncio.sleep', source: 'probe' },
    {
      names: `time.{asctime,clock_getres,clock_gettime,clock_gettime_ns,ctime,get_clock_info,gmtime,localtime,mktime,monotonic,monotonic_ns,perf_counter,
        perf_counter_ns,process_time,process_time_ns,pthread_getcpuclockid,strftime,thread_time,thread_time_ns,time,time_ns}`,
      source: 'time',
    },
    { names: 'time.strptime', work: 'cpu', source: 'time' },
    { names: 'time.{clock_settime,clock_settime_ns,tzset}', hazard: 'changes-process-state', source: 'time' },
    { names: 'time.struct_time', class: true, source: 'time' },
    { names: 'time.{CLOCK_MONOTONIC,CLOCK_REALTIME,timezone,altzone,daylight,tzname}', attribute: true, source: 'time' },
    { names: 'datetime.{date,datetime,time,timedelta,timezone,tzinfo}', class: true, source: 'datetime' },
    {
      names: `datetime.datetime.{astimezone,combine,fromisoformat,fromordinal,fromtimestamp,fromisocalendar,now,replace,today,utcfromtimestamp,
        utcnow}`,
      returns: 'datetime.datetime', source: 'datetime',
    },
    { names: 'datetime.{datetime,date,time}.strptime', work: 'cpu', returns: 'datetime.datetime', source: 'datetime' },
    { names: 'datetime.{datetime,date,time}.{strftime,isoformat} datetime.{datetime,date}.ctime', returns: 'builtins.str', source: 'datetime' },
    {
      names: 'datetime.datetime.date datetime.date.{fromisocalendar,fromisoformat,fromordinal,fromtimestamp,replace,today}', returns: 'datetime.date',
      source: 'datetime',
    },
    { names: 'datetime.datetime.{time,timetz} datetime.time.{fromisoformat,replace}', returns: 'datetime.time', source: 'datetime' },
    {
      names: `datetime.{datetime,date}.{isocalendar,isoweekday,timetuple,toordinal,weekday}
        datetime.datetime.{timestamp,utctimetuple} datetime.{datetime,time,timezone,tzinfo}.{dst,tzname,utcoffset} datetime.{timezone,tzinfo}.fromutc
        datetime.timedelta.total_seconds`,
      source: 'datetime',
    },
    {
      names: 'datetime.{datetime,date,time,timedelta}.{min,max,resolution} datetime.timezone.utc datetime.{MINYEAR,MAXYEAR}', attribute: true,
      source: 'datetime',
    },
    {
      names: `datetime.{datetime,date}.{year,month,day} datetime.{datetime,time}.{hour,minute,second,microsecond,tzinfo,fold}
        datetime.timedelta.{days,seconds,microseconds}`,
      attribute: true, source: 'datetime',
    },
    { names: 'zoneinfo.ZoneInfo', class: true, source: 'zoneinfo' },
    { names: 'zoneinfo.ZoneInfo.{clear_cache,dst,from_file,fromutc,no_cache,tzname,utcoffset,key}', source: 'zoneinfo' },
    { names: 'zoneinfo.available_timezones', work: 'io', io: 'file', growth: 'linear', source: 'zoneinfo' },
    { names: 'zoneinfo.reset_tzpath', hazard: 'changes-process-state', source: 'zoneinfo' },
    { names: 'zoneinfo.{InvalidTZPathWarning,ZoneInfoNotFoundError}', class: true, source: 'zoneinfo' },
    {
      names: 'calendar.{Calendar,HTMLCalendar,LocaleHTMLCalendar,LocaleTextCalendar,TextCalendar}', class: true, bases: 'calendar._Calendar',
      source: 'calendar',
    },
    { names: 'calendar._Calendar calendar.{Day,Month,IllegalMonthError,IllegalWeekdayError}', class: true, source: 'calendar' },
    {
      names: `calendar._Calendar.{formatday,formatmonth,formatmonthname,formatmonthpage,formatweek,formatweekday,formatweekheader,formatyear,formatyearpage,getfirstweekday,
        itermonthdates,itermonthdays,itermonthdays2,itermonthdays3,itermonthdays4,iterweekdays,monthdatescalendar,monthdays2calendar,monthdayscalendar,prmonth,
        prweek,pryear,setfirstweekday,yeardatescalendar,yeardays2calendar,yeardayscalendar}
        calendar.{calendar,firstweekday,isleap,leapdays,month,monthcalendar,monthrange,prcal,prmonth,timegm,weekday,weekheader,week,prweek,format,formatstring}`,
      source: 'calendar',
    },
    { names: 'calendar.setfirstweekday', hazard: 'changes-process-state', source: 'calendar' },
    { names: 'calendar.{day_name,day_abbr,month_name,month_abbr,MONDAY,SUNDAY}', attribute: true, source: 'calendar' },
    { names: 'uuid.{uuid1,uuid3,uuid4,uuid5,uuid6,uuid7,uuid8}', returns: 'uuid.UUID', source: 'uuid' },
    { names: 'uuid.{SafeUUID,UUID}', class: true, source: 'uuid' },
    { names: 'uuid.UUID.{hex,int,bytes,urn,version,variant,fields,node,time,bytes_le} uuid.{getnode,main}', source: 'uuid' },
    { names: 'uuid.{NAMESPACE_DNS,NAMESPACE_OID,NAMESPACE_URL,NAMESPACE_X500,NIL,MAX}', attribute: true, returns: 'uuid.UUID', source: 'uuid' },
  ],
};
